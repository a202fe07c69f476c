package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"bantin/aggregator/web/guide"
	"bantin/cmd/bantin/settings"
)

// guides are the texts for people, by their places in the repository.
func guides(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{"aggregator/web/guide/HUONG-DAN.md": guide.Text()}
	for _, path := range []string{"README.md", "deploy/README.md"} {
		text, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(path)))
		if err != nil {
			t.Fatal(err)
		}
		all[path] = string(text)
	}
	return all
}

// fenced are the blocks of code of a text that is in Markdown, by what they
// say that they are: "" for nothing.
func fenced(text, kind string) (blocks []string) {
	var block []string
	inside, indent := "", ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		bare := strings.TrimLeft(line, " ")
		switch {
		case inside == "" && strings.HasPrefix(bare, "```"):
			inside, indent, block = bare, line[:len(line)-len(bare)], nil
		case inside != "" && bare == "```":
			if inside == "```"+kind {
				blocks = append(blocks, strings.Join(block, "\n")+"\n")
			}
			inside = ""
		case inside != "":
			block = append(block, strings.TrimPrefix(line, indent))
		}
	}
	return blocks
}

var (
	lineOfCode  = regexp.MustCompile(`^(?:sudo -u bantin |docker exec bantin /|\./)?bantin (.+?)(?: [|>#].*)?$`)
	codeInWords = regexp.MustCompile("`bantin ([^`]+)`")
)

// called finds every call of bantin in a text: lines of code, and code inside
// sentences.
func called(text string) (calls []string) {
	for _, block := range slices.Concat(fenced(text, ""), fenced(text, "sh")) {
		for line := range strings.Lines(block) {
			if m := lineOfCode.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
				calls = append(calls, m[1])
			}
		}
	}
	for _, m := range codeInWords.FindAllStringSubmatch(text, -1) {
		calls = append(calls, m[1])
	}
	return calls
}

// TestGuidesNameWhatThereIs wants every command and flag that the texts for
// people name to exist.
func TestGuidesNameWhatThereIs(t *testing.T) {
	for path, text := range guides(t) {
		calls := called(text)
		if len(calls) < 5 && path != "README.md" {
			t.Errorf("%s calls bantin %d times", path, len(calls))
		}
		for _, call := range calls {
			p := &program{Environ: func(string) string { return "" }, language: "vi"}
			words := strings.Fields(strings.NewReplacer("…", "x", "|", " ").Replace(call))
			cmd, rest, err := p.root().Find(words)
			if err != nil || cmd.Name() == "bantin" && words[0][0] != '-' {
				t.Errorf("%s: there is no command bantin %s", path, call)
				continue
			}
			flagsExist(t, path+": bantin "+call, cmd, rest)
		}
		for _, m := range regexp.MustCompile("`(--[a-z]+)").FindAllStringSubmatch(text, -1) {
			if !someFlag(m[1]) {
				t.Errorf("%s: no command has the flag %s", path, m[1])
			}
		}
	}
}

func flagsExist(t *testing.T, where string, cmd *cobra.Command, words []string) {
	t.Helper()
	for _, w := range words {
		name, isFlag := strings.CutPrefix(w, "--")
		name, _, _ = strings.Cut(name, "=")
		if isFlag && cmd.Flag(name) == nil && cmd.InheritedFlags().Lookup(name) == nil && name != "help" {
			t.Errorf("%s: there is no flag %s", where, w)
		}
	}
}

func someFlag(name string) bool {
	p := &program{Environ: func(string) string { return "" }, language: "vi"}
	root := p.root()
	for _, cmd := range append(root.Commands(), root) {
		for _, c := range append(cmd.Commands(), cmd) {
			if c.Flag(name[2:]) != nil || c.InheritedFlags().Lookup(name[2:]) != nil {
				return true
			}
		}
	}
	return false
}

// TestGuideSettingsAreGood puts every piece of settings of the guide into a
// folder that init wrote, where it must be understood.
func TestGuideSettingsAreGood(t *testing.T) {
	pieces := fenced(guide.Text(), "yaml")
	if len(pieces) < 4 {
		t.Fatalf("only %d pieces of settings", len(pieces))
	}
	const site = "site:\n  id: thu\n  title: Bản tin\n"
	declared := "areas:\n  - {id: khu, name: Khu}\ndepartments:\n"
	for _, id := range []string{"lao-cai", "lai-chau", "dien-bien", "son-la", "lang-son", "cao-bang"} {
		declared += "  - {id: " + id + ", name: Sở, area: khu, homepage: 'https://" + id + ".example.vn/'}\n"
	}
	for _, piece := range pieces {
		text := site + declared + piece
		if strings.HasPrefix(piece, "areas:") {
			text = site + strings.Replace(declared, "areas:\n", "", 1)
			text = strings.Replace(text, "  - {id: khu, name: Khu}\n", piece[:strings.Index(piece, "cluster:")]+"  - {id: khu, name: Khu}\n", 1) + piece[strings.Index(piece, "cluster:"):]
		}
		s, err := settings.Parse("HUONG-DAN.md", []byte(text))
		if err != nil {
			t.Errorf("%v\n%s", err, text)
		} else if len(s.Warnings) > 0 {
			t.Errorf("%v\n%s", s.Warnings, text)
		}
	}
	schema := follow(t, 0, "schema")
	for _, m := range regexp.MustCompile("`([a-z_]+)(?:: [^`]*)?`").FindAllStringSubmatch(guide.Text(), -1) {
		if word := m[1]; !strings.Contains(schema, "\""+word+"\": {") && !slices.Contains([]string{"bantin", "c", "k", "cmd", "sources"}, word) {
			t.Errorf("the guide names %q, which is no key of the settings", word)
		}
	}
}

const portalPage = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Du lịch - Sở Văn hóa, Thể thao và Du lịch tỉnh Sơn La</title></head><body>
<div class="menu"><a href="/">Trang chủ</a> <a href="/lien-he">Liên hệ</a></div>
<h2>Tin du lịch</h2>
<ul>
<li class="tin"><h3><a href="/khai-mac-45.html">Khai mạc lễ hội hoa ban bên hồ</a></h3><span class="ngay">22/11/2026</span><p>Lễ hội mở đầu mùa hoa với nhiều trò chơi dân gian của bà con các bản quanh hồ.</p></li>
<li class="tin"><h3><a href="/dem-khen-46.html">Đêm khèn ở bản trên đón khách phương xa</a></h3><span class="ngay">21/11/2026</span><p>Bà con cùng nhau múa khèn, khách ngồi quanh bếp lửa nghe kể chuyện bản.</p></li>
<li class="tin"><h3><a href="/homestay-47.html">Thêm mười nhà đón khách ngủ lại trong mùa đông</a></h3><span class="ngay">20/11/2026</span><p>Các nhà đã được hướng dẫn nấu ăn, giữ vệ sinh và đón tiếp khách.</p></li>
</ul></body></html>`

// TestGuideShowsWhatIsPrinted follows the guide in an empty folder: what it
// shows of add and check is what they print.
func TestGuideShowsWhatIsPrinted(t *testing.T) {
	portal := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/du-lich" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, portalPage)
	}))
	defer portal.Close()
	const real = "https://vhttdl.sonla.gov.vn"
	t.Chdir(t.TempDir())
	follow(t, 0, "init")
	file := filepath.Join("sources", "son-la.yaml")
	edit(t, file, real, portal.URL)
	shown := follow(t, 0, "add", "--allow", "127.0.0.1", "--yes", portal.URL+"/du-lich")
	printed(t, strings.ReplaceAll(shown, portal.URL, real))

	printed(t, follow(t, 0, "check", "--allow", "127.0.0.1", "son-la-du-lich"))

	edit(t, file, "url: "+portal.URL+"/du-lich", "ulr: "+portal.URL+"/du-lich")
	edit(t, file, portal.URL, real)
	for _, other := range []string{"lao-cai", "lai-chau", "dien-bien", "lang-son", "cao-bang"} {
		edit(t, filepath.Join("sources", other+".yaml"), "    url: ", "    state: paused\n    url: ")
	}
	printed(t, follow(t, 2, "check"))
}

// printed wants a block of the guide to be what was printed.
func printed(t *testing.T, text string) {
	t.Helper()
	for _, block := range fenced(guide.Text(), "") {
		if strings.Count(block, "\n") > 3 && strings.Contains(text, block) {
			return
		}
	}
	t.Errorf("no block of the guide shows anything of this:\n%s", text)
}

// follow runs bantin and returns what it printed, on both ways out.
func follow(t *testing.T, code int, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	p := &program{
		Args: append([]string{"--lang", "vi"}, args...), Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out,
		Environ: func(string) string { return "" }, log: slog.New(slog.DiscardHandler),
		Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) },
	}
	if got := p.Run(context.Background()); got != code {
		t.Fatalf("bantin %s: exit code %d\n%s", strings.Join(args, " "), got, out.String())
	}
	return out.String()
}

func edit(t *testing.T, file, from, to string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(text, []byte(from)) {
		t.Fatalf("%s has no %q", file, from)
	}
	if err := os.WriteFile(file, bytes.ReplaceAll(text, []byte(from), []byte(to)), 0o644); err != nil {
		t.Fatal(err)
	}
}
