package storagetest

import (
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// edited saves an item with other words; what remains of it is changed by how.
func (s suite) edited(src feeds.Source, it storage.Item, textChanged bool, at time.Time, how func(*storage.Item)) storage.Item {
	s.Helper()
	how(&it)
	p := poll(src)
	p.At = at
	p.Edited = []storage.Edit{{Item: it, TextChanged: textChanged}}
	s.must(s.SavePoll(s.ctx, p))
	return it
}

// past lists the titles of an item's superseded versions.
func (s suite) past(id string) (titles []string) {
	s.Helper()
	list, err := s.Versions(s.ctx, id, 50)
	s.must(err)
	for _, v := range list {
		titles = append(titles, v.Title)
	}
	return titles
}

// titled gives an item another title.
func titled(title string) func(*storage.Item) { return func(it *storage.Item) { it.Title = title } }

var versionPromises = []promise{
	{"a text that changes is kept as it was, with when it was in force", func(s suite) {
		s.known(laoCai)
		it := article(laoCai, "1")
		s.met(laoCai, it)
		s.settled(own(it, after(5)))
		second := s.edited(laoCai, it, true, after(10), titled("Hai"))
		s.edited(laoCai, second, true, after(20), titled("Ba"))
		list, err := s.Versions(s.ctx, "urn:uuid:"+it.ID, 2)
		s.must(err)
		words := func(it storage.Item) feeds.Item {
			return feeds.Item{URL: it.URL, Title: it.Title, Summary: it.Summary, Content: it.Content, Image: it.Image,
				Authors: it.Authors, Categories: it.Categories, Enclosures: it.Enclosures}
		}
		s.same("versions", list, []storage.Version{
			{Item: words(it), Number: 1, Since: monday, Until: after(10)},
			{Item: words(second), Number: 2, Since: after(10), Until: after(20)},
		})
	}},
	{"a trivial change, and one before the story is public, keep no version", func(s suite) {
		s.known(laoCai)
		it := article(laoCai, "1")
		s.met(laoCai, it)
		it = s.edited(laoCai, it, true, after(1), titled("Chưa đăng"))
		s.settled(own(it, after(5)))
		it = s.edited(laoCai, it, false, after(10), titled("Hai "))
		it = s.edited(laoCai, it, false, after(11), titled("Hai  "))
		s.same("after trivial ones", s.past(it.ID), none)
		s.edited(laoCai, it, true, after(20), titled("Ba"))
		s.same("after a real one", s.past(it.ID), []string{"Chưa đăng"})
	}},
	{"what the page of an article changes is a version too", func(s suite) {
		s.known(laoCai)
		it := article(laoCai, "1")
		p := poll(laoCai, it)
		p.Wants = []storage.Want{{Item: it.ID, Due: monday}}
		s.must(s.SavePoll(s.ctx, p))
		s.settled(own(it, after(5)))
		read := it
		read.Content = "<p>Toàn văn.</p>"
		s.must(s.SaveArticle(s.ctx, storage.ArticleRead{Item: read, At: after(6), TextChanged: true}))
		list, err := s.Versions(s.ctx, it.ID, 50)
		s.must(err)
		if len(list) != 1 || list[0].Content != it.Content || !list[0].Until.Equal(after(6)) {
			s.Errorf("versions: %+v", list)
		}
		s.same("what issued it", s.log(""), []string{it.Title, it.Title})
	}},
	{"a copy's text is nobody's version", func(s suite) {
		s.known(laoCai, sonLa)
		it, copied := article(laoCai, "1"), article(sonLa, "1")
		s.met(laoCai, it)
		s.met(sonLa, copied)
		s.settled(own(it, after(5)), joins(copied, it, after(6)))
		s.edited(sonLa, copied, true, after(10), titled("Hai"))
		s.same("of the copy", s.past(copied.ID), none)
		s.same("of the story", s.past(it.ID), none)
		s.same("changes", len(s.log("")), 1)
	}},
}
