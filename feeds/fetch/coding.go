package fetch

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"

	"bantin/feeds/coding"
)

// The largest window that RFC 8878, 3.1.1.1.2, and RFC 9659 ask of decoders.
const zstdWindow = 8 << 20

// codingOf returns the one content coding of an answer, "" for none. Two or
// more, one upon the other, and codings that were not asked for are errors,
// except words that some sites write there although they are no codings.
func codingOf(h http.Header) (string, error) {
	found := ""
	for _, line := range h["Content-Encoding"] {
		for word := range strings.SplitSeq(line, ",") {
			switch word = strings.ToLower(strings.TrimSpace(word)); word {
			case "", "identity", "none", "utf-8", "utf8":
				continue
			case "x-gzip":
				word = "gzip"
			case "gzip", "br", "zstd", "deflate":
			default:
				return "", fmt.Errorf("unknown coding %q", word)
			}
			if found != "" {
				return "", fmt.Errorf("stacked codings %q and %q", found, word)
			}
			found = word
		}
	}
	return found, nil
}

// actual corrects a label by the first bytes. No feed and no page begins with
// gzip's magic number, so what does is gzip, labelled or not, a .gz file too;
// and what is labelled gzip but begins like text was never packed.
func actual(label string, r *bufio.Reader) string {
	head, _ := r.Peek(2)
	packed := len(head) == 2 && head[0] == 0x1f && head[1] == 0x8b
	switch {
	case len(head) == 0:
		return ""
	case label == "" && packed:
		return "gzip"
	case label == "gzip" && !packed && strings.IndexByte("<{[ \t\r\n\xef\xfe\xff", head[0]) >= 0:
		return ""
	}
	return label
}

// coders keeps decoders for use again: making one costs far more than
// unpacking a feed. The zero value is ready.
type coders struct {
	buffers, gzips, brotlis, zstds sync.Pool
}

// buffer returns a buffered reader of r.
func (c *coders) buffer(r io.Reader) *bufio.Reader {
	if b, ok := c.buffers.Get().(*bufio.Reader); ok {
		b.Reset(r)
		return b
	}
	return bufio.NewReaderSize(r, 8<<10)
}

func (c *coders) putBuffer(b *bufio.Reader) {
	b.Reset(nil)
	c.buffers.Put(b)
}

// unpack returns a reader of what is packed in r, and what to call when it
// has been read.
func (c *coders) unpack(coding string, r *bufio.Reader) (io.Reader, func(), error) {
	switch coding {
	case "gzip":
		return c.gzip(r)
	case "br":
		return c.brotli(r)
	case "zstd":
		return c.zstd(r)
	case "deflate":
		d, err := inflate(r)
		return d, func() {}, err
	}
	return r, func() {}, nil
}

func (c *coders) gzip(r *bufio.Reader) (io.Reader, func(), error) {
	z, ok := c.gzips.Get().(*gzip.Reader)
	if !ok {
		z = new(gzip.Reader)
	}
	done := func() { c.gzips.Put(z) }
	if err := z.Reset(r); err != nil {
		done()
		return nil, nil, err
	}
	z.Multistream(false)
	return &members{z: z, r: r}, done, nil
}

func (c *coders) brotli(r *bufio.Reader) (io.Reader, func(), error) {
	b, ok := c.brotlis.Get().(*coding.BrotliReader)
	if !ok {
		b = new(coding.BrotliReader)
	}
	if err := b.Reset(r); err != nil {
		return nil, nil, err
	}
	return b, func() { c.brotlis.Put(b) }, nil
}

func (c *coders) zstd(r *bufio.Reader) (io.Reader, func(), error) {
	d, ok := c.zstds.Get().(*zstd.Decoder)
	if !ok {
		var err error
		d, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1),
			zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			return nil, nil, err
		}
	}
	if err := d.Reset(r); err != nil {
		return nil, nil, err
	}
	return d, func() {
		if d.Reset(nil) == nil {
			c.zstds.Put(d)
		}
	}, nil
}

// inflate reads what is called deflate either way that servers mean it: with
// zlib's two bytes before it (RFC 9110, 8.4.1.2) or without.
func inflate(r *bufio.Reader) (io.Reader, error) {
	head, _ := r.Peek(2)
	if len(head) == 2 && head[0]&0x0f == 8 && (uint(head[0])<<8|uint(head[1]))%31 == 0 {
		return zlib.NewReader(r)
	}
	return flate.NewReader(r), nil
}

// members reads all members of a gzip stream, and takes what follows the last
// whole one for what it is: padding that some servers add.
type members struct {
	z *gzip.Reader
	r *bufio.Reader
}

// Read implements io.Reader.
func (m *members) Read(p []byte) (int, error) {
	n, err := m.z.Read(p)
	if err == io.EOF && m.z.Reset(m.r) == nil {
		m.z.Multistream(false)
		err = nil
	}
	return n, err
}
