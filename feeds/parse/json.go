package parse

import (
	"html"
	"strconv"
	"strings"

	jsonfeed "github.com/mmcdole/gofeed/json"

	"bantin/feeds"
)

// readJSON reads JSON Feed 1.0 and 1.1.
func readJSON(doc *feeds.Document, text []byte) *feeds.Problem {
	mended, problem := mendJSON(text)
	if problem != nil {
		return problem
	}
	parts := splitJSON(mended.text)
	if len(parts.items) > maxItems {
		return beyond(maxItems, "items")
	}
	feed, unread := parts.parse()
	if len(feed.Items) == 0 && (parts.cut || unread != "" || parts.items == nil) {
		return &feeds.Problem{Class: feeds.Unreadable, Detail: "JSON without a whole item"}
	}
	count(doc, feeds.RepairForbidden, mended.forbidden)
	if fault := either(mended.fault, unread, parts.after); fault != "" {
		note(doc, feeds.RepairMalformed, fault, "")
	}
	if parts.cut {
		note(doc, feeds.RepairTruncated, "", strconv.Itoa(len(feed.Items)))
	}
	fromJSON(doc, feed)
	return nil
}

// fromJSON fills doc from a JSON Feed.
func fromJSON(doc *feeds.Document, feed *jsonfeed.Feed) {
	doc.Format = "json"
	doc.Title = html.EscapeString(feed.Title)
	doc.Description = html.EscapeString(feed.Description)
	doc.Link = feed.HomePageURL
	doc.Language = feed.Language
	for _, item := range feed.Items {
		doc.Items = append(doc.Items, jsonItem(item, feed))
	}
}

func jsonItem(item *jsonfeed.Item, feed *jsonfeed.Feed) feeds.Item {
	it := feeds.Item{
		GUID:         strings.TrimSpace(item.ID),
		URL:          either(strings.TrimSpace(item.URL), strings.TrimSpace(item.ExternalURL), address(item.ID)),
		Title:        html.EscapeString(item.Title),
		Summary:      html.EscapeString(item.Summary),
		Content:      either(item.ContentHTML, lines(item.ContentText)),
		Authors:      jsonAuthors(item, feed),
		Categories:   names(item.Tags),
		RawPublished: strings.TrimSpace(item.DatePublished),
		RawUpdated:   strings.TrimSpace(item.DateModified),
		Image:        either(item.Image, item.BannerImage),
	}
	if item.Attachments != nil {
		for _, a := range *item.Attachments {
			it.Enclosures = append(it.Enclosures, feeds.Enclosure{
				URL: strings.TrimSpace(a.URL), Type: a.MimeType, Length: max(a.SizeInBytes, 0), Title: a.Title})
		}
	}
	it.Enclosures = files(it.Enclosures)
	it.Image = either(it.Image, picture(it.Enclosures))
	return it
}

// lines writes plain text as HTML that breaks where the text does.
func lines(text string) string {
	return strings.ReplaceAll(html.EscapeString(text), "\n", "<br>\n")
}

// jsonAuthors returns who wrote an item: its authors, else the feed's.
func jsonAuthors(item *jsonfeed.Item, feed *jsonfeed.Feed) []string {
	for _, authors := range [][]*jsonfeed.Author{item.Authors, {item.Author}, feed.Authors, {feed.Author}} {
		var list []string
		for _, a := range authors {
			if a != nil {
				list = append(list, a.Name)
			}
		}
		if list = names(list); len(list) > 0 {
			return list
		}
	}
	return nil
}
