package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestTheMapNamesEveryRoom reads the package comment of feeds, from which
// strangers learn what is where.
func TestTheMapNamesEveryRoom(t *testing.T) {
	file, err := os.ReadFile("../../feeds/feeds.go")
	if err != nil {
		t.Fatal(err)
	}
	comment, _, _ := strings.Cut(string(file), "\npackage feeds")
	for room := range layers {
		name := room[strings.LastIndex(room, "/")+1:]
		if room == "cmd/bantin" {
			name = "cmd"
		}
		if !regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `\b`).MatchString(comment) {
			t.Errorf("the package comment of feeds does not name %s", room)
		}
	}
}
