package demo

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// An answer is what a site sends back.
type answer struct {
	kind     string // media type
	body     []byte
	status   int // 0: 200
	stamps   stamps
	modified time.Time
}

// write sends the answer, packed if that is understood, or 304 if it is known
// to whoever asks (RFC 9110, 13).
func (a answer) write(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("Vary", "Accept-Encoding")
	body, coding := a.body, ""
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") && !strings.HasPrefix(a.kind, "image/") {
		body, coding = pack(body), "-gzip"
		h.Set("Content-Encoding", "gzip")
	}
	if a.status != 0 && a.status != http.StatusOK {
		h.Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(a.status)
		w.Write(body) // what the other side does not take is its own affair
		return
	}
	if a.stamps.etag {
		sum := sha256.Sum256(a.body)
		h.Set("ETag", `"`+hex.EncodeToString(sum[:8])+coding+`"`)
	}
	var modified time.Time
	if a.stamps.modified {
		modified = a.modified
	}
	http.ServeContent(w, r, "", modified, bytes.NewReader(body))
}

// pack compresses with gzip.
func pack(body []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(body) // a buffer takes everything
	z.Close()
	return b.Bytes()
}
