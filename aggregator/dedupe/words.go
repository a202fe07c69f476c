package dedupe

import (
	"regexp"
	"strings"

	"bantin/feeds"
	"bantin/feeds/plaintext"
	"bantin/feeds/vietnamese"
)

// Words returns the digests of an item's title and text, as they stand in its
// fingerprint. Counters of visits are no words.
func Words(it feeds.Item) (title, text string) {
	return digest(key(it.Title)), textDigest(it)
}

// minTextWords is how many syllables a text must have before articles are
// recognised by it: shorter ones are formulas that many articles share.
const minTextWords = 10

// textDigest is the digest of the text's key, marked with "~" when the text
// is too short, or too much the title over again, to recognise an article by.
func textDigest(it feeds.Item) string {
	k := textKey(it.Summary, it.Content)
	switch {
	case k == "":
		return ""
	case len(strings.Fields(k)) < minTextWords, k == key(it.Title):
		return "~" + digest(k)
	}
	return digest(k)
}

// textKey is the key of the fullest text that there is.
func textKey(summary, content string) string {
	if content != "" {
		return key(plaintext.Of(content))
	}
	return key(summary)
}

// key is the one spelling of a text by which it is compared.
func key(text string) string { return vietnamese.Key(uncounted(text)) }

// recognisable reports whether a text digest is of a text long enough to
// recognise an article by.
func recognisable(text string) bool { return text != "" && text[0] != '~' }

// counterWords is what every counter of visits has one of; in a text without
// them none is looked for, which is dear.
var counterWords = []string{"lượt xem", "lượt đọc", "lượt truy", "lần xem", "lần đọc", "lần truy", "người xem", "đã xem",
	"view", "hit", "bình luận", "online", "truy cập", "trực tuyến"}

// counter is how portals count those who read an article or are on the site,
// label first or number first, and what stands around the number.
var counter = func() *regexp.Regexp {
	const (
		number = `\d[\d.,]*`
		apart  = `[\s:()|•·\-–—]*`
		open   = `[(\[|•·–—-]?\s*`
		shut   = `\s*[)\]]?`
		label  = `(?:số\s+)?(?:lượt|lần)\s+(?:xem|đọc|truy cập|truy nhập)|(?:người|đã)\s+xem|lượt view|views?|hits?|số bình luận|bình luận`
		online = `(?:đang\s+)?(?:online|trực tuyến|truy cập)|hôm nay|hôm qua|trong tuần|trong tháng|tuần này|tháng này|tất cả|tổng(?:\s+số)?(?:\s+lượt)?(?:\s+truy cập)?`
	)
	return regexp.MustCompile(`(?i)(^|[^\pL\d])(?:` +
		open + `(?:` + label + `)` + apart + number + shut + `|` +
		open + number + `\s*(?:` + label + `)` + shut + `|` +
		`(?:(?:` + online + `)` + apart + number + `[\s,;|]*){2,})`)
}()

// uncounted is a text without counters of visits.
func uncounted(text string) string {
	lower := strings.ToLower(text)
	for _, word := range counterWords {
		if strings.Contains(lower, word) {
			return counter.ReplaceAllString(text, "$1 ")
		}
	}
	return text
}
