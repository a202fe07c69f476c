package storagetest

import (
	"time"

	"bantin/storage"
)

var arrivedPromises = []promise{
	{"what arrived in a time is counted and read in parts", func(s suite) {
		want := s.arriving(10, func(i int) int { return -60 * i })
		from, until := after(-60*6), after(-60*2)
		list, err := s.Arrived(s.ctx, "", from, until, 0, 3)
		s.must(err)
		s.same("first part", centres(list), want[3:6])
		list, err = s.Arrived(s.ctx, "", from, until, 3, 3)
		s.must(err)
		s.same("second part", centres(list), want[6:7])
		if list[0].Centre.Content == "" || len(list[0].Also) != 1 || !list[0].Arrived.Equal(from) {
			s.Errorf("story is not whole: %+v", list[0])
		}
		list, err = s.Arrived(s.ctx, "department:lang-son", from, until, 0, 3)
		s.must(err)
		s.same("of another selection", centres(list), none)
		counts, err := s.CountArrived(s.ctx, "", []time.Time{after(-9999), from, until, after(1)})
		s.must(err)
		s.same("counts", counts, []int{3, 4, 3})
	}},
	{"what is public is mapped in parts, with when it last changed", func(s suite) {
		a, b, c := s.three()
		joiner := article(laoCai, "2")
		s.met(laoCai, joiner)
		s.settled(joins(joiner, a, after(30)))
		s.must(s.Hide(s.ctx, []string{b.ID}))
		list, err := s.Mapped(s.ctx, after(1), after(4), 0, 10)
		s.must(err)
		s.same("stories", []string{list[0].ID, list[1].ID}, []string{a.ID, c.ID})
		s.same("how many", len(list), 2)
		s.same("changed", []time.Time{list[0].Changed, list[1].Changed}, []time.Time{after(30), after(3)})
		list, err = s.Mapped(s.ctx, after(1), after(3), 0, 10)
		s.must(err)
		s.same("until just before", len(list), 1)
		list, err = s.Mapped(s.ctx, after(1), after(4), 1, 1)
		s.must(err)
		s.same("the second", list[0].ID, c.ID)
	}},
	{"a selection spans from its first to its last arrival", func(s suite) {
		first, last, err := s.Span(s.ctx, "")
		s.must(err)
		s.same("of nothing", []time.Time{first, last}, []time.Time{never, never})
		s.arriving(3, func(i int) int { return 60 * i })
		first, last, err = s.Span(s.ctx, "")
		s.must(err)
		s.same("of three", []time.Time{first, last}, []time.Time{after(0), after(120)})
	}},
	{"a document is found by its path", func(s suite) {
		atom := storage.PublishedDocument{Path: "/atom.xml", ETag: `"1"`, Changed: monday}
		s.must(s.SaveDocuments(s.ctx, []storage.PublishedDocument{atom}))
		for path, want := range map[string]storage.PublishedDocument{"/atom.xml": atom, "/rss.xml": {}} {
			got, err := s.Document(s.ctx, path)
			s.must(err)
			s.same(path, got, want)
		}
	}},
	{"documents are forgotten by the beginning of their paths", func(s suite) {
		var list []storage.PublishedDocument
		for _, path := range []string{"/luu-tru/atom/3-1.xml", "/luu-tru/atom/3-199.xml", "/luu-tru/atom/3.xml", "/luu-tru/atom/31-1.xml"} {
			list = append(list, storage.PublishedDocument{Path: path, ETag: `"1"`, Changed: monday})
		}
		s.must(s.SaveDocuments(s.ctx, list))
		s.must(s.ForgetDocuments(s.ctx, "/luu-tru/atom/3-"))
		got, err := s.Documents(s.ctx)
		s.must(err)
		s.same("documents", got, map[string]storage.PublishedDocument{list[2].Path: list[2], list[3].Path: list[3]})
	}},
}
