// Package opml reads and writes lists of feeds in OPML 2.0, the form in which
// feed readers exchange them. It knows neither settings nor what becomes of a
// list; of what other programs write it takes what can be understood, and
// refuses only what is no list at all.
package opml

// A List is a document: feeds and pages in the order in which they stand.
type List struct {
	Title   string // plain text
	Owner   string // e-mail address of who keeps it; empty: not told
	Entries []Entry
}

// An Entry is one feed, or one page that has none.
type Entry struct {
	Group       string // the name of the outline around it; empty: none
	Text        string // plain text; empty: it has no name
	Description string // plain text
	Feed        string // address of the feed; empty: it is a page without one
	Page        string // address of the page; empty: not told
	Language    string // BCP 47; empty: not told
}
