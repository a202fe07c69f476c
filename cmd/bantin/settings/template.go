package settings

import (
	"bytes"
	"embed"
	"fmt"
	"slices"
	"strings"
	"text/template"

	"bantin/feeds"
)

//go:embed template/*.yaml
var templates embed.FS

// A NewFile is a file that a new folder of settings begins with.
type NewFile struct {
	Path string // relative to the folder, with slashes
	Data []byte
}

// MainFile is the name of the main file of a new folder.
const MainFile = "bantin.yaml"

// NewFolder returns the files of a new folder of settings, with comments in
// the given language: the main file, one file a department with its sources,
// and the schemas for editors.
func NewFolder(language string) ([]NewFile, error) {
	if language != "en" {
		language = "vi"
	}
	all, err := template.New("").ParseFS(templates, "template/*."+language+".yaml")
	if err != nil {
		return nil, fmt.Errorf("new settings: %w", err)
	}
	var files []NewFile
	fill := func(path, name string, values any) error {
		var b bytes.Buffer
		if err := all.ExecuteTemplate(&b, name+"."+language+".yaml", values); err != nil {
			return fmt.Errorf("new settings: %w", err)
		}
		files = append(files, NewFile{path, b.Bytes()})
		return nil
	}
	err = fill(MainFile, "bantin", struct{ Schema, Areas, Cluster, Topics string }{
		SchemaLine(Main.SchemaFile()), section("areas"), section("cluster"), section("topics")})
	if err != nil {
		return nil, err
	}
	known := Builtin()
	for _, d := range known.Site.Departments {
		err := fill("sources/"+d.ID+".yaml", "source", struct{ Schema, ID, Name, Area, Homepage, Sources string }{
			SchemaLine("../" + Included.SchemaFile()), d.ID, d.Name, d.Area, d.Homepage, known.written(d.ID, language)})
		if err != nil {
			return nil, err
		}
	}
	for _, k := range []FileKind{Main, Included} {
		var schema bytes.Buffer
		if err := k.WriteSchema(&schema); err != nil {
			return nil, err
		}
		files = append(files, NewFile{k.SchemaFile(), schema.Bytes()})
	}
	return files, nil
}

// section is the part of the built-in settings under one key, without the
// comments and blank lines after it.
func section(key string) string {
	lines := strings.Split(string(builtin), "\n")
	from := slices.Index(lines, key+":")
	to := from + 1
	for to < len(lines) && strings.HasPrefix(lines[to], " ") {
		to++
	}
	return strings.Join(lines[from:to], "\n") + "\n"
}

// written is how the sources of a department stand in its file.
func (s *Settings) written(department, language string) string {
	var b strings.Builder
	for _, src := range s.Sources {
		if src.Department != department {
			continue
		}
		fmt.Fprintf(&b, "  - id: %s\n    department: %s\n    url: %s\n", src.ID, src.Department, scalar(src.URL, false))
		if len(src.Aliases) > 0 {
			fmt.Fprintf(&b, "    aliases: [%s] %s\n", strings.Join(src.Aliases, ", "), say("# tên máy chủ khác của cùng trang", "# other hosts of the same site").In(language))
		}
		if src.State != feeds.Active {
			fmt.Fprintf(&b, "    state: %s %s\n", src.State, say("# giữ tin cũ, không đọc nữa", "# its stories are kept, it is not read any more").In(language))
		}
		if src.Guessed {
			fmt.Fprintf(&b, "    guessed: true %s\n", say("# địa chỉ phỏng đoán: mở thử, sửa nếu cần rồi xóa dòng này", "# the address is a guess: try it, correct it if need be, then delete this line").In(language))
		}
	}
	return b.String()
}
