package scenario

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"time"
)

// parse reads a feed in its form.
func (r *reader) parse(path string, body []byte) []item {
	switch {
	case strings.HasSuffix(path, "rss.xml"):
		return r.rss(body)
	case strings.HasSuffix(path, "atom.xml"):
		return r.atom(body)
	}
	return r.json(body)
}

// date reads a date of a feed; zero: there is none.
func (r *reader) date(form, value string) time.Time {
	if value == "" {
		return time.Time{}
	}
	t, err := time.Parse(form, value)
	r.w.must(err)
	return t
}

func (r *reader) rss(body []byte) (list []item) {
	var doc struct {
		Items []struct {
			GUID string `xml:"guid"`
			Link []struct {
				XMLName xml.Name
				Text    string `xml:",chardata"`
			} `xml:"link"`
			Title   string `xml:"title"`
			Date    string `xml:"pubDate"`
			Updated string `xml:"http://www.w3.org/2005/Atom updated"`
		} `xml:"channel>item"`
	}
	r.w.must(xml.Unmarshal(body, &doc))
	for _, x := range doc.Items {
		it := item{id: x.GUID, title: x.Title, published: r.date(time.RFC1123Z, x.Date), updated: r.date(time.RFC3339, x.Updated)}
		for _, l := range x.Link {
			if l.XMLName.Space == "" {
				it.link = l.Text
			}
		}
		list = append(list, it)
	}
	return list
}

func (r *reader) atom(body []byte) (list []item) {
	var doc struct {
		Entries []struct {
			ID    string `xml:"id"`
			Links []struct {
				Rel  string `xml:"rel,attr"`
				Href string `xml:"href,attr"`
			} `xml:"link"`
			Title     string `xml:"title"`
			Published string `xml:"published"`
			Updated   string `xml:"updated"`
		} `xml:"entry"`
	}
	r.w.must(xml.Unmarshal(body, &doc))
	for _, x := range doc.Entries {
		it := item{id: x.ID, title: x.Title, published: r.date(time.RFC3339, x.Published), updated: r.date(time.RFC3339, x.Updated)}
		for _, l := range x.Links {
			if l.Rel == "" || l.Rel == "alternate" {
				it.link = l.Href
			}
		}
		list = append(list, it)
	}
	return list
}

func (r *reader) json(body []byte) (list []item) {
	var doc struct {
		Items []struct {
			ID, URL, Title string
			Published      string `json:"date_published"`
			Modified       string `json:"date_modified"`
		} `json:"items"`
	}
	r.w.must(json.Unmarshal(body, &doc))
	for _, x := range doc.Items {
		list = append(list, item{x.ID, x.URL, x.Title, r.date(time.RFC3339, x.Published), r.date(time.RFC3339, x.Modified)})
	}
	return list
}
