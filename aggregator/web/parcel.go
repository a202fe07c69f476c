package web

import (
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"bantin/aggregator/publish"
)

// A parcel is a document with all that is said of it in fields, made ready
// once and sent many times. It is never changed.
type parcel struct {
	document              *publish.Rendered
	plain, zipped         form
	contentType, modified []string
	since                 time.Time // modified, as a time
}

// A form is a document in one coding.
type form struct {
	body         []byte
	tag          string
	etag, length []string
}

// packed makes a parcel of a document.
func packed(d *publish.Rendered) *parcel {
	p := &parcel{
		document:    d,
		plain:       formOf(d.Body, d.ETag),
		zipped:      formOf(d.Gzip, d.GzipETag),
		contentType: []string{d.ContentType},
		since:       d.Modified,
	}
	if !d.Modified.IsZero() {
		p.modified = []string{d.Modified.UTC().Format(http.TimeFormat)}
	}
	return p
}

func formOf(body []byte, tag string) form {
	return form{body: body, tag: tag, etag: []string{tag}, length: []string{strconv.Itoa(len(body))}}
}

// choose picks the form that a request prefers, which is gzip where both are
// welcome alike; ok is false where neither is.
func (p *parcel) choose(r *http.Request) (f *form, zipped, ok bool) {
	wish := codings(r.Header["Accept-Encoding"])
	if len(p.zipped.body) > 0 && wish.gzip > 0 && wish.gzip >= wish.identity {
		return &p.zipped, true, true
	}
	return &p.plain, false, wish.identity > 0
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
