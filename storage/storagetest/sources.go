package storagetest

import (
	"sync"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

var (
	laoCai  = source("lao-cai", "tin-tuc")
	laiChau = source("lai-chau", "tin-tuc")
	sonLa   = source("son-la", "tong-hop")
)

var sourcePromises = []promise{
	{"a new source is due at once and nothing is known of it", func(s suite) {
		s.known(laoCai)
		s.same("state", s.state(laoCai.ID), storage.SourceState{
			ID: laoCai.ID, Department: "lao-cai", URL: laoCai.URL, State: "active", Due: monday,
		})
	}},
	{"changed settings change what they say and nothing else", func(s suite) {
		s.known(laoCai)
		s.met(laoCai, article(laoCai, "1"))
		want := s.state(laoCai.ID)
		moved := laoCai
		moved.URL, moved.Department, moved.State = "https://moi.example.vn/", "tuyen-quang", feeds.Paused
		s.must(s.Sync(s.ctx, []feeds.Source{moved}, after(60)))
		want.URL, want.Department, want.State = moved.URL, moved.Department, "paused"
		want.Due = after(60) // nobody knows the new address yet
		s.same("state", s.state(laoCai.ID), want)
	}},
	{"a source with another address forgets where the old one led", func(s suite) {
		s.known(laoCai)
		p := poll(laoCai, article(laoCai, "1"))
		p.FeedURL, p.MovedURL, p.DateOrder = laoCai.URL+"/rss", "https://khac.example.vn/", feeds.MonthFirst
		p.Pace = storage.Pace{Gap: time.Hour}
		s.must(s.SavePoll(s.ctx, p))
		paused := laoCai
		paused.State = feeds.Paused
		s.known(paused)
		if got := s.state(laoCai.ID); got.FeedURL != p.FeedURL || got.MovedURL != p.MovedURL || got.MovedAt != monday || got.DateOrder == "" || got.Pace.Gap == 0 {
			s.Errorf("at the same address: %+v", got)
		}
		elsewhere := laoCai
		elsewhere.URL = "https://moi.example.vn/"
		s.known(elsewhere)
		if got := s.state(laoCai.ID); got.FeedURL != "" || got.MovedURL != "" || !got.MovedAt.IsZero() || got.DateOrder != "" || got.Pace.Gap != 0 {
			s.Errorf("at another address: %+v", got)
		}
	}},
	{"a source that is named no longer is removed, and comes back with all it had", func(s suite) {
		s.known(laoCai, laiChau)
		s.met(laoCai, article(laoCai, "1"))
		want := s.state(laoCai.ID)
		s.known(laiChau)
		if got := s.state(laoCai.ID).State; got != storage.Removed {
			s.Errorf("state is %q", got)
		}
		s.known(laiChau, laoCai)
		s.same("state", s.state(laoCai.ID), want)
	}},
	{"a claim takes what is active and due, longest waiting first", func(s suite) {
		paused, archive, dead, removed := source("a", "paused"), source("a", "archive"), source("a", "dead"), source("a", "removed")
		s.must(s.Sync(s.ctx, []feeds.Source{removed}, monday))
		paused.State, archive.State, dead.State = feeds.Paused, feeds.Archive, feeds.Dead
		s.known(laoCai, laiChau, sonLa, paused, archive, dead)
		s.met(laoCai)
		s.must(s.Wake(s.ctx, []string{sonLa.ID}, after(-5)))
		s.same("claimed", s.claim(0), []string{sonLa.ID, laiChau.ID})
		s.same("claimed later", s.claim(10), []string{laoCai.ID})
	}},
	{"a claimed source is claimed again only when its time is over", func(s suite) {
		s.known(laoCai)
		s.same("at first", s.claim(0), []string{laoCai.ID})
		s.same("before the claim is over", s.claim(29), none)
		s.same("after it", s.claim(30), []string{laoCai.ID})
	}},
	{"many who claim at once get every source once", func(s suite) {
		var all []feeds.Source
		for _, d := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
			all = append(all, source(d, "1"), source(d, "2"), source(d, "3"))
		}
		s.known(all...)
		var mu sync.Mutex
		var claimers sync.WaitGroup
		times := map[string]int{}
		for range 8 {
			claimers.Go(func() {
				got, err := s.Claim(s.ctx, monday, after(30))
				if err != nil {
					s.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				for _, st := range got {
					times[st.ID]++
				}
			})
		}
		claimers.Wait()
		for _, src := range all {
			if times[src.ID] != 1 {
				s.Errorf("%s was claimed %d times", src.ID, times[src.ID])
			}
		}
	}},
	{"a source claimed by name need not be due, nor active", func(s suite) {
		paused, archive, dead, removed := source("a", "paused"), source("a", "archive"), source("a", "dead"), source("a", "removed")
		s.must(s.Sync(s.ctx, []feeds.Source{removed}, monday))
		paused.State, archive.State, dead.State = feeds.Paused, feeds.Archive, feeds.Dead
		s.known(laoCai, laiChau, paused, archive, dead)
		s.met(laoCai)
		named := []string{laoCai.ID, paused.ID, archive.ID, dead.ID, removed.ID, "never-named"}
		got, err := s.ClaimNamed(s.ctx, named, monday, after(30))
		s.must(err)
		s.same("claimed", ids(got), []string{paused.ID, laoCai.ID})
		got, err = s.ClaimNamed(s.ctx, named, after(1), after(30))
		s.must(err)
		s.same("claimed twice", ids(got), none)
	}},
	{"what is given back is due as before", func(s suite) {
		s.known(laoCai, laiChau)
		s.claim(0)
		want := s.state(laoCai.ID)
		s.must(s.Unclaim(s.ctx, []string{laoCai.ID}))
		s.same("state", s.state(laoCai.ID), want)
		s.same("claimed", s.claim(1), []string{laoCai.ID})
		s.must(s.ReleaseAll(s.ctx))
		s.same("all given back", s.claim(2), []string{laiChau.ID, laoCai.ID})
	}},
	{"a source whose settings changed is due at once and has no failures", func(s suite) {
		s.known(laoCai, laiChau)
		failing := poll(laoCai)
		failing.Problem = &feeds.Problem{Class: feeds.Timeout}
		s.must(s.SavePoll(s.ctx, failing))
		s.met(laiChau)
		left := s.state(laiChau.ID)
		s.must(s.Wake(s.ctx, []string{laoCai.ID}, after(1)))
		got := s.state(laoCai.ID)
		if got.Failures != 0 || got.Problem != nil || !got.FailingSince.IsZero() || !got.Due.Equal(after(1)) {
			s.Errorf("after waking: %+v", got)
		}
		s.same("other source", s.state(laiChau.ID), left)
	}},
	{"unchanged polls keep everything but the times", func(s suite) {
		s.known(laoCai, laiChau, sonLa)
		s.met(laoCai, article(laoCai, "1"))
		s.met(laiChau)
		s.met(sonLa)
		failing := poll(laoCai)
		failing.Problem, failing.At = &feeds.Problem{Class: feeds.BadStatus, Detail: "hỏng", Status: 418}, after(5)
		s.must(s.SavePoll(s.ctx, failing))
		wantA, wantB, wantC := s.state(laoCai.ID), s.state(laiChau.ID), s.state(sonLa.ID)
		s.claim(10)
		s.must(s.Rest(s.ctx, []storage.Quiet{
			{Source: laoCai.ID, At: after(11), Due: after(12)},
			{Source: laiChau.ID, At: after(11), Due: after(99), ETag: `"2"`, SetValidators: true},
		}))
		wantA.Polled, wantA.OK, wantA.Due = after(11), after(11), after(12)
		wantA.Failures, wantA.Problem, wantA.FailingSince = 0, nil, never
		wantB.Polled, wantB.OK, wantB.Due = after(11), after(11), after(99)
		wantB.ETag, wantB.LastModified = `"2"`, ""
		s.same("validators kept", s.state(laoCai.ID), wantA)
		s.same("validators replaced", s.state(laiChau.ID), wantB)
		s.same("not among them", s.state(sonLa.ID), wantC)
		s.same("claims cleared", s.claim(12), []string{laoCai.ID})
	}},
}

// claim claims what is due some minutes after monday, for half an hour.
func (s suite) claim(minutes int) []string {
	s.Helper()
	got, err := s.Claim(s.ctx, after(minutes), after(minutes+30))
	s.must(err)
	return ids(got)
}

func ids(list []storage.SourceState) (ids []string) {
	for _, st := range list {
		ids = append(ids, st.ID)
	}
	return ids
}
