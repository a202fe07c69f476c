package settings

import (
	"context"
	"os"
	"testing"
	"time"
)

func TestWatch(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "bantin.yaml", mainFile)
	write(t, "nguon/mot.yaml", oneSource)
	write(t, "so/that.yaml", "")
	s, err := Load("bantin.yaml")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	changes := make(chan struct{})
	done := make(chan error)
	go func() {
		done <- s.Watch(ctx, func() { changes <- struct{}{} })
	}()
	for _, step := range []struct {
		name   string
		change func()
	}{
		{"written in place", func() { write(t, "bantin.yaml", mainFile+"workers: 2\n") }},
		{"replaced by a new file, as editors do", func() {
			write(t, "bantin.yaml.new", mainFile+"workers: 3\n")
			rename(t, "bantin.yaml.new", "bantin.yaml")
		}},
		{"an included file is added", func() { write(t, "nguon/hai.yaml", twoSource) }},
		{"an included file is taken away", func() { rename(t, "nguon/hai.yaml", "nguon/hai.yaml.cu") }},
	} {
		// The watch may not stand yet when the first change is made: it is
		// made again until it is seen.
		again := time.NewTicker(time.Second)
		step.change()
		for seen := false; !seen; {
			select {
			case <-changes:
				seen = true
			case <-again.C:
				if step.name == "written in place" {
					write(t, "bantin.yaml", mainFile+"workers: 4\n# "+time.Now().String()+"\n")
				}
			case err := <-done:
				t.Fatalf("%s: the watch ended: %v", step.name, err)
			case <-time.After(20 * time.Second):
				t.Fatalf("%s: not seen", step.name)
			}
		}
		again.Stop()
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

func TestConcerns(t *testing.T) {
	s := &Settings{main: "bantin.yaml", patterns: []string{"nguon/*.yaml"}, Files: []string{"bantin.yaml", "nguon/mot.yaml"}}
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
