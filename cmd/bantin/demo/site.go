package demo

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"
)

// A site is a portal that answers. Its exported fields and methods are for
// the templates.
type site struct {
	portal
	Base   string // its own address, without a final slash
	now    func() time.Time
	posts  []post
	pages  pages
	visits atomic.Int64 // pages shown since the start
}

func newSite(p portal, now func() time.Time) (*site, error) {
	p.Name = "Sở Văn hóa, Thể thao và Du lịch tỉnh " + p.Area
	pages, err := readPages(p)
	if err != nil {
		return nil, fmt.Errorf("read the pages of %s: %w", p.ID, err)
	}
	return &site{portal: p, now: now, pages: pages}, nil
}

// List is the path of the page that lists the articles.
func (s *site) List() string { return s.list }

// Feed is the path of the feed; empty: there is none.
func (s *site) Feed() string { return s.feed }

// Colour is the department's colour as CSS writes it.
func (s *site) Colour() string {
	return fmt.Sprintf("#%02x%02x%02x", s.colour.R, s.colour.G, s.colour.B)
}

// handler answers the site's addresses. The home page shows the list, as most
// departments' do.
func (s *site) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.showList)
	mux.HandleFunc("GET "+exact(s.list), s.showList)
	if s.feed != "" {
		mux.HandleFunc("GET "+exact(s.feed), s.showFeed)
	}
	mux.HandleFunc("GET /anh/{name}", s.showPicture)
	mux.HandleFunc("GET /robots.txt", s.showRobots)
	mux.HandleFunc("GET /", s.showArticle)
	return mux
}

// exact keeps a path that ends with a slash from standing for all below it.
func exact(path string) string {
	if strings.HasSuffix(path, "/") {
		return path + "{$}"
	}
	return path
}

func (s *site) showList(w http.ResponseWriter, r *http.Request) {
	s.show(w, r, "list", http.StatusOK, s.view())
}

func (s *site) showArticle(w http.ResponseWriter, r *http.Request) {
	v := s.view()
	for i, p := range v.Posts {
		if !p.link && p.isAt(r.URL) {
			v.Post = &v.Posts[i]
			s.show(w, r, "article", http.StatusOK, v)
			return
		}
	}
	s.show(w, r, "missing", http.StatusNotFound, v)
}

// isAt reports whether an address is that of the post's page. What else such
// a page is asked with does not matter to a portal.
func (p post) isAt(u *url.URL) bool {
	own, err := url.Parse(p.Path())
	return err == nil && own.Path == u.Path && own.Query().Get("id") == u.Query().Get("id")
}

func (s *site) showFeed(w http.ResponseWriter, r *http.Request) {
	v := s.view()
	body, err := s.pages.feed(v)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	a := answer{kind: s.kind, body: body, stamps: s.stamps, modified: v.Newest()}
	a.write(w, r)
}

func (s *site) showPicture(w http.ResponseWriter, r *http.Request) {
	slug, ok := strings.CutSuffix(r.PathValue("name"), ".png")
	for _, p := range s.visible(s.now()) {
		if ok && p.article.slug == slug {
			a := answer{kind: "image/png", body: s.picture(slug), stamps: stamps{etag: true}}
			a.write(w, r)
			return
		}
	}
	s.show(w, r, "missing", http.StatusNotFound, s.view())
}

func (s *site) showRobots(w http.ResponseWriter, r *http.Request) {
	a := answer{kind: "text/plain; charset=utf-8", body: []byte("User-agent: *\nDisallow: /quan-tri/\n")}
	a.write(w, r)
}

// show writes one of the site's pages.
func (s *site) show(w http.ResponseWriter, r *http.Request, name string, status int, v view) {
	body, err := s.pages.page(name, v)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	a := answer{kind: "text/html; charset=utf-8", body: body, status: status, stamps: s.stamps, modified: v.Newest()}
	a.write(w, r)
}
