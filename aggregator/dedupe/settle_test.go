package dedupe

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bantin/aggregator/dedupe/likeness"
	"bantin/feeds"
)

// waiting makes an unsettled item of a source, dated so many hours after noon.
func waiting(source, key, title, text, address string, hours int) Unsettled {
	return Unsettled{
		Fingerprint: feeds.Fingerprint{
			ID: NamesOf("bantin-thu").Item(source, key), Source: source, Key: key, Title: title, Text: text,
			Address: address, Published: noon.Add(time.Duration(hours) * time.Hour),
		},
		Dated: true,
	}
}

func stories(ds []feeds.Decision) map[string]string {
	m := map[string]string{}
	for _, d := range ds {
		m[d.Item] = d.Story
	}
	return m
}

func TestSettle(t *testing.T) {
	base := waiting("lao-cai", "u:/a", "T", "x", "laocai/a", 0)
	undated := waiting("lai-chau", "u:/b", "T", "x", "laichau/b", -5)
	undated.Dated, undated.Seen = false, noon
	for _, c := range []struct {
		name  string
		other Unsettled
		rule  feeds.Rule // of the later item
		join  bool
	}{
		{"same title and text elsewhere", waiting("son-la", "u:/b", "T", "x", "sonla/b", 3), feeds.RuleText, true},
		{"same title and text, undated", undated, feeds.RuleText, true},
		{"same text, other title", waiting("son-la", "u:/b", "U", "x", "sonla/b", 3), feeds.RuleOwn, false},
		{"same title, other text", waiting("son-la", "u:/b", "T", "y", "sonla/b", 3), feeds.RuleOwn, false},
		{"same title, no text", waiting("son-la", "u:/b", "T", "", "sonla/b", 3), feeds.RuleOwn, false},
		{"same article linked to", waiting("son-la", "u:/b", "U", "y", "laocai/a", 3), feeds.RuleAddress, true},
		{"same text, thirty-one days later", waiting("son-la", "u:/b", "T", "x", "sonla/b", 31*24), feeds.RuleOwn, false},
		{"same source, same text", waiting("lao-cai", "u:/b", "T", "x", "laocai/b", 3), feeds.RuleText, true},
		{"same source, same address, other text", waiting("lao-cai", "u:/b", "U", "y", "laocai/a", 3), feeds.RuleOwn, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			ds := Settle([]Unsettled{c.other, base}, nil, Corrections{}, noon)
			last := ds[1]
			if last.Item != c.other.ID {
				t.Fatal("the older item is not settled first")
			}
			if joined := last.Story == base.ID; joined != c.join || last.Rule != c.rule {
				t.Errorf("joined %v by %q, want %v by %q", joined, last.Rule, c.join, c.rule)
			}
			later := Settle([]Unsettled{c.other}, []feeds.Fingerprint{settled(base)}, Corrections{}, noon)
			if later[0].Story != last.Story {
				t.Error("settled on its own, it is decided otherwise")
			}
		})
	}
}

func TestEqualShortTextsAreOneOnlyWhereTheyMeet(t *testing.T) {
	short := likeness.Prepare(likeness.Article{Summary: "Các phòng chuyên môn và đơn vị trực thuộc thực hiện theo lịch này, có thay đổi sẽ thông báo sau."}, nil)
	long := likeness.Prepare(likeness.Article{Summary: strings.Repeat("Nghệ nhân dạy lớp trẻ làm khèn, giữ nghề của bản suốt bốn mươi năm qua ở vùng cao. ", 10)}, nil)
	for _, c := range []struct {
		name   string
		words  *likeness.Text
		source string
		hours  int
		join   bool
	}{
		{"a summary, elsewhere on the next day", short, "son-la", 24, true},
		{"a summary, elsewhere in the next week", short, "son-la", 7 * 24, false},
		{"a summary at two addresses of one source", short, "lao-cai", 3, true},
		{"a daily form of one source", short, "lao-cai", 24, false},
		{"a whole text, elsewhere in the next week", long, "son-la", 7 * 24, true},
		{"a whole text at two addresses of one source", long, "lao-cai", 7 * 24, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			one, other := waiting("lao-cai", "u:/a", "T", "x", "laocai/a", 0), waiting(c.source, "u:/b", "T", "x", "laocai/b", c.hours)
			one.Words, other.Words = c.words, c.words
			ds := Settle([]Unsettled{other, one}, nil, Corrections{}, noon)
			if joined := ds[1].Story == one.ID; joined != c.join {
				t.Errorf("joined %v, want %v", joined, c.join)
			}
		})
	}
}

func settled(u Unsettled) feeds.Fingerprint {
	u.Story = u.ID
	return u.Fingerprint
}

func TestShortTextsJoinNothing(t *testing.T) {
	short := textDigest(feeds.Item{Title: "Lịch công tác tuần", Summary: "Lịch công tác tuần của Sở"})
	a, b := waiting("lao-cai", "u:/a", "T", short, "", 0), waiting("son-la", "u:/b", "T", short, "", 1)
	if ds := Settle([]Unsettled{a, b}, nil, Corrections{}, noon); ds[1].Story != b.ID {
		t.Error("two departments' schedules became one story")
	}
}

func TestCorrections(t *testing.T) {
	a, b := waiting("lao-cai", "u:/a", "T", "x", "laocai/a", 0), waiting("son-la", "u:/b", "U", "y", "sonla/b", 40*24)
	pair := [][2]string{{"sonla/b", "laocai/a"}}
	ds := Settle([]Unsettled{a, b}, nil, Corrections{Merge: pair}, noon)
	if ds[1].Story != a.ID || ds[1].Rule != feeds.RuleMerge {
		t.Errorf("merge: %+v", ds[1])
	}
	b.Title, b.Text, b.Published = "T", "x", a.Published
	ds = Settle([]Unsettled{a, b}, nil, Corrections{Split: pair}, noon)
	if ds[1].Story != ds[1].Item || ds[1].Rule != feeds.RuleSplit {
		t.Errorf("split: %+v", ds[1])
	}
}

func TestStoriesAreStars(t *testing.T) {
	a := waiting("lao-cai", "u:/a", "T", "x", "laocai/a", 0)
	b := waiting("son-la", "u:/b", "T", "x", "sonla/b", 1)
	c := waiting("lai-chau", "u:/c", "T", "x", "laichau/c", 2)
	got := stories(Settle([]Unsettled{c, b, a}, nil, Corrections{}, noon))
	if want := map[string]string{a.ID: a.ID, b.ID: a.ID, c.ID: a.ID}; !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}

func TestOrderOfBatchDoesNotMatter(t *testing.T) {
	var batch []Unsettled
	titles, texts := []string{"T", "U"}, []string{"x", "y", ""}
	for i := range 40 {
		src := []string{"lao-cai", "son-la", "lai-chau"}[i%3]
		batch = append(batch, waiting(src, "u:/"+string(rune('a'+i)), titles[i%2], texts[i/2%3], "host/"+string(rune('a'+i%25)), i%7))
	}
	want := stories(Settle(batch, nil, Corrections{}, noon))
	for range 50 {
		rand.Shuffle(len(batch), func(i, j int) { batch[i], batch[j] = batch[j], batch[i] })
		if got := stories(Settle(batch, nil, Corrections{}, noon)); !cmp.Equal(got, want) {
			t.Fatal(cmp.Diff(want, got))
		}
	}
}

func TestSettleByWhatListsSay(t *testing.T) {
	item := func(source, key, text, listed string) Unsettled {
		it := waiting(source, key, "T", text, source+"/"+key, 0)
		it.Listed = "T/" + listed
		return it
	}
	base := item("lao-cai", "u:/a", "summary", "summary")
	for _, c := range []struct {
		name        string
		base, other Unsettled
		join        bool
	}{
		{"the page of one of them was read", base, item("son-la", "u:/b", "article", "summary"), true},
		{"the pages of both were read", item("lao-cai", "u:/a", "one", "summary"), item("son-la", "u:/b", "another", "summary"), false},
		{"the lists say something else", base, item("son-la", "u:/b", "article", "other"), false},
		{"the lists say a formula", item("lao-cai", "u:/a", "~short", "~short"), item("son-la", "u:/b", "article", "~short"), false},
		{"the lists say a title only", item("lao-cai", "u:/a", "", ""), item("son-la", "u:/b", "article", ""), false},
		{"one source says the same of two", base, item("lao-cai", "u:/b", "article", "summary"), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			ds := Settle([]Unsettled{c.base, c.other}, nil, Corrections{}, noon)
			if joined := ds[1].Story == ds[0].Story; joined != c.join {
				t.Errorf("joined %v, want %v", joined, c.join)
			}
		})
	}
}
