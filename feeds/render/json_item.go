package render

import (
	"cmp"

	gorilla "github.com/gorilla/feeds"

	"bantin/feeds"
)

// A jsonItem is an item of JSON Feed 1.1. The library's has the deprecated
// author, a misspelt banner and attachments whose size has another name.
type jsonItem struct {
	ID          string               `json:"id"`
	URL         string               `json:"url,omitempty"`
	Title       string               `json:"title"`
	Summary     string               `json:"summary,omitempty"`
	ContentHTML string               `json:"content_html,omitempty"`
	ContentText string               `json:"content_text,omitempty"`
	Image       string               `json:"image,omitempty"`
	Published   string               `json:"date_published,omitempty"`
	Modified    string               `json:"date_modified,omitempty"`
	Authors     []gorilla.JSONAuthor `json:"authors"`
	Tags        []string             `json:"tags,omitempty"`
	Language    string               `json:"language,omitempty"`
	Attachments []jsonAttachment     `json:"attachments,omitempty"`
	Bantin      jsonOrigin           `json:"_bantin"`
}

type jsonAttachment struct {
	URL   string `json:"url"`
	Type  string `json:"mime_type"`
	Title string `json:"title,omitempty"`
	Size  int64  `json:"size_in_bytes,omitempty"`
}

// A jsonOrigin says where an item comes from and where it also appeared.
type jsonOrigin struct {
	Source     string       `json:"source,omitempty"`
	Department string       `json:"department,omitempty"`
	Name       string       `json:"name,omitempty"`
	URL        string       `json:"url,omitempty"`
	Article    string       `json:"article,omitempty"`
	Rights     string       `json:"rights,omitempty"`
	Also       []jsonOrigin `json:"also,omitempty"`
	Why        *jsonWhy     `json:"why,omitempty"`
	*jsonReading
}

// A jsonReading is what the source itself says of an item, and what was
// repaired; only previews have it.
type jsonReading struct {
	GUID    string       `json:"guid"`
	Date    string       `json:"date"`
	Repairs []jsonRepair `json:"repairs"`
}

type jsonRepair struct {
	Code   string `json:"code"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// newJSONReading is nil for entries that are published.
func newJSONReading(r *feeds.Reading) *jsonReading {
	if r == nil {
		return nil
	}
	j := &jsonReading{GUID: clean(r.GUID), Date: clean(r.Date), Repairs: []jsonRepair{}}
	for _, repair := range r.Repairs {
		j.Repairs = append(j.Repairs, jsonRepair{string(repair.Code), evidence(repair.Before), evidence(repair.After)})
	}
	return j
}

func newJSONItem(x entry) jsonItem {
	item := jsonItem{
		ID:          x.id,
		URL:         x.article,
		Title:       x.title,
		Summary:     x.summary,
		ContentHTML: cmp.Or(x.whole, x.brief),
		Image:       x.image,
		Published:   rfc3339(x.published),
		Modified:    rfc3339(x.updated),
		Language:    x.language,
		Bantin:      newJSONOrigin(x.origin, x.also),
	}
	item.Bantin.jsonReading = newJSONReading(x.reading)
	switch {
	case x.brief != "":
		item.Summary = "" // it is the content
	case x.whole == "":
		item.ContentText = x.excerpt // one of the two must be there
	}
	item.Bantin.Rights = x.rights
	for _, a := range x.authors {
		item.Authors = append(item.Authors, gorilla.JSONAuthor{Name: a.name, Url: a.url})
	}
	for _, c := range x.categories {
		item.Tags = append(item.Tags, c.Label)
	}
	for _, c := range x.enclosures {
		t := cmp.Or(c.Type, "application/octet-stream") // a type must be there
		item.Attachments = append(item.Attachments, jsonAttachment{c.URL, t, c.Title, c.Length})
	}
	return item
}

func newJSONOrigin(o feeds.Origin, also []feeds.Origin) jsonOrigin {
	j := jsonOrigin{Source: o.Source, Department: o.Department, Name: o.Name, URL: o.URL, Article: o.Article, Why: newJSONWhy(o.Why)}
	for _, a := range also {
		j.Also = append(j.Also, newJSONOrigin(a, nil))
	}
	return j
}
