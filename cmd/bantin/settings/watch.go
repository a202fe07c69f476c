package settings

import (
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long the files must have been left alone before they are
// compared; longest wait is for files that are never left alone.
const (
	quiet       = 400 * time.Millisecond
	longestWait = 3 * time.Second
)

// Watch calls changed whenever the files that the settings were read from, or
// would be read from now, have other bytes than those that were read, and when
// asked to. Changed returns the settings that are in force afterwards: other
// ones, or those of before if nothing better could be read. Watch looks at
// folders, as editors replace files instead of writing them. It returns when
// ctx ends, or with why the folders cannot be watched.
func (s *Settings) Watch(ctx context.Context, asked <-chan os.Signal, changed func() *Settings) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch settings: %w", err)
	}
	defer watcher.Close()
	if err := s.follow(watcher); err != nil {
		return err
	}
	w := watch{inForce: s, seen: s.read}
	settled := time.After(quiet) // what changed before the watch stood
	var since time.Time
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-watcher.Errors:
			return fmt.Errorf("watch settings: %w", err)
		case event := <-watcher.Events:
			if !w.inForce.concerns(event.Name) {
				continue
			}
			if settled == nil {
				since = time.Now()
			}
			if settled == nil || time.Since(since) < longestWait {
				settled = time.After(quiet)
			}
			continue
		case <-settled:
			if !w.differs() {
				settled = nil
				continue
			}
			w.replace(changed)
		case <-asked:
			w.replace(changed)
		}
		if err := w.inForce.follow(watcher); err != nil {
			return err
		}
		settled, since = time.After(quiet), time.Now() // what changed before new folders were watched
	}
}

// A watch is what a running Watch knows.
type watch struct {
	inForce *Settings
	seen    map[string]sum // the bytes that were read last, with success or without
}

func (w *watch) differs() bool { return !maps.Equal(w.inForce.contents(), w.seen) }

func (w *watch) replace(changed func() *Settings) {
	now := w.inForce.contents()
	next := changed()
	if next != w.inForce {
		now = next.read
	}
	w.inForce, w.seen = next, now
}

// follow watches the folders of the settings; those watched already remain.
func (s *Settings) follow(watcher *fsnotify.Watcher) error {
	for _, folder := range s.folders() {
		if err := watcher.Add(folder); err != nil {
			return fmt.Errorf("watch settings: %w", err)
		}
	}
	return nil
}

// folders returns every folder in which a file of the settings is or may
// appear, and those that links lead to.
func (s *Settings) folders() []string {
	var all []string
	for _, path := range append([]string{s.main}, s.patterns...) {
		folder := filepath.Dir(path)
		found, _ := filepath.Glob(folder) // the pattern was read before, and was good
		all = append(all, found...)
		if real, err := filepath.EvalSymlinks(path); err == nil {
			all = append(all, filepath.Dir(real))
		}
	}
	for _, path := range s.beside {
		all = append(all, filepath.Dir(path))
	}
	for _, f := range slices.Concat(s.Files, s.beside) {
		if real, err := filepath.EvalSymlinks(f); err == nil {
			all = append(all, filepath.Dir(real))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// concerns tells whether a change of the named file may be one of the
// settings; the database changes all the time and often stands beside them.
func (s *Settings) concerns(name string) bool {
	base := filepath.Base(name)
	if base == filepath.Base(s.main) || strings.HasPrefix(base, "..") {
		return true
	}
	for _, pattern := range s.patterns {
		if ok, err := filepath.Match(filepath.Base(pattern), base); ok && err == nil {
			return true
		}
	}
	return slices.ContainsFunc(slices.Concat(s.Files, s.beside), func(f string) bool { return filepath.Base(f) == base })
}

// A sum stands for the bytes of a file.
type sum [sha256.Size]byte

func sumOf(data []byte) sum { return sha256.Sum256(data) }

// contents sums up every file that the settings would be read from.
func (s *Settings) contents() map[string]sum {
	all := map[string]sum{}
	paths := []string{s.main}
	for _, pattern := range s.patterns {
		found, _ := filepath.Glob(pattern)
		paths = append(paths, found...)
	}
	for _, path := range paths {
		data, _ := readFile(path) // what cannot be read is as good as empty
		all[path] = sumOf(data)
	}
	for _, path := range s.beside {
		data, _ := os.ReadFile(path)
		all[path] = sumOf(data)
	}
	return all
}
