package opml

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var cluster = List{
	Title: "Nguồn tin của cụm",
	Owner: "banbientap@bantin.example.vn",
	Entries: []Entry{
		{Text: "Bản tin <cụm> & bạn", Feed: "https://bantin.example.vn/atom.xml", Page: "https://bantin.example.vn/", Language: "vi"},
		{Group: "Lào Cai", Text: "Tin tức", Feed: "https://laocai.example/rss?a=1&b=2"},
		{Group: "Lào Cai", Text: "Trang tin \"không\" có RSS", Page: "https://laocai.example/tin", Description: "đọc từ trang"},
		{Group: "Sơn La", Text: "Tổng hợp", Feed: "https://sonla.example/feed"},
	},
}

func TestWhatIsWrittenIsReadAlike(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, cluster); err != nil {
		t.Fatal(err)
	}
	got, err := Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(cluster, got); diff != "" {
		t.Error(diff)
	}
}

// TestFeedsAreCalledByBothNames: W3C's validator wants a title of every feed,
// and knows no docs.
func TestFeedsAreCalledByBothNames(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, List{Title: "x", Entries: []Entry{{Text: "Tỉnh", Feed: "https://a.example/1"}, {Text: "Trang", Page: "https://a.example/"}}}); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); !strings.Contains(s, `text="Tỉnh" title="Tỉnh" type="rss"`) || strings.Contains(s, `title="Trang"`) || strings.Contains(s, "<docs>") {
		t.Errorf("%s", s)
	}
}

func TestGroupsStandTogether(t *testing.T) {
	var b bytes.Buffer
	l := List{Title: "x", Entries: []Entry{
		{Group: "A", Text: "1", Feed: "https://a.example/1"},
		{Text: "2", Feed: "https://a.example/2"},
		{Group: "A", Text: "3", Feed: "https://a.example/3"},
	}}
	if err := Write(&b, l); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), `<outline text="A">`); n != 1 {
		t.Errorf("group A stands %d times:\n%s", n, &b)
	}
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, doc string
		want      []Entry
	}{
		{"OPML 1.0 with attributes in other cases and no type",
			`<opml version="1.0"><head><title>x</title></head><body><outline title="Báo" xmlURL="https://b.example/rss" htmlurl="https://b.example/"/></body></opml>`,
			[]Entry{{Text: "Báo", Feed: "https://b.example/rss", Page: "https://b.example/"}}},
		{"groups inside groups", `<opml><body><outline text="Báo"><outline text="Tỉnh"><outline text="Một" xmlUrl="https://b.example/1"/></outline>` +
			`<outline text="Hai" xmlUrl="https://b.example/2"/></outline></body></opml>`,
			[]Entry{{Group: "Tỉnh", Text: "Một", Feed: "https://b.example/1"}, {Group: "Báo", Text: "Hai", Feed: "https://b.example/2"}}},
		{"an address that stands twice", `<opml><body><outline text="1" xmlUrl="https://b.example/1"/><outline text="2" xmlUrl="https://b.example/1"/></body></opml>`,
			[]Entry{{Text: "1", Feed: "https://b.example/1"}}},
		{"a feed in url", `<opml><body><outline type="rss" text="1" url="https://b.example/1"/></body></opml>`,
			[]Entry{{Text: "1", Feed: "https://b.example/1"}}},
		{"a page", `<opml><body><outline type="link" text="1" url="https://b.example/1"/></body></opml>`,
			[]Entry{{Text: "1", Page: "https://b.example/1"}}},
		{"a byte-order mark, another declared encoding and HTML's entities",
			"\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"utf-16\"?><opml><body><outline text=\"V&#259;n h&oacute;a&nbsp;&amp; th&ecirc;̉ thao\" xmlUrl=\"https://b.example/1\"/></body></opml>",
			[]Entry{{Text: "Văn hóa & thể thao", Feed: "https://b.example/1"}}},
		{"windows-1252", "<?xml version=\"1.0\" encoding=\"windows-1252\"?><opml><body><outline text=\"h\xf3a\" xmlUrl=\"https://b.example/1\"/></body></opml>",
			[]Entry{{Text: "hóa", Feed: "https://b.example/1"}}},
		{"cut in the middle", `<opml><body><outline text="1" xmlUrl="https://b.example/1"/><outline text="2" xmlUr`,
			[]Entry{{Text: "1", Feed: "https://b.example/1"}}},
		{"an ampersand that is none", `<opml><body><outline text="A & B" xmlUrl="https://b.example/1?a=1&b=2"/></body></opml>`,
			[]Entry{{Text: "A & B", Feed: "https://b.example/1?a=1&b=2"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Read(strings.NewReader(c.doc))
			if err != nil {
				t.Fatal(err)
			}
			for i := range got.Entries {
				got.Entries[i].Text = strings.ReplaceAll(got.Entries[i].Text, "ê\u0309", "ể")
			}
			if diff := cmp.Diff(c.want, got.Entries); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct {
		name, doc string
		want      error
	}{
		{"nothing", "", ErrNotOPML},
		{"a feed", `<rss version="2.0"><channel/></rss>`, ErrNotOPML},
		{"a page", "<!DOCTYPE html><html><body>x</body></html>", ErrNotOPML},
		{"settings", "sources:\n  - id: a", ErrNotOPML},
		{"no entries", "<opml><body><outline text='Nhóm'/></body></opml>", ErrEmpty},
		{"too deep", "<opml>" + strings.Repeat("<outline text='a'>", 2000), ErrTooMuch},
		{"too large", "<opml>" + strings.Repeat(" ", mostBytes), ErrTooMuch},
		{"too many", "<opml>" + manyOutlines(mostEntries+1), ErrTooMuch},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Read(strings.NewReader(c.doc)); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func manyOutlines(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("<outline xmlUrl='https://b.example/")
		b.WriteString(strings.Repeat("a", i%7))
		for ; i > 0; i /= 10 {
			b.WriteByte(byte('0' + i%10))
		}
		b.WriteString("'/>")
	}
	return b.String()
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := Write(&b, cluster); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(`<?xml version="1.0" encoding="windows-1258"?><opml><outline text="&#0;" xmlUrl="a"><outline url="b" type=LINK>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := Write(&b, l); err != nil {
			t.Fatal(err)
		}
		again, err := Read(&b)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if len(again.Entries) != len(l.Entries) {
			t.Fatalf("%d entries became %d", len(l.Entries), len(again.Entries))
		}
	})
}
