package health

import (
	"slices"
	"time"
)

const (
	oneDay = 24 * time.Hour

	leastSilence = 7 * oneDay  // is never told, whatever the rhythm
	fewSilence   = 21 * oneDay // nor this where hardly any gap is known
	newSilence   = 45 * oneDay // nor this where none is
	enoughGaps   = 5
	longAgo      = 180 * oneDay // of silence, and the source is held to have stopped
)

// rhythmDays is how many days with news are enough to know a rhythm by.
const rhythmDays = 60

// A Silence says for how long a source had nothing new, and for how long it
// may by its own rhythm. Holidays are not counted.
type Silence struct {
	Since time.Time     // its last news; zero: nothing is known
	For   time.Duration // until it was last read
	Limit time.Duration // longer is worth telling
	Gap   time.Duration // the longest pause that is usual; 0: not known
}

// WorthALook reports whether a silence may be long enough to be told, so that
// the rhythm has to be known.
func WorthALook(last, read time.Time) bool { return read.Sub(last) > leastSilence }

// SilenceOf says how silent a source is that had news at some times, in any
// order, and for the last time at last. It was last read at read: what came
// after is not known. Times of one day are one, so that a dozen articles on
// one morning say nothing of a rhythm.
func SilenceOf(news []time.Time, last, read time.Time, zone *time.Location) Silence {
	s := Silence{Since: last, Limit: newSilence}
	if last.IsZero() || read.IsZero() {
		return Silence{}
	}
	oldest := last
	for _, t := range news {
		if t.Before(oldest) {
			oldest = t
		}
	}
	c := calendarOf(zone, oldest, read)
	s.For = c.counted(last, read)
	gaps := c.gaps(news, last)
	if len(gaps) == 0 {
		return s
	}
	slices.Sort(gaps)
	s.Gap = gaps[(95*len(gaps)+99)/100-1]
	s.Limit = max(3*s.Gap, leastSilence)
	if len(gaps) < enoughGaps {
		s.Limit = max(s.Limit, fewSilence)
	}
	return s
}

// gaps are the pauses between the latest days with news.
func (c calendar) gaps(news []time.Time, last time.Time) []time.Duration {
	end := c.day(last)
	days := []dayNumber{end}
	for _, t := range news {
		if d := c.day(t); d < end {
			days = append(days, d)
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	days = days[max(0, len(days)-rhythmDays-1):]
	var gaps []time.Duration
	for i := 1; i < len(days); i++ {
		gap := 0
		for d := days[i-1]; d < days[i]; d++ {
			if !c.off[d] {
				gap++
			}
		}
		gaps = append(gaps, time.Duration(gap)*oneDay)
	}
	return gaps
}

// broken reports whether a silence is longer than the rhythm allows.
func (s Silence) broken() bool { return s.Limit > 0 && s.For > s.Limit }

// final reports whether a source is so silent that it is held to have stopped.
func (s Silence) final() bool { return s.broken() && s.For > max(longAgo, 2*s.Limit) }
