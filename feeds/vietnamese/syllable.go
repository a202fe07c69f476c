package vietnamese

// longest is how many letters the longest syllable has (nghiêng).
const longest = 7

// parts splits a syllable around its vowels: a[:v] is its onset, a[v:c] the
// vowels, a[c:] its coda. The u of qu and, before another vowel, the i of gi
// belong to the onset. It is false for letters that are no single syllable.
func parts(word []letter) (v, c int, ok bool) {
	n := len(word)
	if n == 0 || n > longest {
		return 0, 0, false
	}
	for v < n && word[v].row == 0 {
		v++
	}
	if v == 1 && n > 2 && word[2].row != 0 {
		first, second := word[0].bare, word[1].bare
		if first == 'q' && second == 'u' || first == 'g' && second == 'i' {
			v = 2
		}
	}
	c = v
	for c < n && word[c].row != 0 {
		c++
	}
	for _, l := range word[c:] {
		if l.row != 0 {
			return 0, 0, false
		}
	}
	return v, c, c > v
}

// settle gives a word its one spelling: the tone where the old style puts it
// (hóa, thúy, but hoàn), and i for a final y after the consonants that take
// both.
func settle(word []letter) {
	v, c, ok := parts(word)
	if !ok {
		return
	}
	if at, t := marks(word); at >= 0 {
		word[at].tone = 0
		word[seat(word, v, c)].tone = t
	}
	if len(word) == 2 && word[1].bare == 'y' && takesBoth(word[0].bare) {
		i := letters.of('i')
		i.tone = word[1].tone
		word[1] = i
	}
}

// marks returns the place and the tone of the only tone mark, or -1 where
// there is none, or more than one.
func marks(word []letter) (at int, t tone) {
	at = -1
	for i, l := range word {
		if l.tone == 0 {
			continue
		}
		if at >= 0 {
			return -1, 0
		}
		at, t = i, l.tone
	}
	return at, t
}

// seat returns which of the vowels word[v:c] bears the tone.
func seat(word []letter, v, c int) int {
	for i := c - 1; i >= v; i-- {
		switch word[i].bare {
		case 'ă', 'â', 'ê', 'ô', 'ơ', 'ư':
			return i
		}
	}
	switch {
	case c < len(word): // hoàn, huýt
		return c - 1
	case c-v == 3: // ngoài
		return v + 1
	}
	return v // hóa, mái
}

// takesBoth says whether a consonant is followed by i or y at its writer's
// liking: hi vọng, kỉ niệm, lí do, mĩ thuật, sĩ quan, tỉ lệ.
func takesBoth(onset rune) bool {
	switch onset {
	case 'h', 'k', 'l', 'm', 's', 't':
		return true
	}
	return false
}
