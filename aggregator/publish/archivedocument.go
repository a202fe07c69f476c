package publish

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"bantin/feeds"
	"bantin/feeds/render"
	"bantin/storage"
)

// issued returns a document of the archive from memory, or makes it. One is
// made at a time, however many are asked for.
func (p *Publisher) issued(ctx context.Context, s *shelf, selection string, i issue) (*Rendered, error) {
	path := i.path(Root(selection))
	state := archiveState{settings: s.settings, withdrawn: s.logs[selection].Withdrawn}
	if d := p.archive.find(path, state); d != nil {
		return d, nil
	}
	p.archive.making.Lock()
	defer p.archive.making.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("archive %s: %w", path, err)
	}
	if d := p.archive.find(path, state); d != nil {
		return d, nil
	}
	d, err := p.makeIssue(ctx, s, selection, i, path)
	if err != nil {
		return nil, fmt.Errorf("archive %s: %w", path, err)
	}
	p.archive.keep(path, state, d)
	return d, nil
}

// makeIssue renders a document of the archive. When it changed is remembered
// as of every other document.
func (p *Publisher) makeIssue(ctx context.Context, s *shelf, selection string, i issue, path string) (*Rendered, error) {
	stories, err := p.Store.Issued(ctx, selection, i.first(), i.last())
	if err != nil {
		return nil, err
	}
	states, err := p.Store.Sources(ctx)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	ch := issueChannel(s, selection, i, stories, states)
	if err := render.Write(&b, render.Atom, ch); err != nil {
		return nil, err
	}
	d := Plain(render.Atom.ContentType(), b.Bytes())
	p.pack(d)
	d.Links = linksOf(ch, render.Atom.ContentType())
	return d, p.date(ctx, d, i, path)
}

// date says when a document of the archive changed, now if it was another one
// when it was last made.
func (p *Publisher) date(ctx context.Context, d *Rendered, i issue, path string) error {
	known, err := p.Store.Document(ctx, path)
	if err != nil {
		return err
	}
	if known.ETag == d.ETag {
		d.Modified = known.Changed
		return nil
	}
	if d.Modified = p.since(path, d.ETag); !d.Modified.IsZero() {
		return nil
	}
	if p.Since == nil && known.ETag == "" && i.part == 0 { // nobody asks for its parts any more
		if err := p.Store.ForgetDocuments(ctx, strings.TrimSuffix(path, archiveEnding)+"-"); err != nil {
			return err
		}
	}
	d.Modified = p.changed(known)
	news := storage.PublishedDocument{Path: path, ETag: d.ETag, Changed: d.Modified}
	return p.remember(ctx, []storage.PublishedDocument{news})
}

// issueChannel is what a document of the archive says.
func issueChannel(s *shelf, selection string, i issue, stories []feeds.Story, states []storage.SourceState) feeds.Channel {
	ch := s.channels[selection]
	root := Root(selection)
	ch.Version, ch.Hubs = "", nil
	ch.Self = s.site.URL + i.path(root)
	ch.Chain = feeds.Chain{Volume: true, Current: s.site.URL + pathOf(selection, render.Atom)}
	if i.volume > 1 {
		ch.Chain.Previous = s.site.URL + issue{volume: i.volume - 1}.path(root)
	}
	ch.Chain.Next = s.site.URL + i.next().path(root)
	ch.Entries = newEditor(s.site, s.sources, s.topics, states, stories).entries(stories)
	ch.Updated = lastUpdated(ch.Entries)
	return ch
}

// Entries shows stories as channels do, for pages that list others than a
// channel has.
func (p *Publisher) Entries(ctx context.Context, stories []feeds.Story) ([]feeds.Entry, error) {
	s := p.shelf.Load()
	if s == nil {
		return nil, nil
	}
	states, err := p.Store.Sources(ctx)
	if err != nil {
		return nil, fmt.Errorf("sources of stories: %w", err)
	}
	return newEditor(s.site, s.sources, s.topics, states, stories).entries(stories), nil
}
