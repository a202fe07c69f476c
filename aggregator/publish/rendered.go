package publish

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"bantin/feeds"
	"bantin/feeds/render"
	"bantin/storage"
)

// A Rendered document is ready to be served. It is never changed.
type Rendered struct {
	ContentType string
	Body        []byte
	Gzip        []byte
	ETag        string    // strong, of Body
	GzipETag    string    // strong, of Gzip
	Modified    time.Time // when the content last changed; whole seconds
}

// document renders a channel.
func (p *Publisher) document(ch feeds.Channel, selection string, f render.Format) (*Rendered, []storage.PublishedDocument, error) {
	path := pathOf(selection, f)
	var b bytes.Buffer
	if err := render.Write(&b, f, ch); err != nil {
		return nil, nil, fmt.Errorf("render %s: %w", path, err)
	}
	d, news := p.ready(path, f.ContentType(), b.Bytes())
	return d, news, nil
}

// ready makes a document of bytes, and says so when they are not those that
// were published before.
func (p *Publisher) ready(path, contentType string, body []byte) (*Rendered, []storage.PublishedDocument) {
	d := tagged(contentType, body)
	known, ok := p.known[path]
	unchanged := ok && known.ETag == d.ETag
	if old := p.Document(path); unchanged && old != nil && old.ETag == d.ETag {
		return old, nil
	}
	d.Gzip = compress(d.Body)
	if unchanged {
		d.Modified = known.Changed
		return d, nil
	}
	d.Modified = p.Now().UTC().Truncate(time.Second)
	return d, []storage.PublishedDocument{{Path: path, ETag: d.ETag, Changed: d.Modified}}
}

// tagged is a document without its gzip coding and its date.
func tagged(contentType string, body []byte) *Rendered {
	sum := sha256.Sum256(body)
	tag := hex.EncodeToString(sum[:16])
	return &Rendered{ContentType: contentType, Body: body, ETag: `"` + tag + `"`, GzipETag: `"` + tag + `-gzip"`}
}

// compress codes a document by gzip without a time stamp, so that equal
// documents are equal in both codings.
func compress(body []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(body) // into memory: cannot fail
	w.Close()
	return b.Bytes()
}
