package vietnamese

// Combining marks as they follow a letter in decomposed text.
const (
	grave, acute, tilde, hook, dot = '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'
	circumflex, breve, horn        = '\u0302', '\u0306', '\u031b'
)

// marked returns the letter with a combining mark added, if that makes
// another letter of the alphabet. It serves texts whose marks stand in an
// order that Unicode does not compose, such as é with a circumflex for ế.
func (l letter) marked(mark rune) (letter, bool) {
	if t, ok := toneOf(mark); ok {
		if l.row == 0 || l.tone != 0 {
			return l, false
		}
		l.tone = t
		return l, true
	}
	bare := shaped(l.bare, mark)
	if bare == 0 {
		return l, false
	}
	other := letters.of(bare)
	other.tone = l.tone
	return other, true
}

func toneOf(mark rune) (tone, bool) {
	switch mark {
	case grave:
		return 1, true
	case hook:
		return 2, true
	case tilde:
		return 3, true
	case acute:
		return 4, true
	case dot:
		return 5, true
	}
	return 0, false
}

// shaped returns the vowel that a mark of shape makes of another, or 0.
func shaped(bare, mark rune) rune {
	switch {
	case mark == circumflex && bare == 'a':
		return 'â'
	case mark == circumflex && bare == 'e':
		return 'ê'
	case mark == circumflex && bare == 'o':
		return 'ô'
	case mark == breve && bare == 'a':
		return 'ă'
	case mark == horn && bare == 'o':
		return 'ơ'
	case mark == horn && bare == 'u':
		return 'ư'
	}
	return 0
}
