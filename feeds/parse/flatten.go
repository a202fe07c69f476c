package parse

import (
	"bytes"
	"html"
	"strconv"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bantin/feeds"
)

// What a page may have at most.
const (
	maxPageTags       = 200_000
	maxPageAttributes = 200_000
)

// place is the one attribute that tags keep on their way through the parser:
// where they are in the list of tags.
const place = "n"

// formatting are elements that the parser opens again in every block if they
// were not closed before (HTML, 13.2.4.3): a page that opens hundreds of them
// and closes none would grow a thousandfold. Links, of which only one can be
// open, may stay.
var formatting = map[string]bool{"b": true, "big": true, "code": true, "em": true, "font": true, "i": true,
	"nobr": true, "s": true, "small": true, "strike": true, "strong": true, "tt": true, "u": true}

// silent are elements whose content is no text of the page.
var silent = map[string]bool{"script": true, "style": true, "iframe": true, "noembed": true, "noframes": true,
	"xmp": true, "plaintext": true}

// A tag is a tag of a page as it was.
type tag struct {
	name  string
	attrs []nethtml.Attribute
}

// flatten rewrites a page so that the parser meets nothing but what was counted
// here: tags with one attribute, formatting elements under a name that means
// nothing to it, and escaped text. restore undoes that in the tree.
func flatten(text []byte) ([]byte, []tag, *feeds.Problem) {
	var tags []tag
	out := make([]byte, 0, len(text))
	attributes, skipping := 0, false
	z := nethtml.NewTokenizer(bytes.NewReader(text))
	for {
		switch kind := z.Next(); kind {
		case nethtml.ErrorToken:
			return out, tags, nil
		case nethtml.DoctypeToken: // decides how tables nest
			out = append(out, z.Raw()...)
		case nethtml.TextToken:
			if !skipping {
				out = append(out, html.EscapeString(dropForbidden(string(z.Text())))...)
			}
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken, nethtml.EndTagToken:
			t, ok := readTag(z, maxPageAttributes-attributes)
			if !ok {
				return nil, nil, beyond(maxPageAttributes, "attributes")
			}
			skipping = silent[t.name] && kind != nethtml.EndTagToken
			if silent[t.name] {
				continue
			}
			out = appendTag(out, kind, t.name, len(tags))
			tags = append(tags, t)
			attributes += len(t.attrs)
			if len(tags) > maxPageTags {
				return nil, nil, beyond(maxPageTags, "tags")
			}
		}
	}
}

// readTag reads the tag that the tokenizer is at, unless it has more
// attributes than it may.
func readTag(z *nethtml.Tokenizer, most int) (tag, bool) {
	name, more := z.TagName()
	t := tag{name: string(name)}
	if t.name == "noscript" {
		z.NextIsNotRawText()
	}
	for more {
		if len(t.attrs) == most {
			return t, false
		}
		var key, value []byte
		key, value, more = z.TagAttr()
		t.attrs = append(t.attrs, nethtml.Attribute{Key: string(key), Val: dropForbidden(string(value))})
	}
	return t, true
}

// appendTag writes a tag as the parser is to meet it.
func appendTag(out []byte, kind nethtml.TokenType, name string, at int) []byte {
	if formatting[name] {
		name = own + "-" + name
	}
	if kind == nethtml.EndTagToken {
		return append(append(append(out, "</"...), name...), '>')
	}
	out = append(append(append(out, '<'), name...), " "+place+`="`...)
	out = append(strconv.AppendInt(out, int64(at), 10), '"')
	if kind == nethtml.SelfClosingTagToken {
		out = append(out, '/')
	}
	return append(out, '>')
}

// restore gives the elements of a tree their names and attributes back.
func restore(root *nethtml.Node, tags []tag) {
	for n := range root.Descendants() {
		if n.Type != nethtml.ElementNode || len(n.Attr) == 0 {
			continue
		}
		at, err := strconv.Atoi(n.Attr[0].Val)
		if err != nil || at >= len(tags) {
			continue
		}
		t := tags[at]
		n.Attr = t.attrs
		if n.Data == own+"-"+t.name {
			n.Data, n.DataAtom = t.name, atom.Lookup([]byte(t.name))
		}
	}
}
