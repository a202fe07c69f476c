package aggregator

import (
	"path/filepath"
	"strings"
	"time"
)

// A Night says what is done every night.
type Night struct {
	Folder string         // where copies of the database are kept; empty: none are made
	Name   string         // what their names begin with
	Keep   int            // how many of them
	At     time.Duration  // after midnight
	Zone   *time.Location // whose midnight
	Texts  time.Duration  // for so long texts are kept that are not published; 0: for ever
}

// last is the latest time until now at which the work was to be done.
func (n Night) last(now time.Time) time.Time {
	at := n.on(now, 0)
	if at.After(now) {
		at = n.on(now, -1)
	}
	return at
}

// next is the first time after now at which the work is to be done.
func (n Night) next(now time.Time) time.Time {
	at := n.on(now, 0)
	if !at.After(now) {
		at = n.on(now, 1)
	}
	return at
}

// on is the time of the work so many days after that of an instant.
func (n Night) on(t time.Time, days int) time.Time {
	y, m, d := t.In(n.Zone).Date()
	return time.Date(y, m, d+days, int(n.At.Hours()), int(n.At.Minutes())%60, 0, 0, n.Zone)
}

// fileOf is where the copy of a night is kept.
func (n Night) fileOf(at time.Time) string {
	return filepath.Join(n.Folder, n.Name+"-"+at.In(n.Zone).Format(time.DateOnly)+".db")
}

// isCopy reports whether a file's name is that of a copy.
func (n Night) isCopy(name string) bool {
	day, ok := strings.CutPrefix(name, n.Name+"-")
	if !ok {
		return false
	}
	_, err := time.Parse(time.DateOnly+".db", day)
	return err == nil
}
