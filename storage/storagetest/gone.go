package storagetest

import (
	"fmt"
	"strings"

	"bantin/feeds"
	"bantin/storage"
)

var gonePromises = []promise{
	{"articles are looked at when they are due, few of a source", func(s suite) {
		a, b := source("lao-cai", "tin"), source("son-la", "tin")
		s.known(a, b)
		for _, src := range []feeds.Source{a, b} {
			s.publishedWithChecks(src, "mot", "hai", "ba")
		}
		s.same("before", s.due(9, 5), none)
		s.same("of each", s.due(12, 2), []string{"lao-cai-tin mot", "lao-cai-tin hai", "son-la-tin mot", "son-la-tin hai"})
		paused := b
		paused.State = feeds.Paused
		s.known(a, paused)
		s.same("of active ones", s.due(11, 5), []string{"lao-cai-tin mot", "lao-cai-tin hai"})
		s.must(s.SavePoll(s.ctx, storage.Poll{Source: a.ID, At: monday, Due: after(10), Problem: &feeds.Problem{Class: feeds.Timeout}}))
		s.same("of ones that read well", s.due(12, 5), none)
	}},
	{"an article that is gone is marked until it is back", func(s suite) {
		src := source("lao-cai", "tin")
		s.known(src)
		list := s.publishedWithChecks(src, "mot", "hai")
		s.must(s.SaveChecks(s.ctx, []storage.Checked{{Item: list[0].ID, Asked: after(20), Missed: after(15), Gone: after(15), Class: "gone"}}))
		s.same("its story", s.story(list[0].ID).Centre.Gone, after(15))
		st := s.state(src.ID)
		s.same("its source", fmt.Sprint(st.Gone, st.GoneAt, st.GoneURL), fmt.Sprint(1, after(15), list[0].URL))
		s.same("due", s.due(30, 5), []string{"lao-cai-tin hai"})
		ids := []string{list[0].ID, list[1].ID, uuid("khác")}
		back, err := s.GoneAmong(s.ctx, ids, after(21))
		s.must(err)
		s.same("gone among", back, []string{list[0].ID})
		back, err = s.GoneAmong(s.ctx, ids, after(20))
		s.must(err)
		s.same("gone among, and not looked at", back, none)
		s.must(s.SaveChecks(s.ctx, []storage.Checked{{Item: list[0].ID, Asked: after(40), Found: 1}}))
		s.same("its story later", s.story(list[0].ID).Centre.Gone, never)
		s.same("its source later", s.state(src.ID).Gone, 0)
	}},
	{"what a list leaves out between two dates is found", func(s suite) {
		src, other := source("lao-cai", "tin"), source("son-la", "tin")
		s.known(src, other)
		list := s.publishedWithChecks(src, "mot", "hai", "ba", "bon")
		s.publishedWithChecks(other, "mot", "hai")
		absent := func(limit int, present ...string) []string {
			ids, err := s.Absent(s.ctx, src.ID, present, after(-64), after(-60), after(0), limit)
			s.must(err)
			return ids
		}
		s.same("all but", absent(5, list[1].ID), []string{list[2].ID, list[3].ID})
		s.same("at most", absent(1, list[1].ID), []string{list[2].ID})
		s.must(s.SaveChecks(s.ctx, []storage.Checked{{Item: list[2].ID, Asked: after(0), Found: 1}}))
		s.same("not looked at", absent(5, list[1].ID), []string{list[3].ID})
	}},
	{"a witness is the newest article that nobody missed", func(s suite) {
		src := source("lao-cai", "tin")
		s.known(src)
		list := s.publishedWithChecks(src, "mot", "hai", "ba")
		s.must(s.SaveChecks(s.ctx, []storage.Checked{{Item: list[1].ID, Asked: after(1), Missed: after(1)}}))
		for but, want := range map[string]string{"": list[0].URL, list[0].ID: list[2].URL} {
			url, err := s.Witness(s.ctx, src.ID, []string{but, list[1].ID})
			s.must(err)
			s.same("witness", url, want)
		}
	}},
	{"an earlier look replaces a later one, and no other", func(s suite) {
		src := source("lao-cai", "tin")
		s.known(src)
		list := s.publishedWithChecks(src, "mot")
		for _, c := range []struct{ asked, due int }{{20, 10}, {5, 5}, {8, 5}} {
			p := poll(src)
			p.Checks = []storage.Check{{Item: list[0].ID, Due: after(c.asked)}}
			s.must(s.SavePoll(s.ctx, p))
			s.same("before", s.due(c.due-1, 5), none)
			s.same("then", s.due(c.due, 5), []string{"lao-cai-tin mot"})
		}
	}},
	{"how chores went is remembered", func(s suite) {
		get := func(name string) storage.Chore {
			c, err := s.Chore(s.ctx, name)
			s.must(err)
			return c
		}
		s.same("never done", get(storage.CopyChore), storage.Chore{})
		for _, c := range []storage.Chore{{Tried: after(1), Done: after(1)}, {Tried: after(5), Done: after(1), Problem: "full"}, {}} {
			s.must(s.SaveChore(s.ctx, storage.CopyChore, c))
			s.same("done", get(storage.CopyChore), c)
			s.same("another", get(storage.TidyChore), storage.Chore{})
		}
	}},
}

// publishedWithChecks stores published items a minute apart, newest first, to be looked
// at ten minutes after monday and a minute apart, too.
func (s suite) publishedWithChecks(src feeds.Source, keys ...string) (list []storage.Item) {
	s.Helper()
	p := poll(src)
	for i, key := range keys {
		it := article(src, key)
		it.Published = after(-60 - i)
		it.Print.Published = it.Published
		p.Fresh = append(p.Fresh, it)
		p.Checks = append(p.Checks, storage.Check{Item: it.ID, Due: after(10 + i)})
	}
	s.must(s.SavePoll(s.ctx, p))
	for _, it := range p.Fresh {
		s.settled(own(it, monday))
	}
	return p.Fresh
}

// due lists the sources and keys of the articles that are to be looked at.
func (s suite) due(minutes, ofSource int) (list []string) {
	s.Helper()
	checks, err := s.DueChecks(s.ctx, after(minutes), ofSource)
	s.must(err)
	for _, c := range checks {
		list = append(list, c.Source+" "+c.URL[strings.LastIndexByte(c.URL, '/')+1:])
	}
	return list
}
