package aggregator

import (
	"testing"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// redecided says of each item what the rules of today decide, by source.
func (b *bench) redecided(from time.Time) map[string]Redecision {
	b.t.Helper()
	found, total, n := map[string]Redecision{}, -1, 0
	err := b.Redecide(b.t.Context(), from, func(n int) { total = n }, func(r Redecision) error {
		found[r.Item.Source] = r
		n++
		return nil
	})
	if err != nil || n != total {
		b.t.Fatalf("%d of %d items: %v", n, total, err)
	}
	return found
}

func TestRedecideAgreesWithWhatWasDecided(t *testing.T) {
	b := newBench(t, three()...)
	b.take(copies()...)
	b.settle()
	for source, r := range b.redecided(noon.AddDate(-1, 0, 0)) {
		if r.Differs() || r.Was.Rule != r.Now.Rule {
			t.Errorf("%s: %+v, now %+v", source, r.Was, r.Now)
		}
	}
	if late := b.redecided(noon.AddDate(1, 0, 0)); len(late) != 0 {
		t.Errorf("of a year from now: %v", late)
	}
}

// What other rules have decided is noticed: copies that stayed two, and two
// that were taken for one. What staff decided is theirs.
func TestRedecideFindsDifferences(t *testing.T) {
	b := newBench(t, three()...)
	b.take(copies()...)
	list, err := b.Store.Unsettled(t.Context(), b.clock(), 0)
	if err != nil || len(list) < 2 {
		t.Fatalf("%d items, %v", len(list), err)
	}
	for _, c := range []struct {
		name    string
		rule    feeds.Rule
		joined  bool
		differs bool
	}{
		{"copies that stayed two", feeds.RuleOwn, false, true},
		{"copies that are one", feeds.RuleAlike, true, false},
		{"copies that staff keep apart", feeds.RuleSplit, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(t, three()...)
			b.take(copies()...)
			for i, it := range list {
				story, rule := it.ID, feeds.RuleOwn
				if i > 0 {
					rule = c.rule
				}
				if i > 0 && c.joined {
					story = list[0].ID
				}
				b.fix(it, story, rule)
			}
			r := b.redecided(noon.AddDate(-1, 0, 0))[list[1].Source]
			if r.Differs() != c.differs || r.Was.Rule != c.rule {
				t.Errorf("differs %v: was %+v, now %+v", r.Differs(), r.Was, r.Now)
			}
		})
	}
}

// fix settles an item as it is told to.
func (b *bench) fix(it storage.Item, story string, rule feeds.Rule) {
	b.t.Helper()
	waiting, _, err := b.brief(b.t.Context(), []storage.Item{it})
	if err != nil {
		b.t.Fatal(err)
	}
	s := settle(it, feeds.Decision{Item: it.ID, Story: story, Rule: rule, At: b.clock()})
	if story == it.ID {
		s.Hashes = waiting[0].Words.Sketch()
	}
	if err := b.Store.SaveSettling(b.t.Context(), []storage.Settled{s}); err != nil {
		b.t.Fatal(err)
	}
}
