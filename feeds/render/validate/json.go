package validate

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

var (
	jsonTop = []string{"version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url",
		"icon", "favicon", "authors", "language", "expired", "hubs", "items"}
	jsonItem = []string{"id", "url", "external_url", "title", "content_html", "content_text", "summary", "image",
		"banner_image", "date_published", "date_modified", "authors", "tags", "language", "attachments"}
	jsonAuthor     = []string{"name", "url", "avatar"}
	jsonHub        = []string{"type", "url"}
	jsonAttachment = []string{"url", "mime_type", "title", "size_in_bytes", "duration_in_seconds"}

	extensionName = regexp.MustCompile(`^_[A-Za-z][^.]*$`)
	memberName    = regexp.MustCompile(`^[^_.][^.]*$`)
)

// object is an object of JSON; numbers in it are json.Number.
type object = map[string]any

// names are the members of an object in a fixed order.
func names(o object) []string { return slices.Sorted(maps.Keys(o)) }

// text is a member that is a text, else "".
func text(o object, name string) string {
	s, _ := o[name].(string)
	return s
}

func (r *report) jsonFeed(doc []byte, self string) {
	const where = "feed"
	if !utf8.Valid(doc) {
		r.add("document", "is not UTF-8")
		return
	}
	var feed object
	d := json.NewDecoder(bytes.NewReader(doc))
	d.UseNumber()
	if err := d.Decode(&feed); err != nil || feed == nil {
		r.add("document", "is no object of JSON: %v", err)
		return
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		r.add("document", "goes on after its end")
	}
	r.members(where, feed, jsonTop)
	r.need(where, feed, "version", "title", "home_page_url", "feed_url")
	if v := text(feed, "version"); v != "https://jsonfeed.org/version/1.1" {
		r.add(where, "version %q is not that of JSON Feed 1.1", v)
	}
	if v := text(feed, "feed_url"); v != self {
		r.add(where, "feed_url %q is not the address %q", v, self)
	}
	if v := text(feed, "next_url"); v != "" && v == self {
		r.add(where, "next_url is the feed itself")
	}
	r.lists(where, feed)
	if _, ok := feed["items"]; !ok {
		r.add(where, "has no items")
	}
}

// members wants known members of the right kind, and extensions under names
// of their own.
func (r *report) members(where string, o object, known []string) {
	for _, name := range names(o) {
		switch {
		case slices.Contains(known, name):
			r.member(where, name, o[name])
		case extensionName.MatchString(name):
			r.extension(where, name, o[name])
		default:
			r.add(where, "has the unknown member %q", name)
		}
	}
}

func (r *report) extension(where, name string, value any) {
	o, ok := value.(object)
	if !ok {
		r.add(where, "extension %s is no object", name)
	}
	for _, member := range names(o) {
		if !memberName.MatchString(member) {
			r.add(where, "extension %s has the member %q", name, member)
		}
	}
}

// need wants members that are there and not blank.
func (r *report) need(where string, o object, names ...string) {
	for _, name := range names {
		if o[name] == nil || o[name] == "" {
			r.add(where, "has no %s", name)
		}
	}
}

// member looks at one member that is known, and is no list.
func (r *report) member(where, name string, value any) {
	switch name {
	case "authors", "items", "hubs", "tags", "attachments":
	case "expired":
		if _, ok := value.(bool); !ok {
			r.add(where, "expired is neither true nor false")
		}
	case "size_in_bytes", "duration_in_seconds":
		if _, ok := value.(json.Number); !ok {
			r.add(where, "%s is no number", name)
		}
	default:
		if s, ok := value.(string); ok {
			r.value(where, name, s)
		} else {
			r.add(where, "%s is no text", name)
		}
	}
}

// value looks at one member that is a text.
func (r *report) value(where, name, s string) {
	switch name {
	case "home_page_url", "feed_url", "next_url", "icon", "favicon", "url", "external_url", "image", "banner_image", "avatar":
		if address, ok := strings.CutPrefix(s, "mailto:"); ok && name == "url" {
			r.email(where, name, address)
		} else {
			r.web(where, name, s)
		}
	case "id":
		r.id(where, name, s)
	case "language":
		r.language(where, s)
	case "date_published", "date_modified":
		r.rfc3339(where, name, s)
	case "mime_type":
		r.mediaType(where, name, s)
	case "content_html":
		r.html(where, name, s)
	default:
		r.characters(where, name, s)
		if s == "" {
			r.add(where, "%s is blank", name)
		}
	}
}

func (r *report) jsonItem(where string, item object) {
	r.members(where, item, jsonItem)
	r.need(where, item, "id")
	if id, ok := item["id"].(string); ok {
		r.unique(where, "id", id)
	}
	if item["content_html"] == nil && item["content_text"] == nil {
		r.add(where, "has neither content_html nor content_text")
	}
	r.lists(where, item)
	published, _ := time.Parse(time.RFC3339, text(item, "date_published"))
	modified, _ := time.Parse(time.RFC3339, text(item, "date_modified"))
	r.order(where, published, modified)
}
