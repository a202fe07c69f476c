package publish_test

import (
	"bytes"
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"bantin/storage/sqlite"
)

// What could not be published is served as it was, and made with whatever is
// made next.
func TestWhatCouldNotBePublishedIsOwed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bantin.db")
	store := open(t, path)
	p := publisher(t, store, noon)
	if _, err := p.Late(); err != nil {
		t.Fatal(err)
	}
	before := p.Document("/lao-cai/rss.xml")
	add(t, store, "lc", "lao-cai", "Lễ hội", time.Hour)
	broken, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := broken.Close(); err != nil {
		t.Fatal(err)
	}
	p.Store = broken
	if p.Rebuild(t.Context(), "", "department:lao-cai") == nil {
		t.Fatal("a closed store lets publish")
	}
	since, err := p.Late()
	if err == nil || !since.Equal(noon) {
		t.Errorf("late since %v: %v", since, err)
	}
	if p.Document("/lao-cai/rss.xml") != before {
		t.Error("what was published is not served any more")
	}
	p.Store = store
	if err := p.Rebuild(t.Context(), "department:son-la"); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/rss.xml", "/lao-cai/rss.xml"} {
		if d := p.Document(path); !bytes.Contains(d.Body, []byte("Lễ hội")) {
			t.Errorf("%s is still without the story", path)
		}
	}
	if _, err := p.Late(); err != nil {
		t.Errorf("still late: %v", err)
	}
}

// A stopped rebuild is no failure, but owed; and what was owed under all new
// settings is everything.
func TestAStoppedRebuildIsOwed(t *testing.T) {
	p := publisher(t, open(t, filepath.Join(t.TempDir(), "bantin.db")), noon)
	other := site
	other.Title = "Bản tin khác"
	p.Configure(other, sources)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if p.RebuildAll(ctx) == nil {
		t.Fatal("a stopped rebuild went on")
	}
	if _, err := p.Late(); err != nil {
		t.Errorf("being stopped is taken for a failure: %v", err)
	}
	if err := p.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/rss.xml", "/opml.xml", "/van-hanh/atom.xml"} {
		if !bytes.Contains(p.Document(path).Body, []byte(other.Title)) {
			t.Errorf("%s is not as the new settings have it", path)
		}
	}
}

// CatchUp tries again ever more rarely, tells the log, and stops when asked.
func TestCatchingUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := open(t, filepath.Join(t.TempDir(), "bantin.db"))
		broken := open(t, filepath.Join(t.TempDir(), "other.db"))
		if err := broken.Close(); err != nil {
			t.Fatal(err)
		}
		p := publisher(t, store, noon)
		var log bytes.Buffer
		published := 0
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() {
			defer close(done)
			p.CatchUp(ctx, slog.New(slog.NewTextHandler(&log, nil)), func() { published++ })
		}()
		pass := func(d time.Duration) {
			time.Sleep(d)
			synctest.Wait()
		}
		pass(time.Hour)
		if log.Len() > 0 || published > 0 {
			t.Errorf("without anything owed: %d times, %s", published, &log)
		}
		p.Store = broken
		if p.Rebuild(t.Context(), "") == nil {
			t.Error("a closed store lets publish")
		}
		pass(time.Hour)
		if n := strings.Count(log.String(), "still not published"); n < 10 || n > 20 || published > 0 {
			t.Errorf("tried %d times in an hour: %s", n, &log)
		}
		p.Store = store
		p.Configure(site, sources) // whose lock lets the other goroutine see that store
		pass(5 * time.Minute)
		if _, err := p.Late(); err != nil || published != 1 || !strings.Contains(log.String(), "published what could not be") {
			t.Errorf("published %d times, %v: %s", published, err, &log)
		}
		stop()
		<-done
	})
}
