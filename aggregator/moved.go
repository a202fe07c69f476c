package aggregator

import (
	"time"

	"bantin/storage"
)

// movedFor is how long only permanent redirects must have led to an address
// before it is asked instead, and staff are told to write it down: portals
// under maintenance redirect for good, too, and mean a few hours.
const movedFor = 72 * time.Hour

// settledIn reports whether a source has moved for so long that its new
// address is asked at once.
func settledIn(known storage.SourceState, now time.Time) bool {
	return known.MovedURL != "" && now.Sub(known.MovedAt) >= movedFor
}

// moved is where a source is known to have moved, after a visit. A visit that
// read nothing changes it only when the new address is of no use: then the
// old one is asked again.
func moved(v Visit, known storage.SourceState) string {
	switch {
	case v.Problem != nil && settledIn(known, v.At) && !passing(v.Problem):
		return ""
	case v.Problem != nil, v.Unchanged:
		return known.MovedURL
	case v.Response.Moved != "":
		return v.Response.Moved
	case settledIn(known, v.At):
		return known.MovedURL
	}
	return ""
}
