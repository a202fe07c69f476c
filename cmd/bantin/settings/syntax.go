package settings

import (
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/token"

	"bantin/feeds"
)

// errUnreadable stands for input on which the parser gave up without a word.
var errUnreadable = errors.New("unreadable YAML")

// A syntaxCase is one kind of mistake, known by a part of the parser's
// message.
type syntaxCase struct {
	part          string
	message, hint feeds.Text
}

// syntaxCases are tried in this order.
func syntaxCases() []syntaxCase {
	quotes := say("nếu giá trị có dấu hai chấm, dấu # hay dấu ngoặc, hãy đặt cả giá trị trong ngoặc kép",
		"if the value contains a colon, a # or a bracket, put the whole value in quotes")
	indent := say("các khóa cùng cấp phải bắt đầu ở cùng một cột; kiểm tra số dấu cách đầu dòng",
		"keys of one level begin in the same column; check the spaces at the start of the line")
	return []syntaxCase{
		{"end character of double-quoted", say("dấu ngoặc kép mở ở đây không được đóng lại", "the double quote opened here is never closed"), say("thêm dấu \" ở cuối giá trị", "add a \" at the end of the value")},
		{"end character of single-quoted", say("dấu ngoặc đơn mở ở đây không được đóng lại", "the single quote opened here is never closed"), say("thêm dấu ' ở cuối giá trị; nếu giá trị có dấu ' bên trong thì dùng ngoặc kép", "add a ' at the end of the value; if there is a ' inside, use double quotes")},
		{"end token ']' not found", say("dấu [ mở ở đây không được đóng lại", "the [ opened here is never closed"), say("thêm dấu ] sau mục cuối cùng", "add a ] after the last entry")},
		{"end token '}'", say("dấu { mở ở đây không được đóng lại", "the { opened here is never closed"), say("thêm dấu } sau giá trị cuối cùng", "add a } after the last value")},
		{"',' or ']'", say("trước chỗ này thiếu dấu phẩy hoặc dấu ]", "a comma or a ] is missing before this"), say("các mục trong ngoặc vuông cách nhau bằng dấu phẩy: [một, hai]", "entries in brackets are separated by commas: [one, two]")},
		{"',' or '}'", say("trước chỗ này thiếu dấu phẩy hoặc dấu }", "a comma or a } is missing before this"), say("các khóa trong ngoặc nhọn cách nhau bằng dấu phẩy: {id: mot, name: Một}", "keys in braces are separated by commas: {id: one, name: One}")},
		{"could not find '['", say("dấu ] này không có dấu [ đứng trước", "this ] has no [ before it"), say("xóa dấu ] thừa, hoặc thêm dấu [ ở đầu danh sách", "delete the ], or add a [ where the list begins")},
		{"could not find '{'", say("dấu } này không có dấu { đứng trước", "this } has no { before it"), say("xóa dấu } thừa, hoặc thêm dấu { ở đầu nhóm", "delete the }, or add a { where the group begins")},
		{"found ','", say("ở đây có hai dấu phẩy liền nhau", "there are two commas in a row here"), say("xóa một dấu phẩy", "delete one of them")},
		{"reserved character", say("giá trị không được bắt đầu bằng ký tự này", "a value may not begin with this character"), quotes},
		{"escape character", say("sau dấu \\ trong ngoặc kép phải là một ký tự thoát của YAML", "a \\ inside double quotes must begin a YAML escape"),
			say("dùng ngoặc đơn thay cho ngoặc kép, hoặc viết \\\\", "use single quotes instead of double ones, or write \\\\")},
		{"mapping value is not allowed", say("ở đây không thể có thêm một khóa: dòng có hai dấu hai chấm, hoặc dòng sau thụt vào sai", "another key cannot stand here: the line has two colons, or the next line is indented wrongly"), quotes},
		{"value is not allowed in this context", say("chỗ này không khớp với các dòng phía trên", "this does not fit the lines above"), indent},
		{"block sequence entries", say("dấu - ở đây không khớp với các dòng phía trên", "the - here does not fit the lines above"), indent},
		{"non-map value", say("ở đây cần một dòng dạng \"khóa: giá trị\"", "a line of the form \"key: value\" is needed here"),
			say("sau dấu - và sau dấu hai chấm phải có một dấu cách", "a - and a colon are followed by a space")},
		{"unexpected key name", say("ở đây cần một dòng dạng \"khóa: giá trị\"", "a line of the form \"key: value\" is needed here"),
			say("sau dấu hai chấm phải có một dấu cách", "a colon is followed by a space")},
		{"implicit line break", say("ở đây cần một dòng dạng \"khóa: giá trị\"", "a line of the form \"key: value\" is needed here"),
			say("sau dấu hai chấm phải có một dấu cách", "a colon is followed by a space")},
		{"invalid key", say("danh sách không thể làm khóa", "a list cannot be a key"), quotes},
		{"indent", say("các dòng này thụt vào không đều", "these lines are indented unevenly"), indent},
		{"header option", say("sau dấu | hoặc > không được có chữ này", "this may not follow a | or >"), quotes},
	}
}

// gluedHyphen is the hyphen of an entry that lacks the space after it.
var gluedHyphen = regexp.MustCompile(`^(\s*)-[^\s-]`)

// reportSyntax reports why the parser could not read the file.
func (f *file) reportSyntax(err error) {
	line, column, message := 1, 1, err.Error()
	var at interface {
		GetToken() *token.Token
		GetMessage() string
	}
	if errors.As(err, &at) {
		message = at.GetMessage()
		if tk := at.GetToken(); tk != nil && tk.Position != nil {
			line, column = max(tk.Position.Line, 1), max(tk.Position.Column, 1)
		}
	}
	if line <= len(f.lines) {
		if gluedColon.MatchString(f.lines[line-1]) {
			f.reportGluedUpTo(line)
			return
		}
		if m := gluedHyphen.FindStringSubmatchIndex(f.lines[line-1]); m != nil {
			f.report(line, m[3]+1, say("sau dấu gạch đầu dòng này thiếu một dấu cách", "a space is missing after this hyphen"), say("viết \"- giá trị\", có dấu cách sau dấu gạch", "write \"- value\", with a space after the hyphen"))
			return
		}
		if m := curvedValue.FindStringSubmatchIndex(f.lines[line-1]); m != nil {
			inner, curved := straight(strings.TrimSpace(f.lines[line-1][m[2]:]))
			if !curved {
				inner = "…"
			}
			wrong := curvedQuotes(inner)
			f.report(line, utf8.RuneCountInString(f.lines[line-1][:m[2]])+1, wrong.message, wrong.hint)
			return
		}
	}
	for _, known := range syntaxCases() {
		if strings.Contains(message, known.part) {
			f.report(line, column, known.message, known.hint)
			return
		}
	}
	f.report(line, column,
		feeds.Text{VI: "chỗ này không đúng cú pháp YAML", EN: "this is not valid YAML: " + message},
		say("so với mẫu: mỗi dòng là \"khóa: giá trị\", danh sách bắt đầu bằng \"- \"",
			"compare with the sample: each line is \"key: value\", lists begin with \"- \""))
}
