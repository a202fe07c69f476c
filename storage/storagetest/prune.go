package storagetest

import (
	"time"

	"bantin/feeds"
	"bantin/storage"
)

var prunePromises = []promise{
	{"pruning takes the text of old articles of which summaries are republished", func(s suite) {
		brief, full, unsaid := laoCai, sonLa, laiChau
		brief.Content, full.Content = feeds.SummaryOnly, feeds.FullContent
		s.known(brief, full, unsaid)
		old, whole, unknown := article(brief, "old"), article(full, "whole"), article(unsaid, "unknown")
		waits, read, young := article(brief, "waits"), article(brief, "read"), article(brief, "young")
		young.FirstSeen = after(60)
		p := poll(brief, old, waits, read, young)
		p.Aliases = map[string][]feeds.Alias{old.ID: {{Name: "u:/old", Strong: true}}}
		p.Wants = []storage.Want{{Item: read.ID, Due: after(1)}}
		s.must(s.SavePoll(s.ctx, p))
		s.met(full, whole)
		s.met(unsaid, unknown)
		s.settled(own(old, monday), own(whole, monday), own(unknown, monday), own(read, monday), own(young, monday))

		prune := func(before time.Time) int {
			n, err := s.Prune(s.ctx, before)
			s.must(err)
			return n
		}
		s.same("pruned", prune(after(30)), 1)
		s.same("pruned again", prune(after(30)), 0)
		want := old.Telling
		want.Content = ""
		s.same("what is left of it", s.story(old.ID).Centre, want)
		for _, it := range []storage.Item{whole, unknown, read, young} {
			s.same("text of "+it.Print.Key, s.story(it.ID).Centre.Content, it.Content)
		}
		s.same("what waits for its story", s.unsettled(0), []string{brief.ID + " waits"})
		s.same("ledger", s.names(brief.ID, "u:/old"), map[string][]string{"u:/old": {old.ID}})
	}},
	{"how much is republished is what the settings say", func(s suite) {
		src := laoCai
		src.Content = feeds.FullContent
		s.known(src)
		it := article(src, "1")
		s.met(src, it)
		s.settled(own(it, monday))
		src.Content = feeds.SummaryOnly
		s.known(src)
		n, err := s.Prune(s.ctx, after(1))
		s.must(err)
		s.same("pruned", n, 1)
	}},
}
