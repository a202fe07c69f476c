package aggregator

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
)

// at points the articles of a list at a host.
func at(url string, list []news) []news {
	return each(list, func(_ int, n *news) { n.path = url + n.path })
}

// TestNewHost: a portal that moves to another host keeps its articles'
// identity, wherever its links led before and lead now.
func TestNewHost(t *testing.T) {
	t.Parallel()
	old, moved := "http://sovhttdl.vn:1234", "http://vhttdl.gov.vn:1234"
	for _, c := range []struct{ name, before, after string }{ // hosts of links; empty: the document's own
		{"links go along", "", ""},
		{"links stay behind", "", "old"},
		{"links were there before", "new", ""},
		{"links name a host of their own", old, moved},
		{"links name that host still", old, old},
	} {
		t.Run(c.name, func(t *testing.T) {
			one, two := newPortal(t, map[string]string{}), newPortal(t, map[string]string{})
			host := func(name string) string {
				return map[string]string{"old": one.URL, "new": two.URL}[name] + map[string]string{old: old, moved: moved}[name]
			}
			for _, aliased := range []bool{false, true} {
				src := asFeed(one.URL)
				if c.before == old {
					src.Aliases = []string{"sovhttdl.vn:1234"}
				}
				slugs := each(week(), func(i int, n *news) { n.path, n.guid = "/tin-tuc/bai-"+string(rune('a'+i)), "" })
				one.set("/rss", xml(at(host(c.before), slugs)))
				two.set("/rss", xml(each(at(host(c.after), slugs), func(_ int, n *news) { n.title, n.text = n.title+" (ảnh)", "Mới: "+n.text })))
				l := &life{p: one, src: src, seen: map[string]string{}, bench: newBench(t, src)}
				l.poll()
				src.URL, src.Aliases = two.URL+"/rss", nil
				switch {
				case c.after == moved:
					src.Aliases = []string{"vhttdl.gov.vn:1234"}
				case aliased:
					src.Aliases = []string{one.URL[len("http://"):]}
				}
				l.load(dedupe.Corrections{}, src)
				l.poll()
				l.poll()
				l.want(6)
			}
		})
	}
}

// TestMovedSourceCountsNoBacklogAsNew: of a portal at another address of which
// nothing is known, only what is newer than the last visit is news.
func TestMovedSourceCountsNoBacklogAsNew(t *testing.T) {
	one, two := newPortal(t, map[string]string{}), newPortal(t, map[string]string{})
	l := &life{p: one, src: asFeed(one.URL), seen: map[string]string{}}
	one.set("/rss", xml(week()[:2]))
	l.bench = newBench(t, l.src)
	l.poll()
	fresh := news{path: "/moi-1", title: "Chợ phiên mở lại sau mùa mưa", text: "Bà con mười hai bản mang hàng xuống chợ từ tờ mờ sáng.", at: noon.Add(20 * time.Hour)}
	bare := news{path: "/moi-2", title: "Tin không ghi ngày đăng ở đâu cả", text: "Không rõ tin này đăng ngày nào."}
	two.set("/rss", xml(append([]news{fresh, bare}, week()[2:]...)))
	src := l.src
	src.URL = two.URL + "/rss"
	l.load(dedupe.Corrections{}, src)
	l.poll()
	l.want(8)
	for _, st := range l.all() {
		if isNew := st.Arrived.After(noon.Add(13 * time.Hour)); isNew != (st.Centre.Title == fresh.title) {
			t.Errorf("%q arrived %v", st.Centre.Title, st.Arrived)
		}
	}
}

// TestReplacedSource: what the replaced source told keeps its id under the
// source that takes its place, along chains and in circles.
func TestReplacedSource(t *testing.T) {
	p := newPortal(t, map[string]string{"/mot": xml(week()[:4]), "/hai": xml(week()[1:5]), "/ba": xml(each(week(), func(_ int, n *news) { n.guid = "" }))})
	one, two, three := source("mot", "lao-cai", p.URL+"/mot"), source("hai", "lao-cai", p.URL+"/hai"), source("ba", "lao-cai", p.URL+"/ba")
	two.Replaces, three.Replaces = "mot", "hai"
	l := &life{p: p, seen: map[string]string{}, bench: newBench(t, one)}
	l.poll()
	l.want(4)
	l.load(dedupe.Corrections{}, two)
	l.poll()
	l.want(5)
	l.load(dedupe.Corrections{}, three) // what "hai" replaced is remembered
	l.poll()
	l.want(6)
	one.Replaces = "ba"
	l.load(dedupe.Corrections{}, one, two, three)
	p.set("/mot", xml(week()))
	l.poll()
	l.poll()
	l.want(6)
	ledger, err := l.Store.Ledger(t.Context(), "ba", []string{"u:" + week()[0].path})
	if err != nil || len(ledger) != 1 {
		t.Errorf("the names are not those of the new source: %v, %v", ledger, err)
	}
}

func TestReplacingSourceTellsItsNews(t *testing.T) {
	for _, dated := range []bool{true, false} {
		replaceAndTell(t, dated)
	}
}

func replaceAndTell(t *testing.T, dated bool) {
	p := newPortal(t, map[string]string{"/mot": xml(week()[2:]), "/hai": xml(week())})
	one, two := source("mot", "lao-cai", p.URL+"/mot"), source("hai", "lao-cai", p.URL+"/hai")
	two.Replaces = "mot"
	l := &life{p: p, seen: map[string]string{}, bench: newBench(t, one)}
	l.poll()
	fresh := append([]news{{path: "/moi-1", title: "Chợ phiên mở lại sau mùa mưa", text: "Bà con mang hàng xuống chợ.", at: noon.Add(20 * time.Hour)}}, week()[2:]...)
	fresh = append(fresh, week()[:2]...) // out of order: these are of the backlog
	if !dated {
		fresh = each(fresh, func(_ int, n *news) { n.at = time.Time{} })
	}
	p.set("/hai", xml(fresh))
	l.load(dedupe.Corrections{}, two)
	l.poll()
	l.want(7)
	for _, st := range l.all() {
		if isNew := st.Arrived.After(noon.Add(13 * time.Hour)); isNew != (st.Centre.Title == fresh[0].title) {
			t.Errorf("%q arrived %v", st.Centre.Title, st.Arrived)
		}
	}
}

// TestWhatIsTakenOutStaysOut: neither a hidden story nor one that was merged
// comes back, under whatever address its article does.
func TestWhatIsTakenOutStaysOut(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(i int, n *news)
	}{
		{"unchanged", func(i int, n *news) {}},
		{"title edited", func(i int, n *news) { n.title += " (ảnh)" }},
		{"another section", func(i int, n *news) { n.path = "/van-hoa" + n.path }},
		{"another address and guid", func(i int, n *news) { n.path, n.guid = fmt.Sprint("/moi/", i), fmt.Sprint("moi", i) }},
		{"another address and guid, undated", func(i int, n *news) {
			n.path, n.guid, n.at = fmt.Sprint("/moi/", i), fmt.Sprint("moi", i), time.Time{}
		}},
		{"another address, no text", func(i int, n *news) { n.path, n.guid, n.text = fmt.Sprint("/moi/", i), "", "" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := live(t, asFeed, xml(week()))
			address := func(i int) string { return dedupe.Address(l.p.URL + week()[i].path) }
			l.load(dedupe.Corrections{Hide: []string{address(0)}, Merge: [][2]string{{address(1), address(2)}}}, l.src)
			l.show(xml(week()[3:]))
			l.show(xml(each(week(), c.change)))
			l.load(dedupe.Corrections{}, l.src)
			l.show(xml(each(week(), c.change)) + " ")
			if n := len(l.all()); n != 4 {
				t.Errorf("%d stories are public, want 4", n)
			}
			if n := l.rows("items"); n != 6 {
				t.Errorf("%d items, want 6", n)
			}
		})
	}
}

func TestRemovedAndReaddedSource(t *testing.T) {
	l := live(t, asFeed, xml(week()[1:]))
	l.load(dedupe.Corrections{})
	l.pass(30 * 24 * time.Hour)
	l.poll()
	l.load(dedupe.Corrections{}, l.src)
	l.show(xml(each(week(), func(_ int, n *news) { n.guid = "" })))
	l.want(6)
}

// TestListBecomesFeedAndBack: neither the kind of a source nor that of what it
// reads is part of an article's identity.
func TestListBecomesFeedAndBack(t *testing.T) {
	l := live(t, asList, htmlList(week()))
	brief := each(week(), func(_ int, n *news) { n.text = "" })
	for i, src := range []feeds.Source{asFeed(l.p.URL), asList(l.p.URL), asFeed(l.p.URL), asList(l.p.URL)} {
		l.load(dedupe.Corrections{}, src)
		if src.Kind == feeds.Feed {
			l.show(xml(week()))
		} else {
			l.show(htmlList(brief))
		}
		l.want(6)
		if t.Failed() {
			t.Fatalf("after %d changes", i+1)
		}
	}
}

// TestSameItemTwiceInOneList: under one address or several.
func TestSameItemTwiceInOneList(t *testing.T) {
	twice := append(week(), week()...)
	for i := range twice[6:] {
		twice[6+i].path += "?utm_source=trang-chu"
	}
	l := live(t, asList, htmlList(twice))
	l.show(htmlList(twice[3:]))
	l.want(6)
	l.load(dedupe.Corrections{}, asFeed(l.p.URL))
	both := append(week(), each(week(), func(_ int, n *news) { n.path = "/van-hoa" + n.path })...)
	l.show(xml(both))
	l.show(xml(both[4:]))
	l.want(6)
}

// restored is the life that goes on with a backup of the store.
func (l *life) restored(backup string) {
	l.t.Helper()
	now := l.clock()
	l.bench = openBench(l.t, backup)
	l.bench.now = now
	l.load(dedupe.Corrections{}, l.src)
}

// backup copies the store.
func (l *life) backup() string {
	l.t.Helper()
	file := filepath.Join(l.t.TempDir(), "backup.db")
	if _, err := l.Store.Write.ExecContext(l.t.Context(), "VACUUM INTO $1", file); err != nil {
		l.t.Fatal(err)
	}
	return file
}

func TestRestoredBackup(t *testing.T) {
	l := live(t, asFeed, xml(week()[3:]))
	file := l.backup()
	l.show(xml(week()[1:]))
	l.show(xml(each(week(), func(i int, n *news) {
		if i > 2 {
			n.path = "/van-hoa" + n.path
		}
	})))
	l.want(6)
	l.restored(file)
	l.show(xml(each(week(), func(i int, n *news) { n.guid = "" })))
	l.want(6)
}

func TestPrunedArticlesAreKnown(t *testing.T) {
	l := live(t, asFeed, xml(each(week(), func(_ int, n *news) { n.html = "<p>Toàn văn.</p>" })))
	l.pass(100 * 24 * time.Hour)
	n, err := l.Store.Prune(t.Context(), l.clock())
	if err != nil || n != 6 {
		t.Fatalf("%d pruned, %v", n, err)
	}
	l.show(xml(each(week(), func(i int, n *news) { n.path, n.guid, n.html = fmt.Sprint("/moi/", i), "", "<p>Toàn văn.</p>" })))
	l.show(xml(each(week(), func(i int, n *news) { n.path, n.guid, n.title = fmt.Sprint("/moi/", i), "", n.title+" (ảnh)" })))
	l.want(6)
}
