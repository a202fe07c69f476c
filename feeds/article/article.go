// Package article reads one article out of its own page: the text without the
// chrome that stands around it on old portals (menus, weather, visit counters,
// login boxes, lists of other articles), its date, summary and picture.
//
// It knows one page, its address and what a list has said of the article. It
// repairs nothing: fields come out as package parse writes them, to be cleaned
// by normalize. What is not there stays empty, and what is not the article
// (an error or login page that is served as if it were one, a file, another
// article) is a *feeds.Problem, never text. Time and memory are bounded for
// any page.
package article

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"bantin/feeds"
)

// Read reads the article on a page, which is HTML in UTF-8. The hint is what is
// known of it, clean; without a title in it, whatever article the page has is
// read. The result is the hint with what the page adds: Title, Summary and
// Content are HTML source, RawPublished is as written, and addresses may be
// relative to Base. The hint's title and summary stay unless they were cut
// short and the page has the whole.
//
// The error, if any, is a *feeds.Problem.
func Read(page []byte, address string, hint feeds.Item) (feeds.Item, error) {
	if kind := fileKind(page); kind != "" {
		return feeds.Item{}, &feeds.Problem{Class: feeds.NotAPage, Detail: kind}
	}
	s, err := slimDown(page)
	if err != nil {
		return feeds.Item{}, err
	}
	root, err := s.parse()
	if err != nil {
		return feeds.Item{}, err
	}
	r := reader{root: root, body: bodyOf(root), slim: s, hint: hint}
	if r.body == nil {
		return feeds.Item{}, &feeds.Problem{Class: feeds.NoArticle, Detail: "no body"}
	}
	return r.read(address)
}

// A reader reads one page.
type reader struct {
	slim
	root, body *html.Node
	hint       feeds.Item
	said       statement
	heading    heading
}

func (r *reader) read(address string) (feeds.Item, error) {
	base, err := r.base(address)
	if err != nil {
		return feeds.Item{}, err
	}
	unlink(r.root, base, address)
	meta := readMeta(r.root)
	title := r.hint.Title
	if title == "" {
		title = meta.title
	}
	r.said = readStatements(r.statements, title).or(meta)
	r.heading = findHeading(r.body, title)
	emblem := presenting(r.root)

	prune(r.body, r.heading.node)
	region := regionOf(r.body, r.heading.node)
	it := r.hint
	it.URL, it.Base = firstOf(it.URL, address), base.String()
	dated := findDate(region, r.heading.node)
	it.RawPublished = r.published(dated)
	sapo := findSapo(region, r.heading.node)
	it.Image = firstOf(it.Image, image(r.said.image, emblem, pictures(region)))
	if len(it.Authors) == 0 {
		if name := author(r.said, region, r.slim.title); name != "" {
			it.Authors = []string{name}
		}
	}
	if dated.first != nil {
		drop(headed(dated)) // it is no part of the text
	}
	if r.heading.node != nil {
		before(region, r.heading.node)
	}
	if it.Content, err = content(region, base); err != nil {
		return feeds.Item{}, &feeds.Problem{Class: feeds.NoArticle, Err: err}
	}
	text := plainOf(it.Content)
	if err := r.doubt(text, it); err != nil {
		return feeds.Item{}, err
	}
	it.Title = html.EscapeString(r.titleOf())
	it.Summary = summary(r.hint.Summary, sapo, r.said.description, text)
	return it, nil
}

// base is what the addresses on the page are relative to.
func (r *reader) base(address string) (*url.URL, error) {
	base, err := url.Parse(address)
	if err != nil {
		return nil, &feeds.Problem{Class: feeds.NoArticle, Detail: "address", Err: err}
	}
	if said, err := base.Parse(baseOf(r.root)); err == nil && said.Host != "" {
		base = said
	}
	return base, nil
}

// published is the date of the article as the page writes it: as it states it
// for programs, else in a line beside the heading.
func (r *reader) published(beside line) string {
	if looksLikeDate(r.said.published) {
		return r.said.published
	}
	return beside.date()
}

// titleOf is the known title, or the page's where that is more.
func (r *reader) titleOf() string {
	switch known := r.hint.Title; {
	case known == "":
		return firstOf(r.heading.text, r.said.title, r.slim.title)
	case Completes(r.heading.text, known):
		return r.heading.text
	case Completes(r.said.title, known):
		return r.said.title
	}
	return r.hint.Title
}

func firstOf(texts ...string) string {
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			return text
		}
	}
	return ""
}
