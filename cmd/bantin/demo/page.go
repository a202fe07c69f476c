package demo

import (
	"bytes"
	"embed"
	"encoding/xml"
	"html/template"
	"strings"
	texttemplate "text/template"
	"time"
)

// The pages of each department (ID.html with the templates "list", "article"
// and "missing") and its feed, if it has one (ID.xml).
//
//go:embed sites
var siteFiles embed.FS

// pages are the templates of one site.
type pages struct {
	html *template.Template
	xml  *texttemplate.Template // nil: no feed
}

// A view is what the templates show.
type view struct {
	Site   *site
	Now    time.Time // for the clocks of pages that have one
	Posts  []post    // newest first
	Post   *post     // on an article's page
	Visits int64     // counts every page shown
}

// view is the site as it stands now; looking at it is a visit.
func (s *site) view() view {
	now := s.now()
	return view{Site: s, Now: now, Posts: s.visible(now), Visits: s.visits.Add(1)}
}

// Newest is when the last post was put on the site.
func (v view) Newest() time.Time {
	if len(v.Posts) == 0 {
		return time.Time{}
	}
	return v.Posts[0].At()
}

// Latest are the n newest posts.
func (v view) Latest(n int) []post { return v.Posts[:min(n, len(v.Posts))] }

var templateFuncs = map[string]any{
	"day":      func(t time.Time) string { return t.Format(dayLayout) },
	"long":     longDate,
	"nukeviet": func(t time.Time) string { return t.Format(nukeVietLayout) },
	"dotnet":   func(t time.Time) string { return t.Format(dotNetLayout) },
	"rfc3339":  func(t time.Time) string { return t.Format(time.RFC3339) },
	"cut":      cut,
	"entities": entities,
	"xml":      escapeXML,
	"add":      func(a, b int64) int64 { return a + b },
}

func readPages(p portal) (pages, error) {
	var out pages
	var err error
	name := p.ID + ".html"
	out.html, err = template.New(name).Funcs(templateFuncs).ParseFS(siteFiles, "sites/"+name)
	if err != nil || p.feed == "" {
		return out, err
	}
	name = p.ID + ".xml"
	out.xml, err = texttemplate.New(name).Funcs(templateFuncs).ParseFS(siteFiles, "sites/"+name)
	return out, err
}

func (p pages) page(name string, v view) ([]byte, error) {
	var b bytes.Buffer
	err := p.html.ExecuteTemplate(&b, name, v)
	return b.Bytes(), err
}

func (p pages) feed(v view) ([]byte, error) {
	var b bytes.Buffer
	err := p.xml.Execute(&b, v)
	return b.Bytes(), err
}

// cut shortens a text to so many characters, at a space.
func cut(n int, text string) string {
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	short := string(runes[:n])
	if i := strings.LastIndex(short, " "); i > 0 {
		short = short[:i]
	}
	return short + "…"
}

func escapeXML(text string) (string, error) {
	var b strings.Builder
	err := xml.EscapeText(&b, []byte(text))
	return b.String(), err
}
