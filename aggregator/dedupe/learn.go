package dedupe

import (
	"net/url"
	"slices"
	"strings"

	"bantin/feeds"
)

// Learn says what a poll teaches about the names of its source, beside what is
// remembered: nothing if names are as they were.
func (m Memory) Learn(doc feeds.Document, src feeds.Source, past Past, found Matching) (lessons []feeds.Lesson) {
	teach := func(kind feeds.LessonKind, value string) {
		lessons = append(lessons, feeds.Lesson{Kind: kind, Value: value})
	}
	for _, h := range hostsOf(doc, src) {
		if !slices.Contains(m.Hosts, h) {
			teach(feeds.LessonHost, h)
		}
	}
	if src.URL != m.Address {
		teach(feeds.LessonAddress, src.URL)
	}
	if src.Replaces != "" && !slices.Contains(m.Replaces, src.Replaces) {
		teach(feeds.LessonReplaces, src.Replaces)
	}
	if found.Renumbered > 0 {
		teach(feeds.LessonRenumbered, "")
	}
	if !m.guids {
		if why := guidFault(doc, past, found); why != "" {
			teach(feeds.LessonGUID, why)
		}
	}
	for _, name := range changing(found.Matches) {
		if !slices.Contains(m.parameters, name) {
			teach(feeds.LessonParameter, name)
		}
	}
	return lessons
}

// guidFault says what is wrong with the guids of a document, if anything is.
func guidFault(doc feeds.Document, past Past, found Matching) string {
	shared := sharedBy(doc.Items, func(it feeds.Item) string { return it.GUID })
	for guid := range shared {
		if guid != "" {
			return guidsRepeated
		}
	}
	changing := false
	for _, m := range found.Matches {
		if m.Known == nil || m.GUID == "" || positional(m.GUID) {
			continue
		}
		of := past.guided(m.Item)
		switch {
		case has(of, m.Known.ID):
		case len(of) > 0 && len(m.vouched) > 0:
			return guidsRepeated // it is another article's
		case m.Known.GUID != "" && schemeless(m.Known.GUID) != schemeless(m.GUID):
			changing = true
		}
	}
	if changing {
		return guidsChanging
	}
	return ""
}

func schemeless(guid string) string {
	if _, rest, ok := strings.Cut(guid, "://"); ok {
		return rest
	}
	return guid
}

// changing lists the parameters whose values differ from those that are known
// in most of the articles that have them, if the articles can be told apart
// without.
func changing(matches []Match) (list []string) {
	having, differing := map[string]int{}, map[string]int{}
	for _, m := range matches {
		if m.Known == nil {
			continue
		}
		now, was := parameters(m.Print.Address), parameters(m.Known.Address)
		for name, value := range now {
			if before, ok := was[name]; ok {
				having[name]++
				if before != value && pathOf(m.Print.Address) == pathOf(m.Known.Address) {
					differing[name]++
				}
			}
		}
	}
	for name, n := range differing {
		if n*2 > having[name] && apart(matches, name) {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

// apart reports whether the articles of a document have different addresses
// without a parameter.
func apart(matches []Match, name string) bool {
	met := map[string]string{}
	for _, m := range matches {
		rest := parameters(m.Print.Address)
		delete(rest, name)
		values := url.Values{}
		for n, v := range rest {
			values.Set(n, v)
		}
		address := pathOf(m.Print.Address) + "?" + values.Encode()
		if title, twice := met[address]; twice && title != m.Print.Title {
			return false
		}
		met[address] = m.Print.Title
	}
	return true
}

func pathOf(address string) string {
	p, _, _ := strings.Cut(address, "?")
	return p
}

// parameters are those of a canonical address, each with all its values.
func parameters(address string) map[string]string {
	_, query, _ := strings.Cut(address, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		return nil
	}
	list := make(map[string]string, len(values))
	for name, v := range values {
		list[name] = strings.Join(v, "\x00")
	}
	return list
}
