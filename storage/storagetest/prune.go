package storagetest

import (
	"fmt"
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
	{"pruning takes the text of every version, and nothing that an archive gives out", func(s suite) {
		brief, full := laoCai, sonLa
		brief.Content, full.Content = feeds.SummaryOnly, feeds.FullContent
		s.known(brief, full)
		old, whole := article(brief, "old"), article(full, "whole")
		s.met(brief, old)
		s.met(full, whole)
		s.settled(own(old, monday), own(whole, monday))
		s.edited(brief, old, true, after(10), titled("Sửa"))
		s.edited(full, whole, true, after(11), titled("Sửa cả"))
		issued := func() (said []string) {
			for n := range 4 {
				list, err := s.Issued(s.ctx, "", n+1, n+1)
				s.must(err)
				it := list[0].Centre.Item
				said = append(said, it.Title+"\n"+it.Summary+"\n"+it.URL+"\n"+it.Image)
			}
			return said
		}
		before := issued()
		n, err := s.Prune(s.ctx, after(30))
		s.must(err)
		s.same("pruned", n, 1)
		s.same("what the archive gives out", issued(), before)
		for _, want := range []struct {
			id, content string
		}{{old.ID, ""}, {whole.ID, whole.Content}} {
			list, err := s.Versions(s.ctx, want.id, 9)
			s.must(err)
			if len(list) != 1 || list[0].Content != want.content {
				s.Errorf("versions: %+v", list)
			}
		}
	}},
	{"pruning goes on where one step ends", func(s suite) {
		brief := laoCai
		brief.Content = feeds.SummaryOnly
		s.known(brief)
		var items []storage.Item
		var settled []storage.Settled
		for i := range 1201 {
			it := article(brief, fmt.Sprint(i))
			items, settled = append(items, it), append(settled, own(it, monday))
		}
		s.met(brief, items...)
		s.settled(settled...)
		n, err := s.Prune(s.ctx, after(30))
		s.must(err)
		s.same("pruned", n, len(items))
		s.same("the last text", s.story(items[1200].ID).Centre.Content, "")
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
