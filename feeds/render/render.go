// Package render writes a Channel as RSS 2.0, Atom 1.0 or JSON Feed 1.1, on
// top of the structs of gorilla/feeds, whose fields it replaces where they
// lose or break something.
//
// What it writes is a pure function of the channel: no clock, no chance, times
// in UTC, the same bytes on every machine. It decides how a thing is said in a
// format, never what is said: which stories stand in a channel, in which
// order and with how much of their text is decided before. It repairs nothing
// either, except that whatever would make a document invalid does not get out.
package render

import (
	"fmt"
	"io"

	gorilla "github.com/gorilla/feeds"

	"bantin/feeds"
)

// A Format is a way of writing a channel.
type Format string

const (
	RSS  Format = "rss"  // RSS 2.0, as the Best Practices Profile of its Advisory Board has it
	Atom Format = "atom" // Atom 1.0 (RFC 4287)
	JSON Format = "json" // JSON Feed 1.1
)

// Formats lists every format.
func Formats() []Format { return []Format{RSS, Atom, JSON} }

// ContentType is what a document of the format is served as.
func (f Format) ContentType() string { return f.mediaType() + "; charset=utf-8" }

func (f Format) mediaType() string {
	if f == JSON {
		return "application/feed+json"
	}
	return "application/" + string(f) + "+xml"
}

// File is the last part of the address of a document of the format.
func (f Format) File() string {
	switch f {
	case RSS:
		return "rss.xml"
	case Atom:
		return "atom.xml"
	case JSON:
		return "feed.json"
	}
	return ""
}

// Write writes a channel to w. The channel needs an ID, a Title, a Page and a
// Self, and every entry an ID. When an error is returned, w may hold the
// beginning of a document.
func Write(w io.Writer, f Format, ch feeds.Channel) error {
	if err := complete(ch); err != nil {
		return fmt.Errorf("write %s: %w", f, err)
	}
	var err error
	switch f {
	case RSS:
		err = writeXML(w, styled{ch.Style, newRSS(ch)})
	case Atom:
		err = writeXML(w, styled{ch.Style, newAtom(ch)})
	case JSON:
		err = writeJSON(w, ch)
	default:
		err = fmt.Errorf("no such format")
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", f, err)
	}
	return nil
}

func writeXML(w io.Writer, document gorilla.XmlFeed) error {
	if err := gorilla.WriteXML(document, w); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// complete says what a channel lacks that no format can do without.
func complete(ch feeds.Channel) error {
	for _, need := range []struct{ name, value string }{
		{"id", ch.ID}, {"title", line(ch.Title)}, {"page", address(ch.Page)}, {"address of its own", address(ch.Self)},
	} {
		if need.value == "" {
			return fmt.Errorf("the channel has no %s", need.name)
		}
	}
	for i, e := range ch.Entries {
		if e.ID == "" {
			return fmt.Errorf("entry %d, %q, has no id", i+1, e.URL)
		}
	}
	return nil
}
