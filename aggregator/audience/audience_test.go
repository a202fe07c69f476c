package audience

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/netip"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"bantin/storage"
	"bantin/storage/sqlite"
)

// there is the clock of the site; noon is that of a Wednesday.
var (
	there = time.FixedZone("+07", 7*3600)
	noon  = time.Date(2026, 11, 25, 12, 0, 0, 0, there)
)

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"

// A house is a counter with a clock to set, and the log that it writes.
type house struct {
	*Counter
	testing.TB
	clock time.Time
	log   bytes.Buffer
}

func open(t testing.TB) *house {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "bantin.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	h := &house{TB: t, clock: noon}
	h.start(store)
	return h
}

// start lets a new counter go on from what is stored.
func (h *house) start(store *storage.Store) {
	h.Helper()
	h.Counter = &Counter{Store: store, Now: func() time.Time { return h.clock }, Log: slog.New(slog.NewTextHandler(&h.log, nil))}
	if err := h.Load(h.Context(), there); err != nil {
		h.Fatal(err)
	}
}

func (h *house) restart() {
	h.Helper()
	h.start(h.Store)
}

func (h *house) save() {
	h.Helper()
	if err := h.Save(h.Context()); err != nil {
		h.Fatal(err)
	}
}

// visit lets somebody come from an address.
func (h *house) visit(from, agent string) { h.Visit(visitor(from, agent), h.clock) }

func (h *house) poll(from, agent, feed string) { h.Poll(visitor(from, agent), feed, h.clock) }

func visitor(from, agent string) Visitor {
	return Visitor{From: netip.MustParseAddr(from), Agent: agent}
}

// expect holds the four figures to what they should be.
func (h *house) expect(when string, now, today, week, all int) {
	h.Helper()
	f := h.Figures()
	if got, want := [4]int{f.Now, f.Today, f.Week, f.All}, [4]int{now, today, week, all}; got != want {
		h.Errorf("%s: now, today, this week and in all %v, want %v", when, got, want)
	}
}

func TestAReaderCountsOnceADay(t *testing.T) {
	h := open(t)
	h.expect("nobody", 0, 0, 0, 0)
	for range 3 {
		h.visit("203.0.113.5", firefox)
	}
	h.expect("one reader, three pages", 1, 1, 1, 1)
	h.visit("203.0.113.5", firefox+" x")
	h.expect("another browser there", 2, 2, 2, 2)
	h.visit("203.0.113.6", firefox)
	h.expect("another address", 3, 3, 3, 3)
	h.visit("2001:db8:1:2::1", firefox)
	h.visit("2001:db8:1:2:ffff::9", firefox)
	h.expect("two addresses of one IPv6 client", 4, 4, 4, 4)
}

func TestWhoIsHereNow(t *testing.T) {
	h := open(t)
	h.visit("203.0.113.5", firefox)
	h.visit("203.0.113.6", firefox)
	for minutes, want := range []int{2, 2, 2, 2, 2, 0, 0} {
		h.clock = noon.Add(time.Duration(minutes) * time.Minute)
		h.expect(fmt.Sprint("after ", minutes, " minutes"), want, 2, 2, 2)
	}
	h.visit("203.0.113.5", firefox)
	h.expect("one is back", 1, 2, 2, 2)
	h.clock = h.clock.Add(3 * time.Minute)
	h.visit("203.0.113.5", firefox)
	h.visit("203.0.113.7", firefox)
	h.clock = h.clock.Add(3 * time.Minute)
	h.expect("still here by the second page", 2, 3, 3, 3)
	h.clock = h.clock.Add(-2 * time.Hour)
	h.visit("203.0.113.5", firefox)
	h.expect("the clock was set back", 1, 3, 3, 3)
}

func TestDaysAndWeeks(t *testing.T) {
	h := open(t)
	h.clock = time.Date(2026, 11, 25, 23, 59, 59, 0, there)
	h.visit("203.0.113.5", firefox)
	salt := h.salt
	h.clock = h.clock.Add(time.Second)
	h.expect("midnight", 0, 0, 1, 1)
	if salt == h.salt || len(h.readers.members)+len(h.readers.from) > 0 {
		t.Error("the salt or its hashes outlived their day")
	}
	h.Visit(visitor("203.0.113.5", firefox), h.clock.Add(-time.Millisecond)) // it waited for its turn
	h.expect("a request of the day before", 1, 1, 2, 2)
	h.clock = time.Date(2026, 11, 29, 23, 0, 0, 0, there)
	h.visit("203.0.113.5", firefox)
	h.expect("Sunday", 1, 1, 3, 3)
	h.clock = h.clock.Add(time.Hour)
	h.visit("203.0.113.5", firefox)
	h.expect("Monday", 1, 1, 1, 4)
	f := h.Figures()
	if n := len(f.Days); n != 30 || f.Days[n-1].Date.Format(time.DateOnly) != "2026-11-30" {
		t.Errorf("%d days up to %v", n, f.Days[n-1].Date)
	}
	var visits []int
	for _, d := range f.Days[24:] {
		visits = append(visits, d.Visits)
	}
	if d := cmp.Diff([]int{1, 1, 0, 0, 1, 1}, visits); d != "" {
		t.Errorf("visits by day (-want +got):\n%s", d)
	}
}

func TestTheSaltGoesWithTheDayThoughNobodyComes(t *testing.T) {
	h := open(t)
	h.visit("203.0.113.5", firefox)
	salt := h.salt
	h.clock = h.clock.Add(13 * time.Hour)
	h.save()
	if h.salt == salt || len(h.readers.members) > 0 {
		t.Error("the salt outlived its day")
	}
}

func TestAnotherZone(t *testing.T) {
	h := open(t)
	h.clock = time.Date(2026, 11, 25, 23, 30, 0, 0, there)
	h.visit("203.0.113.5", firefox)
	h.Use(time.FixedZone("+06", 6*3600))
	h.visit("203.0.113.5", firefox)
	h.expect("the same day", 1, 1, 1, 1)
	h.Use(time.FixedZone("+08", 8*3600))
	h.visit("203.0.113.5", firefox)
	h.expect("the next day already", 1, 1, 2, 2)
}

func TestRestart(t *testing.T) {
	h := open(t)
	h.visit("203.0.113.5", firefox)
	h.poll("203.0.113.9", "FreshRSS/1.27 (Linux; https://freshrss.org)", "/rss.xml")
	h.poll("203.0.113.8", "Miniflux/2.2", "/rss.xml")
	h.poll("203.0.113.7", "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; )", "/rss.xml")
	h.save()
	before := h.Figures()
	h.restart()
	after := h.Figures()
	after.Now = before.Now // nobody knows any more
	if d := cmp.Diff(before, after); d != "" {
		t.Errorf("over a restart (-before +after):\n%s", d)
	}
	h.visit("203.0.113.5", firefox)
	h.expect("a reader of before, by a new salt", 1, 2, 2, 2)
	h.poll("203.0.113.9", "FreshRSS/1.27 (Linux; https://freshrss.org)", "/rss.xml")
	if n := h.Figures().Feeds["/rss.xml"].Programs; n != 2 {
		t.Errorf("%d programs after a restart: a program that comes again is no other one", n)
	}
	h.clock = h.clock.AddDate(0, 3, 0)
	h.restart()
	h.expect("months later", 0, 0, 0, 1)
	h.visit("203.0.113.5", firefox)
	h.save()
	h.restart()
	h.expect("and again", 0, 1, 1, 2)
}

func TestNothingIsLostWhenSavingFails(t *testing.T) {
	h := open(t)
	spoil := func(statement string) {
		t.Helper()
		if _, err := h.Store.Write.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	h.visit("203.0.113.5", firefox)
	h.poll("203.0.113.7", "Feedbin feed-id:1 - 3 subscribers", "/rss.xml")
	h.save()
	spoil(`ALTER TABLE subscribers RENAME TO elsewhere`) // the last that is written
	for range 3 {
		h.visit("203.0.113.6", firefox)
		h.poll("203.0.113.7", "Feedbin feed-id:1 - 4 subscribers", "/rss.xml")
		h.poll("203.0.113.8", "Miniflux/2.2", "/atom.xml")
		if err := h.Save(t.Context()); err == nil {
			t.Fatal("it was saved into a table that is not there")
		}
	}
	h.clock = h.clock.AddDate(0, 0, 1)
	h.visit("203.0.113.6", firefox)
	if err := h.Save(t.Context()); err == nil {
		t.Fatal("it was saved into a table that is not there")
	}
	before := h.Figures()
	spoil(`ALTER TABLE elsewhere RENAME TO subscribers`)
	h.save()
	h.restart()
	h.expect("all of it", 0, 1, 3, 3)
	if d := cmp.Diff(before.Days, h.Figures().Days); d != "" {
		t.Errorf("days (-counted +stored):\n%s", d)
	}
	if d := cmp.Diff(before.Feeds, h.Figures().Feeds); d != "" {
		t.Errorf("feeds (-counted +stored):\n%s", d)
	}
}

// TestSavingFailsForMonths puts no day away that is not stored.
func TestSavingFailsForMonths(t *testing.T) {
	h := open(t)
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	for range 100 {
		h.visit("203.0.113.5", firefox)
		if h.Save(stopped) == nil {
			t.Fatal("saved")
		}
		h.clock = h.clock.AddDate(0, 0, 1)
	}
	h.expect("not saved", 0, 0, 4, 100)
	h.save()
	h.expect("saved", 0, 0, 4, 100)
	h.clock = h.clock.AddDate(0, 0, 1)
	h.expect("put away", 0, 0, 4, 100)
	if n := len(h.book.days); n > daysAtHand {
		t.Errorf("%d days are kept at hand", n)
	}
	h.restart()
	h.expect("stored", 0, 0, 4, 100)
}

// TestRunSavesEveryMinute fails to, and tries again.
func TestRunSavesEveryMinute(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bantin.db")
	synctest.Test(t, func(t *testing.T) {
		store, err := sqlite.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer store.Close()
		h := &house{TB: t, clock: noon}
		h.start(store)
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- h.Run(ctx) }()
		after := func(minutes, want int) {
			t.Helper()
			time.Sleep(time.Duration(minutes) * time.Minute)
			synctest.Wait()
			var got int
			err := store.Read.QueryRowContext(t.Context(), `SELECT COALESCE(SUM(visits), 0) FROM audience`).Scan(&got)
			if err != nil || got != want {
				t.Errorf("%d visits are stored, want %d (%v)", got, want, err)
			}
		}
		h.visit("203.0.113.5", firefox)
		after(0, 0)
		after(1, 1)
		h.visit("203.0.113.6", firefox)
		after(1, 2)
		h.visit("203.0.113.7", firefox)
		for _, statement := range []string{`ALTER TABLE subscribers RENAME TO elsewhere`, `ALTER TABLE elsewhere RENAME TO subscribers`} {
			if _, err := store.Write.ExecContext(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(statement, `ALTER TABLE subscribers`) {
				after(5, 2)
			} else {
				after(1, 3)
			}
		}
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		if n := strings.Count(h.log.String(), "\n"); n != 2 {
			t.Errorf("the log has %d lines:\n%s", n, h.log.String())
		}
	})
}

// TestManyAtOnce is for the race detector.
func TestManyAtOnce(t *testing.T) {
	h := open(t)
	var clock sync.Mutex
	h.Counter.Now = func() time.Time { clock.Lock(); defer clock.Unlock(); return h.clock }
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			for n := range 300 {
				v := Visitor{From: netip.AddrFrom4([4]byte{203, byte(n), 113, byte(i)}), Agent: firefox}
				h.Visit(v, noon)
				h.Visit(v, noon)
				h.Poll(Visitor{From: v.From, Agent: "Miniflux/2.2"}, "/rss.xml", noon)
				if n%100 == 0 {
					h.Figures()
					if err := h.Save(t.Context()); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	all.Wait()
	const networks = 256 // of sixteen addresses each
	h.expect("everybody once", 16*networks, 16*networks, 16*networks, 16*networks)
	if f := h.Figures(); f.Feeds["/rss.xml"].Programs != 16*networks || f.Days[29].Polls != 16*300 {
		t.Errorf("%d programs, %d polls", f.Feeds["/rss.xml"].Programs, f.Days[29].Polls)
	}
	h.save()
	h.restart()
	h.expect("stored", 0, 16*networks, 16*networks, 16*networks)
}

func TestWhatIsStoredTellsNobodyApart(t *testing.T) {
	h := open(t)
	h.visit("203.0.113.77", firefox+" Secretive/1.0")
	h.poll("203.0.113.78", "Secretive/2.0", "/rss.xml")
	h.poll("203.0.113.79", "Feedly/1.0 (Secretive; 4 subscribers)", "/rss.xml")
	h.save()
	var dump strings.Builder
	for _, table := range []string{"audience", "pollers", "subscribers"} {
		rows, err := h.Store.Read.QueryContext(t.Context(), `SELECT * FROM `+table)
		if err != nil {
			t.Fatal(err)
		}
		names, _ := rows.Columns()
		for rows.Next() {
			values := make([]any, len(names))
			for i := range values {
				values[i] = new(any)
			}
			if err := rows.Scan(values...); err != nil {
				t.Fatal(err)
			}
			for i, v := range values {
				fmt.Fprintf(&dump, "%s %v\n", names[i], *v.(*any))
			}
		}
		rows.Close()
	}
	want := "day 20782\nvisits 1\npolls 2\n" + "day 20782\nfeed /rss.xml\npollers 1\n" +
		"feed /rss.xml\nservice Feedly\nsubscribers 4\ndeclared_at 1795582800\n"
	if d := cmp.Diff(want, dump.String()); d != "" {
		t.Errorf("stored (-want +got):\n%s", d)
	}
}
