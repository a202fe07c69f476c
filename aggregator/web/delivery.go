package web

import (
	"net/http"

	"bantin/aggregator/publish"
)

// How long others may keep what they were given.
const (
	feedCaching    = "public, max-age=300, stale-while-revalidate=3600, stale-if-error=604800"
	pageCaching    = "public, max-age=60, stale-while-revalidate=600, stale-if-error=604800"
	archiveCaching = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800"
	steadyCaching  = "public, max-age=3600, stale-while-revalidate=86400"
	assetCaching   = "public, max-age=31536000, immutable" // its name changes with its content
)

// Values of fields that never differ, made once: they are only ever read.
var (
	byCoding      = []string{"Accept-Encoding"}
	byAccept      = []string{"Accept, Accept-Encoding"}
	inGzip        = []string{"gzip"}
	inBrotli      = []string{"br"}
	feedCached    = []string{feedCaching}
	pageCached    = []string{pageCaching}
	archiveCached = []string{archiveCaching}
	steadyCached  = []string{steadyCaching}
	assetCached   = []string{assetCaching}
	notKept       = []string{"no-cache"}
	notStored     = []string{"no-store"}
)

// send answers with a document that stands ready: in the coding that the
// request prefers, or by 304 when the client has it already. Ranges are not
// served (RFC 9110, 14.2): documents are small, and whoever asks for a part
// gets all of it.
func (h *handler) send(w http.ResponseWriter, r *http.Request, p *parcel, caching []string) {
	if p.xml != nil && wantsXML(r.Header["Accept"], p.mediaType) {
		p = p.xml
	}
	f, ok := p.choose(r)
	if !ok {
		h.fail(w, r, http.StatusNotAcceptable)
		return
	}
	head := w.Header()
	head["Vary"] = p.vary
	head["Etag"] = f.etag
	head["Cache-Control"] = caching
	if p.modified != nil && !p.since.After(h.Now()) { // the clock may have been set back (RFC 9110, 8.8.2.1)
		head["Last-Modified"] = p.modified
	}
	switch status := precondition(r.Header, f.tag, p.since); status {
	case http.StatusOK:
		if v, ok := w.(*visit); ok {
			if wait := v.afford(); wait > 0 {
				head.Del("Etag")
				head.Del("Last-Modified")
				h.heldBack(v, r, wait)
				return
			}
		}
		if p.links != nil {
			head["Link"] = p.links
		}
		h.count(w, r, p)
		p.write(w, r, http.StatusOK, f)
	case http.StatusPreconditionFailed: // that is between this client and us
		head["Cache-Control"] = notStored
		w.WriteHeader(status)
	default:
		h.count(w, r, p)
		w.WriteHeader(status)
	}
}

// write sends one form of a document, or for HEAD only what is said of it.
func (p *parcel) write(w http.ResponseWriter, r *http.Request, status int, f *form) {
	head := w.Header()
	head["Content-Type"] = p.contentType
	head["Content-Length"] = f.length
	if f.coding != nil {
		head["Content-Encoding"] = f.coding
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(f.body) // the client may have gone; there is no one to tell
	}
}

// serveFeed answers with the feed of a path as the publisher has it.
func (h *handler) serveFeed(path string) http.HandlerFunc {
	var s shelf
	return func(w http.ResponseWriter, r *http.Request) {
		d := h.Publisher.Document(path)
		if d == nil {
			h.note(r, "request failed", "path", path, "error", "nothing is published yet")
			w.Header().Set("Retry-After", "5")
			h.fail(w, r, http.StatusServiceUnavailable)
			return
		}
		h.send(w, r, s.take(d), feedCached)
	}
}

// serveAsset answers with a file that belongs to the program.
func (h *handler) serveAsset(d *publish.Rendered, caching []string) http.HandlerFunc {
	p := packed(d)
	return func(w http.ResponseWriter, r *http.Request) { h.send(w, r, p, caching) }
}

// sendPage fills a template and sends it. It is packed only as this request
// wants it, since hardly another will get the same.
func (h *handler) sendPage(w http.ResponseWriter, r *http.Request, name string, view linked) {
	body, err := page(name, view)
	if err != nil {
		h.broken(w, r, err)
		return
	}
	d := publish.Plain(pageType, body)
	if wish := codings(r.Header["Accept-Encoding"]); max(wish.gzip, wish.brotli) >= wish.identity {
		d.AddGzip()
	}
	d.Links = view.links()
	guardPage(w.Header())
	h.send(w, r, packed(d), pageCached)
}
