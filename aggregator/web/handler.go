package web

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"

	"github.com/klauspost/compress/gzhttp"

	"bantin/aggregator/publish"
	"bantin/feeds/render"
)

// longestAddress is the longest path and query that is looked at.
const longestAddress = 2048

// A handler answers the requests of one Server. What it holds is never
// changed once it is built, but for the lists that it keeps.
type handler struct {
	Server
	language string
	calendar calendar
	say      map[string]string
	offices  map[string]office
	messages map[int]*parcel  // by status
	routes   map[string]route // by path
	story    route            // of every path below /tin/
	kept     keptPages
}

// A route is what is found at a path.
type route struct {
	serve http.HandlerFunc // for GET and HEAD
	open  bool             // pages of other sites may read it
}

// prepareRoutes lists every path that is not a story's.
func (h *handler) prepareRoutes() error {
	compressed, err := gzhttp.NewWrapper(gzhttp.EnableZstd(false))
	if err != nil {
		return fmt.Errorf("compression of pages: %w", err)
	}
	h.story = route{serve: headLikeGet(compressed(http.HandlerFunc(h.serveStory)))}
	h.routes = map[string]route{
		"/nguon":       {serve: headLikeGet(compressed(http.HandlerFunc(h.serveSources)))},
		"/nguon/":      {serve: moved("/nguon")},
		archiveRoot:    {serve: h.serveMonths},
		"/luu-tru":     {serve: moved(archiveRoot)},
		"/healthz":     {serve: h.serveHealth},
		"/favicon.ico": {serve: moved(assets().icon)},
	}
	for path, d := range assets().files {
		h.routes[path] = route{serve: h.serveAsset(d)}
	}
	for _, path := range []string{publish.FeedsPath, publish.SourcesPath} {
		h.routes[path] = route{serve: h.serveFeed(path), open: true}
	}
	h.addSelection("")
	for _, d := range h.Site.Departments {
		h.addSelection(d.ID)
	}
	return nil
}

// addSelection lists the page and the feeds of a selection.
func (h *handler) addSelection(id string) {
	root := "/"
	if id != "" {
		root = "/" + id + "/"
		h.routes["/"+id] = route{serve: moved(root)}
	}
	list := &list{selection: id, feed: root + render.RSS.File()}
	h.routes[root] = route{serve: func(w http.ResponseWriter, r *http.Request) { h.serveList(w, r, list) }}
	for _, f := range render.Formats() {
		path := root + f.File()
		h.routes[path] = route{serve: h.serveFeed(path), open: true}
	}
}

// ServeHTTP finds the route of a request and holds it to what all routes
// have in common.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer h.recovered(w, r)
	w.Header()["X-Content-Type-Options"] = noSniffing
	if len(r.RequestURI) > longestAddress {
		h.fail(w, r, http.StatusRequestURITooLong)
		return
	}
	route, ok := h.routes[r.URL.Path]
	if !ok && strings.HasPrefix(r.URL.Path, "/tin/") {
		route, ok = h.story, true
	}
	if !ok {
		route, ok = h.archiveRoute(r.URL.Path)
	}
	if !ok {
		h.fail(w, r, http.StatusNotFound)
		return
	}
	if route.open {
		w.Header()["Access-Control-Allow-Origin"] = anyOrigin
	}
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		route.serve(w, r)
	case http.MethodOptions:
		allow(w.Header(), route.open)
		w.WriteHeader(http.StatusNoContent)
	default:
		w.Header().Set("Allow", methods)
		h.fail(w, r, http.StatusMethodNotAllowed)
	}
}

const methods = "GET, HEAD, OPTIONS"

// allow says what may be asked of a route, to whoever asks before asking. The
// conditional fields are named because browsers do not let scripts of other
// sites send them unasked.
func allow(h http.Header, open bool) {
	h.Set("Allow", methods)
	if open {
		h.Set("Access-Control-Allow-Methods", methods)
		h.Set("Access-Control-Allow-Headers", "If-None-Match, If-Modified-Since")
		h.Set("Access-Control-Max-Age", "86400")
	}
}

// recovered turns a panic into an answer and a line in the log.
func (h *handler) recovered(w http.ResponseWriter, r *http.Request) {
	v := recover()
	if v == nil {
		return
	}
	if v == http.ErrAbortHandler {
		panic(v)
	}
	clear(w.Header())
	h.broken(w, r, fmt.Errorf("panic: %v\n%s", v, debug.Stack()))
}

// headLikeGet lets HEAD be answered as GET, since compression would else leave
// it out; net/http keeps the body back.
func headLikeGet(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			get := *r
			get.Method = http.MethodGet
			r = &get
		}
		next(w, r)
	}
}

// moved sends to where a page really is.
func moved(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.Header().Set("Cache-Control", pageCaching)
		w.WriteHeader(http.StatusMovedPermanently)
	}
}
