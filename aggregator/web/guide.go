package web

import (
	"html/template"
	"net/http"
	"sync"

	"bantin/aggregator/publish"
	"bantin/aggregator/web/guide"
)

// guideView is the view of the guide for staff.
type guideView struct {
	frame
	Heading  string
	Contents []guide.Heading
	Body     template.HTML
}

// guidePage makes the view of the guide.
func (h *handler) guidePage() (linked, error) {
	text, err := guide.Page()
	if err != nil {
		return nil, err
	}
	v := guideView{frame: h.frame("", text.Title), Heading: text.Title, Contents: text.Contents, Body: text.Body}
	v.Canonical, v.OneLanguage = h.Site.URL+guide.Path, true
	return v, nil
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
	h.routes[guide.Path+"/"] = route{serve: moved(guide.Path), ready: true}
	h.routes[guide.Path] = h.once("guide", h.guidePage)
	for path, d := range guidePictures() {
		p := packed(d)
		h.routes[path] = route{ready: true, serve: func(w http.ResponseWriter, r *http.Request) { h.send(w, r, p, pageCached) }}
	}
}
