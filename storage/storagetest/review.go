package storagetest

import (
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// reviewPromises are about what is looked at again: settled items, and why they
// are where they are.
var reviewPromises = []promise{
	{"settled items are gone through by source, in the order of their dates", func(s suite) {
		s.known(laoCai, sonLa)
		var items []storage.Item
		for i, key := range []string{"b", "a", "c", "waits"} {
			it := article(laoCai, key)
			it.Published = after([]int{-50, -60, -50, -40}[i])
			it.Print.Published = it.Published
			items = append(items, it)
		}
		s.met(laoCai, items...)
		other := article(sonLa, "d")
		s.met(sonLa, other)
		s.settled(own(items[0], monday), own(items[1], monday), own(items[2], monday), own(other, monday))
		counts, err := s.CountSettled(s.ctx, after(-55))
		s.must(err)
		s.same("counts", counts, map[string]int{laoCai.ID: 2})
		gone := func(from time.Time, at storage.Place) (keys []string) {
			list, err := s.Settled(s.ctx, laoCai.ID, from, at, 2)
			s.must(err)
			for _, f := range list {
				keys = append(keys, f.Key)
			}
			return keys
		}
		first := []string{"b", "c"}
		if items[2].ID < items[0].ID {
			first = []string{"c", "b"}
		}
		s.same("the oldest", gone(time.Time{}, storage.Place{}), []string{"a", first[0]})
		s.same("from a time on", gone(after(-50), storage.Place{}), first)
		met := map[string]string{"b": items[0].ID, "c": items[2].ID}
		s.same("the next", gone(time.Time{}, storage.Place{Published: after(-50), Item: met[first[0]]}), first[1:])
	}},
	{"fingerprints, names and the last decision are found by the item", func(s suite) {
		s.known(laoCai, sonLa)
		a, b := article(laoCai, "a"), article(sonLa, "b")
		p := poll(laoCai, a)
		p.Aliases = map[string][]feeds.Alias{a.ID: {{Name: "n:1"}, {Name: "u:/a", Strong: true}}}
		s.must(s.SavePoll(s.ctx, p))
		later := poll(laoCai)
		later.At, later.Aliases = after(9), map[string][]feeds.Alias{a.ID: {{Name: "u:/moved/a", Strong: true}}}
		s.must(s.SavePoll(s.ctx, later))
		s.met(sonLa, b)
		s.settled(own(a, after(1)), joins(b, a, after(2)))
		s.must(s.Split(s.ctx, b.ID, own(b, after(3))))

		found, err := s.Prints(s.ctx, []string{b.ID, "nobody", b.ID})
		s.must(err)
		want := b.Print
		want.Story = b.ID
		s.same("fingerprints", found, map[string]feeds.Fingerprint{b.ID: want})
		names, err := s.Names(s.ctx, []string{a.ID, b.ID})
		s.must(err)
		s.same("names", names, map[string][]storage.NamedAlias{a.ID: {
			{Alias: feeds.Alias{Name: "u:/a", Strong: true}, Source: laoCai.ID, Seen: monday},
			{Alias: feeds.Alias{Name: "n:1"}, Source: laoCai.ID, Seen: monday},
			{Alias: feeds.Alias{Name: "u:/moved/a", Strong: true}, Source: laoCai.ID, Seen: after(9)},
		}})
		last, err := s.Decisions(s.ctx, []string{a.ID, b.ID})
		s.must(err)
		if len(last) != 2 || !last[b.ID].At.Equal(after(3)) || last[b.ID].Story != b.ID || last[a.ID].Rule != feeds.RuleOwn {
			s.Errorf("last decisions: %+v", last)
		}
	}},
}
