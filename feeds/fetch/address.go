package fetch

import (
	"errors"
	"net/url"
	"strings"
)

// errAddress says that an address is none that could be asked over HTTP.
var errAddress = errors.New("not an http or https address")

// resolve reads an address as a browser would: relative to base unless that
// is nil, and with what should have been escaped in it escaped. Fragment and
// login data are dropped.
func resolve(base *url.URL, address string) (*url.URL, error) {
	address = escape(strings.TrimSpace(address))
	var u *url.URL
	var err error
	if base == nil {
		u, err = url.Parse(address)
	} else {
		u, err = base.Parse(address)
	}
	if err != nil {
		return nil, err
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, errAddress
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	return u, nil
}

// escape writes as %XX what may not stand in an address: spaces, control
// characters, letters beyond ASCII, and a percent sign that escapes nothing.
func escape(s string) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		stray := c == '%' && !(i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]))
		if c <= ' ' || c >= 0x7f || stray {
			b.WriteByte('%')
			b.WriteByte(digits[c>>4])
			b.WriteByte(digits[c&15])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// hostPort names the host of an address with its port, in one spelling.
func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" && u.Scheme == "https" {
		port = "443"
	} else if port == "" {
		port = "80"
	}
	return strings.ToLower(u.Hostname()) + ":" + port
}
