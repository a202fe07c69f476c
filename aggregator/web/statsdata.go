package web

import (
	"bantin/aggregator/audience"
	"bantin/aggregator/publish"
)

// statsDocument is the figures as programs read them.
type statsDocument struct {
	Site    string         `json:"site"`
	Visits  *statsVisits   `json:"visits,omitempty"`
	Feeds   []statsFeed    `json:"feeds,omitempty"`
	Months  []string       `json:"months"`
	Stories []statsStories `json:"stories"`
}

type statsVisits struct {
	Now   int        `json:"now"`
	Today int        `json:"today"`
	Week  int        `json:"week"`
	All   int        `json:"all"`
	Days  []statsDay `json:"days"`
}

type statsDay struct {
	Date   string `json:"date"`
	Visits int    `json:"visits"`
	Polls  int    `json:"polls"`
}

type statsFeed struct {
	Page        string         `json:"page"`
	Title       string         `json:"title"`
	Subscribers int            `json:"subscribers"`
	Services    map[string]int `json:"services"`
	Programs    int            `json:"programs"`
}

type statsStories struct {
	Page   string `json:"page"`
	Title  string `json:"title"`
	All    int    `json:"all"`
	Months []int  `json:"months"`
}

// statsDocument gathers the figures of a moment for programs.
func (h *handler) statsDocument(counts storyCounts, figures *audience.Figures) statsDocument {
	d := statsDocument{Site: h.Site.URL + "/"}
	if figures != nil {
		d.Visits = &statsVisits{Now: figures.Now, Today: figures.Today, Week: figures.Week, All: figures.All}
		for _, day := range figures.Days {
			d.Visits.Days = append(d.Visits.Days, statsDay{day.Date.Format("2006-01-02"), day.Visits, day.Polls})
		}
		for _, f := range h.followersOf(figures.Feeds) {
			services := map[string]int{}
			for _, s := range f.services {
				services[s.Name] = s.Subscribers
			}
			d.Feeds = append(d.Feeds, statsFeed{h.Site.URL + publish.Root(f.selection), h.selectionName(f.selection), f.declared, services, f.programs})
		}
	}
	for _, m := range counts.months {
		d.Months = append(d.Months, m.Format("2006-01"))
	}
	for _, selection := range publish.Selections(h.Site) {
		if c, ok := counts.of[selection]; ok {
			d.Stories = append(d.Stories, statsStories{h.Site.URL + publish.Root(selection), h.selectionName(selection), c.All(), c.Months})
		}
	}
	return d
}
