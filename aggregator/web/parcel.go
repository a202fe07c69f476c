package web

import (
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"bantin/aggregator/publish"
)

// A parcel is a document with all that is said of it in fields, made ready
// once and sent many times. It is never changed.
type parcel struct {
	document                     *publish.Rendered
	plain, gzip, brotli          form
	contentType, modified, links []string
	since                        time.Time // modified, as a time
	read                         readership
	vary                         []string
	xml                          *parcel // the same under the name of XML; nil: there is no such parcel
	mediaType                    string  // of a feed that has one
}

// A form is a document in one coding. Without a body there is no such form,
// unless it is the plain one.
type form struct {
	body                 []byte
	tag                  string
	etag, length, coding []string
}

// packed makes a parcel of a document.
func packed(d *publish.Rendered) *parcel {
	p := &parcel{
		document:    d,
		plain:       formOf(d.Body, d.ETag, nil),
		gzip:        formOf(d.Gzip, d.GzipETag, inGzip),
		brotli:      formOf(d.Brotli, d.BrotliETag, inBrotli),
		contentType: []string{d.ContentType},
		links:       linkField(d.Links),
		since:       d.Modified,
		vary:        byCoding,
		read:        readershipOf(d.ContentType),
	}
	if !d.Modified.IsZero() {
		p.modified = []string{d.Modified.UTC().Format(http.TimeFormat)}
	}
	if mediaType, _, _ := strings.Cut(d.ContentType, ";"); isFeed(mediaType) {
		p.vary, p.xml, p.mediaType = byAccept, asXML(d), mediaType
	}
	return p
}

func formOf(body []byte, tag string, coding []string) form {
	return form{body: body, tag: tag, etag: []string{tag}, length: []string{strconv.Itoa(len(body))}, coding: coding}
}

// choose picks the form that a request prefers, the smallest of those that
// are welcome alike; ok is false where none is, and the form then the plain
// one.
func (p *parcel) choose(r *http.Request) (f *form, ok bool) {
	wish := codings(r.Header["Accept-Encoding"])
	f, most := &p.plain, wish.identity
	if wish.gzip > 0 && wish.gzip >= most && len(p.gzip.body) > 0 {
		f, most = &p.gzip, wish.gzip
	}
	if wish.brotli > 0 && wish.brotli >= most && len(p.brotli.body) > 0 {
		f, most = &p.brotli, wish.brotli
	}
	return f, most > 0
}

// A shelf holds the parcel of a document that changes from time to time. The
// zero value is ready for use, by many at once.
type shelf struct{ current atomic.Pointer[parcel] }

// take returns the parcel of a document, made anew if the last one was of
// another.
func (s *shelf) take(d *publish.Rendered) *parcel {
	p := s.current.Load()
	if p == nil || p.document != d {
		p = packed(d)
		s.current.Store(p)
	}
	return p
}
