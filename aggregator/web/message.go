package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"bantin/aggregator/publish"
)

// message is the view of a page that only says something.
type message struct {
	frame
	Status             int
	Headline, Sentence string
}

// prepareMessages renders a page for every status that is answered with one.
func (h *handler) prepareMessages() error {
	for status, name := range map[int]string{
		http.StatusNotFound:            "notFound",
		http.StatusMethodNotAllowed:    "method",
		http.StatusNotAcceptable:       "unacceptable",
		http.StatusGone:                "gone",
		http.StatusRequestURITooLong:   "tooLong",
		http.StatusInternalServerError: "failed",
		http.StatusServiceUnavailable:  "notReady",
	} {
		head := h.say[name+"Head"]
		view := message{frame: h.frame("", head), Status: status, Headline: head, Sentence: h.say[name]}
		body, err := page("message", view)
		if err != nil {
			return err
		}
		h.messages[status] = packed(publish.Prepare(pageType, body))
	}
	return nil
}

// fail answers with the message of a status.
func (h *handler) fail(w http.ResponseWriter, r *http.Request, status int) {
	p := h.messages[status]
	f, _ := p.choose(r)
	head := w.Header()
	guardPage(head)
	head["Vary"] = byCoding
	head["Cache-Control"] = notKept
	p.write(w, r, status, f)
}

// broken answers a request that should have worked, and notes why it did not.
// A client that went away is no failure of ours.
func (h *handler) broken(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return
	}
	h.note(r, "request failed", "path", r.URL.Path, "error", err)
	h.fail(w, r, http.StatusInternalServerError)
}

// serveHealth says whether the store answers, and what is new is published.
func (h *handler) serveHealth(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	status, text := http.StatusOK, "ok\n"
	since, late := h.Publisher.Late() // the log has said why
	if err := h.Store.Read.PingContext(ctx); err != nil {
		h.note(r, "request failed", "path", r.URL.Path, "error", err)
		status, text = http.StatusServiceUnavailable, "the store does not answer\n"
	} else if late != nil {
		status, text = http.StatusServiceUnavailable, "nothing new was published since "+since.UTC().Format(time.RFC3339)+"\n"
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	io.WriteString(w, text)
}
