package parse

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"bantin/feeds"
)

const megabyte = 1 << 20

// hostile are documents of up to 10 MB that cost without bounds when they are
// parsed without precautions. Those without a class are read, and must be
// cheap all the same.
var hostile = []struct {
	name  string
	text  func() string
	kind  feeds.Kind
	class feeds.Class
}{
	{"two million nested elements", func() string { return strings.Repeat("<a:b>", 2_000_000) }, feeds.Feed, feeds.TooDeep},
	{"nested elements in a feed", func() string { return "<rss><channel>" + strings.Repeat("<a:b>", 1_500_000) }, feeds.Feed, feeds.TooDeep},
	{"a hundred and one levels", func() string {
		return "<rss><channel><item>" + strings.Repeat("<a:b>", 98) + strings.Repeat("</a:b>", 98) + "</item></channel></rss>"
	}, feeds.Feed, feeds.TooDeep},
	{"a comment in the document type", func() string { return `<!DOCTYPE x "<!--"><rss>` + strings.Repeat("<a:b>", 1_000_000) }, feeds.Feed, feeds.TooDeep},
	{"empty items without a root", func() string { return strings.Repeat("<item/>", megabyte) }, feeds.Feed, feeds.TooDeep},
	{"empty items", func() string { return "<rss><channel>" + strings.Repeat("<item/>", megabyte) + "</channel></rss>" }, feeds.Feed, feeds.TooDeep},
	{"items never closed", func() string { return "<rss><channel>" + strings.Repeat("<item>", 100_000) }, feeds.Feed, feeds.TooDeep},
	{"items in HTML text", func() string {
		return "<rss><channel><item><description>" + strings.Repeat("<p>", 2*megabyte) + "</description></item></channel></rss>"
	}, feeds.Feed, feeds.TooDeep},
	{"elements in one item", func() string {
		return "<rss><channel><item>" + strings.Repeat("<category>x</category>", 300_000) + "</item></channel></rss>"
	}, feeds.Feed, feeds.TooDeep},
	{"attributes of one element", func() string { return "<rss><channel " + attributes(800_000) + "/></rss>" }, feeds.Feed, feeds.TooDeep},
	{"attributes", func() string {
		return "<rss><channel>" + strings.Repeat("<a "+attributes(100)+"/>", 1000) + "</channel></rss>"
	}, feeds.Feed, feeds.TooDeep},
	{"namespaces", func() string {
		var b strings.Builder
		b.WriteString("<rss")
		for i := range 100 {
			fmt.Fprintf(&b, ` xmlns:n%d="urn:%d"`, i, i)
		}
		return b.String() + "><channel>" + strings.Repeat("<a/>", 100_000) + "</channel></rss>"
	}, feeds.Feed, feeds.TooDeep},
	{"instructions without an end", func() string { return "<rss><channel><item/>" + strings.Repeat("<?", 3*megabyte) }, feeds.Feed, ""},
	{"document types without an end", func() string { return "<rss><channel><item/>" + strings.Repeat("<!D[", 1_900_000) }, feeds.Feed, ""},
	{"comments without an end", func() string { return "<rss><channel><item/>" + strings.Repeat("<!--", 2*megabyte) }, feeds.Feed, ""},
	{"CDATA without an end", func() string { return "<rss><channel><item/>" + strings.Repeat("<![CDATA[", megabyte) }, feeds.Feed, ""},
	{"CDATA that ends much later", func() string {
		return "<rss><channel>" + strings.Repeat("<item><title><![CDATA[</title></item>", 200_000) + "]]></channel></rss>"
	}, feeds.Feed, ""},
	{"quotes without an end", func() string { return "<rss><channel><item/>" + strings.Repeat(`<a b="`, megabyte) }, feeds.Feed, ""},
	{"brackets", func() string {
		return "<rss><channel><item><title>" + strings.Repeat("<", 2*megabyte) + "</title></item></channel></rss>"
	}, feeds.Feed, ""},
	{"ampersands", func() string {
		return "<feed><entry><title>" + strings.Repeat("&", 2*megabyte) + "</title></entry></feed>"
	}, feeds.Feed, ""},
	{"end tags", func() string { return "<rss><channel>" + strings.Repeat("</b>", 1_900_000) + "<item/></channel></rss>" }, feeds.Feed, ""},
	{"nested JSON", func() string {
		return `{"version":"https://jsonfeed.org/version/1","x":` + strings.Repeat("[", 7*megabyte)
	}, feeds.Feed, feeds.TooDeep},
	{"empty JSON items", func() string {
		return `{"version":"https://jsonfeed.org/version/1","items":[{}` + strings.Repeat(",{}", 2*megabyte) + "]}"
	}, feeds.Feed, feeds.TooDeep},
	{"nested boxes", func() string { return "<!doctype html>" + strings.Repeat("<div>", 2_000_000) }, feeds.HTML, feeds.TooDeep},
	{"a thousand nested boxes", func() string { return "<!doctype html>" + strings.Repeat("<div>", 1000) }, feeds.Auto, feeds.TooDeep},
	{"nested foreign elements", func() string { return "<!doctype html>" + strings.Repeat("<a:b>", 2_000_000) }, feeds.HTML, feeds.TooDeep},
	{"line breaks", func() string { return "<!doctype html>" + strings.Repeat("<br>", 1_900_000) }, feeds.HTML, feeds.TooDeep},
	{"formatting never closed", func() string {
		var b strings.Builder
		b.WriteString("<!doctype html><p>")
		for i := range 400 {
			fmt.Fprintf(&b, "<font size=%d>", i)
		}
		return b.String() + "</p>" + strings.Repeat("<p>x", 150_000)
	}, feeds.Auto, ""},
	{"formatting hidden from the tokenizer", func() string {
		var b strings.Builder
		b.WriteString("<!doctype html><svg><title>")
		for i := range 400 {
			fmt.Fprintf(&b, "<b id=%d>", i)
		}
		return b.String() + strings.Repeat("<p>x", 150_000)
	}, feeds.Auto, ""},
	{"a link with many attributes", func() string {
		return "<!doctype html><a href=x " + attributes(100_000) + ">" + strings.Repeat("<p>x", 150_000)
	}, feeds.Auto, ""},
	{"attributes of one tag", func() string { return "<!doctype html><p " + attributes(800_000) + ">" }, feeds.HTML, feeds.TooDeep},
	{"attributes of many bodies", func() string {
		return "<!doctype html><body " + attributes(100_000) + ">" + strings.Repeat("<body x=1>", 90_000)
	}, feeds.Auto, ""},
}

// attributes writes n attributes with a name each.
func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d=1 ", i)
	}
	return b.String()
}

func TestHostileDocumentsCostLittle(t *testing.T) {
	list := feeds.List{Item: "div", Title: "a"}
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			text := c.text()
			if len(text) > 10<<20 {
				t.Fatalf("%d bytes are no fair test", len(text))
			}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			_, err := parseText(text, c.kind, list)
			runtime.ReadMemStats(&after)
			var p *feeds.Problem
			switch errors.As(err, &p); {
			case c.class == "" && err != nil:
				t.Errorf("refused: %v", err)
			case c.class != "" && (p == nil || p.Class != c.class):
				t.Errorf("got %v, want %s", err, c.class)
			}
			const most = 300 * megabyte // all in all: much of it is freed on the way
			if allocated := after.TotalAlloc - before.TotalAlloc; allocated > most {
				t.Errorf("allocated %d MB for a document of %d kB", allocated>>20, len(text)>>10)
			}
		})
	}
}

func TestPanicIsAProblem(t *testing.T) {
	_, err := Document(nil, feeds.Source{})
	var p *feeds.Problem
	if !errors.As(err, &p) || p.Class != feeds.Unreadable || !errors.Is(err, errPanic) {
		t.Errorf("got %v", err)
	}
}
