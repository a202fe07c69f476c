package render

import (
	"cmp"
	"strings"
	"time"

	"bantin/feeds"
	"bantin/feeds/plaintext"
)

// An entry is what the formats have in common of a feeds.Entry: texts clean,
// addresses valid or gone, and nothing missing that a format insists on.
type entry struct {
	id         string
	link       string // never empty: where there is no article, the channel's page
	article    string // as link, and empty where there is no article
	title      string // one line, never empty
	summary    string // as the source gave it; may be empty
	excerpt    string // plain text to stand where there must be some; never empty
	whole      string // the whole text with its closing line, as HTML; empty: summary only
	brief      string // else the summary with the closing line, as HTML; empty: excerpt says it all
	language   string // empty: the channel's
	authors    []author
	categories []feeds.Category // each with Term and Label
	enclosures []feeds.Enclosure
	image      string
	published  time.Time // zero: unknown
	updated    time.Time // zero: unknown; never before published
	origin     feeds.Origin
	also       []feeds.Origin
	rights     string         // one line; may be empty
	reading    *feeds.Reading // nil: published
}

// An author is a person or, where none is named, the department.
type author struct{ name, url string }

func newEntry(e feeds.Entry, ch feeds.Channel) entry {
	origin := cleanOrigin(e.Origin)
	x := entry{
		id:         clean(e.ID),
		article:    cmp.Or(address(e.URL), origin.Article),
		summary:    strings.TrimSpace(clean(e.Summary)),
		language:   otherLanguage(e.Language, ch.Language),
		authors:    authors(e.Authors, origin, ch),
		categories: categories(e.Categories),
		enclosures: enclosures(e.Enclosures),
		image:      address(e.Image),
		published:  e.Published,
		updated:    updated(e),
		origin:     origin,
		rights:     line(e.Rights),
		reading:    e.Reading,
	}
	x.link = cmp.Or(x.article, address(ch.Page))
	for _, o := range e.Also {
		if o = cleanOrigin(o); o.Name != "" {
			x.also = append(x.also, o)
		}
	}
	content := strings.TrimSpace(clean(e.Content))
	x.excerpt = excerpt(x, content)
	x.title = cmp.Or(line(e.Title), plaintext.Cut(line(x.excerpt), 16))
	x.close(content)
	return x
}

// close ends the text that readers show by its closing line. Only one text of
// an entry has the line, so that it is not told twice by readers that show
// summary and content. A preview shows what was read, and nothing else.
func (x *entry) close(content string) {
	last := closing(*x)
	switch {
	case x.reading != nil:
		x.whole = content
	case content != "" && last != "":
		x.whole = content + "\n" + last
	case content != "":
		x.whole = content
	case last != "":
		x.brief = paragraphs(x.summary) + last
	}
}

// paragraphs are the lines of a plain text as HTML.
func paragraphs(s string) string {
	var b strings.Builder
	for l := range strings.Lines(s) {
		if l = line(l); l != "" {
			b.WriteString("<p>" + asHTML(l) + "</p>\n")
		}
	}
	return b.String()
}

// excerpt is the summary, else the beginning of the text, else who published
// it.
func excerpt(x entry, content string) string {
	if x.summary != "" {
		return x.summary
	}
	if text := plaintext.Cut(line(plaintext.Of(content)), 60); text != "" {
		return text
	}
	if x.origin.Name != "" {
		return "Nguồn: " + x.origin.Name
	}
	return x.link
}

// updated is when an entry last changed: never before it was published.
func updated(e feeds.Entry) time.Time {
	if e.Updated.Before(e.Published) {
		return e.Published
	}
	return e.Updated
}

// authors are those that the article names, else the department.
func authors(names []string, o feeds.Origin, ch feeds.Channel) []author {
	var list []author
	met := map[string]bool{"": true}
	for _, n := range names {
		if n = line(n); !met[n] {
			met[n] = true
			list = append(list, author{name: n})
		}
	}
	if list == nil {
		list = []author{{cmp.Or(o.Name, line(ch.Title)), o.Homepage}}
	}
	return list
}

func categories(given []feeds.Category) []feeds.Category {
	var list []feeds.Category
	met := map[string]bool{"": true}
	for _, c := range given {
		c.Term, c.Label = line(c.Term), line(c.Label)
		c.Term, c.Label = cmp.Or(c.Term, c.Label), cmp.Or(c.Label, c.Term)
		if !met[c.Term] {
			met[c.Term] = true
			list = append(list, c)
		}
	}
	return list
}

func enclosures(given []feeds.Enclosure) []feeds.Enclosure {
	var list []feeds.Enclosure
	met := map[string]bool{"": true}
	for _, c := range given {
		c.URL = address(c.URL)
		if met[c.URL] {
			continue
		}
		met[c.URL] = true
		c.Type, c.Length, c.Title = mediaType(c.Type, c.URL), max(c.Length, 0), line(c.Title)
		list = append(list, c)
	}
	return list
}

func cleanOrigin(o feeds.Origin) feeds.Origin {
	o.ID, o.Source, o.Department = clean(o.ID), line(o.Source), line(o.Department)
	o.Name = cmp.Or(line(o.Name), o.Department, o.Source)
	o.URL, o.Homepage, o.Article = address(o.URL), address(o.Homepage), address(o.Article)
	return o
}

// language is a tag of BCP 47, or "" for what cannot be one.
func language(tag string) string {
	for i, part := range strings.Split(tag, "-") {
		if part == "" || len(part) > 8 || i == 0 && (len(part) < 2 || len(part) > 3) {
			return ""
		}
		for j := range len(part) {
			if !alphanumeric(part[j]) || i == 0 && part[j] <= '9' {
				return ""
			}
		}
	}
	return tag
}

// otherLanguage is the entry's language where it is not the channel's.
func otherLanguage(entry, channel string) string {
	if entry = language(entry); strings.EqualFold(entry, channel) {
		return ""
	}
	return entry
}
