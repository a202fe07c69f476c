package web

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"bantin/aggregator/audience"
	"bantin/aggregator/publish"
)

// Where the figures are, for people and for programs.
const (
	statsPath = "/thong-ke"
	statsData = "/thong-ke.json"
)

// statsEvery is how often figures are made anew at most.
const statsEvery = time.Minute

// addStats lists the figures.
func (h *handler) addStats() {
	page := &statsKept{make: h.statsPage}
	h.routes[statsPath] = route{ready: true, serve: func(w http.ResponseWriter, r *http.Request) { h.serveStats(w, r, page) }}
	h.routes[statsPath+"/"] = route{ready: true, serve: moved(h.base + statsPath)}
	if h.inFront() {
		data := &statsKept{make: h.statsData}
		h.routes[statsData] = route{ready: true, open: true, serve: func(w http.ResponseWriter, r *http.Request) { h.serveStats(w, r, data) }}
	}
}

// statsKept are figures in one form, as they were made last.
type statsKept struct {
	make func(counts storyCounts, figures *audience.Figures) (*parcel, error)

	last atomic.Pointer[parcel]

	mu      sync.Mutex // guards what follows; figures are made one at a time
	made    time.Time
	changes uint64
	counts  *storyCounts // as of changes
}

// serveStats answers with figures that are at most a minute old, or with the
// last ones while somebody else has new ones made. Stories are counted anew
// only if some have come since.
func (h *handler) serveStats(w http.ResponseWriter, r *http.Request, k *statsKept) {
	ctx, cancel := context.WithTimeout(r.Context(), slowest)
	defer cancel()
	p, err := h.freshStats(ctx, k)
	if err != nil {
		h.broken(w, r, err)
		return
	}
	if p.read == inPages {
		guardPage(w.Header())
	}
	h.send(w, r, p, pageCached)
}

func (h *handler) freshStats(ctx context.Context, k *statsKept) (*parcel, error) {
	last := k.last.Load()
	if last == nil {
		k.mu.Lock()
	} else if !k.mu.TryLock() {
		return last, nil
	}
	defer k.mu.Unlock()
	now := h.Now()
	if age := now.Sub(k.made); k.last.Load() != nil && age >= 0 && age < statsEvery {
		return k.last.Load(), nil
	}
	changes := h.Publisher.Changes()
	if k.counts == nil || k.changes != changes || !k.counts.running(h.calendar.monthOf(now)) {
		counts, err := h.countStories(ctx)
		if err != nil {
			return nil, err
		}
		k.counts, k.changes = &counts, changes
	}
	var figures *audience.Figures
	if h.Audience != nil && !h.Static {
		f := h.Audience.Figures()
		figures = &f
	}
	p, err := k.make(*k.counts, figures)
	if err != nil {
		return nil, err
	}
	k.last.Store(p)
	k.made = now
	return p, nil
}

// running reports whether a month is the last one of the counts.
func (c *storyCounts) running(month time.Time) bool { return c.months[len(c.months)-1].Equal(month) }

// statsPage makes the page for people.
func (h *handler) statsPage(counts storyCounts, figures *audience.Figures) (*parcel, error) {
	view := h.stats(counts, figures)
	body, err := page("stats", view)
	if err != nil {
		return nil, err
	}
	d := publish.Prepare(pageType, body)
	d.Links = view.links()
	return packed(d), nil
}

// statsData makes the same for programs.
func (h *handler) statsData(counts storyCounts, figures *audience.Figures) (*parcel, error) {
	body, err := json.MarshalIndent(h.statsDocument(counts, figures), "", "  ")
	if err != nil {
		return nil, err
	}
	return packed(publish.Prepare("application/json", append(body, '\n'))), nil
}
