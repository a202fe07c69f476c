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
	assetCaching   = "public, max-age=31536000, immutable"
)

// Values of fields that never differ, made once: they are only ever read.
var (
	noSniffing    = []string{"nosniff"}
	anyOrigin     = []string{"*"}
	exposed       = []string{"ETag"}
	byCoding      = []string{"Accept-Encoding"}
	inGzip        = []string{"gzip"}
	feedCached    = []string{feedCaching}
	pageCached    = []string{pageCaching}
	archiveCached = []string{archiveCaching}
	assetCached   = []string{assetCaching}
	notKept       = []string{"no-cache"}
	pagePolicy    = []string{"default-src 'none'; style-src 'self'; img-src * data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"}
	noReferrer    = []string{"no-referrer"}
)

// send answers with a document that stands ready: in the coding that the
// request prefers, or by 304 when the client has it already.
func (h *handler) send(w http.ResponseWriter, r *http.Request, p *parcel, caching []string) {
	f, zipped, ok := p.choose(r)
	if !ok {
		h.fail(w, r, http.StatusNotAcceptable)
		return
	}
	head := w.Header()
	head["Vary"] = byCoding
	head["Etag"] = f.etag
	head["Cache-Control"] = caching
	if p.modified != nil {
		head["Last-Modified"] = p.modified
	}
	if status := precondition(r.Header, f.tag, p.since); status != http.StatusOK {
		w.WriteHeader(status)
		return
	}
	p.write(w, r, http.StatusOK, f, zipped)
}

// write sends one form of a document, or for HEAD only what is said of it.
func (p *parcel) write(w http.ResponseWriter, r *http.Request, status int, f *form, zipped bool) {
	head := w.Header()
	head["Content-Type"] = p.contentType
	head["Content-Length"] = f.length
	if zipped {
		head["Content-Encoding"] = inGzip
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(f.body) // the client may have gone; there is no one to tell
	}
}

// guardPage forbids a page everything that ours do not need.
func guardPage(head http.Header) {
	head["Content-Security-Policy"] = pagePolicy
	head["Referrer-Policy"] = noReferrer
}

// serveFeed answers with the feed of a path as the publisher has it.
func (h *handler) serveFeed(path string) http.HandlerFunc {
	var s shelf
	return func(w http.ResponseWriter, r *http.Request) {
		d := h.Publisher.Document(path)
		if d == nil {
			h.Log.Error("request failed", "path", path, "error", "nothing is published yet")
			w.Header().Set("Retry-After", "5")
			h.fail(w, r, http.StatusServiceUnavailable)
			return
		}
		w.Header()["Access-Control-Expose-Headers"] = exposed
		h.send(w, r, s.take(d), feedCached)
	}
}

// serveAsset answers with a file whose name changes with its content.
func (h *handler) serveAsset(d *publish.Rendered) http.HandlerFunc {
	p := packed(d)
	return func(w http.ResponseWriter, r *http.Request) { h.send(w, r, p, assetCached) }
}
