package settings

import (
	"github.com/goccy/go-yaml/token"

	"bantin/feeds"
)

// Bounds on the shape of a file: far beyond any settings, and low enough that
// the parser, which is recursive and copies mappings as they grow, stays fast.
const (
	maxDepth  = 20
	maxFields = 1000
)

// guard reports what YAML has and settings do not: anchors, aliases, tags,
// merge and complex keys, directives, further documents, and shapes beyond all
// use. It says whether the tokens may be given to the parser.
func (f *file) guard(tokens token.Tokens) bool {
	g := guard{file: f, fields: map[int]int{}, fine: true}
	for _, tk := range tokens {
		g.see(tk)
		if g.hopeless {
			return false
		}
	}
	return g.fine
}

// guard is what was seen of a file's tokens so far.
type guard struct {
	file     *file
	fine     bool
	hopeless bool // going on would only repeat the finding

	content bool // something other than comments was met
	ended   bool // "..." was met
	line    int  // the line being looked at
	first   int  // column of its first token
	entries int  // how many "-" it has
	depth   int  // of [ and {
	fields  map[int]int
}

func (g *guard) see(tk *token.Token) {
	if tk.Type == token.CommentType || tk.Type == token.InvalidType {
		return
	}
	g.startLine(tk)
	switch tk.Type {
	case token.AnchorType, token.AliasType, token.TagType, token.MergeKeyType, token.MappingKeyType, token.DirectiveType:
		message, hint := unwanted(tk.Type)
		g.refuse(tk, message, hint)
		g.hopeless = tk.Type == token.DirectiveType
		return
	case token.DocumentHeaderType, token.DocumentEndType:
		g.separator(tk)
		return
	}
	if g.ended {
		g.secondDocument(tk)
		return
	}
	g.content = true
	g.nesting(tk)
}

// startLine keeps account of the lines' first columns: a line further to the
// left ends every mapping to its right.
func (g *guard) startLine(tk *token.Token) {
	if tk.Position.Line == g.line {
		return
	}
	g.line, g.first, g.entries = tk.Position.Line, tk.Position.Column, 0
	for column := range g.fields {
		if column > g.first || column == g.first && tk.Type == token.SequenceEntryType {
			delete(g.fields, column)
		}
	}
}

func (g *guard) nesting(tk *token.Token) {
	switch tk.Type {
	case token.MappingStartType, token.SequenceStartType:
		g.depth++
		delete(g.fields, -g.depth)
	case token.MappingEndType, token.SequenceEndType:
		g.depth = max(g.depth-1, 0)
	case token.SequenceEntryType:
		g.entries++
	case token.MappingValueType:
		level := g.first + g.entries
		if g.depth > 0 {
			level = -g.depth
		}
		g.fields[level]++
		if g.fields[level] > maxFields {
			g.stop(tk, say("hơn %d khóa nằm cạnh nhau ở cùng một cấp", "more than %d keys stand side by side", maxFields))
		}
	}
	if g.depth > maxDepth || g.entries > maxDepth {
		g.stop(tk, say("các danh sách lồng nhau quá %d cấp", "lists are nested more than %d deep", maxDepth))
	}
}

func (g *guard) separator(tk *token.Token) {
	if tk.Type == token.DocumentEndType {
		g.ended = true
	} else if g.content || g.ended {
		g.secondDocument(tk)
	}
}

func (g *guard) secondDocument(tk *token.Token) {
	g.refuse(tk,
		say("từ đây là một tài liệu YAML thứ hai; một tệp cấu hình chỉ có một", "a second YAML document begins here; a settings file has one"),
		say("xóa dòng \"---\" hoặc \"...\", hoặc chuyển phần này sang tệp khác và nêu tên nó trong \"include\"",
			"delete the line \"---\" or \"...\", or move this part into another file and name that in \"include\""))
	g.hopeless = true
}

func (g *guard) stop(tk *token.Token, message feeds.Text) {
	g.refuse(tk, message, say("chia tệp thành nhiều tệp nhỏ rồi nêu tên trong \"include\"; nếu không phải bạn viết tệp này, lấy lại bản sao lưu",
		"cut the file into smaller ones and name them in \"include\"; if you did not write it so, restore a copy"))
	g.hopeless = true
}

func (g *guard) refuse(tk *token.Token, message, hint feeds.Text) {
	g.file.report(tk.Position.Line, max(tk.Position.Column, 1), message, hint)
	g.fine = false
}

// unwanted names a part of YAML that settings do without, and what to write
// instead.
func unwanted(t token.Type) (message, hint feeds.Text) {
	quotes := say("nếu đây là chữ, hãy đặt cả giá trị trong ngoặc kép", "if this is text, put the whole value in quotes")
	twice := say("viết lại giá trị ở cả hai chỗ", "write the value in both places")
	switch t {
	case token.AnchorType:
		return say("mốc của YAML (dấu &) không được dùng trong tệp cấu hình", "YAML anchors (the sign &) are not used in settings"), quotes
	case token.AliasType:
		return say("tham chiếu của YAML (dấu *) không được dùng trong tệp cấu hình", "YAML aliases (the sign *) are not used in settings"), quotes
	case token.TagType:
		return say("nhãn kiểu của YAML (dấu !) không được dùng trong tệp cấu hình", "YAML tags (the sign !) are not used in settings"), quotes
	case token.MergeKeyType:
		return say("khóa gộp của YAML (<<) không được dùng trong tệp cấu hình", "YAML merge keys (<<) are not used in settings"), twice
	case token.MappingKeyType:
		return say("khóa phức của YAML (dấu ?) không được dùng trong tệp cấu hình", "YAML complex keys (the sign ?) are not used in settings"), quotes
	}
	return feeds.Text{
		VI: "chỉ thị của YAML (dấu %) không được dùng trong tệp cấu hình",
		EN: "YAML directives (the sign %) are not used in settings",
	}, quotes
}
