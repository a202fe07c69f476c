package parse

import "bantin/feeds"

// Characters returns what an address answered as UTF-8, as Document reads it,
// with what had to be repaired for that. It is for pages that are no documents
// of feeds or lists.
func Characters(resp *feeds.Response) ([]byte, []feeds.Repair) {
	doc := feeds.Document{URL: resp.URL}
	text := decode(&doc, resp.Body, resp.ContentType)
	return text, doc.Repairs
}
