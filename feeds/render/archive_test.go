package render_test

import (
	"testing"

	"bantin/feeds"
	"bantin/feeds/render"
	"bantin/feeds/render/validate"
)

// current is a channel with a past, and with hubs that are told of its future.
func current() feeds.Channel {
	ch := heading()
	ch.Updated = day(22, 9, 15)
	ch.Hubs = []string{"https://hub.example.vn/", "hub of another kind", "https://websub.example.org/hub?a=1&b=2"}
	ch.Chain = feeds.Chain{Previous: "https://bantin.example.vn/luu-tru/atom/3-20.xml"}
	ch.Entries = []feeds.Entry{summaryOnly()}
	return ch
}

// volume is a document of the archive.
func volume() feeds.Channel {
	ch := current()
	ch.Self = "https://bantin.example.vn/luu-tru/atom/2.xml"
	ch.Hubs = nil
	ch.Chain = feeds.Chain{
		Volume:   true,
		Current:  "https://bantin.example.vn/atom.xml",
		Previous: "https://bantin.example.vn/luu-tru/atom/1.xml",
		Next:     "https://bantin.example.vn/luu-tru/atom/3.xml",
	}
	return ch
}

func TestArchivesAreValid(t *testing.T) {
	v := volume()
	for _, complaint := range validate.Atom(write(t, render.Atom, v), v.Self) {
		t.Errorf("volume: %s", complaint)
	}
	ch := current()
	for f, check := range map[render.Format]func([]byte, string) []string{
		render.RSS: validate.RSS, render.Atom: validate.Atom, render.JSON: validate.JSONFeed,
	} {
		for _, complaint := range check(write(t, f, ch), ch.Page+f.File()) {
			t.Errorf("%s: %s", f, complaint)
		}
	}
}
