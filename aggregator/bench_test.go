package aggregator

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/feeds/fetch"
	"bantin/storage"
	"bantin/storage/sqlite"
	"bantin/storage/storagetest"
)

// noon is the time of every visit unless a test moves its clock.
var noon = time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC)

var site = feeds.Site{ID: "bantin-thu", Title: "Bản tin thử", URL: "https://bantin.example.vn", Zone: time.FixedZone("ICT", 7*3600)}

// bench is an aggregator on a store of its own, with a clock to be moved.
type bench struct {
	*Aggregator
	t   *testing.T
	mu  sync.Mutex
	now time.Time
}

// blank puts an empty store at a path.
var blank = storagetest.Blank(sqlite.Open)

func newBench(t *testing.T, sources ...feeds.Source) *bench {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bantin.db")
	blank(t, path)
	return openBench(t, path, sources...)
}

func openBench(t *testing.T, path string, sources ...feeds.Source) *bench {
	t.Helper()
	store, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	b := &bench{t: t, now: noon}
	b.Aggregator = &Aggregator{
		Store:   store,
		Fetch:   &fetch.Client{UserAgent: "bantin/thu", Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}},
		Now:     b.clock,
		Log:     slog.New(slog.NewTextHandler(io.Discard, nil)),
		Workers: 4,

		ArticlePause: time.Millisecond,
	}
	b.load(dedupe.Corrections{}, sources...)
	return b
}

func (b *bench) clock() time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.now
}

func (b *bench) pass(d time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.now = b.now.Add(d)
}

func (b *bench) load(rules dedupe.Corrections, sources ...feeds.Source) {
	b.t.Helper()
	if err := b.Load(b.t.Context(), site, sources, rules); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) round() Summary {
	b.t.Helper()
	sum, err := b.Round(b.t.Context(), Order{})
	if err != nil {
		b.t.Fatal(err)
	}
	return sum
}

func (b *bench) state(id string) storage.SourceState {
	b.t.Helper()
	states, err := b.Store.Sources(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	for _, st := range states {
		if st.ID == id {
			return st
		}
	}
	b.t.Fatalf("no source %s", id)
	return storage.SourceState{}
}

// stories are the public stories, newest first.
func (b *bench) stories() []feeds.Story {
	b.t.Helper()
	list, err := b.Store.Window(b.t.Context(), "", storage.Bounds{Span: 48 * time.Hour, Fill: 50})
	if err != nil {
		b.t.Fatal(err)
	}
	return list
}

// A portal serves pages that a test may change, with or without validators.
type portal struct {
	*httptest.Server
	mu       sync.Mutex
	pages    map[string]string
	robots   string // its robots.txt; empty: there is none
	down     bool   // robots.txt cannot be had
	etags    bool
	requests int            // not counting those for robots.txt
	asked    map[string]int // by path
	answered int            // with a body
}

func newPortal(t *testing.T, pages map[string]string) *portal {
	t.Helper()
	p := &portal{pages: pages, asked: map[string]int{}}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

func (p *portal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if r.URL.Path == "/robots.txt" {
		p.showRobots(w)
		return
	}
	p.requests++
	p.asked[r.URL.Path]++
	body, ok := p.pages[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	if p.etags {
		tag := fmt.Sprintf(`"%d-%s"`, len(body), r.URL.Path)
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	p.answered++
	io.WriteString(w, body)
}

func (p *portal) showRobots(w http.ResponseWriter) {
	switch {
	case p.down:
		w.WriteHeader(http.StatusServiceUnavailable)
	case p.robots == "":
		w.WriteHeader(http.StatusNotFound)
	default:
		io.WriteString(w, p.robots)
	}
}

func (p *portal) set(path, body string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages[path] = body
}

// askedFor is how often a path was asked for.
func (p *portal) askedFor(path string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.asked[path]
}

func (p *portal) counts() (requests, answered int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.requests, p.answered
}

// An entry is one item of a test's feed.
type entry struct {
	path, title, text string
	at                time.Time // zero: no date
}

// rss writes a feed of entries.
func rss(entries ...entry) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title><link>/</link><description>Tin</description>`)
	for _, e := range entries {
		fmt.Fprintf(&b, `<item><title>%s</title><link>%s</link><description>%s</description>`, e.title, e.path, e.text)
		if !e.at.IsZero() {
			fmt.Fprintf(&b, `<pubDate>%s</pubDate>`, e.at.Format(time.RFC1123Z))
		}
		b.WriteString(`</item>`)
	}
	b.WriteString(`</channel></rss>`)
	return b.String()
}

const (
	opening = "Tối 20/11, tại quảng trường trung tâm, lễ hội văn hóa các dân tộc đã khai mạc với hơn ba trăm nghệ nhân tham gia."
	running = "Sáng nay, hơn một nghìn vận động viên đã xuất phát trong giải chạy băng rừng quanh hồ, cự ly dài nhất bảy mươi cây số."
)

func source(id, department, url string) feeds.Source {
	return feeds.Source{ID: id, Department: department, URL: url, Kind: feeds.Feed, State: feeds.Active, Content: feeds.SummaryOnly}
}
