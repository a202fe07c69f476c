package web

import (
	"fmt"
	"net/http"
	"strings"
	"sync"

	"bantin/aggregator/publish"
	"bantin/feeds"
	"bantin/storage"
)

// A list is the page of one selection, made once per change of what is
// published and kept in memory.
type list struct {
	selection string // by the name that the store gives it

	mu      sync.Mutex // guards what follows; one page is made at a time
	changes uint64
	page    *parcel
}

// serveList answers with the page of a selection.
func (h *handler) serveList(w http.ResponseWriter, r *http.Request, l *list) {
	p, err := h.listPage(l)
	if err != nil {
		h.broken(w, r, err)
		return
	}
	guardPage(w.Header())
	h.send(w, r, p, pageCached)
}

func (h *handler) listPage(l *list) (*parcel, error) {
	changes := h.Publisher.Changes()
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.page != nil && l.changes == changes {
		return l.page, nil
	}
	view := h.listing(l)
	body, err := page("list", view)
	if err != nil {
		return nil, fmt.Errorf("list of %q: %w", l.selection, err)
	}
	d := publish.Prepare(pageType, body)
	d.Links = view.links()
	l.page, l.changes = packed(d), changes
	return l.page, nil
}

// listing is the view of a list.
type listing struct {
	frame
	Filter     []choice
	Office     *office // whose stories these are
	Heading    string  // what they have in common instead; "" for everything
	Note       string
	Lede       string // says what everything is
	Updated    *instant
	Groups     []group
	Further    string // where the stories before these are
	FollowWhat string
	Themes     []choice
}

// A choice is a link of the filter.
type choice struct {
	Href, Name, Full string
	Current          bool
}

// An instant is a time for people and for programs.
type instant struct{ Text, Machine string }

// listing gathers what a list shows.
func (h *handler) listing(l *list) listing {
	v := listing{frame: h.frame("home", ""), Filter: h.filter(l.selection), FollowWhat: h.say["followEverything"]}
	v.Description = h.say["homeWhat"]
	v.Lede, v.Themes = v.Description, h.themes(l.selection)
	v.Canonical = h.Site.URL + h.base + "/"
	if l.selection != "" {
		h.selected(&v, l.selection)
	}
	ch, _ := h.Publisher.Channel(l.selection)
	entries := h.shown(ch.Entries)
	if changed := lastChange(entries); !changed.IsZero() {
		v.Updated = h.instant(changed)
	}
	v.Groups, v.Further = h.groups(entries), h.further(l.selection)
	h.tellOfList(&v, l.selection == "")
	return v
}

// selected makes a list one of a department, an area or a topic.
func (h *handler) selected(v *listing, selection string) {
	var title, what, follow string
	switch kind, id, _ := strings.Cut(selection, ":"); kind {
	case "area":
		a, _ := h.Site.Area(id)
		title, v.Note = fmt.Sprintf(h.say["areaHead"], a.Name), h.areaNote(a)
		v.Heading, what, follow = title, fmt.Sprintf(h.say["areaWhat"], a.Name), h.say["followArea"]
	case "topic":
		t, _ := h.Site.Topic(id)
		title = fmt.Sprintf(h.say["topicHead"], t.Name)
		v.Heading, what, follow = title, fmt.Sprintf(h.say["topicWhat"], t.Name), h.say["followTopic"]
	default:
		o := h.office(id)
		title, v.Office = o.Name, &o
		what, follow = fmt.Sprintf(h.say["officeWhat"], o.Name), h.say["followOffice"]
	}
	root := publish.Root(selection)
	v.frame, v.Lede = h.frame("", title), ""
	v.Description = what
	v.Canonical = h.Site.URL + h.base + root
	v.FollowHref = h.followAt(selection)
	v.FollowWhat = follow
	v.Feeds = h.feedLinks(root, title)
}

// further is where the stories are that came before those of a list.
func (h *handler) further(selection string) string {
	if selection == "" || h.Static {
		return h.base + archiveRoot
	}
	var l lookup
	switch kind, id, _ := strings.Cut(selection, ":"); kind {
	case "area":
		l.area = id
	case "topic":
		l.topic = id
	default:
		l.office = id
	}
	return l.at(h.base+searchPath, false)
}

// filter is the choice between everything and each department.
func (h *handler) filter(selection string) []choice {
	list := []choice{{Href: h.base + "/", Name: h.say["everything"], Current: selection == ""}}
	for _, d := range h.Site.Departments {
		o := h.office(d.ID)
		c := choice{Href: o.Href, Name: o.Short, Current: selection == storage.DepartmentSelection(d.ID)}
		if o.Short != o.Name {
			c.Full = o.Name
		}
		list = append(list, c)
	}
	return list
}

// themes is the choice between the topics.
func (h *handler) themes(selection string) []choice {
	var list []choice
	for _, t := range h.Site.Topics {
		of := storage.TopicSelection(t.ID)
		list = append(list, choice{Href: h.base + publish.Root(of), Name: t.Name, Current: selection == of})
	}
	return list
}

// alsoAt lists the departments that tell a story too, each once and without
// the one that it is shown under.
func (h *handler) alsoAt(e feeds.Entry) []link {
	var list []link
	met := map[string]bool{e.Origin.Department: true}
	for _, o := range e.Also {
		if !met[o.Department] {
			met[o.Department] = true
			list = append(list, link{Name: h.office(o.Department).Short, URL: o.Article})
		}
	}
	return list
}
