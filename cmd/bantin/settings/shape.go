package settings

import (
	"fmt"
	"strconv"
	"strings"

	"bantin/feeds"
)

// longest is how many characters one line of text in the settings may have.
const longest = 2000

// A shape tells what a node is.
type shape int

const (
	empty shape = iota
	text
	number
	truth
	mapping
	sequence
)

// name says what a shape is called in a sentence.
func (s shape) name() feeds.Text {
	return [...]feeds.Text{
		empty:    {VI: "để trống", EN: "empty"},
		text:     {VI: "chữ", EN: "text"},
		number:   {VI: "số", EN: "a number"},
		truth:    {VI: "true/false", EN: "true or false"},
		mapping:  {VI: "một nhóm khóa", EN: "a group of keys"},
		sequence: {VI: "một danh sách", EN: "a list"},
	}[s]
}

// is tells whether a node has the given shape, and reports it otherwise.
func (n *node) is(want shape) bool {
	if n.asks != nil {
		n.asks.shape = want
		return false
	}
	if n.shape == want {
		return true
	}
	if want == mapping && n.shape == text && n.glued() {
		return false
	}
	what, found := want.name(), n.shape.name()
	message := feeds.Text{
		VI: fmt.Sprintf("%q phải là %s, ở đây là %s", n.name, what.VI, found.VI),
		EN: fmt.Sprintf("%q must be %s, here it is %s", n.name, what.EN, found.EN),
	}
	if n.name == "" {
		message = feeds.Text{
			VI: fmt.Sprintf("tệp phải là %s, ở đây là %s", what.VI, found.VI),
			EN: fmt.Sprintf("the file must be %s, here it is %s", what.EN, found.EN),
		}
	}
	n.report(message, n.shapeHint(want))
	return false
}

// shapeHint says how what was written could take the wanted shape.
func (n *node) shapeHint(want shape) feeds.Text {
	bare, curved := straight(n.text)
	if !curved {
		bare = n.text
	}
	switch {
	case want == text && n.shape == number && (n.name == "every" || n.name == "within"):
		return both(n.text + "m")
	case want == text && n.shape == number && n.name == "at":
		return clockHint()
	case want == text && n.shape == number && n.name == "keep_texts":
		return both(n.text + "d")
	case want == text && n.shape == number && n.name == "listen":
		return both("127.0.0.1:" + n.text)
	case want == text && n.name == "insecure":
		return excuseHint()
	case want == text && (n.shape == number || n.shape == truth):
		return say("đặt trong ngoặc kép: \"%s\"", "put it in quotes: \"%s\"", n.text)
	case want == number && n.shape == text && isNumber(bare):
		return say("bỏ ngoặc kép: %s", "leave the quotes out: %s", bare)
	case want == number && n.name == "year":
		return say("viết năm bằng chữ số, ví dụ 2026", "write the year in digits, for example 2026")
	case want == number:
		return say("viết bằng chữ số, ví dụ 8", "write it in digits, for example 8")
	case want != text && n.name == "sources" && isAddress(n.text):
		return say("xóa địa chỉ này ở đây rồi chạy: bantin add %s", "delete the address here and run: bantin add %s", n.text)
	case want == truth:
		return say("viết true hoặc false", "write true or false")
	case want == sequence && n.shape != mapping && n.text != "" && !strings.Contains(n.text, "\n"):
		return say("đặt trong ngoặc vuông: [%s]", "put it in brackets: [%s]", n.text)
	case want == sequence:
		return say("mỗi mục một dòng, bắt đầu bằng \"- \"", "one entry a line, beginning with \"- \"")
	case want == mapping:
		return say("mỗi dòng là \"khóa: giá trị\"", "each line is \"key: value\"")
	}
	return say("viết một dòng chữ sau dấu hai chấm", "write one line of text after the colon")
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// oneLine returns the text of a node that holds one line of it.
func (n *node) oneLine() (string, bool) {
	if !n.is(text) {
		return "", false
	}
	s := strings.TrimSpace(n.text)
	switch {
	case s == "":
		n.report(say("%q không được để trống", "%q must not be empty", n.name), say("viết giá trị, hoặc xóa cả dòng này", "write a value, or delete the line"))
	case strings.Contains(s, "\n"):
		n.report(say("%q phải viết trên một dòng", "%q must stand on one line", n.name), say("nối các dòng lại thành một", "join the lines into one"))
	case len([]rune(s)) > longest:
		n.report(say("%q dài quá %d ký tự", "%q is longer than %d characters", n.name, longest), say("rút ngắn lại", "make it shorter"))
	default:
		return s, true
	}
	return "", false
}
