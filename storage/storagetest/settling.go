package storagetest

import (
	"errors"
	"fmt"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

var settlingPromises = []promise{
	{"what waits to be settled comes dated first, oldest first, then by source and key", func(s suite) {
		s.known(laoCai, sonLa)
		dated := func(src feeds.Source, key string, minutes int) storage.Item {
			it := article(src, key)
			it.Published = after(minutes)
			return it
		}
		undated, late := article(laoCai, "undated"), article(laoCai, "not ready")
		undated.Published = never
		late.Ready = after(120)
		s.met(laoCai, undated, late, dated(laoCai, "z", -50), dated(laoCai, "a", -50), dated(laoCai, "new", -1))
		s.met(sonLa, dated(sonLa, "b", -50), dated(sonLa, "old", -500))
		all := []string{"son-la-tong-hop old", "lao-cai-tin-tuc a", "lao-cai-tin-tuc z", "son-la-tong-hop b",
			"lao-cai-tin-tuc new", "lao-cai-tin-tuc undated"}
		s.same("ready at once", s.unsettled(0), all)
		if n := len(s.unsettled(120)); n != 7 {
			s.Errorf("%d are ready two hours later, not 7", n)
		}
		list, err := s.Unsettled(s.ctx, monday, 2)
		s.must(err)
		if len(list) != 2 || list[0].Print.Key != "old" || list[1].Print.Key != "a" {
			s.Errorf("the first two: %+v", list)
		}
		awaited, err := s.Awaited(s.ctx, monday)
		s.must(err)
		s.same("not ready yet", awaited, []feeds.Fingerprint{late.Print})
	}},
	{"what waits carries all that settling asks about", func(s suite) {
		s.known(laoCai)
		it := article(laoCai, "1")
		it.Updated, it.Backlog, it.Ready = after(-30), true, after(-1)
		s.met(laoCai, it)
		list, err := s.Unsettled(s.ctx, monday, 0)
		s.must(err)
		want := it
		want.Telling = feeds.Telling{
			ID: it.ID, Source: laoCai.ID, Department: "lao-cai", FirstSeen: monday,
			Item: feeds.Item{GUID: it.GUID, URL: it.URL, Published: it.Published, Updated: it.Updated, DateOrigin: it.DateOrigin},
		}
		s.same("item", list, []storage.Item{want})
	}},
	{"a settled item is public, with its dates fixed", func(s suite) {
		s.known(laoCai)
		it := article(laoCai, "1")
		it.Published = never
		s.met(laoCai, it)
		d := own(it, after(5))
		d.Published, d.Origin, d.Arrived = after(-1), feeds.DateFirstSeen, after(-2000)
		s.settled(d)
		got := s.story(it.ID)
		want := it.Telling
		want.Published, want.DateOrigin = after(-1), feeds.DateFirstSeen
		s.same("story", got, storage.StoredStory{
			Story:     feeds.Story{ID: "urn:uuid:" + it.ID, Arrived: after(-2000), Updated: after(-1), Centre: want},
			Decisions: []feeds.Decision{d.Decision},
		})
		s.same("unsettled", s.unsettled(10), none)
		s.same("in everything", s.shown(""), []string{it.ID})
		s.same("in its department", s.shown("department:lao-cai"), []string{it.ID})
		s.same("in another", s.shown("department:son-la"), none)
	}},
	{"a copy joins its story and moves nothing", func(s suite) {
		s.known(laoCai, laiChau, sonLa)
		it, first, second := article(laoCai, "1"), article(sonLa, "1"), article(laiChau, "1")
		s.met(laoCai, it)
		s.met(sonLa, first)
		s.met(laiChau, second)
		s.settled(own(it, after(5)), joins(first, it, after(6)))
		s.settled(joins(second, it, after(7)))
		got := s.story(it.ID)
		s.same("centre", got.Centre, it.Telling)
		s.same("also", got.Also, []feeds.Telling{first.Telling, second.Telling})
		s.same("arrived", got.Arrived, after(5))
		s.same("updated", got.Updated, it.Published)
		s.same("reasons", got.Decisions, []feeds.Decision{
			own(it, after(5)).Decision, joins(first, it, after(6)).Decision, joins(second, it, after(7)).Decision,
		})
		s.same("in everything", s.shown(""), []string{it.ID})
		s.same("where the copy brings it", s.shown("department:lai-chau"), []string{it.ID})
		list, err := s.Window(s.ctx, "department:lai-chau", storage.Bounds{Span: time.Hour, Fill: 1})
		s.must(err)
		s.same("arrival there", list[0].Arrived, after(7))
		selections, err := s.SelectionsOf(s.ctx, []string{it.ID, "urn:uuid:" + it.ID})
		s.must(err)
		s.same("selections", selections, []string{"", "department:lai-chau", "department:lao-cai", "department:son-la"})
	}},
	{"copies are listed in the order they joined", func(s suite) {
		s.known(laoCai, sonLa)
		it := article(laoCai, "1")
		s.met(laoCai, it)
		s.settled(own(it, monday))
		want := []string{it.ID}
		for i := range 6 {
			copied := article(sonLa, fmt.Sprint(i))
			s.met(sonLa, copied)
			s.settled(joins(copied, it, after(i)))
			want = append(want, copied.ID)
		}
		s.same("story", tellers(s.story(it.ID)), want)
		list, err := s.Window(s.ctx, "", storage.Bounds{Fill: 1})
		s.must(err)
		s.same("in a window", tellers(storage.StoredStory{Story: list[0]}), want)
	}},
	{"a decision is final", func(s suite) {
		s.known(laoCai, sonLa)
		it, other := article(laoCai, "1"), article(sonLa, "1")
		s.met(laoCai, it)
		s.met(sonLa, other)
		s.settled(own(it, after(5)), own(other, after(5)))
		want := s.story(it.ID)
		again := joins(it, other, after(9))
		again.Published = after(-9)
		s.settled(again)
		s.same("story", s.story(it.ID), want)
		s.same("in everything", len(s.shown("")), 2)
	}},
	{"settling into a story that is not there settles nothing", func(s suite) {
		s.known(laoCai, sonLa)
		it, other := article(laoCai, "1"), article(sonLa, "1")
		s.met(laoCai, it)
		s.met(sonLa, other)
		err := s.SaveSettling(s.ctx, []storage.Settled{own(it, monday), joins(other, article(sonLa, "nobody"), monday)})
		if !errors.Is(err, storage.ErrNotFound) {
			s.Errorf("error: %v", err)
		}
		if n := len(s.unsettled(0)); n != 2 {
			s.Errorf("%d items are unsettled, not 2", n)
		}
	}},
	{"a copy of a hidden story stays hidden", func(s suite) {
		s.known(laoCai, sonLa)
		it, copied := article(laoCai, "1"), article(sonLa, "1")
		s.met(laoCai, it)
		s.met(sonLa, copied)
		s.settled(own(it, monday))
		s.must(s.Hide(s.ctx, []string{it.ID}))
		s.settled(joins(copied, it, after(5)))
		s.same("in everything", s.shown(""), none)
		s.same("in the copy's department", s.shown("department:son-la"), none)
		s.same("state", s.story(copied.ID).State, storage.Hidden)
	}},
	{"a copy of a merged story joins what it became", func(s suite) {
		s.known(laoCai, laiChau, sonLa)
		a, b, copied := article(laoCai, "1"), article(sonLa, "1"), article(laiChau, "1")
		s.met(laoCai, a)
		s.met(sonLa, b)
		s.met(laiChau, copied)
		s.settled(own(a, monday), own(b, monday))
		s.must(s.Merge(s.ctx, a.ID, b.ID, after(5)))
		s.settled(joins(copied, b, after(6)))
		s.same("items", tellers(s.story(a.ID)), []string{a.ID, b.ID, copied.ID})
		s.same("in the copy's department", s.shown("department:lai-chau"), []string{a.ID})
	}},
}

// tellers lists the items of a story.
func tellers(st storage.StoredStory) []string {
	ids := []string{st.Centre.ID}
	for _, t := range st.Also {
		ids = append(ids, t.ID)
	}
	return ids
}
