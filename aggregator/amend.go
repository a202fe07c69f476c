package aggregator

import (
	"context"
	"fmt"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

// amend applies to stories that are public already what the settings say of
// them: hidden ones leave the feeds, merged ones become one, and the items of
// a split pair part. What is done already is left alone.
func (a *Aggregator) amend(ctx context.Context, rules dedupe.Corrections) error {
	if err := a.hide(ctx, rules.Hide); err != nil {
		return err
	}
	for _, pair := range rules.Merge {
		if err := a.mergePublished(ctx, pair); err != nil {
			return fmt.Errorf("merge %s and %s: %w", pair[0], pair[1], err)
		}
	}
	for _, pair := range rules.Split {
		if err := a.splitPublished(ctx, pair); err != nil {
			return fmt.Errorf("split %s and %s: %w", pair[0], pair[1], err)
		}
	}
	return nil
}

// hide takes the stories of the given articles out of everything public.
func (a *Aggregator) hide(ctx context.Context, addresses []string) error {
	for _, address := range addresses {
		members, err := a.Store.FindByAddress(ctx, address)
		if err != nil {
			return fmt.Errorf("hide %s: %w", address, err)
		}
		if err := a.Store.Hide(ctx, storiesOf(members)); err != nil {
			return fmt.Errorf("hide %s: %w", address, err)
		}
	}
	return nil
}

// mergePublished makes one of two published stories; the older one survives.
func (a *Aggregator) mergePublished(ctx context.Context, pair [2]string) error {
	one, other, err := a.pairStories(ctx, pair)
	if err != nil || one == nil || other == nil || one.Story == other.Story {
		return err
	}
	survivor, err := a.Store.Story(ctx, one.Story)
	if err != nil {
		return err
	}
	loser, err := a.Store.Story(ctx, other.Story)
	if err != nil {
		return err
	}
	if loser.Arrived.Before(survivor.Arrived) || loser.Arrived.Equal(survivor.Arrived) && loser.ID < survivor.ID {
		survivor, loser = loser, survivor
	}
	return a.Store.Merge(ctx, survivor.ID, loser.ID, a.Now())
}

// splitPublished parts two items of one story: the centre keeps the story,
// the other becomes one of its own.
func (a *Aggregator) splitPublished(ctx context.Context, pair [2]string) error {
	one, other, err := a.pairStories(ctx, pair)
	if err != nil || one == nil || other == nil || one.Story != other.Story {
		return err
	}
	leaver := other
	if leaver.ID == leaver.Story {
		leaver = one
	}
	if leaver.ID == leaver.Story {
		return nil // one and the same item
	}
	now := a.Now()
	_, sources, _ := a.inForce()
	return a.Store.Split(ctx, leaver.ID, storage.Settled{
		Decision:   feeds.Decision{Item: leaver.ID, Story: leaver.ID, Rule: feeds.RuleSplit, Evidence: leaver.Story, At: now},
		Published:  leaver.Published,
		Arrived:    now,
		Selections: []string{storage.DepartmentSelection(sources[leaver.Source].Department)},
	})
}

// pairStories finds the settled items behind two addresses, nil for those
// that are not known.
func (a *Aggregator) pairStories(ctx context.Context, pair [2]string) (one, other *feeds.Fingerprint, err error) {
	for i, address := range pair {
		members, err := a.Store.FindByAddress(ctx, address)
		if err != nil {
			return nil, nil, err
		}
		for _, m := range members {
			if m.Story != "" && i == 0 {
				one = &m
			} else if m.Story != "" {
				other = &m
			}
		}
	}
	return one, other, nil
}

func storiesOf(members []feeds.Fingerprint) []string {
	var ids []string
	for _, m := range members {
		if m.Story != "" {
			ids = append(ids, m.Story)
		}
	}
	return ids
}
