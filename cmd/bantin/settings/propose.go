package settings

import (
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"bantin/feeds"
)

// ReadBy returns the id of the source that reads an address already, under
// whatever scheme or alias; "" for none.
func (s *Settings) ReadBy(address string) string {
	for _, src := range s.Sources {
		for _, known := range spellings(src) {
			if sameAddress(known) == sameAddress(address) {
				return src.ID
			}
		}
	}
	return ""
}

// spellings are the addresses of a source, by each of its hosts.
func spellings(src feeds.Source) []string {
	list := []string{src.URL}
	u, err := url.Parse(src.URL)
	if err != nil {
		return list
	}
	for _, alias := range src.Aliases {
		u.Host = alias
		list = append(list, u.String())
	}
	return list
}

// DepartmentOf returns the id of the department that an address belongs to:
// the one whose portal or whose sources have its host; "" for none, or for
// more than one.
func (s *Settings) DepartmentOf(address string) string {
	found := ""
	consider := func(department, known string) {
		if hostOf(known) != hostOf(address) {
			return
		}
		if found != "" && found != department {
			department = "-" // two: neither
		}
		found = department
	}
	for _, d := range s.Site.Departments {
		consider(d.ID, d.Homepage)
	}
	for _, src := range s.Sources {
		for _, known := range spellings(src) {
			consider(src.Department, known)
		}
	}
	return strings.TrimPrefix(found, "-")
}

// hostOf is the host of an address without "www."; an address without one has
// a host that no other has.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "\x00" + address
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// Propose makes a source of an address that nothing reads yet, with an id that
// no other has. Taken are ids that were proposed before. The error is Findings
// when the address cannot be read or the department does not exist.
func (s *Settings) Propose(name, address, department string, kind feeds.Kind, taken ...string) (feeds.Source, error) {
	address, wrong := webAddress(address)
	if wrong != nil {
		return feeds.Source{}, Findings{{Message: wrong.message, Hint: wrong.hint}}
	}
	if _, ok := s.Site.Department(department); !ok {
		known := ids(s.Site.Departments, func(d feeds.Department) string { return d.ID })
		return feeds.Source{}, unknown("", department, known, "departments")
	}
	for _, src := range s.Sources {
		taken = append(taken, src.ID)
	}
	return feeds.Source{ID: freeID(name, department, taken), Department: department, URL: address, Kind: kind,
		State: feeds.Active, Content: feeds.SummaryOnly}, nil
}

// longestName is how many letters of a source's name make its id.
const longestName = 32

// freeID makes an id of the department and a name: lao-cai-tin-tuc.
func freeID(name, department string, taken []string) string {
	slug := slugOf(name)
	if len(slug) > longestName {
		slug = slug[:longestName]
		if i := strings.LastIndexByte(slug, '-'); i > 0 {
			slug = slug[:i]
		}
	}
	if slug == "" || slug == department {
		slug = "tin-tuc"
	}
	base := slug
	if !strings.HasPrefix(slug, department+"-") {
		base = department + "-" + slug
	}
	for n := 1; ; n++ {
		full := base
		if n > 1 {
			full += "-" + strconv.Itoa(n)
		}
		if _, wrong := id(full); wrong == nil && !slices.Contains(taken, full) {
			return full
		}
	}
}

// WriteSources writes sources as a file that can be included: what it leaves
// out is what Parse adds.
func WriteSources(w io.Writer, sources []feeds.Source) error {
	var b strings.Builder
	b.WriteString("sources:\n")
	for _, src := range sources {
		b.WriteString("  - " + strings.Join(sourceLines(src, false), "\n    ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
