package likeness

import "testing"

func TestTranscribed(t *testing.T) {
	for _, c := range []struct {
		x, y string
		want bool
	}{
		{"singapore", "xin ga po", true},
		{"mexico", "mehico", true},
		{"botswana", "bostwana", true},
		{"phandouangchit", "phanduangchith", true},
		{"messi", "neymar", false},
		{"barcelona", "real madrid", false},
		{"toyota", "honda", false},
		{"son la", "sin la", false},
		{"lo van tien", "lo van tiep", false},
		{"shb", "acb", false},
	} {
		if got := transcribed(c.x, c.y); got != c.want || transcribed(c.y, c.x) != c.want {
			t.Errorf("%s and %s: %v, want %v", c.x, c.y, got, c.want)
		}
	}
}

func TestSyllables(t *testing.T) {
	for word, want := range map[string]bool{
		"nghieng": true, "quynh": true, "hoang": true, "an": true, "yen": true, "thuong": true,
		"delhi": false, "singapore": false, "fortuner": false, "brazil": false, "": false,
	} {
		if got := syllable(word); got != want {
			t.Errorf("%q: %v, want %v", word, got, want)
		}
	}
}
