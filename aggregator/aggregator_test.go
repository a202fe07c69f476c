package aggregator

import (
	"context"
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
	"bantin/aggregator/health"
	"bantin/feeds"
	"bantin/feeds/fetch"
	"bantin/storage"
	"bantin/storage/sqlite"
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

func newBench(t *testing.T, sources ...feeds.Source) *bench {
	t.Helper()
	return openBench(t, filepath.Join(t.TempDir(), "bantin.db"), sources...)
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
	list, err := b.Store.Window(b.t.Context(), "", 48*time.Hour, 50)
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
	etags    bool
	requests int
	answered int // with a body
}

func newPortal(t *testing.T, pages map[string]string) *portal {
	t.Helper()
	p := &portal{pages: pages}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

func (p *portal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.requests++
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

func (p *portal) set(path, body string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages[path] = body
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

func TestRoundTellsAStoryOnce(t *testing.T) {
	day := noon.Add(-20 * time.Hour)
	one := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội văn hóa", opening, day}, entry{"/b-2", "Giải chạy băng rừng", running, day})})
	two := newPortal(t, map[string]string{"/rss": rss(entry{"/x-9", "Khai mạc lễ hội văn hoá", opening, day.Add(time.Hour)})})
	b := newBench(t, source("mot", "lao-cai", one.URL+"/rss"), source("hai", "son-la", two.URL+"/rss"))

	sum := b.round()
	if sum.Visited != 2 || sum.Fresh != 3 || sum.Stories != 2 || sum.Joined != 1 {
		t.Fatalf("first round: %+v", sum)
	}
	var joined feeds.Story
	for _, s := range b.stories() {
		if len(s.Also) > 0 {
			joined = s
		}
	}
	if joined.Centre.Source != "mot" || len(joined.Also) != 1 || joined.Also[0].Source != "hai" {
		t.Fatalf("the older telling is not the centre: %+v", joined)
	}
	if sum := b.round(); sum.Unchanged != 2 || sum.Stories+sum.Joined != 0 {
		t.Errorf("second round of the same bytes: %+v", sum)
	}
}

func TestUnchangedBodyIsNotParsed(t *testing.T) {
	p := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	if sum := b.round(); sum.Unchanged != 1 {
		t.Errorf("the same bytes without validators: %+v", sum)
	}
}

func TestMendedSelectorIsReadDespite304(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": `<html><body><ul><li><h3><a href="/a-1">Khai mạc lễ hội văn hóa</a></h3><p>` + opening + `</p></li></ul></body></html>`})
	p.etags = true
	src := source("mot", "lao-cai", p.URL+"/tin")
	src.Kind, src.Lists = feeds.HTML, []feeds.List{{Item: "li", Title: "h3 a", Link: "h3 a@href"}}
	b := newBench(t, src)
	b.round()
	if s := b.stories(); len(s) != 1 || s[0].Centre.Summary != "" {
		t.Fatalf("without a summary selector: %+v", s)
	}
	if sum := b.round(); sum.Unchanged != 1 {
		t.Fatalf("the site did not answer 304: %+v", sum)
	}
	id := b.stories()[0].ID
	src.Lists = []feeds.List{{Item: "li", Title: "h3 a", Link: "h3 a@href", Summary: "p"}}
	b.load(dedupe.Corrections{}, src)
	if sum := b.round(); sum.Edited != 1 {
		t.Errorf("mended: %+v", sum)
	}
	if s := b.stories(); len(s) != 1 || s[0].ID != id || s[0].Centre.Summary != opening {
		t.Errorf("after mending: %+v", s)
	}
}

func TestAutoFollowsAnAnnouncedFeed(t *testing.T) {
	p := newPortal(t, map[string]string{
		"/":    `<html><head><title>Sở</title><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>Xin chào</body></html>`,
		"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon}),
		"/tin": `<html><head><title>Chỉ có danh sách</title></head><body><ul><li><a href="/a">Một tin dài vừa phải</a></li></ul></body></html>`,
	})
	found, bare := source("mot", "lao-cai", p.URL+"/"), source("hai", "son-la", p.URL+"/tin")
	found.Kind, bare.Kind = feeds.Auto, feeds.Auto
	b := newBench(t, found, bare)
	b.round()
	if st := b.state("mot"); st.FeedURL != p.URL+"/rss" || st.Problem != nil || st.Items != 1 {
		t.Errorf("announced feed: %+v", st)
	}
	if st := b.state("hai"); st.Problem == nil || st.Problem.Class != feeds.NoList {
		t.Errorf("bare list: %+v", st)
	}
	before, _ := p.counts()
	b.round()
	if after, _ := p.counts(); after != before+1 {
		t.Errorf("%d requests for a feed that is known", after-before)
	}
	delete(p.pages, "/rss")
	b.round()
	if st := b.state("mot"); st.FeedURL != "" || st.Problem == nil {
		t.Errorf("the feed is gone, and still remembered: %+v", st)
	}
}

func TestFailureBacksOffAndSparesOthers(t *testing.T) {
	good := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})})
	bad := newPortal(t, map[string]string{})
	b := newBench(t, source("tot", "lao-cai", good.URL+"/rss"), source("hong", "son-la", bad.URL+"/rss"))
	if sum := b.round(); sum.Failed != 1 || sum.Fresh != 1 {
		t.Fatalf("%+v", sum)
	}
	st := b.state("hong")
	if st.Failures != 1 || st.Problem == nil || st.Problem.Class != feeds.NotFound || st.Due.Sub(noon) < 4*time.Minute {
		t.Errorf("after a failure: %+v", st)
	}
	if sum := b.round(); sum.Visited != 1 {
		t.Errorf("the failed source is visited again at once: %+v", sum)
	}
	b.pass(10 * time.Minute)
	b.round()
	if st := b.state("hong"); st.Failures != 2 || !st.FailingSince.Equal(noon) {
		t.Errorf("after two failures: %+v", st)
	}
	bad.set("/rss", rss())
	b.pass(time.Hour)
	b.round()
	if st := b.state("hong"); st.Problem != nil || st.Failures != 0 {
		t.Errorf("after it recovered: %+v", st)
	}
}

func TestEmptiedFeedIsAProblem(t *testing.T) {
	p := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon}), "/moi": rss()})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"), source("moi", "son-la", p.URL+"/moi"))
	b.round()
	p.set("/rss", rss())
	b.round()
	if st := b.state("mot"); st.Problem == nil || st.Problem.Class != feeds.NoItems || len(b.stories()) != 1 {
		t.Errorf("emptied: %+v", st)
	}
	if st := b.state("moi"); st.Problem != nil {
		t.Errorf("never had anything: %v", st.Problem)
	}
}

func TestOrderOfDayAndMonthIsRemembered(t *testing.T) {
	feed := func(dates ...string) string {
		var b strings.Builder
		b.WriteString(`<rss version="2.0"><channel><title>Tin</title><link>/</link><description>Tin</description>`)
		for i, d := range dates {
			fmt.Fprintf(&b, `<item><title>Tin ngày %s</title><link>/bai-%d-%s</link><pubDate>%s</pubDate></item>`, d, i, d[:4], d)
		}
		return b.String() + `</channel></rss>`
	}
	p := newPortal(t, map[string]string{"/rss": feed("9/14/2026 6:44:00 PM", "9/15/2026 6:44:00 PM")})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	p.set("/rss", feed("10/2/2026 9:30:00 AM")) // nothing in it tells day from month
	b.pass(time.Hour)
	b.round()
	want := time.Date(2026, time.October, 2, 2, 30, 0, 0, time.UTC)
	if s := b.stories()[0]; !s.Centre.Published.Equal(want) {
		t.Errorf("%s was read as %v, want %v", s.Centre.RawPublished, s.Centre.Published, want)
	}
}

// list writes a listing page of articles with the given numbers.
func list(next string, numbers ...int) string {
	var b strings.Builder
	b.WriteString(`<html><body><ul>`)
	for _, n := range numbers {
		fmt.Fprintf(&b, `<li><a href="/bai-%d">Bài số %d về đời sống văn hóa</a><p>Nội dung riêng của bài số %d.</p></li>`, n, n, n)
	}
	b.WriteString(`</ul>`)
	if next != "" {
		fmt.Fprintf(&b, `<a rel="next" href="%s">Trang sau</a>`, next)
	}
	return b.String() + `</body></html>`
}

func TestFollowingPagesCloseAGap(t *testing.T) {
	p := newPortal(t, map[string]string{"/tin": list("/tin/2", 1, 2)})
	src := source("mot", "lao-cai", p.URL+"/tin")
	src.Kind, src.Lists = feeds.HTML, []feeds.List{{Item: "li", Title: "a", Link: "a@href", Summary: "p"}}
	b := newBench(t, src)
	b.round()
	if requests, _ := p.counts(); requests != 1 {
		t.Fatalf("%d requests for a first document", requests)
	}
	p.set("/tin", list("/tin/2", 9, 8))
	p.set("/tin/2", list("/tin/3", 7, 6))
	p.set("/tin/3", list("/tin/4", 5, 2))
	p.set("/tin/4", list("", 1))
	b.pass(time.Hour)
	if sum := b.round(); sum.Fresh != 5 {
		t.Errorf("articles 5 to 9 are new: %+v", sum)
	}
	if requests, _ := p.counts(); requests != 4 {
		t.Errorf("%d requests, want the list, then three pages up to a known article", requests)
	}
	if st := b.state("mot"); len(st.Warnings) != 0 {
		t.Errorf("the gap is closed: %v", st.Warnings)
	}
	p.set("/tin", list("", 30, 31))
	b.pass(2 * time.Hour)
	b.round()
	if st := b.state("mot"); len(st.Warnings) != 1 || st.Warnings[0].Code != feeds.RepairGap {
		t.Errorf("a gap that no page closes: %v", st.Warnings)
	}
}

func TestLastingRedirectIsLearned(t *testing.T) {
	p := newPortal(t, map[string]string{"/moi": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})})
	asked := 0
	old := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		http.Redirect(w, r, p.URL+"/moi", http.StatusMovedPermanently)
	}))
	t.Cleanup(old.Close)
	src := source("mot", "lao-cai", old.URL+"/rss")
	b := newBench(t, src)
	visit := func(after time.Duration) storage.SourceState {
		b.pass(after)
		if sum := b.round(); sum.Visited != 1 {
			t.Fatalf("%+v", sum)
		}
		return b.state("mot")
	}
	if st := visit(0); st.MovedURL != p.URL+"/moi" || !st.MovedAt.Equal(noon) || len(Remarks(st, src, b.clock())) != 0 {
		t.Fatalf("after one redirect: %+v", st)
	}
	visit(2 * 24 * time.Hour)
	before := asked
	st := visit(2 * 24 * time.Hour)
	if remarks := Remarks(st, src, b.clock()); asked != before || len(remarks) != 1 || remarks[0].Code != feeds.RepairMoved {
		t.Errorf("after four days the old address was asked %d times more; staff hear %v", asked-before, remarks)
	}
	delete(p.pages, "/moi")
	if st := visit(2 * time.Hour); st.MovedURL != "" || len(b.stories()) != 1 {
		t.Errorf("the new address is of no use, and still asked: %+v", st)
	}
}

func TestConditionTellsAhead(t *testing.T) {
	src := source("mot", "lao-cai", "https://svhttdl.laocai.gov.vn/rss")
	src.Trust.Insecure = "2026-11-23: chứng chỉ của trang đã hết hạn"
	st := storage.SourceState{ID: "mot", Polled: noon, OK: noon, CertificateUntil: noon.Add(20 * 24 * time.Hour)}
	state, remarks := Condition(st, src, noon)
	if state != health.Warned || len(remarks) != 2 || remarks[0].Before != "2026-12-13" {
		t.Errorf("%s, %v", state, remarks)
	}
	if state, _ := Condition(storage.SourceState{Polled: noon, OK: noon, CertificateUntil: noon.Add(30 * 24 * time.Hour)}, feeds.Source{}, noon); state != health.OK {
		t.Errorf("a month ahead: %s", state)
	}
}

func TestAnotherTopicsFeedIsNotTaken(t *testing.T) {
	named := func(title, feed string) string { return strings.Replace(feed, "<title>Tin<", "<title>"+title+"<", 1) }
	mine := rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})
	other := named("Giá vàng hôm nay", rss(entry{"/vang-9", "Giá vàng trong nước tăng", running, noon}))
	p := newPortal(t, map[string]string{"/rss": mine})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	p.set("/rss", other)
	b.pass(time.Hour)
	b.round()
	if st := b.state("mot"); st.Problem == nil || st.Problem.Class != feeds.OtherFeed || len(b.stories()) != 1 {
		t.Fatalf("another topic's feed: %+v", st)
	}
	p.set("/rss", named("Tin văn hóa", mine)) // renamed, with known articles
	b.pass(time.Hour)
	b.round()
	if st := b.state("mot"); st.Problem != nil {
		t.Fatalf("a new name and old articles: %v", st.Problem)
	}
	p.set("/rss", other)
	for range believedAfter + 1 {
		b.pass(24 * time.Hour)
		b.round()
	}
	if st := b.state("mot"); st.Problem != nil || len(b.stories()) != 2 {
		t.Errorf("a feed that stays under its new name is lost: %+v", st)
	}
}

func TestOneRequestAHostAtATime(t *testing.T) {
	var mu sync.Mutex
	now, most := 0, 0
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		now++
		most = max(most, now)
		mu.Unlock()
		io.WriteString(w, rss())
		mu.Lock()
		now--
		mu.Unlock()
	}))
	t.Cleanup(srv.Close)
	var sources []feeds.Source
	for i := range 12 {
		sources = append(sources, source(fmt.Sprintf("s%d", i), "lao-cai", fmt.Sprintf("%s/%d", srv.URL, i)))
	}
	b := newBench(t, sources...)
	if sum := b.round(); sum.Visited != 12 || most != 1 {
		t.Errorf("%d visits, at most %d at once", sum.Visited, most)
	}
}

func TestStoppingBlamesNobody(t *testing.T) {
	fast := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})})
	reached := make(chan struct{})
	hang := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(reached)
		<-r.Context().Done()
	}))
	t.Cleanup(hang.Close)
	b := newBench(t, source("nhanh", "lao-cai", fast.URL+"/rss"), source("treo", "son-la", hang.URL+"/rss"))
	ctx, stop := context.WithCancel(t.Context())
	kept := make(chan struct{})
	b.Visited = func(Outcome) { close(kept) }
	go func() {
		<-reached
		<-kept
		stop()
	}()
	if _, err := b.Round(ctx, Order{}); err == nil {
		t.Fatal("a stopped round says nothing")
	}
	if st := b.state("treo"); st.Problem != nil || st.Failures != 0 || !st.Polled.IsZero() {
		t.Errorf("the hanging source is blamed: %+v", st)
	}
	if got := len(b.stories()); got != 1 {
		t.Errorf("%d stories public after the stop, want 1", got)
	}
	claimed, err := b.Store.Claim(t.Context(), noon, noon.Add(time.Minute))
	if err != nil || len(claimed) != 2 {
		t.Errorf("%d sources due after the stop (%v), want both", len(claimed), err)
	}
}

func TestBacklogFillsTheArchive(t *testing.T) {
	old := entry{"/a-1", "Khai mạc lễ hội", opening, noon.Add(-40 * 24 * time.Hour)}
	undated := entry{"/b-2", "Giải chạy", running, time.Time{}}
	p := newPortal(t, map[string]string{"/rss": rss(old, undated)})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	arrived := map[string]time.Time{}
	for _, s := range b.stories() {
		arrived[s.Centre.Title] = s.Arrived
	}
	if !arrived["Khai mạc lễ hội"].Equal(old.at) || !arrived["Giải chạy"].Equal(noon.Add(-undatedAge)) {
		t.Errorf("arrivals of a first document: %v", arrived)
	}
	late := entry{"/c-3", "Bế mạc lễ hội", "Đêm bế mạc " + opening, noon.Add(-35 * 24 * time.Hour)}
	p.set("/rss", rss(old, undated, late))
	b.pass(time.Hour)
	b.round()
	first := b.stories()[0]
	if first.Centre.Title != "Bế mạc lễ hội" || !first.Arrived.Equal(noon.Add(time.Hour)) || !first.Centre.Published.Equal(late.at) {
		t.Errorf("a late item: %+v", first)
	}
}

func TestCorrectionKeepsIDAndMovesUpdated(t *testing.T) {
	day := noon.Add(-20 * time.Hour)
	p := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, day})})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	before := b.stories()[0]
	p.set("/rss", rss(entry{"/a-1", "Khai mạc lễ hội", running, day.Add(time.Hour)}))
	b.pass(time.Hour)
	var told []string
	b.Changed = func(_ context.Context, selections []string) { told = append(told, selections...) }
	b.round()
	after := b.stories()[0]
	if after.ID != before.ID || !after.Centre.Published.Equal(day) || !after.Updated.Equal(noon.Add(time.Hour)) || after.Centre.Summary != running {
		t.Errorf("after a correction: %+v", after)
	}
	if len(told) != 2 {
		t.Errorf("changed selections: %q", told)
	}
}

func TestMergeSplitAndHide(t *testing.T) {
	day := noon.Add(-20 * time.Hour)
	one := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, day})})
	two := newPortal(t, map[string]string{"/rss": rss(entry{"/x-9", "Tưng bừng lễ hội", running, day.Add(time.Hour)})})
	sources := []feeds.Source{source("mot", "lao-cai", one.URL+"/rss"), source("hai", "son-la", two.URL+"/rss")}
	pair := [2]string{dedupe.Address(one.URL + "/a-1"), dedupe.Address(two.URL + "/x-9")}
	b := newBench(t, sources...)
	b.round()
	b.load(dedupe.Corrections{Merge: [][2]string{pair}}, sources...)
	merged := b.stories()
	if len(merged) != 1 || merged[0].Centre.Source != "mot" || len(merged[0].Also) != 1 {
		t.Fatalf("merged: %+v", merged)
	}
	b.load(dedupe.Corrections{Split: [][2]string{pair}}, sources...)
	if got := b.stories(); len(got) != 2 {
		t.Fatalf("split: %+v", got)
	}
	b.load(dedupe.Corrections{Hide: pair[:1]}, sources...)
	if got := b.stories(); len(got) != 1 || got[0].Centre.Source != "hai" {
		t.Errorf("hidden: %+v", got)
	}
}

func TestBackoff(t *testing.T) {
	for failures, want := range []time.Duration{5 * time.Minute, 10 * time.Minute, 20 * time.Minute, 40 * time.Minute} {
		if got := backoff(failures); got != want {
			t.Errorf("after %d failures %v, want %v", failures, got, want)
		}
	}
	if got := backoff(1000); got != maxRetry {
		t.Errorf("after a thousand failures %v", got)
	}
	if a, z := jittered(time.Hour, 0), jittered(time.Hour, 1); a != 54*time.Minute || z != 66*time.Minute {
		t.Errorf("jitter from %v to %v", a, z)
	}
}

// step is a schedule that comes due over and over.
type step time.Duration

func (s step) Next(t time.Time) time.Time { return t.Add(time.Duration(s)) }

func TestRunGoesOnUntilStopped(t *testing.T) {
	p := newPortal(t, map[string]string{"/rss": rss(entry{"/a-1", "Khai mạc lễ hội", opening, noon})})
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	ctx, stop := context.WithCancel(t.Context())
	rounds := 0
	b.Visited = func(Outcome) {
		if rounds++; rounds == 3 {
			stop()
		}
	}
	if err := b.Run(ctx, func() Schedule { return step(time.Millisecond) }); err != nil || rounds != 3 {
		t.Errorf("%d rounds, %v", rounds, err)
	}
}

func TestParseSchedule(t *testing.T) {
	for _, spec := range []string{"*/10 * * * *", "@hourly", "@every 5s", " 0 6 * * 1-5 "} {
		if _, err := ParseSchedule(spec, site.Zone); err != nil {
			t.Errorf("%q: %v", spec, err)
		}
	}
	for _, spec := range []string{"", "* * * *", "61 * * * *", "TZ=Asia/Ho_Chi_Minh", "CRON_TZ=Asia/Ho_Chi_Minh * * * * *", "0 0 30 2 *", "@every 10ms", "@every -5m", "@every", "hằng ngày"} {
		if _, err := ParseSchedule(spec, site.Zone); err == nil {
			t.Errorf("%q is taken", spec)
		}
	}
	s, err := ParseSchedule("0 6 * * *", site.Zone)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Next(noon).UTC(); got.Hour() != 23 {
		t.Errorf("six o'clock at the site is %v", got)
	}
}

func FuzzParseSchedule(f *testing.F) {
	for _, spec := range []string{"*/10 * * * *", "@every 5s", "TZ=", "CRON_TZ=x *", "@", "1-2/3,4 * * jan sun"} {
		f.Add(spec)
	}
	f.Fuzz(func(t *testing.T, spec string) {
		s, err := ParseSchedule(spec, time.UTC)
		if err == nil && !s.Next(noon).After(noon) {
			t.Errorf("%q comes due in the past", spec)
		}
	})
}
