package web

import (
	"html/template"
	"net/url"
	"strings"
)

// A reader is a service on the web that reads feeds for people.
type reader struct {
	name  string
	home  string // its own page
	about string // the name of the sentence that tells what it is
	adds  string // the address that takes up a feed, to be followed by the feed's own, escaped
}

// readers are the services that take up a feed from a link, the most used
// first. The feed's address is escaped whole: Feedly's wants even the stroke
// before it so, and Inoreader's looks a feed up that nobody follows yet.
func readers() []reader {
	return []reader{
		{"Feedly", "https://feedly.com/", "readerFeedly", "https://feedly.com/i/subscription/feed%2F"},
		{"Inoreader", "https://www.inoreader.com/", "readerInoreader", "https://www.inoreader.com/search/feeds/"},
		{"NewsBlur", "https://www.newsblur.com/", "readerNewsBlur", "https://www.newsblur.com/?url="},
		{"The Old Reader", "https://theoldreader.com/", "readerOldReader", "https://theoldreader.com/feeds/subscribe?url="},
		{"Feedbin", "https://feedbin.com/", "readerFeedbin", "https://feedbin.com/?subscribe="},
	}
}

// readerLinks are the ways into each service for the feed at an address.
func readerLinks(feed string) []link {
	escaped := strings.ReplaceAll(url.QueryEscape(feed), "+", "%20") // a plus is itself in a path
	var list []link
	for _, r := range readers() {
		list = append(list, link{Name: r.name, URL: r.adds + escaped})
	}
	return list
}

// appLink opens the feed at an address in the program for feeds of the
// reader's own machine. The scheme stands before the whole address, so that
// one of https stays one.
func appLink(feed string) template.URL { return template.URL("feed:" + feed) }
