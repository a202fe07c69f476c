package web

import (
	"html/template"
	"strings"

	"bantin/feeds"
	"bantin/feeds/render"
)

// frame is what every page shows around its own content.
type frame struct {
	Lang        string
	Base        string // stands before the path of every page of ours: "" or "/en"
	Say         map[string]string
	Title       string
	Description string
	Canonical   string // the page's own address; empty: it has none
	OneLanguage bool   // there is no such page in another language
	SiteTitle   string
	Contact     string
	Version     string
	Here        string // "home", "topics", "areas", "sources", "follow" or "search", to mark the page in the menu
	Areas       bool   // there are pages of areas
	Topics      bool   // there are pages of topics
	Style       string // the paths of what pages are shown with
	Script      string
	Icon        string
	FollowHref  string // where to follow the stories of the page
	Feeds       []feedLink
	Vietnamese  template.HTMLAttr // marks what is in Vietnamese on pages that are not
	Static      bool              // no server answers: nothing can be searched for
	Onward      string            // the path that the page leads on to by itself; empty: it stays

	site string // the public address of the site
	told told   // what programs are told beyond this
}

// feedLink is one of the addresses to follow the news by.
type feedLink struct {
	Name, Type, Title, URL string
	Folder, File           string // URL, cut where its line may be broken
}

// frame makes the frame of a page with a title of its own, or with the
// site's if it is "".
func (h *handler) frame(here, title string) frame {
	f := frame{
		Lang:       h.language,
		Base:       h.base,
		Say:        h.say,
		Title:      h.Site.Title,
		SiteTitle:  h.Site.Title,
		Contact:    h.Site.Contact,
		Version:    h.Version,
		Here:       here,
		Areas:      len(h.Site.Areas) > 0,
		Topics:     len(h.Site.Topics) > 0,
		Style:      assets().style,
		Script:     assets().script,
		Icon:       assets().icon,
		FollowHref: h.followAt(""),
		Feeds:      h.feedLinks("/", h.Site.Title),
		Vietnamese: h.vietnamese(),
		Static:     h.Static,
		site:       h.Site.URL,
	}
	if title != "" {
		f.Title = title + " · " + h.Site.Title
	}
	return f
}

// feedLinks are the feeds below a path, which carry the name of what is in
// them.
func (h *handler) feedLinks(root, title string) []feedLink {
	names := map[render.Format]string{render.RSS: "RSS", render.Atom: "Atom", render.JSON: "JSON Feed"}
	var list []feedLink
	for _, f := range render.Formats() {
		mediaType, _, _ := strings.Cut(f.ContentType(), ";")
		list = append(list, feedLink{
			Name:  names[f],
			Type:  mediaType,
			Title: title + " (" + names[f] + ")",
			URL:   h.Site.URL + root + f.File(), Folder: h.Site.URL + root, File: f.File(),
		})
	}
	return list
}

// office is a department as pages show it.
type office struct {
	ID, Name, Homepage string
	Short              string // the name of its area, where that tells it from the others
	Before, Area       string // Name, cut before the area's name if it ends in it
	Href               string // the path of its page; empty: it left the settings
}

// officesOf prepares the departments of a site, whose pages are below base.
func officesOf(site feeds.Site, base string) map[string]office {
	areas := map[string]string{}
	for _, a := range site.Areas {
		areas[a.ID] = a.Name
	}
	inArea := map[string]int{}
	for _, d := range site.Departments {
		inArea[d.Area]++
	}
	m := map[string]office{}
	for _, d := range site.Departments {
		o := office{ID: d.ID, Name: d.Name, Homepage: d.Homepage, Short: d.Name, Before: d.Name, Href: base + "/" + d.ID + "/"}
		area := areas[d.Area]
		if area != "" && inArea[d.Area] == 1 {
			o.Short = area
		}
		if before, ok := strings.CutSuffix(d.Name, area); ok && area != "" {
			o.Before, o.Area = before, area
		}
		m[d.ID] = o
	}
	return m
}

// office finds a department; one that left the settings has only its id.
func (h *handler) office(id string) office {
	if o, ok := h.offices[id]; ok {
		return o
	}
	return office{ID: id, Name: id, Short: id, Before: id}
}
