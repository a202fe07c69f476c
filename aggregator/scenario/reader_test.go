package scenario

import (
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
)

// A story is what is true: something that happened once, and the articles that
// tell it.
type story struct {
	posts  []*post
	centre *post  // whose article it is published as; nil: the first
	id     string // under which the reader met it; empty: never
	silent bool   // it need not have been seen: it was told before anybody read
	ids    int    // how many ids it may have, merged and split by staff; 0: one
}

// An entry is what the reader knows of an id.
type entry struct {
	story     *story
	post      *post
	link      string
	title     string
	published time.Time
	updated   time.Time
	changes   int // of updated
	first     time.Time
	last      time.Time // when it was last in the feed of everything
}

// A reader polls every feed, and remembers.
type reader struct {
	w         *world
	polls     int
	published uint64 // the state of the publisher when it last read
	known     map[string]*answer
	entries   map[string]*entry
	truth     []*story
	faults    []string
	client    *http.Client
}

// An answer is what a feed last answered.
type answer struct {
	etag, modified string
	items          []item
}

// An item is an entry of a feed, in whatever form it came.
type item struct {
	id, link, title    string
	published, updated time.Time
}

func newReader(w *world) *reader {
	return &reader{w: w, known: map[string]*answer{}, entries: map[string]*entry{}, client: w.server.Client()}
}

// expect notes a story that is to be seen.
func (r *reader) expect(s *story) {
	if !slices.Contains(r.truth, s) {
		r.truth = append(r.truth, s)
	}
}

// fault notes what is wrong, once.
func (r *reader) fault(format string, args ...any) {
	f := fmt.Sprintf(format, args...)
	if !slices.ContainsFunc(r.faults, func(had string) bool { return strings.HasSuffix(had, f) }) {
		r.faults = append(r.faults, r.w.clock().Format("02/01 15:04 ")+f)
		r.w.note("FAULT: %s", f)
	}
}

// read polls every feed that is published, unless nothing has changed since.
func (r *reader) read() {
	changes := r.w.publisher.Changes()
	if changes == r.published && r.w.clock().Hour() != 6 {
		return
	}
	r.published = changes
	r.polls++
	for i, root := range r.roots() {
		file := []string{"atom.xml", "rss.xml", "feed.json"}[(r.polls+i)%3]
		items := r.poll(root + file)
		met := map[string]bool{}
		for _, it := range items {
			if met[it.id] {
				r.fault("%s%s has %s twice", root, file, it.id)
			}
			met[it.id] = true
			r.see(it, root)
		}
	}
}

// roots are where the feeds are, as the list of them says.
func (r *reader) roots() (list []string) {
	var doc struct {
		Feeds []struct {
			URL   string `xml:"xmlUrl,attr"`
			Feeds []struct {
				URL string `xml:"xmlUrl,attr"`
			} `xml:"outline"`
		} `xml:"body>outline"`
	}
	body, _ := r.get("/opml.xml", "", "")
	r.w.must(xml.Unmarshal(body, &doc))
	for _, f := range doc.Feeds {
		for _, u := range append([]string{f.URL}, func() (l []string) {
			for _, g := range f.Feeds {
				l = append(l, g.URL)
			}
			return l
		}()...) {
			if root, ok := strings.CutSuffix(u, "atom.xml"); ok {
				list = append(list, strings.TrimPrefix(root, r.w.site.URL))
			}
		}
	}
	if len(list) < 1+2*len(departments)+2 {
		r.fault("only %d feeds are listed", len(list))
	}
	return list
}

// get asks bantin for a document.
func (r *reader) get(path, etag, modified string) ([]byte, *http.Response) {
	req, err := http.NewRequest(http.MethodGet, r.w.server.URL+path, nil)
	r.w.must(err)
	if etag != "" {
		req.Header.Set("If-None-Match", etag)
	}
	if modified != "" {
		req.Header.Set("If-Modified-Since", modified)
	}
	resp, err := r.client.Do(req)
	r.w.must(err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	r.w.must(err)
	return body, resp
}

// poll asks for one feed, if it has changed.
func (r *reader) poll(path string) []item {
	had := r.known[path]
	if had == nil {
		had = &answer{}
		r.known[path] = had
	}
	etag, modified := had.etag, had.modified
	if r.polls%2 == 0 {
		modified = ""
	}
	body, resp := r.get(path, etag, modified)
	switch resp.StatusCode {
	case http.StatusNotModified:
		return had.items
	case http.StatusOK:
		had.etag, had.modified = resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")
		had.items = r.parse(path, body)
	default:
		r.fault("%s: %s", path, resp.Status)
	}
	return had.items
}

// see compares an entry with what is known of it, and with what is true.
func (r *reader) see(it item, root string) {
	e := r.entries[it.id]
	if e == nil {
		e = r.meet(it)
		if e == nil {
			return
		}
		r.entries[it.id] = e
	}
	if root == "/" {
		e.last = r.w.clock()
	}
	it.updated = it.updated.Truncate(time.Second) // a fraction only puts entries in order
	if it.updated.IsZero() {
		it.updated = it.published
	}
	switch {
	case !e.published.Equal(it.published):
		r.fault("%q was published %v and is %v", e.title, e.published, it.published)
	case place(it.link) != place(e.link) && !(r.w.owner(it.link) == e.post.portal && e.post.links[place(it.link)]):
		r.fault("%q stood at %s and stands at %s", e.title, e.link, it.link)
	case !e.post.titled(it.title):
		r.fault("%q is called %q", e.title, it.title)
	}
	if !it.updated.Equal(e.updated) {
		e.changes++
		if e.changes > e.post.edits*e.post.portal.steps() {
			r.fault("%s: %q is updated %v after %v, and was edited %d times", root, e.title, it.updated, e.updated, e.post.edits)
		}
	}
	e.link, e.title, e.updated = it.link, it.title, it.updated
}

// meet finds out which story an id is that was never seen.
func (r *reader) meet(it item) *entry {
	p := r.w.owner(it.link)
	if p == nil {
		r.fault("%q leads to %s, where nobody is", it.title, it.link)
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	var found, taken *post
	for _, a := range p.posts { // newest first
		if !a.links[place(it.link)] || !a.titled(it.title) {
			continue
		}
		if a.story.id == "" && (found == nil || r.dated(a, it)) {
			found = a
		} else if a.story.id != "" && taken == nil {
			taken = a
		}
	}
	switch {
	case found == nil && taken != nil && taken.story.ids > 1:
		taken.story.ids--
		found = taken
	case found == nil && taken != nil:
		r.fault("%q of %s is told twice: %s after %s", it.title, p.id, it.id, taken.story.id)
		return nil
	case found == nil:
		r.fault("%q at %s was never published", it.title, it.link)
		return nil
	}
	r.w.note("reader meets %q (%s)", it.title, it.id)
	if found.story.id == "" {
		found.story.id = it.id
	}
	if c := found.story.teller(); c != found && found.story.ids == 0 {
		r.fault("%q is told by %s, not by %s", it.title, found.portal.id, c.portal.id)
	}
	if !found.shows.IsZero() && !r.dated(found, it) {
		r.fault("%q is of %v, not of %v", it.title, found.shows, it.published)
	}
	if it.updated = it.updated.Truncate(time.Second); it.updated.IsZero() {
		it.updated = it.published
	}
	return &entry{story: found.story, post: found, link: it.link, title: it.title, published: it.published, updated: it.updated, first: r.w.clock()}
}

// dated reports whether an entry bears the date of an article, as far as its
// portal says it.
func (r *reader) dated(a *post, it item) bool {
	if a.clamped || a.portal.loose {
		return true
	}
	if !strings.Contains(a.portal.dates, "15") && a.portal.kind != "feed" {
		return a.shows.Format(time.DateOnly) == it.published.In(there).Format(time.DateOnly)
	}
	return a.shows.Truncate(time.Minute).Equal(it.published.Truncate(time.Minute))
}

func (s *story) teller() *post {
	if s.centre != nil {
		return s.centre
	}
	return s.posts[0]
}

// titled reports whether an article ever had a title, in any spelling of its
// letters and with or without the name of its site.
func (a *post) titled(title string) bool {
	title = spelling(title)
	for had := range a.titles {
		if had = spelling(had); had == title || siteName.ReplaceAllString(had, "") == title {
			return true
		}
	}
	return false
}

// spelling is a text in one spelling.
func spelling(text string) string {
	text = strings.NewReplacer("\u200b", "", "\u00ad", "", "\ufeff", "", "\u200c", "", "\u200d", "", "\u2060", "", "Ð", "Đ").Replace(norm.NFC.String(text))
	return strings.Join(strings.Fields(text), " ")
}

// siteName is what some portals put behind their titles.
var siteName = regexp.MustCompile(`\s*(?:\||–|-|::)\s*(?:Tin tức|Báo|Sở|Cổng|Trang|Bộ|Đài).*$`)

// settleAccounts compares at the end what the reader has seen with what is
// true, and returns how many stories it missed.
func (w *world) settleAccounts() (missing int) {
	r := w.reader
	for _, s := range r.truth {
		if s.id == "" && !s.silent {
			missing++
			r.fault("%q of %s was never seen", s.teller().title, s.teller().portal.id)
		}
	}
	if len(r.entries) == 0 {
		r.fault("the reader saw nothing")
	}
	return missing
}

// judge says at the end whether the reader has seen what is true.
func (w *world) judge() {
	w.t.Helper()
	r, missing := w.reader, w.settleAccounts()
	if len(r.faults) == 0 {
		return
	}
	for i, f := range r.faults {
		if i == 12 {
			w.t.Errorf("… and %d more", len(r.faults)-i)
			break
		}
		w.t.Error(f)
	}
	w.t.Logf("%d stories are true, %d ids were seen, %d stories were missed", len(r.truth), len(r.entries), missing)
	if testing.Verbose() {
		w.t.Logf("what happened:\n%s", strings.Join(w.history, "\n"))
	}
}
