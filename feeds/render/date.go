package render

import (
	"cmp"
	"hash/fnv"
	"strconv"
	"strings"
	"time"

	"bantin/feeds"
)

// oldest is the date of what has none, where Atom insists on one (RFC 4287,
// 4.1.1 and 4.1.2): a feed without entries. It lies before any news that the
// feed will ever carry, so that the first entry makes it newer, and unlike
// 1970 it is not taken for a missing date by validators and readers.
var oldest = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// known is the first of the times that is not zero, else the oldest.
func known(times ...time.Time) time.Time {
	for _, t := range times {
		if !t.IsZero() {
			return t
		}
	}
	return oldest
}

// rfc822 is a date as RSS wants it, or "" for none.
func rfc822(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC1123Z)
}

// rfc3339 is a date as Atom and JSON Feed want it, or "" for none.
func rfc3339(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}

// rfc3339Own is a date of the entry with the given id. Times are known to the
// second at best, and often to the day only; the fraction of the second is
// the entry's own, made from its id, so that no two entries of a feed were
// updated at the same instant. It moves only when the date does.
func rfc3339Own(t time.Time, id string) string {
	h := fnv.New64a()
	h.Write([]byte(id))
	micro := strconv.FormatUint(h.Sum64()%1e6, 10)
	return t.UTC().Format("2006-01-02T15:04:05.") + strings.Repeat("0", 6-len(micro)) + micro + "Z"
}

// feedUpdated is when a feed was updated: the instant at which the newest of
// its entries was, if that is what the channel says.
func feedUpdated(ch feeds.Channel) string {
	said := known(ch.Updated)
	var newest string
	for _, e := range ch.Entries {
		if t := known(updated(e), said); t.Unix() == said.Unix() {
			newest = max(newest, rfc3339Own(t, clean(e.ID)))
		}
	}
	return cmp.Or(newest, rfc3339(said))
}
