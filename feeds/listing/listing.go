// Package listing finds the list of articles on a page that announces no feed,
// with no selector written by anyone, and says why it took that list and not
// another. What it learned of a page, structure and evidence rather than class
// names, is a plain value that makes tomorrow's reading the same and tells when
// the page was rebuilt.
//
// It knows one page at a time. It refuses rather than guesses: a page that is
// one article, that is empty or that a script draws is told apart, and no list
// is better than a wrong one. Dates stay as written and addresses may be
// relative, as package parse leaves them.
package listing

import (
	"cmp"
	"net/url"
	"path"
	"strings"

	"bantin/feeds"
)

// A Found is the list of a page.
type Found struct {
	Items    []feeds.Item // as package parse would return them, in the order of the page
	Learned  Learned      // to be given to the next reading
	Anew     bool         // the page was rebuilt, and what was learned of it is new
	Base     string       // what relative addresses are relative to
	Title    string       // of the page, as HTML
	Language string
	Why      Evidence // of the list
	RunnerUp Evidence // of what came next; its Items are 0 when nothing did
}

// Find returns the list of a page, which is UTF-8. The address is that of the
// page; learned is what an earlier reading of the same page returned, or zero.
// The error is a *feeds.Problem.
func Find(text []byte, address string, learned Learned) (Found, error) {
	t, problem := readTree(text)
	if problem != nil {
		return Found{}, problem
	}
	p, problem := newPage(t, address)
	if problem != nil {
		return Found{}, problem
	}
	found := Found{Base: p.base.String(), Title: escaped(t.title), Language: t.lang}
	all := p.groups()
	best := p.choose(all, learned)
	stated := p.stated()
	if problem := p.refuse(best, all, stated, learned); problem != nil {
		return Found{}, problem
	}
	var l list
	switch {
	case best == nil || p.betterStated(best, stated):
		l = listOf(stated, best)
	default:
		l = p.read(p.unite(best, all), stated)
	}
	found.Items = l.items()
	found.Why = l.why
	if next := l.runnerUp(all); next != nil {
		found.RunnerUp = p.evidence(next)
	}
	found.Learned, found.Anew, problem = learned.next(l)
	if problem != nil {
		return Found{}, problem
	}
	return found, nil
}

// newPage prepares a page for the search.
func newPage(t *tree, address string) (*page, *feeds.Problem) {
	p := &page{tree: t, resolver: newResolver(address, t.href, cmp.Or(t.metas["canonical"], t.metas["og:url"])), drafts: map[place]draft{}}
	list, problem := t.links(p.resolver)
	if problem != nil {
		return nil, problem
	}
	p.list = list
	p.setAside()
	for i, l := range p.list {
		p.starts = append(p.starts, l.at)
		if l.article {
			p.articles = append(p.articles, i)
		}
	}
	p.name = p.names(address)
	return p, nil
}

// names returns what the page calls itself: its title, its headings of the
// first rank, and the words of its address.
func (p *page) names(address string) string {
	names := p.title + " " + p.metas["og:title"]
	for i := range p.nodes {
		if p.nodes[i].tag == "h1" {
			names += " " + p.say(int32(i), nil)
		}
		if len(names) > 2000 {
			break
		}
	}
	if u, err := url.Parse(address); err == nil {
		names += " " + strings.ReplaceAll(path.Base(u.Path), "-", " ")
	}
	return spoken(names)
}
