package aggregator

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/storage"
)

// A Housekeeper does what is to be done every night: it copies the database,
// and forgets what is kept for a time only. Its functions are the engine's.
type Housekeeper struct {
	Store *storage.Store
	Now   func() time.Time
	Log   *slog.Logger

	Copy     func(ctx context.Context, to string) error // makes a whole copy, or none; never overwrites
	Ours     func(file string) bool                     // whether a file is a copy that Copy made
	Leftover func(file string) (of string)              // the name of the copy that a file was to become; empty: it was to become none
}

const (
	// lookAgain is how long the housekeeper sleeps at most: settings and clocks
	// are changed while it does.
	lookAgain = 10 * time.Minute
	// copyRetry is the wait after a copy that could not be made.
	copyRetry = time.Hour
	// forgetSome is how many entries of the index are forgotten in one go.
	forgetSome = 1000
)

// Run does every night's work until ctx ends, which is no error. A night that
// was missed is made up for; what fails is logged, remembered for staff, and
// tried again.
func (h *Housekeeper) Run(ctx context.Context, night func() Night) error {
	for {
		n := night()
		h.work(ctx, n)
		now := h.Now()
		timer := time.NewTimer(min(n.next(now).Sub(now), lookAgain))
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil
		case <-timer.C:
		}
	}
}

// work does what of a night's work is left to be done.
func (h *Housekeeper) work(ctx context.Context, n Night) {
	at := n.last(h.Now())
	if n.Folder == "" {
		h.note(ctx, storage.CopyChore, storage.Chore{})
	} else if !h.copyOf(ctx, n, at) {
		return // nothing is forgotten that is not copied
	}
	h.tidy(ctx, n, at)
}

// copyOf makes the copy of a night, and reports whether there is one, or none to make.
func (h *Housekeeper) copyOf(ctx context.Context, n Night, at time.Time) bool {
	c, err := h.Store.Chore(ctx, storage.CopyChore)
	if err != nil {
		h.Log.Error("nightly work broken off", "error", err)
		return false
	}
	now := h.Now()
	if !c.Done.Before(at) {
		return true
	}
	if c.Problem != "" && now.Sub(c.Tried).Abs() < copyRetry || !h.worthwhile(ctx, at) {
		return false
	}
	err = h.makeCopy(ctx, n, n.fileOf(at))
	if ctx.Err() != nil {
		return false
	}
	c.Tried = now
	if err != nil {
		c.Problem = problemOf(err)
		h.Log.Error("no copy of the database was made", "file", n.fileOf(at), "error", err)
	} else {
		c.Done, c.Problem = now, ""
		h.Log.Info("database copied", "file", n.fileOf(at))
	}
	h.note(ctx, storage.CopyChore, c)
	return err == nil
}

// worthwhile reports whether there was anything to copy at a time.
func (h *Housekeeper) worthwhile(ctx context.Context, at time.Time) bool {
	states, err := h.Store.Sources(ctx)
	return err != nil || slices.ContainsFunc(states, func(st storage.SourceState) bool {
		return !st.FirstOK.IsZero() && st.FirstOK.Before(at)
	})
}

// makeCopy copies the database and lets the oldest copies go.
func (h *Housekeeper) makeCopy(ctx context.Context, n Night, to string) error {
	// The folder that it lies in is not made: it may be a disk that is missing.
	if err := os.Mkdir(n.Folder, 0o750); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	entries, err := os.ReadDir(n.Folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if of := h.Leftover(e.Name()); of != "" && n.isCopy(of) {
			if err := os.Remove(filepath.Join(n.Folder, e.Name())); err != nil {
				return err
			}
		}
	}
	if _, err := os.Lstat(to); err != nil || !h.Ours(to) { // one may be there although the store was put back since
		if err := h.Copy(ctx, to); err != nil {
			return err
		}
	}
	return h.discard(n)
}

// discard removes the oldest copies but for so many. Other files stay, whatever
// they are called.
func (h *Housekeeper) discard(n Night) error {
	entries, err := os.ReadDir(n.Folder) // in the order of their names, and so of their days
	if err != nil {
		return err
	}
	var copies []string
	for _, e := range entries {
		file := filepath.Join(n.Folder, e.Name())
		if e.Type().IsRegular() && n.isCopy(e.Name()) && h.Ours(file) {
			copies = append(copies, file)
		}
	}
	for _, file := range copies[:max(0, len(copies)-n.Keep)] {
		if err := os.Remove(file); err != nil {
			return err
		}
		h.Log.Info("old copy of the database removed", "file", file)
	}
	return nil
}

// problemOf is the word under which a failure is remembered.
func problemOf(err error) string {
	var fault *storage.Fault
	switch {
	case errors.As(err, &fault):
		return string(fault.Kind)
	case errors.Is(err, os.ErrNotExist):
		return string(storage.NoFolder)
	case errors.Is(err, os.ErrPermission):
		return string(storage.Denied)
	case full(err):
		return string(storage.Full)
	}
	return "other"
}

// tidy forgets what was kept long enough.
func (h *Housekeeper) tidy(ctx context.Context, n Night, at time.Time) {
	c, err := h.Store.Chore(ctx, storage.TidyChore)
	now := h.Now()
	if err == nil && !c.Done.Before(at) {
		return
	}
	if err == nil {
		err = h.forget(ctx, n, now)
	}
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		h.Log.Error("nightly work broken off", "error", err)
		return
	}
	h.note(ctx, storage.TidyChore, storage.Chore{Tried: now, Done: now})
}

func (h *Housekeeper) forget(ctx context.Context, n Night, now time.Time) error {
	for {
		some, err := h.Store.Forget(ctx, now.Add(-dedupe.Window), forgetSome)
		if err != nil {
			return err
		}
		if some < forgetSome {
			break
		}
	}
	if n.Texts == 0 {
		return nil
	}
	texts, err := h.Store.Prune(ctx, now.Add(-n.Texts))
	if err == nil && texts > 0 {
		h.Log.Info("old texts forgotten", "texts", texts)
	}
	return err
}

// note remembers how a chore went. Where there is no room for that, the log
// has it.
func (h *Housekeeper) note(ctx context.Context, name string, c storage.Chore) {
	before, err := h.Store.Chore(ctx, name)
	if err == nil && before != c {
		err = h.Store.SaveChore(ctx, name, c)
	}
	if err != nil && ctx.Err() == nil {
		h.Log.Error("nightly work not noted", "error", err)
	}
}
