// Package coding packs and unpacks bytes by the content codings of HTTP that
// more than one package needs (RFC 9110, 8.4.1; RFC 7932). It knows no fields
// and no documents.
package coding

import (
	"bytes"
	"compress/gzip"
	"io"
	"sync"

	"github.com/andybalholm/brotli"
)

// brotliQuality makes feeds a fifth smaller than gzip in about the same time.
// Higher ones take twice as long and more for the next few hundredths.
const brotliQuality = 5

// gzips are kept for use again: making one costs more than packing a page.
var gzips = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// Gzip packs bytes by gzip, without a time stamp: what is equal stays equal.
func Gzip(body []byte) []byte {
	z := gzips.Get().(*gzip.Writer)
	defer gzips.Put(z)
	var b bytes.Buffer
	z.Reset(&b)
	z.Write(body) // into memory: cannot fail
	z.Close()
	return b.Bytes()
}

// Brotli packs bytes by Brotli: what is equal stays equal. Its packer is not
// used again, since what it packed before shows in what it packs next.
func Brotli(body []byte) []byte {
	var b bytes.Buffer
	z := brotli.NewWriterLevel(&b, brotliQuality)
	z.Write(body) // into memory: cannot fail
	z.Close()
	return b.Bytes()
}

// A BrotliReader unpacks Brotli. The zero value is ready for Reset, which must
// come before the first Read.
type BrotliReader struct{ z brotli.Reader }

// Reset makes the reader unpack src.
func (r *BrotliReader) Reset(src io.Reader) error { return r.z.Reset(src) }

// Read implements io.Reader.
func (r *BrotliReader) Read(p []byte) (int, error) { return r.z.Read(p) }
