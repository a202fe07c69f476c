package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"bantin/feeds"
	"bantin/feeds/coding"
	"bantin/feeds/render"
	"bantin/storage"
)

// A Rendered document is ready to be served, as it is and in codings. It is
// never changed.
type Rendered struct {
	ContentType string
	Body        []byte
	Gzip        []byte // empty: there is no such coding
	Brotli      []byte // empty: there is no such coding
	ETag        string // strong, of Body
	GzipETag    string // strong, of Gzip
	BrotliETag  string // strong, of Brotli
	Links       []Link
	Modified    time.Time // when the content last changed, whole seconds; zero: nobody knows
}

// A Link leads from a document to what it belongs to (RFC 8288).
type Link struct {
	Rel  string
	URL  string
	Type string // media type; may be empty
}

// Prepare makes a document of bytes, with its codings and their tags.
func Prepare(contentType string, body []byte) *Rendered {
	d := Plain(contentType, body)
	d.pack()
	return d
}

// linksOf are the links of a channel as a document of a media type.
func linksOf(ch feeds.Channel, contentType string) []Link {
	links := []Link{{Rel: "self", URL: ch.Self, Type: mediaType(contentType)}, {Rel: "alternate", URL: ch.Page, Type: "text/html"}}
	for _, hub := range ch.Hubs {
		links = append(links, Link{Rel: "hub", URL: hub})
	}
	for _, l := range []Link{
		{Rel: "prev-archive", URL: ch.Chain.Previous},
		{Rel: "next-archive", URL: ch.Chain.Next},
		{Rel: "current", URL: ch.Chain.Current},
	} {
		if l.URL != "" {
			l.Type = mediaType(render.Atom.ContentType())
			links = append(links, l)
		}
	}
	return links
}

// mediaType is a content type without its parameters.
func mediaType(contentType string) string {
	name, _, _ := strings.Cut(contentType, ";")
	return name
}

// document puts a channel in a format onto a shelf.
func (p *Publisher) document(m *making, path string, f render.Format, ch feeds.Channel) error {
	var b bytes.Buffer
	if err := render.Write(&b, f, ch); err != nil {
		return fmt.Errorf("render %s: %w", path, err)
	}
	d := p.ready(m, path, f.ContentType(), b.Bytes())
	m.documents[path] = d.linked(linksOf(ch, f.ContentType()))
	return nil
}

// linked is a document with the given links, the same one if it has them.
func (d *Rendered) linked(links []Link) *Rendered {
	if slices.Equal(d.Links, links) {
		return d
	}
	other := *d
	other.Links = links
	return &other
}

// ready makes a document of bytes, and notes when they are not those that were
// published before.
func (p *Publisher) ready(m *making, path, contentType string, body []byte) *Rendered {
	d := Plain(contentType, body)
	known, ok := p.known[path]
	unchanged := ok && known.ETag == d.ETag
	if old := p.Document(path); unchanged && old != nil && old.ETag == d.ETag {
		return old
	}
	p.pack(d)
	if unchanged {
		d.Modified = known.Changed
		return d
	}
	if d.Modified = p.since(path, d.ETag); !d.Modified.IsZero() {
		return d
	}
	d.Modified = p.changed(known)
	m.changed = append(m.changed, storage.PublishedDocument{Path: path, ETag: d.ETag, Changed: d.Modified})
	return d
}

// since is since when a document is what it is, as far as others know.
func (p *Publisher) since(path, etag string) time.Time {
	if p.Since == nil {
		return time.Time{}
	}
	return p.Since(path, etag)
}

// remember stores when documents changed, unless the store is only read.
func (p *Publisher) remember(ctx context.Context, changed []storage.PublishedDocument) error {
	if p.Since != nil {
		return nil
	}
	return p.Store.SaveDocuments(ctx, changed)
}

// changed is when a document that is another one than was known changed: now,
// but later than when it last did, whatever the clock says, so that one time
// never stands for two documents.
func (p *Publisher) changed(known storage.PublishedDocument) time.Time {
	t := p.Now().UTC().Truncate(time.Second)
	if known.ETag != "" && !t.After(known.Changed) {
		return known.Changed.Add(time.Second)
	}
	return t
}

// Plain makes a document of bytes that has no codings.
func Plain(contentType string, body []byte) *Rendered {
	sum := sha256.Sum256(body)
	return &Rendered{ContentType: contentType, Body: body, ETag: `"` + hex.EncodeToString(sum[:16]) + `"`}
}

// AddGzip makes the one coding of a document that is hardly ever asked for
// twice, before anybody else has it.
func (d *Rendered) AddGzip() { d.Gzip, d.GzipETag = coding.Gzip(d.Body), d.tagOf("gzip") }

// pack makes the codings of a document. Equal documents are equal in every
// coding.
func (d *Rendered) pack() {
	d.AddGzip()
	d.Brotli, d.BrotliETag = coding.Brotli(d.Body), d.tagOf("br")
}

// pack makes the codings of a document, if they are wanted.
func (p *Publisher) pack(d *Rendered) {
	if !p.Uncoded {
		d.pack()
	}
}

// tagOf is the tag of a coding, which is other bytes (RFC 9110, 8.8.3.3).
func (d *Rendered) tagOf(coding string) string {
	return strings.TrimSuffix(d.ETag, `"`) + "-" + coding + `"`
}
