package parse

import (
	"bytes"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bantin/feeds"
)

// TestCutAnywhere cuts feeds off after every byte: whatever was whole before is
// kept, as it is in the whole document.
func TestCutAnywhere(t *testing.T) {
	for _, c := range []struct{ file, end string }{
		{"rss20.xml", "</item>"}, {"atom10.xml", "</entry>"}, {"rss10.xml", "</item>"}, {"rss-dialects.xml", "</item>"},
		{"atom-dialects.xml", "</a:entry>"}, {"jsonfeed.json", ""},
	} {
		t.Run(c.file, func(t *testing.T) {
			body, err := os.ReadFile("testdata/" + c.file)
			if err != nil {
				t.Fatal(err)
			}
			read := func(body []byte) []feeds.Item {
				doc, _ := Document(&feeds.Response{URL: "https://svhttdl.example.vn/vi/tin.html", Body: body}, feeds.Source{Kind: feeds.Feed})
				return doc.Items
			}
			whole := read(body)
			before := 0
			for n := range body {
				items := read(body[:n])
				least := bytes.Count(body[:n], []byte(c.end))
				if c.end == "" {
					least = before
				}
				if len(items) < least || len(items) < before {
					t.Fatalf("cut after %q: %d items, want %d", tail(body[:n]), len(items), max(least, before))
				}
				before = len(items)
				for i, it := range items {
					if it.GUID != whole[i].GUID || it.URL != whole[i].URL || it.Title != whole[i].Title || it.Content != whole[i].Content {
						t.Fatalf("cut after %q: item %d is %+v", tail(body[:n]), i, it)
					}
				}
			}
			if before != len(whole) {
				t.Errorf("all but the last byte give %d of %d items", before, len(whole))
			}
		})
	}
}

func tail(b []byte) string { return strings.ToValidUTF8(string(b[max(len(b)-40, 0):]), "") }

// TestDamageStaysInItsItem puts something wrong at many places of an item: all
// the other items are read as before.
func TestDamageStaysInItsItem(t *testing.T) {
	wrong := []string{"", "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "</", "/>", "<b>", "</p>", "<?", "<!", "\x00", "\xff", "<item>", "</channel>"}
	for _, file := range []string{"rss20.xml", "atom10.xml", "rss-dialects.xml", "atom-dialects.xml"} {
		t.Run(file, func(t *testing.T) {
			body, err := os.ReadFile("testdata/" + file)
			if err != nil {
				t.Fatal(err)
			}
			read := func(body []byte) map[string]feeds.Item {
				doc, _ := Document(&feeds.Response{URL: "https://svhttdl.example.vn/vi/tin.html", Body: body}, feeds.Source{Kind: feeds.Feed})
				items := map[string]feeds.Item{}
				for _, it := range doc.Items {
					items[it.URL] = it
				}
				return items
			}
			place := regexp.MustCompile(`(?s)<(?:a:)?(?:item|entry).*?</(?:a:)?(?:item|entry)>`).FindIndex(body)
			want := read(body)
			for at := place[0]; at < place[1]; at += 9 {
				for _, w := range wrong {
					damaged := slices.Concat(body[:at], []byte(w), body[at:])
					if w == "" {
						damaged = slices.Concat(body[:at], body[at+1:])
					}
					got := read(damaged)
					for address, it := range want {
						if !bytes.Contains(body[place[0]:place[1]], []byte(localPart(address))) && !reflect.DeepEqual(got[address], it) {
							t.Fatalf("%q after %q: %s is %+v", w, tail(body[:at]), address, got[address])
						}
					}
				}
			}
		})
	}
}

// localPart is the last segment of an address, by which it is found in a file.
func localPart(address string) string { return address[strings.LastIndexByte(address, '/')+1:] }
