package search_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"bantin/aggregator/search"
	"bantin/storage"
)

// written writes phrases down: those of one word bare, others in brackets.
func written(list []storage.Phrase) string {
	var parts []string
	for _, p := range list {
		if text := p.Marked(); len(p) > 1 {
			parts = append(parts, "["+text+"]")
		} else {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, text, all, none string }{
		{"words", "  Lễ hội   Gầu Tào ", "lễ hội gầu tào", ""},
		{"the same word twice", "hội Hội hội", "hội", ""},
		{"a phrase", `"lễ hội" sa pa`, "[lễ hội] sa pa", ""},
		{"the quotes of a newspaper", "“lễ hội” «sa pa»", "[lễ hội] [sa pa]", ""},
		{"a quote too few", `"lễ hội`, "lễ hội", ""},
		{"a quote at the end", `lễ hội"`, "lễ hội", ""},
		{"quotes inside", `khai"mạc lễ"hội`, "khai [mạc lễ] hội", ""},
		{"nothing between quotes", `"" hội`, "hội", ""},
		{"without a word", "lễ -hội", "lễ", "hội"},
		{"without a phrase", `lễ -"xuống đồng"`, "lễ", "[xuống đồng]"},
		{"only without", "-hội", "", "hội"},
		{"a hyphen between words", "Sa-Pa", "[sa pa]", ""},
		{"a dash by itself", "lễ - hội -- x", "lễ hội x", ""},
		{"a date", "18/11/2026", "[18 11 2026]", ""},
		{"a name with a sign", "H’Mông", "[h mông]", ""},
		{"operators", "lễ AND hội OR NOT NEAR(a b) title:x y* ^z", "lễ and hội or not [near a] b [title x] y z", ""},
		{"an injection", `x' OR 1=1; DROP TABLE stories; --`, "x or [1 1] drop table stories", ""},
		{"an injection between quotes", `"a" "b"") OR (""c"`, "a b or c", ""},
		{"decomposed", norm.NFD.String("Điện Biên"), "điện biên", ""},
		{"look-alikes of đ", "\u00d0iện \u0189à", "điện đà", ""},
		{"invisible characters", "Sa\u200bPa\u00ad \ufeffhội", "sapa hội", ""},
		{"pictures beside words", "🎉 hội 👍🏻", "hội", ""},
		{"nothing", " \t ", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, err := search.Parse(c.text)
			if err != nil {
				t.Fatal(err)
			}
			if all, none := written(w.All), written(w.None); all != c.all || none != c.none {
				t.Errorf("all %q, none %q; want %q and %q", all, none, c.all, c.none)
			}
		})
	}
}

func TestWhatCannotBeSearchedFor(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"as long as it may be", strings.Repeat("ộ", search.MostCharacters), nil},
		{"as long, decomposed", norm.NFD.String(strings.Repeat("ộ", search.MostCharacters)), nil},
		{"a character too long", strings.Repeat("ộ", search.MostCharacters+1), search.ErrTooLong},
		{"a megabyte", strings.Repeat("hội ", 1<<18), search.ErrTooLong},
		{"a megabyte of nothing", strings.Repeat("\u200b", 1<<18), search.ErrTooLong},
		{"as many words as it may have", strings.Repeat("a ", search.MostWords), nil},
		{"a word too many", strings.Repeat("a ", search.MostWords+1), search.ErrTooManyWords},
		{"pictures only", "🎉🎉", search.ErrNoWords},
		{"signs only", `"-*():^`, search.ErrNoWords},
	} {
		if _, err := search.Parse(c.text); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{`"lễ hội" -"sa pa`, `-"a"" b" 18/11 H’Mông`, "NEAR(a*, ^b) {c}:d", "\u0110\u0309ie\u0302\u0323n 🎉\u200d"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w, err := search.Parse(text)
		if err != nil {
			return
		}
		again, err := search.Parse(w.Text)
		if err != nil || again.Text != w.Text || written(again.All) != written(w.All) || written(again.None) != written(w.None) {
			t.Errorf("%q reads as %+v, and that as %+v (%v)", text, w, again, err)
		}
		for _, p := range append(w.All, w.None...) {
			if p.Bare() == "" || strings.ContainsAny(p.Bare()+p.Marked(), `"'-*():^{}+`) {
				t.Errorf("%q asks for %q", text, p.Marked())
			}
		}
		pieces, _ := w.Excerpt(text, 50)
		if !utf8.ValidString(text) {
			return
		}
		for _, p := range pieces {
			if inside := strings.Trim(p.Text, "… "); !strings.Contains(text, inside) {
				t.Errorf("%q has the excerpt %q", text, p.Text)
			}
		}
	})
}

// shown writes pieces down, what was found in brackets.
func shown(list []search.Piece) string {
	var b strings.Builder
	for _, p := range list {
		if p.Found {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestMark(t *testing.T) {
	for _, c := range []struct{ name, query, text, want string }{
		{"with marks", "lễ hội", "Lễ hội hoa, lệ phí hội", "[Lễ] [hội] hoa, lệ phí [hội]"},
		{"without marks", "le hoi", "Lễ hội hoa, lệ phí", "[Lễ] [hội] hoa, [lệ] phí"},
		{"đ", "dien bien", "Điện Biên", "[Điện] [Biên]"},
		{"a phrase", `"le hoi"`, "Lễ của hội, lễ hội", "Lễ của hội, [lễ hội]"},
		{"decomposed", "biên", norm.NFD.String("Điện Biên"), norm.NFD.String("Điện ") + "[" + norm.NFD.String("Biên") + "]"},
		{"inside a word", "an", "An ninh, bản, ban", "[An] ninh, bản, ban"},
		{"another spelling", "thuỷ kỉ", "Thủy kỷ", "[Thủy] [kỷ]"},
		{"what is not wanted", "hoa -ban", "hoa ban", "[hoa] ban"},
	} {
		w, err := search.Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		if got := shown(w.Mark(c.text)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("mở đầu ", 60) + "lễ hội hoa ban ở Điện Biên " + strings.Repeat("kết thúc ", 60)
	for _, c := range []struct {
		name, query, text, want string
		most                    int
	}{
		{"where all of it stands", "hoa dien", "hoa nở " + long, "… mở đầu lễ hội [hoa] ban ở [Điện] Biên kết thúc kết thúc kết…", 60},
		{"nowhere", "xyz", "một hai ba bốn năm sáu", "một hai ba…", 13},
		{"a short text", "hai", "một hai ba", "một [hai] ba", 240},
		{"at the end", "cuối", strings.Repeat("đầu ", 20) + "cuối", "… đầu đầu đầu [cuối]", 20},
		{"no text", "hai", "", "", 240},
	} {
		w, err := search.Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		pieces, _ := w.Excerpt(c.text, c.most)
		got := shown(pieces)
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if n := utf8.RuneCountInString(strings.NewReplacer("[", "", "]", "", "… ", "", "…", "").Replace(got)); n > c.most {
			t.Errorf("%s: %d characters", c.name, n)
		}
	}
}
