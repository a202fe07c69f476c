package main

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"bantin/aggregator"
	"bantin/cmd/bantin/settings"
	"bantin/storage"
	"bantin/storage/sqlite"
)

// housekeeper returns what does the work of the night.
func (v *service) housekeeper() *aggregator.Housekeeper {
	database := v.settings.Database // it stays, whatever is reloaded
	return &aggregator.Housekeeper{
		Store: v.store, Now: v.Now, Log: v.log,
		Copy:     func(ctx context.Context, to string) error { return sqlite.Backup(ctx, database, to, nil) },
		Ours:     sqlite.Ours,
		Leftover: sqlite.Unfinished,
	}
}

// nightOf is what the settings say of the work of the night. Copies are named
// after the database, so that several may lie in one folder.
func nightOf(s *settings.Settings) *aggregator.Night {
	name := filepath.Base(s.Database)
	return &aggregator.Night{
		Folder: s.BackupFolder(), Name: strings.TrimSuffix(name, filepath.Ext(name)),
		Keep: s.Backup.Keep, At: s.Backup.At, Zone: s.Site.Zone, Texts: s.KeepTexts,
	}
}

// printCopies says when the database was copied last, and what keeps it from
// being copied.
func (p *program) printCopies(c storage.Chore, zone *time.Location) error {
	if a := aggregator.CopyAdvice(c); c.Problem != "" {
		if err := p.printAdvice(p.say(tell("sao lưu", "backup")), p.say(a.What), p.say(a.Next)); err != nil {
			return err
		}
	}
	if c.Done.IsZero() {
		return nil
	}
	return p.printLine(tell("\nSao lưu lần cuối: %s", "\nLast copied: %s", timestamp(c.Done, zone)))
}
