package settings

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bantin/feeds"
)

// maxBytes is the size that one settings file may have.
const maxBytes = 1 << 20

// A file is one settings file while it is being read.
type file struct {
	name     string
	text     string         // UTF-8 without byte-order mark; lines end in \n
	lines    []string       // of text, for excerpts
	root     *node          // what parse makes of it
	findings Findings       // of everything in this file
	beside   map[string]sum // other files that it names, by their paths
	unread   []string       // keys whose parts are no YAML; what they declare is not known
}

// newFile takes the bytes of a file and reports every character in them that
// the settings may not have. A file whose lines cannot be told apart after
// that has an empty text.
func newFile(name string, data []byte) *file {
	f := &file{name: name, beside: map[string]sum{}}
	if wrong := refuseBytes(data); wrong != nil {
		f.report(1, 1, wrong.message, wrong.hint)
		return f
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	text := strings.ReplaceAll(strings.ReplaceAll(string(data), "\r\n", "\n"), "\r", "\n")
	f.lines = strings.Split(strings.ToValidUTF8(text, "\uFFFD"), "\n")
	if f.refuseInvalid(text) {
		return f
	}
	f.plainComments()
	if tabs := f.reportCharacters(); tabs {
		return f
	}
	f.reportCron()
	f.reportDashes()
	f.reportColons()
	f.text = strings.Join(f.lines, "\n")
	return f
}

// refuseBytes names what makes a whole file unreadable.
func refuseBytes(data []byte) *complaint {
	switch {
	case isOffice(data):
		return complain(say("đây là tệp của Word, Excel hoặc tệp nén, không phải tệp văn bản", "this is a file of Word, Excel or an archiver, not a text file"),
			say("mở bằng Word rồi lưu thành: Văn bản thuần (.txt), mã hóa UTF-8; từ đó về sau sửa bằng Notepad", "open it in Word and save it as: Plain text (.txt), encoding UTF-8; edit it in Notepad from then on"))
	case len(data) > maxBytes:
		return complain(say("tệp lớn hơn 1 MB, không phải là tệp cấu hình", "the file is larger than 1 MB; this is no settings file"),
			say("kiểm tra lại tên tệp; cấu hình thật sự dài thì chia thành nhiều tệp rồi nêu tên trong \"include\"", "check the name of the file; cut really long settings into several files and name them in \"include\""))
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return complain(say("tệp được lưu ở dạng UTF-16, không phải UTF-8", "the file is saved as UTF-16, not as UTF-8"),
			say("trong Notepad: Tệp → Lưu thành → Mã hóa: UTF-8", "in Notepad: File → Save as → Encoding: UTF-8"))
	}
	return nil
}

// isOffice tells files of word processors and archives by how they begin.
func isOffice(data []byte) bool {
	return slices.ContainsFunc([]string{"PK\x03\x04", "\xD0\xCF\x11\xE0", `{\rtf`, "%PDF-"}, func(mark string) bool {
		return bytes.HasPrefix(data, []byte(mark))
	})
}

// refuseInvalid reports the first byte that is no UTF-8.
func (f *file) refuseInvalid(text string) bool {
	for i, line := range strings.Split(text, "\n") {
		if utf8.ValidString(line) {
			continue
		}
		column := 1
		for rest := line; ; column++ {
			r, size := utf8.DecodeRuneInString(rest)
			if r == utf8.RuneError && size == 1 {
				f.report(i+1, column,
					say("byte 0x%02X ở đây không phải là chữ UTF-8", "byte 0x%02X here is not UTF-8 text", rest[0]),
					say("mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8 (Notepad: Tệp → Lưu thành → Mã hóa: UTF-8)", "open the file in an editor and save it with the encoding UTF-8 (Notepad: File → Save as → Encoding: UTF-8)"))
				return true
			}
			rest = rest[size:]
		}
	}
	return false
}

// reportCharacters reports tabs and no-break spaces that stand where the
// structure of the file is, and characters that nobody can see. It says
// whether tabs were found, which leave the structure unknown.
func (f *file) reportCharacters() (tabs bool) {
	var first, others = map[string][2]int{}, map[string]int{}
	var order []string
	for i, line := range f.lines {
		name, column := wrongCharacter(line)
		if name == "" {
			continue
		}
		f.lines[i] = strings.Map(plainSpace, strings.ReplaceAll(line, "\uFEFF", "")) // so that reading can go on
		if _, met := first[name]; met {
			others[name]++
			continue
		}
		first[name] = [2]int{i + 1, column}
		order = append(order, name)
	}
	for _, name := range order {
		message, hint := characterMessage(name)
		if n := others[name]; n > 0 {
			message.VI += fmt.Sprintf(" (và ở %d dòng nữa)", n)
			message.EN += fmt.Sprintf(" (lines like it: %d more)", n)
		}
		f.report(first[name][0], first[name][1], message, hint)
		tabs = tabs || name == tabName
	}
	return tabs
}

const tabName = "tab"

// wrongCharacter returns the name and column of the first character of a line
// that may not stand where it does; "" if there is none.
func wrongCharacter(line string) (name string, column int) {
	indent, previous := true, ' '
	for _, r := range line {
		column++
		switch {
		case r == '\t' && indent:
			return tabName, column
		case isOddSpace(r) && (indent || previous == ':' || previous == '-'), isInvisible(r):
			return fmt.Sprintf("U+%04X", r), column
		}
		indent = indent && (r == ' ' || r == '-')
		previous = r
	}
	return "", 0
}

func characterMessage(name string) (message, hint feeds.Text) {
	const useSpaces = "thay bằng dấu cách thường"
	switch name {
	case tabName:
		return say("dòng này thụt vào bằng phím tab", "this line is indented with a tab"),
			say("YAML chỉ cho thụt vào bằng dấu cách", "YAML allows spaces only for indentation")
	case "U+00A0", "U+202F":
		return say("ở đây có dấu cách không ngắt (%s), không phải dấu cách thường", "there is a no-break space (%s) here, not an ordinary space", name),
			say(useSpaces, "replace it by an ordinary space")
	case "U+FEFF":
		return say("ở đây có dấu BOM (%s) mà Notepad ghi ở đầu tệp; nó không được nằm giữa tệp", "there is a byte-order mark (%s) here, which Notepad writes at the start of files; it may not stand within one", name),
			say("có lẽ hai tệp đã được nối làm một: xóa cả dòng này rồi gõ lại", "two files were probably joined: delete the line and type it again")
	case "U+200B", "U+200C", "U+200D", "U+2060":
		return say("ở đây có ký tự không chiếm chỗ (%s), không nhìn thấy được, thường do chép từ trang web hay Word", "there is a zero-width character (%s) here, which nobody can see; it comes from copying web pages or Word", name),
			say("xóa chỗ này rồi gõ lại bằng tay", "delete this place and type it again")
	case "U+00AD":
		return say("ở đây có dấu gạch nối ẩn (%s), không nhìn thấy được", "there is a soft hyphen (%s) here, which nobody can see", name),
			say("xóa chỗ này rồi gõ lại bằng tay", "delete this place and type it again")
	case "U+0000":
		return say("ở đây có byte NUL; đây không phải là tệp văn bản", "there is a NUL byte here; this is no text file"), say("lấy lại tệp từ bản sao lưu, hoặc viết lại", "take the file from a backup, or write it again")
	}
	return say("ở đây có ký tự %s mà mắt không nhìn thấy", "there is the character %s here, which nobody can see", name),
		say("xóa ký tự ấy đi, hoặc thay bằng dấu cách thường", "delete it, or replace it by an ordinary space")
}

// isOddSpace tells spaces that look like the ordinary one and are not.
func isOddSpace(r rune) bool {
	return r != ' ' && unicode.Is(unicode.Zs, r)
}

// isInvisible tells characters that never have a place in settings.
func isInvisible(r rune) bool {
	return r != '\t' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r))
}

// plainSpace stands in for a character that may not be there.
func plainSpace(r rune) rune {
	if isOddSpace(r) || isInvisible(r) {
		return ' '
	}
	return r
}

// maxFindings is how many findings of one file are kept.
const maxFindings = 1000

// report notes a finding at a place of the file.
func (f *file) report(line, column int, message, hint feeds.Text) {
	if len(f.findings) >= maxFindings {
		return
	}
	excerpt := ""
	if line > 0 && line <= len(f.lines) {
		excerpt = f.lines[line-1]
	}
	f.findings = append(f.findings, Finding{f.name, line, column, message, hint, excerpt})
}

// readFile returns the bytes of a settings file, or why there are none.
func readFile(path string) ([]byte, *Finding) {
	refuse := func(message, hint feeds.Text) ([]byte, *Finding) {
		return nil, &Finding{File: path, Message: message, Hint: hint}
	}
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return refuse(say("không có tệp cấu hình này", "there is no such settings file"),
			say("kiểm tra lại đường dẫn", "check the path"))
	case err == nil && !info.Mode().IsRegular():
		return refuse(say("đây không phải là một tệp thường", "this is not a regular file"), say("ghi cả tên tệp, ví dụ bantin.yaml trong thư mục ấy", "write the name of the file too, for example bantin.yaml in that folder"))
	case err == nil && info.Size() > maxBytes:
		wrong := refuseBytes(make([]byte, maxBytes+1))
		return refuse(wrong.message, wrong.hint)
	}
	data, err := os.ReadFile(path)
	if os.IsPermission(err) {
		return refuse(say("không có quyền đọc tệp cấu hình này", "there is no permission to read this settings file"),
			say("cho người chạy bantin quyền đọc tệp", "let the user who runs bantin read the file"))
	}
	if err != nil {
		return refuse(say("không đọc được tệp cấu hình: %v", "the settings file cannot be read: %v", err), say("kiểm tra đĩa và quyền của người chạy bantin", "check the disk and the rights of the user who runs bantin"))
	}
	if len(bytes.TrimSpace(data)) == 0 { // half saved, or the disk was full
		return refuse(say("tệp cấu hình trống không", "the settings file is empty"),
			say("khôi phục nội dung của tệp; nếu không cần nữa thì xóa hẳn tệp", "restore what stood in it; if it is not needed any more, delete the file"))
	}
	return data, nil
}
