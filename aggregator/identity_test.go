package aggregator

import (
	"bytes"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// A news is an article as a test's portal has it.
type news struct {
	path, guid, title, text, image, html string
	at                                   time.Time // zero: no date
}

// day is so many days before noon.
func day(ago int) time.Time { return noon.Add(-time.Duration(ago) * 24 * time.Hour) }

// week is what a portal has published in the last days, newest first.
func week() []news {
	titles := []string{
		"Khai mạc lễ hội văn hóa các dân tộc vùng cao năm nay",
		"Giải chạy băng rừng quanh hồ thu hút hơn nghìn người",
		"Tập huấn nghiệp vụ du lịch cộng đồng cho các bản làng",
		"Trưng bày chuyên đề trang phục phụ nữ dân tộc thiểu số",
		"Đội tuyển bóng chuyền nữ giành quyền vào vòng chung kết",
		"Khảo sát tuyến du lịch mới ven sông với các hãng lữ hành",
	}
	texts := []string{
		opening, running,
		"Trong ba ngày, bốn mươi chủ nhà nghỉ được hướng dẫn cách đón khách, nấu ăn và kể chuyện bản làng cho du khách nghe.",
		"Bảo tàng tỉnh giới thiệu hơn hai trăm bộ váy áo cùng đồ trang sức bạc do các gia đình trong vùng gìn giữ nhiều đời.",
		"Sau năm hiệp đấu căng thẳng, các cô gái của tỉnh đã thắng ngược đội chủ nhà và ghi tên mình vào vòng đấu cuối cùng.",
		"Đoàn đi thuyền qua bảy bến đò, ghé làng nghề làm giấy dó rồi bàn việc mở chuyến tham quan hằng tuần từ mùa xuân tới.",
	}
	var list []news
	for i := range titles {
		list = append(list, news{path: fmt.Sprintf("/tin-tuc/bai-viet-%d", 10401-i), guid: fmt.Sprintf("ban-tin-%d", 10401-i),
			title: titles[i], text: texts[i], at: day(i + 1)})
	}
	return list
}

// xml writes articles as RSS.
func xml(list []news) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Tin</title><link>/</link><description>Tin</description>`)
	for _, n := range list {
		fmt.Fprintf(&b, "<item><title>%s</title><link>%s</link><description>%s</description>", n.title, strings.ReplaceAll(n.path, "&", "&amp;"), n.text)
		if n.html != "" {
			fmt.Fprintf(&b, "<content:encoded><![CDATA[<p>%s</p>%s]]></content:encoded>", n.text, n.html)
		}
		if n.guid != "" {
			fmt.Fprintf(&b, `<guid isPermaLink="false">%s</guid>`, n.guid)
		}
		if !n.at.IsZero() {
			fmt.Fprintf(&b, `<pubDate>%s</pubDate>`, n.at.Format(time.RFC1123Z))
		}
		if n.image != "" {
			fmt.Fprintf(&b, `<enclosure url="%s" type="image/jpeg" length="1"/>`, n.image)
		}
		b.WriteString(`</item>`)
	}
	return b.String() + `</channel></rss>`
}

// htmlList writes articles as a list.
func htmlList(list []news) string {
	var b strings.Builder
	b.WriteString(`<html><body><ul>`)
	for _, n := range list {
		fmt.Fprintf(&b, `<li><a href="%s">%s</a><p>%s</p>`, n.path, n.title, n.text)
		if !n.at.IsZero() {
			fmt.Fprintf(&b, `<i>%s</i>`, n.at.In(site.Zone).Format("02/01/2006 15:04"))
		}
		b.WriteString(`</li>`)
	}
	return b.String() + `</ul></body></html>`
}

// listed makes a source read its page by selectors.
func listed(src feeds.Source) feeds.Source {
	src.Kind, src.Lists = feeds.HTML, []feeds.List{{Item: "li", Title: "a", Link: "a@href", Summary: "p", Date: "i"}}
	return src
}

// each changes every article of a list.
func each(list []news, change func(i int, n *news)) []news {
	list = slices.Clone(list)
	for i := range list {
		change(i, &list[i])
	}
	return list
}

// A life is a source with its portal over weeks, and what its readers saw.
type life struct {
	*bench
	p    *portal
	src  feeds.Source
	log  bytes.Buffer
	seen map[string]string // titles by the ids of all stories that were ever public
}

func live(t *testing.T, src func(url string) feeds.Source, first string) *life {
	t.Helper()
	p := newPortal(t, map[string]string{"/rss": first, "/tin": first})
	l := &life{p: p, src: src(p.URL), seen: map[string]string{}}
	l.bench = newBench(t, l.src)
	l.Log = slog.New(slog.NewTextHandler(&l.log, nil))
	l.poll()
	l.poll() // articles whose pages are not there are waited for no longer
	return l
}

func asFeed(url string) feeds.Source { return source("mot", "lao-cai", url+"/rss") }
func asList(url string) feeds.Source { return listed(source("mot", "lao-cai", url+"/tin")) }

// show lets the portal show a document and time pass until it is read, twice.
func (l *life) show(doc string) Summary {
	l.t.Helper()
	l.p.set("/rss", doc)
	l.p.set("/tin", doc)
	sum := l.poll()
	l.pass(12 * time.Hour)
	return sum
}

func (l *life) poll() Summary {
	l.t.Helper()
	l.pass(12 * time.Hour)
	sum, err := l.Round(l.t.Context(), Order{All: true})
	if err != nil {
		l.t.Fatal(err)
	}
	for _, st := range l.all() {
		l.seen[st.ID] = st.Centre.Title
	}
	return sum
}

// all are the public stories.
func (l *life) all() []feeds.Story {
	l.t.Helper()
	list, err := l.Store.Window(l.t.Context(), "", storage.Bounds{Span: 48 * time.Hour, Fill: 1000})
	if err != nil {
		l.t.Fatal(err)
	}
	return list
}

// rows counts the rows of a table.
func (l *life) rows(table string) (n int) {
	l.t.Helper()
	if err := l.Store.Read.QueryRowContext(l.t.Context(), "SELECT COUNT(*) FROM "+table).Scan(&n); err != nil {
		l.t.Fatal(err)
	}
	return n
}

// want complains unless so many stories were ever public and are known.
func (l *life) want(stories int) {
	l.t.Helper()
	if items := l.rows("items"); len(l.seen) != stories || items != stories {
		l.t.Errorf("%d stories were public, %d items are known; want %d: %q", len(l.seen), items, stories, l.seen)
	}
}

// TestNothingIsToldTwice: whatever happens to the names of articles, they stay
// what they were.
func TestNothingIsToldTwice(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(i int, n *news)
	}{
		{"a fragment", func(i int, n *news) { n.path += "#binh-luan" }},
		{"tracking", func(i int, n *news) { n.path += "?utm_source=rss&fbclid=x" + fmt.Sprint(i) }},
		{"an ASP.NET session", func(i int, n *news) { n.path = "/(S(lit3py55t21z5v55vlm25s5" + fmt.Sprint(i) + "))" + n.path }},
		{"a Java session", func(i int, n *news) { n.path += ";jsessionid=0A1B" + fmt.Sprint(i) }},
		{"an unknown session", func(i int, n *news) { n.path += "?phien=" + fmt.Sprint(7919*i) }},
		{"plus signs at the end", func(i int, n *news) { n.path += "+++++" }},
		{"another section, same number", func(i int, n *news) { n.path = strings.Replace(n.path, "/tin-tuc/", "/van-hoa/", 1) }},
		{"another slug, same number", func(i int, n *news) { n.path = fmt.Sprintf("/tin-tuc/tua-moi-%d.html", 10401-i) }},
		{"edited titles", func(i int, n *news) { n.title += " (ảnh)" }},
		{"new guids", func(i int, n *news) { n.guid = fmt.Sprint("moi-", i) }},
		{"no guids", func(i int, n *news) { n.guid = "" }},
		{"new addresses, same guids, edited titles", func(i int, n *news) { n.path, n.title = fmt.Sprint("/moi/", i), n.title+" (ảnh)" }},
		{"new addresses and guids", func(i int, n *news) { n.path, n.guid = fmt.Sprint("/moi/", i), "" }},
		{"new addresses and guids, no dates", func(i int, n *news) { n.path, n.guid, n.at = fmt.Sprint("/moi/", i), "", time.Time{} }},
		{"new addresses and guids, edited texts", func(i int, n *news) { n.path, n.guid, n.text = fmt.Sprint("/moi/", i), "", "Cập nhật: "+n.text }},
		{"new addresses and guids, no texts", func(i int, n *news) { n.path, n.guid, n.text = fmt.Sprint("/moi/", i), "", "" }},
		{"edited texts", func(i int, n *news) {
			n.text = "Một bài viết lại từ đầu tới cuối, không giữ câu nào của bản cũ, số " + fmt.Sprint(i)
		}},
		{"no texts", func(i int, n *news) { n.text = "" }},
		{"later dates", func(i int, n *news) { n.at = n.at.Add(20 * time.Hour) }},
		{"capitals", func(i int, n *news) { n.title = strings.ToUpper(n.title) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			for form, write := range map[string]func([]news) string{"feed": xml, "list": htmlList} {
				src := asFeed
				if form == "list" {
					src = asList
				}
				l := live(t, src, write(week()))
				l.show(write(each(week(), c.change)))
				l.show(write(each(week(), c.change)))
				l.show(write(week()))
				l.show(write(each(week()[:3], c.change)))
				l.want(6)
				if t.Failed() {
					t.Fatalf("as a %s", form)
				}
			}
		})
	}
}

func TestOneArticleMoves(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(n *news)
		want   int
	}{
		{"to another section", func(n *news) { n.path, n.guid = "/van-hoa/bai-viet-10401", "" }, 6},
		{"to another section, title edited", func(n *news) { n.path, n.guid, n.title = "/van-hoa/bai-viet-10401", "", n.title+" (ảnh)" }, 6},
		{"to another address, same words", func(n *news) { n.path, n.guid = "/moi", "" }, 6},
		{"to another address, text edited", func(n *news) { n.path, n.guid, n.text = "/moi", "", "Tin mới nhất: "+n.text }, 6},
		{"to another address, no text", func(n *news) { n.path, n.guid, n.text = "/moi", "", "" }, 6},
		{"to another address, title edited", func(n *news) { n.path, n.guid, n.title = "/moi", "", n.title+" (ảnh)" }, 6},
		{"another article of the same title", func(n *news) {
			n.path, n.guid, n.text, n.at = "/moi", "", "Ngày hội năm sau được dời sang bản khác vì đường lên núi đang sửa, ban tổ chức vừa cho hay.", noon
		}, 7},
		{"another article of the same title, no text", func(n *news) { n.path, n.guid, n.text, n.at = "/moi", "", "", noon.Add(24*time.Hour) }, 7},
		{"the same form with other numbers", func(n *news) {
			n.path, n.guid, n.text = "/moi", "", strings.NewReplacer("20/11", "27/11", "ba trăm", "500").Replace(n.text)
		}, 7},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := live(t, asList, htmlList(week()))
			moved := week()
			c.change(&moved[0])
			l.show(htmlList(moved))
			l.show(htmlList(moved))
			l.want(c.want)
		})
	}
}

func TestAddressesInEverySpelling(t *testing.T) {
	paths := []string{"/tin/l%E1%BB%85-h%E1%BB%99i-10401", "/tin/le%CC%82%CC%83-ho%CC%A3%CC%82i-10401", "http:tin/lễ-hội-10401", "tin/lễ-hội-10401+++++", "/tin/./lễ-hội-10401"}
	spelled := func(path string) string {
		return htmlList(each(week()[:1], func(_ int, n *news) { n.path, n.title, n.text = path, "Lễ hội", "" }))
	}
	l := live(t, asList, spelled(paths[0]))
	for i, path := range paths {
		doc := spelled(path)
		l.show(strings.Replace(doc, "Lễ hội<", fmt.Sprintf("Lễ hội %s<", strings.Repeat("xuân ", i)), 1))
	}
	l.want(1)
}
