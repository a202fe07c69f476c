package scenario

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/storage/sqlite"
)

// TestStaffAndMachine: what happens to bantin itself tells nothing twice.
func TestStaffAndMachine(t *testing.T) {
	for i, c := range []struct {
		name string
		plan func(w *world, p *portal)
	}{
		{"texts are purged every night", func(w *world, _ *portal) {
			for d := range 28 {
				w.at(start.Add(time.Duration(d)*day+20*time.Hour), func() {
					_, err := w.store.Prune(context.Background(), w.clock().Add(-2*day))
					w.must(err)
				})
			}
		}},
		{"restarts at odd moments", func(w *world, _ *portal) {
			for i := range 12 {
				w.at(start.Add(time.Duration(i)*51*time.Hour), w.restart)
			}
		}},
		{"ends in the middle of rounds", func(w *world, p *portal) {
			for i := range 9 {
				at := start.Add(time.Duration(i)*69*time.Hour + time.Hour)
				w.at(at, func() { p.publish(written(700 + i)); w.brokenRound(i % 3) })
			}
		}},
		{"backup of two weeks ago is put back", func(w *world, p *portal) {
			p.size = 40
			copy := filepath.Join(t.TempDir(), "sao-luu.db")
			w.at(start.Add(9*day), func() { w.must(sqlite.Backup(context.Background(), w.path, copy, nil)); w.note("backup") })
			w.at(start.Add(23*day), func() {
				w.stop()
				_, err := sqlite.Restore(context.Background(), copy, w.path, w.clock(), nil)
				w.must(err)
				w.note("restore")
				w.open()
			})
		}},
		{"settings are read again all the time", func(w *world, p *portal) {
			for i := range 12 {
				w.at(start.Add(time.Duration(i)*53*time.Hour), w.load)
			}
		}},
	} {
		for form, l := range someForms(i) {
			t.Run(c.name+"/"+form, func(t *testing.T) {
				t.Parallel()
				w := newWorld(t)
				p := w.portal("lao-cai", l)
				other := w.portal("son-la", rss)
				w.ordinary(p, 100, 4)
				w.ordinary(other, 300, 3)
				w.begin()
				c.plan(w, p)
				w.live(start.Add(4 * week))
				w.judge()
			})
		}
	}
}

// TestBackupFromBeforeACopy: a backup is put back that knows neither a story
// nor its copy. The original, which a list without texts tells, is its centre
// again, although the copy's text is there at once.
func TestBackupFromBeforeACopy(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	list, feed := w.portal("lao-cai", rows), w.portal("son-la", rss)
	w.ordinary(list, 100, 2)
	w.ordinary(feed, 300, 2)
	w.begin()
	old := filepath.Join(t.TempDir(), "sao-luu.db")
	w.at(start.Add(3*day), func() { w.must(sqlite.Backup(context.Background(), w.path, old, nil)); w.note("backup") })
	var original *post
	w.at(start.Add(8*day), func() { original = list.publish(written(800)) })
	w.at(start.Add(10*day), func() {
		feed.publish(post{title: original.title, lead: original.lead, body: original.body, story: original.story, path: "/dang-lai/bai-90001.html"})
	})
	w.at(start.Add(14*day), func() {
		w.stop()
		_, err := sqlite.Restore(context.Background(), old, w.path, w.clock(), nil)
		w.must(err)
		w.note("restore")
		w.open()
	})
	w.live(start.Add(3 * week))
	w.judge()
}

// TestCorrectionsByStaff: stories are merged, split and hidden by the settings,
// and the settings take it back.
func TestCorrectionsByStaff(t *testing.T) {
	type cast struct{ one, two *post }
	const onePath, twoPath = "/tin/mot-800.html", "/tin/hai-801.html"
	pair := func(w *world) [2]string {
		return [2]string{dedupe.Address(w.portals[0].url(onePath)), dedupe.Address(w.portals[1].url(twoPath))}
	}
	for _, c := range []struct {
		name string
		same bool // both tell the same words
		plan func(w *world)
		want int // ids of the two at the end, in the feed of everything
	}{
		{"two stories are merged", false, func(w *world) {
			w.at(start.Add(9*day), func() { w.rules.Merge = [][2]string{pair(w)}; w.load() })
		}, 1},
		{"two stories are merged, and parted again", false, func(w *world) {
			w.at(start.Add(9*day), func() { w.rules.Merge = [][2]string{pair(w)}; w.load() })
			w.at(start.Add(12*day), func() {
				w.rules.Merge, w.rules.Split = nil, [][2]string{pair(w)}
				w.load()
			})
			w.at(start.Add(15*day), func() { w.rules.Split = nil; w.load() })
		}, 2},
		{"a copy is split off", true, func(w *world) {
			w.at(start.Add(9*day), func() { w.rules.Split = [][2]string{pair(w)}; w.load() })
			w.at(start.Add(12*day), func() { w.rules.Split = nil; w.load() })
		}, 2},
		{"a copy is split off and merged again", true, func(w *world) {
			w.at(start.Add(9*day), func() { w.rules.Split = [][2]string{pair(w)}; w.load() })
			w.at(start.Add(12*day), func() {
				w.rules.Split, w.rules.Merge = nil, [][2]string{pair(w)}
				w.load()
			})
		}, 1},
		{"split before the copy is met", true, func(w *world) {
			w.at(start.Add(6*day), func() {
				w.rules.Split = [][2]string{pair(w)}
				w.load()
			})
		}, 2},
		{"a story is hidden", false, func(w *world) {
			w.at(start.Add(9*day), func() { w.rules.Hide = []string{pair(w)[0]}; w.load() })
		}, 1},
		{"a story is hidden for a while", false, func(w *world) {
			w.at(start.Add(9*day), func() { w.rules.Hide = []string{pair(w)[0]}; w.load() })
			w.at(start.Add(11*day), func() { w.rules.Hide = nil; w.load() })
		}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			p, other := w.portal("lao-cai", rss), w.portal("son-la", rss)
			w.ordinary(p, 100, 3)
			w.ordinary(other, 300, 3)
			w.begin()
			play := &cast{}
			w.at(start.Add(7*day+3*time.Hour), func() {
				one := written(800)
				one.path = onePath
				play.one = p.publish(one)
			})
			w.at(start.Add(7*day+9*time.Hour), func() {
				second := written(801)
				if c.same {
					second = written(800)
					second.guid = "ban-sao-1"
					second.story = play.one.story
					second.story.ids = 1
				}
				second.path = twoPath
				play.two = other.publish(second)
				if c.same && c.want == 2 || strings.Contains(c.name, "split") {
					play.one.story.ids = 2
				}
			})
			c.plan(w)
			w.live(start.Add(3 * week))
			ids := 0
			for _, e := range w.reader.entries {
				if (e.post == play.one || e.post == play.two) && w.clock().Sub(e.last) < 25*time.Hour {
					ids++
				}
			}
			if ids != c.want {
				t.Errorf("%d of the two are in the feed at the end, want %d", ids, c.want)
			}
			w.judge()
		})
	}
}

// TestRedesign: a portal is rebuilt, and all its articles stand in it under
// new names.
func TestRedesign(t *testing.T) {
	i := 0
	for _, dated := range []bool{true, false} {
		for _, silent := range []bool{false, true} {
			for form, l := range someForms(i) {
				t.Run(fmt.Sprintf("dated %v, without leads %v/%s", dated, silent, form), func(t *testing.T) {
					t.Parallel()
					w := newWorld(t)
					p := w.portal("lao-cai", l)
					p.size = 40
					if !dated {
						p.dates = ""
					}
					w.ordinary(p, 100, 5)
					w.begin()
					w.at(start.Add(16*day), func() {
						p.rename(func(i int, a *post) {
							a.path, a.guid = fmt.Sprintf("/chi-tiet?ma=%d", 88000+17*i), fmt.Sprint("ma-", 88000+17*i)
							if silent {
								a.lead = ""
								a.edits++
							}
						})
					})
					w.live(start.Add(5 * week))
					w.judge()
				})
				i++
			}
		}
	}
}

// TestBurst: forty honest articles in a day are forty stories.
func TestBurst(t *testing.T) {
	for form, l := range someForms(1) {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			p := w.portal("lao-cai", l)
			p.size = 25
			other := w.portal("son-la", rss)
			w.ordinary(p, 100, 3)
			w.ordinary(other, 300, 3)
			w.begin()
			for i := range 40 {
				w.at(start.Add(11*day+time.Duration(i*19)*time.Minute), func() { p.publish(written(400 + i)) })
			}
			w.live(start.Add(4 * week))
			w.judge()
		})
	}
}

// TestDeparted: articles that are deleted at their origin stay what they were,
// and so do those of a portal that is silent or away.
func TestDeparted(t *testing.T) {
	for form, l := range someForms(0) {
		t.Run("deleted/"+form, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			p := w.portal("lao-cai", l)
			w.ordinary(p, 100, 5)
			w.begin()
			w.at(start.Add(8*day), func() {
				p.mu.Lock()
				defer p.mu.Unlock()
				p.posts[1].gone = true
				p.posts = append(p.posts[:1:1], p.posts[2:]...)
			})
			w.live(start.Add(5 * week))
			w.judge()
		})
		t.Run("silent for two weeks/"+form, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			p := w.portal("lao-cai", l)
			w.ordinary(p, 100, 1)
			w.begin()
			w.at(start.Add(23*day), func() { p.publish(written(500)) })
			w.at(start.Add(25*day), func() { p.publish(written(501)) })
			w.live(start.Add(4 * week))
			w.judge()
		})
	}
}
