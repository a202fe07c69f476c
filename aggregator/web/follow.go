package web

import (
	"fmt"
	"html/template"
	"strings"

	"bantin/aggregator/publish"
	"bantin/feeds/render"
	"bantin/storage"
)

// followPath is the page that tells how to follow the news.
const followPath = "/theo-doi"

// follow is the view of the page that tells how to follow the news.
type follow struct {
	frame
	Groups     []followGroup
	List       feedLink // of all feeds, as OPML
	Search     string   // where a search is made
	SearchWhat string
	Readers    []about
	Apps       string // what is said of readers that are installed
}

// A followGroup is feeds of one kind.
type followGroup struct {
	ID, Heading, Note string
	Feeds             []followed
}

// followed is a feed and the ways to follow it.
type followed struct {
	ID, Name, Note string
	Href           string // the page with the same stories
	Feed           feedLink
	Others         []feedLink // the same in other formats
	Picture        string     // of the address
	Open           bool       // all of it is shown from the start
	Readers        []link
	App            template.URL
}

// about tells what a service is.
type about struct {
	link
	What string
}

// addFollow lists the page.
func (h *handler) addFollow() {
	h.routes[followPath+"/"] = route{serve: moved(h.base + followPath), ready: true}
	h.routes[followPath] = h.once("follow", func() (linked, error) { return h.follow(), nil })
}

// addQR lists the picture of the address of each feed.
func (h *handler) addQR() {
	for _, selection := range publish.Selections(h.Site) {
		root := publish.Root(selection)
		h.routes[root+qrFile] = route{serve: h.serveQR(h.Site.URL + root + render.RSS.File()), ready: true}
	}
}

// follow gathers what the page shows.
func (h *handler) follow() follow {
	v := follow{frame: h.frame("follow", h.say["titleFollow"])}
	v.Description = h.say["followDescription"]
	v.Canonical = h.Site.URL + h.base + followPath
	v.Search, v.SearchWhat = h.base+searchPath, fmt.Sprintf(h.say["followSearchWhat"], h.say["searchFollow"])
	v.Apps = fmt.Sprintf(h.say["readerApps"], h.say["followApp"])
	v.List = feedLink{URL: h.Site.URL + publish.FeedsPath, Folder: h.Site.URL + "/", File: strings.TrimPrefix(publish.FeedsPath, "/")}
	for _, r := range readers() {
		v.Readers = append(v.Readers, about{link{Name: r.name, URL: r.home}, h.say[r.about]})
	}
	v.Groups = h.followGroups()
	return v
}

// followGroups are all feeds: everything, and those of departments, areas and
// topics, where there are any.
func (h *handler) followGroups() []followGroup {
	all := followGroup{ID: "moi-tin", Heading: h.say["followAll"], Note: h.say["followAllWhat"]}
	all.Feeds = []followed{h.followed("", h.Site.Title, "")}
	all.Feeds[0].Open = true
	offices := followGroup{ID: "don-vi", Heading: h.say["followOffices"]}
	for _, d := range h.Site.Departments {
		offices.Feeds = append(offices.Feeds, h.followed(storage.DepartmentSelection(d.ID), d.Name, ""))
	}
	areas := followGroup{ID: "dia-phuong", Heading: h.say["followAreas"]}
	for _, a := range h.Site.Areas {
		areas.Feeds = append(areas.Feeds, h.followed(storage.AreaSelection(a.ID), a.Name, h.areaNote(a)))
	}
	topics := followGroup{ID: "chuyen-muc", Heading: h.say["followTopics"]}
	for _, t := range h.Site.Topics {
		topics.Feeds = append(topics.Feeds, h.followed(storage.TopicSelection(t.ID), t.Name, ""))
	}
	var list []followGroup
	for _, g := range []followGroup{all, offices, areas, topics} {
		if len(g.Feeds) > 0 {
			list = append(list, g)
		}
	}
	return list
}

// followed is the feed of a selection.
func (h *handler) followed(selection, name, note string) followed {
	root := publish.Root(selection)
	feeds := h.feedLinks(root, name)
	return followed{
		ID: followAnchor(selection), Name: name, Note: note,
		Href: h.base + root, Feed: feeds[0], Others: feeds[1:],
		Picture: root + qrFile, Readers: readerLinks(feeds[0].URL), App: appLink(feeds[0].URL),
	}
}

// followAnchor is the place of a selection's feed on the page.
func followAnchor(selection string) string {
	switch kind, id, _ := strings.Cut(selection, ":"); kind {
	case "department":
		return "don-vi-" + id
	case "area":
		return "dia-phuong-" + id
	case "topic":
		return "chuyen-muc-" + id
	}
	return "tat-ca"
}

// followAt leads to the ways to follow a selection.
func (h *handler) followAt(selection string) string {
	return h.base + followPath + "#" + followAnchor(selection)
}
