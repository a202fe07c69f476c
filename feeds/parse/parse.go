// Package parse turns bytes into a feeds.Document: RSS, Atom and JSON Feed with
// gofeed, listing pages with CSS selectors. It repairs the bytes and the form
// (encoding, truncation, broken markup), notes each repair, and never touches
// the meaning of a field: dates stay as written, addresses may be relative.
//
// Whatever the source declares, every Title, Description, Summary and Content
// comes out as HTML source: plain text is escaped, XHTML is written out. All
// else is plain text. Repairs that count have the number in Before.
package parse

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"

	"bantin/feeds"
)

// errPanic is the cause of a problem that is a mistake in this program or in a
// library, and must not stop the reading of other sources.
var errPanic = errors.New("the parser broke down")

// Document reads what an address answered. The error, if any, is a
// *feeds.Problem.
func Document(resp *feeds.Response, src feeds.Source) (doc feeds.Document, err error) {
	defer func() {
		if v := recover(); v != nil {
			doc, err = feeds.Document{}, &feeds.Problem{Class: feeds.Unreadable, Err: fmt.Errorf("%w: %v", errPanic, v)}
		}
	}()
	return document(resp, src)
}

func document(resp *feeds.Response, src feeds.Source) (feeds.Document, error) {
	if problem := refuseFile(resp.Body); problem != nil {
		return feeds.Document{}, problem
	}
	doc := feeds.Document{URL: resp.URL, Base: located(resp)}
	text := decode(&doc, resp.Body, resp.ContentType)
	if len(bytes.TrimSpace(text)) == 0 {
		return feeds.Document{}, &feeds.Problem{Class: feeds.Empty}
	}
	shape, name, problem := sniff(text)
	if kind := file(resp.Body); shape == unknown && kind != "" {
		name = kind
	}
	if problem == nil {
		problem = read(&doc, text, src, shape, name)
	}
	if problem != nil {
		return feeds.Document{}, problem
	}
	return doc, nil
}

// located returns what the addresses of an answer are relative to: where the
// server says that it is found (RFC 2616, 14.14), which feeds have relied on.
// Servers behind others tell names that nobody outside knows.
func located(resp *feeds.Response) string {
	at, err := url.Parse(resp.URL)
	if err != nil || strings.TrimSpace(resp.ContentLocation) == "" {
		return resp.URL
	}
	u, err := at.Parse(strings.TrimSpace(resp.ContentLocation))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return resp.URL
	}
	if u.Host != at.Host && (!strings.Contains(u.Hostname(), ".") || net.ParseIP(u.Hostname()) != nil) {
		return resp.URL
	}
	return u.String()
}

// read fills doc from text in the way that its shape and the source ask for.
func read(doc *feeds.Document, text []byte, src feeds.Source, shape shape, name string) *feeds.Problem {
	switch {
	case src.Kind == feeds.HTML && (shape == xmlFeed || shape == jsonFeed):
		return &feeds.Problem{Class: feeds.Layout, Detail: "the address serves a feed, not a page"}
	case src.Kind == feeds.HTML:
		return readLists(doc, text, src.Lists)
	case shape == xmlFeed:
		return readXML(doc, text)
	case shape == jsonFeed:
		return readJSON(doc, text)
	case shape == htmlPage && src.Kind == feeds.Auto:
		return readAnnounced(doc, text)
	case shape == htmlPage:
		return &feeds.Problem{Class: feeds.NotAFeed, Detail: pageTitle(text)}
	}
	return &feeds.Problem{Class: feeds.NotAFeed, Detail: name}
}

// count adds to how often a document was repaired in one way.
func count(doc *feeds.Document, code feeds.RepairCode, times int) {
	if times == 0 {
		return
	}
	for i, r := range doc.Repairs {
		if n, err := strconv.Atoi(r.Before); err == nil && r.Code == code {
			doc.Repairs[i].Before = strconv.Itoa(n + times)
			return
		}
	}
	note(doc, code, strconv.Itoa(times), "")
}

// note adds a repair to the document.
func note(doc *feeds.Document, code feeds.RepairCode, before, after string) {
	doc.Repairs = append(doc.Repairs, feeds.Repair{Code: code, Before: excerpt(before), After: excerpt(after)})
}
