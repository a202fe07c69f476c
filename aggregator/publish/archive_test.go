package publish

import (
	"strings"
	"testing"

	"bantin/feeds"
	"bantin/storage"
)

func TestWhichArchiveStandsBesideAChannel(t *testing.T) {
	const n = storage.VolumeSize
	for _, c := range []struct {
		name  string
		last  int
		shown func(number int) bool
		want  string
	}{
		{"nothing was issued", 0, nil, ""},
		{"all is shown", 30, func(int) bool { return true }, ""},
		{"all since the last volume is shown", n + 30, func(number int) bool { return number > n }, "1.xml"},
		{"the volume is just closed", 2 * n, func(number int) bool { return number > 2*n-50 }, "2.xml"},
		{"the oldest of the open volume are not shown", n + 90, func(number int) bool { return number > n+41 }, "2-60.xml"},
		{"the part ends where a step does", n + 90, func(number int) bool { return number > n+40 }, "2-40.xml"},
		{"a late one is not shown", n + 90, func(number int) bool { return number != n+85 }, "2-85.xml"},
		{"one far back is not shown", 3*n + 90, func(number int) bool { return number != 3*n+1 }, "4-20.xml"},
		{"before the first volume", 70, func(number int) bool { return number > 20 }, "1-20.xml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			log := storage.ChangeLog{Last: c.last}
			var open []storage.Change
			var ch feeds.Channel
			for number := log.Closed()*n + 1; number <= c.last; number++ {
				id := string(rune(number))
				open = append(open, storage.Change{Number: number, Story: id})
				if c.shown(number) {
					ch.Entries = append(ch.Entries, feeds.Entry{ID: id})
				}
			}
			want := c.want
			if want != "" {
				want = "/luu-tru/atom/" + want
			}
			if got := previous(log, open, ch).path("/"); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}

func TestPartsThatFeedsLeadTo(t *testing.T) {
	for _, c := range []struct {
		name     string
		changes  int
		previous string
		want     string
	}{
		{"a new volume", 7, "/luu-tru/atom/3.xml", ""},
		{"some steps", 45, "/luu-tru/atom/4-20.xml", "4-20.xml 4-40.xml"},
		{"between two steps", 45, "/luu-tru/atom/4-43.xml", "4-20.xml 4-40.xml 4-43.xml"},
		{"a feed without archive", 45, "", "4-20.xml 4-40.xml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := emptyShelf()
			s.site.URL = "https://bantin.example.vn"
			ch := feeds.Channel{}
			if c.previous != "" {
				ch.Chain.Previous = s.site.URL + c.previous
			}
			s.channels[""] = ch
			got := strings.ReplaceAll(strings.Join(s.parts("", 4, c.changes), " "), "/luu-tru/atom/", "")
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
