package web

import (
	"context"
	"net/http"
	"strings"

	"bantin/storage"
)

const (
	archiveRoot   = "/luu-tru/"
	archiveFolder = archiveRoot + "atom/"
)

// archiveRoute finds what is served below the folders of the archive: the
// documents of every selection, and the pages of each month.
func (h *handler) archiveRoute(path string) (route, bool) {
	if folder, file, ok := strings.Cut(path, archiveFolder); ok && h.inFront() {
		id := strings.TrimPrefix(folder, "/")
		_, known := h.offices[id]
		selection := ""
		if folder != "" {
			selection = storage.DepartmentSelection(id)
		}
		serve := func(w http.ResponseWriter, r *http.Request) { h.serveArchive(w, r, selection, file) }
		return route{serve: serve, open: true}, folder == "" || known && folder == "/"+id
	}
	if name, ok := strings.CutPrefix(path, archiveRoot); ok {
		m, page, ok := h.calendar.monthAt(name)
		if at := monthPath(m, page); ok && path != at {
			return route{serve: moved(h.base + at)}, true
		}
		return route{serve: func(w http.ResponseWriter, r *http.Request) { h.serveMonth(w, r, m, page) }}, ok
	}
	return route{}, false
}

// serveArchive answers with a document of the archive. The volume that is not
// full yet is the current feed, until it is.
func (h *handler) serveArchive(w http.ResponseWriter, r *http.Request, selection, file string) {
	ctx, cancel := context.WithTimeout(r.Context(), slowest)
	defer cancel()
	a, err := h.Publisher.Archive(ctx, selection, file)
	switch {
	case err != nil:
		h.broken(w, r, err)
	case a.Document != nil:
		h.send(w, r, packed(a.Document), archiveCached)
	case a.Moved != "" && h.Static: // a file cannot send elsewhere
		h.serveFeed(a.Moved)(w, r)
	case a.Lasting:
		moved(a.Moved)(w, r)
	case a.Moved != "":
		sendTo(w, http.StatusTemporaryRedirect, a.Moved, notKept)
	default:
		h.fail(w, r, http.StatusNotFound)
	}
}
