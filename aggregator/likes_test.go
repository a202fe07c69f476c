package aggregator

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
)

// feed writes a feed with whole texts.
func feed(list ...told) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Tin</title><link>/</link><description>Tin</description>`)
	for _, x := range list {
		at := noon.Add(time.Duration(x.hours) * time.Hour)
		fmt.Fprintf(&b, `<item><title>%s</title><link>/%s</link><pubDate>%s</pubDate><description>%s</description><content:encoded><![CDATA[%s]]></content:encoded></item>`,
			x.title, x.key, at.Format(time.RFC1123Z), strings.Join(x.words[:min(len(x.words), 25)], " "), paragraphs(x.words))
	}
	b.WriteString(`</channel></rss>`)
	return b.String()
}

// sites are portals of three departments, and their sources.
func sites(t *testing.T) (portals map[string]*portal, sources []feeds.Source) {
	portals = map[string]*portal{}
	for _, id := range []string{"lao-cai", "son-la", "lai-chau"} {
		portals[id] = newPortal(t, map[string]string{"/rss": feed()})
		sources = append(sources, source(id, id, portals[id].URL+"/rss"))
	}
	return portals, sources
}

// The whole way: what one department publishes and others take over, within
// one round and days later, is one story, and an article of another's hand is
// its own.
func TestRepublishedArticlesAreOneStory(t *testing.T) {
	portals, sources := sites(t)
	all := copies()
	other := told{"lai-chau", "d", "Giải chạy băng rừng", strings.Fields(running + " " + opening), -2}
	portals["lao-cai"].set("/rss", feed(all[0]))
	portals["lai-chau"].set("/rss", feed(other))
	b := newBench(t, sources...)
	b.round()
	before := b.stories()
	b.pass(6 * 24 * time.Hour)
	all[1].hours, all[2].hours = 5*24, 6*24-1
	portals["son-la"].set("/rss", feed(all[1]))
	portals["lai-chau"].set("/rss", feed(all[2], other))
	b.round()
	if got := b.tellers(); !slices.Equal(got, []string{"lai-chau", "lao-cai lai-chau son-la"}) {
		t.Fatalf("stories: %q", got)
	}
	for _, s := range before {
		st, err := b.Store.Story(t.Context(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		if !st.Arrived.Equal(s.Arrived) || !st.Updated.Equal(s.Updated) || st.Centre.URL != s.Centre.URL {
			t.Errorf("joining moved the story: %+v, before %+v", st.Story, s)
		}
		for _, d := range st.Decisions {
			if d.Item != st.Centre.ID && (d.Rule != feeds.RuleAlike && d.Rule != feeds.RuleContained || d.Evidence == "" || d.Scores["containment"] < 0.6) {
				t.Errorf("why: %+v", d)
			}
		}
	}
}

// What a source puts under each of its articles is learned with them, and
// recalled by whoever comes after.
func TestBoilerplateIsLearned(t *testing.T) {
	footer := strings.Fields(`Trang thông tin điện tử tổng hợp của Sở Văn hóa, Thể thao và Du lịch; địa chỉ số mười hai đường Hoàng Liên, phường Lào Cai,
		người chịu trách nhiệm chính là Phó Giám đốc Sở; mọi ý kiến đóng góp của bạn đọc về nội dung và hình thức của trang thông tin xin
		gửi về hộp thư của ban biên tập, bài gửi cần ghi rõ họ tên, bút danh, số điện thoại và tài khoản để tiện trả nhuận bút hằng quý`)
	b := newBench(t, three()...)
	var batch []told
	for i := range 4 {
		words := append(strings.Fields(fmt.Sprintf("Bản tin số %d nói về %s.", i, strings.Repeat(fmt.Sprint("việc thứ ", i, " "), 20))), footer...)
		batch = append(batch, told{"lao-cai", fmt.Sprint(i), fmt.Sprint("Tin ", i), words, -9 + i})
	}
	b.take(batch...)
	b.settle()
	habits, err := b.Store.Habits(t.Context(), []string{"lao-cai"})
	if err != nil || habits["lao-cai"].Texts != 4 {
		t.Fatalf("habits: %+v, %v", habits, err)
	}
	if drop := (dedupe.Habits{Texts: habits["lao-cai"].Texts, Lines: habits["lao-cai"].Lines}).Boilerplate(); len(drop) == 0 {
		t.Error("nothing was learned to be boilerplate")
	}
	fresh := &Aggregator{Store: b.Store, Now: b.Now, Log: b.Log}
	if err := fresh.recall(t.Context(), []string{"lao-cai"}); err != nil || fresh.texts.repeated["lao-cai"].digest != b.texts.repeated["lao-cai"].digest {
		t.Errorf("another process recalls something else: %v", err)
	}
}

// What is known of texts is the same whether they are at hand or not.
func TestTextsAtHandDecideNothing(t *testing.T) {
	b := newBench(t, three()...)
	b.take(copies()[0])
	b.settle()
	b.texts = texts{}
	b.take(copies()[1])
	b.settle()
	for i := range textsAtHand + 10 {
		b.texts.keep(textKey{item: fmt.Sprint(i)}, nil)
	}
	if len(b.texts.ready) != textsAtHand {
		t.Errorf("%d texts are at hand, %d at most", len(b.texts.ready), textsAtHand)
	}
	b.take(copies()[2])
	b.settle()
	if got := b.tellers(); !slices.Equal(got, []string{"lao-cai lai-chau son-la"}) {
		t.Errorf("stories: %q", got)
	}
}

// What has left the window is no longer in the index.
func TestIndexForgets(t *testing.T) {
	b := newBench(t, three()...)
	b.take(copies()[0])
	b.settle()
	if got := b.found(report); len(got) != 1 {
		t.Fatalf("found: %q", got)
	}
	b.pass(31 * 24 * time.Hour)
	b.take(told{"son-la", "z", "Giải chạy", strings.Fields(running), 31 * 24})
	b.settle()
	if got := b.found(report); len(got) != 0 {
		t.Errorf("still found after a month: %q", got)
	}
}

// More items than one batch takes are settled all the same.
func TestManyItemsAreSettled(t *testing.T) {
	t.Parallel()
	b := newBench(t, three()...)
	var entries []entry
	for i := range settleBatch + 5 {
		entries = append(entries, entry{fmt.Sprint("/", i), fmt.Sprint("Tin số ", i), fmt.Sprint("Tóm tắt số ", i), noon.Add(-time.Duration(i) * time.Minute)})
	}
	p := newPortal(t, map[string]string{"/rss": rss(entries...)})
	b.load(dedupe.Corrections{}, source("lao-cai", "lao-cai", p.URL+"/rss"))
	if sum := b.round(); sum.Stories != len(entries) {
		t.Errorf("%d stories of %d items", sum.Stories, len(entries))
	}
}
