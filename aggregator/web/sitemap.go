package web

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"bantin/aggregator/publish"
)

// The map of the site (sitemaps.org 0.9) is an index of parts: one of the pages
// that there always are, and one or more of each month's stories. A month that
// is over changes hardly ever, and its parts keep their stories.
const (
	sitemapPath   = "/sitemap.xml"
	sitemapFolder = "/sitemap/"
	pagesPart     = "trang"
	mostMapped    = 2000 // stories in one part; a map may have 50,000 addresses
	mostMaps      = 8    // that are kept in memory
	sitemapType   = "application/xml; charset=utf-8"
	sitemapSpace  = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`
)

// serveSitemap answers with the index of all parts.
func (h *handler) serveSitemap(w http.ResponseWriter, r *http.Request) {
	h.serveMap(w, r, sitemapPath, func(ctx context.Context) ([]byte, error) {
		parts, err := h.mapParts(ctx)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		b.WriteString(xml.Header + "<sitemapindex " + sitemapSpace + ">\n")
		for _, path := range parts {
			fmt.Fprintf(&b, "<sitemap><loc>%s</loc></sitemap>\n", escaped(h.Site.URL+path))
		}
		b.WriteString("</sitemapindex>\n")
		return b.Bytes(), nil
	})
}

// mapParts are the paths of all parts.
func (h *handler) mapParts(ctx context.Context) ([]string, error) {
	parts := []string{sitemapFolder + pagesPart + ".xml"}
	months, err := h.countMonths(ctx)
	for _, m := range months {
		for n := 0; n*mostMapped < m.stories; n++ {
			parts = append(parts, mapPath(m.begin, n+1))
		}
	}
	return parts, err
}

// mapPath is where a part of a month is.
func mapPath(month time.Time, n int) string {
	path := sitemapFolder + month.Format("2006-01")
	if n > 1 {
		path += "-" + strconv.Itoa(n)
	}
	return path + ".xml"
}

// mapRoute finds a part of the map.
func (h *handler) mapRoute(path string) (route, bool) {
	name, below := strings.CutPrefix(path, sitemapFolder)
	if !below || !h.inFront() {
		return route{}, false
	}
	if name == pagesPart+".xml" {
		return route{serve: func(w http.ResponseWriter, r *http.Request) { h.serveMap(w, r, path, h.mapPages) }}, true
	}
	month, ok := h.calendar.month(name[:min(len(name), len("2006-01"))])
	for n := 1; ok && n <= 999; n++ {
		if mapPath(month, n) == path {
			return route{serve: func(w http.ResponseWriter, r *http.Request) {
				h.serveMap(w, r, path, func(ctx context.Context) ([]byte, error) { return h.mapMonth(ctx, month, n) })
			}}, true
		}
	}
	return route{}, false
}

// serveMap answers with a document of the map, from memory if nothing was
// published since it was made. One is made at a time. Without a document there
// is none.
func (h *handler) serveMap(w http.ResponseWriter, r *http.Request, path string, build func(context.Context) ([]byte, error)) {
	changes := h.Publisher.Changes()
	p := h.maps.find(path, changes)
	if p == nil {
		ctx, cancel := context.WithTimeout(r.Context(), slowest)
		defer cancel()
		select {
		case h.mapping <- struct{}{}:
			defer func() { <-h.mapping }()
		case <-ctx.Done():
			h.broken(w, r, fmt.Errorf("map %s: %w", path, ctx.Err()))
			return
		}
		body, err := build(ctx)
		if err != nil {
			h.broken(w, r, fmt.Errorf("map %s: %w", path, err))
			return
		}
		if body == nil {
			h.fail(w, r, http.StatusNotFound)
			return
		}
		d := publish.Plain(sitemapType, body)
		d.AddGzip()
		p = packed(d)
		h.maps.keep(path, changes, p)
	}
	h.send(w, r, p, pageCached)
}

// mapPages lists the pages that there always are, and those of the months.
// Lists of stories changed when the newest of these did.
func (h *handler) mapPages(ctx context.Context) ([]byte, error) {
	m := h.newMap()
	for _, selection := range publish.Selections(h.Site) {
		ch, _ := h.Publisher.Channel(selection)
		m.add(publish.Root(selection), lastChange(h.shown(ch.Entries)))
	}
	for _, path := range []string{publish.AreasRoot, publish.TopicsRoot, followPath, "/nguon", "/thong-ke", archiveRoot} {
		if _, ok := h.routes[path]; ok {
			m.add(path, time.Time{})
		}
	}
	months, err := h.countMonths(ctx)
	for _, month := range months {
		for page := range month.pages() {
			m.add(monthPath(month.begin, page+1), time.Time{})
		}
	}
	return m.end(), err
}

// mapMonth lists a part of the stories of a month; nil: there is no such part.
func (h *handler) mapMonth(ctx context.Context, month time.Time, n int) ([]byte, error) {
	stories, err := h.Store.Mapped(ctx, month, month.AddDate(0, 1, 0), (n-1)*mostMapped, mostMapped)
	if err != nil || len(stories) == 0 {
		return nil, err
	}
	m := h.newMap()
	for _, s := range stories {
		m.add("/tin/"+s.ID, s.Changed)
	}
	return m.end(), nil
}

// A siteMap is a map that is being written.
type siteMap struct {
	bytes.Buffer
	site string // its address, escaped
}

func (h *handler) newMap() *siteMap {
	m := &siteMap{site: escaped(h.Site.URL)}
	m.WriteString(xml.Header + "<urlset " + sitemapSpace + ` xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n")
	return m
}

// add lists a page in both languages, each with where the other one is.
func (m *siteMap) add(path string, changed time.Time) {
	for _, base := range []string{"", englishRoot} {
		fmt.Fprintf(m, "<url><loc>%s%s%s</loc>", m.site, base, path)
		if !changed.IsZero() {
			fmt.Fprintf(m, "<lastmod>%s</lastmod>", changed.UTC().Format(time.RFC3339))
		}
		for _, t := range [][2]string{{"vi", ""}, {"en", englishRoot}, {"x-default", ""}} {
			fmt.Fprintf(m, `<xhtml:link rel="alternate" hreflang="%s" href="%s%s%s"/>`, t[0], m.site, t[1], path)
		}
		m.WriteString("</url>\n")
	}
}

func (m *siteMap) end() []byte {
	m.WriteString("</urlset>\n")
	return m.Bytes()
}

// escaped is an address as it stands in XML.
func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err) // into memory: cannot fail
	}
	return b.String()
}
