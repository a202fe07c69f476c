package main

import (
	"context"
	"errors"
	"log/slog"

	"bantin/aggregator"
	"bantin/aggregator/dedupe"
	"bantin/cmd/bantin/settings"
	"bantin/storage"
)

// A join says of an article that it is news that is known already.
type join struct {
	Title string `json:"title"` // of the article
	Story string `json:"story"` // its id
	Known string `json:"known"` // the title that it is known under
}

// foresee says which articles of a visit would join stories that are known,
// if there is a database.
func (p *program) foresee(ctx context.Context, s *settings.Settings, v aggregator.Visit) (joins []join, err error) {
	joins = []join{}
	store, err := openIfAny(ctx, s.Database)
	if err != nil || store == nil {
		return joins, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	a := &aggregator.Aggregator{Store: store, Now: p.Now, Log: slog.New(slog.DiscardHandler)}
	decisions, err := a.Foresee(ctx, v, s.Site, corrections(s))
	if err != nil {
		return nil, err
	}
	titles := map[string]string{}
	for _, it := range dedupe.Identify(v.Document, v.Source, dedupe.NamesOf(s.Site.ID)) {
		titles[it.Print.ID] = it.Title
	}
	for _, d := range decisions {
		story, err := store.Story(ctx, d.Story)
		if errors.Is(err, storage.ErrNotFound) {
			continue // another article of the same page
		}
		if err != nil {
			return nil, err
		}
		joins = append(joins, join{Title: titles[d.Item], Story: story.ID, Known: story.Centre.Title})
	}
	return joins, nil
}
