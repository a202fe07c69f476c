package web

import (
	"context"
	"fmt"
	"strings"

	"bantin/aggregator/search"
	"bantin/feeds"
	"bantin/feeds/plaintext"
	"bantin/feeds/render"
	"bantin/storage"
)

const longestExcerpt = 240 // characters

// searchPage is the view of a search.
type searchPage struct {
	frame
	Text                string
	Pickers             []picker
	Orders              []option
	From, To            string // as a date field has them
	More                bool   // the filters are in use
	Problem             string // why nothing is searched for
	Asked               bool
	Heading, Count      string
	Partial             bool
	Results             []result
	Advice              []link
	Newer, Older, Place string
	Following           bool
}

// A picker is a list to choose one of.
type picker struct {
	Parameter, Label, Any string
	Options               []option
}

// An option is a choice of a form.
type option struct {
	ID, Name string
	Chosen   bool
}

// A result is a story that was found.
type result struct {
	card
	Marked  []search.Piece // of its title
	Excerpt []search.Piece
}

// searchForm is the view of a search that has no answer.
func (h *handler) searchForm(l lookup) *searchPage {
	v := &searchPage{
		frame: h.frame("search", h.say["titleSearch"]),
		Text:  l.Text, From: dayOf(l.from), To: dayOf(l.to), More: l.filtered(),
	}
	v.Description, v.Canonical = h.say["searchWhat"], h.Site.URL+l.at(h.base+searchPath, false)
	v.pick(byOffice, "searchOffice", h.officeChoices(), l.office)
	v.pick(byArea, "searchArea", h.areaChoices(), l.area)
	v.pick(byTopic, "searchTopic", h.topicChoices(), l.topic)
	v.Orders = []option{{"", h.say["searchFitting"], !l.newest}, {newestOrder, h.say["searchNewest"], l.newest}}
	return v
}

// searchView is the view of a search and what it found.
func (h *handler) searchView(ctx context.Context, l lookup, found storage.Found) (*searchPage, error) {
	v := h.searchForm(l)
	if l.empty() {
		return v, nil
	}
	v.Asked, v.Partial, v.Following = true, found.Partial, true
	v.Heading = h.described(l)
	v.frame.Title = h.say["titleSearch"] + ": " + v.Heading + " · " + h.Site.Title
	v.Feeds = h.searchFeeds(l)
	entries, err := h.Publisher.Entries(ctx, found.Stories)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		v.Results = append(v.Results, h.result(l, e))
	}
	v.Count = h.stories(found.Total)
	if found.More {
		v.Count = fmt.Sprintf(h.say["searchMore"], found.Total)
	}
	h.turnPages(v, l, found.Total)
	if found.Total == 0 && !found.Partial {
		v.Advice, err = h.advice(ctx, l)
	}
	return v, err
}

// turnPages leads to the neighbouring pages.
func (h *handler) turnPages(v *searchPage, l lookup, total int) {
	last := (total + searchRows - 1) / searchRows
	if last < 2 {
		return
	}
	v.Place = fmt.Sprintf(h.say["pageOf"], l.page, last)
	turn := func(by int) string {
		other := l
		other.page += by
		return other.at(h.base+searchPath, false)
	}
	if l.page > 1 {
		v.Newer = turn(-1)
	}
	if l.page < last {
		v.Older = turn(1)
	}
}

// result shows an entry with what was searched for marked in it. Of articles
// of which only summaries are republished, no more is shown.
func (h *handler) result(l lookup, e feeds.Entry) result {
	res := result{card: h.card(e)}
	res.Clock = ""
	switch {
	case isUndated(e):
		res.Date = h.say["undated"]
	case e.DateOrigin == feeds.DateFirstSeen:
		res.Date = fmt.Sprintf(h.say["firstSeen"], h.calendar.moment(e.Published))
	default:
		res.Date = fmt.Sprintf(h.say["postedOn"], h.calendar.moment(e.Published))
	}
	res.Marked = l.Mark(res.Title)
	excerpt, found := l.Excerpt(e.Summary, longestExcerpt)
	if e.Content != "" && found < len(l.All) {
		if other, n := l.Excerpt(plaintext.Of(e.Content), longestExcerpt); n > found || len(excerpt) == 0 {
			excerpt = other
		}
	}
	res.Excerpt = excerpt
	return res
}

// advice offers what is like a search that found nothing, and finds something.
func (h *handler) advice(ctx context.Context, l lookup) (list []link, err error) {
	offer := func(name, text string, filtered bool) {
		other := lookup{page: 1}
		if filtered {
			other = l
		}
		words, parsed := search.Parse(text)
		other.Words, other.newest = words, false
		if err != nil || parsed != nil || other.empty() || other.query(false) == l.query(false) {
			return
		}
		var found storage.Found
		if found, err = h.Store.Search(ctx, other.stored()); err == nil && found.Total > 0 {
			list = append(list, link{Name: fmt.Sprintf(h.say[name], h.described(other)), URL: other.at(h.base+searchPath, false)})
		}
	}
	plain := strings.Join(strings.FieldsFunc(l.Text, func(r rune) bool { return strings.ContainsRune("\"“”„‟«»″＂", r) }), " ")
	offer("searchUnmarked", l.Unmarked(), true)
	offer("searchUnquoted", plain, true)
	offer("searchUnfiltered", l.Text, false)
	if len(list) == 0 {
		offer("searchUnmarked", search.Words{Text: plain}.Unmarked(), false)
	}
	return list, err
}

// searchFeeds are the feeds of a search.
func (h *handler) searchFeeds(l lookup) []feedLink {
	list := h.feedLinks(searchPath+"/", h.say["titleSearch"]+": "+h.described(l))
	for i, f := range render.Formats() {
		list[i].File = l.at(f.File(), true)
		list[i].URL = list[i].Folder + list[i].File
	}
	return list
}

// officeChoices are the departments that can be searched in.
func (h *handler) officeChoices() (list []option) {
	for _, d := range h.Site.Departments {
		list = append(list, option{ID: d.ID, Name: h.office(d.ID).Short})
	}
	return list
}

// areaChoices are the areas that can be searched in.
func (h *handler) areaChoices() (list []option) {
	for _, a := range h.Site.Areas {
		list = append(list, option{ID: a.ID, Name: a.Name})
	}
	return list
}

// topicChoices are the topics that can be searched in.
func (h *handler) topicChoices() (list []option) {
	for _, t := range h.Site.Topics {
		list = append(list, option{ID: t.ID, Name: t.Name})
	}
	return list
}

// pick lets one of a list be chosen, unless the list is empty.
func (v *searchPage) pick(parameter, label string, list []option, id string) {
	for i := range list {
		list[i].Chosen = list[i].ID == id
	}
	if len(list) > 0 {
		v.Pickers = append(v.Pickers, picker{parameter, v.Say[label], v.Say["everything"], list})
	}
}

// nameOf is the name of the choice with an id; empty: there is none.
func nameOf(list []option, id string) string {
	for _, o := range list {
		if o.ID == id {
			return o.Name
		}
	}
	return ""
}
