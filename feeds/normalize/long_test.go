package normalize

import (
	"slices"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
)

func TestEndlessHTMLIsCut(t *testing.T) {
	for name, part := range map[string]string{"pictures": "<img src=a.jpg>", "words": "<p>một đoạn văn dài vừa phải", "half a letter": "ữ"} {
		t.Run(name, func(t *testing.T) {
			doc := feeds.Document{Format: "rss", URL: "https://sonla.gov.vn/rss", Items: []feeds.Item{
				{Title: "Tin", URL: "https://sonla.gov.vn/a", Summary: strings.Repeat(part, 2*longestSource/len(part))},
			}}
			it := Document(doc, feeds.Source{}, time.UTC, time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC)).Items[0]
			if !slices.ContainsFunc(it.Repairs, func(r feeds.Repair) bool { return r.Code == feeds.RepairLong }) {
				t.Errorf("it is not said that the text was cut: %v", it.Repairs)
			}
			if len(it.Content) > longestContent || it.Title != "Tin" {
				t.Errorf("%d bytes are kept of %q", len(it.Content), it.Title)
			}
		})
	}
}
