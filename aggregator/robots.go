package aggregator

import (
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// silentFor is how long a site may fail to show its robots.txt before its
// pages are read as if there were none (RFC 9309, 2.3.1.4, which would wait a
// month). A client remembers this too, but not from one run to the next.
const silentFor = 24 * time.Hour

// obeys reports whether a site's robots.txt is asked before an address is
// read: for pages, but not for feeds, which are made for programs.
func obeys(v *Visit, src feeds.Source, known storage.SourceState) bool {
	if src.Kind == feeds.Feed || v.FeedURL != "" {
		return false
	}
	silent := known.Problem != nil && known.Problem.Class == feeds.RobotsDown && v.At.Sub(known.FailingSince) >= silentFor
	return !silent
}
