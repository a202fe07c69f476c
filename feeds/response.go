package feeds

import "time"

// Validators are what a server gave to ask "has it changed since?" (RFC 9110,
// 8.8). They are opaque: echoed byte for byte, never mended.
type Validators struct {
	ETag         string
	LastModified string
}

// A Response is what an address answered.
type Response struct {
	URL             string // after redirects
	Moved           string // the same, when it was redirected to for good (RFC 9110, 15.4.2 and 15.4.9); else empty
	ContentType     string // as sent
	ContentLocation string // as sent
	Body            []byte // decoded; nil when not modified
	NotModified     bool   // 304
	Validators      Validators
	MaxAge          time.Duration // how long the server says the answer stays fresh; 0: not said
	RetryAfter      time.Duration // asked for along with a good answer; 0: nothing

	CertificateExpires time.Time // the end of the server's certificate; zero: there was none
	OldTLS             bool      // the connection is of a kind that is no longer held to be safe
}
