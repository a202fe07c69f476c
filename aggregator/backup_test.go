package aggregator

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/storage"
	"bantin/storage/sqlite"
)

// A house is a database with a housekeeper and the folder of its copies.
type house struct {
	*bench
	*Housekeeper
	Night
	folder string
}

func newHouse(t *testing.T) *house {
	t.Helper()
	p := newPortal(t, map[string]string{"/rss": rss(festival, race)})
	folder := t.TempDir()
	path := filepath.Join(folder, "bantin.db")
	b := openBench(t, path, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	h := &house{bench: b, folder: filepath.Join(folder, "sao-luu")}
	h.Night = Night{Folder: h.folder, Name: "bantin", Keep: 3, At: 150 * time.Minute, Zone: site.Zone}
	h.Housekeeper = &Housekeeper{
		Store: b.Store, Now: b.clock, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Ours: sqlite.Ours, Leftover: sqlite.Unfinished,
		Copy: func(ctx context.Context, to string) error { return sqlite.Backup(ctx, path, to, nil) },
	}
	return h
}

// wake lets the housekeeper look what is to be done.
func (h *house) wake() { h.work(h.t.Context(), h.Night) }

// copies lists the files in the folder of copies.
func (h *house) copies() (names []string) {
	entries, _ := os.ReadDir(h.folder) // none when there is no folder
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func (h *house) wantCopies(when string, want ...string) {
	h.t.Helper()
	if got := h.copies(); !slices.Equal(got, want) {
		h.t.Errorf("%s: %v, want %v", when, got, want)
	}
}

func (h *house) chore() storage.Chore {
	h.t.Helper()
	c, err := h.bench.Store.Chore(h.t.Context(), storage.CopyChore)
	if err != nil {
		h.t.Fatal(err)
	}
	return c
}

func TestNightlyCopies(t *testing.T) {
	h := newHouse(t) // noon is twelve o'clock there
	h.wake()
	h.wantCopies("of a night before anything was stored")
	h.pass(14*time.Hour + 29*time.Minute)
	h.wake()
	h.wantCopies("before the hour")
	h.pass(time.Minute)
	h.wake()
	h.wantCopies("at the hour", "bantin-2026-11-24.db")
	copied, err := sqlite.Open(t.Context(), filepath.Join(h.folder, "bantin-2026-11-24.db"))
	if err != nil {
		t.Fatal(err)
	}
	if list, err := copied.Window(t.Context(), "", storage.Bounds{Span: time.Hour, Fill: 10}); err != nil || len(list) != 2 {
		t.Errorf("in the copy: %d stories, %v", len(list), err)
	}
	if err := copied.Close(); err != nil {
		t.Fatal(err)
	}
	for range 30 {
		h.pass(2 * time.Hour)
		h.wake()
	}
	h.wantCopies("three nights later", "bantin-2026-11-24.db", "bantin-2026-11-25.db", "bantin-2026-11-26.db")
	if c := h.chore(); c.Problem != "" || !c.Done.Equal(c.Tried) || h.clock().Sub(c.Done) > 24*time.Hour {
		t.Errorf("told: %+v", c)
	}
}

func TestMissedNightIsMadeUpFor(t *testing.T) {
	h := newHouse(t)
	h.pass(5*24*time.Hour + 20*time.Hour)
	h.wake()
	h.wakesNothing("the last one missed", "bantin-2026-11-29.db")
	if err := os.Remove(filepath.Join(h.folder, "bantin-2026-11-29.db")); err != nil {
		t.Fatal(err)
	}
	h.wakesNothing("somebody removed it")
}

// wakesNothing wants these copies, also after another look.
func (h *house) wakesNothing(when string, want ...string) {
	h.t.Helper()
	h.wantCopies(when, want...)
	h.wake()
	h.wantCopies(when+", and again", want...)
}

func TestOnlyOwnCopiesAreRemoved(t *testing.T) {
	h := newHouse(t)
	h.pass(24 * time.Hour)
	h.wake()
	good, err := os.ReadFile(filepath.Join(h.folder, "bantin-2026-11-24.db"))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"bantin-2026-01-01.db":               string(good), // copies of other days
		"bantin-2026-01-02.db":               string(good),
		"bantin-2026-01-03.db":               string(good),
		"bantin-2025-01-01.db":               "ghi chép của ai đó",
		"bantin-2026-13-45.db":               string(good),
		"bantin-2026-01-01.db.gz":            string(good),
		"khac-2026-01-01.db":                 string(good),
		"bantin-truoc-2026-01-01-000000.db":  string(good),
		".bantin-2026-01-04.db.123.part":     "dở dang",
		".bantin-2026-01-04.db.ghi-chu.part": "ghi chép",
		".khac-2026-01-04.db.123.part":       "dở dang",
	} {
		if err := os.WriteFile(filepath.Join(h.folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h.pass(24 * time.Hour)
	h.wake()
	h.wantCopies("afterwards", ".bantin-2026-01-04.db.ghi-chu.part", ".khac-2026-01-04.db.123.part",
		"bantin-2025-01-01.db", "bantin-2026-01-01.db.gz", "bantin-2026-01-03.db", "bantin-2026-11-24.db", "bantin-2026-11-25.db",
		"bantin-2026-13-45.db", "bantin-truoc-2026-01-01-000000.db", "khac-2026-01-01.db")
}

func TestCopiesThatFail(t *testing.T) {
	for _, c := range []struct {
		name    string
		spoil   func(t *testing.T, h *house)
		problem storage.FaultKind
	}{
		{"the disk is full", func(t *testing.T, h *house) {
			h.Housekeeper.Copy = func(context.Context, string) error { return &storage.Fault{Kind: storage.Full, Path: h.folder} }
		}, storage.Full},
		{"the folder's folder is missing", func(t *testing.T, h *house) {
			h.Night.Folder = filepath.Join(h.folder, "o-dia", "sao-luu")
		}, storage.NoFolder},
		{"a file stands where the folder should", func(t *testing.T, h *house) {
			if err := os.WriteFile(h.folder, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}, "other"},
		{"the folder cannot be written", func(t *testing.T, h *house) {
			if os.Geteuid() == 0 {
				h.Night.Folder = "/sys/kernel" // where not even root makes files
				return
			}
			if err := os.Mkdir(h.folder, 0o500); err != nil {
				t.Fatal(err)
			}
		}, storage.Denied},
		{"another file has the name", func(t *testing.T, h *house) {
			if err := os.Mkdir(h.folder, 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(h.folder, "bantin-2026-11-24.db"), []byte("ghi chép"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, "other"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHouse(t)
			made := h.Housekeeper.Copy
			c.spoil(t, h)
			h.pass(24 * time.Hour)
			h.wake()
			got := h.chore()
			if got.Problem != string(c.problem) || !got.Done.IsZero() || !got.Tried.Equal(h.clock()) {
				t.Errorf("told: %+v", got)
			}
			if a := CopyAdvice(got); !strings.HasPrefix(a.What.VI, "Chưa sao lưu được") || a.Next.EN == "" {
				t.Errorf("advice: %+v", a)
			}
			h.Housekeeper.Copy, h.Night.Folder = made, filepath.Join(t.TempDir(), "sao-luu")
			h.pass(59 * time.Minute)
			h.wake()
			if !h.chore().Done.IsZero() {
				t.Error("tried again at once")
			}
			h.pass(time.Minute)
			h.wake()
			if got := h.chore(); got.Problem != "" || !got.Done.Equal(h.clock()) {
				t.Errorf("an hour later: %+v", got)
			}
		})
	}
}

func TestCopiesSwitchedOff(t *testing.T) {
	h := newHouse(t)
	h.Housekeeper.Copy = func(context.Context, string) error { return &storage.Fault{Kind: storage.Full, Path: h.folder} }
	h.pass(24 * time.Hour)
	h.wake()
	h.Night.Folder = ""
	h.wake()
	if c := h.chore(); c != (storage.Chore{}) {
		t.Errorf("still told: %+v", c)
	}
}

// Texts are forgotten after the copy was made, and only when that is asked for.
func TestOldTextsAreForgotten(t *testing.T) {
	h := newHouse(t)
	content := func() bool {
		h.t.Helper()
		s, err := h.bench.Store.Story(h.t.Context(), h.stories()[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		return s.Centre.Content != ""
	}
	item := h.stories()[0].Centre
	item.Content = "<p>" + opening + "</p>"
	if err := h.bench.Store.SavePoll(t.Context(), storage.Poll{Source: "mot", At: h.clock(), Due: h.clock().Add(time.Hour),
		Edited: []storage.Edit{{Item: storage.Item{Telling: item}}}}); err != nil {
		t.Fatal(err)
	}
	h.pass(400 * 24 * time.Hour)
	h.wake()
	if !content() {
		t.Fatal("forgotten although nobody asked for it")
	}
	h.Night.Texts = 365 * 24 * time.Hour
	made := h.Housekeeper.Copy
	h.Housekeeper.Copy = func(context.Context, string) error { return &storage.Fault{Kind: storage.Full, Path: h.folder} }
	h.pass(24 * time.Hour)
	h.wake()
	if !content() {
		t.Error("forgotten without a copy")
	}
	h.Housekeeper.Copy = made
	h.pass(2 * time.Hour)
	h.wake()
	if content() {
		t.Error("not forgotten")
	}
}

// Every kind of failure has its sentence.
func TestCopyAdvice(t *testing.T) {
	if a := CopyAdvice(storage.Chore{}); a.What.VI != "" {
		t.Errorf("nothing is wrong: %+v", a)
	}
	for kind := range copyProblems {
		a := CopyAdvice(storage.Chore{Problem: string(kind)})
		if !slices.Contains(storage.FaultKinds(), kind) || a.What.VI == a.What.EN || a.Next.VI == "" || a.Next.EN == "" {
			t.Errorf("%s: %+v", kind, a)
		}
	}
}

// The hour is that of the clocks of the site, whatever they do.
func TestNightsOfAZone(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	n := Night{At: 150 * time.Minute, Zone: berlin}
	for now, want := range map[string][2]string{
		"2026-03-28T12:00:00Z": {"2026-03-28T02:30:00+01:00", "2026-03-29T03:30:00+02:00"}, // there is no half past two
		"2026-07-25T00:29:59Z": {"2026-07-24T02:30:00+02:00", "2026-07-25T02:30:00+02:00"},
		"2026-07-25T00:30:00Z": {"2026-07-25T02:30:00+02:00", "2026-07-26T02:30:00+02:00"},
	} {
		at, err := time.Parse(time.RFC3339, now)
		if err != nil {
			t.Fatal(err)
		}
		if last, next := n.last(at).Format(time.RFC3339), n.next(at).Format(time.RFC3339); last != want[0] || next != want[1] {
			t.Errorf("%s: %s and %s, want %v", now, last, next, want)
		}
	}
}
