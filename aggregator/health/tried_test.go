package health

import (
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

// ofSources are words that are true only of a source that is read already.
var ofSources = []string{
	"dòng url", "của nguồn", "cho nguồn", "sẽ tự", "tự đọc lại", "vẫn được giữ", "state:", "every:",
	"url line", "the source,", "by itself", "is kept", "was read earlier", "of the source",
}

// TestTriedSpeaksOfNoSource wants whoever tries an address to be told nothing
// that is true of sources only: that it is read again, or what of it to mend.
func TestTriedSpeaksOfNoSource(t *testing.T) {
	before := map[feeds.Class]bool{feeds.Layout: true, feeds.OtherFeed: true, feeds.NoItems: true} // compared with what was read before
	for _, class := range append(feeds.Classes(), "never met") {
		p := &feeds.Problem{Class: class, Detail: "a.vn", Status: 500}
		a := Tried(p)
		said{}.check(t, string(class)+", what", a.What)
		said{}.check(t, string(class)+", next", a.Next)
		for _, words := range ofSources {
			for _, text := range []string{a.What.VI, a.What.EN, a.Next.VI, a.Next.EN} {
				if strings.Contains(text, words) && !before[class] && class != feeds.NoArticle && class != feeds.NotAPage {
					t.Errorf("%s: %q is true of sources only: %s", class, words, text)
				}
			}
		}
	}
	if Tried(nil) != (Advice{}) {
		t.Error("of no problem something is said")
	}
}

func TestTriedKeepsWhatTheServerAsksFor(t *testing.T) {
	a := Tried(&feeds.Problem{Class: feeds.Unavailable, Status: 503, RetryAfter: 2 * time.Hour})
	if !strings.HasSuffix(a.Next.VI, "Máy chủ yêu cầu đợi 2 giờ rồi mới đọc lại.") || !strings.HasPrefix(a.What.VI, "Máy chủ trả lời 503") {
		t.Errorf("%+v", a)
	}
}
