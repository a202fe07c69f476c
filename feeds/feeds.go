// Package feeds holds the words that every other package speaks: a Source is
// read into a Document of Items, Items that tell the same thing are one Story,
// and Stories are published as a Channel.
//
// Its folders are the stages that a document passes, each knowing only that
// one document:
//
//   - fetch: URL to bytes
//   - parse: bytes to Document; listing: a page to the items of its list, by
//     itself; article: the page of one item to its text
//   - normalize: Document to a clean Document
//   - topics: one item to the topics that it belongs to
//   - render: Channel to RSS, Atom and JSON Feed, which render/validate checks
//   - opml: a list of feeds to OPML, and back
//
// and what stages share: vietnamese makes the keys by which texts are compared,
// plaintext reads words out of HTML, coding packs and unpacks bytes.
//
// What is remembered between documents is storage's: storage/sqlite opens the
// file, storage/storagetest says what every engine promises. What needs time or
// several sources is aggregator's: dedupe tells which item is which, by
// dedupe/likeness where texts are alike, and which items are one story; health
// says how sources are, and notify tells staff; search reads what people look
// for; publish makes the documents, push tells hubs of them, audience counts
// who comes, web answers over HTTP, also with the guide of web/guide, and export
// writes what it answers into files.
// Flags, terminals, settings (cmd/bantin/settings) and the demo
// (cmd/bantin/demo) are cmd's.
//
// Values of this package are plain data: safe to read from many goroutines as
// long as nobody writes them. It imports the standard library only.
package feeds
