package storage

import (
	"fmt"
	"strings"
	"time"
)

// historyDays is how many days a history goes back.
const historyDays = 42

// A History is how the visits of a source went, day by day, the latest last.
// Days without a visit are left out.
type History []VisitDay

// A VisitDay is how the visits of one day went.
type VisitDay struct {
	Day               time.Time // midnight in UTC of that date
	Read, Failed, New int       // visits that read the source, that did not, and items that were new
}

// With returns the history after one more visit, on the day that it is in a
// zone.
func (h History) With(at time.Time, zone *time.Location, failed bool, fresh int) History {
	y, m, d := at.In(zone).Date()
	today := VisitDay{Day: time.Date(y, m, d, 0, 0, 0, 0, time.UTC)}
	days := h[:len(h):len(h)]
	if n := len(days); n > 0 && !days[n-1].Day.Before(today.Day) {
		today, days = days[n-1], days[:n-1:n-1]
	}
	if failed {
		today.Failed++
	} else {
		today.Read++
	}
	today.New += fresh
	days = append(days, today)
	for len(days) > 0 && today.Day.Sub(days[0].Day) >= historyDays*24*time.Hour {
		days = days[1:]
	}
	return days
}

const secondsOfDay = 24 * 60 * 60

// encode writes a history as it is stored.
func (h History) encode() string {
	words := make([]string, len(h))
	for i, d := range h {
		words[i] = fmt.Sprintf("%d:%d.%d.%d", d.Day.Unix()/secondsOfDay, d.Read, d.Failed, d.New)
	}
	return strings.Join(words, " ")
}

func decodeHistory(text string) (History, error) {
	var h History
	for word := range strings.FieldsSeq(text) {
		var d VisitDay
		var day int64
		if _, err := fmt.Sscanf(word, "%d:%d.%d.%d", &day, &d.Read, &d.Failed, &d.New); err != nil {
			return nil, fmt.Errorf("history %.40q: %w", word, err)
		}
		d.Day = time.Unix(day*secondsOfDay, 0).UTC()
		h = append(h, d)
	}
	return h, nil
}
