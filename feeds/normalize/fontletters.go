package normalize

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// What the letters of windows-1252 look like in fonts of TCVN3 (TCVN 5712,
// VN3): every letter of the first line as that below it.
const (
	tcvn3Codes = "¡¢£¤¥¦§¨©ª«¬\u00ad®" +
		"µ¶·¸¹»¼½¾Æ" + "ÇÈÉÊË" + "ÌÎÏÐÑ" + "ÒÓÔÕÖ" + "×ØÜÝÞ" + "ßáâãä" + "åæçèé" + "êëìíî" + "ïñòóô" + "õö÷øù" + "úûüýþ"
	tcvn3Letters = "ĂÂÊÔƠƯĐăâêôơưđ" +
		"àảãáạằẳẵắặ" + "ầẩẫấậ" + "èẻẽéẹ" + "ềểễếệ" + "ìỉĩíị" + "òỏõóọ" + "ồổỗốộ" + "ờởỡớợ" + "ùủũúụ" + "ừửữứự" + "ỳỷỹýỵ"
)

// tcvn3Look is what each code looks like; it is only read.
var tcvn3Look = func() map[rune]rune {
	look := map[rune]rune{}
	letters := []rune(tcvn3Letters)
	for i, code := range []rune(tcvn3Codes) {
		look[code] = letters[i]
	}
	return look
}()

// tcvn3 returns what a text looks like in a font of TCVN3.
func tcvn3(text string) string {
	return strings.Map(func(r rune) rune {
		if letter, ok := tcvn3Look[r]; ok {
			return letter
		}
		return r
	}, text)
}

// vniMarks are the letters of windows-1252 that a font of VNI draws as marks on
// the vowel before them.
var vniMarks = map[rune]string{
	'ù': "\u0301", 'ø': "\u0300", 'û': "\u0309", 'õ': "\u0303", 'ï': "\u0323",
	'â': "\u0302", 'á': "\u0302\u0301", 'à': "\u0302\u0300", 'å': "\u0302\u0309", 'ã': "\u0302\u0303", 'ä': "\u0302\u0323",
	'ê': "\u0306", 'é': "\u0306\u0301", 'è': "\u0306\u0300", 'ú': "\u0306\u0309", 'ü': "\u0306\u0303", 'ë': "\u0306\u0323",
}

// vniLetters are those that it draws as letters.
var vniLetters = map[rune]string{
	'ñ': "đ", 'ô': "ơ", 'ö': "ư", 'æ': "ỉ", 'ó': "ĩ", 'ò': "ị", 'î': "ỵ",
}

// vni returns what a text looks like in a font of VNI.
func vni(text string) string {
	var out strings.Builder
	vowel := false // a mark may follow
	for _, r := range text {
		small := unicode.ToLower(r)
		if mark := vniMarks[small]; mark != "" && vowel {
			out.WriteString(mark)
			vowel = false
			continue
		}
		vowel = strings.ContainsRune("aeouyôö", small)
		letter := vniLetters[small]
		switch {
		case letter == "":
			out.WriteRune(r)
		case small == r:
			out.WriteString(letter)
		default:
			out.WriteString(strings.ToUpper(letter))
		}
	}
	return norm.NFC.String(out.String())
}
