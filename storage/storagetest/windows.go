package storagetest

import (
	"fmt"
	"slices"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

var windowPromises = []promise{
	{"an empty selection has no stories", func(s suite) {
		s.same("in everything", s.shown(""), none)
	}},
	{"a window holds all of its span, however many", func(s suite) {
		want := s.arriving(700, func(i int) int { return i / 2 })
		list, err := s.Window(s.ctx, "", storage.Bounds{Span: 24 * time.Hour, Fill: 5})
		s.must(err)
		s.same("stories", centres(list), want)
		for _, st := range list {
			if st.ID != "urn:uuid:"+st.Centre.ID || st.Centre.Content == "" || len(st.Also) != 1 {
				s.Fatalf("story is not whole: %+v", st)
			}
			also := st.Also[0]
			if also.Source != sonLa.ID || also.Department != "son-la" || also.URL == "" || also.Title == "" {
				s.Fatalf("copy is not whole: %+v", also)
			}
		}
	}},
	{"what arrived a whole span before the newest is out, unless it fills the window", func(s suite) {
		want := s.arriving(10, func(i int) int { return -60 * i })
		for _, c := range []struct{ span, fill, n int }{
			{span: 60, fill: 0, n: 1}, {span: 61, fill: 0, n: 2}, {span: 0, fill: 0, n: 0},
			{span: 61, fill: 2, n: 2}, {span: 61, fill: 5, n: 5}, {span: 61, fill: 50, n: 10}, {span: 9999, fill: 5, n: 10},
		} {
			list, err := s.Window(s.ctx, "", storage.Bounds{Span: time.Duration(c.span) * time.Minute, Fill: c.fill})
			s.must(err)
			s.same(fmt.Sprintf("%d minutes, filled to %d", c.span, c.fill), centres(list), slices.Concat(want[:c.n], nil))
		}
	}},
	{"the newest arrival of each selection is where its window ends", func(s suite) {
		s.known(laoCai, sonLa)
		old, new := article(laoCai, "1"), article(sonLa, "1")
		s.met(laoCai, old)
		s.met(sonLa, new)
		s.settled(own(old, after(-10_000)), own(new, monday))
		everything, err := s.Window(s.ctx, "", storage.Bounds{Span: time.Hour})
		s.must(err)
		s.same("in everything", centres(everything), []string{new.ID})
		department, err := s.Window(s.ctx, "department:lao-cai", storage.Bounds{Span: time.Hour})
		s.must(err)
		s.same("in the department", centres(department), []string{old.ID})
	}},
	{"a source that publishes much leaves room in the filler, but not in the span", func(s suite) {
		s.known(laoCai, laiChau, sonLa)
		add := func(src feeds.Source, n, minute int) (ids []string) {
			for i := range n {
				it := article(src, fmt.Sprint(minute, " ", i))
				s.met(src, it)
				s.settled(own(it, after(minute-i)))
				ids = append(ids, it.ID)
			}
			return ids
		}
		window := add(laoCai, 4, 0)
		noisy := add(laoCai, 30, -1000)
		quiet, still := add(laiChau, 3, -2000), add(sonLa, 1, -3000)
		for _, c := range []struct {
			name        string
			fill, share int
			want        [][]string
		}{
			{"a third each, and the newest of what is left", 10, 3, [][]string{window, noisy[:3], quiet[:2], still}},
			{"a half each", 8, 2, [][]string{window, noisy[:2], quiet[:2]}},
			{"what others leave is the noisy one's", 14, 3, [][]string{window, noisy[:6], quiet, still}},
			{"no share", 10, 0, [][]string{window, noisy[:6]}},
			{"only the span", 3, 3, [][]string{window}},
			{"all there is", 100, 3, [][]string{window, noisy, quiet, still}},
		} {
			list, err := s.Window(s.ctx, "", storage.Bounds{Span: 10 * time.Minute, Fill: c.fill, Share: c.share})
			s.must(err)
			s.same(c.name, centres(list), slices.Concat(c.want...))
		}
		list, err := s.Window(s.ctx, "department:lao-cai", storage.Bounds{Span: 10 * time.Minute, Fill: 20, Share: 3})
		s.must(err)
		s.same("where it is the only source", centres(list), slices.Concat(window, noisy[:16]))
	}},
}

// arriving settles n stories of two items each that arrive at the given
// minutes, and returns them as a window lists them.
func (s suite) arriving(n int, minute func(i int) int) []string {
	s.Helper()
	s.known(laoCai, sonLa)
	firsts, copies := poll(laoCai), poll(sonLa)
	var decisions []storage.Settled
	order := map[string]int{}
	var list []string
	for i := range n {
		it, copied := article(laoCai, fmt.Sprint(i)), article(sonLa, fmt.Sprint(i))
		firsts.Fresh, copies.Fresh = append(firsts.Fresh, it), append(copies.Fresh, copied)
		at := after(minute(i))
		decisions = append(decisions, own(it, at), joins(copied, it, at))
		order[it.ID] = minute(i)
		list = append(list, it.ID)
	}
	s.must(s.SavePoll(s.ctx, firsts))
	s.must(s.SavePoll(s.ctx, copies))
	s.settled(decisions...)
	slices.SortFunc(list, func(a, b string) int {
		if order[a] != order[b] {
			return order[b] - order[a]
		}
		if a < b {
			return 1
		}
		return -1
	})
	return list
}

// centres lists the centres of stories.
func centres(list []feeds.Story) (ids []string) {
	for _, st := range list {
		ids = append(ids, st.Centre.ID)
	}
	return ids
}
