package storagetest

import (
	"errors"
	"fmt"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// waiting is an undated item as a list has it, whose article's page is awaited
// for two hours.
func waiting(src feeds.Source, key string) storage.Item {
	it := article(src, key)
	it.Published, it.Print.Published, it.DateOrigin = never, never, feeds.DateNone
	it.Content, it.Ready = "", after(120)
	return it
}

// want asks for the pages of items, in their order.
func want(minutes int, items ...storage.Item) (list []storage.Want) {
	for i, it := range items {
		list = append(list, storage.Want{Item: it.ID, Due: after(minutes), Place: i})
	}
	return list
}

// wanted stores items whose pages are awaited.
func (s suite) wanted(src feeds.Source, items ...storage.Item) {
	s.Helper()
	p := poll(src, items...)
	p.Wants = want(0, items...)
	s.must(s.SavePoll(s.ctx, p))
}

// awaited lists the keys of the articles that are due some minutes after
// monday, with the number of vain tries.
func (s suite) awaited(minutes, ofSource int) (keys []string) {
	s.Helper()
	list, err := s.AwaitedArticles(s.ctx, after(minutes), ofSource)
	s.must(err)
	for _, a := range list {
		keys = append(keys, fmt.Sprintf("%s %d", a.Print.Key, a.Tries))
	}
	return keys
}

// read is what the page of an item gives some minutes after monday.
func read(it storage.Item, minutes int) storage.ArticleRead {
	it.Content = "<p>Toàn văn bài viết.</p>"
	it.Print.Text = digest(it.Content)
	it.Published, it.DateOrigin = after(-500), feeds.DateArticle
	return storage.ArticleRead{Item: it, At: after(minutes)}
}

func (s suite) failed(it storage.Item, minutes int, due time.Time) {
	s.Helper()
	s.must(s.FailArticle(s.ctx, storage.ArticleFailed{Item: it.ID, At: after(minutes), Due: due, Class: feeds.Timeout}))
}

var articlePromises = []promise{
	{"awaited articles come by source, newest first, so many of each", func(s suite) {
		s.known(laoCai, sonLa)
		a, b, c, d := waiting(laoCai, "a"), waiting(laoCai, "b"), waiting(laoCai, "c"), waiting(sonLa, "d")
		s.wanted(laoCai, b, a)
		s.wanted(sonLa, d)
		c.FirstSeen = after(10)
		s.wanted(laoCai, c)
		s.same("awaited", s.awaited(0, 9), []string{"c 0", "b 0", "a 0", "d 0"})
		s.same("two of a source", s.awaited(0, 2), []string{"c 0", "b 0", "d 0"})
		s.same("before they are due", s.awaited(-1, 9), none)
		paused := laoCai
		paused.State = feeds.Paused
		s.known(paused, sonLa)
		s.same("of active sources", s.awaited(0, 9), []string{"d 0"})
	}},
	{"an awaited article comes whole, as it is stored", func(s suite) {
		s.known(laoCai)
		it := waiting(laoCai, "1")
		it.Backlog = true
		s.wanted(laoCai, it)
		list, err := s.AwaitedArticles(s.ctx, monday, 9)
		s.must(err)
		s.same("awaited", list, []storage.Awaited{{Item: it}})
	}},
	{"an article that is read makes its item ready, dates it, and is not awaited again", func(s suite) {
		s.known(laoCai)
		it := waiting(laoCai, "1")
		s.wanted(laoCai, it)
		s.same("ready before", s.unsettled(119), none)
		a := read(it, 5)
		s.must(s.SaveArticle(s.ctx, a))
		s.same("ready", s.unsettled(5), []string{"lao-cai-tin-tuc 1"})
		s.same("awaited", s.awaited(600, 9), none)
		s.same("known text", s.print(laoCai.ID, it.ID).Text, a.Print.Text)

		p := poll(laoCai)
		p.Wants = want(10, it)
		s.must(s.SavePoll(s.ctx, p))
		s.same("awaited when it is listed again", s.awaited(600, 9), none)

		items, err := s.ReadArticles(s.ctx, []string{it.ID, uuid("nobody's id")})
		s.must(err)
		stored := a.Item
		stored.Ready, stored.Print.Published = after(5), a.Published
		s.same("read articles", items, map[string]storage.Item{it.ID: stored})
	}},
	{"reading an article leaves what its source's document says", func(s suite) {
		s.known(laoCai)
		it := waiting(laoCai, "1")
		s.wanted(laoCai, it)
		a := read(it, 5)
		a.Print.Whole, a.Print.Listed, a.Print.Address, a.Print.Key = "other", "other", "other", "other"
		s.must(s.SaveArticle(s.ctx, a))
		got := s.print(laoCai.ID, it.ID)
		s.same("known words", []string{got.Whole, got.Listed, got.Address, got.Key},
			[]string{it.Print.Whole, it.Print.Listed, it.Print.Address, it.Print.Key})
	}},
	{"the date of the list is kept, and that of a settled item", func(s suite) {
		s.known(laoCai)
		dated, settled := article(laoCai, "dated"), waiting(laoCai, "settled")
		s.wanted(laoCai, dated, settled)
		d := own(settled, after(121))
		d.Published, d.Origin = monday, feeds.DateFirstSeen
		s.settled(d)
		s.must(s.SaveArticle(s.ctx, read(dated, 5)))
		s.must(s.SaveArticle(s.ctx, read(settled, 125)))
		s.same("of the list", s.print(laoCai.ID, dated.ID).Published, dated.Published)
		got := s.story(settled.ID)
		s.same("settled", got.Centre.Published, monday)
		s.same("where it comes from", got.Centre.DateOrigin, feeds.DateFirstSeen)
		s.same("text", got.Centre.Content, "<p>Toàn văn bài viết.</p>")
		s.same("story's date", got.Updated, monday)
		late := read(settled, 130)
		late.TextChanged = true
		s.must(s.SaveArticle(s.ctx, late))
		s.same("story's date after a change", s.story(settled.ID).Updated, after(130))
	}},
	{"what fails is tried again when it is due, and given up makes ready", func(s suite) {
		s.known(laoCai)
		it := waiting(laoCai, "1")
		s.wanted(laoCai, it)
		s.failed(it, 1, after(20))
		s.same("awaited at once", s.awaited(19, 9), none)
		s.same("awaited later", s.awaited(20, 9), []string{"1 1"})
		s.same("ready", s.unsettled(119), none)
		s.failed(it, 20, never)
		s.same("awaited when given up", s.awaited(600, 9), none)
		s.same("ready when given up", s.unsettled(20), []string{"lao-cai-tin-tuc 1"})
		items, err := s.ReadArticles(s.ctx, []string{it.ID})
		s.must(err)
		s.same("read articles", items, map[string]storage.Item{})
	}},
	{"an article is wanted again after a change, and not earlier for it", func(s suite) {
		s.known(laoCai)
		pending, done, lost := waiting(laoCai, "1"), waiting(laoCai, "2"), waiting(laoCai, "3")
		s.wanted(laoCai, pending, done, lost)
		s.must(s.SaveArticle(s.ctx, read(done, 5)))
		s.failed(lost, 5, never)
		again := func(minutes int) {
			p := poll(laoCai)
			for _, w := range want(minutes, pending, done, lost) {
				w.Again = true
				p.Wants = append(p.Wants, w)
			}
			s.must(s.SavePoll(s.ctx, p))
		}
		again(60)
		s.same("at once", s.awaited(59, 9), []string{"1 0"})
		s.same("when it is due", s.awaited(60, 9), []string{"1 0", "2 0", "3 0"})
		list, err := s.AwaitedArticles(s.ctx, after(60), 9)
		s.must(err)
		s.same("when it was read", []time.Time{list[0].Read, list[1].Read, list[2].Read}, []time.Time{never, after(5), never})
		again(90)
		s.same("after a second change", s.awaited(60, 9), []string{"1 0", "3 0"})
	}},
	{"articles of nobody's items are refused", func(s suite) {
		s.known(laoCai)
		it := waiting(laoCai, "1")
		if err := s.SaveArticle(s.ctx, read(it, 5)); !errors.Is(err, storage.ErrNotFound) {
			s.Errorf("read: %v", err)
		}
		if err := s.FailArticle(s.ctx, storage.ArticleFailed{Item: it.ID, At: monday}); !errors.Is(err, storage.ErrNotFound) {
			s.Errorf("failed: %v", err)
		}
		p := poll(laoCai)
		p.Wants = want(0, it)
		if err := s.SavePoll(s.ctx, p); err == nil {
			s.Error("wanted")
		}
		s.met(laoCai, it)
		if err := s.SaveArticle(s.ctx, read(it, 5)); !errors.Is(err, storage.ErrNotFound) {
			s.Errorf("read and never wanted: %v", err)
		}
		s.same("text", s.print(laoCai.ID, it.ID).Text, it.Print.Text)
	}},
}

// print is what is known of an item that waits to be settled.
func (s suite) print(source, id string) feeds.Fingerprint {
	s.Helper()
	list, err := s.Unsettled(s.ctx, after(10_000), 0)
	s.must(err)
	for _, it := range list {
		if it.Print.Source == source && it.Print.ID == id {
			return it.Print
		}
	}
	s.Fatalf("item %s does not wait to be settled", id)
	return feeds.Fingerprint{}
}
