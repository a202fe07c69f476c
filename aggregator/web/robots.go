package web

import (
	"net/http"
	"sync"

	"bantin/aggregator/publish"
)

const robotsPath = "/robots.txt"

// robots tells programs that visit pages by themselves what to leave alone:
// pages of searches, of which there is no end.
func (h *handler) robots() *publish.Rendered {
	text := "User-agent: *\nDisallow: " + searchPath + "?\nDisallow: " + englishRoot + searchPath + "?\n\nSitemap: " + h.Site.URL + sitemapPath + "\n"
	return publish.Prepare("text/plain; charset=utf-8", []byte(text))
}

// addMachines lists what programs look for at places of its own.
func (h *handler) addMachines() {
	for path, make := range map[string]func() *publish.Rendered{robotsPath: h.robots, manifestPath: h.manifest} {
		made := sync.OnceValue(func() *parcel { return packed(make()) })
		h.routes[path] = route{ready: true, serve: func(w http.ResponseWriter, r *http.Request) { h.send(w, r, made(), steadyCached) }}
	}
	h.routes[sitemapPath] = route{serve: h.serveSitemap}
}
