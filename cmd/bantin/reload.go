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
	reload := func() *settings.Settings { return v.reload(ctx) }
	if len(v.settings.Files) == 0 {
		reload = func() *settings.Settings {
			v.log.Warn("there is no settings file to be read again")
			return v.settings
		}
	} else if err := v.settings.Watch(ctx, v.asked, reload); err != nil {
		v.log.Warn("changes of the settings are not noticed; send SIGHUP after a change", "error", err)
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-v.asked:
			reload()
		}
	}
}

// reload reads the settings again and returns those that are in force
// afterwards. Settings with faults change nothing.
func (v *service) reload(ctx context.Context) *settings.Settings {
	next, err := v.settings.Reload()
	if err == nil {
		err = next.Apply(v.overrides())
	}
	if err != nil {
		v.refuse(err)
		return v.settings
	}
	if err := next.Warnings.Print(v.Stderr, v.language); err != nil {
		v.log.Warn("warnings not shown", "error", err)
	}
	if keys := next.KeepFixed(v.settings); len(keys) > 0 {
		v.log.Warn("these settings take effect at the next start", "keys", strings.Join(keys, ", "))
	}
	if err := v.aggregator.Load(ctx, next.Site, next.Sources, corrections(next)); err != nil {
		v.refuse(err)
		return v.settings
	}
	if err := v.use(ctx, next); err != nil {
		v.refuse(err)
		return v.settings
	}
	v.settings = next
	v.log.Info("settings taken over", "sources", len(next.Sources))
	select {
	case v.due <- struct{}{}:
	default:
	}
	return next
}

// refuse says why settings were not taken over.
func (v *service) refuse(err error) {
	var findings settings.Findings
	if errors.As(err, &findings) {
		if findings.Print(v.Stderr, v.language) == nil {
			v.log.Error("settings not taken over, the last good ones stay in force", "findings", len(findings))
			return
		}
	}
	v.log.Error("settings not taken over, the last good ones stay in force", "error", err)
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
