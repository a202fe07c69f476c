package feeds

import (
	"net/url"
	"slices"
	"strings"
)

// A Trust says how the server of one source may prove who it is, where the
// usual proof fails: a certificate for its name, in force, and issued by an
// authority that everybody trusts. The zero Trust asks for the usual proof.
type Trust struct {
	CA       string // certificates of further authorities, PEM
	Pin      string // SHA-256 of the server's public key (RFC 7469, 2.4), base64: this key and no other, whoever issued its certificate
	Insecure string // why the server is believed whoever it is, and since when: "2026-11-23: …"
}

// TrustFor returns the source's trust for an address on the source's host or
// one of its aliases, with or without "www.", and none for other addresses.
func (s Source) TrustFor(address string) Trust {
	host := bareHost(address)
	own := func(alias string) bool { return bareHost("//"+alias) == host }
	if host == "" || host != bareHost(s.URL) && !slices.ContainsFunc(s.Aliases, own) {
		return Trust{}
	}
	return s.Trust
}

// bareHost is the host of an address without port and "www.".
func bareHost(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(strings.TrimSuffix(u.Hostname(), ".")), "www.")
}
