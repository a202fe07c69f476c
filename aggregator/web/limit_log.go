package web

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"
)

const (
	lineEvery   = time.Minute // at most one line on one client
	linesEvery  = time.Minute // at most mostLines on all of them
	mostLines   = 60
	longestPath = 200 // bytes of a path in the log
)

// A diary counts the lines of the last minute. The zero value is ready.
type diary struct {
	mu     sync.Mutex
	since  time.Time
	lines  int
	untold int // lines that found no room
}

// room reports whether another line may be written, and how many could not be
// since the last one.
func (d *diary) room(now time.Time) (untold int, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if now.Sub(d.since) >= linesEvery {
		d.since, d.lines = now, 0
	}
	if d.lines >= mostLines {
		d.untold++
		return 0, false
	}
	d.lines++
	untold, d.untold = d.untold, 0
	return untold, true
}

// turn reports whether it is time for a line on a client, and how many were
// left out since the last one.
func (c *client) turn(now time.Time, d *diary) (untold int, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.told.IsZero() && now.Sub(c.told) < lineEvery {
		c.untold++
		return 0, false
	}
	others, ok := d.room(now)
	if !ok {
		return 0, false
	}
	untold, c.untold, c.told = c.untold+others, 0, now
	return untold, true
}

// note writes a line on a request that failed, unless its client had one
// within the minute.
func (h *handler) note(r *http.Request, what string, about ...any) {
	if h.Limits == nil {
		h.Log.Error(what, about...)
		return
	}
	c := h.Limits.clients.of(keyOf(h.Limits.origin(r)))
	if untold, ok := c.turn(h.Limits.Now(), &h.Limits.diary); ok {
		h.Log.Error(what, append(about, "left_out", untold)...)
	}
}

// heldBack answers a client that asks for too much.
func (h *handler) heldBack(v *visit, r *http.Request, wait time.Duration) {
	if untold, ok := v.client.turn(v.begun, &h.Limits.diary); ok {
		h.Log.Info("client held back", "client", v.client.key.String(), "path", clip(r.URL.Path), "left_out", untold)
	}
	seconds := max(1, int(math.Ceil(wait.Seconds())))
	head := v.Header()
	head["Retry-After"] = []string{strconv.Itoa(seconds)}
	head["Cache-Control"] = notStored
	head["Content-Type"] = []string{"text/plain; charset=utf-8"}
	v.WriteHeader(http.StatusTooManyRequests)
	if r.Method != http.MethodHead {
		fmt.Fprintf(v, "Quá nhiều yêu cầu trong thời gian ngắn. Xin thử lại sau %d giây.\n"+
			"Too many requests. Please try again in %d s.\n", seconds, seconds)
	}
}

// clip shortens what a client wrote for the log.
func clip(s string) string { return s[:min(len(s), longestPath)] }
