package normalize

import (
	"slices"
	"strings"

	"bantin/feeds"
	"bantin/feeds/plaintext"
)

const (
	titleWords  = 12  // of an item's text stand for a title that is missing
	longestName = 150 // words, as plaintext.Cut counts them, of a title or a name
	mostNames   = 50  // authors, or categories, of one item

	longestContent = 256 << 10 // bytes of an article as HTML; some forty thousand words
)

// item returns an item with clean fields, except for its dates. It has no title
// if there is nothing to read in it, and no URL if no address leads to it.
func item(it feeds.Item, at place) feeds.Item {
	n := notes(slices.Clone(it.Repairs))
	it.GUID = strings.TrimSpace(it.GUID)
	unusable := it.URL
	if it.URL = article(it, at, &n); it.URL == "" {
		n.found(feeds.RepairNoLink, unusable)
	}
	legacy(&it, &n)
	it.Title = cut(title(it.Title, &n), &n)
	text := words(&it, at, &n)
	if it.Title == "" {
		it.Title = plaintext.Cut(it.Summary, titleWords)
		n.add(feeds.RepairNoTitle, "", it.Title)
	} else {
		withoutEcho(&it, text)
	}
	if len(it.Content) > longestContent { // no article: every reader would fetch it
		n.add(feeds.RepairLong, it.Content, it.Summary)
		it.Content = ""
	}
	it.Authors, it.Categories = names(it.Authors, &n), names(it.Categories, &n)
	it.Enclosures = enclosures(it.Enclosures, at, &n)
	it.Image = image(it, at, text.picture, &n)
	it.Repairs = n
	return it
}

// article returns the address of the article: the item's own, else its guid
// where that is an address.
func article(it feeds.Item, at place, n *notes) string {
	if address := at.address(it.URL, n); address != "" {
		return address
	}
	if scheme, _, _ := cutScheme(it.GUID); scheme == "http" || scheme == "https" {
		return resolve(nil, it.GUID)
	}
	return ""
}

// names returns plain texts that are names, each once, however it is written.
func names(list []string, n *notes) []string {
	var kept []string
	met := map[string]bool{}
	for _, name := range list {
		var unheard notes
		name = cut(title(name, &unheard), n)
		key := nameKey(name)
		if name == "" || met[key] {
			continue
		}
		if len(kept) == mostNames {
			n.add(feeds.RepairLong, name, "")
			break
		}
		met[key] = true
		kept = append(kept, name)
	}
	return kept
}

// cut shortens a title or a name that is none.
func cut(text string, n *notes) string {
	short := plaintext.Cut(text, longestName)
	if short != text {
		n.add(feeds.RepairLong, text, short)
	}
	return short
}
