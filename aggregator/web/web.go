// Package web answers over HTTP: the feeds and the lists of stories from
// memory, single stories and the state of the sources from the store. It
// knows requests, validators and words for people; what is published and what
// is true of a source is decided before it.
package web

import (
	"log/slog"
	"net/http"
	"strings"
	"time"

	"bantin/aggregator/audience"
	"bantin/aggregator/publish"
	"bantin/feeds"
	"bantin/feeds/topics"
	"bantin/storage"
)

// A Server is everything that the pages and feeds of a site are made from.
type Server struct {
	Publisher *publish.Publisher
	Store     *storage.Store
	Site      feeds.Site
	Sources   []feeds.Source // as the settings name them, in their order
	Builtin   bool           // Site and Sources are the built-in ones
	Faults    func() []Fault // what is wrong in the settings now; nil: nothing ever is
	Now       func() time.Time
	Log       *slog.Logger
	Limits    *Limits           // for each client; nil: there are none
	Audience  *audience.Counter // counts who reads; nil: nobody does
	Version   string            // of the program
	Static    bool              // the site is written to files: what needs a server is not there
}

// Handler returns what answers the requests. It is cheap to build, and shows
// Site and Sources as they are now: after a reload of the settings, build
// another one and swap them.
func (s *Server) Handler() (http.Handler, error) {
	h, err := s.handler()
	if err != nil {
		return nil, err
	}
	return h, nil
}

// handler makes the handler of all pages.
func (s *Server) handler() (*handler, error) {
	searching := make(chan struct{}, mostSearches)
	h, err := s.handlerIn("vi", "", searching)
	if err != nil {
		return nil, err
	}
	if h.english, err = s.handlerIn("en", englishRoot, searching); err != nil {
		return nil, err
	}
	h.english.front = h
	return h, nil
}

// handlerIn makes the handler of the pages in one language, which all are
// below base.
func (s *Server) handlerIn(language, base string, searching chan struct{}) (*handler, error) {
	h := &handler{
		Server:    *s,
		language:  language,
		base:      base,
		encrypted: strings.HasPrefix(s.Site.URL, "https://"),
		calendar:  calendar{zone: s.Site.Zone, english: language == "en"},
		say:       words(language),
		offices:   officesOf(s.Site, base),
		sections:  topics.Of(s.Site.Topics),
		messages:  map[int]*parcel{},
		maps:      keptPages{most: mostMaps},
		mapping:   make(chan struct{}, 1),
		searching: searching,
	}
	h.front = h
	if h.calendar.zone == nil {
		h.calendar.zone = time.UTC
	}
	if err := h.prepareMessages(); err != nil {
		return nil, err
	}
	h.prepareRoutes()
	if h.Static {
		h.leaveServerOut()
	}
	return h, nil
}
