package web

import (
	"fmt"
	"html/template"

	"bantin/aggregator/publish"
	"bantin/storage"
)

// A sharing says how many stories each of several selections has.
type sharing struct {
	ID, Heading, Note, First string
	Recent, Total            string // head the columns of figures
	Vietnamese               template.HTMLAttr
	Rows                     []share
	ByMonth                  string // heads the months
	Months                   []label
}

// A share is one selection among others.
type share struct {
	Name, Href  string
	Long        float64 // of its bar, in hundredths of the longest
	Recent, All string
	Months      []string
	count       int // Recent
}

// sharings says how many stories departments and topics have.
func (h *handler) sharings(counts storyCounts) (list []sharing) {
	departments := sharing{ID: "don-vi", Heading: h.say["statsOffices"], Note: h.say["statsOfficesNote"], First: h.say["statsOffice"]}
	for _, d := range h.Site.Departments {
		o := h.office(d.ID)
		departments.Rows = append(departments.Rows, h.share(o.Short, o.Href, counts.of[storage.DepartmentSelection(d.ID)]))
	}
	topics := sharing{ID: "chuyen-muc", Heading: h.say["statsTopics"], Note: h.say["statsTopicsNote"], First: h.say["statsTopic"]}
	for _, t := range h.Site.Topics {
		selection := storage.TopicSelection(t.ID)
		topics.Rows = append(topics.Rows, h.share(t.Name, h.base+publish.Root(selection), counts.of[selection]))
	}
	for _, s := range []sharing{departments, topics} {
		if len(s.Rows) == 0 {
			continue
		}
		s.measure()
		s.Recent, s.Total, s.Vietnamese = h.say["statsRecent"], h.say["statsAll"], h.vietnamese()
		s.ByMonth, s.Months = fmt.Sprintf(h.say["statsByMonth"], s.Heading), h.monthLabels(counts.months)
		list = append(list, s)
	}
	return list
}

// share says how many stories a selection has.
func (h *handler) share(name, href string, c storyCount) share {
	s := share{Name: name, Href: href, Recent: h.number(c.Year()), All: h.number(c.All()), count: c.Year()}
	for _, n := range c.Months {
		s.Months = append(s.Months, h.number(n))
	}
	return s
}

// measure gives each bar its length.
func (s *sharing) measure() {
	most := 1
	for _, row := range s.Rows {
		most = max(most, row.count)
	}
	for i := range s.Rows {
		s.Rows[i].Long = tenths(100 * float64(s.Rows[i].count) / float64(most))
	}
}
