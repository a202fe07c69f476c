package export

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// An answer is what a site says to a request.
type answer struct {
	head   http.Header
	status int
	body   bytes.Buffer
}

// Header returns the fields of the answer.
func (a *answer) Header() http.Header { return a.head }

// WriteHeader takes the status of the answer.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

// Write takes a part of the answer's body.
func (a *answer) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.body.Write(b)
}

// modified is since when the document is what it is, as the site says; the
// zero time: it does not.
func (a *answer) modified() time.Time {
	t, err := http.ParseTime(a.head.Get("Last-Modified"))
	if err != nil {
		return time.Time{}
	}
	return t
}

// ask asks a site for the document at a path, in no coding.
func ask(ctx context.Context, site http.Handler, at string) (*answer, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, (&url.URL{Path: at}).String(), nil)
	if err != nil {
		return nil, fmt.Errorf("ask for %s: %w", at, err)
	}
	a := &answer{head: http.Header{}}
	site.ServeHTTP(a, r)
	return a, nil
}

// index is the file that servers of files show for a folder.
const index = "index.html"

// fileOf is the name of the file for a path: a page without a file's name is
// that of a folder.
func fileOf(at string) string {
	name := strings.TrimPrefix(at, "/")
	switch {
	case name == "" || strings.HasSuffix(name, "/"):
		return name + index
	case path.Ext(name) == "":
		return name + "/" + index
	}
	return name
}
