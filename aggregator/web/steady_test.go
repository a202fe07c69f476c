package web

import (
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/aggregator/publish"
	"bantin/storage"
)

// TestBytesChangeOnlyWithTheirContent lives through more than an hour by the
// minute, and then a few days by the hour. After each thing that happens, all
// that is published is fetched in every coding and held to what it was.
func TestBytesChangeOnlyWithTheirContent(t *testing.T) {
	site := cluster()
	site.Departments, site.Areas = site.Departments[:3], append(site.Areas[:3:3], site.Areas[7])
	l := beginLifeAt(t, 11, site, "1.0")
	l.settleNew(storage.VolumeSize + 20)
	l.later(100 * time.Hour)
	l.settleNew(60)
	l.publishAll()
	w := &witness{life: l, transport: &http.Transport{DisableCompression: true}, last: map[string]sighting{}, tags: map[string]string{}}
	w.look("the beginning")
	for round := range 3 {
		for _, e := range l.everything() {
			l.later(time.Duration(60+l.random(180)) * time.Second)
			if round == 2 { // by the hour
				l.later(time.Duration(1+l.random(12)) * time.Hour)
			}
			clear(l.touched)
			e.do()
			if l.random(3) == 0 {
				l.publishAll()
			} else if len(l.touched) > 0 {
				l.publishTouched()
			}
			if w.look(e.name); t.Failed() {
				t.Fatalf("round %d, after %s", round, e.name)
			}
		}
	}
	t.Logf("%d answers were other ones than before, %d the same", w.changes, w.equal)
	if w.changes < 900 || w.equal < 3000 {
		t.Errorf("only %d answers changed, and %d did not", w.changes, w.equal)
	}
}

// TestPagesChangeWithTheSettings names a further department: the menu of every
// list changes, and no feed does.
func TestPagesChangeWithTheSettings(t *testing.T) {
	n := open(t, articles())
	all := n.Site.Departments
	n.Site.Departments = all[:6]
	n.rebuild(t)
	before, _ := ask(t, "GET", n.serve(t).URL+"/lao-cai/")
	n.Site.Departments = all
	n.rebuild(t)
	for name, value := range map[string]string{"If-None-Match": before.Header.Get("Etag"), "If-Modified-Since": before.Header.Get("Last-Modified")} {
		if after, _ := ask(t, "GET", n.serve(t).URL+"/lao-cai/", name, value); after.StatusCode != http.StatusOK {
			t.Errorf("%s %s: %d, and the page is another one", name, value, after.StatusCode)
		}
	}
}

// TestLastModifiedIsNotInTheFuture sets the clock back.
func TestLastModifiedIsNotInTheFuture(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	for _, c := range []struct {
		clock time.Time
		known bool
	}{{now, true}, {now.Add(-time.Second), false}, {now.Add(time.Hour), true}} {
		n.Now = func() time.Time { return c.clock }
		resp, _ := ask(t, "GET", n.serve(t).URL+"/rss.xml")
		if got := resp.Header.Get("Last-Modified") != ""; got != c.known {
			t.Errorf("at %v: last modified at %q", c.clock, resp.Header.Get("Last-Modified"))
		}
		if again, _ := ask(t, "GET", s.URL+"/rss.xml", "If-None-Match", resp.Header.Get("Etag")); again.StatusCode != http.StatusNotModified {
			t.Errorf("at %v: %d to what is known", c.clock, again.StatusCode)
		}
	}
}

// everything is what can happen, in an order left to chance.
func (l *life) everything() []event {
	list := []event{
		{"nothing", func() {}},
		{"a visit without news", l.visitInVain},
		{"a restart", l.restart},
		{"a reload of the same settings", func() { l.rebuild(l.T); l.server.Close(); l.server = l.serve(l.T) }},
		{"new stories", func() { l.settleNew(1 + l.random(3)) }},
		{"one new story", func() { l.settleNew(1) }},
		{"joins", func() { l.join(1 + l.random(3)) }},
		{"corrections", func() { l.edit(1+l.random(5), true) }},
		{"trivial edits", func() { l.edit(1+l.random(5), false) }},
		{"a hide", l.hide},
		{"a merge", l.merge},
		{"a split", l.split},
	}
	for i := range list {
		j := i + l.random(len(list)-i)
		list[i], list[j] = list[j], list[i]
	}
	return list
}

// visitInVain visits every source and finds what is known.
func (l *life) visitInVain() {
	l.Helper()
	for _, src := range l.Sources {
		l.must(l.store.SavePoll(l.Context(), storage.Poll{Source: src.ID, At: l.clock, Due: l.clock.Add(time.Hour)}))
	}
}

// publishTouched makes anew what the touched items belong to, as the program
// does.
func (l *life) publishTouched() {
	l.Helper()
	selections := []string{""}
	for id := range l.touched {
		selections = append(selections, l.filed[id]...)
	}
	slices.Sort(selections)
	l.must(l.Publisher.Rebuild(l.Context(), slices.Compact(selections)...))
}

// A sighting is one answer in full.
type sighting struct {
	status        int
	sent, body    string // as it came, and unpacked
	tag, modified string
}

// A witness fetches everything again and again.
type witness struct {
	*life
	transport *http.Transport
	last      map[string]sighting // by path and coding
	tags      map[string]string   // what each tag stood for, by path, coding and tag
	looks     int                 // at everything
	changes   int                 // answers that were other ones than before
	equal     int                 // and those that were not
}

// paths lists what is published, of every kind.
func (w *witness) paths() []string {
	list := []string{"/opml.xml", "/nguon/opml.xml", "/nguon", "/van-hanh", "/van-hanh/atom.xml", "/dia-phuong/", "/chuyen-muc/", "/luu-tru/", "/luu-tru/2026-11/", "/luu-tru/2026-11/2/"}
	for _, sel := range publish.Selections(w.site) {
		for _, file := range []string{"", "rss.xml", "atom.xml", "feed.json"} {
			list = append(list, publish.Root(sel)+file)
		}
	}
	for _, folder := range []string{"/", "/lao-cai/", "/lai-chau/"} {
		for _, file := range []string{"1.xml", "2.xml", "1-20.xml", "1-60.xml", "2-40.xml"} {
			list = append(list, folder+"luu-tru/atom/"+file)
		}
	}
	for _, query := range []string{"q=du+l%E1%BB%8Bch", "q=s%E1%BB%ADa", "don-vi=lao-cai&q=tin", "q=khong-co-gi"} {
		for _, file := range []string{"", "/rss.xml", "/atom.xml", "/feed.json"} {
			list = append(list, searchPath+file+"?"+query)
		}
	}
	for _, i := range []int{0, 1, 100, len(w.stories) - 2, len(w.stories) - 1} {
		list = append(list, "/tin/"+w.stories[i].item.ID)
	}
	return list
}

// look fetches everything and holds it to what it was before something
// happened: what is the same in one of the two codings in turn.
func (w *witness) look(after string) {
	w.Helper()
	w.looks++
	for _, path := range w.paths() {
		plain := w.see(path, "identity")
		w.checkHidden(path, plain)
		same, cause := w.compare(path, "identity", plain)
		if cause != "" {
			w.Errorf("%s after %s: %s", path, after, cause)
		}
		codings := []string{"gzip", "br"}
		if same {
			codings = codings[w.looks%2:][:1]
		}
		for _, coding := range codings {
			is := w.see(path, coding)
			if is.status != plain.status || is.body != plain.body || is.modified != plain.modified {
				w.Errorf("%s after %s: another document in %s", path, after, coding)
			}
			w.compare(path, coding, is)
		}
	}
}

// compare holds an answer to the last one. If they differ, it looks for a
// cause, and returns a complaint if there is none.
func (w *witness) compare(path, coding string, is sighting) (same bool, complaint string) {
	w.Helper()
	form := path + " " + coding
	was, met := w.last[form]
	w.last[form] = is
	if is.status == http.StatusOK {
		w.checkTag(form, is)
	}
	if !met {
		return false, ""
	}
	same = was.status == is.status && was.sent == is.sent
	w.checkValidators(path, coding, was, is, same)
	if same {
		w.equal++
		return true, ""
	}
	w.changes++
	if coding != "identity" {
		return false, ""
	}
	return false, w.cause(path, was, is)
}

// see asks for a path in one coding.
func (w *witness) see(path, coding string) sighting {
	w.Helper()
	resp, sent := w.get(path, "Accept-Encoding", coding)
	s := sighting{status: resp.StatusCode, sent: sent, tag: resp.Header.Get("Etag"), modified: resp.Header.Get("Last-Modified")}
	s.body = unpack(w.T, resp.Header.Get("Content-Encoding"), sent) + resp.Header.Get("Location")
	return s
}

// get asks like ask, over a connection that is kept.
func (w *witness) get(path string, fields ...string) (*http.Response, string) {
	w.Helper()
	r, err := http.NewRequestWithContext(w.Context(), http.MethodGet, w.server.URL+path, nil)
	w.must(err)
	for i := 0; i < len(fields); i += 2 {
		r.Header.Set(fields[i], fields[i+1])
	}
	resp, err := w.transport.RoundTrip(r)
	w.must(err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	w.must(err)
	return resp, string(body)
}

// checkTag wants a tag to stand for one sequence of bytes, for ever, and each
// such sequence to have one tag.
func (w *witness) checkTag(form string, is sighting) {
	w.Helper()
	for _, pair := range [][2]string{{form + " tag " + is.tag, is.sent}, {form + " bytes " + is.sent, is.tag}} {
		if before, met := w.tags[pair[0]]; met && before != pair[1] {
			w.Errorf("%s: the tag %s is not that of the bytes", form, is.tag)
		}
		w.tags[pair[0]] = pair[1]
	}
}

// checkValidators asks again with what a client remembers of an answer.
func (w *witness) checkValidators(path, coding string, was, is sighting, same bool) {
	w.Helper()
	if was.status != http.StatusOK || is.status != http.StatusOK {
		return
	}
	if (was.tag == is.tag) != same || same && was.modified != is.modified {
		w.Errorf("%s in %s: the same bytes are %v, %s of %s became %s of %s", path, coding, same, was.tag, was.modified, is.tag, is.modified)
	}
	conditions := []string{"If-None-Match", was.tag}
	if is.modified != "" || was.modified != "" {
		before, _ := http.ParseTime(was.modified)
		now, err := http.ParseTime(is.modified)
		if err != nil || now.After(w.clock) || !same && !now.After(before) {
			w.Errorf("%s in %s: last modified at %s, then at %s, when it was %v", path, coding, was.modified, is.modified, w.clock.UTC())
		}
		conditions = append(conditions, "If-Modified-Since", was.modified)
	}
	for i := 0; i < len(conditions); i += 2 {
		resp, body := w.get(path, "Accept-Encoding", coding, conditions[i], conditions[i+1])
		if (resp.StatusCode == http.StatusNotModified) != same || same && body != "" || resp.Header.Get("Etag") != is.tag {
			w.Errorf("%s in %s: %d to %s, the same bytes are %v", path, coding, resp.StatusCode, conditions[i], same)
		}
	}
}

// checkHidden wants nothing to be said of hidden stories.
func (w *witness) checkHidden(path string, is sighting) {
	w.Helper()
	for urn := range w.hidden {
		if id := strings.TrimPrefix(urn, "urn:uuid:"); is.status == http.StatusOK && strings.Contains(is.body, id) {
			w.Errorf("%s: tells of %s, which is hidden", path, id)
		}
	}
}

// cause looks for what may have changed an answer, and complains if there is
// nothing.
func (w *witness) cause(path string, was, is sighting) string {
	switch {
	case path == "/nguon":
		return "" // tells when sources were visited
	case len(w.touched) == 0:
		return "changed, and nothing happened:\n" + difference(was.body, is.body)
	case strings.HasSuffix(path, "opml.xml"), path == "/dia-phuong/", path == "/chuyen-muc/":
		return "changed, and the settings did not"
	case path == "/luu-tru/", strings.HasPrefix(path, "/luu-tru/2026"), strings.HasPrefix(path, searchPath+"?"):
		return "" // they count all stories
	}
	if w.mentions(was.body) || w.mentions(is.body) {
		return w.untouched(path, was.body, is.body)
	}
	if previousLink.ReplaceAllString(was.body, "") == previousLink.ReplaceAllString(is.body, "") {
		return "" // something older came into the archive
	}
	return "changed, and tells of nothing that did:\n" + difference(was.body, is.body)
}

// mentions tells whether a document says anything of what was touched.
func (w *witness) mentions(body string) bool {
	for id := range w.touched {
		if strings.Contains(body, id) {
			return true
		}
	}
	return false
}

// untouched compares the entries to which nothing happened, byte by byte, but
// for when their source last had something new.
func (w *witness) untouched(path, was, is string) string {
	before := entriesOf(path, was)
	for id, entry := range entriesOf(path, is) {
		if old, ok := before[id]; ok && old != entry && !w.touched[id] {
			return "the entry " + id + " changed, and nothing happened to it:\n" + difference(old, entry)
		}
	}
	return ""
}

// difference is where two texts part.
func difference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	from := max(0, i-80)
	return fmt.Sprintf("%q\n%q", a[from:min(len(a), i+80)], b[from:min(len(b), i+80)])
}

// entriesOf cuts a feed into its entries, by their ids.
func entriesOf(path, body string) map[string]string {
	form := map[bool]string{true: "<item>", false: "<entry>"}[strings.Contains(path, "rss.xml")]
	if strings.Contains(path, "feed.json") {
		form = "\n" + `{"id":`
	}
	entries := map[string]string{}
	parts := strings.Split(body, form)
	for _, part := range parts[1:] {
		part, _, _ = strings.Cut(part, strings.Replace(form, "<", "</", 1))
		if id := anyUUID.FindString(part); id != "" {
			entries[id] = strings.TrimRight(sourceUpdated.ReplaceAllString(part, ""), ",\n]}")
		}
	}
	return entries
}

var (
	anyUUID       = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)
	previousLink  = regexp.MustCompile(`<(atom:)?link href="[^"]*" rel="prev-archive"[^>]*>|"prev_archive":"[^"]*",?`)
	sourceUpdated = regexp.MustCompile(`(?s)<source>.*?<updated>[^<]*</updated>`)
)
