package scenario

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
	"bantin/storage/sqlite"
)

// seeds and from say which random lives are lived.
var (
	seeds = flag.Int("seeds", 1, "how many random lives are lived")
	from  = flag.Int("from", 1, "the seed of the first of them")
)

// A fate is something that may happen in a random life.
type fate struct {
	name string
	do   func(l *random)
}

// A deed is one happening of a random life. All that is random about it
// comes from its seed, so that the others stay what they are when it is left
// out.
type deed struct {
	after time.Duration // the start
	fate  int
	seed  uint64
}

// A random life is that of three portals to which anything may happen.
type random struct {
	w      *world
	rand   *rand.Rand // of the deed at hand
	p      *portal    // that it happens to
	sites  []*portal
	n      int       // articles written
	copy   string    // the latest backup; empty: there is none
	copied time.Time // when it was made
}

// fates are all that may happen.
var fates = []fate{
	{"publish", func(l *random) { l.publish() }},
	{"publish again", func(l *random) { l.publish() }},
	{"publish once more", func(l *random) { l.publish() }},
	{"burst", func(l *random) {
		for range 4 + l.rand.IntN(8) {
			l.publish()
		}
	}},
	{"copy", func(l *random) { l.republish() }},
	{"edit a title", func(l *random) {
		l.any(func(a *post) { a.title += []string{" (ảnh)", "!", " mới"}[l.rand.IntN(3)] })
	}},
	{"edit a text", func(l *random) {
		l.any(func(a *post) { a.lead += " Ảnh: Ban biên tập."; a.body += "<p>Bổ sung tối nay.</p>" })
	}},
	{"section moves", func(l *random) {
		l.backup() // an older copy could not know both names of what was published since
		to := fmt.Sprintf("/muc-%d/", l.rand.IntN(90))
		l.p.rename(func(_ int, a *post) { a.path = to + a.path[strings.LastIndex(a.path, "/")+1:] })
	}},
	{"new guids", func(l *random) {
		l.backup()
		mark := fmt.Sprint(l.rand.IntN(1000))
		l.p.rename(func(_ int, a *post) { a.guid = mark + "-" + a.guid })
	}},
	{"counters", func(l *random) {
		l.p.always(func(n, i int, a *post) { a.body += fmt.Sprintf("<p>Lượt xem: %d</p>", 100+n*i) })
	}},
	{"sessions", func(l *random) {
		l.p.always(func(n, i int, a *post) { a.path += fmt.Sprintf(";jsessionid=%X", 48271*(n+1)*(i+7)) })
	}},
	{"random guids", func(l *random) {
		l.p.always(func(n, i int, a *post) { a.guid = fmt.Sprintf("%x-%x", 7919*n+i, 104729*(i+1)*(n+3)) })
	}},
	{"as usual", func(l *random) { l.p.always(nil); l.p.instead(nil) }},
	{"challenge", func(l *random) {
		l.p.instead(l.p.plain("text/html", challenge))
	}},
	{"restart", func(l *random) { l.w.restart() }},
	{"broken round", func(l *random) { l.publish(); l.w.brokenRound(l.rand.IntN(3)) }},
	{"purge", func(l *random) {
		_, err := l.w.store.Prune(context.Background(), l.w.clock())
		l.w.must(err)
	}},
	{"another form", func(l *random) {
		names := []string{"rss", "atom", "list"}
		l.p.layout = forms[names[l.rand.IntN(3)]]
		l.p.kind = feeds.Feed
		if l.p.layout.is(rows) {
			l.p.kind = feeds.HTML
		}
		l.w.setSource(l.p.id, func(s *feeds.Source) { *s = l.p.source() })
	}},
	{"new host", func(l *random) {
		l.p.moveTo(fmt.Sprintf("cong-%d.%s.test", l.rand.IntN(100), l.p.department))
		l.w.setSource(l.p.id, func(s *feeds.Source) { *s = l.p.source() })
	}},
	{"backup", func(l *random) { l.backup() }},
	{"restore", func(l *random) { l.restore() }},
}

func (l *random) publish() {
	l.n++
	l.p.publish(written(6000 + 1000*slices.Index(l.sites, l.p) + l.n))
}

// any edits one of the articles that are listed.
func (l *random) any(change func(a *post)) {
	l.p.edit(l.p.posts[l.rand.IntN(min(6, len(l.p.posts)))], change)
}

// republish copies an article of another site that everybody has read. A copy
// that is met a month after its original is another story.
func (l *random) republish() {
	if l.p.answer != nil {
		return
	}
	from := l.sites[(slices.Index(l.sites, l.p)+1)%len(l.sites)]
	for _, a := range from.posts {
		if a.edits > 0 || len(a.story.posts) > 1 || a.story.id == "" || l.w.clock().Sub(a.at) > 20*day {
			continue
		}
		l.n++
		twin := post{title: a.title, lead: a.lead, body: "<p>Theo " + from.department + "</p>" + a.body, story: a.story,
			path: fmt.Sprintf("/dang-lai/bai-%d.html", 90000+l.n), guid: fmt.Sprint("dang-lai-", l.n)}
		l.p.publish(twin)
		return
	}
}

func (l *random) backup() {
	l.copy = filepath.Join(filepath.Dir(l.w.path), fmt.Sprint("sao-luu-", l.w.now.Load(), ".db"))
	l.w.must(sqlite.Backup(context.Background(), l.w.path, l.copy, nil))
	l.copied = l.w.clock().Add(-time.Hour)
	l.w.note("backup")
}

// recoverable reports whether what was told since the latest backup can be told
// again as it was: every portal answers, and no copy would be met anew a month
// after its original, when it is another story.
func (l *random) recoverable() bool {
	for _, p := range l.sites {
		if p.answer != nil {
			return false
		}
		for _, a := range p.posts {
			if len(a.story.posts) > 1 && a.at.After(l.copied) && l.w.clock().Sub(a.story.posts[0].at) > 25*day {
				return false
			}
		}
	}
	return true
}

func (l *random) restore() {
	if l.copy == "" || !l.recoverable() {
		return
	}
	l.w.stop()
	_, err := sqlite.Restore(context.Background(), l.copy, l.w.path, l.w.clock(), nil)
	l.w.must(err)
	for _, p := range l.sites {
		for _, a := range p.posts {
			if a.edited.After(l.copied) { // it is as before, and edited again
				a.edits += 2
			}
		}
	}
	l.copy = ""
	l.w.note("restore")
	l.w.open()
}

// TestAnyLife: whatever happens to portals and to bantin, in whatever order,
// the reader sees what is true. A life that fails is lived again and again
// without some of its deeds, until none can be left out.
func TestAnyLife(t *testing.T) {
	for seed := *from; seed < *from+*seeds; seed++ {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			deeds := deedsOf(uint64(seed))
			if len(lived(t, deeds).reader.faults) == 0 {
				return
			}
			for i := len(deeds) - 1; i >= 0; i-- {
				if fewer := slices.Delete(slices.Clone(deeds), i, i+1); len(lived(t, fewer).reader.faults) > 0 {
					deeds = fewer
				}
			}
			w := lived(t, deeds)
			t.Errorf("%q\nwhat happened:\n%s", w.reader.faults, strings.Join(w.history, "\n"))
		})
	}
}

// deedsOf are what happens in the life of a seed.
func deedsOf(seed uint64) []deed {
	r := rand.New(rand.NewPCG(seed, 11))
	var list []deed
	for at := 20 * time.Hour; at < 5*week; at += time.Duration(9+r.IntN(40)) * time.Hour {
		list = append(list, deed{at, r.IntN(len(fates)), r.Uint64()})
	}
	return list
}

// lived is a world in which some things have happened.
func lived(t *testing.T, deeds []deed) *world {
	w := newWorld(t)
	l := &random{w: w}
	for i, layout := range []layout{rss, rows, atom} {
		p := w.portal(departments[i], layout)
		p.size = 40
		l.sites = append(l.sites, p)
		w.ordinary(p, 100*(i+1), 0)
	}
	w.begin()
	for _, d := range deeds {
		w.at(start.Add(d.after), func() {
			l.rand = rand.New(rand.NewPCG(d.seed, 5))
			l.p = l.sites[l.rand.IntN(len(l.sites))]
			w.note("%s: %s", l.p.id, fates[d.fate].name)
			fates[d.fate].do(l)
		})
	}
	w.at(start.Add(5*week), func() {
		for _, p := range l.sites {
			p.instead(nil)
		}
	})
	w.live(start.Add(5*week + 2*day))
	w.settleAccounts()
	w.server.Close()
	w.stop()
	return w
}
