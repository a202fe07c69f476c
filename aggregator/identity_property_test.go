package aggregator

import (
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"bantin/aggregator/dedupe"
)

// A chronicle is a portal that does what portals do, and what its articles
// were known by. Each article bears a mark in its text that nothing changes.
type chronicle struct {
	*life
	list    []news // newest first
	marks   int
	backups string
	ids     map[string]map[string]bool
	feed    bool
}

var markWords = []string{"suối", "nương", "bản", "chợ", "đèo", "hội", "khèn", "váy", "ngô", "men", "trâu", "sương"}

// mark is a text that no other article has, and that all its texts contain.
func mark(n int) string {
	return fmt.Sprintf("%s %s %s của mùa mã %s", markWords[n%12], markWords[n/12%12], markWords[(n+n/12)%12], markOf(n))
}

func markOf(n int) string { return fmt.Sprintf("zq%dqz", n) }

func (c *chronicle) publish(t *rapid.T) {
	n := c.marks
	c.marks++
	words := rapid.SliceOfN(rapid.SampledFrom(markWords), 14, 20).Draw(t, "words")
	it := news{
		path: fmt.Sprintf("/tin-tuc/bai-%d.html", 10400+n), guid: fmt.Sprintf("tin-%d-%d", n, n),
		title: fmt.Sprintf("Tin %s về %s %s ở vùng cao trong tháng %s", markOf(n), markWords[n%12], markWords[n/12%12], strings.Join(words[:3], " ")),
		text:  mark(n) + " " + strings.Join(words, " ") + " và " + mark(n+1000),
		at:    c.clock(),
	}
	if rapid.Bool().Draw(t, "undated") {
		it.at = time.Time{}
	}
	c.list = append([]news{it}, c.list...)
	c.list = c.list[:min(len(c.list), 14)]
}

// pick is one of the articles that are listed.
func (c *chronicle) pick(t *rapid.T) *news {
	if len(c.list) == 0 {
		t.Skip("nothing is listed")
	}
	return &c.list[rapid.IntRange(0, len(c.list)-1).Draw(t, "article")]
}

func markIn(text string) string {
	if i := strings.Index(text, "zq"); i >= 0 {
		return text[i : i+strings.Index(text[i:], "qz")+2]
	}
	return ""
}

func (c *chronicle) write() string {
	if c.feed {
		return xml(c.list)
	}
	return htmlList(c.list)
}

// read lets the source be read twice, and holds what it is known by.
func (c *chronicle) read(t *rapid.T) {
	c.show(c.write())
	c.pass(3 * time.Hour)
	before := c.stored()
	c.show(c.write() + "\n")
	for table, rows := range c.stored() {
		if table != "articles" && !slices.Equal(rows, before[table]) && !c.settling(before) {
			t.Fatalf("the same articles again: %s was written", table)
		}
	}
	c.hold(t)
}

// settling reports whether something waited for its article's page before.
func (c *chronicle) settling(before map[string][]string) bool {
	return len(before["items"]) != len(before["decisions"])
}

// hold compares who is who with all that was ever known.
func (c *chronicle) hold(t *rapid.T) {
	rows, err := c.Store.Read.QueryContext(c.t.Context(), "SELECT item, summary FROM texts")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	marks := map[string]string{}
	for rows.Next() {
		var id, text string
		if err := rows.Scan(&id, &text); err != nil {
			t.Fatal(err)
		}
		m := markIn(text)
		if other, taken := marks[id]; taken && other != m {
			t.Fatalf("%s is of two articles", id)
		}
		marks[id] = m
		if c.ids[m] == nil {
			c.ids[m] = map[string]bool{}
		}
		c.ids[m][id] = true
	}
	owners := map[string]string{}
	for m, ids := range c.ids {
		if len(ids) > 1 {
			t.Fatalf("article %s has the ids %v", m, slices.Sorted(maps.Keys(ids)))
		}
		for id := range ids {
			if other, taken := owners[id]; taken {
				t.Fatalf("articles %s and %s have the id %s", m, other, id)
			}
			owners[id] = m
		}
	}
	for _, n := range c.list {
		if len(c.ids[markIn(n.text)]) == 0 {
			t.Fatalf("article %q is lost", n.title)
		}
	}
}

// keepBackup makes a backup before names change: one that is older than two
// changes of an article may know none of its names.
func (c *chronicle) keepBackup(t *rapid.T) {
	c.read(t)
	c.backups = c.backup()
}

// actions are what portals and staff do, by name.
func (c *chronicle) actions() map[string]func(*rapid.T) {
	names := func(change func(t *rapid.T, n *news)) func(*rapid.T) {
		return func(t *rapid.T) {
			n := c.pick(t)
			c.keepBackup(t)
			change(t, n)
			c.read(t)
		}
	}
	step := 0
	return map[string]func(*rapid.T){
		"publish": func(t *rapid.T) { c.publish(t); c.read(t) },
		"burst": func(t *rapid.T) {
			for range rapid.IntRange(2, 8).Draw(t, "articles") {
				c.publish(t)
			}
			c.read(t)
		},
		"edit the title": names(func(t *rapid.T, n *news) {
			n.title += rapid.SampledFrom([]string{" (ảnh)", "!", " mới"}).Draw(t, "tail")
		}),
		"edit the text": names(func(t *rapid.T, n *news) {
			n.text += rapid.SampledFrom([]string{" Cập nhật lúc tối.", " Ảnh Ban biên tập."}).Draw(t, "tail")
		}),
		"move": names(func(t *rapid.T, n *news) {
			step++
			n.path = strings.Replace(n.path, "/bai-", fmt.Sprintf("/muc-%d/bai-", step), 1)
		}),
		"another slug": names(func(t *rapid.T, n *news) {
			step++
			n.path = fmt.Sprintf("/muc-%d%s", step, n.path[strings.LastIndex(n.path, "/"):])
		}),
		"another address": names(func(t *rapid.T, n *news) { step++; n.path = fmt.Sprintf("/khac/%s-%d", n.guid, step) }),
		"another guid":    names(func(t *rapid.T, n *news) { step++; n.guid = fmt.Sprintf("%s-%d", n.guid, step) }),
		"rebuild": func(t *rapid.T) {
			c.keepBackup(t)
			step++
			c.list = each(c.list, func(i int, n *news) { n.path, n.guid = fmt.Sprintf("/moi-%d/%d", step, i), "" })
			c.read(t)
		},
		"list or feed": func(t *rapid.T) {
			c.feed = !c.feed
			c.src = asList(c.p.URL)
			if c.feed {
				c.src = asFeed(c.p.URL)
			}
			c.load(dedupe.Corrections{}, c.src)
			c.read(t)
		},
		"drop the oldest": func(t *rapid.T) { c.list = c.list[:max(1, len(c.list)-3)]; c.read(t) },
		"prune": func(t *rapid.T) {
			if _, err := c.Store.Prune(c.t.Context(), c.clock()); err != nil {
				t.Fatal(err)
			}
			c.read(t)
		},
		"reload": func(t *rapid.T) {
			c.load(dedupe.Corrections{})
			c.load(dedupe.Corrections{}, c.src)
			c.read(t)
		},
		"backup":  c.keepBackup,
		"restore": func(t *rapid.T) { c.restored(c.backups); c.backups = c.backup(); c.read(t) },
	}
}

// few lets a costly property be tried so often, unless the command line says
// how often.
func few(t *testing.T, checks string) {
	t.Helper()
	f := flag.Lookup("rapid.checks")
	if f.Value.String() != f.DefValue {
		return
	}
	if err := f.Value.Set(checks); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Value.Set(f.DefValue) })
}

// TestOneArticleOneID: whatever a portal does, one article has one id, one id
// one article, none is lost, and what did not change is not written.
func TestOneArticleOneID(t *testing.T) {
	t.Parallel()
	few(t, "6")
	rapid.Check(t, func(rt *rapid.T) {
		p := newPortal(t, map[string]string{"/rss": "", "/tin": ""})
		src := asFeed(p.URL)
		c := &chronicle{feed: true, ids: map[string]map[string]bool{}}
		c.life = &life{p: p, src: src, seen: map[string]string{}, bench: newBench(t, src)}
		defer func() { c.Store.Close(); p.Close() }()
		for range 3 {
			c.publish(rt)
		}
		c.keepBackup(rt)
		rt.Repeat(c.actions())
	})
}
