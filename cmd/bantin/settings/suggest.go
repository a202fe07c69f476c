package settings

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"bantin/feeds"
	"bantin/feeds/vietnamese"
)

// Place says where the address of a source stands in the files.
func (s *Settings) Place(source string) (place string, ok bool) {
	f, ok := s.places[source]
	return fmt.Sprintf("%s:%d", f.File, f.Line), ok
}

// At makes a finding about a source, at the address that it has in the files.
// Sources of the built-in settings stand in no file.
func (s *Settings) At(source string, message, hint feeds.Text) Finding {
	f, ok := s.places[source]
	if !ok || s.builtin || f.File == builtinName {
		f = Finding{File: source}
	}
	f.Message, f.Hint = message, hint
	return f
}

// SamePage tells whether two addresses lead to the same page, whatever their
// schemes.
func SamePage(a, b string) bool { return sameAddress(a) == sameAddress(b) }

// numberedEnd is what systems add to the names in addresses.
var numberedEnd = regexp.MustCompile(`([._-]\d+)*(\.[A-Za-z0-9]{1,5})?$`)

// generic are parts of addresses that name nothing.
func generic() []string {
	return []string{"rss", "feed", "feeds", "atom", "xml", "index", "default", "home", "trang-chu", "portal", "pages", "page",
		"web", "vi", "vn", "en", "news", "list", "category", "chuyen-muc", "danh-muc"}
}

// NameIn returns what the last part of an address that says anything calls a
// page; "" for none.
func NameIn(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	parts := strings.Split(u.Path, "/")
	for _, part := range slices.Backward(parts) {
		name := slugOf(numberedEnd.ReplaceAllString(part, ""))
		if strings.ContainsAny(name, "abcdefghijklmnopqrstuvwxyz") && !slices.Contains(generic(), name) {
			return name
		}
	}
	return ""
}

// TopicsIn returns the id of the topic that an address names: all that such a
// page lists belongs to it.
func (s *Settings) TopicsIn(address string) []string {
	name := NameIn(address)
	for _, t := range s.Site.Topics {
		if name != "" && (name == t.ID || name == slugOf(t.Name)) {
			return []string{t.ID}
		}
	}
	return nil
}

// DepartmentNamedIn returns the id of the department whose area a text names;
// "" for none, or for several. It is a guess.
func (s *Settings) DepartmentNamedIn(text string) string {
	found := ""
	for _, d := range s.Site.Departments {
		for _, a := range s.Site.Areas {
			if a.ID != d.Area || !strings.Contains(vietnamese.Fold(text), vietnamese.Fold(a.Name)) {
				continue
			}
			if found != "" && found != d.ID {
				return ""
			}
			found = d.ID
		}
	}
	return found
}

// FreeID returns an id for a new source that somebody gave. The error is
// Findings, in which from stands for the file.
func (s *Settings) FreeID(from, value string) (string, error) {
	value, err := elsewhere(from, value, id)
	if err != nil {
		return "", err
	}
	if place, taken := s.Place(value); taken {
		return "", Findings{{File: from, Message: say("mã %q đã có ở %s", "the id %q is already at %s", value, place),
			Hint: say("chọn mã khác; mã của nguồn không dùng lại", "choose another; ids of sources are never used again")}}
	}
	return value, nil
}

// KnownTopics returns topics that somebody named. The error is Findings, in
// which from stands for the file.
func (s *Settings) KnownTopics(from string, names []string) ([]string, error) {
	known := ids(s.Site.Topics, func(t feeds.Topic) string { return t.ID })
	var topics []string
	for _, name := range names {
		name = strings.TrimSpace(name)
		if name == "" || slices.Contains(topics, name) {
			continue
		}
		if !slices.Contains(known, name) {
			return nil, unknown(from, name, known, "topics")
		}
		topics = append(topics, name)
	}
	return topics, nil
}
