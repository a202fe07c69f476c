package storagetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

var pollPromises = []promise{
	{"a good poll stores what the source is like", func(s suite) {
		s.known(laoCai)
		s.claim(0)
		p := poll(laoCai, article(laoCai, "1"), article(laoCai, "2"))
		p.FeedURL = "https://lao-cai.example.vn/rss"
		p.Warnings = []feeds.Repair{{Code: feeds.RepairCharset, Before: "utf-16", After: "utf-8"}}
		p.Learned = `{"path":"body>ul>li>a"}`
		s.must(s.SavePoll(s.ctx, p))
		s.same("state", s.state(laoCai.ID), storage.SourceState{
			ID: laoCai.ID, Department: "lao-cai", URL: laoCai.URL, State: "active",
			Digest: p.Digest, FeedURL: p.FeedURL, ETag: p.ETag, LastModified: p.LastModified, BodyDigest: p.BodyDigest,
			DocumentItems: 2, Items: 2, Warnings: p.Warnings, Learned: p.Learned,
			Due: p.Due, FirstOK: monday, Polled: monday, OK: monday, New: monday,
		})
		s.same("claim cleared", s.claim(10), []string{laoCai.ID})

		next := storage.Poll{Source: laoCai.ID, At: after(10), Due: after(20), Digest: "settings 2", DocumentItems: 2}
		s.must(s.SavePoll(s.ctx, next))
		s.same("with nothing new", s.state(laoCai.ID), storage.SourceState{
			ID: laoCai.ID, Department: "lao-cai", URL: laoCai.URL, State: "active",
			Digest: "settings 2", DocumentItems: 2, Items: 2,
			Due: after(20), FirstOK: monday, Polled: after(10), OK: after(10), New: monday,
		})
	}},
	{"a source's pace is kept, and since when it leads to another address", func(s suite) {
		s.known(laoCai)
		visit := func(minutes int, moved string) storage.SourceState {
			p := poll(laoCai)
			p.At, p.MovedURL = after(minutes), moved
			p.Pace = storage.Pace{Gap: time.Duration(minutes) * time.Hour, TTL: time.Hour, SkipHours: []int{0, 23}, SkipDays: []time.Weekday{time.Sunday}}
			s.must(s.SavePoll(s.ctx, p))
			got := s.state(laoCai.ID)
			s.same("pace", got.Pace, p.Pace)
			s.same("address", got.MovedURL, moved)
			return got
		}
		s.same("nowhere", visit(1, "").MovedAt, never)
		s.same("at first", visit(2, "https://a.example.vn/").MovedAt, after(2))
		s.same("again", visit(3, "https://a.example.vn/").MovedAt, after(2))
		s.same("elsewhere", visit(4, "https://b.example.vn/").MovedAt, after(4))
		s.must(s.Rest(s.ctx, []storage.Quiet{{Source: laoCai.ID, At: after(5), Due: after(6)}}))
		s.same("after an unchanged poll", s.state(laoCai.ID).MovedAt, after(4))
		s.same("back home", visit(7, "").MovedAt, never)
	}},
	{"a failed poll counts, and leaves what is known", func(s suite) {
		s.known(laoCai)
		s.met(laoCai, article(laoCai, "1"))
		want := s.state(laoCai.ID)
		s.claim(10)
		fail := func(minutes int, c feeds.Class, status int) {
			s.must(s.SavePoll(s.ctx, storage.Poll{
				Source: laoCai.ID, At: after(minutes), Due: after(minutes + 1), FeedURL: "https://found.example.vn/", Learned: "{}",
				Problem: &feeds.Problem{Class: c, Detail: "máy chủ bận", Status: status, Err: errors.New("lost")},
			}))
		}
		fail(11, feeds.Timeout, 0)
		fail(21, feeds.ServerError, 502)
		want.FeedURL, want.Due, want.Polled = "https://found.example.vn/", after(22), after(21)
		want.Failures, want.FailingSince = 2, after(11)
		want.Problem = &feeds.Problem{Class: feeds.ServerError, Detail: "máy chủ bận", Status: 502}
		s.same("state", s.state(laoCai.ID), want)
		s.same("claim cleared", s.claim(22), []string{laoCai.ID})

		good := poll(laoCai)
		good.At = after(31)
		s.must(s.SavePoll(s.ctx, good))
		got := s.state(laoCai.ID)
		if got.Failures != 0 || got.Problem != nil || !got.FailingSince.IsZero() || !got.FirstOK.Equal(monday) {
			s.Errorf("after a good poll: %+v", got)
		}
	}},
	{"validators of an address that is given up are not for the one asked instead", func(s suite) {
		s.known(laoCai, laiChau)
		feed, moved := poll(laoCai), poll(laiChau)
		feed.FeedURL, moved.MovedURL = laoCai.URL+"/rss", "https://moi.example.vn/"
		for _, p := range []storage.Poll{feed, moved} {
			s.must(s.SavePoll(s.ctx, p))
			p.Problem = &feeds.Problem{Class: feeds.Timeout}
			s.must(s.SavePoll(s.ctx, p))
			if got := s.state(p.Source); got.Digest != p.Digest {
				s.Errorf("while it is kept: %+v", got)
			}
			p.Problem, p.FeedURL, p.MovedURL = &feeds.Problem{Class: feeds.NotFound, Status: 404}, "", ""
			s.must(s.SavePoll(s.ctx, p))
			if got := s.state(p.Source); got.Digest == p.Digest {
				s.Errorf("given up: %+v", got)
			}
		}
	}},
	{"a source that fails from the start was never read", func(s suite) {
		s.known(laoCai)
		p := poll(laoCai)
		p.Problem = &feeds.Problem{Class: feeds.NoHost}
		s.must(s.SavePoll(s.ctx, p))
		got := s.state(laoCai.ID)
		if !got.FirstOK.IsZero() || !got.OK.IsZero() || got.ETag != "" || !got.FailingSince.Equal(monday) {
			s.Errorf("state: %+v", got)
		}
	}},
	{"a poll of a source that is not stored is refused", func(s suite) {
		if err := s.SavePoll(s.ctx, poll(laoCai)); !errors.Is(err, storage.ErrNotFound) {
			s.Errorf("good poll: %v", err)
		}
		p := poll(laoCai)
		p.Problem = &feeds.Problem{Class: feeds.NoHost}
		if err := s.SavePoll(s.ctx, p); !errors.Is(err, storage.ErrNotFound) {
			s.Errorf("failed poll: %v", err)
		}
	}},
	{"items come back as they were stored", func(s suite) {
		s.known(laoCai)
		full, bare := article(laoCai, "1"), storage.Item{}
		full.Title = "Chợ tình Sa Pa: “ăn” & <chơi> 'đêm' 100% \u0301 🎉"
		full.Content = strings.Repeat("<p>Ruộng bậc thang Mù Cang Chải</p>", 30_000)
		full.Updated = after(-30)
		bare.Print = feeds.Fingerprint{ID: uuid("bare"), Source: laoCai.ID, Key: "bare"}
		s.met(laoCai, full, bare)
		bare.Published = after(-90)
		s.settled(own(full, monday), own(bareAs(bare, laoCai), monday))
		got := s.story(full.ID)
		want := full.Telling
		s.same("full item", got.Centre, want)
		got = s.story(bare.Print.ID)
		s.same("bare item", got.Centre, feeds.Telling{
			ID: bare.Print.ID, Source: laoCai.ID, Department: "lao-cai", FirstSeen: monday,
			Item: feeds.Item{Published: after(-90)},
		})
	}},
	{"a poll saved twice is there once", func(s suite) {
		s.known(laoCai)
		p := poll(laoCai, article(laoCai, "1"), article(laoCai, "2"))
		p.Aliases = map[string][]feeds.Alias{p.Fresh[0].ID: {{Name: "u:/1", Strong: true}}}
		s.must(s.SavePoll(s.ctx, p))
		s.settled(own(p.Fresh[0], monday))
		p.Fresh[0].Title, p.Fresh[0].Print.Title = "Tựa khác", digest("Tựa khác")
		p.Fresh = append(p.Fresh, article(laoCai, "3"))
		s.must(s.SavePoll(s.ctx, p))
		if n := s.state(laoCai.ID).Items; n != 3 {
			s.Errorf("%d items are counted, not 3", n)
		}
		s.same("what was stored first", s.story(p.Fresh[0].ID).Centre.Title, article(laoCai, "1").Title)
		s.same("ledger", s.names(laoCai.ID, "u:/1"), map[string][]string{"u:/1": {p.Fresh[0].ID}})
	}},
	{"a poll that cannot be stored whole is not stored at all", func(s suite) {
		s.known(laoCai)
		want := s.state(laoCai.ID)
		p := poll(laoCai, article(laoCai, "1"))
		p.Aliases = map[string][]feeds.Alias{
			p.Fresh[0].ID:       {{Name: "u:/1", Strong: true}},
			uuid("nobody's id"): {{Name: "u:/2", Strong: true}},
		}
		if err := s.SavePoll(s.ctx, p); err == nil {
			s.Fatal("a name of an unknown item was stored")
		}
		p = poll(laoCai, article(laoCai, "1"))
		p.Edited = []storage.Edit{{Item: article(laoCai, "unknown")}}
		if err := s.SavePoll(s.ctx, p); !errors.Is(err, storage.ErrNotFound) {
			s.Errorf("edit of an unknown item: %v", err)
		}
		s.same("state", s.state(laoCai.ID), want)
		s.same("unsettled", s.unsettled(0), none)
		s.same("ledger", s.names(laoCai.ID, "u:/1"), map[string][]string{})
	}},
	{"an edit replaces the words, and moves the story's date only if the text changed", func(s suite) {
		s.known(laoCai)
		it := article(laoCai, "1")
		s.met(laoCai, it)
		s.settled(own(it, monday))
		edit := func(minutes int, title string, textChanged bool) {
			e := article(laoCai, "1")
			e.Title, e.URL, e.Print.Address = title, "https://moi.example.vn/1", "moi.example.vn/1"
			e.Published, e.DateOrigin = after(-10), feeds.DateAddress
			p := poll(laoCai)
			p.At, p.Edited = after(minutes), []storage.Edit{{Item: e, TextChanged: textChanged}}
			s.must(s.SavePoll(s.ctx, p))
		}
		edit(20, "Tựa gọn hơn", false)
		got := s.story(it.ID)
		s.same("title", got.Centre.Title, "Tựa gọn hơn")
		s.same("address", got.Centre.URL, "https://moi.example.vn/1")
		s.same("story's date", got.Updated, it.Published)
		edit(30, "Tựa đúng", true)
		got = s.story(it.ID)
		s.same("title", got.Centre.Title, "Tựa đúng")
		s.same("story's date", got.Updated, after(30))
		s.same("item's date", got.Centre.Updated, after(30))
		s.same("settled date", got.Centre.Published, it.Published)
		s.same("where it comes from", got.Centre.DateOrigin, it.DateOrigin)
		s.same("first met", got.Centre.FirstSeen, monday)
		list, err := s.FindByAddress(s.ctx, "moi.example.vn/1")
		s.must(err)
		if len(list) != 1 || list[0].Key != "1" || list[0].Story != it.ID {
			s.Errorf("at the new address: %+v", list)
		}
	}},
	{"a story's date never goes back", func(s suite) {
		s.known(laoCai)
		it := article(laoCai, "1")
		s.met(laoCai, it)
		d := own(it, monday)
		d.Published = after(60)
		s.settled(d)
		p := poll(laoCai)
		p.At, p.Edited = after(30), []storage.Edit{{Item: it, TextChanged: true}}
		s.must(s.SavePoll(s.ctx, p))
		s.same("story's date", s.story(it.ID).Updated, after(60))
	}},
	{"an edited copy does not move the story that it joined", func(s suite) {
		s.known(laoCai, sonLa)
		it, copied := article(laoCai, "1"), article(sonLa, "9")
		s.met(laoCai, it)
		s.met(sonLa, copied)
		s.settled(own(it, monday), joins(copied, it, monday))
		p := poll(sonLa)
		p.At, p.Edited = after(20), []storage.Edit{{Item: copied, TextChanged: true}}
		s.must(s.SavePoll(s.ctx, p))
		got := s.story(it.ID)
		s.same("story's date", got.Updated, it.Published)
		s.same("copy's date", got.Also[0].Updated, after(20))
	}},
	{"an item that waits takes its date and readiness from an edit", func(s suite) {
		s.known(laoCai)
		it := article(laoCai, "1")
		it.Published, it.DateOrigin, it.Ready = never, feeds.DateNone, after(120)
		s.met(laoCai, it)
		s.same("ready before", s.unsettled(0), none)
		edit := func(ready time.Time) storage.Item {
			e := article(laoCai, "1")
			e.Ready = ready
			p := poll(laoCai)
			p.Edited = []storage.Edit{{Item: e}}
			s.must(s.SavePoll(s.ctx, p))
			return e
		}
		edit(never)
		s.same("ready after an edit that does not say when", s.unsettled(119), none)
		read := edit(after(5))
		list, err := s.Unsettled(s.ctx, after(5), 0)
		s.must(err)
		if len(list) != 1 || !list[0].Published.Equal(read.Published) || list[0].DateOrigin != feeds.DateStated {
			s.Errorf("unsettled: %+v", list)
		}
	}},
	{"a poll whose context has ended stores nothing and breaks nothing", func(s suite) {
		s.known(laoCai)
		want := s.state(laoCai.ID)
		ctx, cancel := context.WithCancel(s.ctx)
		cancel()
		if err := s.SavePoll(ctx, poll(laoCai, article(laoCai, "1"))); !errors.Is(err, context.Canceled) {
			s.Errorf("error: %v", err)
		}
		s.same("state", s.state(laoCai.ID), want)
		s.met(laoCai, article(laoCai, "1"))
	}},
	{"a poll that is stopped half way is not stored, and says why", func(s suite) {
		s.known(laoCai)
		want := s.state(laoCai.ID)
		p := poll(laoCai)
		for i := range 5000 {
			p.Fresh = append(p.Fresh, article(laoCai, fmt.Sprint(i)))
		}
		ctx, cancel := context.WithTimeout(s.ctx, 20*time.Millisecond)
		defer cancel()
		if err := s.SavePoll(ctx, p); !errors.Is(err, context.DeadlineExceeded) {
			s.Errorf("error: %v", err)
		}
		s.same("state", s.state(laoCai.ID), want)
		s.same("unsettled", s.unsettled(0), none)
	}},
}

// bareAs fills in what own needs of an item that names itself only in its
// fingerprint.
func bareAs(it storage.Item, src feeds.Source) storage.Item {
	it.ID, it.Source, it.Department = it.Print.ID, src.ID, src.Department
	return it
}

// unsettled lists the keys of the items that may be settled some minutes
// after monday.
func (s suite) unsettled(minutes int) (keys []string) {
	s.Helper()
	list, err := s.Unsettled(s.ctx, after(minutes), 0)
	s.must(err)
	for _, it := range list {
		keys = append(keys, it.Print.Source+" "+it.Print.Key)
	}
	return keys
}

// names looks names up in the ledger of a source, and returns the items' ids.
func (s suite) names(source string, names ...string) map[string][]string {
	s.Helper()
	ledger, err := s.Ledger(s.ctx, source, names)
	s.must(err)
	found := map[string][]string{}
	for name, prints := range ledger {
		for _, f := range prints {
			found[name] = append(found[name], f.ID)
		}
	}
	return found
}
