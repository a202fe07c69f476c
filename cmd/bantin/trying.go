package main

import (
	"context"
	"fmt"

	"bantin/aggregator"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
	"bantin/feeds/fetch"
	"bantin/storage"
)

// tryingID is the id of an address that is no source's.
const tryingID = "preview"

// visitTyped reads what a person typed, unless it is read already, and says
// which address it is.
func (p *program) visitTyped(ctx context.Context, s *settings.Settings, text string) (string, aggregator.Visit, error) {
	address, otherwise, err := typed(text)
	if err != nil {
		return "", aggregator.Visit{}, err
	}
	if err := p.unread(ctx, s, address); err != nil {
		return "", aggregator.Visit{}, err
	}
	src := feeds.Source{ID: tryingID, URL: address, Kind: feeds.Auto, State: feeds.Active, Content: feeds.SummaryOnly}
	v, err := p.visitEither(ctx, s, src, otherwise)
	return v.Source.URL, v, err
}

// visitEither reads a source, and where nothing speaks HTTPS at an address
// whose scheme was a guess, the other address.
func (p *program) visitEither(ctx context.Context, s *settings.Settings, src feeds.Source, otherwise string) (aggregator.Visit, error) {
	v, err := p.visit(ctx, s, src)
	if err != nil || otherwise == "" || !unanswered(v.Problem) {
		return v, err
	}
	src.URL = otherwise
	if second, err := p.visit(ctx, s, src); err != nil || second.Problem == nil {
		return second, err
	}
	return v, nil
}

// visit reads a source of which nothing is known, and says so to whoever
// waits.
func (p *program) visit(ctx context.Context, s *settings.Settings, src feeds.Source) (aggregator.Visit, error) {
	client := p.client(s)
	defer client.Close()
	if isTerminal(p.Stderr) {
		fmt.Fprintln(prose(p.Stderr), p.say(tell("Đang đọc %s …", "Reading %s …", src.URL)))
	}
	return p.reader(client, s).Visit(ctx, src, storage.SourceState{})
}

// reader reads by a client, in the time zone of the settings.
func (p *program) reader(client *fetch.Client, s *settings.Settings) *aggregator.Reader {
	return &aggregator.Reader{Fetch: client, Zone: s.Site.Zone, Now: p.Now}
}
