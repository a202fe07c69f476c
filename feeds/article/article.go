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
	"bantin/feeds/plaintext"
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
	it, err := r.read(address)
	if err != nil {
		return feeds.Item{}, err
	}
	return it, nil
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
	title := firstOf(r.hint.Title, meta.title)
	r.said = readStatements(r.statements, title).or(meta)
	r.heading = findHeading(r.body, title)
	emblem := presenting(r.root)
	prune(r.body, r.heading.node)
	region := regionOf(r.body, r.heading.node)

	it := r.hint
	it.URL, it.Base = firstOf(it.URL, address), base.String()
	it.Title = html.EscapeString(r.titleOf())
	it.Image = firstOf(it.Image, image(r.said.image, emblem, pictures(region)))
	if name := author(r.said, region, r.slim.title); name != "" && len(it.Authors) == 0 {
		it.Authors = []string{name}
	}
	dated, sapo := findDate(region, r.heading.node), findSapo(region, r.heading.node)
	it.RawPublished = r.published(dated)
	if it.Content, err = r.text(region, dated, base); err != nil {
		return feeds.Item{}, err
	}
	text := plaintext.Of(it.Content)
	it.Summary = summary(r.hint.Summary, sapo, r.said.description, text)
	return it, r.doubt(text, it)
}

// text is the text in a region, without the heading, what stands above it, and
// the line that says the date.
func (r *reader) text(region *html.Node, dated line, base *url.URL) (string, error) {
	if dated.first != nil {
		drop(headed(dated))
	}
	if r.heading.node != nil {
		before(region, r.heading.node)
	}
	source, err := content(region, base)
	if err != nil {
		return "", &feeds.Problem{Class: feeds.NoArticle, Err: err}
	}
	return source, nil
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
