package web

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"

	"bantin/aggregator/publish"
	"bantin/feeds/render"
	"bantin/feeds/topics"
)

// longestAddress is the longest path and query that is looked at.
const longestAddress = 2048

// A handler answers the requests of one Server for pages in one language. The
// one of the Vietnamese pages is in front: it gets all requests, answers those
// for what has no language, such as feeds, and hands on those for pages in
// English. What a handler holds is never changed once it is built, but for the
// lists that it keeps.
type handler struct {
	Server
	language  string
	base      string   // stands before the paths of its pages: "" or englishRoot
	front     *handler // the one in front, which finds every path
	english   *handler // only the one in front has one
	encrypted bool     // the public address is one of https
	calendar  calendar
	say       map[string]string
	offices   map[string]office
	messages  map[int]*parcel  // by status
	routes    map[string]route // by path, without base
	sections  *topics.Index
	story     route // of every path below /tin/ that is an id
	kept      keptPages
	found     keptPages     // of searches
	maps      keptPages     // of the map of the site
	mapping   chan struct{} // holds the one document of the map that is being made
	searching chan struct{} // holds one of each search that is being made
}

// A route is what is found at a path.
type route struct {
	serve http.HandlerFunc // for GET and HEAD
	open  bool             // pages of other sites may read it
	ready bool             // it is served from memory and reads no store
}

// prepareRoutes lists every path that is not a story's: the pages, which each
// language has, and what there is once for all of them.
func (h *handler) prepareRoutes() {
	h.story = route{serve: h.serveStory}
	h.routes = map[string]route{
		"/nguon":     {serve: h.serveSources},
		"/nguon/":    {serve: moved(h.base + "/nguon"), ready: true},
		"/van-hanh":  {serve: h.serveStaff},
		"/van-hanh/": {serve: moved(h.base + "/van-hanh"), ready: true},
		archiveRoot:  {serve: h.serveMonths},
		"/luu-tru":   {serve: moved(h.base + archiveRoot), ready: true},
	}
	for _, selection := range publish.Selections(h.Site) {
		h.addSelection(selection)
	}
	h.addIndexes()
	h.addFollow()
	h.addSearch()
	h.addStats()
	if h.inFront() {
		h.addShared()
	}
}

// inFront says whether a handler answers for what has no language.
func (h *handler) inFront() bool { return h.base == "" }

// addShared lists what has one address, whatever the language of the reader.
func (h *handler) addShared() {
	h.routes["/healthz"] = route{serve: h.serveHealth}
	for path, d := range assets().files {
		h.routes[path] = route{serve: h.serveAsset(d, assetCached), ready: true}
	}
	for path, d := range assets().steady {
		h.routes[path] = route{serve: h.serveAsset(d, steadyCached), ready: true}
	}
	for _, path := range []string{publish.FeedsPath, publish.SourcesPath, publish.StaffPath} {
		h.addFeed(path)
	}
	for _, selection := range publish.Selections(h.Site) {
		for _, f := range render.Formats() {
			h.addFeed(publish.Root(selection) + f.File())
		}
	}
	h.addMachines()
	h.addQR()
	h.addSearchFeeds()
	h.addGuide()
}

func (h *handler) addFeed(path string) {
	h.routes[path] = route{serve: h.serveFeed(path), open: true, ready: true}
}

// addSelection lists the page of a selection.
func (h *handler) addSelection(selection string) {
	root := publish.Root(selection)
	if bare := strings.TrimSuffix(root, "/"); h.base+bare != "" {
		h.routes[bare] = route{serve: moved(h.base + root), ready: true}
	}
	list := &list{selection: selection}
	h.routes[root] = route{serve: func(w http.ResponseWriter, r *http.Request) { h.serveList(w, r, list) }, ready: true}
}

// englishRoot is the folder of the pages in English.
const englishRoot = "/en"

// speaker is the handler of the language that a path is in.
func (h *handler) speaker(path string) *handler {
	if below, ok := strings.CutPrefix(path, englishRoot); ok && h.english != nil && (below == "" || below[0] == '/') {
		return h.english
	}
	return h
}

// find returns the route of a path, as it is asked for.
func (h *handler) find(path string) (route, bool) {
	if s := h.speaker(path); s != h {
		return s.find(path)
	}
	path, ok := strings.CutPrefix(path, h.base)
	if !ok {
		return route{}, false
	}
	if rt, ok := h.routes[path]; ok {
		return rt, true
	}
	if id, ok := strings.CutPrefix(path, "/tin/"); ok {
		return h.story, isUUID(id)
	}
	if rt, ok := h.archiveRoute(path); ok {
		return rt, true
	}
	return h.mapRoute(path)
}

// ServeHTTP finds the route of a request and holds it to what all routes have
// in common.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h = h.speaker(r.URL.Path)
	defer h.recovered(w, r)
	head := w.Header()
	head["X-Content-Type-Options"] = noSniffing
	if h.encrypted && h.Limits.cameEncrypted(r) {
		head["Strict-Transport-Security"] = secureOnly
	}
	if r.ContentLength != 0 {
		turnAwayBody(w)
	}
	if len(r.RequestURI) > longestAddress {
		h.fail(w, r, http.StatusRequestURITooLong)
		return
	}
	rt, ok := h.find(r.URL.Path)
	if rt.open {
		openDoors(head)
	}
	if h.Limits == nil {
		h.answer(w, r, rt, ok)
		return
	}
	v := h.Limits.enter(w, r, rt.ready || !ok)
	if wait := v.admit(); wait > 0 {
		h.heldBack(v, r, wait)
		return
	}
	h.answer(v, r, rt, ok)
	v.leave()
}

// answer does what a method asks of a route, or of none.
func (h *handler) answer(w http.ResponseWriter, r *http.Request, rt route, found bool) {
	reads := r.Method == http.MethodGet || r.Method == http.MethodHead
	switch {
	case found && reads:
		rt.serve(w, r)
	case found && r.Method == http.MethodOptions, r.Method == http.MethodOptions && r.URL.Path == "*":
		allow(w.Header(), rt.open)
		w.WriteHeader(http.StatusNoContent)
	case found, r.Method == http.MethodConnect:
		w.Header().Set("Allow", methods)
		h.fail(w, r, http.StatusMethodNotAllowed)
	default:
		if to, ok := h.meant(r.URL); ok && reads {
			moved(to)(w, r)
			return
		}
		h.fail(w, r, http.StatusNotFound)
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
	w.Header()["X-Content-Type-Options"] = noSniffing
	h.broken(w, r, fmt.Errorf("panic: %v\n%s", v, debug.Stack()))
}

// moved sends to where a page really is.
func moved(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { sendTo(w, http.StatusMovedPermanently, to, pageCached) }
}

// sendTo sends to another path.
func sendTo(w http.ResponseWriter, status int, to string, caching []string) {
	head := w.Header()
	head["Location"] = []string{to}
	head["Cache-Control"] = caching
	head["Content-Length"] = []string{"0"}
	w.WriteHeader(status)
}
