package render_test

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
	"bantin/feeds/render"
	"bantin/feeds/render/validate"
)

// validated fails the test for every rule of its format that the channel's
// document breaks.
func validated(t *testing.T, f render.Format, ch feeds.Channel) {
	t.Helper()
	rules := map[render.Format]func([]byte, string) []string{
		render.RSS: validate.RSS, render.Atom: validate.Atom, render.JSON: validate.JSONFeed,
	}
	for _, complaint := range rules[f](write(t, f, ch), ch.Page+f.File()) {
		t.Errorf("%s: %s", f, complaint)
	}
}

func TestDocumentsKeepTheRules(t *testing.T) {
	for name, ch := range map[string]feeds.Channel{"rich": rich(), "empty": heading(), "hostile": hostile(), "many": many(300)} {
		for _, f := range render.Formats() {
			t.Run(name+" "+string(f), func(t *testing.T) { validated(t, f, ch) })
		}
	}
}

// FuzzDocumentsKeepTheRules puts anything anywhere: what comes out is valid.
// Only a content is safe HTML already, and ids are ours.
func FuzzDocumentsKeepTheRules(f *testing.F) {
	f.Add("Tin <b>&amp;</b>]]>\x00", "https://a.example.vn/đền thượng?q=%zz", "image/png", "vi-VN", int64(1795313700), int64(-1))
	f.Add("&copy <!-- \ufffd\u0085 <x@y.vn>", "http://[::1]:80#a#b", "x", "", int64(0), int64(1))
	f.Add("a\u0301\u2028\ufeff&#0;&#x1F;", "//khong", "a/b/c; d=\"", "x-y", int64(-1e9), int64(1<<40))
	f.Fuzz(func(t *testing.T, text, address, kind, language string, second, length int64) {
		at := time.Unix(second%4e9, 0)
		if at.Year() < 1990 {
			at = at.AddDate(200, 0, 0)
		}
		o := feeds.Origin{
			ID: laoCai().ID, Source: text, Department: kind, Name: text,
			URL: address, Feed: length > 0, Homepage: "http://" + text, Article: address,
		}
		ch := heading()
		ch.Language, ch.Contact, ch.Description, ch.Version, ch.Updated = language, kind+"@"+address, text, text, at.Add(time.Second)
		ch.Title += text
		ch.Entries = []feeds.Entry{{
			ID: "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000001", URL: address, Title: text, Summary: kind,
			Content: html.EscapeString(text), Language: language, Image: "https://" + text, Rights: text,
			Authors: []string{text, kind, address}, Categories: []feeds.Category{{Term: text}, {Term: kind, Label: text}},
			Enclosures: []feeds.Enclosure{{URL: address, Type: kind, Length: length, Title: text}, {URL: "https://a.vn/" + text, Type: text}},
			Published:  at, Updated: at.Add(time.Duration(second%2) * time.Second), Origin: o, Also: []feeds.Origin{o, {Name: text, Why: &feeds.Decision{Rule: feeds.RuleText, Evidence: text}}, {Name: text, Why: &feeds.Decision{Rule: feeds.Rule(text), Evidence: text}}},
		}, {
			ID: "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000002", URL: text, Summary: text, Published: at, Origin: o,
		}}
		for _, format := range render.Formats() {
			validated(t, format, ch)
		}
	})
}

// A subscriber whose document came from another machine, or at another time,
// has the same bytes.
func TestBytesDependOnTheChannelAlone(t *testing.T) {
	here, there := rich(), rich()
	there.Updated = there.Updated.In(time.FixedZone("", -5*3600))
	for i := range there.Entries {
		e := &there.Entries[i]
		e.Published, e.Updated, e.Origin.Updated = e.Published.UTC(), e.Updated.UTC(), e.Origin.Updated.UTC()
	}
	for _, f := range render.Formats() {
		if !bytes.Equal(write(t, f, here), write(t, f, there)) {
			t.Errorf("%s: the zone of the times shows", f)
		}
	}
}

// An entry that stays is not shown as changed because its neighbours go.
func TestEntryDoesNotDependOnItsNeighbours(t *testing.T) {
	all, one := rich(), rich()
	one.Entries = one.Entries[1:2]
	for _, f := range render.Formats() {
		lines := strings.Split(string(write(t, f, one)), "\n")
		for i, l := range lines {
			lines[i] = strings.TrimSuffix(l, ",")
		}
		whole := string(write(t, f, all))
		for _, l := range lines {
			if strings.HasPrefix(l, "  <updated>") {
				continue // the feed's, which is that of its newest entry
			}
			if !strings.Contains(whole, l) {
				t.Errorf("%s: %s\nstands only where the entry is alone", f, l)
			}
		}
	}
}

// A feed was updated when the newest of its entries was, to the instant: no
// entry is newer than its feed.
func TestFeedIsUpdatedWithItsNewestEntry(t *testing.T) {
	undated := rich()
	undated.Entries = []feeds.Entry{titleOnly()}
	undated.Entries[0].Published, undated.Entries[0].Updated, undated.Updated = time.Time{}, time.Time{}, time.Time{}
	empty := heading()
	empty.Updated = day(22, 9, 15)
	moment := regexp.MustCompile(`(?m)^( +)<updated>(.*)Z</updated>`)
	for name, ch := range map[string]feeds.Channel{"rich": rich(), "undated": undated, "empty": empty} {
		var feed, newest string
		for _, m := range moment.FindAllStringSubmatch(string(write(t, render.Atom, ch)), -1) {
			switch len(m[1]) {
			case 2:
				feed = m[2]
			case 4:
				newest = max(newest, m[2])
			}
		}
		if feed == "" || len(ch.Entries) > 0 && feed != newest {
			t.Errorf("%s: the feed was updated at %q, its newest entry at %q", name, feed, newest)
		}
	}
}

func TestIncompleteChannels(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*feeds.Channel)
		want  string
	}{
		{"no id", func(ch *feeds.Channel) { ch.ID = "" }, "the channel has no id"},
		{"blank title", func(ch *feeds.Channel) { ch.Title = " \x00" }, "the channel has no title"},
		{"relative page", func(ch *feeds.Channel) { ch.Page = "/" }, "the channel has no page"},
		{"no address", func(ch *feeds.Channel) { ch.Self = "feed.json" }, "the channel has no address of its own"},
		{"entry without an id", func(ch *feeds.Channel) { ch.Entries[1].ID = "" }, "entry 2, "},
	} {
		t.Run(c.name, func(t *testing.T) {
			ch := rich()
			ch.Self = ch.Page + "feed"
			c.spoil(&ch)
			for _, f := range render.Formats() {
				var b bytes.Buffer
				err := render.Write(&b, f, ch)
				if err == nil || !strings.Contains(err.Error(), c.want) || b.Len() > 0 {
					t.Errorf("%s: error %v and %d bytes, want %q and none", f, err, b.Len(), c.want)
				}
			}
		})
	}
	ch := rich()
	ch.Self = ch.Page
	if err := render.Write(&bytes.Buffer{}, "rdf", ch); err == nil {
		t.Error("an unknown format is written")
	}
}
