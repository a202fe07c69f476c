package settings

import (
	"errors"
	"strings"
	"testing"
)

func TestApply(t *testing.T) {
	s, err := Parse("bantin.yaml", []byte("listen: :9000\n"))
	if err != nil {
		t.Fatal(err)
	}
	err = s.Apply([]Override{
		{"BANTIN_LISTEN", "listen", "127.0.0.1:9001"},
		{"BANTIN_CONTACT", "contact", "banbientap@bantin.example.vn"},
		{"BANTIN_SCHEDULE", "schedule", "@hourly"},
		{"BANTIN_ALLOW", "allow", "10.0.0.0/8"},
		{"--database", "database", "khac.db"},
		{"--listen", "listen", "127.0.0.1:9002"},
		{"--allow", "allow", "10.0.0.0/8"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if s.Listen != "127.0.0.1:9002" || s.Site.URL != "http://127.0.0.1:9002" || s.Database != "khac.db" ||
		s.Site.Contact != "banbientap@bantin.example.vn" || s.Schedule != "@hourly" || len(s.AllowAddresses) != 1 {
		t.Errorf("in force: %+v", s)
	}
	if err := s.Apply([]Override{{"BANTIN_URL", "url", "https://bantin.example.vn/"}}); err != nil {
		t.Fatal(err)
	}
	if s.ListensAt("[::]:80"); s.Site.URL != "https://bantin.example.vn" || s.LocalURL() != "http://localhost" {
		t.Errorf("at %s, which is %s", s.Site.URL, s.LocalURL())
	}
}

func TestApplyRefusesAllThatIsWrong(t *testing.T) {
	err := Builtin().Apply([]Override{
		{"--listen", "listen", "8080"},
		{"BANTIN_URL", "url", "htp://bantin.example.vn"},
		{"BANTIN_CONTACT", "contact", "banbientap"},
		{"BANTIN_SCHEDULE", "schedule", "* *"},
		{"--allow", "allow", "intranet"},
		{"--database", "database", ""},
		{"--colour", "colour", "red"},
	})
	var found Findings
	if !errors.As(err, &found) || len(found) != 7 {
		t.Fatalf("found %v", err)
	}
	if text := printed(t, found); !strings.Contains(text, `BANTIN_URL: "htp://bantin.example.vn" không phải là địa chỉ web`) {
		t.Errorf("said %s", text)
	}
}

func TestLocalURL(t *testing.T) {
	for listen, want := range map[string]string{
		"127.0.0.1:8080":  "http://127.0.0.1:8080",
		":8080":           "http://localhost:8080",
		"0.0.0.0:8080":    "http://localhost:8080",
		"[::]:8080":       "http://localhost:8080",
		"[::1]:80":        "http://[::1]:80",
		"tin.example:80":  "http://tin.example",
		"192.168.1.5:443": "http://192.168.1.5:443",
	} {
		s := Builtin()
		s.ListensAt(listen)
		if s.Site.URL != want {
			t.Errorf("%s is %s, want %s", listen, s.Site.URL, want)
		}
	}
}

func TestKeepFixed(t *testing.T) {
	inForce := Builtin()
	inForce.ListensAt("127.0.0.1:40000") // a free port was asked for
	next, err := Parse("bantin.yaml", []byte("site: {id: khac, title: Khác}\nworkers: 3\nlisten: :99\ndatabase: khac.db\nallow_addresses: [10.0.0.0/8]\n"))
	if err != nil {
		t.Fatal(err)
	}
	keys := next.KeepFixed(inForce)
	if got := strings.Join(keys, " "); got != "site.id listen database allow_addresses workers" {
		t.Errorf("kept %s", got)
	}
	if next.Site.ID != inForce.Site.ID || next.Workers != inForce.Workers || next.Database != inForce.Database ||
		next.Site.URL != "http://127.0.0.1:40000" || next.Site.Title != "Khác" {
		t.Errorf("in force: %+v", next)
	}
	if keys := Builtin().KeepFixed(Builtin()); keys != nil {
		t.Errorf("without a change, kept %v", keys)
	}
}

func TestUnfound(t *testing.T) {
	found := Builtin().Unfound([]string{"lao-cai-tin-tuc", "lao-cai-tintuc", "khong-co"})
	if len(found) != 2 || !strings.Contains(found[0].Hint.EN, "lao-cai-tin-tuc") || !strings.Contains(found[1].Hint.EN, "the sources are: lao-cai-tin-tuc, ") {
		t.Errorf("found %+v", found)
	}
}

func TestNearest(t *testing.T) {
	known := []string{"listen", "url", "title", "timezone", "feed"}
	for written, want := range map[string]string{
		"lisen": "listen", "Title": "title", "time_zone": "timezone", "tilte": "title",
		"rss": "feed", "ur": "url", "database": "", "x": "", "đường dây": "", "đường dẫn": "url", "Tiêu đề": "title", "địa chỉ": "url",
	} {
		if got := Nearest(written, known); got != want {
			t.Errorf("Nearest(%q) is %q, want %q", written, got, want)
		}
	}
}
