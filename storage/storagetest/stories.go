package storagetest

import (
	"errors"
	"slices"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// arrivals lists when the stories of everything arrived, newest first.
func (s suite) arrivals() (times []time.Time) {
	s.Helper()
	list, err := s.Window(s.ctx, "", storage.Bounds{Fill: 50})
	s.must(err)
	for _, st := range list {
		times = append(times, st.Arrived)
	}
	return times
}

// three stores one item of each of three sources, each a story of its own,
// arriving a minute apart.
func (s suite) three() (a, b, c storage.Item) {
	s.Helper()
	s.known(laoCai, laiChau, sonLa)
	a, b, c = article(laoCai, "1"), article(laiChau, "1"), article(sonLa, "1")
	s.met(laoCai, a)
	s.met(laiChau, b)
	s.met(sonLa, c)
	s.settled(own(a, after(1)), own(b, after(2)), own(c, after(3)))
	return a, b, c
}

var storyPromises = []promise{
	{"a story is found by its URN, its UUID and any of its items", func(s suite) {
		s.known(laoCai, sonLa)
		it, copied, waiting := article(laoCai, "1"), article(sonLa, "1"), article(sonLa, "2")
		s.met(laoCai, it)
		s.met(sonLa, copied, waiting)
		s.settled(own(it, monday), joins(copied, it, monday))
		want := s.story(it.ID)
		s.same("by URN", s.story("urn:uuid:"+it.ID), want)
		s.same("by a copy", s.story(copied.ID), want)
		for _, id := range []string{waiting.ID, uuid("nobody's id"), "", "urn:uuid:"} {
			if _, err := s.Store.Story(s.ctx, id); !errors.Is(err, storage.ErrNotFound) {
				s.Errorf("id %q: %v", id, err)
			}
		}
	}},
	{"a hidden story appears nowhere and is still known", func(s suite) {
		a, b, c := s.three()
		s.must(s.Hide(s.ctx, []string{"urn:uuid:" + a.ID, b.ID}))
		s.must(s.Hide(s.ctx, []string{a.ID}))
		s.same("in everything", s.shown(""), []string{c.ID})
		s.same("in its department", s.shown("department:lao-cai"), none)
		got := s.story(a.ID)
		s.same("state", got.State, storage.Hidden)
		s.same("centre", got.Centre, a.Telling)
		if err := s.Hide(s.ctx, []string{c.ID, uuid("nobody's id")}); !errors.Is(err, storage.ErrNotFound) {
			s.Errorf("hiding an unknown story: %v", err)
		}
		s.same("after an error", s.shown(""), []string{c.ID})
	}},
	{"of two merged stories one survives with the items of both", func(s suite) {
		a, b, c := s.three()
		copied := article(sonLa, "copy")
		s.met(sonLa, copied)
		s.settled(joins(copied, b, after(4)))
		s.must(s.Merge(s.ctx, a.ID, b.ID, after(9)))
		joined := []string{b.ID, copied.ID} // both at once
		slices.Sort(joined)

		got := s.story(a.ID)
		s.same("items", tellers(got), append([]string{a.ID}, joined...))
		s.same("arrived", got.Arrived, after(1))
		s.same("updated", got.Updated, a.Published)
		s.same("centre", got.Centre, a.Telling)
		s.same("in everything", s.shown(""), []string{c.ID, a.ID})
		s.same("where the loser was", s.shown("department:lai-chau"), []string{a.ID})
		var reasons []feeds.Rule
		for _, d := range got.Decisions {
			reasons = append(reasons, d.Rule)
		}
		s.same("reasons", reasons, []feeds.Rule{feeds.RuleOwn, feeds.RuleOwn, feeds.RuleText, feeds.RuleMerge, feeds.RuleMerge})

		lost := s.story(b.ID)
		s.same("loser's id", lost.ID, "urn:uuid:"+b.ID)
		s.same("loser's state", lost.State, storage.Merged)
		s.same("loser's successor", lost.Successor, "urn:uuid:"+a.ID)
		s.same("loser's items", tellers(lost), []string{b.ID})
	}},
	{"a merged story has arrived when the earlier of the two did", func(s suite) {
		a, b, c := s.three()
		s.must(s.Merge(s.ctx, b.ID, c.ID, after(9)))
		s.same("after taking in a later one", s.arrivals(), []time.Time{after(2), after(1)})
		s.same("its own arrival", s.story(b.ID).Arrived, after(2))
		s.must(s.Merge(s.ctx, b.ID, a.ID, after(9)))
		s.same("after taking in an earlier one", s.arrivals(), []time.Time{after(1)})
		s.same("its own arrival", s.story(b.ID).Arrived, after(1))
	}},
	{"merged stories lead to the last of the chain", func(s suite) {
		a, b, c := s.three()
		s.must(s.Merge(s.ctx, b.ID, a.ID, after(9)))
		s.must(s.Merge(s.ctx, c.ID, b.ID, after(10)))
		s.same("first loser's successor", s.story(a.ID).Successor, "urn:uuid:"+c.ID)
		s.same("second loser's successor", s.story(b.ID).Successor, "urn:uuid:"+c.ID)
		want := s.story(c.ID)
		s.same("number of items", len(tellers(want)), 3)
		for _, pair := range [][2]string{{a.ID, c.ID}, {c.ID, a.ID}, {b.ID, a.ID}, {c.ID, c.ID}} {
			s.must(s.Merge(s.ctx, pair[0], pair[1], after(11)))
		}
		s.same("after merging what is one already", s.story(c.ID), want)
		s.same("in everything", s.shown(""), []string{c.ID})
		s.must(s.Hide(s.ctx, []string{a.ID}))
		s.same("after hiding the first by its old id", s.shown(""), none)
	}},
	{"what is merged into a hidden story is hidden", func(s suite) {
		a, b, c := s.three()
		s.must(s.Hide(s.ctx, []string{a.ID}))
		s.must(s.Merge(s.ctx, a.ID, b.ID, after(9)))
		s.same("in everything", s.shown(""), []string{c.ID})
		s.same("in its department", s.shown("department:lai-chau"), none)
	}},
	{"an item that is split off is a story of its own", func(s suite) {
		s.known(laoCai, sonLa)
		it, leaver, stays := article(laoCai, "1"), article(sonLa, "1"), article(sonLa, "2")
		s.met(laoCai, it)
		s.met(sonLa, leaver, stays)
		s.settled(own(it, after(1)), joins(leaver, it, after(2)), joins(stays, it, after(3)))
		d := own(leaver, after(9))
		d.Rule, d.Published, d.Origin = feeds.RuleSplit, after(9), feeds.DateNone
		s.must(s.Split(s.ctx, leaver.ID, d))
		s.same("what is left", tellers(s.story(it.ID)), []string{it.ID, stays.ID})
		got := s.story(leaver.ID)
		s.same("centre", got.Centre, leaver.Telling)
		s.same("own items", tellers(got), []string{leaver.ID})
		s.same("arrived", got.Arrived, after(9))
		s.same("last reason", got.Decisions[len(got.Decisions)-1], d.Decision)
		s.same("in everything", s.shown(""), []string{leaver.ID, it.ID})
		s.same("in the department of both", s.shown("department:son-la"), []string{leaver.ID, it.ID})

		s.must(s.Split(s.ctx, stays.ID, own(stays, after(10))))
		s.same("where no item of its is left", s.shown("department:son-la"), []string{stays.ID, leaver.ID})
		s.same("in its own department", s.shown("department:lao-cai"), []string{it.ID})
	}},
	{"a centre stays where it is, and nobody's item cannot leave", func(s suite) {
		a, _, _ := s.three()
		want := s.story(a.ID)
		s.must(s.Split(s.ctx, a.ID, own(a, after(9))))
		s.same("story", s.story(a.ID), want)
		if err := s.Split(s.ctx, uuid("nobody's id"), own(a, after(9))); !errors.Is(err, storage.ErrNotFound) {
			s.Errorf("error: %v", err)
		}
	}},
	{"a merged story that is split off again is public under its old id", func(s suite) {
		a, b, _ := s.three()
		s.must(s.Merge(s.ctx, b.ID, a.ID, after(9)))
		s.must(s.Split(s.ctx, a.ID, own(a, after(10))))
		got := s.story(a.ID)
		s.same("state", got.State, "")
		s.same("successor", got.Successor, "")
		s.same("items", tellers(got), []string{a.ID})
		s.same("items of the other", tellers(s.story(b.ID)), []string{b.ID})
		s.same("in its department", s.shown("department:lao-cai"), []string{a.ID})
		s.must(s.Merge(s.ctx, a.ID, b.ID, after(11)))
		s.same("merged the other way round", tellers(s.story(a.ID)), []string{a.ID, b.ID})
	}},
	{"documents are remembered by their path", func(s suite) {
		atom := storage.PublishedDocument{Path: "/atom.xml", ETag: `"1"`, Changed: monday}
		rss := storage.PublishedDocument{Path: "/rss.xml", ETag: `"2"`, Changed: monday}
		s.must(s.SaveDocuments(s.ctx, []storage.PublishedDocument{atom, rss}))
		atom.ETag, atom.Changed = `"3"`, after(5)
		s.must(s.SaveDocuments(s.ctx, []storage.PublishedDocument{atom}))
		s.must(s.SaveDocuments(s.ctx, nil))
		got, err := s.Documents(s.ctx)
		s.must(err)
		s.same("documents", got, map[string]storage.PublishedDocument{"/atom.xml": atom, "/rss.xml": rss})
	}},
}
