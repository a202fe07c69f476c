package web

import (
	"strconv"
	"strings"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// What the head of a page says to programs that tell people of it: where it is
// shared (Open Graph), and where it is searched for (schema.org). A page is its
// own canonical one, that of a story too: it is no copy of the article but
// says where that comes from, who published it as well, and what became of it,
// in two languages. Of whose article it is, and where that is, it leaves no
// doubt.

// told is what programs are told of a page beyond what its frame says.
type told struct {
	headline            string // without the name of the site
	article             bool
	image               string // empty: the picture that the site has for all
	published, modified time.Time
	section             string
	data                []thing
}

// A property is one of Open Graph.
type property struct{ Name, Content string }

// machines are what programs are told of a page, and of the site.
type machines struct {
	Properties            []property
	Card                  string // how a link is shown where Open Graph is not all
	Data                  []thing
	Touch, Manifest       string // paths
	LightPaper, DarkPaper string
}

// Machines gathers what a page says to programs. One without an address says
// nothing of itself.
func (f frame) Machines() machines {
	m := machines{Touch: assets().icons["icon-180.png"], Manifest: manifestPath, LightPaper: lightPaper, DarkPaper: darkPaper}
	if f.Canonical == "" || f.Onward != "" {
		return m
	}
	m.Card, m.Data, m.Properties = "summary_large_image", f.told.data, f.properties()
	return m
}

// properties are those of Open Graph.
func (f frame) properties() (list []property) {
	add := func(name, content string) {
		if content != "" {
			list = append(list, property{name, content})
		}
	}
	kind, headline := "website", f.told.headline
	if f.told.article {
		kind = "article"
	}
	if headline == "" {
		headline = f.Title
	}
	add("og:type", kind)
	add("og:title", headline)
	add("og:description", f.Description)
	add("og:url", f.Canonical)
	add("og:site_name", f.SiteTitle)
	locale, other := "vi_VN", "en_US"
	if f.Base == englishRoot {
		locale, other = other, locale
	}
	add("og:locale", locale)
	if !f.OneLanguage {
		add("og:locale:alternate", other)
	}
	if f.told.image != "" {
		add("og:image", f.told.image)
	} else {
		add("og:image", f.site+assets().icons["card.png"])
		add("og:image:type", "image/png")
		add("og:image:width", strconv.Itoa(cardWidth))
		add("og:image:height", strconv.Itoa(cardHeight))
		add("og:image:alt", f.SiteTitle)
	}
	add("article:published_time", stamped(f.told.published))
	add("article:modified_time", stamped(f.told.modified))
	add("article:section", f.told.section)
	return list
}

// The size of card.png.
const (
	cardWidth  = 1200
	cardHeight = 630
)

// stamped is a time for programs; empty if it is not known.
func stamped(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// tellOfStory notes what programs are told of the page of a story. When an
// article without a date was first seen says nothing of when it was published.
func (h *handler) tellOfStory(v *storyPage, s storage.StoredStory) {
	it := s.Centre
	v.told = told{headline: v.Headline, article: true, image: onTheWeb(it.Image), section: h.sectionOf(it)}
	if it.DateOrigin != feeds.DateFirstSeen {
		v.told.published = it.Published.In(h.calendar.zone)
	}
	if s.Updated.After(it.Published) {
		v.told.modified = s.Updated.In(h.calendar.zone)
	}
	v.told.data = []thing{h.newsArticle(s, *v)}
}

// onTheWeb is an address of a web page or picture; what is any other is left
// out: programs take for links what pages only show.
func onTheWeb(address string) string {
	if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
		return address
	}
	return ""
}

// tellOfList notes what programs are told of a list of stories, and on the home
// page of the site.
func (h *handler) tellOfList(v *listing, everything bool) {
	v.told.headline = v.Heading
	if v.Office != nil {
		v.told.headline = v.Office.Name
	}
	page := h.collection(v.frame, v.told.headline, v.Office, v.Groups)
	if everything {
		v.told.data = append(v.told.data, h.searchable())
	}
	v.told.data = append(v.told.data, page)
}
