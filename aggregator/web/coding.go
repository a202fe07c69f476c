package web

import "strings"

// acceptable is what a request thinks of the two codings that documents are
// kept in, in thousandths; 0 is a refusal.
type acceptable struct{ gzip, identity int }

// codings reads the lines of Accept-Encoding (RFC 9110, 12.5.3). Without the
// field only the document as it is will do, and so with an empty one.
func codings(fields []string) acceptable {
	const unset = -1
	gzip, identity, any := unset, unset, unset
	for _, rest := range fields {
		for rest != "" {
			var member string
			member, rest, _ = strings.Cut(rest, ",")
			name, parameters, _ := strings.Cut(member, ";")
			q, ok := weight(parameters)
			if !ok {
				continue
			}
			switch name = strings.Trim(name, " \t"); {
			case strings.EqualFold(name, "gzip"), strings.EqualFold(name, "x-gzip"):
				gzip = q
			case strings.EqualFold(name, "identity"):
				identity = q
			case name == "*":
				any = q
			}
		}
	}
	if gzip == unset {
		gzip = max(any, 0)
	}
	if identity == unset {
		identity = any
	}
	if identity == unset {
		identity = 1 // not asked for, but it will do
	}
	return acceptable{gzip, identity}
}

// weight reads the q parameter of a member in thousandths (RFC 9110, 12.4.2);
// none is 1000.
func weight(parameters string) (int, bool) {
	for parameters != "" {
		var p string
		p, parameters, _ = strings.Cut(parameters, ";")
		name, value, _ := strings.Cut(p, "=")
		if name = strings.Trim(name, " \t"); name != "q" && name != "Q" {
			continue
		}
		return thousandths(strings.Trim(value, " \t"))
	}
	return 1000, true
}

// thousandths reads a number from 0 to 1 with three decimals at most.
func thousandths(s string) (int, bool) {
	whole, decimals, _ := strings.Cut(s, ".")
	if (whole != "0" && whole != "1") || len(decimals) > 3 {
		return 0, false
	}
	n := 0
	for i := range 3 {
		d := byte('0')
		if i < len(decimals) {
			d = decimals[i]
		}
		if d < '0' || d > '9' {
			return 0, false
		}
		n = n*10 + int(d-'0')
	}
	if whole == "1" {
		return 1000, n == 0
	}
	return n, true
}
