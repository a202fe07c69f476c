package web

import (
	"net/http"
	"net/netip"
	"strings"
)

// origin is the address that a request comes from: that of its connection,
// or, if that is of a proxy that is trusted, the one the proxy names.
func (l *Limits) origin(r *http.Request) netip.Addr {
	peer := peerOf(r)
	if !l.trusts(peer) {
		l.hint(r, peer)
		return peer
	}
	listed, ok := l.nearest(r.Header["X-Forwarded-For"], addressIn)
	forwarded, also := l.nearest(r.Header["Forwarded"], forIn)
	switch {
	case ok && also && listed != forwarded: // one of them is the client's own invention
		return peer
	case ok:
		return listed
	case also:
		return forwarded
	}
	return peer
}

// nearest reads the lines of a field from their end: the first address that
// is not itself a proxy's, or the farthest proxy. Whatever stands before it
// anybody can have written.
func (l *Limits) nearest(lines []string, read func(string) (netip.Addr, bool)) (at netip.Addr, ok bool) {
	for i := len(lines) - 1; i >= 0; i-- {
		for rest := lines[i]; rest != ""; {
			member := rest
			if cut := strings.LastIndexByte(rest, ','); cut >= 0 {
				rest, member = rest[:cut], rest[cut+1:]
			} else {
				rest = ""
			}
			next, readable := read(member)
			if !readable {
				return at, ok
			}
			if at, ok = next, true; !l.trusts(at) {
				return at, ok
			}
		}
	}
	return at, ok
}

// addressIn reads an address with or without a port, an IPv6 one perhaps in
// brackets.
func addressIn(s string) (netip.Addr, bool) {
	s = strings.Trim(s, " \t\"")
	if ap, err := netip.ParseAddrPort(s); err == nil {
		return plainAddress(ap.Addr()), true
	}
	a, err := netip.ParseAddr(strings.TrimSuffix(strings.TrimPrefix(s, "["), "]"))
	return plainAddress(a), err == nil
}

// forIn reads the address in the "for" of one member of a Forwarded field
// (RFC 7239, 6).
func forIn(member string) (netip.Addr, bool) {
	for pair := range strings.SplitSeq(member, ";") {
		if name, value, _ := strings.Cut(pair, "="); strings.EqualFold(strings.TrimSpace(name), "for") {
			return addressIn(value)
		}
	}
	return netip.Addr{}, false
}

// cameEncrypted reports whether a request came over TLS, as far as the trusted
// proxy in front.
func (l *Limits) cameEncrypted(r *http.Request) bool {
	if r.TLS != nil {
		return true
	}
	proto := r.Header["X-Forwarded-Proto"]
	return l != nil && len(proto) == 1 && proto[0] == "https" && l.trusts(peerOf(r))
}

// hint tells staff once that all readers seem to come through a proxy that the
// settings do not name, and so are taken for one.
func (l *Limits) hint(r *http.Request, peer netip.Addr) {
	if r.Header["X-Forwarded-For"] == nil || !(peer.IsLoopback() || peer.IsPrivate()) || l.hinted.Swap(true) {
		return
	}
	l.Log.Warn("requests come through a proxy that trusted_proxies does not name: all its readers share one limit", "proxy", peer.String())
}

// peerOf is the address at the other end of a request's connection.
func peerOf(r *http.Request) netip.Addr {
	if c, ok := r.Context().Value(connectionKey{}).(*connection); ok {
		return c.peer
	}
	return peerAt(r.RemoteAddr)
}

// peerAt reads the address of a connection; what cannot be read is the zero
// address.
func peerAt(address string) netip.Addr {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return netip.Addr{}
	}
	return plainAddress(ap.Addr())
}

// plainAddress is an address in its only spelling.
func plainAddress(a netip.Addr) netip.Addr { return a.Unmap().WithZone("") }

// keyOf is what addresses of one client have in common: in IPv6 a client has
// 64 bits to itself.
func keyOf(a netip.Addr) netip.Addr {
	if !a.Is6() {
		return a
	}
	p, err := a.Prefix(64)
	if err != nil {
		return a
	}
	return p.Addr()
}
