package vietnamese

import "unicode"

// A tone is one of the five marked tones, or 0 for the one without a mark.
type tone uint8

// vowels lists the twelve vowels, each with its tones: none, grave, hook,
// tilde, acute, dot.
const vowels = "aàảãáạ" + "ăằẳẵắặ" + "âầẩẫấậ" + "eèẻẽéẹ" + "êềểễếệ" + "iìỉĩíị" +
	"oòỏõóọ" + "ôồổỗốộ" + "ơờởỡớợ" + "uùủũúụ" + "ưừửữứự" + "yỳỷỹýỵ"

// unmarked gives for each of the twelve the letter without any mark.
const unmarked = "aaaeeiooouuy"

// A letter is what is known of one letter of the Vietnamese alphabet or of
// the basic Latin one.
type letter struct {
	bare  rune // lower case, without its tone; 0: not such a letter
	tone  tone
	row   uint8 // which of the vowels it is, counted from 1; 0: a consonant
	ascii byte  // lower case, without any mark
}

// lower returns the letter in lower case.
func (l letter) lower() rune {
	if l.row == 0 {
		return l.bare
	}
	return letters.vowels[l.row-1][l.tone]
}

// An alphabet finds letters by their code.
type alphabet struct {
	early  [earlyEnd]letter
	late   [lateEnd - lateStart]letter
	vowels [len(unmarked)][6]rune // by row and tone
}

// Where the letters are found in Unicode.
const (
	earlyEnd  = 0x300  // the first combining mark
	lateStart = 0x1ea0 // Ạ
	lateEnd   = 0x1efa // after ỹ
)

// letters is made once and only read.
var letters = newAlphabet()

func newAlphabet() *alphabet {
	a := new(alphabet)
	for r := 'a'; r <= 'z'; r++ {
		a.set(r, letter{bare: r, ascii: byte(r)})
	}
	for i, r := range []rune(vowels) {
		row, t := i/6, i%6
		a.vowels[row][t] = r
		a.set(r, letter{bare: a.vowels[row][0], tone: tone(t), row: uint8(row + 1), ascii: unmarked[row]})
	}
	for _, r := range "đ\u00f0\u0256" { // and the Icelandic and African letters that look like it in capitals
		a.set(r, letter{bare: 'đ', ascii: 'd'})
	}
	return a
}

// set enters a letter in both cases.
func (a *alphabet) set(lower rune, l letter) {
	for _, r := range []rune{lower, unicode.ToUpper(lower)} {
		if r < earlyEnd {
			a.early[r] = l
		} else {
			a.late[r-lateStart] = l
		}
	}
}

// of returns the letter with the given code; its bare is 0 if there is none.
func (a *alphabet) of(r rune) letter {
	switch {
	case r < 0:
		return letter{}
	case r < earlyEnd:
		return a.early[r]
	case r >= lateStart && r < lateEnd:
		return a.late[r-lateStart]
	}
	return letter{}
}

// composed says whether a character is its own canonical composition and
// cannot be part of another one, wherever it stands among its like. It is a
// quick look, true for nearly every Vietnamese text.
func composed(r rune) bool {
	return r < earlyEnd || r >= lateStart && r < lateEnd || r >= 0x2000 && r < 0x2070
}
