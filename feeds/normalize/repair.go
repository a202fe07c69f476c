package normalize

import (
	"strings"
	"unicode/utf8"

	"bantin/feeds"
)

// excerptSize is how many bytes of a text a repair shows at most.
const excerptSize = 200

// lead is how much of an excerpt stands before the first difference.
const lead = 48

// notes collects repairs.
type notes []feeds.Repair

// add notes a repair with excerpts of both texts where they first differ.
func (n *notes) add(code feeds.RepairCode, before, after string) {
	before, after = strings.ToValidUTF8(before, "\ufffd"), strings.ToValidUTF8(after, "\ufffd")
	start := max(difference(before, after)-lead, 0)
	*n = append(*n, feeds.Repair{Code: code, Before: excerpt(before, start), After: excerpt(after, start)})
}

// found notes that something was found and taken out.
func (n *notes) found(code feeds.RepairCode, what string) {
	*n = append(*n, feeds.Repair{Code: code, Before: excerpt(strings.ToValidUTF8(what, "\ufffd"), 0)})
}

// difference returns the length of what two texts begin with.
func difference(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// excerpt returns the part of a text that begins near start, marked where it
// was cut.
func excerpt(text string, start int) string {
	const mark = "…"
	start = min(start, len(text))
	for start > 0 && start < len(text) && !utf8.RuneStart(text[start]) {
		start--
	}
	room, front := excerptSize, ""
	if start > 0 {
		front = mark
		room -= len(mark)
	}
	text = text[start:]
	if len(text) <= room {
		return front + text
	}
	end := room - len(mark)
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return front + text[:end] + mark
}
