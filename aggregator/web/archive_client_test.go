package web

import (
	"encoding/xml"
	"net/http"
	"strings"
	"testing"
	"time"

	"bantin/feeds/render/validate"
)

// A readDocument is what a client takes from a document of Atom.
type readDocument struct {
	url     string
	body    string
	header  http.Header
	Archive *struct{} `xml:"http://purl.org/syndication/history/1.0 archive"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []readEntry `xml:"entry"`
}

type readEntry struct {
	ID      string    `xml:"id"`
	Title   string    `xml:"title"`
	Content string    `xml:"content"`
	Updated time.Time `xml:"updated"`
}

// link is where a document leads; "" is nowhere.
func (d readDocument) link(rel string) string {
	for _, l := range d.Links {
		if l.Rel == rel {
			return l.Href
		}
	}
	return ""
}

// closed reports whether it is a whole volume.
func (d readDocument) closed() bool {
	return d.Archive != nil && !strings.Contains(d.url[strings.LastIndex(d.url, "/"):], "-")
}

// A chainReader follows archives over HTTP from a site's public address, which
// a server on loopback stands for.
type chainReader struct {
	*testing.T
	server string
	strict bool // every document is checked
}

// read fetches and checks a document.
func (c chainReader) read(url string) readDocument {
	c.Helper()
	resp, body := ask(c.T, "GET", c.server+strings.TrimPrefix(url, cluster().URL))
	d := readDocument{url: url, body: body, header: resp.Header}
	if resp.StatusCode != http.StatusOK {
		c.Fatalf("%s: %d", url, resp.StatusCode)
	}
	if err := xml.Unmarshal([]byte(body), &d); err != nil {
		c.Fatalf("%s: %v", url, err)
	}
	if c.strict {
		for _, complaint := range validate.Atom([]byte(body), url) {
			c.Errorf("%s: %s", url, complaint)
		}
	}
	return d
}

// walk follows a chain from its current document back, as far as it goes or
// as it was met before.
func (c chainReader) walk(current string, met map[string]bool) (list []readDocument) {
	c.Helper()
	for url := current; url != ""; {
		d := c.read(url)
		if d.Archive == nil != (url == current) || d.Archive != nil && d.link("current") != current {
			c.Errorf("%s is not what it is linked as", url)
		}
		list = append(list, d)
		if url = d.link("prev-archive"); met[url] {
			return list
		}
	}
	return list
}

// take adds the entries of a walk to what a client knows, the latest of each.
func take(known map[string]readEntry, documents []readDocument) {
	for _, d := range documents {
		for _, e := range d.Entries {
			if old, ok := known[e.ID]; !ok || e.Updated.After(old.Updated) {
				known[e.ID] = e
			}
		}
	}
}

// A subscriber never fetches a document of the archive twice: RFC 5005 tells
// it that they stay as they are.
type subscriber struct {
	met   map[string]bool
	known map[string]readEntry
}

func (s *subscriber) poll(c chainReader, current string) {
	c.Helper()
	documents := c.walk(current, s.met)
	take(s.known, documents)
	for _, d := range documents[1:] {
		s.met[d.url] = true
	}
}
