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
	ContentType     string // as sent
	ContentLocation string // as sent
	Body            []byte // decoded; nil when not modified
	NotModified     bool   // 304
	Validators      Validators
	MaxAge          time.Duration // how long the server says the answer stays fresh; 0: not said
	RetryAfter      time.Duration // asked for along with a good answer; 0: nothing
}
