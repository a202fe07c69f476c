package storagetest

import (
	"fmt"
	"maps"

	"bantin/feeds"
	"bantin/storage"
)

// stamps returns the stamps of stories.
func (s suite) stamps(stories ...storage.Item) map[string]string {
	s.Helper()
	var ids []string
	for _, it := range stories {
		ids = append(ids, it.ID)
	}
	stamps, err := s.Stamps(s.ctx, ids)
	s.must(err)
	return stamps
}

// addressed lists the stories that have pages.
func (s suite) addressed(after string, limit int) (list []storage.Addressed) {
	s.Helper()
	list, err := s.Addressed(s.ctx, after, limit)
	s.must(err)
	return list
}

var stampPromises = []promise{
	{"whatever happens to a story changes its stamp and no other", func(s suite) {
		a, b, c := s.three()
		copied, edited := article(laoCai, "2"), article(sonLa, "3")
		s.met(laoCai, copied)
		s.met(sonLa, edited)
		s.settled(own(edited, after(4)))
		stamps := s.stamps(a, b, c, edited)
		changed := func(what string, of storage.Item) {
			s.Helper()
			now := s.stamps(a, b, c, edited)
			want := maps.Clone(stamps)
			want[of.ID] = now[of.ID]
			if s.same(what, now, want); now[of.ID] == stamps[of.ID] || now[of.ID] == "" {
				s.Errorf("%s: the stamp stays %q", what, now[of.ID])
			}
			stamps = now
		}
		joined := joins(copied, b, after(5))
		joined.Near = &feeds.NearMiss{Story: a.ID, Reason: feeds.MissValues}
		s.settled(joined)
		changed("an article joins", b)
		edited = s.edited(sonLa, edited, true, after(6), titled("Hai"))
		changed("its text changes", edited)
		edited = s.edited(sonLa, edited, false, after(7), titled("Hai "))
		changed("the form of its text changes", edited)
		copied.URL += "/khac"
		s.edited(laoCai, copied, false, after(8), titled("Bản khác"))
		changed("the text of one that joined changes", b)
		s.must(s.Hide(s.ctx, []string{c.ID}))
		changed("it is hidden", c)
	}},
	{"visits and other stories leave stamps as they are", func(s suite) {
		a, b, c := s.three()
		stamps := s.stamps(a, b, c)
		s.same("how many", len(stamps), 3)
		s.met(laoCai)
		s.must(s.Rest(s.ctx, []storage.Quiet{{Source: laoCai.ID, At: after(20), Due: after(30)}}))
		other := article(laoCai, "9")
		s.met(laoCai, other)
		s.settled(own(other, after(40)))
		s.same("stamps", s.stamps(a, b, c), stamps)
		s.same("of nothing", s.stamps(), map[string]string{})
		s.same("of what is no story", s.stamps(article(laoCai, "10")), map[string]string{})
	}},
	{"a story has a page, and one that was merged leads on; a hidden one has none", func(s suite) {
		a, b, c := s.three()
		s.must(s.Merge(s.ctx, a.ID, b.ID, after(10)))
		s.must(s.Hide(s.ctx, []string{c.ID}))
		list := s.addressed("", 10)
		merged := map[string]bool{}
		for _, l := range list {
			merged[l.ID] = l.Merged
		}
		s.same("stories", merged, map[string]bool{a.ID: false, b.ID: true})
		s.same("stamps", len(s.stamps(a, b)), 1)
		s.same("first", s.addressed("", 1), list[:1])
		s.same("after it", s.addressed(list[0].ID, 10), list[1:])
	}},
	{"a volume has a stamp that stays until what it gives out changes", func(s suite) {
		s.known(laoCai)
		var decisions []storage.Settled
		for i := range storage.VolumeSize + 2 {
			it := article(laoCai, fmt.Sprint(i))
			s.met(laoCai, it)
			decisions = append(decisions, own(it, after(i)))
		}
		s.settled(decisions...)
		volumes := func(selection string) map[int]string {
			s.Helper()
			stamps, err := s.VolumeStamps(s.ctx, selection)
			s.must(err)
			return stamps
		}
		was := volumes("department:lao-cai")
		s.same("volumes", len(was), 2)
		s.same("of nothing", volumes("department:son-la"), map[int]string{})
		more := article(laoCai, "more")
		s.met(laoCai, more)
		s.settled(own(more, after(900)))
		now := volumes("department:lao-cai")
		s.same("the closed one", now[1], was[1])
		if now[2] == was[2] {
			s.Error("the stamp of the open volume stays although a story came")
		}
		s.must(s.Hide(s.ctx, []string{decisions[3].Item}))
		if volumes("department:lao-cai")[1] == was[1] {
			s.Error("the stamp of a volume stays although a story was withdrawn from it")
		}
	}},
}
