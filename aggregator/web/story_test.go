package web

import (
	"strings"
	"testing"

	"bantin/feeds"
)

// TestPictureOfStory sees that the page of a story shows its picture once:
// where the text has it, or above a text that has not.
func TestPictureOfStory(t *testing.T) {
	const picture = "https://lao-cai.example.vn/anh?so=1&co=lon"
	shown := `src="` + strings.ReplaceAll(picture, "&", "&amp;") + `"`
	for _, c := range []struct {
		name, content string
		above         bool
	}{
		{"text without pictures", "<p>Tối 22/11.</p>", true},
		{"text with another picture", `<p><img src="https://lao-cai.example.vn/anh?so=1"></p>`, true},
		{"text with the picture", `<p><img ` + shown + `></p>`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := articles()[:1]
			list[0].image, list[0].content = picture, c.content
			_, body := ask(t, "GET", open(t, list).serve(t).URL+"/tin/"+uuid(1))
			main := body[strings.Index(body, "<main"):]
			if n := strings.Count(main, shown); n != 1 {
				t.Errorf("the picture is shown %d times", n)
			}
			if above := strings.Contains(main, `class="picture wide"`); above != c.above {
				t.Errorf("above the text: %t, want %t", above, c.above)
			}
		})
	}
}

// TestRepairsAreShownInWhatAPageMayHold reads what was put right in a title
// that came with control characters.
func TestRepairsAreShownInWhatAPageMayHold(t *testing.T) {
	list := articles()[:1]
	list[0].repairs = []feeds.Repair{{Code: feeds.RepairUnicode, Before: "Hội\u0085 xuân\u007f\u009f \x01mở", After: "Hội xuân mở"}}
	_, body := ask(t, "GET", open(t, list).serve(t).URL+"/tin/"+uuid(1))
	if !strings.Contains(body, "<del>Hội xuân mở</del>") || strings.ContainsAny(body, "\u0085\u007f\u009f\x01") {
		t.Errorf("%q", body[strings.Index(body, "<main"):])
	}
}
