package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"log/slog"
	"time"

	"bantin/aggregator"
	"bantin/aggregator/dedupe"
	"bantin/cmd/bantin/settings"
	"bantin/feeds/fetch"
	"bantin/storage"
	"bantin/storage/sqlite"
)

// works are the parts that fetch into a database, put together. Only one of
// them at a time works on a database.
type works struct {
	store      *storage.Store
	client     *fetch.Client
	aggregator *aggregator.Aggregator
	lock       io.Closer
}

// open puts the parts together. Nothing is visited before a round begins.
func (p *program) open(ctx context.Context, s *settings.Settings, log *slog.Logger) (*works, error) {
	lock, err := sqlite.Lock(s.Database)
	if err != nil {
		return nil, err
	}
	store, err := sqlite.Open(ctx, s.Database)
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	w := &works{store: store, client: p.client(s), lock: lock}
	w.aggregator = &aggregator.Aggregator{Store: store, Fetch: w.client, Now: p.Now, Log: log, Workers: s.Workers,
		ArticlePause: p.pause}
	err = store.ReleaseAll(ctx) // visits of a worker that is no more
	if err == nil && len(s.Files) > 0 {
		err = store.KeepSettingsFiles(ctx, s.Kept(), p.Now())
	}
	if err == nil {
		err = w.aggregator.Load(ctx, s.Site, s.Sources, corrections(s))
	}
	if err != nil {
		return nil, errors.Join(err, w.close())
	}
	return w, nil
}

func (w *works) close() error {
	w.client.Close()
	return errors.Join(w.store.Close(), w.lock.Close())
}

// hostPause is how long a host is left alone between two requests.
const hostPause = time.Second

// client returns what reads addresses, saying who does.
func (p *program) client(s *settings.Settings) *fetch.Client {
	contact := s.Site.Contact
	if contact == "" && s.HasOwnAddress() {
		contact = s.Site.URL
	}
	return &fetch.Client{UserAgent: fetch.UserAgent(thisBuild().Version, contact), Allow: s.AllowAddresses,
		Pause: cmp.Or(p.pause, hostPause)}
}

// corrections are what staff decided, in the spelling of addresses by which
// articles are compared.
func corrections(s *settings.Settings) dedupe.Corrections {
	pairs := func(list [][2]string) [][2]string {
		var out [][2]string
		for _, p := range list {
			out = append(out, [2]string{dedupe.Address(p[0]), dedupe.Address(p[1])})
		}
		return out
	}
	c := dedupe.Corrections{Merge: pairs(s.Merge), Split: pairs(s.Split)}
	for _, h := range s.Hide {
		c.Hide = append(c.Hide, dedupe.Address(h))
	}
	return c
}
