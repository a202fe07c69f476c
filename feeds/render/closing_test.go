package render_test

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"bantin/feeds"
	"bantin/feeds/render"
)

// texts are what the formats have of one entry for people to read.
type texts struct{ brief, whole string }

func textsOf(t *testing.T, f render.Format, e feeds.Entry) texts {
	t.Helper()
	ch := heading()
	ch.Updated, ch.Entries = e.Updated, []feeds.Entry{e}
	var x texts
	b := write(t, f, ch)
	switch f {
	case render.RSS:
		var d struct {
			Brief string `xml:"channel>item>description"`
			Whole string `xml:"channel>item>encoded"`
		}
		if err := xml.Unmarshal(b, &d); err != nil {
			t.Fatal(err)
		}
		x = texts{d.Brief, d.Whole}
	case render.Atom:
		var d struct {
			Brief string `xml:"entry>summary"`
			Whole string `xml:"entry>content"`
		}
		if err := xml.Unmarshal(b, &d); err != nil {
			t.Fatal(err)
		}
		x = texts{d.Brief, d.Whole}
	case render.JSON:
		var d struct {
			Items []struct {
				Summary string
				HTML    string `json:"content_html"`
				Text    string `json:"content_text"`
			}
		}
		if err := json.Unmarshal(b, &d); err != nil {
			t.Fatal(err)
		}
		x = texts{d.Items[0].Summary + d.Items[0].Text, d.Items[0].HTML}
	}
	return x
}

// Whatever a reader shows, the source is told, and never twice.
func TestEveryEntryNamesItsSourceOnce(t *testing.T) {
	joined := summaryOnly()
	joined.Also = []feeds.Origin{laoCai()}
	for name, e := range map[string]feeds.Entry{
		"whole text": full(), "whole text without a summary": withoutSummary(), "summary": summaryOnly(), "title": titleOnly(), "summary told by others": joined,
	} {
		for _, f := range render.Formats() {
			t.Run(name+" "+string(f), func(t *testing.T) {
				x := textsOf(t, f, e)
				if n := strings.Count(x.brief+x.whole, "Nguồn: <a href="); n != 1 {
					t.Fatalf("the source is told %d times: %+v", n, x)
				}
				if e.Summary != "" && e.Content == "" && strings.Count(x.brief+x.whole, e.Summary) != 1 {
					t.Errorf("the summary is doubled: %+v", x)
				}
				if e.Content != "" && !strings.Contains(x.whole, "Nguồn: ") {
					t.Errorf("the whole text does not name its source: %+v", x)
				}
				if told := strings.Contains(x.brief+x.whole, "Cũng đăng tại: <a href="); told != (len(e.Also) > 0) {
					t.Errorf("others are told: %v of %d", told, len(e.Also))
				}
			})
		}
	}
}

func TestPicturesAreNoEnclosuresOfUnknownLength(t *testing.T) {
	e := summaryOnly()
	e.Enclosures = nil
	for _, f := range []render.Format{render.RSS, render.Atom} {
		ch := heading()
		ch.Updated, ch.Entries = e.Updated, []feeds.Entry{e}
		document := string(write(t, f, ch))
		if !strings.Contains(document, `<media:content url="`+e.Image+`" type="image/jpeg" medium="image">`) || strings.Contains(document, "enclosure") {
			t.Errorf("%s: %s", f, document)
		}
	}
	e.Enclosures = []feeds.Enclosure{{URL: e.Image, Type: "image/jpeg", Length: 4711}}
	ch := heading()
	ch.Updated, ch.Entries = e.Updated, []feeds.Entry{e}
	document := string(write(t, render.RSS, ch))
	if !strings.Contains(document, `<enclosure url="`+e.Image+`" length="4711" type="image/jpeg">`) || strings.Contains(document, "media:content") {
		t.Errorf("a picture of known length: %s", document)
	}
}
