package dedupe

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bantin/aggregator/dedupe/likeness"
	"bantin/feeds"
)

// story is a text of a few hundred syllables.
const story = `Sáng 21/11, Trung tâm Văn hóa huyện Mường Khương khai mạc lớp dạy thổi kèn lá và hát dân ca Nùng cho hai mươi sáu học viên của
bốn xã vùng cao. Lớp học kéo dài mười hai ngày, do nghệ nhân Lù Thị Phà cùng hai người con trai đứng lớp. Bà Phà cho biết mỗi
chiếc lá chỉ thổi được vài lần nên học viên phải tự đi hái, chọn lá bưởi hoặc lá chanh vừa độ, lau khô rồi mới tập lấy hơi.
Phần khó nhất là giữ môi cho chắc để tiếng kèn không bị vỡ ở những câu ngân dài. Buổi tối, các học viên ngồi quanh bếp lửa nghe
bà kể sự tích từng bài hát, chép lời vào sổ và thu âm bằng điện thoại. Trung tâm sẽ chọn sáu tiết mục hay nhất để biểu diễn tại
chợ phiên trung tâm huyện vào chủ nhật tuần tới, đồng thời gửi bản ghi âm cho đài phát thanh các xã phát lại. Kinh phí mở lớp
lấy từ nguồn bảo tồn văn hóa phi vật thể, mỗi học viên được hỗ trợ tiền ăn và tiền đi lại. Sau lớp học này, mỗi xã sẽ lập một
nhóm sinh hoạt, gặp nhau hai tối một tuần ở nhà văn hóa thôn.`

// saying makes an unsettled item with a text.
func saying(source, key string, hours int, text string) Unsettled {
	it := waiting(source, key, source+key, digest(text), source+"/"+key, hours)
	it.Words = likeness.Prepare(likeness.Article{Source: source, Title: "Mở lớp dạy kèn lá", HTML: "<p>" + text + "</p>"}, nil)
	return it
}

// known is an item as settling finds it in the store: a centre that an other
// text shares so many hashes with.
func known(it Unsettled, shared int) Centre {
	return Centre{Fingerprint: settled(it), Words: it.Words, Shared: shared}
}

func TestSettleByLikeness(t *testing.T) {
	cut := story[:strings.LastIndex(story, "Kinh phí")]
	rewritten := strings.NewReplacer("hai mươi sáu", "26", "Sáng 21/11", "Ngày 21-11", "chiếc lá", "lá").Replace(story)
	other := strings.NewReplacer("hai mươi sáu học viên", "40 học viên", "mười hai ngày", "20 ngày", "Lù Thị Phà", "Vàng Seo Pao",
		"Mường Khương", "Si Ma Cai", "21/11", "14/11", "sáu tiết mục", "chín tiết mục").Replace(story)
	base := saying("lao-cai", "a", 0, story)
	for _, c := range []struct {
		name  string
		other Unsettled
		rule  feeds.Rule
		near  feeds.Miss
	}{
		{"cut short elsewhere", saying("son-la", "b", 1, cut), feeds.RuleAlike, ""},
		{"respelt elsewhere", saying("son-la", "b", 1, rewritten), feeds.RuleAlike, ""},
		{"respelt by the same source", saying("lao-cai", "b", 1, rewritten), feeds.RuleOwn, ""},
		{"thirty-one days later", saying("son-la", "b", 31*24, rewritten), feeds.RuleOwn, ""},
		{"the same form with other values", saying("son-la", "b", 1, other), feeds.RuleOwn, feeds.MissValues},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Settle([]Unsettled{base, c.other}, nil, Corrections{}, noon)[1]
			if d.Rule != c.rule || (d.Story == base.ID) != (c.rule != feeds.RuleOwn) {
				t.Errorf("decided %+v, want rule %q", d, c.rule)
			}
			if d.Rule == feeds.RuleAlike && (d.Evidence == "" || len(d.Evidence) > excerptBytes || len(d.Scores) == 0) {
				t.Errorf("evidence %q, scores %v", d.Evidence, d.Scores)
			}
			if (d.Near != nil) != (c.near != "") || d.Near != nil && (d.Near.Reason != c.near || d.Near.Story != base.ID) {
				t.Errorf("near miss %+v, want %q", d.Near, c.near)
			}
			later := c.other
			later.Alike = []Centre{known(base, 9)}
			if again := Settle([]Unsettled{later}, nil, Corrections{}, noon)[0]; again.Story != d.Story || again.Rule != d.Rule {
				t.Errorf("beside a stored centre it is decided otherwise: %+v", again)
			}
		})
	}
}

func TestBestCentreIsTheOneMostAlike(t *testing.T) {
	item := saying("lai-chau", "c", 5, story)
	half := saying("lao-cai", "a", 0, story[:strings.LastIndex(story, "Trung tâm sẽ")])
	whole, again := saying("son-la", "b", 2, story+" Hết."), saying("dien-bien", "d", 2, story+" Hết.")
	older := saying("cao-bang", "e", 1, story+" Hết.")
	for _, c := range []struct {
		name string
		list []Unsettled
		want string
	}{
		{"more alike, but younger", []Unsettled{half, whole}, whole.ID},
		{"as much alike, and older", []Unsettled{whole, older, half}, older.ID},
		{"as much alike, and as old", []Unsettled{whole, again}, min(whole.ID, again.ID)},
	} {
		t.Run(c.name, func(t *testing.T) {
			for range 2 {
				slices.Reverse(c.list)
				item.Alike = nil
				for i, k := range c.list {
					item.Alike = append(item.Alike, known(k, i+2))
				}
				if d := Settle([]Unsettled{item}, nil, Corrections{}, noon)[0]; d.Story != c.want {
					t.Errorf("joined %s, want %s", d.Story, c.want)
				}
			}
		})
	}
}

func TestExcerpt(t *testing.T) {
	words, one := strings.Repeat("nghệ nhân ", 30), strings.Repeat("ệ", 100)
	for _, c := range []struct{ name, text, want string }{
		{"short", "nghệ nhân", "nghệ nhân"},
		{"long", words, strings.TrimSpace(words[:195]) + "…"},
		{"one word", one, one[:195] + "…"},
	} {
		if got := excerpt(c.text); got != c.want || len(got) > excerptBytes {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestOnlySoManyAreCompared(t *testing.T) {
	item := saying("lai-chau", "c", 5, story)
	var found []Centre
	for i := range 40 {
		found = append(found, known(saying("son-la", fmt.Sprint(i), 0, story), i%7))
	}
	found = append(found, known(saying("lai-chau", "x", 0, story), 24), known(saying("son-la", "y", -31*24, story), 24))
	list := item.Candidates(found)
	if len(list) != compared || list[0].Shared != 6 || list[len(list)-1].Shared != 4 {
		t.Errorf("%d candidates, sharing %d to %d", len(list), list[0].Shared, list[len(list)-1].Shared)
	}
}

// TestCopiesAreFound asks of every labelled copy that comparing would join
// whether the index finds it.
func TestCopiesAreFound(t *testing.T) {
	copies, missed := 0, 0
	for _, p := range tuningPairs(t) {
		a, b := likeness.Prepare(p.A, nil), likeness.Prepare(p.B, nil)
		if !p.Same || !likeness.Compare(a, b).Same {
			continue
		}
		copies++
		one, two := waiting("lao-cai", "a", "T", "x", "", 0), waiting("son-la", "b", "U", "y", "", 1)
		one.Words, two.Words = a, b
		if ds := Settle([]Unsettled{one, two}, nil, Corrections{}, noon); ds[1].Story != one.ID {
			missed++
			t.Logf("%s: not found", p.ID)
		}
	}
	t.Logf("%d of %d copies missed", missed, copies)
	if copies < 500 || missed*200 > copies {
		t.Errorf("%d of %d copies are not found by what they share", missed, copies)
	}
}

// A labelledPair is two articles of which somebody has said whether they are
// one.
type labelledPair struct {
	ID   string
	Same bool
	A, B likeness.Article
}

func tuningPairs(t *testing.T) (pairs []labelledPair) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "tuning", "copies.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var p labelledPair
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		pairs = append(pairs, p)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return pairs
}

func TestSplitLeavesTheNextBest(t *testing.T) {
	a, b := saying("lao-cai", "a", 0, story), saying("son-la", "b", 1, story+" Hết.")
	item := saying("lai-chau", "c", 5, story)
	item.Alike = []Centre{known(a, 20), known(b, 20)}
	rules := Corrections{Split: [][2]string{{item.Address, a.Address}}}
	ds := Settle([]Unsettled{item}, []feeds.Fingerprint{settled(a), settled(b)}, rules, noon)
	if ds[0].Story != b.ID {
		t.Errorf("with another copy at hand: %+v", ds[0])
	}
	item.Alike = item.Alike[:1]
	ds = Settle([]Unsettled{item}, []feeds.Fingerprint{settled(a)}, rules, noon)
	if ds[0].Story != item.ID || ds[0].Rule != feeds.RuleSplit || ds[0].Evidence != a.ID {
		t.Errorf("without: %+v", ds[0])
	}
}

func TestMergeHeedsSplit(t *testing.T) {
	a, b, item := waiting("lao-cai", "a", "T", "x", "laocai/a", 0), waiting("son-la", "b", "U", "y", "sonla/b", 1), waiting("lai-chau", "c", "V", "z", "laichau/c", 2)
	inA := settled(b)
	inA.Story = a.ID
	rules := Corrections{Merge: [][2]string{{item.Address, a.Address}}, Split: [][2]string{{b.Address, item.Address}}}
	if d := Settle([]Unsettled{item}, []feeds.Fingerprint{settled(a), inA}, rules, noon)[0]; d.Story != item.ID {
		t.Errorf("merged with what the settings keep it apart from: %+v", d)
	}
	if d := Settle([]Unsettled{item}, []feeds.Fingerprint{settled(a), settled(b)}, rules, noon)[0]; d.Story != a.ID || d.Rule != feeds.RuleMerge {
		t.Errorf("not merged: %+v", d)
	}
}

func TestHabits(t *testing.T) {
	const footer, dateline = 1, 2
	var texts [][]uint64
	for i := range 20 {
		lines := []uint64{uint64(100 + i), uint64(200 + i), footer}
		if i%6 == 0 {
			lines = append(lines, dateline)
		}
		texts = append(texts, lines)
	}
	var h Habits
	if drop := h.Learn(texts[:2]).Boilerplate(); len(drop) > 0 {
		t.Errorf("after two texts: %v", drop)
	}
	h = h.Learn(texts)
	if drop := h.Boilerplate(); !drop[footer] || !drop[dateline] || len(drop) != 2 {
		t.Errorf("after twenty: %v", drop)
	}
	slices.Reverse(texts)
	if again := (Habits{}).Learn(texts).Learn(nil); again.Texts != h.Texts || len(again.Lines) != len(h.Lines) {
		t.Errorf("in another order: %+v", again)
	}
	for i := range 2000 {
		h = h.Learn([][]uint64{{uint64(1000 + i), uint64(9000 + i)}})
	}
	if drop := h.Boilerplate(); len(drop) > 0 || len(h.Lines) > 2*habitItems || h.Texts >= habitItems {
		t.Errorf("after two thousand others: %d texts, %d lines, %v", h.Texts, len(h.Lines), drop)
	}
}

func TestLongTextsTeachByTheirEnds(t *testing.T) {
	lines := make([]uint64, 10*habitLines)
	for i := range lines {
		lines[i] = uint64(i)
	}
	h := Habits{}.Learn([][]uint64{lines})
	last := uint64(len(lines) - 1)
	if len(h.Lines) != habitLines || h.Lines[0] != 1 || h.Lines[last] != 1 || h.Lines[last/2] != 0 {
		t.Errorf("%d lines of %d are remembered", len(h.Lines), len(lines))
	}
}

func TestCorrectionsOfAddresses(t *testing.T) {
	all := Corrections{Merge: [][2]string{{"a", "b"}, {"c", "d"}}, Split: [][2]string{{"d", "e"}}, Hide: []string{"a", "e"}}
	got := all.Of(map[string]bool{"b": true, "e": true})
	if fmt.Sprint(got) != "{[[a b]] [[d e]] [e]}" {
		t.Errorf("of b and e: %v", got)
	}
}
