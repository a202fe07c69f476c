package web

import (
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/aggregator/publish"
	"bantin/feeds"
	"bantin/storage"
)

// TestTheChainHoldsTheWholeHistory lives through hundreds of settlings, edits,
// joins, hides, merges, splits and restarts, and follows the archives of every
// selection all the time.
func TestTheChainHoldsTheWholeHistory(t *testing.T) {
	l := beginLife(t, 10)
	l.backlogs = true
	l.settleNew(3*storage.VolumeSize - 50)
	met := map[string]bool{}
	for step := range 24 {
		var what string
		if step < 16 {
			what = l.happens()
		} else {
			what = l.misses(met)
		}
		met[what] = true
		l.publishAll()
		for _, sel := range l.selections {
			l.subscribers[sel].poll(l.client(), l.current(sel))
			l.check(sel, "subscriber", l.subscribers[sel].known, nil)
			if step%8 == 7 {
				l.audit(sel)
			}
		}
		if t.Failed() {
			t.Fatalf("step %d, after a %s", step, what)
		}
	}
	if l.volumes[cluster().URL+"/luu-tru/atom/3.xml"].url == "" {
		t.Errorf("only %d volumes were closed", len(l.volumes))
	}
	if len(met) < len(l.occasions()) {
		t.Errorf("only this has happened: %v", slices.Sorted(maps.Keys(met)))
	}
}

// publishAll makes everything anew that could have changed.
func (l *life) publishAll() {
	l.Helper()
	if err := l.Publisher.Rebuild(l.Context(), publish.Selections(l.Site)...); err != nil {
		l.Fatal(err)
	}
}

// check compares what a client knows with what is public. What it knows beside
// that it must have found in whole volumes, and none of it may be hidden:
// where is where it found each story last, nil for a client that has a memory.
func (l *life) check(selection, who string, known map[string]readEntry, open map[string]bool) {
	l.Helper()
	public := l.public(selection)
	for id, title := range public {
		if e, ok := known[id]; !ok || strings.Join(strings.Fields(e.Title), " ") != title {
			l.Errorf("%s of %q: story %s is %q, not %q", who, selection, id, e.Title, title)
		}
	}
	if open == nil {
		return
	}
	for id := range known {
		if _, ok := public[id]; ok {
			continue
		}
		if open[id] {
			l.Errorf("%s of %q: %s is no longer public, and stands outside of closed volumes", who, selection, id)
		}
		if l.hidden[id] || !l.ever[selection+id] {
			l.Errorf("%s of %q: %s is hidden, or never was there", who, selection, id)
		}
	}
}

// audit walks a whole chain like a new client, forwards too, and compares the
// closed volumes with what they were.
func (l *life) audit(selection string) {
	l.Helper()
	known, open := map[string]readEntry{}, map[string]bool{}
	client := l.client()
	client.strict = true
	documents := client.walk(l.current(selection), nil)
	take(known, documents)
	for i, d := range documents {
		if !d.closed() {
			for _, e := range d.Entries {
				open[e.ID] = true
			}
			continue
		}
		if next := d.link("next-archive"); documents[i-1].closed() {
			if next != documents[i-1].url {
				l.Errorf("%s leads to %s, not %s", d.url, next, documents[i-1].url)
			}
		} else if resp, _ := ask(l.T, "GET", l.server.URL+strings.TrimPrefix(next, l.Site.URL)); l.Site.URL+resp.Header.Get("Location") != l.current(selection) {
			l.Errorf("%s is followed by %s, which leads to %q", d.url, next, resp.Header.Get("Location"))
		}
		l.compare(d)
	}
	l.check(selection, "new client", known, open)
}

// compare holds a closed volume to what it was: it may only have lost stories
// that were hidden since.
func (l *life) compare(d readDocument) {
	l.Helper()
	was := l.volumes[d.url]
	l.volumes[d.url] = d
	if was.url == "" {
		return
	}
	lost := false
	for _, e := range was.Entries {
		lost = lost || l.hidden[e.ID] && !strings.Contains(d.body, e.ID)
	}
	same := was.body == d.body
	if same == lost {
		l.Errorf("%s: the same is %v, a story was hidden: %v", d.url, same, lost)
	}
	for _, field := range []string{"Etag", "Last-Modified"} {
		if moved := was.header.Get(field) != d.header.Get(field); moved == same {
			l.Errorf("%s: %s moved: %v, the same bytes: %v", d.url, field, moved, same)
		}
	}
}

// TestTheOpenVolumeLeadsToWhatIsCurrent asks for what is not there, or not yet.
func TestTheOpenVolumeLeadsToWhatIsCurrent(t *testing.T) {
	l := beginLife(t, 7)
	l.settleNew(storage.VolumeSize + 20)
	l.later(100 * time.Hour)
	l.settleNew(50)
	l.publishAll()
	part := strings.TrimPrefix(l.client().read(l.current("")).link("prev-archive"), cluster().URL)
	if part != "/luu-tru/atom/2-20.xml" {
		t.Errorf("the current feed leads to %q", part)
	}
	for _, c := range []struct {
		path   string
		status int
		to     string
	}{
		{"/luu-tru/atom/1.xml", 200, ""},
		{"/luu-tru/atom/2.xml", 307, "/atom.xml"},
		{"/luu-tru/atom/2-70.xml", 200, ""},
		{"/luu-tru/atom/2-71.xml", 404, ""},
		{"/luu-tru/atom/1-20.xml", 301, "/luu-tru/atom/1.xml"},
		{"/luu-tru/atom/3.xml", 404, ""},
		{"/luu-tru/atom/3-1.xml", 404, ""},
		{"/luu-tru/atom/0.xml", 404, ""},
		{"/luu-tru/atom/01.xml", 404, ""},
		{"/luu-tru/atom/2-0.xml", 404, ""},
		{"/luu-tru/atom/2-200.xml", 404, ""},
		{"/luu-tru/atom/-1.xml", 404, ""},
		{"/luu-tru/atom/99999999999999999999.xml", 404, ""},
		{"/luu-tru/atom/1.rss", 404, ""},
		{"/luu-tru/atom/", 404, ""},
		{"/lao-cai/luu-tru/atom/1.xml", 307, "/lao-cai/atom.xml"},
		{"/yen-bai/luu-tru/atom/1.xml", 404, ""},
		{"/lao-cai/x/luu-tru/atom/1.xml", 404, ""},
	} {
		resp, _ := ask(t, "GET", l.server.URL+c.path)
		if resp.StatusCode != c.status || resp.Header.Get("Location") != c.to {
			t.Errorf("%s: %d to %q", c.path, resp.StatusCode, resp.Header.Get("Location"))
		}
	}
	resp, plain := ask(t, "GET", l.server.URL+"/luu-tru/atom/1.xml")
	tag, modified := resp.Header.Get("Etag"), resp.Header.Get("Last-Modified")
	if resp.Header.Get("Access-Control-Allow-Origin") != "*" || resp.Header.Get("Cache-Control") != archiveCaching || tag == "" || modified == "" {
		t.Errorf("fields: %v", resp.Header)
	}
	for name, value := range map[string]string{"If-None-Match": tag, "If-Modified-Since": modified} {
		if resp, _ := ask(t, "GET", l.server.URL+"/luu-tru/atom/1.xml", name, value); resp.StatusCode != http.StatusNotModified {
			t.Errorf("%s: %d", name, resp.StatusCode)
		}
	}
	resp, zipped := ask(t, "GET", l.server.URL+"/luu-tru/atom/1.xml", "Accept-Encoding", "gzip")
	if unzip(t, zipped) != plain || resp.Header.Get("Etag") == tag {
		t.Errorf("gzip: %v", resp.Header)
	}
	t.Logf("a volume of %d stories: %d bytes, %d in gzip", storage.VolumeSize, len(plain), len(zipped))
}

// TestPartsAreForgottenWithTheirVolume closes a volume of which parts were read.
func TestPartsAreForgottenWithTheirVolume(t *testing.T) {
	l := beginLife(t, 10)
	remembered := func() (parts int) {
		documents, err := l.store.Documents(t.Context())
		l.must(err)
		for path := range documents {
			if strings.HasPrefix(path, "/luu-tru/atom/1-") {
				parts++
			}
		}
		return parts
	}
	l.settleNew(90)
	l.publishAll()
	for _, part := range []string{"20", "40", "41"} {
		ask(t, "GET", l.server.URL+"/luu-tru/atom/1-"+part+".xml")
	}
	if n := remembered(); n != 3 {
		t.Fatalf("%d parts are remembered", n)
	}
	l.settleNew(storage.VolumeSize - 90)
	l.publishAll()
	ask(t, "GET", l.server.URL+"/luu-tru/atom/1.xml")
	if n := remembered(); n != 0 {
		t.Errorf("%d parts of a closed volume are remembered", n)
	}
}

// TestArchivesShowAsMuchAsTheSourceAllows reads the texts of two sources.
func TestArchivesShowAsMuchAsTheSourceAllows(t *testing.T) {
	l := beginLife(t, 8)
	l.settleNew(storage.VolumeSize)
	l.publishAll()
	full := 0
	for _, e := range l.client().read(cluster().URL + "/luu-tru/atom/1.xml").Entries {
		if e.Content != "" {
			full++
		}
	}
	want := 0
	for _, s := range l.stories {
		if l.extentOf(s.item.Source) == feeds.FullContent {
			want++
		}
	}
	if full != want || full == 0 || full == storage.VolumeSize {
		t.Errorf("%d texts are whole, not %d", full, want)
	}
	for i := range l.Sources {
		l.Sources[i].Content = feeds.SummaryOnly
	}
	l.rebuild(t)
	if body := l.client().read(cluster().URL + "/luu-tru/atom/1.xml").body; strings.Contains(body, "<content") {
		t.Error("a text is whole that no longer may be")
	}
}

func (l *life) extentOf(source string) feeds.Extent {
	for _, s := range l.Sources {
		if s.ID == source {
			return s.Content
		}
	}
	return ""
}

// random returns a number below n.
func (l *life) random(n int) int { return rand.New(&l.chance).IntN(n) }

// later lets some time pass.
func (l *life) later(d time.Duration) time.Time {
	l.clock = l.clock.Add(d)
	return l.clock
}
