package aggregator

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// spanOf is so many days.
func spanOf(n float64) time.Duration { return time.Duration(n * 24 * float64(time.Hour)) }

// weekly is a feed with an entry for each of some days before noon, and the
// articles' own pages.
func weekly(p *portal, numbers ...int) string {
	var list []entry
	for _, n := range numbers {
		e := entry{fmt.Sprintf("/bai-%d.html", n), fmt.Sprintf("Bản tin ngày thứ %d của lễ hội", n),
			fmt.Sprintf("Ngày thứ %d của lễ hội có %d đoàn nghệ nhân về dự và trình diễn trước đông đảo bà con.", n, n*3), noon.Add(-spanOf(float64(n)))}
		list = append(list, e)
		p.set(e.path, page(e))
	}
	return rss(list...)
}

// withdraw lets a portal answer 404 for a path.
func (p *portal) withdraw(path string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.pages, path)
}

// gone lists the addresses of the articles held to be gone, with since when.
func (b *bench) gone() (list []string) {
	b.t.Helper()
	for _, s := range b.all() {
		if !s.Centre.Gone.IsZero() {
			list = append(list, s.Centre.Title+" "+s.Centre.Gone.Format(time.DateOnly))
		}
	}
	return list
}

func (b *bench) all() []feeds.Story {
	b.t.Helper()
	list, err := b.Store.Window(b.t.Context(), "", storage.Bounds{Fill: 1000})
	if err != nil {
		b.t.Fatal(err)
	}
	return list
}

// live passes so many days, with two rounds on each.
func (b *bench) live(n int) {
	b.t.Helper()
	for range 2 * n {
		b.pass(12 * time.Hour)
		b.round()
	}
}

func TestAnArticleGoneFromTheMiddleOfItsList(t *testing.T) {
	p := newPortal(t, map[string]string{})
	all := weekly(p, 1, 2, 3, 4, 5, 6, 7)
	p.set("/rss", all)
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	b.live(2)
	p.set("/rss", weekly(p, 1, 2, 3, 5, 6, 7))
	p.withdraw("/bai-4.html")
	b.live(7)
	if g := b.gone(); len(g) != 0 {
		t.Errorf("missed for less than a week: %v", g)
	}
	b.live(5)
	if g := b.gone(); !slices.Equal(g, []string{"Bản tin ngày thứ 4 của lễ hội 2026-11-26"}) {
		t.Errorf("after more than a week: %v", g)
	}
	if n := p.askedFor("/bai-4.html"); n != 2 {
		t.Errorf("asked for %d times", n)
	}
	if st := b.state("mot"); st.Gone != 1 || st.GoneURL != p.URL+"/bai-4.html" {
		t.Errorf("staff are told %d, %q", st.Gone, st.GoneURL)
	}
	told := Remarks(b.state("mot"), source("mot", "lao-cai", p.URL+"/rss"), b.clock())
	if !slices.ContainsFunc(told, func(r feeds.Repair) bool { return r.Code == feeds.RepairGone && r.Before == "1" }) {
		t.Errorf("staff are told %v", told)
	}
	if len(b.all()) != 7 {
		t.Error("a story was hidden by itself")
	}
	p.set("/rss", all)
	weekly(p, 4)
	b.live(2)
	if g := b.gone(); len(g) != 0 || b.state("mot").Gone != 0 {
		t.Errorf("after it came back: %v", g)
	}
}

// What leaves a list at its end, or stands in it whatever its date, is not asked for.
func TestArticlesThatLeaveAListAtItsEndAreLeftAlone(t *testing.T) {
	p := newPortal(t, map[string]string{})
	p.set("/rss", weekly(p, 3, 4, 5, 6, 7, 8, 400))
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	p.set("/rss", weekly(p, 3, 4, 5, 6, 7, 400))
	b.live(1)
	for n := range 9 {
		if asked := p.askedFor(fmt.Sprintf("/bai-%d.html", n)); asked != 0 {
			t.Errorf("article %d was asked for %d times", n, asked)
		}
	}
}

func TestNewArticlesAreLookedAtTwice(t *testing.T) {
	p := newPortal(t, map[string]string{})
	p.set("/rss", weekly(p, 5, 6))
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	p.set("/rss", weekly(p, 0, 5, 6))
	b.live(1)
	for _, c := range []struct{ day, times int }{{2, 0}, {5, 1}, {18, 1}, {24, 2}, {60, 2}} {
		b.live(c.day - int(b.clock().Sub(noon)/spanOf(1)))
		if n := p.askedFor("/bai-0.html"); n != c.times {
			t.Errorf("asked for %d times by day %d, want %d", n, c.day, c.times)
		}
	}
	if n := p.askedFor("/bai-5.html"); n != 0 {
		t.Errorf("one of the backlog was asked for %d times", n)
	}
}

// A portal whose articles all answer 404 has been rebuilt, or is being
// mended: nothing is held to be gone.
func TestAHostThatFailsAltogetherMarksNothing(t *testing.T) {
	p := newPortal(t, map[string]string{})
	p.set("/rss", weekly(p, 1, 2, 3, 4, 5, 6, 7))
	b := newBench(t, source("mot", "lao-cai", p.URL+"/rss"))
	b.round()
	p.set("/rss", weekly(p, 1, 2, 3, 5, 6, 7))
	for n := range 8 {
		p.withdraw(fmt.Sprintf("/bai-%d.html", n))
	}
	b.live(20)
	if g := b.gone(); len(g) != 0 || p.askedFor("/bai-4.html") == 0 {
		t.Errorf("held to be gone: %v, asked for %d times", g, p.askedFor("/bai-4.html"))
	}
}

func TestVerdictOnAnAnswer(t *testing.T) {
	at := noon
	problem := func(c feeds.Class) *feeds.Problem { return &feeds.Problem{Class: c} }
	for _, c := range []struct {
		name    string
		before  storage.Checked
		problem *feeds.Problem
		well    bool
		missed  time.Time
		gone    time.Time
		due     time.Duration // from now; 0: never; -1: whatever
	}{
		{"there", storage.Checked{}, nil, false, time.Time{}, time.Time{}, secondLook - firstLook},
		{"there for the second time", storage.Checked{Found: 1}, nil, false, time.Time{}, time.Time{}, 0},
		{"not found", storage.Checked{}, problem(feeds.NotFound), true, at, time.Time{}, -1},
		{"gone", storage.Checked{}, problem(feeds.Gone), true, at, time.Time{}, -1},
		{"a page that says so", storage.Checked{}, problem(feeds.SoftNotFound), true, at, time.Time{}, -1},
		{"not found again too soon", storage.Checked{Missed: at.Add(-spanOf(6.9))}, problem(feeds.NotFound), true, at.Add(-spanOf(6.9)), time.Time{}, -1},
		{"not found again", storage.Checked{Missed: at.Add(-spanOf(7))}, problem(feeds.Gone), true, at.Add(-spanOf(7)), at.Add(-spanOf(7)), comebackEvery},
		{"gone for long", storage.Checked{Missed: at.Add(-spanOf(200)), Gone: at.Add(-spanOf(200))}, problem(feeds.Gone), true, at.Add(-spanOf(200)), at.Add(-spanOf(200)), 0},
		{"back", storage.Checked{Found: 2, Missed: at.Add(-spanOf(40)), Gone: at.Add(-spanOf(40))}, nil, true, time.Time{}, time.Time{}, 0},
		{"not found on a host that finds nothing", storage.Checked{Missed: at.Add(-spanOf(9))}, problem(feeds.NotFound), false, at.Add(-spanOf(9)), time.Time{}, troubled},
		{"a host in trouble", storage.Checked{Missed: at.Add(-spanOf(9))}, problem(feeds.ServerError), true, at.Add(-spanOf(9)), time.Time{}, troubled},
		{"forbidden to robots", storage.Checked{}, problem(feeds.Robots), false, time.Time{}, time.Time{}, 0},
		{"a file", storage.Checked{Missed: at.Add(-spanOf(9))}, problem(feeds.NotAPage), false, time.Time{}, time.Time{}, secondLook - firstLook},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := verdict(answer{c.before, at, c.problem}, c.well)
			if !got.Missed.Equal(c.missed) || !got.Gone.Equal(c.gone) || !got.Asked.Equal(at) {
				t.Errorf("%+v", got)
			}
			switch {
			case c.due > 0 && !got.Due.Equal(at.Add(c.due)), c.due == 0 && !got.Due.IsZero(), c.due < 0 && !got.Due.After(at):
				t.Errorf("due %v", got.Due)
			}
		})
	}
}
