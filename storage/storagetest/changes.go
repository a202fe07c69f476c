package storagetest

import (
	"fmt"
	"slices"

	"bantin/storage"
)

// log lists the titles that the changes of a selection issued, oldest first.
func (s suite) log(selection string) (titles []string) {
	s.Helper()
	log, _, err := s.Changes(s.ctx, selection)
	s.must(err)
	for n := range log.Last {
		list, err := s.Issued(s.ctx, selection, n+1, n+1)
		s.must(err)
		for _, st := range list {
			titles = append(titles, st.Centre.Title)
		}
	}
	return titles
}

var changePromises = []promise{
	{"an empty selection has issued nothing", func(s suite) {
		log, open, err := s.Changes(s.ctx, "")
		s.must(err)
		s.same("log", log, storage.ChangeLog{})
		s.same("changes", len(open), 0)
	}},
	{"first settlings and changes of text are issued, each as it was", func(s suite) {
		s.known(laoCai, sonLa)
		a, b, copied := article(laoCai, "1"), article(sonLa, "2"), article(sonLa, "1")
		s.met(laoCai, a)
		s.met(sonLa, b, copied)
		s.settled(own(a, after(1)), own(b, after(2)))
		first := a.Title
		a = s.edited(laoCai, a, true, after(3), titled("Sửa một"))
		s.settled(joins(copied, a, after(4)))
		a = s.edited(laoCai, a, false, after(5), titled("Sửa  một"))
		a = s.edited(laoCai, a, true, after(6), titled("Sửa hai"))
		s.same("of everything", s.log(""), []string{first, b.Title, "Sửa một", "Sửa hai"})
		s.same("of its department", s.log("department:lao-cai"), []string{first, "Sửa một", "Sửa hai"})
		s.same("where the copy brought it", s.log("department:son-la"), []string{b.Title, "Sửa một", "Sửa hai"})

		list, err := s.Issued(s.ctx, "department:son-la", 1, 2)
		s.must(err)
		if len(list) != 2 || !list[0].Arrived.Equal(after(4)) || !list[0].Updated.Equal(after(3)) || list[0].Centre.Department != "lao-cai" {
			s.Errorf("issued: %+v", list)
		}
		list, err = s.Issued(s.ctx, "", 1, 4)
		s.must(err)
		s.same("each story once", centres(list), []string{a.ID, b.ID})
	}},
	{"what is issued after a trivial change has its form", func(s suite) {
		s.known(laoCai, sonLa)
		a, copied := article(laoCai, "1"), article(sonLa, "1")
		s.met(laoCai, a)
		s.met(sonLa, copied)
		s.settled(own(a, after(1)))
		first := a.Title
		a = s.edited(laoCai, a, false, after(2), titled("Cùng lời"))
		s.settled(joins(copied, a, after(3)))
		s.same("before", s.log("department:lao-cai"), []string{first})
		s.same("after", s.log("department:son-la"), []string{"Cùng lời"})
		s.same("history", s.past(a.ID), none)
	}},
	{"what is hidden was never issued, nor what became part of it", func(s suite) {
		a, b, c := s.three()
		s.must(s.Merge(s.ctx, a.ID, b.ID, after(4)))
		s.must(s.Hide(s.ctx, []string{a.ID}))
		log, open, err := s.Changes(s.ctx, "")
		s.must(err)
		s.same("log", log, storage.ChangeLog{Last: 3, Withdrawn: 2})
		s.same("changes", open, []storage.Change{{Number: 3, Story: "urn:uuid:" + c.ID}})
		s.same("of its department", len(s.log("department:lai-chau")), 0)
		s.must(s.Merge(s.ctx, b.ID, c.ID, after(5)))
		s.same("after merging into it", len(s.log("")), 0)
	}},
	{"closed volumes keep what leaves a selection, the open one does not", func(s suite) {
		s.known(laoCai, sonLa)
		first, second := poll(laoCai), poll(sonLa)
		var decisions []storage.Settled
		for i := range storage.VolumeSize + 2 {
			it, copied := article(laoCai, fmt.Sprint(i)), article(sonLa, fmt.Sprint(i))
			first.Fresh, second.Fresh = append(first.Fresh, it), append(second.Fresh, copied)
			decisions = append(decisions, own(it, after(i)), joins(copied, it, after(i)))
		}
		s.must(s.SavePoll(s.ctx, first))
		s.must(s.SavePoll(s.ctx, second))
		s.settled(decisions...)
		n := storage.VolumeSize
		s.must(s.Merge(s.ctx, first.Fresh[n].ID, first.Fresh[n+1].ID, after(500)))
		s.must(s.Merge(s.ctx, first.Fresh[1].ID, first.Fresh[2].ID, after(501)))
		for _, i := range []int{0, n} { // out of the department of the copy
			s.must(s.Split(s.ctx, second.Fresh[i].ID, own(second.Fresh[i], after(600+i))))
		}
		closed, err := s.Issued(s.ctx, "department:son-la", 1, n)
		s.must(err)
		s.same("closed volume", len(closed), n)
		log, open, err := s.Changes(s.ctx, "department:son-la")
		s.must(err)
		s.same("log", log, storage.ChangeLog{Last: n + 4, Withdrawn: 1})
		var stories []string
		for _, c := range open {
			stories = append(stories, c.Story[len("urn:uuid:"):])
		}
		want := []string{first.Fresh[n].ID, second.Fresh[0].ID, second.Fresh[n].ID}
		slices.Sort(stories)
		slices.Sort(want)
		s.same("open volume", stories, want)
	}},
}
