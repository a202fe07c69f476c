package main

import (
	"context"
	"errors"
	"strings"

	"bantin/aggregator"
	"bantin/cmd/bantin/settings"
)

// follow takes over changed settings until ctx ends: when a file changes, and
// at SIGHUP.
func (v *service) follow(ctx context.Context) error {
	if len(v.settings.Files) > 0 {
		v.settings.Watch(ctx, v.asked, func(next *settings.Settings, err error) (*settings.Settings, error) {
			return v.reload(ctx, next, err)
		})
		return nil
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-v.asked:
			v.log.Warn("there is no settings file to be read again")
		}
	}
}

// reload takes over settings that were read again, unless they were refused,
// and returns those that are in force afterwards. Settings with faults change
// nothing. The error is not theirs: they are to be taken over later.
func (v *service) reload(ctx context.Context, next *settings.Settings, err error) (*settings.Settings, error) {
	if err == nil {
		err = next.Apply(v.overrides())
	}
	if err != nil {
		v.refuse(ctx, err)
		return v.settings, nil
	}
	if err := next.Warnings.Print(v.Stderr, v.language); err != nil {
		v.log.Warn("warnings not shown", "error", err)
	}
	if keys := next.KeepFixed(v.settings); len(keys) > 0 {
		v.log.Warn("these settings take effect at the next start", "keys", strings.Join(keys, ", "))
	}
	if err := v.takeOver(ctx, next); err != nil {
		if ctx.Err() == nil {
			v.log.Error("settings not taken over, will be tried again", "error", err)
		}
		return v.settings, err
	}
	v.settings = next
	v.log.Info("settings taken over", "sources", len(next.Sources))
	if err := v.tellFaults(ctx, next, brokenFiles(next)); err != nil {
		v.log.Error("staff not told how the settings are", "error", err)
	}
	select {
	case v.due <- struct{}{}:
	default:
	}
	return next, nil
}

// takeOver puts settings into force everywhere, and remembers them.
func (v *service) takeOver(ctx context.Context, next *settings.Settings) error {
	if err := v.aggregator.Load(ctx, next.Site, next.Sources, corrections(next)); err != nil {
		return err
	}
	if err := v.use(ctx, next); err != nil {
		return err
	}
	return v.store.KeepSettingsFiles(ctx, next.Kept(), v.Now())
}

// refuse says why settings were not taken over.
func (v *service) refuse(ctx context.Context, err error) {
	var findings settings.Findings
	if !errors.As(err, &findings) || findings.Print(v.Stderr, v.language) != nil {
		v.log.Error("settings not taken over, the last good ones stay in force", "error", err)
		return
	}
	v.log.Error("settings not taken over, the last good ones stay in force", "findings", len(findings))
	if err := v.tellFaults(ctx, v.settings, findings); err != nil {
		v.log.Error("staff not told how the settings are", "error", err)
	}
}

// visitWhatIsDue visits what new settings made due, without waiting for the
// schedule.
func (v *service) visitWhatIsDue(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-v.due:
		}
		if _, err := v.aggregator.Round(ctx, aggregator.Order{}); err != nil && ctx.Err() == nil {
			v.log.Error("round broken off", "error", err)
		}
	}
}
