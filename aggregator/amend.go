package aggregator

import (
	"context"
	"fmt"
	"slices"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

// amend applies to stories that are public already what the settings say of
// them. What is done already is left alone.
func (a *Aggregator) amend(ctx context.Context, rules dedupe.Corrections) error {
	a.settling.Lock()
	defer a.settling.Unlock()
	_, err := a.correct(ctx, rules)
	return err
}

// correct applies corrections to public stories: hidden ones leave the feeds,
// merged ones become one, and the items of a split pair part. It returns the
// selections that may have changed.
func (a *Aggregator) correct(ctx context.Context, rules dedupe.Corrections) ([]string, error) {
	stories, err := a.concerned(ctx, rules)
	if err != nil || len(stories) == 0 {
		return nil, err
	}
	before, err := a.Store.SelectionsOf(ctx, stories)
	if err != nil {
		return nil, err
	}
	if err := a.hide(ctx, rules.Hide); err != nil {
		return nil, err
	}
	for _, pair := range rules.Merge {
		if err := a.mergePublished(ctx, pair, rules.Split); err != nil {
			return nil, fmt.Errorf("merge %s and %s: %w", pair[0], pair[1], err)
		}
	}
	for _, pair := range rules.Split {
		if err := a.splitPublished(ctx, pair); err != nil {
			return nil, fmt.Errorf("split %s and %s: %w", pair[0], pair[1], err)
		}
	}
	stories, err = a.concerned(ctx, rules)
	if err != nil {
		return nil, err
	}
	after, err := a.Store.SelectionsOf(ctx, stories)
	return append(before, after...), err
}

// concerned lists the stories that corrections speak of.
func (a *Aggregator) concerned(ctx context.Context, rules dedupe.Corrections) (stories []string, err error) {
	addresses := slices.Clone(rules.Hide)
	for _, pair := range slices.Concat(rules.Merge, rules.Split) {
		addresses = append(addresses, pair[:]...)
	}
	for _, address := range addresses {
		members, err := a.Store.FindByAddress(ctx, address)
		if err != nil {
			return nil, fmt.Errorf("stories of %s: %w", address, err)
		}
		stories = append(stories, storiesOf(members)...)
	}
	return stories, nil
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
// Stories that hold the two sides of a split pair stay two.
func (a *Aggregator) mergePublished(ctx context.Context, pair [2]string, splits [][2]string) error {
	one, other, err := a.pairStories(ctx, pair)
	if err != nil || one == nil || other == nil || one.Story == other.Story {
		return err
	}
	for _, apart := range splits {
		left, right, err := a.pairStories(ctx, apart)
		if err != nil {
			return err
		}
		if left != nil && right != nil && sameTwo(one.Story, other.Story, left.Story, right.Story) {
			a.Log.Warn("not merged: the settings keep two of their articles apart", "merge", pair, "split", apart)
			return nil
		}
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

// sameTwo reports whether a and b are c and d, in any order.
func sameTwo(a, b, c, d string) bool { return a == c && b == d || a == d && b == c }

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
	hashes, err := a.sketch(ctx, *leaver)
	if err != nil {
		return err
	}
	now := a.Now()
	alone := []storage.Settled{{
		Decision:  feeds.Decision{Item: leaver.ID, Story: leaver.ID, Rule: feeds.RuleSplit, Evidence: leaver.Story, At: now},
		Published: leaver.Published,
		Arrived:   now,
		Hashes:    hashes,
	}}
	if err := a.place(ctx, alone); err != nil {
		return err
	}
	if err := a.leave(ctx, leaver.Story, leaver.ID); err != nil {
		return err
	}
	return a.Store.Split(ctx, leaver.ID, alone[0])
}

// sketch returns the hashes under which an item is found by what it says, none
// if its text is not stored any more.
func (a *Aggregator) sketch(ctx context.Context, f feeds.Fingerprint) ([]uint32, error) {
	text, err := a.textOf(ctx, f)
	if err != nil || text == nil {
		return nil, err
	}
	return text.Sketch(), nil
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
