// Package fetch turns an address into bytes. It is polite: it says who it is,
// asks "has it changed since?", obeys robots.txt where it reads pages, and
// puts one request at a time to a host, with a pause in between. It is bounded
// in time, in bytes and in redirects, and guarded: addresses that are not
// public are not read unless they are allowed, and a server has to prove who
// it is, if not in the usual way then in the way that its source allows.
//
// It knows nothing of feeds: whatever an address answers is brought home
// unpacked and otherwise untouched. What cannot be brought home is a
// *feeds.Problem.
package fetch

import (
	"crypto/x509"
	"net/netip"
	"strings"
	"sync"
	"time"
)

// A Client reads addresses. Its fields are set before the first Get and not
// changed afterwards; a field left zero has the value that its comment names.
// One Client is safe for concurrent use, and must be, because it is what
// keeps the requests to one host apart. It must not be copied.
type Client struct {
	UserAgent string         // "bantin"; see UserAgent
	Allow     []netip.Prefix // addresses that are read although they are not public; none
	Roots     *x509.CertPool // who may issue certificates; those of the system

	MaxBytes     int64         // the longest document, unpacked; 8 MiB
	MaxRedirects int           // 10
	Timeout      time.Duration // for the whole answer, without waiting for the host's turn; 30 s

	// Pause is how long a host is left alone between two requests, unless it
	// is this computer; not at all. A Crawl-delay in its robots.txt is obeyed
	// up to ten seconds, if it is longer than Pause.
	Pause time.Duration

	// An answer that brings fewer than MinBytes in a Window is not waited for.
	Window   time.Duration // 10 s
	MinBytes int64         // 1 KiB

	once       sync.Once
	dial       dialing
	transports transports
	issuers    issuers
	gate       gate
	robots     robots
	coders     coders
	standing   map[string][]string // headers that every request carries
}

// UserAgent returns what a Client calls itself: the program with its version,
// and where its operators can be reached, an e-mail address or a web page.
func UserAgent(version, contact string) string {
	agent := "bantin"
	if version = token(version); version != "" {
		agent += "/" + version
	}
	if contact = token(contact); contact != "" {
		agent += " (+" + contact + ")"
	}
	return agent
}

// token drops what cannot stand in a word of a header.
func token(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r >= 0x7f || strings.ContainsRune(`()"\`, r) {
			return -1
		}
		return r
	}, s)
}

// Close ends the connections that are kept for further requests. The Client
// remains usable.
func (c *Client) Close() {
	c.once.Do(c.start)
	c.transports.close()
}

// start fills in what was left zero and what all requests share.
func (c *Client) start() {
	if c.UserAgent == "" {
		c.UserAgent = "bantin"
	}
	c.MaxBytes = positive(c.MaxBytes, 8<<20)
	c.MaxRedirects = positive(c.MaxRedirects, 10)
	c.Timeout = positive(c.Timeout, 30*time.Second)
	c.Window = positive(c.Window, 10*time.Second)
	c.MinBytes = positive(c.MinBytes, 1<<10)
	if c.dial == nil {
		c.dial = newDialing(c.Allow)
	}
	c.issuers.get = c.issuer
	c.standing = map[string][]string{
		"User-Agent":      {c.UserAgent},
		"Accept":          {accept},
		"Accept-Language": {"vi"},
		"Accept-Encoding": {"gzip, br, zstd"},
	}
}

func positive[T ~int | ~int64](value, otherwise T) T {
	if value > 0 {
		return value
	}
	return otherwise
}
