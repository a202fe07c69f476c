package publish

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"bantin/feeds/render"
	"bantin/storage"
)

// RebuildAll makes every document anew, as at the start and after a change of
// the settings.
func (p *Publisher) RebuildAll(ctx context.Context) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.owed.all = true
	return p.settle(ctx)
}

// Rebuild makes the documents of the given selections anew, and whatever could
// not be made before. Selections that the settings do not name are not
// published.
func (p *Publisher) Rebuild(ctx context.Context, selections ...string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.owed.add(selections)
	return p.settle(ctx)
}

// A making is a shelf that is being filled.
type making struct {
	*shelf
	states  []storage.SourceState
	changed []storage.PublishedDocument // those that are other ones than were published
}

// rebuild makes what is owed, remembers when the documents that differ changed,
// and only then shows them.
func (p *Publisher) rebuild(ctx context.Context) error {
	selections, err := p.begin(ctx)
	if err != nil {
		return err
	}
	states, err := p.Store.Sources(ctx)
	if err != nil {
		return fmt.Errorf("sources to publish: %w", err)
	}
	m := &making{shelf: p.nextShelf(), states: states}
	for _, selection := range selections {
		if err := p.shelve(ctx, m, selection); err != nil {
			return err
		}
	}
	if err := p.lists(m); err != nil {
		return err
	}
	if err := p.staff(ctx, m); err != nil {
		return err
	}
	if err := p.remember(ctx, m.changed); err != nil {
		return fmt.Errorf("published documents: %w", err)
	}
	for _, d := range m.changed {
		p.known[d.Path] = d
	}
	m.version = p.Changes() + 1
	p.shelf.Store(m.shelf)
	return nil
}

// begin lists the selections to be made. Before all of them are, what was
// published is read again.
func (p *Publisher) begin(ctx context.Context) ([]string, error) {
	named := Selections(p.site)
	if !p.owed.all {
		return slices.DeleteFunc(named, func(s string) bool { return !p.owed.selections[s] }), nil
	}
	known, err := p.Store.Documents(ctx)
	if err != nil {
		return nil, fmt.Errorf("published documents: %w", err)
	}
	p.known = known
	return named, nil
}

// nextShelf is the shelf to be filled: with what is published, unless all of
// it is made anew.
func (p *Publisher) nextShelf() *shelf {
	next := emptyShelf()
	if old := p.shelf.Load(); old != nil && !p.owed.all {
		maps.Copy(next.documents, old.documents)
		maps.Copy(next.channels, old.channels)
		maps.Copy(next.logs, old.logs)
	}
	next.settings, next.site, next.sources, next.topics = p.configured, p.site, p.sources, p.topics
	return next
}

// shelve makes the documents of a selection.
func (p *Publisher) shelve(ctx context.Context, m *making, selection string) error {
	ch, err := p.channel(ctx, selection, m.states)
	if err != nil {
		return err
	}
	if ch.Chain, m.logs[selection], err = p.chain(ctx, ch, selection); err != nil {
		return err
	}
	ch.Hubs = p.site.Hubs
	m.channels[selection] = ch
	for _, f := range render.Formats() {
		path := pathOf(selection, f)
		ch.Self = p.site.URL + path
		if err := p.document(m, path, f, ch); err != nil {
			return err
		}
	}
	return nil
}
