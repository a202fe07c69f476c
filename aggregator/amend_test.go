package aggregator

import (
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
	"bantin/storage"
)

// address is the canonical address of what take stored.
func address(source, key string) string { return source + ".example.vn/" + key }

// copies are one report and two republications of it, an hour apart.
func copies() []told {
	cut := report[:len(report)*2/3]
	introduced := append(strings.Fields("Một lớp học đông vui vừa mở ra ở Bát Xát, theo tin của phòng chuyên môn gửi về tòa soạn chiều qua."), report...)
	return []told{
		{"lao-cai", "a", "Khai giảng lớp truyền dạy múa xòe", report, -9},
		{"son-la", "b", "Bát Xát khai giảng lớp truyền dạy múa xòe", introduced, -8},
		{"lai-chau", "c", "Khai giảng lớp truyền dạy múa xòe ở Bát Xát", cut, -7},
	}
}

func pair(a, b string) [2]string { return [2]string{a, b} }

func TestSplitOfWhatJoinedByLikeness(t *testing.T) {
	b := newBench(t, three()...)
	b.take(copies()...)
	b.settle()
	if got := b.tellers(); !slices.Equal(got, []string{"lao-cai lai-chau son-la"}) {
		t.Fatalf("before: %q", got)
	}
	split := dedupe.Corrections{Split: [][2]string{pair(address("lao-cai", "a"), address("son-la", "b"))}}
	for range 2 { // the second time changes nothing
		b.load(split, three()...)
		if got := b.tellers(); !slices.Equal(got, []string{"lao-cai lai-chau", "son-la"}) {
			t.Fatalf("after: %q", got)
		}
	}
	if got := b.found(report); !slices.Equal(got, []string{"lao-cai", "son-la"}) {
		t.Errorf("in the index after splitting: %q", got)
	}
	b.load(dedupe.Corrections{}, three()...)
	if got := b.tellers(); !slices.Equal(got, []string{"lao-cai lai-chau", "son-la"}) {
		t.Errorf("after the correction was taken back: %q", got)
	}
}

// found lists the sources whose centres the index finds by a text.
func (b *bench) found(words []string) (sources []string) {
	b.t.Helper()
	text := b.texts.prepare(feeds.Fingerprint{ID: "x"}, storage.Wording{Content: paragraphs(words)})
	found, err := b.Store.Alike(b.t.Context(), []storage.Likening{{Hashes: text.Sketch(), Least: 2, Until: noon.Add(24 * time.Hour)}})
	if err != nil {
		b.t.Fatal(err)
	}
	for _, l := range found[0] {
		sources = append(sources, l.Source)
	}
	slices.Sort(sources)
	return sources
}

func TestSplitPairNeverMeetsAgain(t *testing.T) {
	rules := dedupe.Corrections{Split: [][2]string{pair(address("lao-cai", "a"), address("son-la", "b"))}}
	for _, c := range []struct {
		name   string
		rounds [][]told
		want   []string
	}{
		{"in one batch", [][]told{copies()}, []string{"lao-cai lai-chau", "son-la"}},
		{"one after another", [][]told{copies()[:1], copies()[1:2], copies()[2:]}, []string{"lao-cai lai-chau", "son-la"}},
		{"the other way round", [][]told{copies()[1:2], copies()[:1]}, []string{"lao-cai", "son-la"}},
		{"by way of a third", [][]told{copies()[2:], copies()[:1], copies()[1:2]}, []string{"lai-chau lao-cai", "son-la"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(t, three()...)
			b.load(rules, three()...)
			for _, batch := range c.rounds {
				b.take(batch...)
				b.settle()
			}
			if got := b.tellers(); !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
			merge := rules
			merge.Merge = [][2]string{pair(address("lai-chau", "c"), address("son-la", "b")), pair(address("lai-chau", "c"), address("lao-cai", "a"))}
			b.load(merge, three()...)
			first := b.tellers()
			b.load(merge, three()...)
			if again := b.tellers(); !slices.Equal(again, first) {
				t.Errorf("loading the same settings again made %q of %q", again, first)
			}
			for _, story := range first {
				if strings.Contains(story, "lao-cai") && strings.Contains(story, "son-la") {
					t.Errorf("the split pair met by a merge: %q", first)
				}
			}
		})
	}
}

func TestMergeOfWhatIsNotAlike(t *testing.T) {
	b := newBench(t, three()...)
	other := told{"lai-chau", "d", "Giải chạy", strings.Fields(running), -6}
	b.take(copies()[0])
	b.settle()
	b.pass(time.Minute)
	b.take(other)
	b.settle()
	before := b.stories()
	rules := dedupe.Corrections{Merge: [][2]string{pair(address("lai-chau", "d"), address("lao-cai", "a"))}}
	b.load(rules, three()...)
	if got := b.tellers(); !slices.Equal(got, []string{"lao-cai lai-chau"}) {
		t.Fatalf("merged: %q", got)
	}
	if got := b.found(strings.Fields(running)); len(got) > 0 {
		t.Errorf("the merged story is still in the index: %q", got)
	}
	b.take(copies()[1])
	b.settle()
	if got := b.tellers(); !slices.Equal(got, []string{"lao-cai lai-chau son-la"}) {
		t.Errorf("a copy of the survivor: %q", got)
	}
	for _, s := range before {
		st, err := b.Store.Story(b.t.Context(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		if s.Centre.Source == "lai-chau" && st.State != storage.Merged {
			t.Errorf("the loser does not lead to the survivor: %+v", st)
		}
	}
}

// A merge of the settings holds also when one of its articles comes later, and
// when it makes one of three stories.
func TestMergeOfWhatComesLater(t *testing.T) {
	b := newBench(t, three()...)
	one, two := told{"lao-cai", "a", "Lễ hội", strings.Fields(opening), -9}, told{"son-la", "b", "Giải chạy", strings.Fields(running), -8}
	b.load(dedupe.Corrections{Merge: [][2]string{
		pair(address("lai-chau", "c"), address("lao-cai", "a")), pair(address("lai-chau", "c"), address("son-la", "b")),
	}}, three()...)
	b.take(one)
	b.settle()
	b.pass(time.Minute)
	b.take(two)
	b.settle()
	b.take(copies()[2])
	b.settle()
	if got := b.tellers(); !slices.Equal(got, []string{"lao-cai lai-chau son-la"}) {
		t.Errorf("%q", got)
	}
}

func TestCopiesOfAHiddenStoryStayHidden(t *testing.T) {
	b := newBench(t, three()...)
	b.take(copies()[:1]...)
	b.settle()
	b.load(dedupe.Corrections{Hide: []string{address("lao-cai", "a")}}, three()...)
	b.take(copies()[1:]...)
	b.settle()
	if got := b.tellers(); len(got) > 0 {
		t.Errorf("copies of a hidden story: %q", got)
	}
	b = newBench(t, three()...)
	b.load(dedupe.Corrections{Hide: []string{address("son-la", "b")}}, three()...)
	b.take(copies()...)
	b.settle()
	if got := b.tellers(); len(got) > 0 {
		t.Errorf("a story that was hidden by the address of a copy: %q", got)
	}
}
