package parse

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/rss"

	"bantin/feeds"
)

// readXML reads RSS and Atom.
func readXML(doc *feeds.Document, text []byte) *feeds.Problem {
	tidied, problem := tidy(text, doc.Base)
	if problem == nil {
		problem = guard(tidied.body)
	}
	if problem != nil {
		return problem
	}
	if tidied.base != nil {
		doc.Base = tidied.base.String()
	}
	noteTidied(doc, tidied)

	// gofeed's own detection looks at the first 4 KiB only, and its universal
	// feed loses what the structs of each format hold.
	var err error
	if tidied.root == "feed" {
		var feed *atom.Feed
		if feed, err = new(atom.Parser).Parse(bytes.NewReader(tidied.body)); err == nil {
			fromAtom(doc, feed)
		}
	} else {
		var feed *rss.Feed
		if feed, err = new(rss.Parser).Parse(bytes.NewReader(tidied.body)); err == nil {
			fromRSS(doc, feed)
		}
	}
	if err == nil && len(doc.Items) == 0 && tidied.items > 0 {
		err = fmt.Errorf("%d items in no known namespace", tidied.items)
	}
	if err != nil {
		return &feeds.Problem{Class: feeds.Unreadable, Err: err}
	}
	return nil
}

// noteTidied notes what tidy had to do.
func noteTidied(doc *feeds.Document, t tidied) {
	count(doc, feeds.RepairForbidden, t.forbidden)
	if t.fault != "" {
		note(doc, feeds.RepairMalformed, t.fault, "")
	}
	if t.truncated {
		note(doc, feeds.RepairTruncated, "", strconv.Itoa(t.items))
	}
}
