package settings

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
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
// would be read from now, have other bytes than when Watch was called or last
// called it. It watches folders, as editors replace files instead of writing
// them. It returns when ctx ends, or with why the folders cannot be watched.
func (s *Settings) Watch(ctx context.Context, changed func()) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch settings: %w", err)
	}
	defer watcher.Close()
	for _, folder := range s.folders() {
		if err := watcher.Add(folder); err != nil {
			return fmt.Errorf("watch settings: %w", err)
		}
	}
	known := s.contents()
	var settled <-chan time.Time
	var since time.Time
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-watcher.Errors:
			return fmt.Errorf("watch settings: %w", err)
		case event := <-watcher.Events:
			if !s.concerns(event.Name) {
				continue
			}
			if settled == nil {
				since = time.Now()
			}
			if settled == nil || time.Since(since) < longestWait {
				settled = time.After(quiet)
			}
		case <-settled:
			settled = nil
			if now := s.contents(); now != known {
				known = now
				changed()
			}
		}
	}
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
	for _, f := range s.Files {
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
	return slices.ContainsFunc(s.Files, func(f string) bool { return filepath.Base(f) == base })
}

// contents is a digest of every file that the settings would be read from.
func (s *Settings) contents() [sha256.Size]byte {
	sum := sha256.New()
	all := []string{s.main}
	for _, pattern := range s.patterns {
		found, _ := filepath.Glob(pattern)
		all = append(all, found...)
	}
	for _, path := range all {
		fmt.Fprintf(sum, "\x00%s\x00", path)
		if f, err := os.Open(path); err == nil {
			_, err = io.Copy(sum, io.LimitReader(f, maxBytes+1))
			if err != nil {
				fmt.Fprint(sum, err)
			}
			f.Close()
		}
	}
	return [sha256.Size]byte(sum.Sum(nil))
}
