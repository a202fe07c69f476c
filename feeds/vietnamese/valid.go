package vietnamese

import (
	"unicode"
	"unicode/utf8"
)

// Valid says whether a text is Vietnamese beyond reasonable doubt: it has
// words with marks, and nearly all of those are possible syllables. Text in
// other languages and text without marks are not.
func Valid(text string) bool {
	good, bad := 0, 0
	word := make([]letter, 0, 16)
	telling, foreign := false, false
	end := func() {
		switch {
		case foreign, telling && !syllable(word):
			bad++
		case telling:
			good++
		}
		word, telling, foreign = word[:0], false, false
	}
	for _, r := range text {
		l := letters.of(r)
		switch {
		case l.bare != 0:
			word = append(word, l)
			telling = telling || r >= utf8.RuneSelf
		case unicode.IsLetter(r):
			foreign = true
		default:
			end()
		}
	}
	end()
	return good > 0 && bad*4 <= good
}

// syllable says whether letters can be one Vietnamese syllable.
func syllable(word []letter) bool {
	v, c, ok := parts(word)
	if !ok {
		return false
	}
	if at, _ := marks(word); at >= 0 && (at < v || at >= c) {
		return false
	}
	tones := 0
	for _, l := range word {
		if l.tone != 0 {
			tones++
		}
	}
	return tones <= 1 && onsets[bare(word[:v])] && nuclei[bare(word[v:c])] && codas[bare(word[c:])]
}

// bare returns letters without their tones.
func bare(word []letter) string {
	var room [4 * longest]byte
	out := room[:0]
	for _, l := range word {
		out = utf8.AppendRune(out, l.bare)
	}
	return string(out)
}

var (
	onsets = set("", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng",
		"ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x")
	nuclei = set("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y",
		"ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iê", "iu", "oa", "oă", "oe", "oi", "oo",
		"ôi", "ơi", "ua", "uâ", "uê", "ui", "uô", "uơ", "uy", "ưa", "ưi", "ươ", "ưu", "yê",
		"iêu", "oai", "oao", "oay", "oeo", "uao", "uây", "uôi", "uya", "uyê", "uyu", "ươi", "ươu", "yêu")
	codas = set("", "c", "ch", "m", "n", "ng", "nh", "p", "t")
)

func set(of ...string) map[string]bool {
	m := make(map[string]bool, len(of))
	for _, s := range of {
		m[s] = true
	}
	return m
}
