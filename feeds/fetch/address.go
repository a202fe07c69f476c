package fetch

import (
	"errors"
	"net/netip"
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

// server names the host of an address in one spelling, with its port unless
// that is the usual one, of either scheme: one host is asked one thing at a
// time, with TLS or without.
func server(u *url.URL) string {
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	switch port := u.Port(); port {
	case "", "80", "443":
		return host
	default:
		return host + ":" + port
	}
}

// loopback says whether a host is this computer by its very name.
func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback() || strings.EqualFold(host, "localhost")
}
