package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
)

// An Address is where a document of the site is.
type Address struct {
	Path  string
	Stamp string // as long as it stays, the document does; empty: nobody knows
	story string // UUID of the story whose page it is; empty: it is none's, or leads on
}

// Files is a site that is to be written to files. It answers as a Server does,
// and says which addresses there are. What needs a server is not there.
type Files struct{ front *handler }

// Files returns the site as it is to be written to files.
func (s *Server) Files() (*Files, error) {
	static := *s
	static.Static, static.Limits = true, nil
	front, err := static.handler()
	return &Files{front}, err
}

// ServeHTTP answers as the server of the site would.
func (f *Files) ServeHTTP(w http.ResponseWriter, r *http.Request) { f.front.ServeHTTP(w, r) }

// Addresses lists all documents of the site. The pages of stories come last,
// so that none is missing to which another page leads: whoever has asked for
// all others lists the addresses once more for those that came meanwhile.
func (f *Files) Addresses(ctx context.Context) ([]Address, error) {
	var list []Address
	for _, h := range []*handler{f.front, f.front.english} {
		list = append(list, h.fixedAddresses(ctx)...)
		months, err := h.monthAddresses(ctx)
		if err != nil {
			return nil, fmt.Errorf("list addresses: %w", err)
		}
		list = append(list, months...)
	}
	parts, err := f.front.mapParts(ctx)
	if err != nil {
		return nil, fmt.Errorf("list addresses: %w", err)
	}
	for _, path := range parts {
		list = append(list, Address{Path: path})
	}
	shelved, err := f.front.Publisher.Archives(ctx)
	if err != nil {
		return nil, fmt.Errorf("list addresses: %w", err)
	}
	for _, d := range shelved {
		list = append(list, Address{Path: d.Path, Stamp: d.Stamp})
	}
	return f.addStories(ctx, list)
}

// fixedAddresses are those of the routes that do not lead elsewhere.
func (h *handler) fixedAddresses(ctx context.Context) (list []Address) {
	for _, path := range slices.Sorted(maps.Keys(h.routes)) {
		if rt := h.routes[path]; !rt.ready || !leadsElsewhere(ctx, rt) {
			list = append(list, Address{Path: h.base + path})
		}
	}
	return list
}

// leadsElsewhere reports whether a route answers by a redirect.
func leadsElsewhere(ctx context.Context, rt route) bool {
	r, err := http.NewRequestWithContext(ctx, http.MethodHead, "/", nil)
	if err != nil {
		return false
	}
	var look glance
	rt.serve(&look, r)
	return look.status/100 == 3
}

// A glance takes of an answer only what kind it is.
type glance struct {
	head   http.Header
	status int
}

func (g *glance) Header() http.Header {
	if g.head == nil {
		g.head = http.Header{}
	}
	return g.head
}

func (g *glance) WriteHeader(status int) { g.status = status }

func (g *glance) Write(b []byte) (int, error) { return len(b), nil }

// monthAddresses are those of the pages of each month.
func (h *handler) monthAddresses(ctx context.Context) (list []Address, err error) {
	months, err := h.countMonths(ctx)
	for _, m := range months {
		for page := range m.pages() {
			list = append(list, Address{Path: h.base + monthPath(m.begin, page+1)})
		}
	}
	return list, err
}

// someStories is how many stories are listed at a time.
const someStories = 5000

// addStories adds the addresses of the pages of stories, in every language.
func (f *Files) addStories(ctx context.Context, list []Address) ([]Address, error) {
	for last := ""; ; {
		stories, err := f.front.Store.Addressed(ctx, last, someStories)
		if err != nil {
			return nil, fmt.Errorf("list addresses: %w", err)
		}
		for _, s := range stories {
			for _, h := range []*handler{f.front, f.front.english} {
				a := Address{Path: h.base + "/tin/" + s.ID}
				if !s.Merged {
					a.story = a.Path[len(a.Path)-len(s.ID):]
				}
				list = append(list, a)
			}
			last = s.ID
		}
		if len(stories) < someStories {
			return list, nil
		}
	}
}

// Stamp gives the pages of stories among some addresses their stamps, as they
// are now. A document that is asked for afterwards is not older than its stamp.
func (f *Files) Stamp(ctx context.Context, some []Address) error {
	var ids []string
	for _, a := range some {
		if a.story != "" && (len(ids) == 0 || ids[len(ids)-1] != a.story) {
			ids = append(ids, a.story)
		}
	}
	stamps, err := f.front.Store.Stamps(ctx, ids)
	if err != nil {
		return fmt.Errorf("look at stories: %w", err)
	}
	for i, a := range some {
		if a.story != "" {
			some[i].Stamp = stamps[a.story]
		}
	}
	return nil
}

// Digest stands for all that documents are made by beside what stamps stand
// for, and the program: as long as it is the same, so is a document whose stamp
// is.
func (f *Files) Digest(ctx context.Context) (string, error) {
	h := f.front
	states, err := h.Store.Sources(ctx)
	if err != nil {
		return "", fmt.Errorf("look at sources: %w", err)
	}
	sum := sha256.New()
	by := json.NewEncoder(sum)
	err = errors.Join(by.Encode(h.Site), by.Encode(h.Sources), by.Encode([]any{h.Builtin, h.Version, h.calendar.zone.String()}))
	for _, s := range states { // the settings in force may be those of another program
		err = errors.Join(err, by.Encode([]string{s.ID, s.Department, s.URL}))
	}
	return hex.EncodeToString(sum.Sum(nil)[:12]), err
}
