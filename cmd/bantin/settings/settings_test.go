package settings

import (
	"errors"
	"flag"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestBroken reads every broken file of testdata and compares what people are
// told of it, in both languages.
func TestBroken(t *testing.T) {
	files, err := filepath.Glob("testdata/broken/*.yaml")
	if err != nil || len(files) < 100 {
		t.Fatalf("%d broken files, want 100 at least; %v", len(files), err)
	}
	met := map[string]string{}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".yaml"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			_, err = Parse(filepath.Base(name), data)
			var found Findings
			if !errors.As(err, &found) || len(found) == 0 {
				t.Fatalf("read without a finding: %v", err)
			}
			for _, f := range found {
				if f.Line < 1 || f.Column < 1 {
					t.Errorf("at no place: %+v", f)
				}
			}
			got := printed(t, found)
			if other, ok := met[got]; ok {
				t.Errorf("says the same as %s", other)
			}
			met[got] = name
			golden(t, strings.TrimSuffix(name, ".yaml")+".golden", got)
		})
	}
}

// printed returns findings in both languages, and refuses ones that are
// incomplete.
func printed(t *testing.T, found Findings) string {
	t.Helper()
	var b strings.Builder
	for _, language := range []string{"vi", "en"} {
		if err := found.Print(&b, language); err != nil {
			t.Fatal(err)
		}
		b.WriteString("---\n")
	}
	for _, f := range found {
		if f.Message.VI == "" || f.Message.EN == "" || f.Hint.VI == "" || f.Hint.EN == "" {
			t.Errorf("a sentence or a remedy is missing in %+v", f)
		}
		if f.File == "" || f.Excerpt != "" && (f.Line < 1 || f.Column < 1) {
			t.Errorf("at no place: %+v", f)
		}
		if f.Message.VI == f.Message.EN {
			t.Errorf("not translated: %+v", f)
		}
	}
	if strings.Contains(b.String(), "%!") {
		t.Errorf("badly formatted: %s", b.String())
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

func TestBuiltin(t *testing.T) {
	s := Builtin()
	if len(s.Site.Departments) != 7 || len(s.Sources) != 7 || len(s.Site.Topics) != 6 {
		t.Errorf("%d departments, %d sources, %d topics", len(s.Site.Departments), len(s.Sources), len(s.Site.Topics))
	}
	term := s.Site.Terms[0]
	if term.Year != 2021 || term.Lead != "lao-cai" || len(term.Members) != 7 {
		t.Errorf("cluster is %+v", term)
	}
	guessed := map[string]bool{}
	for _, src := range s.Sources {
		if src.Guessed {
			guessed[src.Department] = true
		}
		if (src.State == feeds.Archive) != (src.Department == "ha-giang") {
			t.Errorf("%s is %s", src.ID, src.State)
		}
		if src.Kind != feeds.Auto {
			t.Errorf("%s is of kind %s", src.ID, src.Kind)
		}
	}
	if diff := cmp.Diff(map[string]bool{"ha-giang": true, "lang-son": true, "cao-bang": true}, guessed); diff != "" {
		t.Error(diff)
	}
	for _, a := range s.Site.Areas {
		if a.ID == "ha-giang" && (a.Successor != "tuyen-quang" || a.Until.Format(time.RFC3339) != "2025-06-30T00:00:00+07:00") {
			t.Errorf("Hà Giang is %+v", a)
		}
	}
	if s.Site.URL != "http://127.0.0.1:8080" || s.Site.Zone.String() != "Asia/Ho_Chi_Minh" || len(s.Warnings) != 0 {
		t.Errorf("%s in %s, %v", s.Site.URL, s.Site.Zone, s.Warnings)
	}
}

// TestFull reads a file in which every key stands.
func TestFull(t *testing.T) {
	s, err := Load("testdata/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Warnings) > 0 {
		t.Errorf("warnings: %v", s.Warnings)
	}
	want := []feeds.Source{
		{
			ID: "lao-cai-tin-tuc", Department: "lao-cai", URL: "https://svhttdl.laocai.gov.vn/tin-tuc-su-kien",
			Kind: feeds.Auto, State: feeds.Active, Content: feeds.FullContent, Topics: []string{"du-lich"},
			Aliases: []string{"www.svhttdl.laocai.gov.vn"}, KeepParams: []string{"id"}, DropParams: []string{"lv", "page"},
			IDPattern: `-(\d+)$`, Recycled: true, Replaces: "lao-cai-cu", Every: 36 * time.Hour, Guessed: true,
			Trust: feeds.Trust{CA: certificate(t)},
		},
		{
			ID: "lao-cai-hai-danh-sach", Department: "lao-cai", URL: "http://127.0.0.1:9000/hai?x=1&y=2",
			Kind: feeds.HTML, State: feeds.Paused, Content: feeds.SummaryOnly,
			Trust: feeds.Trust{Insecure: "2026-11-23: máy chủ thử, chứng chỉ tự cấp"},
			Lists: []feeds.List{
				{Item: "div.news-item", Title: "h3 a", Link: "h3 a@href", Date: "span.time", Summary: "p.sapo", Image: "img@src", MinItems: 3},
				{Item: "li", Title: "a@title", Link: "a@href"},
			},
		},
		{
			ID: "son-la-tong-hop", Department: "son-la", URL: "https://vhttdl.sonla.gov.vn/tong-hop-58992",
			Kind: feeds.Feed, State: feeds.Active, Content: feeds.SummaryOnly,
			Trust: feeds.Trust{Pin: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="},
		},
	}
	if diff := cmp.Diff(want, s.Sources); diff != "" {
		t.Error(diff)
	}
	site := s.Site
	if site.ID != "bantin-thu" || site.Title != "Bản tin thử" || site.URL != "https://bantin.example.vn" ||
		site.Contact != "banbientap@bantin.example.vn" || site.Zone.String() != "Asia/Bangkok" {
		t.Errorf("site is %+v", site)
	}
	if d, _ := site.Department("lao-cai"); d.Rights != "© Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai" {
		t.Errorf("rights of a department: %q", d.Rights)
	}
	if s.Listen != ":9090" || s.Database != filepath.Join("testdata", "data", "thu.db") || s.Schedule != "@hourly" || s.Workers != 3 {
		t.Errorf("settings are %+v", s)
	}
	if diff := cmp.Diff([]netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("127.0.0.1/32")}, s.AllowAddresses, cmp.Comparer(func(a, b netip.Prefix) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]netip.Prefix{netip.MustParsePrefix("127.0.0.1/32"), netip.MustParsePrefix("fd00::/8")}, s.TrustedProxies, cmp.Comparer(func(a, b netip.Prefix) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"https://hub.example.vn/", "https://websub.example.org/hub?x=1"}, s.Site.Hubs); diff != "" {
		t.Error(diff)
	}
	if want := (Backup{Folder: "/mnt/sao", Keep: 30, At: 4*time.Hour + 5*time.Minute}); s.Backup != want || s.KeepTexts != 400*24*time.Hour {
		t.Errorf("copies are %+v, texts kept for %v", s.Backup, s.KeepTexts)
	}
	wantNotify := Notify{
		Email:   Email{Server: "mail.example.vn:465", From: "bantin@example.vn", To: []string{"a@example.vn", "b@example.vn"}, User: "bantin", PasswordEnv: "BANTIN_MAIL_PASSWORD"},
		Webhook: Webhook{URL: "https://chat.example.vn/hooks/x"}, Digest: "weekly", DigestAt: 6*time.Hour + 45*time.Minute,
	}
	if diff := cmp.Diff(wantNotify, s.Notify); diff != "" {
		t.Error(diff)
	}
	if len(s.Site.Terms) != 2 || s.Site.Terms[1].Deputy != "son-la" {
		t.Errorf("terms are %+v", s.Site.Terms)
	}
	if len(s.Merge) != 1 || len(s.Split) != 1 || len(s.Hide) != 1 {
		t.Errorf("corrections are %v, %v, %v", s.Merge, s.Split, s.Hide)
	}
	if diff := cmp.Diff([]string{"testdata/full.yaml", "testdata/full/son-la.yaml"}, s.Files); diff != "" {
		t.Error(diff)
	}
}

func TestLittle(t *testing.T) {
	for _, c := range []struct {
		name, text string
		sources    int
		listen     string
	}{
		{"nothing at all", "", 7, "127.0.0.1:8080"},
		{"comments only", "# nothing yet\n", 7, "127.0.0.1:8080"},
		{"another port", "listen: :9000\n", 7, ":9000"},
		{"byte-order mark and Windows line ends", "\uFEFFlisten: :9000\r\nworkers: 2\r\n", 7, ":9000"},
		{"comments and empty lines with tabs", "\t# về cổng\n \t\nlisten: :9000\n\t\t# hết\n", 7, ":9000"},
		{"no sources, and meaning it", "sources: []\n", 0, "127.0.0.1:8080"},
		{"a key without a value", "sources:\n", 0, "127.0.0.1:8080"},
		{"document marks around it", "---\nlisten: :9000\n...\n", 7, ":9000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Parse("bantin.yaml", []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if len(s.Sources) != c.sources || s.Listen != c.listen {
				t.Errorf("%d sources, listening at %s", len(s.Sources), s.Listen)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"testdata/broken/*.yaml", "testdata/*.yaml", "builtin.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Parse("fuzz.yaml", data)
		var found Findings
		switch {
		case errors.As(err, &found):
			printed(t, found)
			for _, one := range found {
				if one.Line < 0 || one.Line > 0 && one.Column < 1 {
					t.Errorf("at no place: %+v", one)
				}
			}
		case err != nil:
			t.Errorf("an error without findings: %v", err)
		case s.Site.Zone == nil || s.Site.ID == "" || s.Listen == "":
			t.Errorf("incomplete: %+v", s)
		}
	})
}
