package normalize

import (
	"slices"
	"strings"

	"bantin/feeds"
	"bantin/feeds/plaintext"
)

// titleWords is how many words of its text stand for a title that is missing.
const titleWords = 12

// item returns an item with clean fields, except for its dates. It has no title
// if there is nothing to read in it, and no URL if no address leads to it.
func item(it feeds.Item, at place) feeds.Item {
	n := notes(slices.Clone(it.Repairs))
	it.GUID = strings.TrimSpace(it.GUID)
	it.URL = article(it, at, &n)
	it.Title = title(it.Title, &n)
	picture := words(&it, at, &n)
	if it.Title == "" {
		it.Title = plaintext.Cut(it.Summary, titleWords)
		if it.Title != "" {
			n.add(feeds.RepairNoTitle, "", it.Title)
		}
	}
	withoutEcho(&it)
	it.Authors, it.Categories = names(it.Authors), names(it.Categories)
	it.Enclosures = enclosures(it.Enclosures, at, &n)
	it.Image = image(it, at, picture, &n)
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
func names(list []string) []string {
	var kept []string
	met := map[string]bool{}
	for _, name := range list {
		var unheard notes
		name = tidy(name, &unheard)
		if key := nameKey(name); name != "" && !met[key] {
			met[key] = true
			kept = append(kept, name)
		}
	}
	return kept
}
