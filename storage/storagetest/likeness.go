package storagetest

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// hashes are n hashes from the first on, at both ends of what 32 bits hold.
func hashes(first, n int) []uint32 {
	var list []uint32
	for i := range n {
		h := uint32(first + i)
		if h%2 == 1 {
			h = -h
		}
		list = append(list, h)
	}
	return list
}

// ownAs decides that an item is a story of its own, found by hashes.
func ownAs(it storage.Item, at time.Time, hashes []uint32) storage.Settled {
	d := own(it, at)
	d.Hashes = hashes
	return d
}

// alike lists what is found by hashes, most shared first.
func (s suite) alike(least int, hashes []uint32) []string {
	s.Helper()
	found, err := s.Alike(s.ctx, []storage.Likening{{Hashes: hashes, Least: least, From: after(-100000), Until: after(100000)}})
	s.must(err)
	return shared(found[0])
}

// shared writes centres with how many hashes they share.
func shared(found []storage.Like) (list []string) {
	for _, l := range found {
		list = append(list, fmt.Sprint(l.Key, " ", l.Shared))
	}
	return list
}

// indexed stores items of one source, each a story found by its hashes, a
// minute apart.
func (s suite) indexed(src feeds.Source, sketches ...[]uint32) (items []storage.Item) {
	s.Helper()
	s.known(src)
	for i := range sketches {
		items = append(items, article(src, fmt.Sprint(i)))
	}
	s.met(src, items...)
	for i, it := range items {
		s.settled(ownAs(it, after(i), sketches[i]))
	}
	return items
}

var likenessPromises = []promise{
	{"a centre is found by the hashes that it shares, the most first, then the latest", func(s suite) {
		items := s.indexed(laoCai, hashes(0, 24), hashes(20, 10), hashes(20, 10), nil)
		s.same("by two at least", s.alike(2, hashes(20, 6)), []string{"2 6", "1 6", "0 4"})
		s.same("by five at least", s.alike(5, hashes(20, 6)), []string{"2 6", "1 6"})
		s.same("by one", s.alike(1, hashes(23, 1)), []string{"2 1", "1 1", "0 1"})
		s.same("by a hash given twice", s.alike(2, []uint32{20, 20}), none)
		s.same("by others", s.alike(1, hashes(100, 24)), none)
		found, err := s.Alike(s.ctx, []storage.Likening{{}, {Hashes: hashes(0, 5), Least: 1, Until: after(9)}})
		s.must(err)
		if len(found[0]) != 0 || len(found[1]) != 1 {
			s.Fatalf("of two texts: %+v", found)
		}
		want := items[0].Print
		want.Story = want.ID
		s.same("what is found", found[1][0].Fingerprint, want)
	}},
	{"a centre is found within the bounds of its date only", func(s suite) {
		s.known(laoCai)
		it := article(laoCai, "1")
		s.met(laoCai, it)
		s.settled(ownAs(it, monday, hashes(0, 3)))
		find := func(from, until time.Time) int {
			found, err := s.Alike(s.ctx, []storage.Likening{{Hashes: hashes(0, 3), Least: 1, From: from, Until: until}})
			s.must(err)
			return len(found[0])
		}
		got := []int{find(it.Published, it.Published), find(it.Published.Add(time.Second), after(99)), find(after(-99), it.Published.Add(-time.Second))}
		s.same("on its date, after it, before it", got, []int{1, 0, 0})
	}},
	{"what very many texts have in common finds the latest few", func(s suite) {
		var sketches [][]uint32
		for i := range 80 {
			sketches = append(sketches, append(hashes(0, 20), hashes(1000+4*i, 4)...))
		}
		s.indexed(laoCai, sketches...)
		got := s.alike(2, append(hashes(0, 20), hashes(1000, 4)...))
		if len(got) < 10 || len(got) > 60 || got[0] != "79 20" {
			s.Errorf("found by the common ones: %d, first %q", len(got), got[:1])
		}
		s.same("by its own", s.alike(2, hashes(1000, 4)), []string{"0 4"})
	}},
	{"who joins a story is not in the index", func(s suite) {
		s.known(laoCai, sonLa)
		it, copied := article(laoCai, "centre"), article(sonLa, "copy")
		s.met(laoCai, it)
		s.met(sonLa, copied)
		d := joins(copied, it, monday)
		d.Hashes = hashes(0, 5)
		s.settled(ownAs(it, monday, hashes(0, 5)), d)
		s.same("found", s.alike(1, hashes(0, 5)), []string{"centre 5"})
	}},
	{"a centre that waits for it enters the index late, once", func(s suite) {
		s.known(laoCai, sonLa)
		a, b, joined := article(laoCai, "a"), article(laoCai, "b"), article(sonLa, "joined")
		s.met(laoCai, a, b)
		s.met(sonLa, joined)
		s.settled(own(a, monday), own(b, after(1)), joins(joined, a, after(1)))
		for i, it := range []storage.Item{b, a, joined} {
			_, err := s.Write.ExecContext(s.ctx, `INSERT INTO unsketched (item, settled_at) VALUES ($1, $2)`, it.ID, 3-i)
			s.must(err)
		}
		waiting := func() (keys []string) {
			list, err := s.Unsketched(s.ctx, 2)
			s.must(err)
			for _, f := range list {
				keys = append(keys, f.Key)
			}
			return keys
		}
		s.same("the first", waiting(), []string{"joined", "a"})
		s.must(s.SaveSketches(s.ctx, []storage.Sketch{{Item: joined.ID, Hashes: hashes(0, 5)}, {Item: a.ID, Hashes: hashes(0, 5)}}, after(9)))
		s.same("the next", waiting(), []string{"b"})
		s.must(s.SaveSketches(s.ctx, []storage.Sketch{{Item: b.ID}, {Item: a.ID, Hashes: hashes(50, 5)}}, after(9), storage.Habit{Source: laoCai.ID, Texts: 3}))
		s.same("in the end", waiting(), none)
		s.same("found", s.alike(1, append(hashes(0, 5), hashes(50, 5)...)), []string{"a 5"})
		habits, err := s.Habits(s.ctx, []string{laoCai.ID})
		s.must(err)
		s.same("texts that were looked at", habits[laoCai.ID].Texts, 3)
		n, err := s.Forget(s.ctx, after(9), 10)
		s.must(err)
		s.same("forgotten before its time", n, 0)
	}},
	{"a story that is merged away leaves the index, and enters it when it is split off", func(s suite) {
		s.known(laoCai, sonLa)
		a, b, c := article(laoCai, "a"), article(sonLa, "b"), article(sonLa, "c")
		s.met(laoCai, a)
		s.met(sonLa, b, c)
		s.settled(ownAs(a, monday, hashes(0, 5)), ownAs(b, monday, hashes(3, 5)), joins(c, b, monday))
		s.must(s.Merge(s.ctx, a.ID, b.ID, after(5)))
		s.same("after merging", s.alike(1, hashes(0, 20)), []string{"a 5"})
		d := ownAs(b, after(6), hashes(10, 7))
		s.must(s.Split(s.ctx, b.ID, d))
		s.same("after splitting", s.alike(1, hashes(0, 20)), []string{"b 7", "a 5"})
		s.must(s.Split(s.ctx, b.ID, d))
		d = ownAs(c, after(7), hashes(0, 2))
		s.must(s.Split(s.ctx, c.ID, d))
		s.same("after splitting a follower", s.alike(1, hashes(0, 20)), []string{"b 7", "a 5", "c 2"})
	}},
	{"a hidden story is still found, so that its copies stay hidden", func(s suite) {
		items := s.indexed(laoCai, hashes(0, 5))
		s.must(s.Hide(s.ctx, []string{items[0].ID}))
		s.same("found", s.alike(1, hashes(0, 5)), []string{"0 5"})
	}},
	{"what left the window is forgotten in small steps, oldest first", func(s suite) {
		items := s.indexed(laoCai, hashes(0, 5), hashes(0, 5), hashes(0, 5), hashes(0, 5))
		forget := func(before time.Time, most, want int) {
			s.Helper()
			n, err := s.Forget(s.ctx, before, most)
			s.must(err)
			if n != want {
				s.Errorf("%d forgotten, not %d", n, want)
			}
		}
		forget(after(0), 9, 0)
		forget(after(3), 2, 2)
		s.same("found", s.alike(1, hashes(0, 5)), []string{"3 5", "2 5"})
		forget(after(3), 2, 1)
		forget(after(3), 2, 0)
		s.same("found", s.alike(1, hashes(0, 5)), []string{"3 5"})
		s.same("the story", tellers(s.story(items[0].ID)), []string{items[0].ID})
		forget(after(99), 9, 1)
		it := article(laoCai, "later")
		s.met(laoCai, it)
		s.settled(ownAs(it, after(99), hashes(0, 5)))
		s.same("found after all were forgotten", s.alike(1, hashes(0, 5)), []string{"later 5"})
	}},
	{"the habits of a source are replaced along with a settling", func(s suite) {
		s.known(laoCai, sonLa)
		it := article(laoCai, "1")
		s.met(laoCai, it)
		h := storage.Habit{Source: laoCai.ID, Texts: 3, Lines: map[uint64]int{1: 3, 1 << 63: 1, 12345678901234567890: 255}}
		other := storage.Habit{Source: sonLa.ID, Texts: 1, Lines: map[uint64]int{}}
		s.must(s.SaveSettling(s.ctx, nil, h, other))
		h.Texts, h.Lines = 4, maps.Clone(h.Lines)
		h.Lines[1] = 4
		s.must(s.SaveSettling(s.ctx, []storage.Settled{own(it, monday)}, h))
		got, err := s.Habits(s.ctx, []string{sonLa.ID, laoCai.ID, laiChau.ID, laoCai.ID})
		s.must(err)
		s.same("habits", got, map[string]storage.Habit{laoCai.ID: h, sonLa.ID: other})
		broken := joins(article(sonLa, "x"), article(sonLa, "nobody"), monday)
		h.Texts = 5
		if err := s.SaveSettling(s.ctx, []storage.Settled{broken}, h); err == nil {
			s.Fatal("a settling into nothing was kept")
		}
		got, err = s.Habits(s.ctx, []string{laoCai.ID})
		s.must(err)
		s.same("after a settling that failed", got[laoCai.ID].Texts, 4)
	}},
	{"what an item is like and no part of is kept with its decision", func(s suite) {
		s.known(laoCai, sonLa)
		a, b := article(laoCai, "a"), article(sonLa, "b")
		s.met(laoCai, a)
		s.met(sonLa, b)
		d := own(b, after(1))
		d.Near = &feeds.NearMiss{Story: a.ID, Reason: "numbers", Scores: map[string]float64{"jaccard": 0.75}, Evidence: "đón 1.200 lượt khách"}
		s.settled(own(a, monday), d)
		s.same("decisions", s.story(b.ID).Decisions, []feeds.Decision{d.Decision})
		s.must(s.Merge(s.ctx, a.ID, b.ID, after(2)))
		last := s.story(a.ID).Decisions
		if len(last) != 3 || last[2].Near != nil {
			s.Errorf("after merging: %+v", last)
		}
	}},
	{"a window tells why copies are part of its stories", func(s suite) {
		s.known(laoCai, laiChau, sonLa)
		a, b, c := article(laoCai, "a"), article(sonLa, "b"), article(laiChau, "c")
		s.met(laoCai, a)
		s.met(sonLa, b)
		s.met(laiChau, c)
		joined := joins(b, a, after(1))
		joined.Rule, joined.Scores, joined.Evidence = feeds.RuleAlike, map[string]float64{"jaccard": 0.5}, "múa xòe"
		s.settled(own(a, monday), joined, own(c, after(2)))
		s.must(s.Merge(s.ctx, a.ID, c.ID, after(3)))
		list, err := s.Window(s.ctx, "", storage.Bounds{Span: time.Hour, Fill: 5})
		s.must(err)
		merged := feeds.Decision{Item: c.ID, Story: a.ID, Rule: feeds.RuleMerge, Evidence: c.ID, At: after(3)}
		s.same("copies", []*feeds.Decision{list[0].Also[0].Why, list[0].Also[1].Why}, []*feeds.Decision{&joined.Decision, &merged})
		s.same("centre", list[0].Centre.Why, (*feeds.Decision)(nil))
	}},
	{"what items say is read by their ids", func(s suite) {
		s.known(laoCai)
		a, b := article(laoCai, "a"), article(laoCai, "b")
		s.met(laoCai, a, b)
		got, err := s.Wordings(s.ctx, []string{b.ID, uuid("nobody's id"), b.ID})
		s.must(err)
		s.same("wordings", got, map[string]storage.Wording{b.ID: {Title: b.Title, Summary: b.Summary, Content: b.Content}})
		got, err = s.Wordings(s.ctx, nil)
		s.must(err)
		s.same("of nothing", slices.Collect(maps.Keys(got)), none)
	}},
}
