package web

import (
	"net/http"
	"sync"

	"bantin/aggregator/publish"
)

// once is the route of a page that changes with the settings only: it is made
// when it is first asked for, by the template of a name, and kept in memory.
func (h *handler) once(name string, view func() (linked, error)) route {
	made := sync.OnceValues(func() (*parcel, error) {
		v, err := view()
		if err != nil {
			return nil, err
		}
		body, err := page(name, v)
		if err != nil {
			return nil, err
		}
		d := publish.Prepare(pageType, body)
		d.Links = v.links()
		return packed(d), nil
	})
	return route{ready: true, serve: func(w http.ResponseWriter, r *http.Request) {
		p, err := made()
		if err != nil {
			h.broken(w, r, err)
			return
		}
		guardPage(w.Header())
		h.send(w, r, p, pageCached)
	}}
}
