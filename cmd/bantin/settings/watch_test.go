package settings

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"
)

func TestWatch(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "bantin.yaml", mainFile)
	write(t, "nguon/mot.yaml", oneSource)
	write(t, "so/ba.yaml", strings.ReplaceAll(strings.ReplaceAll(twoSource, "hai", "ba"), "b.", "c."))
	s, err := Load("bantin.yaml")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	reloads, asked, done := make(chan *Settings), make(chan os.Signal), make(chan struct{})
	inForce := s
	go func() {
		defer close(done)
		s.Watch(ctx, asked, func(next *Settings, err error) (*Settings, error) {
			if err == nil {
				inForce = next
			}
			reloads <- inForce
			return inForce, nil
		})
	}()
	for _, step := range []struct {
		name             string
		change           func()
		workers, sources int
	}{
		{"changed before the watch stands", func() { write(t, "bantin.yaml", mainFile+"workers: 2\n") }, 2, 1},
		{"replaced by a new file, as editors do", func() {
			write(t, "bantin.yaml.new", mainFile+"workers: 3\n")
			rename(t, "bantin.yaml.new", "bantin.yaml")
		}, 3, 1},
		{"broken", func() { write(t, "bantin.yaml", mainFile+"wrkers: 4\n") }, 3, 1},
		{"mended", func() { write(t, "bantin.yaml", mainFile+"workers: 4\n") }, 4, 1},
		{"asked to, without a change", func() { asked <- os.Interrupt }, 4, 1},
		{"an included file is added", func() { write(t, "nguon/hai.yaml", twoSource) }, 4, 2},
		{"an included file is taken away", func() { rename(t, "nguon/hai.yaml", "nguon/hai.yaml.cu") }, 4, 1},
		{"another folder is included", func() {
			write(t, "bantin.yaml", strings.Replace(mainFile, "nguon/*.yaml", "so/*.yaml", 1))
		}, 8, 1},
		{"a file of that folder changes", func() { write(t, "so/bon.yaml", oneSource) }, 8, 2},
	} {
		step.change()
		select {
		case got := <-reloads:
			if got.Workers != step.workers || len(got.Sources) != step.sources {
				t.Errorf("%s: %d workers and %d sources", step.name, got.Workers, len(got.Sources))
			}
		case <-done:
			t.Fatalf("%s: the watch ended", step.name)
		case <-time.After(2 * time.Minute):
			t.Fatalf("%s: not seen", step.name)
		}
	}
	stop()
	<-done
}

func TestWatchMissesNothingInANewFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "bantin.yaml", mainFile)
	write(t, "so/ba.yaml", twoSource)
	s, err := Load("bantin.yaml")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
	defer stop()
	write(t, "bantin.yaml", strings.Replace(mainFile, "nguon/*.yaml", "so/*.yaml", 1))
	inForce := s
	s.Watch(ctx, nil, func(next *Settings, err error) (*Settings, error) {
		if inForce = next; err != nil {
			t.Error(err)
		}
		if len(inForce.Sources) == 2 {
			stop()
		}
		write(t, "so/bon.yaml", oneSource) // read already, and not watched yet
		return inForce, nil
	})
	if len(inForce.Sources) != 2 {
		t.Errorf("%d sources", len(inForce.Sources))
	}
}

// TestWhatCouldNotBePutIntoForceIsTriedAgain lets something else than the files
// be in the way, once.
func TestWhatCouldNotBePutIntoForceIsTriedAgain(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "bantin.yaml", mainFile)
	write(t, "nguon/mot.yaml", oneSource)
	s, err := Load("bantin.yaml")
	if err != nil {
		t.Fatal(err)
	}
	w := newWatch(s)
	defer w.close()
	write(t, "nguon/hai.yaml", twoSource)
	busy, calls := errors.New("the database is locked"), 0
	changed := func(next *Settings, err error) (*Settings, error) {
		if calls++; calls == 1 {
			return s, busy
		}
		return next, err
	}
	if wait := w.look(changed); wait != tryAgain || w.inForce != s {
		t.Errorf("looks again after %v", wait)
	}
	if wait := w.look(changed); calls != 2 || len(w.inForce.Sources) != 2 || wait != quiet {
		t.Errorf("%d calls, %d sources, looks again after %v", calls, len(w.inForce.Sources), wait)
	}
	if w.look(changed); calls != 2 {
		t.Errorf("%d calls", calls)
	}
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

func TestConcerns(t *testing.T) {
	s := &Settings{main: "bantin.yaml", patterns: []glob{globIn(".", "nguon/*.yaml")}, Files: []string{"bantin.yaml", "nguon/mot.yaml"}}
	for name, want := range map[string]bool{
		"./bantin.yaml":    true,
		"nguon/moi.yaml":   true,
		"..data":           true, // how a cluster swaps a whole folder of settings
		"bantin.db":        false,
		"bantin.db-wal":    false,
		".bantin.yaml.swp": false,
	} {
		if got := s.concerns(name); got != want {
			t.Errorf("concerns(%q) is %v", name, got)
		}
	}
}
