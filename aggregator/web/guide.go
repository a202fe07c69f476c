package web

import (
	"html/template"
	"net/http"
	"sync"

	"bantin/aggregator/publish"
	"bantin/aggregator/web/guide"
)

// guidePage is the view of the guide for staff.
type guidePage struct {
	frame
	Heading  string
	Contents []guide.Heading
	Body     template.HTML
}

// guideParcel is the page of the guide. It changes with the frame around it
// only.
func (h *handler) guideParcel() (*parcel, error) {
	text, err := guide.Page()
	if err != nil {
		return nil, err
	}
	v := guidePage{frame: h.frame("", text.Title), Heading: text.Title, Contents: text.Contents, Body: text.Body}
	v.Canonical, v.OneLanguage = h.Site.URL+guide.Path, true
	body, err := page("guide", v)
	if err != nil {
		return nil, err
	}
	d := publish.Prepare(pageType, body)
	d.Links = v.links()
	return packed(d), nil
}

// guidePictures are the pictures of the guide, made ready once.
var guidePictures = sync.OnceValue(func() map[string]*publish.Rendered {
	files := map[string]*publish.Rendered{}
	for _, p := range guide.Pictures() {
		files[p.Path] = publish.Plain("image/png", p.Data)
	}
	return files
})

// addGuide lists the guide for staff and its pictures.
func (h *handler) addGuide() {
	made := sync.OnceValues(h.guideParcel)
	h.routes[guide.Path+"/"] = route{serve: moved(guide.Path), ready: true}
	h.routes[guide.Path] = route{ready: true, serve: func(w http.ResponseWriter, r *http.Request) {
		p, err := made()
		if err != nil {
			h.broken(w, r, err)
			return
		}
		guardPage(w.Header())
		h.send(w, r, p, pageCached)
	}}
	for path, d := range guidePictures() {
		p := packed(d)
		h.routes[path] = route{ready: true, serve: func(w http.ResponseWriter, r *http.Request) { h.send(w, r, p, pageCached) }}
	}
}
