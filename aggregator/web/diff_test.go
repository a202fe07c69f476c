package web

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// marked writes stretches on a line: -taken out-, +put in+.
func marked(list []stretch) string {
	var b strings.Builder
	for i, s := range list {
		if i > 0 {
			b.WriteByte(' ')
		}
		sign := map[stretchKind]string{removed: "-", added: "+"}[s.Kind]
		b.WriteString(sign + s.Text + sign)
	}
	return b.String()
}

func TestComparingWords(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"the same words", "Lễ hội  hoa ban", "Lễ hội hoa\nban", ""},
		{"a word for another", "Lễ hội hoa ban", "Lễ hội hoa mận", "Lễ hội hoa -ban- +mận+"},
		{"at the beginning", "Khai mạc lễ hội", "Bế mạc lễ hội", "-Khai- +Bế+ mạc lễ hội"},
		{"put in", "Lễ hội ban", "Lễ hội hoa ban", "Lễ hội +hoa+ ban"},
		{"taken out", "Lễ hội hoa ban", "Lễ hội ban", "Lễ hội -hoa- ban"},
		{"nothing before", "", "Lễ hội", "+Lễ hội+"},
		{"nothing after", "Lễ hội", "", "-Lễ hội-"},
		{"two places", "a b c d e", "a x c y e", "a -b- +x+ c -d- +y+ e"},
		{"far from both ends", "1 2 3 4 5 6 7 8 9 10 11 b 11 10 9 8 7 6 5 4 3 2 1", "1 2 3 4 5 6 7 8 9 10 11 c 11 10 9 8 7 6 5 4 3 2 1",
			"… 4 5 6 7 8 9 10 11 -b- +c+ 11 10 9 8 7 6 5 4 …"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := marked(compared(c.before, c.after)); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestLongTextsAreComparedWithinBounds(t *testing.T) {
	for _, words := range []int{1000, 200_000} {
		a, b := strings.Repeat("một hai ", words/2), strings.Repeat("ba bốn năm ", words/3)
		list := compared(a, b)
		shown := 0
		for _, s := range list {
			shown += len(strings.Fields(s.Text))
		}
		if shown > mostWords+1 || list[0].Kind != removed {
			t.Errorf("%d words: %d shown, first %q", words, shown, list[0].Kind)
		}
	}
	long := strings.Repeat("dòng ", 100_000)
	if got := marked(compared(long+"cũ", long+"mới")); !strings.HasSuffix(got, "dòng -cũ- +mới+") {
		t.Errorf("a word at the end: …%q", got[max(0, len(got)-80):])
	}
}

// TestComparingAnything rebuilds both texts from the runs.
func TestComparingAnything(t *testing.T) {
	text := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 40)
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "before"), text.Draw(t, "after")
		var before, after []string
		for _, r := range edits(a, b) {
			before = append(append(before, r.same...), r.out...)
			after = append(append(after, r.same...), r.in...)
		}
		if strings.Join(before, " ") != strings.Join(a, " ") || strings.Join(after, " ") != strings.Join(b, " ") {
			t.Fatalf("%v to %v: %v", a, b, edits(a, b))
		}
	})
}
