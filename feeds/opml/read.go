package opml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// What a list may be at most.
const (
	mostBytes   = 8 << 20
	mostDepth   = 50 // outlines inside outlines
	mostEntries = 50_000
)

// Why a list cannot be read.
var (
	ErrNotOPML = errors.New("not an OPML document")
	ErrTooMuch = errors.New("an OPML document beyond all use: more than 8 MiB, 50 levels or 50,000 entries")
	ErrEmpty   = errors.New("an OPML document without a feed or page")
)

// Read reads a list as any program may have written it: OPML 1.0 or 2.0,
// attributes in any case, outlines without a type, any encoding. An address
// that stands twice is returned once. What follows a fault in the XML is lost;
// a document without any entry is refused with ErrEmpty, one of another kind
// with ErrNotOPML, one that is too large with ErrTooMuch.
func Read(r io.Reader) (List, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	if err != nil {
		return List{}, fmt.Errorf("read OPML: %w", err)
	}
	if len(data) > mostBytes {
		return List{}, ErrTooMuch
	}
	in := reader{met: map[string]bool{}}
	if err := in.read(decoder(data)); err != nil {
		return List{}, err
	}
	switch {
	case !in.opml:
		return List{}, ErrNotOPML
	case len(in.list.Entries) == 0:
		return List{}, ErrEmpty
	}
	return in.list, nil
}

// decoder reads XML as forgivingly as it can be. Bytes that are valid UTF-8 are
// taken for it, whatever they declare.
func decoder(data []byte) *xml.Decoder {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	if utf8.Valid(data) {
		d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	}
	return d
}

// reader is a document half read.
type reader struct {
	list   List
	opml   bool
	field  string   // element of the head under way
	groups []string // names of the outlines around
	met    map[string]bool
}

func (in *reader) read(d *xml.Decoder) error {
	for {
		token, err := d.RawToken()
		if err != nil {
			return nil // the end, or a fault: what was read before it counts
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = in.start(t)
		case xml.EndElement:
			in.end(strings.ToLower(t.Name.Local))
		case xml.CharData:
			in.text(string(t))
		}
		if err != nil {
			return err
		}
	}
}

func (in *reader) start(t xml.StartElement) error {
	name := strings.ToLower(t.Name.Local)
	if !in.opml && name != "opml" {
		return ErrNotOPML
	}
	in.opml, in.field = true, name
	if name != "outline" {
		return nil
	}
	e := entry(attributes(t.Attr))
	if len(in.groups) > 0 {
		e.Group = in.groups[len(in.groups)-1]
	}
	in.groups = append(in.groups, e.Text)
	address := e.Feed
	if address == "" {
		address = e.Page
	}
	if len(in.groups) > mostDepth || len(in.list.Entries) >= mostEntries {
		return ErrTooMuch
	}
	if address != "" && !in.met[address] {
		in.met[address] = true
		in.list.Entries = append(in.list.Entries, e)
	}
	return nil
}

func (in *reader) end(name string) {
	in.field = ""
	if name == "outline" && len(in.groups) > 0 {
		in.groups = in.groups[:len(in.groups)-1]
	}
}

// text takes what the head says.
func (in *reader) text(s string) {
	switch in.field {
	case "title":
		in.list.Title = plain(in.list.Title + s)
	case "owneremail":
		in.list.Owner = plain(in.list.Owner + s)
	}
}

// attributes are those of an element, by name in lower case.
func attributes(list []xml.Attr) map[string]string {
	m := make(map[string]string, len(list))
	for _, a := range list {
		m[strings.ToLower(a.Name.Local)] = plain(a.Value)
	}
	return m
}

// entry is what an outline says; one without an address is a group.
func entry(at map[string]string) Entry {
	e := Entry{Text: at["text"], Description: at["description"], Feed: at["xmlurl"], Page: at["htmlurl"], Language: at["language"]}
	if e.Text == "" {
		e.Text = at["title"]
	}
	switch kind := strings.ToLower(at["type"]); {
	case e.Feed != "", at["url"] == "":
	case kind == "rss" || kind == "atom" || kind == "feed":
		e.Feed = at["url"]
	case kind == "link" && e.Page == "":
		e.Page = at["url"]
	}
	return e
}

// plain is a text on one line, without characters that are none.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}
