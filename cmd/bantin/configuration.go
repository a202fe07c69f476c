package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"bantin/cmd/bantin/settings"
	"bantin/storage/sqlite"
)

// defaultConfig is read when no file is named and it is there.
const defaultConfig = "bantin.yaml"

// settings returns the settings in force: of the file that was named, else of
// the one in this folder, else the built-in ones, under the environment and
// the flags. What is worth knowing of them is said on standard error.
func (p *program) settings() (*settings.Settings, error) {
	path := p.configPath()
	if path == "" {
		fmt.Fprintln(p.Stderr, p.say(tell(
			"Không có tệp cấu hình: dùng cấu hình có sẵn với bảy sở. Muốn khác, chạy bantin init.",
			"There is no settings file: the built-in settings with the seven departments are used. To change that, run bantin init.")))
		s := settings.Builtin()
		return s, s.Apply(p.overrides())
	}
	s, err := settings.Load(path)
	if err != nil {
		return nil, err
	}
	if err := s.Warnings.Print(p.Stderr, p.language); err != nil {
		return nil, err
	}
	return s, s.Apply(p.overrides())
}

// settingsInForce is like settings; but where an included file is broken, its
// last good copy is in force that the database has, if there is one.
func (p *program) settingsInForce(ctx context.Context) (*settings.Settings, error) {
	path := p.configPath()
	if path == "" {
		return p.settings()
	}
	s, err := settings.Load(path)
	if err != nil {
		return nil, err
	}
	wrong := s.Apply(p.overrides())
	if wrong == nil && (s.Broken() || s.Lacking()) {
		if s, err = recovered(ctx, s); err != nil {
			return nil, err
		}
		wrong = s.Apply(p.overrides())
	}
	if err := s.Warnings.Print(p.Stderr, p.language); err != nil {
		return nil, err
	}
	return s, wrong
}

// recovered are broken settings with what the database kept of them.
func recovered(ctx context.Context, s *settings.Settings) (*settings.Settings, error) {
	if _, err := os.Stat(s.Database); err != nil {
		return s, nil // there is nothing yet, or opening it says what is wrong
	}
	store, err := sqlite.OpenBeside(ctx, s.Database)
	if err != nil {
		return nil, err
	}
	kept, err := store.SettingsFiles(ctx)
	if err = errors.Join(err, store.Close()); err != nil {
		return nil, err
	}
	return s.Recover(kept)
}

// configPath is the settings file to read; "" for none.
func (p *program) configPath() string {
	path := p.flags.config
	if path == "" {
		path = p.Environ("BANTIN_CONFIG")
	}
	if path != "" {
		return path
	}
	if _, err := os.Stat(defaultConfig); errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	return defaultConfig
}

// overrides are the values of the environment, then those of the flags.
func (p *program) overrides() []settings.Override {
	var all []settings.Override
	add := func(from, key, value string) {
		if value != "" {
			all = append(all, settings.Override{From: from, Key: key, Value: value})
		}
	}
	add("BANTIN_DATABASE", "database", p.Environ("BANTIN_DATABASE"))
	add("BANTIN_LISTEN", "listen", p.Environ("BANTIN_LISTEN"))
	add("BANTIN_URL", "url", p.Environ("BANTIN_URL"))
	add("BANTIN_CONTACT", "contact", p.Environ("BANTIN_CONTACT"))
	add("BANTIN_SCHEDULE", "schedule", p.Environ("BANTIN_SCHEDULE"))
	for part := range strings.SplitSeq(p.Environ("BANTIN_ALLOW"), ",") {
		add("BANTIN_ALLOW", "allow", strings.TrimSpace(part))
	}
	add("--database", "database", p.flags.database)
	add("--listen", "listen", p.flags.listen)
	for _, a := range p.flags.allow {
		add("--allow", "allow", strings.TrimSpace(a))
	}
	return all
}
