package web

import (
	"net/http"
	"strings"
	"time"

	"bantin/aggregator/audience"
	"bantin/aggregator/publish"
	"bantin/feeds/render"
)

// count counts whoever was given a page or a feed, or told that there is
// nothing new in it.
func (h *handler) count(w http.ResponseWriter, r *http.Request, p *parcel) {
	if h.Audience == nil || r.Method != http.MethodGet {
		return
	}
	switch p.read {
	case inPages:
		from, at := h.visitor(w, r)
		if !h.Audience.Again(from, at) && isLookedAt(r.Header) {
			h.Audience.Visit(from, at)
		}
	case inFeeds:
		if !isBrowsed(r.Header) && !strings.HasPrefix(r.URL.Path, archiveRoot) && r.URL.Path != publish.StaffPath {
			from, at := h.visitor(w, r)
			h.Audience.Poll(from, r.URL.Path, at)
		}
	}
}

// visitor says who a request comes from, and when it came.
func (h *handler) visitor(w http.ResponseWriter, r *http.Request) (audience.Visitor, time.Time) {
	var v audience.Visitor
	if agents := r.Header["User-Agent"]; len(agents) > 0 {
		v.Agent = agents[0]
	}
	if limited, ok := w.(*visit); ok {
		v.From = limited.client.key
		return v, limited.begun
	}
	v.From = peerOf(r)
	return v, h.Now()
}

// isLookedAt reports whether a page is asked for so that somebody sees it, as
// far as can be told. Browsers say which languages their readers want; what
// only names itself after them seldom does. A page that is fetched before
// anybody wants to see it, or by a script, is not looked at.
func isLookedAt(head http.Header) bool {
	if len(head["Accept-Language"]) == 0 || len(head["Sec-Purpose"]) > 0 || len(head["Purpose"]) > 0 || len(head["X-Moz"]) > 0 {
		return false
	}
	into := head["Sec-Fetch-Dest"]
	return len(into) == 0 || into[0] == "document"
}

// isBrowsed reports whether somebody looks at a feed in a browser, which is no
// poll.
func isBrowsed(head http.Header) bool {
	mode := head["Sec-Fetch-Mode"]
	return len(mode) > 0 && mode[0] == "navigate"
}

// readership says whose reading of a document is counted.
type readership uint8

const (
	inPlaces readership = iota // nobody's: it belongs to others
	inPages                    // that of people, each once a day
	inFeeds                    // that of programs, and of those they say they read for
)

// readershipOf tells by the type of a document.
func readershipOf(contentType string) readership {
	if contentType == pageType {
		return inPages
	}
	for _, f := range render.Formats() {
		if contentType == f.ContentType() {
			return inFeeds
		}
	}
	return inPlaces
}
