package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bantin/cmd/bantin/settings"
	"bantin/feeds/topics"
)

// TestBuiltinWordsFindTopics holds the words of the built-in topics to the
// articles of the demo, which say what they are about, and to titles that are
// about no topic though words of several stand in them.
func TestBuiltinWordsFindTopics(t *testing.T) {
	index := topics.Of(settings.Builtin().Site.Topics)
	files, err := filepath.Glob("demo/articles/*.txt")
	if err != nil || len(files) != 7 {
		t.Fatal(files, err)
	}
	var all, found, beside int
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var title string
		for line := range strings.Lines(string(b)) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			switch key {
			case "title":
				title = value
			case "topic":
				got := index.Item(nil, title, nil)
				all++
				if slices.Contains(got, value) {
					found++
				} else if len(got) > 0 {
					beside++
				}
			}
		}
	}
	if all < 90 || found*100 < 70*all || beside*100 > 12*all {
		t.Errorf("of %d articles %d were found by their titles, and %d under other topics only", all, found, beside)
	}
	for _, title := range []string{
		"Lịch công tác tuần của lãnh đạo Sở Văn hóa, Thể thao và Du lịch",
		"LICH TIEP CONG DAN CUA SO VAN HOA, THE THAO VA DU LICH",
		"Cán bộ xã giữ vai trò then chốt",
		"Điểm báo sáng 23/9",
	} {
		if got := index.Item(nil, title, nil); got != nil {
			t.Errorf("%q belongs to %q", title, got)
		}
	}
}
