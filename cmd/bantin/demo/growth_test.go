package demo_test

import (
	"regexp"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"bantin/cmd/bantin/demo"
	"bantin/cmd/bantin/settings"
)

// A clock is set by the test.
type clock struct{ unix atomic.Int64 }

func newClock(at time.Time) *clock {
	c := &clock{}
	c.unix.Store(at.Unix())
	return c
}

func (c *clock) now() time.Time          { return time.Unix(c.unix.Load(), 0) }
func (c *clock) forward(d time.Duration) { c.unix.Add(int64(d / time.Second)) }

// titles are the titles on all lists and in all feeds, department by
// department; Hà Giang's home page lists what its feed has.
func titles(t *testing.T, s *settings.Settings) map[string][]string {
	t.Helper()
	forms := map[string]*regexp.Regexp{
		"lao-cai":   regexp.MustCompile(`news-title"><a href="[^"]+">([^<]+)<`),
		"ha-giang":  regexp.MustCompile(`<h3><a href="[^"]+">([^<]+)<`),
		"lai-chau":  regexp.MustCompile(`media-heading"><a href="[^"]+">([^<]+)<`),
		"dien-bien": regexp.MustCompile(`class="tieu-de" href="[^"]+" title="([^"]+)"`),
		"son-la":    regexp.MustCompile(`<item>\s*<title>([^<]+)<`),
		"lang-son":  regexp.MustCompile(`<entry>\s*<id>[^<]+</id>\s*<title>([^<]+)<`),
		"cao-bang":  regexp.MustCompile(`class="tieude" href="[^"]+"><b>([^<]+)<`),
	}
	all := map[string][]string{}
	for _, src := range s.Sources {
		_, body := get(t, src.URL)
		for _, m := range forms[src.Department].FindAllStringSubmatch(body, -1) {
			all[src.Department] = append(all[src.Department], m[1])
		}
	}
	return all
}

func count(all map[string][]string) int {
	n := 0
	for _, list := range all {
		n += len(list)
	}
	return n
}

func TestTheSitesGrow(t *testing.T) {
	c := newClock(time.Date(2026, time.March, 2, 23, 59, 0, 0, time.UTC))
	s := start(t, demo.Options{Now: c.now})
	before := titles(t, s)
	if n := count(before); n < 80 {
		t.Fatalf("%d items at the start, want 80", n)
	}
	c.forward(20 * time.Second)
	first := titles(t, s)
	if count(first) != count(before)+1 || len(first["lao-cai"]) != len(before["lao-cai"])+1 {
		t.Errorf("%d items became %d after 20 seconds, want one more, at Lào Cai", count(before), count(first))
	}
	if slices.Contains(before["lao-cai"], first["lao-cai"][0]) {
		t.Errorf("the newest at Lào Cai was there before: %q", first["lao-cai"][0])
	}
	c.forward(2 * time.Minute)
	round := titles(t, s)
	for department, list := range round {
		if len(list) <= len(before[department]) {
			t.Errorf("%s has nothing new after a whole round", department)
		}
	}
	c.forward(time.Hour)
	last := titles(t, s)
	c.forward(24 * time.Hour)
	if end := titles(t, s); count(end) != count(last) || count(end) < count(before)+24 {
		t.Errorf("%d items at the start, %d after an hour, %d after a day", count(before), count(last), count(end))
	}
	for department, list := range last {
		slices.Sort(list)
		if unique := slices.Compact(slices.Clone(list)); len(unique) != len(list) {
			t.Errorf("%s has an article twice", department)
		}
	}
}

func TestStillSitesStayAsTheyAre(t *testing.T) {
	c := newClock(time.Date(2026, time.March, 2, 23, 59, 0, 0, time.UTC))
	s := start(t, demo.Options{Now: c.now, Still: true})
	before := titles(t, s)
	c.forward(24 * time.Hour)
	if after := titles(t, s); count(after) != count(before) {
		t.Errorf("%d items became %d", count(before), count(after))
	}
}
