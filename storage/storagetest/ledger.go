package storagetest

import (
	"fmt"

	"bantin/feeds"
)

var ledgerPromises = []promise{
	{"an item is found under every name it was ever met", func(s suite) {
		s.known(laoCai, sonLa)
		a, b := article(laoCai, "a"), article(laoCai, "b")
		p := poll(laoCai, a, b)
		p.Aliases = map[string][]feeds.Alias{
			a.ID: {{Name: "u:/a", Strong: true}, {Name: "t:tựa chung"}},
			b.ID: {{Name: "u:/b", Strong: true}, {Name: "t:tựa chung"}},
		}
		s.must(s.SavePoll(s.ctx, p))
		later := poll(laoCai)
		later.Aliases = map[string][]feeds.Alias{a.ID: {{Name: "u:/a", Strong: false}, {Name: "u:/a-moi", Strong: true}}}
		s.must(s.SavePoll(s.ctx, later))

		ledger, err := s.Ledger(s.ctx, laoCai.ID, []string{"u:/a", "u:/a-moi", "u:/b", "u:/c", "t:tựa chung", "u:/a"})
		s.must(err)
		knownA := feeds.Known{Fingerprint: a.Print, GUID: "guid a", Seen: monday, Names: 3}
		knownB := feeds.Known{Fingerprint: b.Print, GUID: "guid b", Seen: monday, Names: 2}
		shared := []feeds.Known{knownA, knownB}
		if b.ID < a.ID {
			shared = []feeds.Known{knownB, knownA}
		}
		s.same("ledger", ledger, map[string][]feeds.Known{
			"u:/a": {knownA}, "u:/a-moi": {knownA}, "u:/b": {knownB}, "t:tựa chung": shared,
		})
		s.same("ledger of another source", s.names(sonLa.ID, "u:/a"), map[string][]string{})
		s.same("no names", s.names(laoCai.ID), map[string][]string{})
	}},
	{"the ledger says which story an item belongs to and when it was published", func(s suite) {
		s.known(laoCai)
		it := article(laoCai, "a")
		it.Published, it.Print.Published = never, never
		p := poll(laoCai, it)
		p.Aliases = map[string][]feeds.Alias{it.ID: {{Name: "u:/a", Strong: true}}}
		s.must(s.SavePoll(s.ctx, p))
		d := own(it, after(5))
		d.Published, d.Origin = after(3), feeds.DateFirstSeen
		s.settled(d)
		ledger, err := s.Ledger(s.ctx, laoCai.ID, []string{"u:/a"})
		s.must(err)
		want := it.Print
		want.Story, want.Published = it.ID, after(3)
		s.same("ledger", ledger["u:/a"], []feeds.Known{{Fingerprint: want, GUID: "guid a", Seen: monday, Names: 1}})
	}},
	{"what polls teach is counted, by source", func(s suite) {
		s.known(laoCai, sonLa)
		teach := func(minutes int, lessons ...feeds.Lesson) {
			p := poll(laoCai)
			p.At, p.Lessons = after(minutes), lessons
			s.must(s.SavePoll(s.ctx, p))
		}
		host, guid := feeds.Lesson{Kind: feeds.LessonHost, Value: "a.vn"}, feeds.Lesson{Kind: feeds.LessonGUID, Value: "changing"}
		teach(1, guid, host)
		teach(2, guid)
		teach(3)
		host.Polls, host.At, guid.Polls, guid.At = 1, after(1), 2, after(2)
		got, err := s.Lessons(s.ctx, laoCai.ID)
		s.must(err)
		s.same("lessons", got, []feeds.Lesson{host, guid})
		got, err = s.Lessons(s.ctx, sonLa.ID)
		s.must(err)
		s.same("of another source", got, []feeds.Lesson(nil))
	}},
	{"thousands of names are looked up at once", func(s suite) {
		s.known(laoCai)
		p := poll(laoCai)
		p.Aliases = map[string][]feeds.Alias{}
		var names []string
		want := map[string][]string{}
		for i := range 1200 {
			it := article(laoCai, fmt.Sprint(i))
			name := fmt.Sprintf("u:/%d", i)
			p.Fresh = append(p.Fresh, it)
			p.Aliases[it.ID] = []feeds.Alias{{Name: name, Strong: true}}
			names = append(names, name, name+"?unknown", name+"#unknown")
			want[name] = []string{it.ID}
		}
		s.must(s.SavePoll(s.ctx, p))
		s.same("ledger", s.names(laoCai.ID, names...), want)
	}},
	{"items are found by their address, settled or not", func(s suite) {
		s.known(laoCai, sonLa)
		a, b, other, nowhere := article(laoCai, "a"), article(sonLa, "b"), article(sonLa, "c"), article(sonLa, "d")
		b.Print.Address, nowhere.Print.Address = a.Print.Address, ""
		s.met(laoCai, a)
		s.met(sonLa, b, other, nowhere)
		s.settled(own(a, monday))
		list, err := s.FindByAddress(s.ctx, a.Print.Address)
		s.must(err)
		stories := map[string]string{}
		for _, f := range list {
			stories[f.ID] = f.Story
		}
		s.same("items and their stories", stories, map[string]string{a.ID: a.ID, b.ID: ""})
		list, err = s.FindByAddress(s.ctx, "")
		s.must(err)
		s.same("items without an address", list, []feeds.Fingerprint(nil))
	}},
	{"what may tell the same is found by any item's address and by a centre's text", func(s suite) {
		s.known(laoCai, laiChau, sonLa)
		centre, copied, waiting := article(laoCai, "centre"), article(laiChau, "copy"), article(sonLa, "waits")
		s.met(laoCai, centre)
		s.met(laiChau, copied)
		s.met(sonLa, waiting)
		s.settled(own(centre, monday), joins(copied, centre, monday))
		find := func(addresses, texts []string) map[string]string {
			list, err := s.Centres(s.ctx, addresses, texts)
			s.must(err)
			stories := map[string]string{}
			for _, f := range list {
				if _, twice := stories[f.Key]; twice {
					s.Errorf("%s is returned twice", f.Key)
				}
				stories[f.Key] = f.Story
			}
			return stories
		}
		both := map[string]string{"centre": centre.ID, "copy": centre.ID}
		all := []string{centre.Print.Address, copied.Print.Address, waiting.Print.Address, "", "unknown"}
		s.same("by address", find(all, nil), both)
		s.same("by text", find(nil, []string{centre.Print.Text, copied.Print.Text, waiting.Print.Text, ""}), map[string]string{"centre": centre.ID})
		s.same("by text as lists have it", find(nil, []string{centre.Print.Listed, copied.Print.Listed, waiting.Print.Listed}), map[string]string{"centre": centre.ID})
		s.same("by both", find(all, []string{centre.Print.Text, centre.Print.Listed}), both)
		s.same("by nothing", find(nil, nil), map[string]string{})
		s.must(s.Hide(s.ctx, []string{centre.ID}))
		s.same("of a hidden story", find(all, []string{centre.Print.Text}), both)
	}},
}
