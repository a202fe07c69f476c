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

// document renders a channel, and says so when its bytes are not those that
// were published before.
func (p *Publisher) document(ch feeds.Channel, selection string, f render.Format) (*Rendered, []storage.PublishedDocument, error) {
	path := pathOf(selection, f)
	var b bytes.Buffer
	if err := render.Write(&b, f, ch); err != nil {
		return nil, nil, fmt.Errorf("render %s: %w", path, err)
	}
	sum := sha256.Sum256(b.Bytes())
	tag := hex.EncodeToString(sum[:16])
	d := &Rendered{ContentType: f.ContentType(), Body: b.Bytes(), ETag: `"` + tag + `"`, GzipETag: `"` + tag + `-gzip"`}

	if known, ok := p.known[path]; ok && known.ETag == d.ETag {
		d.Modified = known.Changed
		if old := p.Document(path); old != nil && old.ETag == d.ETag {
			return old, nil, nil
		}
		d.Gzip = compress(d.Body)
		return d, nil, nil
	}
	d.Modified = p.Now().UTC().Truncate(time.Second)
	d.Gzip = compress(d.Body)
	return d, []storage.PublishedDocument{{Path: path, ETag: d.ETag, Changed: d.Modified}}, nil
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
