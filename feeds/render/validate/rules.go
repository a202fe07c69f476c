package validate

import (
	"mime"
	"net/mail"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

var (
	uriForm      = regexp.MustCompile(`^[a-zA-Z][0-9a-zA-Z+.-]*:(//)?([0-9a-zA-Z;/?:@&=+$.\-_!~*'(),#\[\]]|%[0-9A-Fa-f]{2})+$`)
	urnForm      = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)
	languageForm = regexp.MustCompile(`^[A-Za-z]{2,3}(-[0-9A-Za-z]{1,8})*$`)
	rfc3339Form  = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`)
	markup       = regexp.MustCompile(`<[A-Za-z/!?]|&(#[0-9xX]|[A-Za-z][0-9A-Za-z]*;)`)
	mediaForm    = regexp.MustCompile(`^[a-z0-9.+-]+/[a-z0-9.+-]+$`)
)

// web wants an absolute http or https address, as a URI.
func (r *report) web(where, what, value string) {
	u, err := url.Parse(value)
	if err != nil || !uriForm.MatchString(value) || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		r.add(where, "%s %q is not an absolute web address", what, value)
	}
}

// id wants something that can name a thing for ever: a UUID in small letters,
// or another URI.
func (r *report) id(where, what, value string) {
	if strings.HasPrefix(strings.ToLower(value), "urn:uuid:") {
		if !urnForm.MatchString(value) {
			r.add(where, "%s %q is no UUID in its canonical form", what, value)
		}
		return
	}
	if !uriForm.MatchString(value) {
		r.add(where, "%s %q is no absolute URI", what, value)
	}
}

// plain wants plain text: there is some, and no reader can take it for HTML.
func (r *report) plain(where, what, value string) {
	if strings.TrimSpace(value) == "" {
		r.add(where, "%s is blank", what)
	}
	if m := markup.FindString(value); m != "" {
		r.add(where, "%s contains markup: %q", what, m)
	}
	r.characters(where, what, value)
}

// characters wants no leftovers of a wrong encoding.
func (r *report) characters(where, what, value string) {
	for _, c := range value {
		if c == unicode.ReplacementChar || c >= 0x7F && c <= 0x9F || c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			r.add(where, "%s contains the character %U", what, c)
			return
		}
	}
}

// rfc822 wants a date as the Best Practices Profile has it.
func (r *report) rfc822(where, what, value string) time.Time {
	for _, form := range []string{time.RFC1123Z, "Mon, 02 Jan 2006 15:04:05 GMT"} {
		if t, err := time.Parse(form, value); err == nil && t.Format(form) == value {
			r.plausible(where, what, t)
			return t
		}
	}
	r.add(where, "%s %q is not a date such as Mon, 23 Nov 2026 09:25:27 +0700", what, value)
	return time.Time{}
}

// rfc3339 wants a date with time and zone.
func (r *report) rfc3339(where, what, value string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, value)
	if err != nil || !rfc3339Form.MatchString(value) {
		r.add(where, "%s %q is not a date such as 2026-11-23T09:25:27+07:00", what, value)
		return time.Time{}
	}
	r.plausible(where, what, t)
	return t
}

// plausible wants no date from before there were feeds: it is none.
func (r *report) plausible(where, what string, t time.Time) {
	if t.Year() < 1990 {
		r.add(where, "%s %s is implausible", what, t.Format(time.DateOnly))
	}
}

// order wants no update before the publication. Dates that could not be read
// are zero.
func (r *report) order(where string, published, updated time.Time) {
	if !updated.IsZero() && updated.Before(published) {
		r.add(where, "was updated before it was published")
	}
}

func (r *report) language(where, value string) {
	if !languageForm.MatchString(value) {
		r.add(where, "language %q is not of the form of BCP 47", value)
	}
}

func (r *report) mediaType(where, what, value string) {
	if t, _, err := mime.ParseMediaType(value); err != nil || !mediaForm.MatchString(t) {
		r.add(where, "%s %q is no media type", what, value)
	}
}

// email wants a mail address without a name.
func (r *report) email(where, what, value string) {
	if a, err := mail.ParseAddress(value); err != nil || a.Address != value {
		r.add(where, "%s %q is no mail address", what, value)
	}
}

// mailbox wants "address (name)".
func (r *report) mailbox(where, what, value string) {
	address, name, _ := strings.Cut(value, " ")
	r.email(where, what, address)
	if len(name) < 3 || name[0] != '(' || name[len(name)-1] != ')' || strings.ContainsAny(name, ",;") {
		r.add(where, "%s %q has no name in brackets", what, value)
	}
	r.plain(where, what, value)
}

// number wants a whole number that is not less than least.
func (r *report) number(where, what, value string, least int64) {
	if v, err := strconv.ParseInt(value, 10, 64); err != nil || v < least {
		r.add(where, "%s %q is no number from %d", what, value, least)
	}
}
