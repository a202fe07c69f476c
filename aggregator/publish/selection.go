package publish

import (
	"strings"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/feeds/render"
	"bantin/storage"
)

// Where the lists of areas and of topics are; their selections stand below
// them.
const (
	AreasRoot  = "/dia-phuong/"
	TopicsRoot = "/chuyen-muc/"
)

// StylePath is where the style is by which browsers show feeds. It stays the
// same when the style changes, so that feeds do.
const StylePath = "/static/feed.css"

// Selections lists what a site publishes, by the names that the store gives
// selections: everything, then each department, each area and each topic.
func Selections(site feeds.Site) []string {
	list := []string{""}
	for _, d := range site.Departments {
		list = append(list, storage.DepartmentSelection(d.ID))
	}
	for _, a := range site.Areas {
		list = append(list, storage.AreaSelection(a.ID))
	}
	for _, t := range site.Topics {
		list = append(list, storage.TopicSelection(t.ID))
	}
	return list
}

// Root is the folder in which a selection is published.
func Root(selection string) string {
	if id, ok := strings.CutPrefix(selection, storage.DepartmentSelection("")); ok {
		return "/" + id + "/"
	}
	if id, ok := strings.CutPrefix(selection, storage.AreaSelection("")); ok {
		return AreasRoot + id + "/"
	}
	if id, ok := strings.CutPrefix(selection, storage.TopicSelection("")); ok {
		return TopicsRoot + id + "/"
	}
	return "/"
}

// pathOf is where a selection is published in a format.
func pathOf(selection string, f render.Format) string {
	return Root(selection) + f.File()
}

// idOf is the permanent IRI of a selection. That of a department is made from
// its id alone, which no other name of a selection can be.
func idOf(site feeds.Site, selection string) string {
	name := strings.TrimPrefix(selection, storage.DepartmentSelection(""))
	return dedupe.NamesOf(site.ID).Selection(name)
}

// imprint is a channel with what all channels of a site have alike.
func imprint(site feeds.Site, version string) feeds.Channel {
	return feeds.Channel{Language: "vi", Style: StylePath, Generator: "bantin", Version: version, Contact: site.Contact}
}

// heading is a channel without its stories.
func (p *Publisher) heading(selection string) feeds.Channel {
	ch := imprint(p.site, p.Version)
	ch.ID, ch.Page = idOf(p.site, selection), p.site.URL+Root(selection)
	ch.Title, ch.Description = Heading(p.site, selection)
	return ch
}

// Heading says what a selection is called and what it holds.
func Heading(site feeds.Site, selection string) (title, description string) {
	if id, ok := strings.CutPrefix(selection, storage.DepartmentSelection("")); ok {
		d, _ := site.Department(id)
		return d.Name, "Tin của " + d.Name + ", mỗi tin một lần, dẫn về bài gốc."
	}
	if id, ok := strings.CutPrefix(selection, storage.AreaSelection("")); ok {
		a, _ := site.Area(id)
		return "Tin từ " + a.Name, areaDescription(site, a)
	}
	if id, ok := strings.CutPrefix(selection, storage.TopicSelection("")); ok {
		t, _ := site.Topic(id)
		return "Chuyên mục " + t.Name, "Tin của các sở trong cụm thuộc chuyên mục " + t.Name + ", mỗi tin một lần, dẫn về bài gốc."
	}
	return site.Title, "Tin của các sở trong cụm, mỗi tin một lần, dẫn về bài gốc."
}

// day is how days are written in descriptions.
const day = "2/1/2006"

// areaDescription says from when to when an area has news of its own, and
// those of which areas it goes on telling.
func areaDescription(site feeds.Site, a feeds.Area) string {
	s := "Tin của các đơn vị ở " + a.Name + ", mỗi tin một lần, dẫn về bài gốc."
	if next, ok := site.Area(a.Successor); ok && !a.Until.IsZero() {
		s = "Tin của các đơn vị ở " + a.Name + " đến hết ngày " + a.Until.Format(day) +
			", mỗi tin một lần, dẫn về bài gốc; tin từ ngày " + a.Until.AddDate(0, 0, 1).Format(day) + " thuộc " + next.Name + "."
	}
	var before []string
	for _, other := range site.Areas {
		if other.Successor == a.ID {
			before = append(before, other.Name)
		}
	}
	if len(before) > 0 {
		s += " Gồm cả tin cũ của " + strings.Join(before, ", ") + ", nay thuộc " + a.Name + "."
	}
	return s
}
