package validate_test

import (
	"testing"

	"bantin/feeds/render/validate"
)

func TestSpoiltJSONFeed(t *testing.T) {
	spoil(t, goodJSON, validate.JSONFeed, jsonFeedSpoilings)
	spoil(t, goodJSON, validate.JSONFeed, jsonItemSpoilings)
}

var jsonFeedSpoilings = []spoiling{
	{"bad byte", "Bản tin", "B\xe1n tin", "document: is not UTF-8"},
	{"cut short", "]}", "", "document: is no object"},
	{"no object", goodJSON, "null", "document: is no object"},
	{"something after the end", goodJSON, goodJSON + "x", "document: goes on"},
	{"version 1", "version/1.1", "version/1", "feed: version"},
	{"no title", `"title": "Bản tin",`, "", "feed: has no title"},
	{"title of another kind", `"title": "Bản tin"`, `"title": 1`, "feed: title is no text"},
	{"no page", `"home_page_url": "https://bantin.example.vn/",`, "", "feed: has no home_page_url"},
	{"relative page", `"home_page_url": "https://bantin.example.vn/"`, `"home_page_url": "/"`, "feed: home_page_url"},
	{"another address", "vn/feed", "vn/json", "feed: feed_url"},
	{"next is itself", `"language"`, `"next_url": "https://bantin.example.vn/feed", "language"`, "feed: next_url is the feed itself"},
	{"language by its name", `"vi"`, `"Vietnamese"`, "feed: language"},
	{"expired of another kind", "false", `"no"`, "feed: expired"},
	{"author of version 1", `"authors"`, `"author": {"name": "x"}, "authors"`, `feed: has the unknown member "author"`},
	{"author that is a text", `{"name": "Ban biên tập", "url": "mailto:banbientap@bantin.example.vn"}`, `"Ban biên tập"`, "feed, authors 1: is no object"},
	{"author without anything", `{"name": "Ban biên tập", "url": "mailto:banbientap@bantin.example.vn"}`, `{}`, "feed, authors 1: says nothing"},
	{"author with a bad address", "mailto:banbientap@", "mailto:ban bientap@", "feed, authors 1: url"},
	{"unknown member of an author", `"name": "Ban`, `"nick": "Ban`, `feed, authors 1: has the unknown member "nick"`},
	{"authors that are no list", `[{"name": "Ban biên tập", "url": "mailto:banbientap@bantin.example.vn"}]`, `{"name": "x"}`, "feed: authors is no list"},
	{"hub without an address", `, "url": "https://bantin.example.vn/hub"`, "", "feed, hubs 1: has no url"},
	{"unknown member", `"language"`, `"lang": "vi", "language"`, `feed: has the unknown member "lang"`},
	{"extension without a name", `"_bantin": {"version"`, `"_": {"version"`, `feed: has the unknown member "_"`},
	{"extension that is no object", `"_bantin": {"version": "1"}`, `"_bantin": 1`, "feed: extension _bantin is no object"},
	{"extension with a dot", `"_bantin": {"version"`, `"_bantin": {"a.b"`, "feed: extension _bantin has the member"},
	{"no items", jsonItems, `"_x": {}}`, "feed: has no items"},
	{"items of another kind", jsonItems, `"items": null}`, "feed: items is no list"},
}

var jsonItemSpoilings = []spoiling{
	{"no id", `"id": "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000002", `, "", "feed, items 2: has no id"},
	{"number as an id", `"urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000002"`, "2", "feed, items 2: id is no text"},
	{"id that is not for ever", "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000002", "2", "feed, items 2: id"},
	{"id twice", "b7b5-000000000002", "b7b5-000000000001", "feed, items 2: another one has the same id"},
	{"no content", `, "content_text": "Tin hai."`, "", "feed, items 2: has neither content_html nor content_text"},
	{"blank text", "Tin hai.", "", "feed, items 2: content_text is blank"},
	{"unreadable character", "Tin hai.", `Tin \ufffd.`, "feed, items 2: content_text contains the character U+FFFD"},
	{"relative address", `"https://a.example.vn/1"`, `"/1"`, "feed, items 1: url"},
	{"summary of another kind", `"Tóm tắt."`, `["Tóm tắt."]`, "feed, items 1: summary is no text"},
	{"unsafe HTML", "<p>Bài</p>", "<form></form>", "feed, items 1: content_html contains <form>"},
	{"date without a zone", "07:05:00+07:00", "07:05:00", "feed, items 1: date_published"},
	{"modified too early", "2026-11-22T02:15:00Z", "2026-11-20T02:15:00Z", "feed, items 1: was updated before"},
	{"tags that are no list", `["Văn hóa"]`, `"Văn hóa"`, "feed, items 1: tags is no list"},
	{"tag that is no text", `["Văn hóa"]`, `[1]`, "feed, items 1: tag 1 is no text"},
	{"attachment without a type", `, "mime_type": "application/pdf"`, "", "feed, items 1, attachments 1: has no mime_type"},
	{"attachment of no type", "application/pdf", "pdf", "feed, items 1, attachments 1: mime_type"},
	{"size of another kind", `"size_in_bytes": 12`, `"size_in_bytes": "12"`, "feed, items 1, attachments 1: size_in_bytes is no number"},
	{"size under another name", "size_in_bytes", "size", `feed, items 1, attachments 1: has the unknown member "size"`},
	{"unknown member", `"content_text"`, `"banner_": "x", "content_text"`, `feed, items 2: has the unknown member "banner_"`},
	{"item that is no object", `{"id": "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000002", "content_text": "Tin hai."}`, `1`, "feed, items 2: is no object"},
}
