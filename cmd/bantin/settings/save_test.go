package settings

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// office is the file of a department with so many sources; its last line is
// long, so that a half of it can look whole.
func office(sources int, line string) string {
	var b strings.Builder
	b.WriteString("sources:" + line)
	for i := range sources {
		fmt.Fprintf(&b, "  - id: nguon-%d%s    department: son-la%s    url: https://nguon-%d.example.vn/tin-tuc-su-kien%s", i, line, line, i, line)
	}
	return b.String()
}

// whole reports how many sources there are, if each is as it was written.
func whole(s *Settings) (sources int, ok bool) {
	for i, src := range s.Sources {
		if src.ID != fmt.Sprint("nguon-", i) || src.URL != fmt.Sprintf("https://nguon-%d.example.vn/tin-tuc-su-kien", i) {
			return len(s.Sources), false
		}
	}
	return len(s.Sources), true
}

// TestSaving saves a file in every way that editors and administrators do. Each
// time what was saved is in force soon, once, and never a half of it.
func TestSaving(t *testing.T) {
	const file = "nguon/so.yaml"
	var all sync.WaitGroup
	defer all.Wait()
	for _, c := range []struct {
		name string
		save func(t *testing.T, at func(string) string, text string)
	}{
		{"in place", func(t *testing.T, at func(string) string, text string) { write(t, at(file), text) }},
		{"a new file in its stead", func(t *testing.T, at func(string) string, text string) {
			write(t, at("nguon/.so.yaml.tmp"), text)
			rename(t, at("nguon/.so.yaml.tmp"), at(file))
		}},
		{"backup and rename", func(t *testing.T, at func(string) string, text string) {
			rename(t, at(file), at(file+"~"))
			write(t, at(file), text)
		}},
		{"backup, a pause, and a new file", func(t *testing.T, at func(string) string, text string) {
			rename(t, at(file), at(file+".bak"))
			wait(t, 900*time.Millisecond)
			write(t, at(file), text)
		}},
		{"emptied, and written after a pause", func(t *testing.T, at func(string) string, text string) {
			write(t, at(file), "")
			wait(t, 900*time.Millisecond)
			write(t, at(file), text)
		}},
		{"half written for two seconds", func(t *testing.T, at func(string) string, text string) {
			write(t, at(file), text[:len(text)-17])
			wait(t, 2*time.Second)
			write(t, at(file), text)
		}},
		{"half written at the end of a source", func(t *testing.T, at func(string) string, text string) {
			last := strings.LastIndex(text, "  - id")
			write(t, at(file), text[:strings.LastIndex(text[:last], "  - id")])
			wait(t, 2*time.Second)
			write(t, at(file), text)
		}},
		{"in many small pieces", func(t *testing.T, at func(string) string, text string) {
			f, err := os.Create(at(file))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			for i := 0; i < len(text); i += 40 {
				if _, err := f.WriteString(text[i:min(len(text), i+40)]); err != nil {
					t.Fatal(err)
				}
				wait(t, 20*time.Millisecond)
			}
		}},
		{"a link that is turned", func(t *testing.T, at func(string) string, text string) {
			write(t, at("ban-moi/so.txt"), text)
			if err := os.Symlink("../ban-moi/so.txt", at("nguon/tam")); err != nil {
				t.Fatal(err)
			}
			rename(t, at("nguon/tam"), at(file))
		}},
		{"a folder that is turned", func(t *testing.T, at func(string) string, text string) {
			write(t, at("nguon-moi/so.yaml"), text)
			rename(t, at("nguon"), at("nguon-cu"))
			if err := os.Symlink("nguon-moi", at("nguon")); err != nil {
				t.Fatal(err)
			}
		}},
		{"by Notepad", func(t *testing.T, at func(string) string, text string) {
			write(t, at(file), "\ufeff"+strings.ReplaceAll(text, "\n", "\r\n"))
		}},
		{"without a last line feed", func(t *testing.T, at func(string) string, text string) {
			write(t, at(file), strings.TrimSuffix(text, "\n"))
		}},
	} {
		all.Go(func() { // side by side: they wait most of the time
			t.Run(c.name, func(t *testing.T) {
				folder := t.TempDir()
				at := func(name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }
				write(t, at("bantin.yaml"), mainFile)
				write(t, at(file), office(4, "\n"))
				inForce := watching(t, at("bantin.yaml"))
				began := time.Now()
				c.save(t, at, office(5, "\n"))
				if took := time.Since(began); took > doubtful-100*time.Millisecond {
					t.Skipf("this machine is too busy: saving took %v", took) // the half of a file had to be taken for whole
				}
				settle(t, inForce, 5)
			})
		})
	}
}

// watching watches a settings file and returns what comes into force. Nothing but
// four sources and five may.
func watching(t *testing.T, main string) <-chan int {
	t.Helper()
	s, err := Load(main)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	inForce, done := make(chan int, 100), make(chan struct{})
	go func() {
		defer close(done)
		now := s
		s.Watch(ctx, nil, func(next *Settings, err error) (*Settings, error) {
			if err != nil {
				t.Errorf("was read: %v", err)
				return now, nil
			}
			now = next
			n, ok := whole(next)
			if !ok || n < 4 || len(next.Warnings) > 0 {
				t.Errorf("in force: %d sources; %v", n, next.Warnings)
			}
			inForce <- n
			return next, nil
		})
	}()
	t.Cleanup(func() { stop(); <-done })
	wait(t, 500*time.Millisecond) // the watch stands, and has looked once
	return inForce
}

// settle waits for what was saved, and that nothing else follows.
func settle(t *testing.T, inForce <-chan int, want int) {
	t.Helper()
	select {
	case n := <-inForce:
		if n != want {
			t.Errorf("%d sources came into force, want %d", n, want)
		}
	case <-time.After(2 * time.Minute):
		t.Fatal("nothing came into force")
	}
	select {
	case n := <-inForce:
		t.Errorf("%d sources came into force once more", n)
	case <-time.After(time.Second):
	}
}

func wait(t *testing.T, d time.Duration) {
	t.Helper()
	select {
	case <-t.Context().Done():
	case <-time.After(d):
	}
}

// TestSavingTakesASecond measures nothing but that a change that is whole is
// not waited for as one that may not be.
func TestSavingTakesASecond(t *testing.T) {
	if quiet >= time.Second || quiet >= doubtful || doubtful <= 2*time.Second {
		t.Errorf("waits %v, and %v in doubt", quiet, doubtful)
	}
	for _, c := range []struct {
		name, before, after string
		doubt               bool
	}{
		{"a line is added", "a: 1\n", "a: 1\nb: 2\n", false},
		{"a line is cut off", "a: 1\nb: 2\n", "a: 1\n", false},
		{"a line breaks off", "a: 1\nb: 2\n", "a: 1\nb:", true},
		{"longer, and breaks off", "a: 1\n", "a: 1\nb:", true},
		{"never had a last line feed", "a: 1", "a: 1\nb: 2", false},
		{"never had one, and is shorter", "a: 1\nb: 2", "a: 1\nb", true},
		{"as before", "a: 1", "a: 1", false},
		{"Notepad's lines", "a: 1\r\n", "a: 1\r\nb: 2\r\n", false},
	} {
		if got := breaksOff([]byte(c.after), []byte(c.before)); got != c.doubt {
			t.Errorf("%s: doubted: %v", c.name, got)
		}
	}
}

func TestKeptFilesOutliveTheProgram(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "cau-hinh/bantin.yaml", mainFile)
	write(t, "cau-hinh/nguon/mot.yaml", oneSource)
	write(t, "cau-hinh/nguon/hai.yaml", twoSource)
	main := filepath.Join("cau-hinh", "bantin.yaml")
	s, err := Load(main)
	if err != nil {
		t.Fatal(err)
	}
	if s.Broken() {
		t.Error("good settings are broken")
	}
	kept := s.Kept()
	for _, path := range []string{"bantin.yaml", "nguon/mot.yaml", "nguon/hai.yaml"} {
		if len(kept[path]) == 0 {
			t.Errorf("%s is not kept: %d files are", path, len(kept))
		}
	}
	write(t, "cau-hinh/nguon/mot.yaml", "sources: [{id: mot\n") // and the program is started again, elsewhere
	t.Chdir("cau-hinh")
	s, err = Load("bantin.yaml")
	if err != nil || len(s.Sources) != 1 || !s.Broken() {
		t.Fatalf("%d sources, %v, %v", len(s.Sources), s.Warnings, err)
	}
	s, err = s.Recover(kept)
	if err != nil || len(s.Sources) != 2 || !s.Broken() || string(s.Kept()["nguon/mot.yaml"]) != oneSource {
		t.Errorf("recovered %d sources, %v, %v", len(s.Sources), s.Warnings, err)
	}
	if place := s.Local(s.Warnings)[0].Place(); !strings.HasPrefix(place, "nguon/mot.yaml") {
		t.Errorf("the place of what is wrong is told as %q", place)
	}
	write(t, "bantin.yaml", "inclde: []\n")
	if _, err := s.Recover(kept); err == nil {
		t.Error("a broken main file is recovered")
	}
}
