package storagetest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"bantin/feeds"
	"bantin/feeds/vietnamese"
	"bantin/storage"
)

// words are phrases of one word each, or of several that a hyphen joins.
func words(text string) (list []storage.Phrase) {
	for part := range strings.FieldsSeq(text) {
		list = append(list, slices.Collect(vietnamese.Words(part)))
	}
	return list
}

// search returns the centres of what is found.
func (s suite) search(q storage.Query) []string {
	s.Helper()
	if q.Limit == 0 {
		q.Limit = 50
	}
	found, err := s.Search(s.ctx, q)
	s.must(err)
	if found.Partial || found.More {
		s.Errorf("partial %v, more %v", found.Partial, found.More)
	}
	var ids []string
	for _, st := range found.Stories {
		ids = append(ids, st.Centre.ID)
	}
	if found.Total != len(ids) {
		s.Errorf("%d in all, and %d of them", found.Total, len(ids))
	}
	return ids
}

// finds is search for words in their order of arrival.
func (s suite) finds(text string) []string {
	s.Helper()
	return s.search(storage.Query{All: words(text)})
}

// saying is an article of Lào Cai with a title and a text of its own.
func saying(key, title, text string) storage.Item {
	it := article(laoCai, key)
	it.Title, it.Summary, it.Content = title, "", "<p>"+text+"</p>"
	return it
}

// indexedSome lets stories be indexed, at most so many: how many were, and how many
// wait still.
func (s suite) indexedSome(most int) [2]int {
	s.Helper()
	n, err := s.IndexSome(s.ctx, most)
	s.must(err)
	left, err := s.Unindexed(s.ctx)
	s.must(err)
	return [2]int{n, left}
}

var searchPromises = []promise{
	{"words are found with the marks that they are asked with, or with any", func(s suite) {
		s.known(laoCai)
		a := saying("1", "Lễ hội hoa ban", "Điện Biên mở hội.")
		b := saying("2", "Lệ phí mới", "Hội nghị bàn về lệ phí tham quan, hơi nhiều ý kiến.")
		c := saying("3", "Ban lệnh", "Kỷ niệm ngày hòa bình 18/11.")
		s.met(laoCai, a, b, c)
		s.settled(own(a, after(1)), own(b, after(2)), own(c, after(3)))
		for text, want := range map[string][]string{
			"le":         {b.ID, a.ID},
			"lễ":         {a.ID},
			"lệ":         {b.ID},
			"LỄ HỘI":     {a.ID},
			"lễ hoi":     {a.ID},
			"le-hoi":     {a.ID},
			"lễ-hội":     {a.ID},
			"hoi-le":     none,
			"lệ hội":     {b.ID},
			"lệ-hội":     none,
			"hoi":        {b.ID, a.ID},
			"hơi":        {b.ID},
			"dien bien":  {a.ID},
			"điện":       {a.ID},
			"kỉ hoà":     {c.ID},
			"18/11":      {c.ID},
			"18-11":      {c.ID},
			"11-18":      none,
			"lenh":       {c.ID},
			"le phi nay": none,
			"and":        none,
		} {
			s.same(text, s.finds(text), want)
		}
		s.same("without a word", s.search(storage.Query{All: words("le"), None: words("phi")}), []string{a.ID})
		s.same("without a word with marks", s.search(storage.Query{All: words("hoi"), None: words("lễ")}), []string{b.ID})
		s.same("without one that has other marks", s.search(storage.Query{All: words("hoi"), None: words("lể")}), []string{b.ID, a.ID})
		s.same("without a phrase", s.search(storage.Query{All: words("hoi"), None: words("le-hoi")}), []string{b.ID})
		s.same("only without", s.search(storage.Query{None: words("lệ")}), []string{c.ID, a.ID})
		s.same("only without, bare", s.search(storage.Query{None: words("le")}), []string{c.ID})
		s.same("everything", s.search(storage.Query{}), []string{c.ID, b.ID, a.ID})
		s.same("the title counts more", s.search(storage.Query{All: words("hoi"), Order: storage.Fitting}), []string{a.ID, b.ID})
		s.same("and nothing else does", s.search(storage.Query{Order: storage.Fitting}), []string{c.ID, b.ID, a.ID})
	}},
	{"a story is found by any of its tellings, once", func(s suite) {
		s.known(laoCai, sonLa)
		a, copied := saying("1", "Xòe Thái", "Múa xòe."), article(sonLa, "1")
		copied.Title, copied.Summary, copied.Content = "Nghệ thuật xòe", "Được ghi danh.", "<p>Ở Mường La.</p>"
		s.met(laoCai, a)
		s.met(sonLa, copied)
		s.settled(own(a, after(1)))
		s.same("before it joined", s.finds("muong la"), none)
		s.settled(joins(copied, a, after(2)))
		for _, text := range []string{"xoe", "múa", "mường la", "ghi danh", "nghệ-thuật", "mua muong"} {
			s.same(text, s.finds(text), []string{a.ID})
		}
		in := func(selections ...string) []string {
			return s.search(storage.Query{All: words("xòe"), Selections: selections})
		}
		s.same("under one department", in("department:lao-cai"), []string{a.ID})
		s.same("under the other one", in("department:son-la"), []string{a.ID})
		s.same("under both", in("department:son-la", "department:lao-cai"), []string{a.ID})
		s.same("under none of its own", in("department:cao-bang"), none)
		s.must(s.Split(s.ctx, copied.ID, own(copied, after(5))))
		s.same("its own words after a split", s.finds("mường la"), []string{copied.ID})
		s.same("the other's words after a split", s.finds("múa"), []string{a.ID})
		s.same("under the department that it left", in("department:son-la"), []string{copied.ID})
		s.must(s.Merge(s.ctx, a.ID, copied.ID, after(9)))
		s.same("after a merge", s.finds("múa mường"), []string{a.ID})
	}},
	{"a hidden story is not found", func(s suite) {
		a, b, c := s.three()
		s.same("before", s.finds("lễ hội"), []string{c.ID, b.ID, a.ID})
		s.must(s.Hide(s.ctx, []string{b.ID}))
		s.same("after", s.finds("lễ hội"), []string{c.ID, a.ID})
		s.same("in its department", s.search(storage.Query{Selections: []string{"department:lai-chau"}}), none)
		late := article(laiChau, "2")
		s.met(laiChau, late)
		s.settled(joins(late, b, after(20)))
		s.same("after something joined it", s.finds("lễ hội"), []string{c.ID, a.ID})
	}},
	{"a story is found by the words that it has now", func(s suite) {
		s.known(laoCai)
		it := saying("1", "Chợ phiên", "Sáng nay.")
		s.met(laoCai, it)
		s.same("while it waits", s.finds("chợ"), none)
		s.settled(own(it, after(1)))
		it.Title, it.Content = "Phiên họp", "<p>Chiều nay.</p>"
		p := poll(laoCai)
		p.Edited = []storage.Edit{{Item: it, TextChanged: true}}
		s.must(s.SavePoll(s.ctx, p))
		s.same("an old word", s.finds("chợ"), none)
		s.same("a new word", s.finds("họp"), []string{it.ID})
		p.Fresh, p.Edited, p.Wants = nil, nil, []storage.Want{{Item: it.ID, Due: after(2)}}
		s.must(s.SavePoll(s.ctx, p))
		it.Content = "<p>Chiều nay, tại Mường Hum.</p>"
		s.must(s.SaveArticle(s.ctx, storage.ArticleRead{Item: it, At: after(3), TextChanged: true}))
		s.same("a word of the article", s.finds("mường hum"), []string{it.ID})
	}},
	{"what is found is bounded by when it arrived, and comes in parts", func(s suite) {
		s.known(laoCai)
		var want []string
		for i := range 40 {
			it := saying(fmt.Sprint(i), "Tin số "+fmt.Sprint(i), "Nội dung.")
			s.met(laoCai, it)
			s.settled(own(it, after(7*i)))
			want = append(want, it.ID)
		}
		slices.Reverse(want)
		s.same("all", s.finds("tin"), want)
		s.same("from", s.search(storage.Query{All: words("tin"), From: after(7 * 30)}), want[:10])
		s.same("until", s.search(storage.Query{All: words("nội"), Until: after(7 * 10)}), want[30:])
		s.same("between", s.search(storage.Query{From: after(7 * 10), Until: after(7 * 30)}), want[10:30])
		s.same("the wrong way round", s.search(storage.Query{From: after(70), Until: after(7)}), none)
		s.same("beyond all numbers", s.search(storage.Query{From: after(0).AddDate(5000, 0, 0)}), none)
		found, err := s.Search(s.ctx, storage.Query{All: words("tin"), After: 35, Limit: 25})
		s.must(err)
		s.same("the last part", len(found.Stories), 5)
		s.same("of how many", found.Total, 40)
		s.same("after the last part", s.total(storage.Query{After: 99, Limit: 25}), 40)
	}},
	{"a thousand stories of one minute are all found, and more are told of", func(s suite) {
		s.known(laoCai)
		var items []storage.Item
		var settled []storage.Settled
		for i := range storage.MostFound + 200 {
			it := saying(fmt.Sprint(i), "Tin cũ", "Nội dung.")
			items, settled = append(items, it), append(settled, own(it, monday))
		}
		s.met(laoCai, items...)
		s.settled(settled[:storage.MostFound-1]...)
		s.same("so many", len(s.search(storage.Query{All: words("tin cũ"), Limit: 2000})), storage.MostFound-1)
		s.same("on the day before", len(s.search(storage.Query{Until: monday.Add(-time.Minute), Limit: 2000})), 0)
		s.settled(settled...)
		found, err := s.Search(s.ctx, storage.Query{All: words("tin"), Limit: 2000})
		s.must(err)
		s.same("more than are returned", [2]any{found.Total, found.More}, [2]any{storage.MostFound, true})
	}},
	{"what was stored without an index is indexed in parts, the newest first", func(s suite) {
		a, b, c := s.three()
		s.Index.Version += " made anew"
		prepared := func() bool {
			ready, err := s.IndexPrepared(s.ctx)
			s.must(err)
			return ready
		}
		s.same("prepared at first", prepared(), false)
		s.must(s.PrepareIndex(s.ctx))
		s.same("prepared", prepared(), true)
		found, err := s.Search(s.ctx, storage.Query{Limit: 10})
		s.must(err)
		s.same("before", [2]any{found.Total, found.Partial}, [2]any{0, true})
		s.same("indexed", s.indexedSome(2), [2]int{2, 1})
		found, err = s.Search(s.ctx, storage.Query{All: words("hội"), Limit: 10})
		s.must(err)
		s.same("so far", [2]any{found.Stories[0].Centre.ID, found.Total}, [2]any{c.ID, 2})
		s.must(s.PrepareIndex(s.ctx)) // as at another start
		s.same("indexed in the end", s.indexedSome(2), [2]int{1, 0})
		s.same("all", s.finds("hội"), []string{c.ID, b.ID, a.ID})
	}},
	{"stories that were filed all at once are found there when their turn has come", func(s suite) {
		a, b, c := s.three()
		everywhere := func(storage.Label) []string { return []string{"department:lao-cai", "topic:a"} }
		_, done, err := s.FileNext(s.ctx, "one", 10, monday, everywhere)
		s.must(err)
		s.same("filed", done, true)
		found, err := s.Search(s.ctx, storage.Query{All: words("hội"), Selections: []string{"topic:a"}, Limit: 10})
		s.must(err)
		s.same("before", [2]any{found.Total, found.Partial}, [2]any{0, true})
		s.same("indexed", s.indexedSome(1), [2]int{1, 2})
		found, err = s.Search(s.ctx, storage.Query{Selections: []string{"topic:a"}, Limit: 10})
		s.must(err)
		s.same("the newest first", found.Stories[0].Centre.ID, c.ID)
		s.same("indexed in the end", s.indexedSome(10), [2]int{2, 0})
		s.same("all", s.search(storage.Query{All: words("hội"), Selections: []string{"topic:a"}}), []string{c.ID, b.ID, a.ID})
	}},
	{"what was pruned is found by what is left of it", func(s suite) {
		brief := laoCai
		brief.Content = feeds.SummaryOnly
		s.known(brief)
		it := saying("1", "Chợ phiên", "Ở Bắc Hà.")
		s.met(brief, it)
		s.settled(own(it, after(1)))
		s.same("by its text, before", s.finds("bắc hà"), []string{it.ID})
		n, err := s.Prune(s.ctx, after(60))
		s.must(err)
		s.same("pruned", n, 1)
		_, err = s.IndexSome(s.ctx, 10)
		s.must(err)
		s.same("by its title", s.finds("chợ"), []string{it.ID})
		s.same("by its text", s.finds("bắc hà"), none)
	}},
}

// total is how many stories a query finds.
func (s suite) total(q storage.Query) int {
	s.Helper()
	found, err := s.Search(s.ctx, q)
	s.must(err)
	return found.Total
}
