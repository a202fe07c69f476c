package storagetest

import (
	"fmt"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// told is an event of a source.
func told(source, state string, at int) storage.Event {
	text := feeds.Text{VI: "Đã đổi thành " + state, EN: "Now " + state}
	return storage.Event{Source: source, State: state, Was: "ok", Since: after(at - 5), Told: after(at), Title: text, What: text, Next: text}
}

var healthPromises = []promise{
	{"what staff know of sources is kept, with what they were told", func(s suite) {
		s.known(laoCai, laiChau)
		failing := storage.Watch{State: "failing", Since: after(1), Next: "ok", NextSince: after(9)}
		s.must(s.SaveWatches(s.ctx, map[string]storage.Watch{laoCai.ID: {State: "ok", Since: monday}, laiChau.ID: {State: "ok", Since: monday}}, nil))
		s.must(s.SaveWatches(s.ctx, map[string]storage.Watch{laoCai.ID: failing}, []storage.Event{told(laoCai.ID, "failing", 6), told("", "settings", 7)}))
		watches, err := s.Watches(s.ctx)
		s.must(err)
		s.same("watches", watches, map[string]storage.Watch{laoCai.ID: failing, laiChau.ID: {State: "ok", Since: monday}})
		s.must(s.SaveWatches(s.ctx, nil, []storage.Event{told(laoCai.ID, "ok", 8)}))
		want := []storage.Event{told(laoCai.ID, "ok", 8), told("", "settings", 7), told(laoCai.ID, "failing", 6)}
		for i := range want {
			want[i].Number = int64(3 - i)
		}
		events, err := s.Events(s.ctx, 0, 10)
		s.must(err)
		s.same("events", events, want)
		events, err = s.Events(s.ctx, 1, 1)
		s.must(err)
		s.same("the latest event", events, want[:1])
		for source, last := range map[string]storage.Event{laoCai.ID: want[0], "": want[1], laiChau.ID: {}} {
			e, err := s.LastEvent(s.ctx, source)
			s.must(err)
			s.same("the last event of "+source, e, last)
		}
	}},
	{"old events are forgotten, and their numbers never used again", func(s suite) {
		var many []storage.Event
		for i := range 1200 {
			many = append(many, told("", fmt.Sprint(i), i))
		}
		s.must(s.SaveWatches(s.ctx, nil, many))
		s.must(s.SaveWatches(s.ctx, nil, many[:1]))
		events, err := s.Events(s.ctx, 0, 5000)
		s.must(err)
		if len(events) != 1000 || events[0].Number != 1201 {
			s.Errorf("%d events, the latest is number %d", len(events), events[0].Number)
		}
	}},
	{"a messenger begins with what happens after it was called", func(s suite) {
		s.must(s.SaveWatches(s.ctx, nil, []storage.Event{told("", "a", 1), told("", "b", 2)}))
		m, err := s.Messenger(s.ctx, "email")
		s.must(err)
		s.same("at first", m, storage.Messenger{Told: 2})
		m = storage.Messenger{Told: 1, Failures: 2, FailingSince: after(1), Due: after(9), Problem: "refused", Digest: after(3)}
		s.must(s.SaveMessenger(s.ctx, "email", m))
		got, err := s.Messenger(s.ctx, "email")
		s.must(err)
		s.same("kept", got, m)
		other, err := s.Messenger(s.ctx, "webhook")
		s.must(err)
		s.same("another one", other, storage.Messenger{Told: 2})
		s.must(s.DismissMessenger(s.ctx, "email"))
		got, err = s.Messenger(s.ctx, "email")
		s.must(err)
		s.same("dismissed", got, storage.Messenger{Told: 2})
	}},
	{"the history of visits is kept for six weeks", func(s suite) {
		s.known(laoCai)
		zone := time.FixedZone("+07", 7*3600)
		var h storage.History
		for day := range 60 {
			at := monday.AddDate(0, 0, day)
			h = h.With(at, zone, false, 3).With(at.Add(time.Hour), zone, true, 0)
			p := poll(laoCai)
			p.At, p.History, p.Took = at, h, 1500*time.Millisecond
			s.must(s.SavePoll(s.ctx, p))
		}
		last := storage.VisitDay{Day: time.Date(2027, 1, 21, 0, 0, 0, 0, time.UTC), Read: 1, Failed: 1, New: 3}
		st := s.state(laoCai.ID)
		if n := len(st.History); n != 42 || st.History[n-1] != last || st.Took != 1500*time.Millisecond {
			s.Errorf("%d days, took %v: %+v", n, st.Took, st.History)
		}
		s.must(s.Rest(s.ctx, []storage.Quiet{{Source: laoCai.ID, At: after(1), Took: time.Second, History: h.With(monday.AddDate(0, 0, 59), zone, false, 0)}}))
		failing := poll(laoCai)
		failing.Problem = &feeds.Problem{Class: feeds.Timeout}
		s.must(s.SavePoll(s.ctx, failing))
		last.Read++
		st = s.state(laoCai.ID)
		if n := len(st.History); n != 42 || st.History[n-1] != last || st.Took != time.Second {
			s.Errorf("%d days, took %v: %+v", n, st.Took, st.History)
		}
	}},
	{"news are dated, but for an undated backlog", func(s suite) {
		s.known(laoCai)
		dated, undated, backlog := article(laoCai, "1"), article(laoCai, "2"), article(laoCai, "3")
		undated.Published, undated.DateOrigin, undated.Print.Published = after(-30), feeds.DateFirstSeen, after(-30)
		backlog.Published, backlog.DateOrigin, backlog.Print.Published = after(-20), feeds.DateFirstSeen, after(-20)
		backlog.Backlog = true
		s.met(laoCai, dated, undated, backlog)
		dates, err := s.NewsDates(s.ctx, laoCai.ID, after(-1000), 10)
		s.must(err)
		s.same("dates", dates, []time.Time{after(-30), after(-60)})
		dates, err = s.NewsDates(s.ctx, laoCai.ID, after(-40), 10)
		s.must(err)
		s.same("late dates", dates, []time.Time{after(-30)})
	}},
	{"settings files are kept as they were last", func(s suite) {
		one := map[string][]byte{"bantin.yaml": []byte("site: {}\r\n"), "nguon/mot.yaml": []byte("sources: []\n")}
		s.must(s.KeepSettingsFiles(s.ctx, one, monday))
		two := map[string][]byte{"bantin.yaml": []byte("\xef\xbb\xbfsite: {}\n"), "nguon/hai.yaml": []byte("")}
		s.must(s.KeepSettingsFiles(s.ctx, two, after(1)))
		got, err := s.SettingsFiles(s.ctx)
		s.must(err)
		s.same("files", got, two)
	}},
	{"a source that is to be learned anew keeps its articles", func(s suite) {
		s.known(laoCai, laiChau)
		p := poll(laoCai, article(laoCai, "1"))
		p.Learned, p.FeedURL = `{"list":{}}`, laoCai.URL+"/rss"
		s.must(s.SavePoll(s.ctx, p))
		s.met(laiChau)
		left := s.state(laiChau.ID)
		failing := poll(laoCai)
		failing.Problem = &feeds.Problem{Class: feeds.Layout}
		s.must(s.SavePoll(s.ctx, failing))
		s.must(s.Relearn(s.ctx, []string{laoCai.ID}, after(3)))
		st := s.state(laoCai.ID)
		if st.Learned != "" || st.Digest != "" || st.BodyDigest != "" || st.ETag != "" || st.FeedURL != "" || st.Problem != nil || !st.Due.Equal(after(3)) || st.Items != 1 {
			s.Errorf("learned anew: %+v", st)
		}
		s.same("another one", s.state(laiChau.ID), left)
		if s.Relearn(s.ctx, []string{"never-named"}, monday) == nil {
			s.Error("a source that is not there was learned anew")
		}
	}},
}
