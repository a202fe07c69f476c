package listing

import (
	"cmp"
	"html"
	"slices"
	"strings"

	"bantin/feeds"
)

// An entry is an article of a list.
type entry struct {
	draft
	at   int32
	href string
	to   *address
}

// A list is what is published of a page.
type list struct {
	entries []entry
	way     string   // tags from the page's root to a title's link
	others  []string // the same of groups that were joined
	names   []string // class names on the way from the list to a title
	box     string   // tags from the root to what holds the list
	shape   string
	why     Evidence
}

// Evidence says why a list was taken, or not, in figures for people.
type Evidence struct {
	Heading   string // what stands above it; empty: nothing
	Place     string // the tags around a title, outermost first
	Example   string // the address of its first article, as written
	First     string // the title of that
	Items     int
	Dated     int
	Summaries int
	Pictures  int
	Joined    int     // groups that were joined to it
	Stated    bool    // the page states it as data (JSON-LD)
	Against   Against // what speaks against it
}

// Against names what speaks against a group of links being the list.
type Against string

// What may speak against a group.
const (
	Nothing  Against = ""         // it was only weaker
	Echo     Against = "echo"     // its heading says "most read", "related" or the like
	Beside   Against = "beside"   // its heading is of another kind of content
	Chrome   Against = "chrome"   // it stands in navigation, at the side or at the foot
	Numbered Against = "numbered" // its items are numbered by rank
	Moving   Against = "moving"   // it is a slider
)

// evidence tells of a group.
func (p *page) evidence(g *group) Evidence {
	e := Evidence{Heading: g.heading, Place: p.way(g.mentions[0].at, 6), Items: g.articles}
	e.First, e.Example = g.drafts[0].text, p.list[g.mentions[0].links[0]].href
	for _, d := range g.drafts {
		e.Dated += int(one(d.date != ""))
		e.Summaries += int(one(d.summary != ""))
		e.Pictures += int(one(d.image != ""))
	}
	switch {
	case g.standing == echoing:
		e.Against = Echo
	case g.excluded() || g.marks&(sideNamed|menuNamed|moreNamed) != 0:
		e.Against = Chrome
	case g.standing == beside:
		e.Against = Beside
	case g.numbered:
		e.Against = Numbered
	case g.marks&sliding != 0:
		e.Against = Moving
	}
	return e
}

// way returns the tags from the root to a node, at most so many of the last;
// 0: all.
func (p *page) way(at int32, most int) string {
	var tags []string
	for ; at != 0; at = p.nodes[at].parent {
		if tag := p.nodes[at].tag; tag != "" && !inline[tag] {
			tags = append(tags, alike(tag))
		}
		if most > 0 && len(tags) == most {
			break
		}
	}
	slices.Reverse(tags)
	return strings.Join(tags, "/")
}

// read makes a list of a union.
func (p *page) read(u union, stated []stated) list {
	targets := u.targets()
	l := list{why: p.evidence(u.best), way: p.way(u.best.mentions[0].at, 0), box: p.way(u.best.box, 0), shape: u.best.shape}
	l.names = p.classes(u.best)
	l.why.Joined = len(u.groups) - 1
	for _, g := range u.groups {
		if g != u.best {
			l.others = append(l.others, p.way(g.mentions[0].at, 0))
		}
		if len(u.groups) > 1 {
			p.settle(g, targets.beside(p))
			p.study(g)
		}
		for i, m := range g.mentions {
			l.entries = append(l.entries, entry{draft: g.drafts[i], at: m.at, href: p.list[m.links[0]].href, to: m.to})
		}
	}
	slices.SortStableFunc(l.entries, func(a, b entry) int { return cmp.Compare(a.at, b.at) })
	l.fold()
	l.complete(stated)
	l.count()
	return l
}

// places are where the articles of a union are linked to, in order.
type places []mention

// targets returns all mentions of a union.
func (u union) targets() places {
	var all places
	for _, g := range u.groups {
		all = append(all, g.mentions...)
	}
	slices.SortFunc(all, func(a, b mention) int { return cmp.Compare(a.at, b.at) })
	return all
}

// beside returns a condition: that an element holds an article of the union
// other than one.
func (all places) beside(p *page) func(at int32, target string) bool {
	return func(at int32, target string) bool {
		i, _ := slices.BinarySearchFunc(all, at, func(m mention, at int32) int { return cmp.Compare(m.at, at) })
		for ; i < len(all) && all[i].at < p.nodes[at].end; i++ {
			if all[i].to.target != target {
				return true
			}
		}
		return false
	}
}

// fold keeps each article once: where it stands first, with what any of its
// places says.
func (l *list) fold() {
	place := map[string]int{}
	kept := l.entries[:0]
	for _, e := range l.entries {
		i, met := place[e.to.target]
		if !met {
			place[e.to.target] = len(kept)
			kept = append(kept, e)
			continue
		}
		k := &kept[i]
		if isCut(k.text) && !isCut(e.text) {
			k.text = e.text
		}
		k.summary = cmp.Or(k.summary, e.summary)
		k.image = cmp.Or(k.image, e.image)
		k.date = cmp.Or(k.date, e.date)
	}
	l.entries = kept
}

// count brings the evidence up to date with the entries.
func (l *list) count() {
	l.why.Items, l.why.Dated, l.why.Summaries, l.why.Pictures = len(l.entries), 0, 0, 0
	for _, e := range l.entries {
		l.why.Dated += int(one(e.date != ""))
		l.why.Summaries += int(one(e.summary != ""))
		l.why.Pictures += int(one(e.image != ""))
	}
	if len(l.entries) > 0 {
		l.why.First, l.why.Example = l.entries[0].text, l.entries[0].href
	}
}

// items returns the entries as package parse would.
func (l list) items() []feeds.Item {
	items := make([]feeds.Item, len(l.entries))
	for i, e := range l.entries {
		items[i] = feeds.Item{URL: e.href, Title: escaped(e.text), Summary: escaped(e.summary), Image: e.image, RawPublished: e.date}
	}
	return items
}

func escaped(text string) string { return html.EscapeString(text) }

// classes returns the class names that stand on the way from the box of a group
// down to each of its titles.
func (p *page) classes(g *group) []string {
	var names []string
	for i, m := range g.mentions {
		var own []string
		for at := m.at; at != 0 && at != g.box && len(own) < 30; at = p.nodes[at].parent {
			for _, name := range strings.Split(p.style(at), ".") {
				if name != "" {
					own = append(own, p.nodes[at].tag+"."+name)
				}
			}
		}
		if i == 0 {
			slices.Reverse(own)
			names = own
			continue
		}
		names = slices.DeleteFunc(names, func(name string) bool { return !slices.Contains(own, name) })
	}
	return names[:min(len(names), 12)]
}
