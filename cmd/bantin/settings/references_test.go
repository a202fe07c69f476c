package settings

import (
	"strings"
	"testing"
)

// TestReplacedSources asks about a source that is replaced and is not there
// only where its id looks like a slip: sources that were removed are not known.
func TestReplacedSources(t *testing.T) {
	const text = `areas: [{id: son-la, name: Sơn La}]
departments: [{id: son-la, name: Sở, area: son-la}]
sources:
  - {id: son-la-tin-tuc, department: son-la, url: "https://a.example.vn/cu", state: dead}
  - {id: son-la-moi, department: son-la, url: "https://a.example.vn/moi", replaces: OLD}
`
	for old, asked := range map[string]bool{
		"son-la-tin-tuc":   false, // there
		"son-la-tin-tuk":   true,
		"son-la-tin-tu":    true,
		"son-la-tin-tuc-2": false, // told from the other by a number, and perhaps removed
		"son-la-mo":        false, // nearly the one that replaces it
		"trang-cu":         false,
	} {
		s, err := Parse("bantin.yaml", []byte(strings.Replace(text, "OLD", old, 1)))
		if err != nil {
			t.Errorf("%s: %v", old, err)
			continue
		}
		if got := len(s.Warnings) == 1; got != asked || got && !strings.Contains(s.Warnings[0].Hint.EN, `"son-la-tin-tuc"`) {
			t.Errorf("%s: %v", old, s.Warnings)
		}
	}
}

func TestSamePage(t *testing.T) {
	const page = "https://a.example.vn/tin?id=5"
	for address, same := range map[string]bool{
		"http://www.A.example.vn:80/tin/?id=5":              true,
		"https://a.example.vn:443/tin?utm_source=zalo&id=5": true,
		"https://a.example.vn/tin?id=5&fbclid=x&ZARSRC=1#a": true,
		"https://a.example.vn/tin?id=6":                     false,
		"https://a.example.vn/tin":                          false,
		"https://a.example.vn/tin?id=5&source=utm_source":   false,
	} {
		if SamePage(page, address) != same {
			t.Errorf("%s: same is %v", address, !same)
		}
	}
}

func TestWithoutSpaces(t *testing.T) {
	for written, want := range map[string]string{
		"  ": "", "https://a.vn/tin tuc": "https://a.vn/tin%20tuc", "https://a.vn/ tin": "https://a.vn/tin", "https:// a.vn": "https://a.vn",
		"https://a. vn/tin": "https://a.vn/tin", "https://a.vn/tin ?x=1 &y=2": "https://a.vn/tin?x=1&y=2",
	} {
		if got := withoutSpaces(written); got != want {
			t.Errorf("%q is %q, want %q", written, got, want)
		}
		if _, wrong := webAddress(written); wrong == nil {
			t.Errorf("%q is taken", written)
		}
	}
}

func TestInWords(t *testing.T) {
	for text, want := range map[string]string{
		"2 giờ": "2h", "2 h": "2h", "30 phút": "30m", "30ph": "30m", "1 giờ 30 phút": "1h30m", "1h30": "1h30m", "2 tuần": "14d", "90 phút": "1h30m",
		"3 Days": "3d", "": "", "phút": "", "2 con": "", "30": "", "nửa giờ": "",
	} {
		if got := spelled(inWords(text)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
