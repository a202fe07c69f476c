// Package feeds holds the words that every other package speaks: a Source is
// read into a Document of Items, Items that tell the same thing are one Story,
// and Stories are published as a Channel.
//
// Its folders are the stages that a document passes, each knowing only that
// one document: fetch (URL to bytes), parse (bytes to Document), listing (a
// page to the items of its list, by itself), article (the page of one item to
// its text), normalize (Document to a clean Document), topics (one item to the
// topics it belongs to) and render (Channel to RSS, Atom and JSON Feed);
// vietnamese makes the keys by which texts are compared, plaintext reads words
// out of HTML. What is remembered between documents is storage's, what needs
// time or several sources is aggregator's, and flags, settings and terminals
// are cmd's.
//
// Values of this package are plain data: safe to read from many goroutines as
// long as nobody writes them. It imports the standard library only.
package feeds
