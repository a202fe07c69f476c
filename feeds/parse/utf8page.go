package parse

import "bantin/feeds"

// Page returns the text of an answer as Document reads it: UTF-8 without a byte
// order mark, whatever was declared, with nothing in it that XML forbids. What
// was repaired for that is what Document notes, too.
func Page(resp *feeds.Response) (text []byte, repairs []feeds.Repair) {
	var doc feeds.Document
	text = decode(&doc, resp.Body, resp.ContentType)
	return text, doc.Repairs
}
