package render

import (
	"mime"
	"net/mail"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/idna"
)

// address makes a web address a URI (RFC 3986), as all three formats and
// their readers want it: what may not stand in one is percent-encoded, a host
// in other letters is written in ASCII, and nothing else is touched. It
// returns "" for what is not an absolute http or https address, or carries a
// password.
func address(s string) string {
	s = strings.TrimSpace(s)
	scheme, rest, ok := strings.Cut(s, "://")
	if l := strings.ToLower(scheme); !ok || l != "http" && l != "https" {
		return ""
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	host := authority(rest[:end])
	if host == "" {
		return ""
	}
	if rest = rest[end:]; rest != "" && rest[0] != '/' {
		rest = "/" + rest
	}
	s = scheme + "://" + host + encoded(rest)
	if u, err := url.Parse(s); err != nil || u.Hostname() == "" {
		return ""
	}
	return s
}

// authority is a host and port in ASCII, or "" if they cannot be.
func authority(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			name, port, _ := strings.Cut(s, ":")
			ascii, err := idna.Lookup.ToASCII(name)
			if err != nil {
				return ""
			}
			s = ascii
			if port != "" {
				s += ":" + port
			}
			break
		}
	}
	for i := range len(s) {
		if !alphanumeric(s[i]) && !strings.ContainsRune("-._~:[]", rune(s[i])) {
			return ""
		}
	}
	return s
}

// encoded percent-encodes what may not stand in a path, a query and a
// fragment.
func encoded(s string) string {
	var b strings.Builder
	fragment := false
	for i := range len(s) {
		c := s[i]
		switch {
		case c == '%' && i+2 < len(s) && hexadecimal(s[i+1]) && hexadecimal(s[i+2]),
			c == '#' && !fragment,
			alphanumeric(c), strings.IndexByte("-._~!$&'()*+,;=:@/?", c) >= 0:
			b.WriteByte(c)
			fragment = fragment || c == '#'
		default:
			const digits = "0123456789ABCDEF"
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	return b.String()
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

func hexadecimal(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

// mailbox is a mail address without a name, or "" if s is none.
func mailbox(s string) string {
	a, err := mail.ParseAddress(s)
	if err != nil || !strings.Contains(a.Address[strings.LastIndexByte(a.Address, '@'):], ".") {
		return ""
	}
	return a.Address
}

// mediaType is the declared media type without its parameters, else what the
// ending of the address says, else "".
func mediaType(declared, address string) string {
	if t, _, err := mime.ParseMediaType(declared); err == nil && strings.Count(t, "/") == 1 {
		return t
	}
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	return endings[strings.ToLower(path.Ext(address))]
}

// endings are the files that articles have with them. The system's own table
// is another one on every machine.
var endings = map[string]string{
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".mp4": "video/mp4", ".webm": "video/webm",
	".pdf": "application/pdf", ".zip": "application/zip",
	".doc": "application/msword", ".xls": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
