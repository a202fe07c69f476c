package scenario

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"bantin/feeds"
)

// A post is an article as its portal has it.
type post struct {
	portal   *portal
	story    *story
	path     string // with its query
	guid     string
	title    string
	lead     string // plain text
	body     string // HTML
	at       time.Time
	shows    time.Time // the date that the portal gives it; zero: none
	unlisted bool      // it is no longer in the list
	clamped  bool      // its date lies in the future
	gone     bool      // its page is not there any more

	titles map[string]bool // that it ever had
	links  map[string]bool // where it ever stood, as place tells
	edited time.Time       // when they last were
	edits  int             // how often its words were changed
}

// A layout writes a portal's list or feed.
type layout func(p *portal, list []post) (contentType, body string)

// is reports whether a layout is another one.
func (l layout) is(other layout) bool { return fmt.Sprintf("%p", l) == fmt.Sprintf("%p", other) }

// A portal is the site of one department.
type portal struct {
	w          *world
	id         string // of its source
	department string
	host       string // with its port
	server     *httptest.Server
	list       string // path of the list
	layout     layout
	listed     bool // it was read as a list
	loose      bool // its dates are not to be believed
	kind       feeds.Kind
	content    feeds.Extent
	dates      string // how a list writes dates; empty: it has none
	size       int    // how many articles the list shows

	mu     sync.Mutex
	posts  []*post // newest first
	asked  int     // how often the list was asked for
	hosts  map[string]bool
	change func(n int, i int, a *post) // what the n-th showing does to the i-th article shown
	answer http.HandlerFunc            // what is answered instead of the list; nil: the list
	before http.HandlerFunc            // what is answered instead of everything; nil: nothing is
}

// portal opens the site of a department.
func (w *world) portal(department string, l layout) *portal {
	w.t.Helper()
	p := &portal{w: w, id: department + "-tin", department: department, list: "/tin-tuc-su-kien", layout: l, kind: feeds.Feed,
		content: feeds.FullContent, dates: "02/01/2006 15:04", size: 8, hosts: map[string]bool{}}
	switch {
	case l.is(rows):
		p.kind = feeds.HTML
	case l.is(page):
		p.kind = feeds.Auto
	}
	p.server = httptest.NewServer(http.HandlerFunc(p.serve))
	w.t.Cleanup(p.server.Close)
	p.moveTo("svhttdl-" + department + ".test")
	w.portals = append(w.portals, p)
	return p
}

// moveTo gives the portal another name.
func (p *portal) moveTo(name string) {
	_, port, _ := strings.Cut(strings.TrimPrefix(p.server.URL, "http://"), ":")
	p.host = name + ":" + port
	p.hosts[name] = true
}

// steps is in how many steps an edit may be read: a list tells of it before
// the article's page is read again.
func (p *portal) steps() int {
	if p.listed {
		return 2
	}
	return 1
}

func (p *portal) url(path string) string { return "http://" + p.host + path }

// source is what the settings say of the portal.
func (p *portal) source() feeds.Source {
	p.listed = p.listed || p.kind != feeds.Feed
	src := feeds.Source{ID: p.id, Department: p.department, URL: p.url(p.list), Kind: p.kind, State: feeds.Active, Content: p.content}
	if p.kind == feeds.HTML {
		src.Lists = []feeds.List{{Item: "li.news-item", Title: "h3 a", Link: "h3 a@href", Date: "span.ngay", Summary: "p"}}
	}
	return src
}

// publish puts an article on top of the list, at the time of the world.
func (p *portal) publish(a post) *post {
	p.mu.Lock()
	defer p.mu.Unlock()
	a.portal = p
	a.at = p.w.clock()
	if a.shows.IsZero() && p.dates != "" {
		a.shows = a.at
	}
	a.titles, a.links = map[string]bool{a.title: true}, map[string]bool{place(a.path): true}
	if a.story == nil {
		a.story = &story{}
	}
	a.story.posts = append(a.story.posts, &a)
	p.w.reader.expect(a.story)
	p.posts = append([]*post{&a}, p.posts...)
	p.w.note("%s publishes %q at %s", p.id, a.title, a.path)
	return &a
}

// edit changes an article's words.
func (p *portal) edit(a *post, change func(a *post)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change(a)
	a.titles[a.title], a.links[place(a.path)] = true, true
	a.edits++
	a.edited = p.w.clock()
	p.w.note("%s edits %q", p.id, a.title)
}

// rename changes everything about articles but their words.
func (p *portal) rename(change func(i int, a *post)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, a := range p.posts {
		change(i, a)
		a.titles[a.title], a.links[place(a.path)] = true, true
	}
	p.w.note("%s renames its articles", p.id)
}

// always lets every showing of the list do something to what it shows.
func (p *portal) always(change func(n, i int, a *post)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.change = change
}

// instead lets the portal answer something else than its list; nil: its list
// again.
func (p *portal) instead(answer http.HandlerFunc) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answer = answer
	p.w.note("%s answers otherwise: %v", p.id, answer != nil)
}

// shown is what the list shows now.
func (p *portal) shown() []post {
	var list []post
	for _, a := range p.posts {
		if a.unlisted || len(list) == p.size {
			continue
		}
		view := *a
		if p.change != nil {
			p.change(p.asked, len(list), &view)
			a.titles[view.title], a.links[place(view.path)] = true, true
		}
		list = append(list, view)
	}
	return list
}

func (p *portal) serve(rw http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.before != nil {
		p.before(rw, r)
		return
	}
	p.answering(rw, r)
}

// answering is what the portal says when nothing is in its way.
func (p *portal) answering(rw http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == p.list && p.answer != nil:
		p.asked++
		p.answer(rw, r)
	case r.URL.Path == p.list:
		p.asked++
		kind, body := p.layout(p, p.shown())
		send(rw, kind, body)
	default:
		p.servePage(rw, r)
	}
}

// servePage shows one article.
func (p *portal) servePage(rw http.ResponseWriter, r *http.Request) {
	at := place(r.URL.String())
	i := slices.IndexFunc(p.posts, func(a *post) bool { return !a.gone && a.links[at] })
	if i < 0 {
		http.NotFound(rw, r)
		return
	}
	send(rw, "text/html; charset=utf-8", p.page(*p.posts[i]))
}

func send(rw http.ResponseWriter, kind, body string) {
	rw.Header().Set("Content-Type", kind)
	fmt.Fprint(rw, body)
}

// place is where an article stands in its portal, whatever host and session
// an address has.
func place(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	path, _, _ := strings.Cut(u.Path, ";")
	if id := u.Query().Get("ma"); id != "" {
		path += "?ma=" + id
	}
	return strings.TrimRight(path, "+")
}

// owner is the portal that an address leads to.
func (w *world) owner(address string) *portal {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	name := strings.TrimPrefix(u.Hostname(), "www.")
	for _, p := range w.portals {
		if p.hosts[name] {
			return p
		}
	}
	return nil
}

// redirects moves the portal to another name, and lets its old one lead there
// for good.
func (p *portal) redirects(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	old := p.host
	p.moveTo(name)
	p.before = func(rw http.ResponseWriter, r *http.Request) {
		if r.Host == old {
			http.Redirect(rw, r, p.url(r.URL.RequestURI()), http.StatusMovedPermanently)
			return
		}
		p.answering(rw, r)
	}
}

// plain is what answers every request alike.
func (p *portal) plain(kind, body string) http.HandlerFunc {
	return func(rw http.ResponseWriter, _ *http.Request) { send(rw, kind, body) }
}
