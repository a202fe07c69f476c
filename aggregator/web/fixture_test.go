package web

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"bantin/aggregator/publish"
	"bantin/feeds"
	"bantin/feeds/topics"
	"bantin/storage"
	"bantin/storage/sqlite"
)

// there is the clock of the site in the tests, and now its time.
var (
	there = time.FixedZone("+07", 7*3600)
	now   = time.Date(2026, 11, 23, 9, 30, 0, 0, there)
)

// A newsroom is a server with everything behind it: a real store, filled the
// way it is filled in production, and a publisher.
type newsroom struct {
	*Server
	store *storage.Store
	log   *bytes.Buffer
}

// open makes a newsroom with the given articles in it.
func open(t testing.TB, articles []article) *newsroom {
	t.Helper()
	ctx := t.Context()
	store, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "bantin.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	var log bytes.Buffer
	n := &newsroom{store: store, log: &log, Server: &Server{
		Publisher: &publish.Publisher{Store: store, Now: func() time.Time { return now }, Version: "1.0"},
		Store:     store,
		Site:      cluster(),
		Sources:   sources(),
		Now:       func() time.Time { return now },
		Log:       slog.New(slog.NewTextHandler(&log, nil)),
		Version:   "1.0",
	}}
	if err := store.Sync(ctx, n.Sources, now.Add(-24*time.Hour)); err != nil {
		t.Fatal(err)
	}
	n.publish(t, articles)
	return n
}

// publish stores articles, settles them and makes the documents anew.
func (n *newsroom) publish(t testing.TB, articles []article) {
	t.Helper()
	ctx := t.Context()
	polls := map[string]*storage.Poll{}
	var order []string
	var settled []storage.Settled
	for _, a := range articles {
		if polls[a.source] == nil {
			polls[a.source] = &storage.Poll{Source: a.source, At: now, Due: now.Add(time.Hour), Warnings: a.warnings}
			order = append(order, a.source)
		}
		polls[a.source].Fresh = append(polls[a.source].Fresh, a.item())
		settled = append(settled, a.settled())
	}
	for _, source := range order {
		if err := n.store.SavePoll(ctx, *polls[source]); err != nil {
			t.Fatal(err)
		}
	}
	if err := n.store.SaveSettling(ctx, settled); err != nil {
		t.Fatal(err)
	}
	n.rebuild(t)
}

// rebuild makes the documents anew, as after a reload of the settings.
func (n *newsroom) rebuild(t testing.TB) {
	t.Helper()
	n.Publisher.Configure(n.Site, n.Sources)
	if err := n.Publisher.RebuildAll(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// serve opens the newsroom's doors on loopback.
func (n *newsroom) serve(t testing.TB) *httptest.Server {
	t.Helper()
	h, err := n.Handler()
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(h)
	s.Config = Bounded(h, nil, n.Log)
	s.Start()
	t.Cleanup(s.Close)
	return s
}

// ask sends a request as it is given: nothing is added, unpacked or followed.
func ask(t testing.TB, method, url string, fields ...string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(fields); i += 2 {
		r.Header.Add(fields[i], fields[i+1])
	}
	transport := &http.Transport{DisableCompression: true, DisableKeepAlives: true}
	resp, err := transport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var b bytes.Buffer
	if _, err := b.ReadFrom(resp.Body); err != nil {
		t.Fatalf("%s %s: %v", method, url, err)
	}
	return resp, b.String()
}

// An article is an item with what was decided about it.
type article struct {
	number    int // makes its id
	source    string
	title     string
	summary   string
	content   string
	image     string
	published time.Time
	raw       string // the date as the source wrote it
	origin    feeds.DateOrigin
	arrived   time.Time // zero: now
	repairs   []feeds.Repair
	warnings  []feeds.Repair
	joins     int // the number of the article whose story it joins
	rule      feeds.Rule
	scores    map[string]float64
	evidence  string
	near      *feeds.NearMiss
}

func uuid(number int) string { return fmt.Sprintf("5c3a1f0e-0000-5000-8000-%012d", number) }

func (a article) department() string {
	for _, s := range sources() {
		if s.ID == a.source {
			return s.Department
		}
	}
	return ""
}

func (a article) item() storage.Item {
	key := fmt.Sprint("n:", a.number)
	return storage.Item{
		Telling: feeds.Telling{
			ID: uuid(a.number), Source: a.source, FirstSeen: now,
			Item: feeds.Item{
				URL: fmt.Sprintf("https://%s.example.vn/tin-tuc/bai-viet-%d", a.source, a.number), Title: a.title, Summary: a.summary,
				Content: a.content, Image: a.image, Published: a.published, RawPublished: a.raw, DateOrigin: a.origin, Repairs: a.repairs,
			},
		},
		Print: feeds.Fingerprint{ID: uuid(a.number), Source: a.source, Key: key, Whole: key, Title: key},
		Ready: now,
	}
}

func (a article) settled() storage.Settled {
	s := storage.Settled{
		Decision:   feeds.Decision{Item: uuid(a.number), Story: uuid(a.number), Rule: feeds.RuleOwn, At: now},
		Published:  a.published,
		Origin:     a.origin,
		Arrived:    a.arrived,
		Selections: a.selections(),
	}
	if s.Arrived.IsZero() {
		s.Arrived = now
	}
	if a.joins != 0 {
		s.Story, s.Rule = uuid(a.joins), a.rule
	}
	s.Scores, s.Evidence, s.Near = a.scores, a.evidence, a.near
	return s
}

// selections are the department's, the areas' and the topics' of an article.
func (a article) selections() []string {
	return selectionsOf(cluster(), a.source, a.title, a.published)
}

// selectionsOf are the selections of an item beside everything.
func selectionsOf(site feeds.Site, source, title string, published time.Time) []string {
	department := article{source: source}.department()
	list := []string{storage.DepartmentSelection(department)}
	for _, id := range site.AreasAt(department, published) {
		list = append(list, storage.AreaSelection(id))
	}
	for _, id := range topics.Of(site.Topics).Item(nil, title, nil) {
		list = append(list, storage.TopicSelection(id))
	}
	return list
}
