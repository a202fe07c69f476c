package aggregator

import (
	"math/rand/v2"
	"slices"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

const (
	restShare  = 24             // a source rests a 24th of the time since its last news
	longest    = time.Hour      // between two good visits, where the settings say nothing
	mostAsked  = 24 * time.Hour // the most that a source's own wish to be left alone is obeyed
	spreadFrom = time.Minute    // shorter rests are not spread
	skipsUpTo  = 8 * 24 * time.Hour
	goneFor    = 24 * time.Hour // a 410 that is repeated after so long is believed
	never      = 100 * 365 * 24 * time.Hour
)

// nextDue says when a source is to be visited again, given what was known
// before this visit and whether the visit found anything new.
func nextDue(v Visit, known storage.SourceState, fresh bool) time.Time {
	if v.Problem != nil {
		return v.At.Add(afterFailure(v, known))
	}
	rest := min(max(rhythm(v, known, fresh), v.Source.Every), max(longestRest(v.Source), v.Source.Every))
	if rest >= spreadFrom {
		rest = max(jittered(rest, rand.Float64()), v.Source.Every)
	}
	pace := paceOf(v, known, fresh)
	asked := min(max(pace.TTL, v.Response.MaxAge, v.Response.RetryAfter), mostAsked)
	return awake(v.At.Add(max(rest, asked)), pace)
}

// rhythm is how long a source may rest by its own rhythm: the shorter the
// time since its last news, or the usual time between its news, the shorter.
func rhythm(v Visit, known storage.SourceState, fresh bool) time.Duration {
	silence := time.Duration(0)
	switch {
	case fresh:
	case !known.New.IsZero():
		silence = v.At.Sub(known.New)
	case !known.FirstOK.IsZero():
		silence = v.At.Sub(known.FirstOK)
	}
	if gap := known.Pace.Gap; gap > 0 {
		silence = min(silence, gap)
	}
	return silence / restShare
}

func longestRest(src feeds.Source) time.Duration {
	if src.Within > 0 {
		return src.Within
	}
	return longest
}

// paceOf is what is known of a source's pace after a visit that went well.
func paceOf(v Visit, known storage.SourceState, fresh bool) storage.Pace {
	pace := known.Pace
	if !v.Unchanged {
		pace.TTL, pace.SkipHours, pace.SkipDays = v.Document.TTL, v.Document.SkipHours, v.Document.SkipDays
	}
	if fresh && !known.New.IsZero() {
		gap := v.At.Sub(known.New)
		if pace.Gap > 0 {
			gap = (3*pace.Gap + gap) / 4
		}
		pace.Gap = gap
	}
	return pace
}

// awake moves a time out of the hours and days that a source asks to be left
// alone in (RSS 2.0, skipHours and skipDays). A source that asks for all of
// them is not obeyed.
func awake(t time.Time, pace storage.Pace) time.Time {
	moved := t
	for moved.Sub(t) < skipsUpTo {
		utc := moved.UTC()
		if !slices.Contains(pace.SkipHours, utc.Hour()) && !slices.Contains(pace.SkipDays, utc.Weekday()) {
			return moved
		}
		moved = utc.Truncate(time.Hour).Add(time.Hour)
	}
	return t
}

// afterFailure is how long a source is left alone that could not be read.
func afterFailure(v Visit, known storage.SourceState) time.Duration {
	if v.Problem.Class == feeds.Gone && known.Failures > 0 && v.At.Sub(known.FailingSince) >= goneFor {
		return never
	}
	wait := max(v.Source.Every, jittered(backoff(known.Failures), rand.Float64()))
	if v.Problem.Class == feeds.Gone {
		wait = max(wait, maxRetry) // it says so itself: ask once more, but not soon
	}
	return max(wait, min(v.Problem.RetryAfter, mostAsked))
}
