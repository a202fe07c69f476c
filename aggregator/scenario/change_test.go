package scenario

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

// forms are the ways in which a portal shows its articles.
var forms = map[string]layout{"rss": rss, "atom": atom, "list": rows, "page": page}

// every lets each life be lived in all forms, which takes minutes.
var every = flag.Bool("every", false, "live every life in every form")

// someForms are those in which the n-th life of a test is lived.
func someForms(n int) map[string]layout {
	if *every {
		return forms
	}
	name := []string{"rss", "page", "list", "atom"}[n%4]
	return map[string]layout{name: forms[name]}
}

// ordinary lets a portal publish as portals do: some articles before anybody
// reads it, then a few a week.
func (w *world) ordinary(p *portal, seed, weeks int) {
	for i := range 6 {
		a := written(seed + i)
		w.now.Store(start.Add(time.Duration(i-12) * 31 * time.Hour).Unix())
		p.publish(a)
	}
	w.now.Store(start.Unix())
	for i := range 2 * weeks {
		at := start.Add(time.Duration(i)*84*time.Hour + time.Duration(5+i%7)*time.Hour + 24*time.Minute)
		w.at(at, func() { p.publish(written(seed + 6 + i)) })
	}
}

// TestNamesChange: whatever happens to how a portal names its articles, each
// is told once.
func TestNamesChange(t *testing.T) {
	changed := start.Add(10*day + 5*time.Hour)
	for i, c := range []struct {
		name   string
		change func(w *world, p *portal)
		away   bool // its pages are then where nobody answers
	}{
		{"http to https", func(w *world, p *portal) {
			p.always(func(_, _ int, a *post) { a.path = "https://svhttdl-lao-cai.test" + a.path })
			p.also("svhttdl-lao-cai.test")
		}, true},
		{"www", func(w *world, p *portal) {
			p.always(func(_, _ int, a *post) { a.path = "http://www." + p.host + a.path })
		}, false},
		{"port named and not", func(w *world, p *portal) {
			p.also("svhttdl-lao-cai.test")
			p.always(func(n, _ int, a *post) {
				a.path = []string{"http://svhttdl-lao-cai.test:80", "https://svhttdl-lao-cai.test:443", "http://svhttdl-lao-cai.test", ""}[n%4] + a.path
			})
		}, true},
		{"new host by settings", func(w *world, p *portal) {
			p.moveTo("sovanhoa.laocai.test")
			w.setSource(p.id, func(s *feeds.Source) { s.URL = p.url(p.list) })
		}, false},
		{"new host by redirect", func(w *world, p *portal) { p.redirects("sovanhoa.laocai.test") }, false},
		{"section moves, number kept", func(w *world, p *portal) {
			p.rename(func(i int, a *post) { a.path = strings.Replace(a.path, "/tin-tuc/", "/van-hoa-nghe-thuat/", 1) })
		}, false},
		{"slug changes", func(w *world, p *portal) {
			p.rename(func(i int, a *post) { a.path = strings.Replace(a.path, "bai-viet-so", "ban-moi", 1) })
		}, false},
		{"titles edited", func(w *world, p *portal) {
			for i := range 4 {
				p.edit(p.posts[i], func(a *post) { a.title += " (ảnh)" })
			}
		}, false},
		{"typo corrected", func(w *world, p *portal) {
			p.edit(p.posts[1], func(a *post) {
				a.body, a.lead = strings.Replace(a.body, "vừa", "mới", 1), strings.Replace(a.lead, "vừa", "mới", 1)
			})
		}, false},
		{"new guids once", func(w *world, p *portal) { p.rename(func(i int, a *post) { a.guid = "moi-" + a.guid }) }, false},
		{"random guids at every poll", func(w *world, p *portal) {
			p.always(func(n, i int, a *post) { a.guid = fmt.Sprintf("%x-%x", 7919*n+i, 104729*(i+1)*(n+3)) })
		}, false},
		{"repeated guids", func(w *world, p *portal) { p.always(func(_, _ int, a *post) { a.guid = "tin-tuc-va-su-kien" }) }, false},
		{"missing guids", func(w *world, p *portal) { p.always(func(_, _ int, a *post) { a.guid = "" }) }, false},
		{"guids that count positions", func(w *world, p *portal) { p.always(func(_, i int, a *post) { a.guid = fmt.Sprint("item-", i) }) }, false},
		{"tracking in links", func(w *world, p *portal) {
			p.always(func(n, i int, a *post) { a.path += fmt.Sprintf("?utm_source=rss&utm_campaign=c%d&fbclid=Iw%d", n, n*i) })
		}, false},
		{"sessions in links", func(w *world, p *portal) {
			p.always(func(n, i int, a *post) { a.path += fmt.Sprintf(";jsessionid=%X", 48271*(n+1)*(i+7)) })
		}, false},
		{"unknown session parameters", func(w *world, p *portal) {
			p.always(func(n, i int, a *post) { a.path += fmt.Sprintf("?phien=%x", 48271*(n+1)+i) })
		}, false},
		{"counters in texts", func(w *world, p *portal) {
			p.always(func(n, i int, a *post) { a.body += fmt.Sprintf("<p>Lượt xem: %d</p>", 100+n*i) })
		}, false},
		{"weather lines in texts", func(w *world, p *portal) {
			p.always(func(n, i int, a *post) { a.body = fmt.Sprintf("<p>Lào Cai %d° - %d°</p>", 14+n%8, 22+n%5) + a.body })
		}, false},
		{"list becomes a feed and back", func(w *world, p *portal) {
			kind, was := p.kind, p.layout
			other, otherKind := layout(rss), feeds.Feed
			if kind == feeds.Feed {
				other, otherKind = rows, feeds.HTML
			}
			turn := func(l layout, k feeds.Kind) {
				p.layout, p.kind = l, k
				w.setSource(p.id, func(s *feeds.Source) { *s = p.source() })
			}
			turn(other, otherKind)
			w.at(changed.Add(9*day), func() { turn(was, kind) })
		}, false},
		{"source removed and added again", func(w *world, p *portal) {
			src := p.source()
			w.setSource(p.id, nil)
			w.at(changed.Add(4*day), func() { w.sources = append(w.sources, src); w.load() })
		}, false},
		{"replaced by another source", func(w *world, p *portal) {
			src := p.source()
			src.ID, src.Replaces = "lao-cai-moi", src.ID
			w.setSource(p.id, nil)
			w.sources = append(w.sources, src)
			w.load()
		}, false},
	} {
		for form, l := range someForms(i) {
			t.Run(c.name+"/"+form, func(t *testing.T) {
				t.Parallel()
				w := newWorld(t)
				p := w.portal("lao-cai", l)
				if c.away {
					p.content = feeds.SummaryOnly
				}
				other := w.portal("son-la", rss)
				w.ordinary(p, 100, 4)
				w.ordinary(other, 300, 1)
				w.begin()
				w.at(changed, func() { c.change(w, p) })
				w.live(start.Add(24 * day))
				w.judge()
			})
		}
	}
}

// also notes a name under which the portal is at home.
func (p *portal) also(name string) {
	p.hosts[name] = true
	p.w.setSource(p.id, func(s *feeds.Source) { s.Aliases = append(s.Aliases, name) })
}
