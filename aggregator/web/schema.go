package web

import (
	"cmp"
	"slices"

	"bantin/feeds"
	"bantin/storage"
)

// A thing is something in the words of schema.org, as JSON-LD.
type thing struct {
	Context     string    `json:"@context,omitempty"`
	Type        string    `json:"@type"`
	ID          string    `json:"@id,omitempty"`
	Name        string    `json:"name,omitempty"`
	Headline    string    `json:"headline,omitempty"`
	Description string    `json:"description,omitempty"`
	URL         string    `json:"url,omitempty"`
	SameAs      []string  `json:"sameAs,omitempty"`
	Language    string    `json:"inLanguage,omitempty"`
	Published   string    `json:"datePublished,omitempty"`
	Modified    string    `json:"dateModified,omitempty"`
	Image       string    `json:"image,omitempty"`
	Section     string    `json:"articleSection,omitempty"`
	Author      []thing   `json:"author,omitempty"`
	Publisher   *thing    `json:"publisher,omitempty"`
	About       *thing    `json:"about,omitempty"`
	Page        *thing    `json:"mainEntityOfPage,omitempty"`
	Main        *thing    `json:"mainEntity,omitempty"`
	PartOf      *thing    `json:"isPartOf,omitempty"`
	BasedOn     []string  `json:"isBasedOn,omitempty"`
	Number      int       `json:"numberOfItems,omitempty"`
	Elements    []element `json:"itemListElement,omitempty"`
	Action      *action   `json:"potentialAction,omitempty"`
}

// An element is one of a list.
type element struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	URL      string `json:"url"`
	Name     string `json:"name"`
}

// An action is something that can be done with what it belongs to.
type action struct {
	Type   string `json:"@type"`
	Target struct {
		Type     string `json:"@type"`
		Template string `json:"urlTemplate"`
	} `json:"target"`
	Input string `json:"query-input"`
}

const schemaOrg = "https://schema.org"

// wholeSite is the site itself, as what its pages are part of.
func (h *handler) wholeSite() *thing {
	return &thing{Type: "WebSite", ID: h.Site.URL + "/#site", Name: h.Site.Title, URL: h.Site.URL + "/"}
}

// searchable is what the home page says of the site.
func (h *handler) searchable() thing {
	site := *h.wholeSite()
	site.Context, site.Language, site.Description = schemaOrg, "vi", h.say["homeWhat"]
	if !h.Static {
		site.Action = &action{Type: "SearchAction", Input: "required name=q"}
		site.Action.Target.Type, site.Action.Target.Template = "EntryPoint", h.Site.URL+h.base+searchPath+"?q={q}"
	}
	return site
}

// organization is a department, under its own address.
func organization(o office) *thing {
	return &thing{Type: "GovernmentOrganization", ID: o.Homepage, Name: o.Name, URL: o.Homepage}
}

// newsArticle is the article of a story as its department published it, with
// where else it was published. Our page is about it: it is not it. Its address
// is the original's, which the publisher is responsible for; the page is based
// on all of them.
func (h *handler) newsArticle(s storage.StoredStory, v storyPage) thing {
	it := s.Centre
	publisher := organization(v.Office)
	t := thing{
		Context: schemaOrg, Type: "NewsArticle", ID: feeds.URN(s.ID), Headline: v.Headline, Description: v.Description, URL: it.URL,
		Language: "vi", Image: v.told.image, Section: v.told.section, Publisher: publisher, Author: []thing{*publisher},
	}
	if len(it.Authors) > 0 {
		t.Author = nil
	}
	for _, name := range it.Authors {
		t.Author = append(t.Author, thing{Type: "Person", Name: name})
	}
	if !v.told.published.IsZero() {
		t.Published = h.calendar.machine(v.told.published)
	}
	if !v.told.modified.IsZero() {
		t.Modified = h.calendar.machine(v.told.modified)
	}
	t.Page = &thing{Type: "WebPage", ID: v.Canonical, Language: h.language, PartOf: h.wholeSite(), BasedOn: []string{it.URL}}
	for _, also := range s.Also {
		t.SameAs = append(t.SameAs, also.URL)
		t.Page.BasedOn = append(t.Page.BasedOn, also.URL)
	}
	return t
}

// mostElements is how many stories of a page are listed for programs.
const mostElements = 10

// collection is a page of stories. Of a department's it says whose they are.
func (h *handler) collection(v frame, name string, of *office, groups []group) thing {
	page := thing{
		Context: schemaOrg, Type: "CollectionPage", ID: v.Canonical, Name: cmp.Or(name, v.SiteTitle), Description: v.Description, URL: v.Canonical,
		Language: h.language, PartOf: h.wholeSite(),
	}
	if of != nil {
		page.About = organization(*of)
	}
	list := thing{Type: "ItemList"}
	for _, g := range groups {
		for _, c := range g.Cards {
			list.Number++
			if list.Number <= mostElements {
				list.Elements = append(list.Elements, element{"ListItem", list.Number, h.Site.URL + c.Detail, c.Title})
			}
		}
	}
	list.Number = len(list.Elements)
	if list.Number > 0 {
		page.Main = &list
	}
	return page
}

// sectionOf is the first topic of an article in the order of the settings, or
// "".
func (h *handler) sectionOf(it feeds.Telling) string {
	var given []string
	for _, s := range h.Sources {
		if s.ID == it.Source {
			given = s.Topics
		}
	}
	belongs := h.sections.Item(given, it.Title, it.Categories)
	for _, t := range h.Site.Topics {
		if slices.Contains(belongs, t.ID) {
			return t.Name
		}
	}
	return ""
}
