package web

import (
	"net/http"
	"strings"

	"bantin/aggregator/publish"
)

// missingPath is where sites of files have the page that says that there is
// none, by the custom of most web servers that serve files.
const missingPath = "/404.html"

// leaveServerOut takes away the routes that mean nothing where no server
// answers, and adds what such a site has instead of answers.
func (h *handler) leaveServerOut() {
	for path := range h.routes {
		if path == "/healthz" || path == searchPath || strings.HasPrefix(path, searchPath+"/") {
			delete(h.routes, path)
		}
	}
	h.routes[missingPath] = route{ready: true, serve: func(w http.ResponseWriter, r *http.Request) {
		h.send(w, r, h.messages[http.StatusNotFound], pageCached)
	}}
}

// prepared is a page with the codings that it may be asked for in.
func (h *handler) prepared(body []byte) *publish.Rendered {
	if h.Static {
		return publish.Plain(pageType, body)
	}
	return publish.Prepare(pageType, body)
}

// serveOnward answers with a page that leads on to another by itself, where
// no server can send there.
func (h *handler) serveOnward(w http.ResponseWriter, r *http.Request, to string) {
	v := message{frame: h.frame("", h.say["joinedHead"]), Headline: h.say["joinedHead"], Sentence: h.say["joined"]}
	v.Onward, v.Canonical = h.base+to, h.Site.URL+h.base+to
	body, err := page("message", v)
	if err != nil {
		h.broken(w, r, err)
		return
	}
	h.send(w, r, packed(publish.Plain(pageType, body)), pageCached)
}
