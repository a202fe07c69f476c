package storagetest

import (
	"fmt"
	"slices"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// belongs puts items into their department, and into the topics that their
// categories name.
func belongs(l storage.Label) []string {
	list := []string{storage.DepartmentSelection(l.Department)}
	for _, c := range l.Categories {
		list = append(list, storage.TopicSelection(c))
	}
	return list
}

// about is an article with the given categories.
func about(src feeds.Source, key string, categories ...string) storage.Item {
	it := article(src, key)
	it.Categories = categories
	return it
}

var filingPromises = []promise{
	{"a label says what an item is filed by", func(s suite) {
		src := laoCai
		src.Topics = []string{"van-hoa", "du-lich"}
		s.known(src)
		it, bare := about(src, "1", "Lễ hội"), about(src, "2")
		bare.Published = never
		s.met(src, it, bare)
		s.settled(own(it, monday))
		want := storage.Label{Item: it.ID, Story: it.ID, Source: src.ID, Department: "lao-cai", Topics: src.Topics,
			Published: it.Published, Title: it.Title, Categories: []string{"Lễ hội"}}
		without := storage.Label{Item: bare.ID, Source: src.ID, Department: "lao-cai", Topics: src.Topics, Title: bare.Title}
		labels := func() map[string]storage.Label {
			found, err := s.Labels(s.ctx, []string{it.ID, bare.ID, uuid("nobody's id")})
			s.must(err)
			return found
		}
		s.same("labels", labels(), map[string]storage.Label{it.ID: want, bare.ID: without})
		s.known() // the settings no longer name the source
		s.same("the topics of a source that has left", labels()[it.ID].Topics, src.Topics)
		s.known(laoCai)
		s.same("topics taken away", labels()[it.ID].Topics, none)
	}},
	{"filed stories are in the selections of all their items, and in no others", func(s suite) {
		s.known(laoCai, sonLa)
		it, copied, other := about(laoCai, "1", "a", "b"), about(sonLa, "1", "c"), about(laoCai, "2", "a")
		s.met(laoCai, it, other)
		s.met(sonLa, copied)
		first := own(it, after(-500))
		first.Selections = []string{"department:lao-cai", "topic:cũ", "area:cũ"}
		s.settled(first, joins(copied, it, after(5)), own(other, after(6)))
		s.must(s.File(s.ctx, []string{"urn:uuid:" + it.ID, it.ID}, belongs))
		selections, err := s.SelectionsOf(s.ctx, []string{it.ID})
		s.must(err)
		s.same("selections", selections, []string{"", "department:lao-cai", "department:son-la", "topic:a", "topic:b", "topic:c"})
		s.same("in a topic", s.shown("topic:a"), []string{it.ID})
		list, err := s.Window(s.ctx, "topic:c", storage.Bounds{Fill: 1})
		s.must(err)
		s.same("since when", list[0].Arrived, after(-500))
		list, err = s.Window(s.ctx, "department:son-la", storage.Bounds{Fill: 1})
		s.must(err)
		s.same("where it was before", list[0].Arrived, after(5))
	}},
	{"what is filed into a department is issued there, what leaves it is withdrawn", func(s suite) {
		s.known(laoCai)
		it := about(laoCai, "1")
		s.met(laoCai, it)
		s.settled(own(it, after(5)))
		s.must(s.File(s.ctx, []string{it.ID}, func(storage.Label) []string { return []string{"department:son-la", "topic:a"} }))
		for selection, want := range map[string][]string{"": {it.ID}, "department:lao-cai": none, "department:son-la": {it.ID}, "topic:a": none} {
			issued, err := s.Issued(s.ctx, selection, 1, storage.VolumeSize)
			s.must(err)
			s.same("issued in "+selection, centres(issued), want)
		}
	}},
	{"stories that are not public are filed nowhere", func(s suite) {
		s.known(laoCai, sonLa)
		hidden, kept, merged := about(laoCai, "1", "a"), about(laoCai, "2", "b"), about(sonLa, "3", "c")
		s.met(laoCai, hidden, kept)
		s.met(sonLa, merged)
		s.settled(own(hidden, monday), own(kept, monday), own(merged, monday))
		s.must(s.Hide(s.ctx, []string{hidden.ID}))
		s.must(s.Merge(s.ctx, kept.ID, merged.ID, after(5)))
		s.must(s.File(s.ctx, []string{hidden.ID, merged.ID, uuid("nobody's id")}, belongs))
		s.same("hidden", s.shown("topic:a"), none)
		s.same("merged", s.shown("topic:c"), none)
		s.must(s.File(s.ctx, []string{kept.ID}, belongs))
		s.same("with what was merged into it", s.shown("topic:c"), []string{kept.ID})
	}},
	{"all stories are filed in steps, once for each digest", func(s suite) {
		s.known(laoCai)
		var ids []string
		for i := range 7 {
			it := about(laoCai, fmt.Sprint(i), "a")
			s.met(laoCai, it)
			s.settled(own(it, monday))
			ids = append(ids, it.ID)
		}
		slices.Sort(ids)
		var asked []string
		step := func(digest string) bool {
			asked = nil
			filed, done, err := s.FileNext(s.ctx, digest, 3, monday, func(l storage.Label) []string {
				asked = append(asked, l.Item)
				return belongs(l)
			})
			s.must(err)
			slices.Sort(asked)
			s.same("filed", filed, len(asked))
			return done
		}
		for _, want := range [][]string{ids[:3], ids[3:6], ids[6:], none, none} {
			done := step("one")
			s.same("step", asked, want)
			s.same("done", done, len(want) < 3)
		}
		s.same("in the topic", len(s.shown("topic:a")), 7)
		step("two")
		s.same("under another digest", asked, ids[:3])
		step("one")
		s.same("under the first again", asked, ids[:3])
	}},
	{"filing on begins where it was broken off", func(s suite) {
		s.known(laoCai)
		_, done, err := s.FileNext(s.ctx, "one", 3, monday, belongs)
		s.must(err)
		s.same("nothing to file is filed", done, true)
		it := about(laoCai, "1", "a")
		s.met(laoCai, it)
		s.settled(own(it, monday))
		for range 2 { // a whole step leaves it open whether there are more
			filed, done, err := s.FileNext(s.ctx, "two", 1, monday.Add(time.Hour), belongs)
			s.must(err)
			s.same("done", done, filed == 0)
		}
	}},
}
