package scenario

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

// patterns are the ways in which texts travel, and mixtures of them.
func patterns(same bool) (list []string) {
	for _, p := range pairs() {
		if p.Same == same && !slices.Contains(list, p.Pattern) {
			list = append(list, p.Pattern)
		}
	}
	return list
}

// delays are how long a copy is behind its original.
var delays = []time.Duration{40 * time.Minute, 3 * time.Hour, 26 * time.Hour, 3 * day, 9 * day}

// TestTextsTravel: texts go from one of the seven sites to another, and
// whichever of original and copy is met first, they are one story, told by
// that one.
func TestTextsTravel(t *testing.T) {
	for n, pattern := range patterns(true) {
		t.Run(pattern, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.all = true
			sites := w.seven()
			w.stock(sites)
			w.begin()
			for i, pr := range ofPattern(pattern, 6, n) {
				one, two := pr.inOrder()
				if i%2 == 1 { // the copy first
					one, two = two, one
				}
				w.travels(sites[i%7], sites[(i+1+n%5)%7], one, two, start.Add(time.Duration(1+2*i)*day+2*time.Hour), delays[(i+n)%len(delays)], i)
			}
			w.live(start.Add(3*week + 2*day))
			w.judge()
		})
	}
}

// seven are the sites of the seven departments, each in a form of its own.
func (w *world) seven() (list []*portal) {
	layouts := []layout{rss, page, rows, atom, rss, page, atom}
	for i, d := range departments {
		p := w.portal(d, layouts[i])
		if p.kind == feeds.Feed {
			p.content = feeds.SummaryOnly
		}
		list = append(list, p)
	}
	return list
}

// stock gives each site some articles to begin with: one alone is no list.
func (w *world) stock(sites []*portal) {
	for i, p := range sites {
		for k := range 3 {
			p.publish(written(3000 + 10*k + i))
		}
	}
}

// ofPattern are some of the labelled pairs, others for each n.
func ofPattern(pattern string, most, n int) (list []pair) {
	met := map[string]bool{}
	for _, p := range pairs() {
		base, _, _ := strings.Cut(p.ID, "-")
		if p.Pattern == pattern && !met[base] {
			met[base] = true
			list = append(list, p)
		}
	}
	n *= most
	for len(list) > most {
		list = slices.Delete(list, n%len(list), n%len(list)+1)
		n += 5
	}
	return list
}

// travels lets a text appear at one site and later at another one.
func (w *world) travels(from, to *portal, one, two telling, at time.Time, delay time.Duration, n int) {
	s := &story{}
	w.at(at, func() {
		a := one.post(fmt.Sprintf("/tin-tuc/goc-%d.html", 41000+n))
		a.story = s
		from.publish(a)
	})
	w.at(at.Add(delay), func() {
		a := two.post(fmt.Sprintf("/tin-tuc/dang-lai-%d.html", 52000+n))
		a.story = s
		to.publish(a)
	})
}

// TestNeverOne: what is alike and not the same stays apart: one event told by
// several hands, forms with new values, round-ups and updated reports.
func TestNeverOne(t *testing.T) {
	for n, pattern := range patterns(false) {
		t.Run(pattern, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.all = true
			sites := w.seven()
			w.stock(sites)
			w.begin()
			for i, pr := range ofPattern(pattern, 24, n) {
				one, two := pr.inOrder()
				at := start.Add(time.Duration(i)*14*time.Hour + 2*time.Hour)
				first, second := one.post(fmt.Sprintf("/tin-tuc/mot-%d.html", 41000+i)), two.post(fmt.Sprintf("/tin-tuc/hai-%d.html", 52000+i))
				to := sites[(i+i%3)%7] // every third at the same site
				w.at(at, func() { sites[i%7].publish(first) })
				w.at(at.Add(delays[i%4]), func() { to.publish(second) })
			}
			w.live(start.Add(25 * day))
			w.judge()
		})
	}
}
