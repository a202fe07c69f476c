package settings

import (
	"net"
	"slices"
	"strings"

	"bantin/feeds"
)

// An Override is a value that stands above what the files say: of a flag or
// an environment variable.
type Override struct {
	From  string // the name of the flag or variable
	Key   string // database, listen, url, contact, schedule, timezone, workers or allow
	Value string
}

// Apply puts values above those of the files, in the given order. The error
// is Findings, in which the flag or variable stands for the file.
func (s *Settings) Apply(overrides []Override) error {
	var wrong Findings
	for _, o := range overrides {
		if c := s.apply(o); c != nil {
			wrong = append(wrong, Finding{File: o.From, Message: c.message, Hint: c.hint})
		}
	}
	if len(wrong) > 0 {
		return wrong
	}
	s.asked = s.Listen
	s.ListensAt(s.Listen)
	return nil
}

func (s *Settings) apply(o Override) *complaint {
	switch o.Key {
	case "database":
		if o.Value == "" {
			return complain(say("đường dẫn cơ sở dữ liệu để trống", "the path of the database is empty"), say("ví dụ bantin.db", "for example bantin.db"))
		}
		s.Database = o.Value
	case "listen":
		return over(&s.Listen, o.Value, listenAddress)
	case "url":
		s.ownURL = true
		return over(&s.Site.URL, o.Value, siteAddress)
	case "contact":
		return over(&s.Site.Contact, o.Value, eMail)
	case "schedule":
		return over(&s.Schedule, o.Value, schedule(s.Site.Zone))
	case "allow":
		p, c := prefix(o.Value)
		if c == nil && !slices.Contains(s.AllowAddresses, p) {
			s.AllowAddresses = append(slices.Clip(s.AllowAddresses), p)
		}
		return c
	default:
		return complain(say("không có khóa %q", "there is no key %q", o.Key), say("các khóa dùng được: database, listen, url, contact, schedule, allow", "the keys are: database, listen, url, contact, schedule, allow"))
	}
	return nil
}

func over[T any](to *T, value string, check func(string) (T, *complaint)) *complaint {
	v, wrong := check(value)
	if wrong == nil {
		*to = v
	}
	return wrong
}

// ListensAt notes where the web server listens. A site without a public
// address of its own is reached there.
func (s *Settings) ListensAt(address string) {
	s.Listen = address
	if !s.ownURL {
		s.Site.URL = s.LocalURL()
	}
}

// LocalURL is where the site is reached from this machine, without a final
// slash.
func (s *Settings) LocalURL() string {
	host, port, err := net.SplitHostPort(s.Listen)
	if err != nil {
		return "http://" + s.Listen
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	if port == "80" && !strings.Contains(host, ":") {
		return "http://" + host
	}
	return "http://" + net.JoinHostPort(host, port)
}

// IsBuiltin tells whether these are the built-in settings.
func (s *Settings) IsBuiltin() bool { return s.builtin }

// KeepFixed takes over from the settings in force what cannot change while
// the program runs, and returns the keys that would have.
func (s *Settings) KeepFixed(inForce *Settings) (keys []string) {
	if s.Site.ID != inForce.Site.ID {
		keys = append(keys, "site.id")
	}
	if s.asked != inForce.asked {
		keys = append(keys, "listen")
	}
	if s.Database != inForce.Database {
		keys = append(keys, "database")
	}
	if !slices.Equal(s.AllowAddresses, inForce.AllowAddresses) {
		keys = append(keys, "allow_addresses")
	}
	if s.Workers != inForce.Workers {
		keys = append(keys, "workers")
	}
	s.Site.ID, s.Database, s.Workers, s.AllowAddresses = inForce.Site.ID, inForce.Database, inForce.Workers, inForce.AllowAddresses
	s.asked = inForce.asked
	s.ListensAt(inForce.Listen)
	return keys
}

// HasOwnAddress tells whether the site's public address was named, and is not
// only where the web server listens.
func (s *Settings) HasOwnAddress() bool { return s.ownURL }

// Unfound returns those of the given ids that no source has, each with what
// may have been meant.
func (s *Settings) Unfound(ids []string) Findings {
	var known []string
	for _, src := range s.Sources {
		known = append(known, src.ID)
	}
	var wrong Findings
	for _, want := range ids {
		if slices.Contains(known, want) {
			continue
		}
		f := Finding{File: want, Message: say("không có nguồn nào mang mã này", "no source has this id"), Hint: theSources(known)}
		if near := Nearest(want, known); near != "" {
			f.Hint = didYouMean(near)
		}
		wrong = append(wrong, f)
	}
	return wrong
}

// mostNamed is how many ids a hint names.
const mostNamed = 12

// theSources is the hint that names the sources there are.
func theSources(known []string) feeds.Text {
	if len(known) == 0 {
		return say("cấu hình chưa có nguồn nào; bantin add ĐỊA_CHỈ thêm một nguồn", "the settings have no source yet; bantin add URL adds one")
	}
	list := strings.Join(known[:min(len(known), mostNamed)], ", ")
	if len(known) > mostNamed {
		list += ", …"
	}
	return say("các nguồn đã khai báo: %s", "the sources are: %s", list)
}

// Address returns the address of a page or feed that somebody gave elsewhere
// than in a file. The error is Findings, in which from stands for the file.
func Address(from, value string) (string, error) {
	return elsewhere(from, value, webAddress)
}

// Selector returns a CSS selector that somebody gave elsewhere than in a file.
// The error is Findings, in which from stands for the file.
func Selector(from, value string) (string, error) {
	return elsewhere(from, value, selector)
}

func elsewhere(from, value string, check func(string) (string, *complaint)) (string, error) {
	s, wrong := check(value)
	if wrong != nil {
		return "", Findings{{File: from, Message: wrong.message, Hint: wrong.hint}}
	}
	return s, nil
}
