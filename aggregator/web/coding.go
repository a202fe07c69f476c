package web

import "strings"

// acceptable is what a request thinks of the codings that documents are kept
// in, in thousandths; 0 is a refusal.
type acceptable struct{ brotli, gzip, identity int }

// unset stands for a coding that a request does not name.
const unset = -1

// codings reads the lines of Accept-Encoding (RFC 9110, 12.5.3). Without the
// field only the document as it is will do, and so with an empty one.
func codings(fields []string) acceptable {
	wish, others := acceptable{unset, unset, unset}, unset
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
				wish.gzip = q
			case strings.EqualFold(name, "br"):
				wish.brotli = q
			case strings.EqualFold(name, "identity"):
				wish.identity = q
			case name == "*":
				others = q
			}
		}
	}
	return wish.completed(others)
}

// completed fills in what was not named: the codings by what is said of all
// others, if anything, and the document as it is will do unless it is refused.
func (a acceptable) completed(others int) acceptable {
	if a.brotli == unset {
		a.brotli = max(others, 0)
	}
	if a.gzip == unset {
		a.gzip = max(others, 0)
	}
	if a.identity == unset {
		a.identity = others
	}
	if a.identity == unset {
		a.identity = 1 // not asked for
	}
	return a
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
