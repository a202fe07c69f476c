package scenario

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"bantin/aggregator"
	"bantin/aggregator/dedupe"
	"bantin/aggregator/publish"
	"bantin/aggregator/web"
	"bantin/feeds"
	"bantin/feeds/fetch"
	"bantin/storage"
	"bantin/storage/sqlite"
	"bantin/storage/storagetest"
)

// there is the clock of the seven provinces, and start when lives begin: a
// Monday morning.
var (
	there = time.FixedZone("+07", 7*3600)
	start = time.Date(2026, time.October, 5, 6, 7, 0, 0, there)
)

const (
	day  = 24 * time.Hour
	week = 7 * day
)

// departments are those of the cluster, as ids.
var departments = []string{"lao-cai", "ha-giang", "lai-chau", "dien-bien", "son-la", "lang-son", "cao-bang"}

// A world is everything of one scenario.
type world struct {
	t       testing.TB
	now     atomic.Int64 // Unix seconds
	agenda  []event
	busy    time.Time // until when every hour is lived through
	portals []*portal
	reader  *reader
	history []string // what happened, for whoever reads a failure
	all     bool     // every round visits every source

	site    feeds.Site
	sources []feeds.Source
	rules   dedupe.Corrections

	path      string // of the database
	log       bytes.Buffer
	store     *storage.Store
	client    *fetch.Client
	agg       *aggregator.Aggregator
	publisher *publish.Publisher
	handler   atomic.Pointer[http.Handler]
	server    *httptest.Server
}

// An event is something that happens at a time.
type event struct {
	at time.Time
	do func()
}

// blank puts an empty store at a path.
var blank = storagetest.Blank(sqlite.Open)

// newWorld is a world at its start, without portals.
func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, path: filepath.Join(t.TempDir(), "bantin.db")}
	blank(t, w.path)
	w.now.Store(start.Unix())
	w.site = feeds.Site{ID: "canh-doi", Title: "Bản tin", URL: "https://bantin.example.vn", Zone: there}
	for _, id := range departments {
		w.site.Departments = append(w.site.Departments, feeds.Department{ID: id, Name: "Sở " + id, Area: id})
		w.site.Areas = append(w.site.Areas, feeds.Area{ID: id, Name: "Tỉnh " + id})
	}
	w.site.Topics = []feeds.Topic{{ID: "du-lich", Name: "Du lịch", Words: []string{"du lịch", "khách"}}, {ID: "the-thao", Name: "Thể thao", Words: []string{"giải", "đội"}}}
	w.server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { (*w.handler.Load()).ServeHTTP(rw, r) }))
	w.reader = newReader(w)
	t.Cleanup(func() {
		w.server.Close()
		w.stop()
	})
	return w
}

func (w *world) clock() time.Time { return time.Unix(w.now.Load(), 0).In(there) }

// note adds a line to the history.
func (w *world) note(format string, args ...any) {
	w.history = append(w.history, w.clock().Format("02/01 15:04 ")+fmt.Sprintf(format, args...))
}

// at plans an event.
func (w *world) at(t time.Time, do func()) {
	w.agenda = append(w.agenda, event{t, do})
	slices.SortStableFunc(w.agenda, func(a, b event) int { return cmp.Compare(a.at.Unix(), b.at.Unix()) })
}

// begin starts bantin with the sources of the portals as they are.
func (w *world) begin() {
	w.t.Helper()
	for _, p := range w.portals {
		w.sources = append(w.sources, p.source())
	}
	w.open()
}

// open makes all parts of bantin anew, as at the start of the program.
func (w *world) open() {
	w.t.Helper()
	ctx := context.Background()
	store, err := sqlite.Open(ctx, w.path)
	w.must(err)
	w.store = store
	w.client = &fetch.Client{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}}
	log := slog.New(slog.NewTextHandler(&w.log, nil))
	w.agg = &aggregator.Aggregator{Store: store, Fetch: w.client, Now: w.clock, Log: log, ArticlePause: time.Nanosecond}
	w.publisher = &publish.Publisher{Store: store, Now: w.clock, Version: "1.0", Uncoded: true}
	w.agg.Changed = func(ctx context.Context, selections []string) {
		if err := w.publisher.Rebuild(ctx, selections...); err != nil && ctx.Err() == nil {
			w.t.Errorf("not published: %v", err)
		}
	}
	w.must(store.ReleaseAll(ctx))
	w.load()
}

// load takes over the settings, as at the start and at a reload.
func (w *world) load() {
	w.t.Helper()
	ctx := context.Background()
	w.must(w.agg.Load(ctx, w.site, slices.Clone(w.sources), w.rules))
	w.publisher.Configure(w.site, slices.Clone(w.sources))
	w.must(w.publisher.RebuildAll(ctx))
	handler, err := (&web.Server{Publisher: w.publisher, Store: w.store, Site: w.site, Sources: w.sources,
		Now: w.clock, Log: slog.New(slog.DiscardHandler), Version: "1.0"}).Handler()
	w.must(err)
	w.handler.Store(&handler)
	w.reader.published = 0
}

// stop ends bantin.
func (w *world) stop() {
	if w.store == nil {
		return
	}
	w.client.Close()
	w.must(w.store.Close())
	w.store = nil
}

// restart ends bantin and begins it anew.
func (w *world) restart() {
	w.t.Helper()
	w.note("restart")
	w.stop()
	w.open()
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// live lets the world go on until a time: what is planned happens, sources are
// visited, and the reader reads, every hour for some hours after something
// happened, else every twelve.
func (w *world) live(until time.Time) {
	w.t.Helper()
	for ; w.clock().Before(until); w.now.Add(3600) {
		now := w.clock()
		for len(w.agenda) > 0 && !w.agenda[0].at.After(now) && now.Before(until.Add(-4*time.Hour)) {
			next := w.agenda[0]
			w.agenda = w.agenda[1:]
			next.do()
			w.busy = now.Add(2 * time.Hour)
		}
		if now.Before(w.busy) || !now.Before(until.Add(-4*time.Hour)) || now.Hour()%12 == 6 {
			w.round()
			w.reader.read()
		}
	}
}

// round visits what is due.
func (w *world) round() {
	w.t.Helper()
	_, err := w.agg.Round(context.Background(), aggregator.Order{All: w.all && w.clock().Before(w.busy)})
	w.must(err)
}

// brokenRound is a round that ends in its middle, after so many sources were
// kept, along with the whole program.
func (w *world) brokenRound(after int) {
	w.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	kept := 0
	w.agg.Visited = func(aggregator.Outcome) {
		if kept++; kept >= after {
			stop()
		}
	}
	if _, err := w.agg.Round(ctx, aggregator.Order{All: true}); err != nil && ctx.Err() == nil {
		w.t.Fatal(err)
	}
	w.restart()
}

// setSource replaces the source of the given id in the settings; nil: takes it
// out.
func (w *world) setSource(id string, change func(*feeds.Source)) {
	w.t.Helper()
	i := slices.IndexFunc(w.sources, func(s feeds.Source) bool { return s.ID == id })
	w.sources = slices.Clone(w.sources)
	switch {
	case i < 0:
		w.t.Fatalf("no source %s", id)
	case change == nil:
		w.sources = slices.Delete(w.sources, i, i+1)
	default:
		change(&w.sources[i])
	}
	w.note("settings: source %s changes", id)
	w.load()
}
