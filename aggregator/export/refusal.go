package export

import (
	"fmt"
	"strings"
)

// A Reason says why a folder is not written into.
type Reason string

// The reasons. All but Busy and Occupied can be overcome by force.
const (
	NotEmpty  Reason = "it is not empty, and holds no export"
	Foreign   Reason = "a file of somebody else stands where one of the site is to be"
	OtherSite Reason = "it holds the export of another site"
	MuchGone  Reason = "most of its files would be removed"
	Damaged   Reason = "the list of its files is damaged"
	Busy      Reason = "another export is writing into it"
	Occupied  Reason = "something stands where only a person may take it away"
)

// A Refusal says that nothing was written into a folder; of one that is
// Occupied, that nothing was written where its Names are.
type Refusal struct {
	Why      Reason
	Names    []string // of files that are in the way, or the id of the other site
	Gone, Of int      // how many files would be removed
}

// Error says it in English.
func (r *Refusal) Error() string {
	if len(r.Names) > 0 {
		return fmt.Sprintf("%s: %s", r.Why, strings.Join(r.Names, ", "))
	}
	return string(r.Why)
}
