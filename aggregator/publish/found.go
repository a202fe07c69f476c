package publish

import (
	"bytes"
	"context"
	"fmt"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/feeds/render"
)

// A Listing is a channel that is made when somebody asks for it, and not kept.
type Listing struct {
	Name               string // permanent: its id is made of it
	Title, Description string
	Page, Self         string // paths, with their queries
	Stories            []feeds.Story
}

// List renders a listing; nil: nothing is published yet. What it says depends
// on its stories and the settings alone. When it changed nobody knows: a story
// that left it leaves no trace. Its tag alone tells whether it did.
func (p *Publisher) List(ctx context.Context, l Listing, f render.Format) (*Rendered, error) {
	s := p.shelf.Load()
	if s == nil {
		return nil, nil
	}
	entries, err := p.Entries(ctx, l.Stories)
	if err != nil {
		return nil, err
	}
	ch := imprint(s.site, p.Version)
	ch.ID = dedupe.NamesOf(s.site.ID).Selection(l.Name)
	ch.Title, ch.Description = l.Title, l.Description
	ch.Page, ch.Self = s.site.URL+l.Page, s.site.URL+l.Self
	ch.Entries, ch.Updated = entries, lastUpdated(entries)
	var b bytes.Buffer
	if err := render.Write(&b, f, ch); err != nil {
		return nil, fmt.Errorf("render %s: %w", l.Self, err)
	}
	d := Plain(f.ContentType(), b.Bytes())
	d.AddGzip()
	d.Links = linksOf(ch, f.ContentType())
	return d, nil
}
