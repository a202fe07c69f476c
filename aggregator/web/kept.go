package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"sync"
)

// mostKept is how many pages that read the store are kept in memory.
const mostKept = 64

// keptPages are pages that read the store, made once per change of what is
// published. The zero value is ready for use, by many at once.
type keptPages struct {
	most int // that are kept; 0 means mostKept

	mu      sync.Mutex // guards what follows
	changes uint64
	pages   map[string]*parcel // by address
}

func (k *keptPages) find(address string, changes uint64) *parcel {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.changes != changes {
		return nil
	}
	return k.pages[address]
}

func (k *keptPages) keep(address string, changes uint64, p *parcel) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.changes != changes || len(k.pages) >= cmp.Or(k.most, mostKept) {
		k.changes, k.pages = changes, nil
	}
	if k.pages == nil {
		k.pages = map[string]*parcel{}
	}
	k.pages[address] = p
}

// servePage answers with a page that reads the store, from memory if nothing
// was published since it was made. Without a view there is no such page.
func (h *handler) servePage(w http.ResponseWriter, r *http.Request, address string, build func(context.Context) (name string, view any, err error)) {
	changes := h.Publisher.Changes()
	p := h.kept.find(address, changes)
	if p == nil {
		ctx, cancel := context.WithTimeout(r.Context(), slowest)
		defer cancel()
		name, view, err := build(ctx)
		if err == nil && view == nil {
			h.fail(w, r, http.StatusNotFound)
			return
		}
		var body []byte
		if err == nil {
			body, err = page(name, view)
		}
		if err != nil {
			h.broken(w, r, fmt.Errorf("page %s: %w", address, err))
			return
		}
		d := h.prepared(body)
		if v, ok := view.(linked); ok {
			d.Links = v.links()
		}
		p = packed(d)
		h.kept.keep(address, changes, p)
	}
	guardPage(w.Header())
	h.send(w, r, p, pageCached)
}
