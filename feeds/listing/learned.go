package listing

import (
	"fmt"
	"slices"
	"strings"

	"bantin/feeds"
	"bantin/feeds/vietnamese"
)

// Learned is what a reading found out about a page, for the next one: how its
// list is built and what its articles look like. Class names are in it as weak
// evidence only. The zero Learned is that of a page never read. It is plain
// data, to be stored as JSON.
type Learned struct {
	Path    string   `json:"path,omitempty"`   // tags from the page's root to a title's link
	Others  []string `json:"others,omitempty"` // the same of groups that belong to the list
	Names   []string `json:"names,omitempty"`  // class names between the list and a title
	Box     string   `json:"box,omitempty"`    // tags from the root to what holds the list
	Heading string   `json:"heading,omitempty"`
	Shape   string   `json:"shape,omitempty"` // of its addresses

	Items       int     `json:"items,omitempty"`
	Dated       float64 `json:"dated,omitempty"` // shares of items, 0 to 1
	Summaries   float64 `json:"summaries,omitempty"`
	Pictures    float64 `json:"pictures,omitempty"`
	TitleLength int     `json:"title_length,omitempty"` // characters, typically

	Known  []string `json:"known,omitempty"`  // addresses of its articles, newest first, without scheme
	Titles []string `json:"titles,omitempty"` // digests of their titles
}

// maxKnown is how many articles are remembered.
const maxKnown = 60

// knows says whether an article was met before, by its address or its title.
func (k Learned) knows(to *address, title string) bool {
	return slices.Contains(k.Known, to.target) || slices.Contains(k.Titles, digest(title))
}

// pathOf returns the path that elements have whose tags are given.
func pathOf(way string) uint64 {
	path := uint64(1)
	for tag := range strings.SplitSeq(way, "/") {
		path = (path ^ hash(tag)) * 1099511628211
	}
	return path
}

// digest is a short mark of a title.
func digest(title string) string { return fmt.Sprintf("%016x", hash(vietnamese.Key(title))) }

// recall notes which articles of a group were known.
func (k Learned) recall(g *group) {
	known := 0.0
	for i, m := range g.mentions {
		known += one(k.knows(m.to, g.drafts[i].text))
	}
	g.known = known / float64(len(g.mentions))
}

// stayed says whether a group is where the list was, marked up and headed as
// it was, with articles that are known. Articles alone prove nothing: old ones
// move into boxes at the side.
func (k Learned) stayed(p *page, g *group) bool {
	return k.Path != "" && g.known > 0 && pathOf(k.Path) == g.path && p.way(g.box, 0) == k.Box && g.heading == k.Heading &&
		slices.Equal(p.classes(g), k.Names)
}

// next returns what is to be remembered after a list was read, whether the
// page was rebuilt, or a problem when the list is not the one that was known.
func (k Learned) next(l list) (Learned, bool, *feeds.Problem) {
	now := learn(l)
	if k.Path == "" {
		return now, false, nil
	}
	known := 0
	for _, e := range l.entries {
		if k.knows(e.to, e.text) {
			known++
		}
	}
	same := now.Path == k.Path || slices.Contains(k.Others, now.Path)
	switch {
	case same && known > 0:
	case same && now.resembles(k) && slices.Equal(now.Names, k.Names):
	case known >= 2 && 3*known >= min(len(l.entries), k.Items):
		now.remember(k)
		return now, !same, nil
	default:
		return k, false, &feeds.Problem{Class: feeds.Layout, Detail: fmt.Sprintf("%s: %d of %d known", l.why.Place, known, len(l.entries))}
	}
	now.remember(k)
	return now, false, nil
}

// resembles says whether a list looks as another did.
func (k Learned) resembles(before Learned) bool {
	return kindred(k.Shape, before.Shape) && diff(k.Dated, before.Dated) <= 0.5 && diff(k.Summaries, before.Summaries) <= 0.5 &&
		2*k.TitleLength >= before.TitleLength && k.TitleLength <= 2*before.TitleLength
}

// remember keeps articles that were known before.
func (k *Learned) remember(before Learned) {
	for _, target := range before.Known {
		if len(k.Known) < maxKnown && !slices.Contains(k.Known, target) {
			k.Known = append(k.Known, target)
		}
	}
	for _, title := range before.Titles {
		if len(k.Titles) < maxKnown && !slices.Contains(k.Titles, title) {
			k.Titles = append(k.Titles, title)
		}
	}
}

// learn describes a list.
func learn(l list) Learned {
	n := float64(max(len(l.entries), 1))
	k := Learned{Path: l.way, Others: l.others, Names: l.names, Box: l.box, Heading: l.why.Heading, Shape: l.shape, Items: len(l.entries),
		Dated: share(l.why.Dated, n), Summaries: share(l.why.Summaries, n), Pictures: share(l.why.Pictures, n)}
	var sizes []int
	for _, e := range l.entries {
		sizes = append(sizes, length(e.text))
		if len(k.Known) < maxKnown {
			k.Known = append(k.Known, e.to.target)
			k.Titles = append(k.Titles, digest(e.text))
		}
	}
	if len(sizes) > 0 {
		slices.Sort(sizes)
		k.TitleLength = sizes[len(sizes)/2]
	}
	return k
}

func share(n int, of float64) float64 { return float64(int(100*float64(n)/of+0.5)) / 100 }
