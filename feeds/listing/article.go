package listing

import (
	"net/url"
	"strings"
)

// oneArticle says whether a page is one article, whatever it lists beside it.
// No sign proves that alone: list pages are declared as articles, and articles
// carry lists.
func (p *page) oneArticle(best *group, all []*group, stated []stated) bool {
	place, prose := p.prose(best)
	if prose < 250 {
		return false
	}
	signs := p.declared(stated) + 1.5*one(p.titled()) + p.slugged()
	switch {
	case prose >= 1200:
		signs += 2
	case prose >= 500:
		signs++
	}
	for _, g := range all {
		if len(g.mentions) > 0 && g.standing == echoing && g.box > place {
			signs++
			break
		}
	}
	if best == nil {
		return signs+1 >= articleSigns
	}
	return signs-p.listSigns(best, place, prose) >= articleSigns
}

// listSigns counts what speaks for a group being more than what an article
// carries at its foot.
func (p *page) listSigns(best *group, place int32, prose int) float64 {
	signs := 0.0
	below := best.box > place
	rich := best.articles >= 4 && best.summaries >= 0.5
	switch {
	case rich && below:
		signs++
	case rich:
		signs += 2
	case best.summaries < 0.3:
		signs -= 0.5
	}
	if best.articles >= 4 && best.dated >= 0.5 {
		signs += 0.5
	}
	switch {
	case below && prose >= 3000 && prose > best.text:
		signs -= 1.5
	case best.text > prose && !below, best.text > 3*prose:
		signs += 1.5
	}
	if !below { // the text at the foot of a page
		signs += 2
	}
	return signs
}

// articleSigns is how many signs make a page one article.
const articleSigns = 3.5

// declared counts how the page says that it is an article.
func (p *page) declared(stated []stated) float64 {
	n := 0.0
	if strings.EqualFold(p.metas["og:type"], "article") || p.metas["article:published_time"] != "" {
		n++
	}
	for _, text := range p.data {
		if ready(stated) < fewestStated && strings.Contains(text, "NewsArticle") || strings.Contains(text, "articleBody") {
			n++
			break
		}
	}
	if p.find(0, func(i int32) bool { return p.attr(i, "itemprop") == "articleBody" }) != 0 {
		n++
	}
	return n
}

// titled says whether a text that leads nowhere is a title, which the page bears
// too.
func (p *page) titled() bool {
	names := []string{spoken(p.title), spoken(p.metas["og:title"])}
	most := 2*max(len(p.title), len(p.metas["og:title"])) + 20
	for i := range p.nodes {
		at := int32(i)
		n := &p.nodes[at]
		if n.tag != "" && !headings[n.tag] {
			continue
		}
		if size := p.size(at); size < 25 || size > most || n.marks&(mute|navigation|footer) != 0 {
			continue
		}
		if from, to := p.within(at); from < to || p.up(at, func(i int32) bool { return p.nodes[i].tag == "a" }) != 0 {
			continue
		}
		key := spoken(p.say(at, nil))
		if len(strings.Fields(key)) >= 6 && !p.siteName(key) && (strings.Contains(names[0], key) || strings.Contains(names[1], key)) {
			return true
		}
	}
	return false
}

// siteName says whether a text is the name of an office rather than a title.
func (p *page) siteName(key string) bool {
	for _, start := range []string{"so van hoa", "cong thong tin", "trang thong tin", "uy ban nhan dan", "ubnd", "bao ", "bo van hoa", "so du lich"} {
		if strings.HasPrefix(key, start) {
			return true
		}
	}
	return false
}

// slugged says how much the page's own address looks like an article's.
func (p *page) slugged() float64 {
	u, err := url.Parse("http://" + p.page)
	if err != nil {
		return 0
	}
	if _, likeness := look(u); likeness >= 0.6 {
		return 1
	}
	return 0
}

const shortestProse = 60 // bytes of a paragraph

// prose returns where the page has the most running text in one place, apart
// from the items of a group, and how many bytes of it.
func (p *page) prose(best *group) (place int32, most int) {
	own := map[int32]int{}
	sum := map[int32]int{}
	skip := p.segmentEnds(best)
	for i := int32(0); i < int32(len(p.nodes)); i++ {
		if end, ok := skip[i]; ok {
			i = end - 1
			continue
		}
		n := &p.nodes[i]
		if n.marks&(mute|unscripted|navigation|footer|header|aside) != 0 || n.tag == "a" {
			i = max(i, n.end-1)
			continue
		}
		if n.text != "" {
			own[p.block(n.parent)] += len(n.text)
		}
	}
	for at, size := range own {
		if size < shortestProse {
			continue
		}
		sum[at] += size
		if up := p.block(p.nodes[at].parent); up != at {
			sum[up] += size
		}
	}
	for at, size := range sum {
		if size > most || size == most && at < place {
			place, most = at, size
		}
	}
	return place, most
}

// block returns the innermost element around a node, or itself, that is no
// inline one.
func (p *page) block(at int32) int32 {
	for at != 0 && inline[p.nodes[at].tag] {
		at = p.nodes[at].parent
	}
	return at
}

// segmentEnds returns where the segments of a group begin and end.
func (p *page) segmentEnds(g *group) map[int32]int32 {
	ends := map[int32]int32{}
	if g == nil {
		return ends
	}
	for _, segment := range g.segments {
		for _, root := range segment {
			ends[root] = p.nodes[root].end
		}
	}
	return ends
}
