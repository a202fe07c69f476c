package feeds

import (
	"slices"
	"time"
)

// AreasAt returns the ids of the areas under which an article of a department
// is found that was published then: first the area that the department served
// at that time, which never changes, then those that succeeded it. A
// department whose area had ended by then served the successor.
func (s Site) AreasAt(department string, then time.Time) []string {
	d, ok := s.Department(department)
	if !ok {
		return nil
	}
	var chain []string
	first := 0
	for id := d.Area; id != "" && !slices.Contains(chain, id); {
		a, ok := s.Area(id)
		if !ok {
			break
		}
		chain = append(chain, id)
		if id = a.Successor; id != "" && first == len(chain)-1 && a.endedBefore(then) {
			first++
		}
	}
	if first == len(chain) && first > 0 {
		first-- // what should have succeeded it is not there
	}
	return chain[first:]
}

// Area returns the area with the given id.
func (s Site) Area(id string) (Area, bool) {
	for _, a := range s.Areas {
		if a.ID == id {
			return a, true
		}
	}
	return Area{}, false
}

// endedBefore reports whether an area was no more at a time. Its last day is
// wholly its own.
func (a Area) endedBefore(then time.Time) bool {
	return !a.Until.IsZero() && !then.Before(a.Until.AddDate(0, 0, 1))
}
