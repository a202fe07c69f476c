package dedupe

import "slices"

// Decidable leaves out the items that seem to tell again what others told
// before them whose texts are still awaited: the title or the address of an
// earlier item of another source, or of one whose date comes with its text.
// Decided about at once, such a copy would be the centre, and the original its
// copy for ever.
func Decidable(items, awaited []Unsettled) []Unsettled {
	before := map[string][]Unsettled{}
	for _, a := range awaited {
		before["t:"+a.Title] = append(before["t:"+a.Title], a)
		if a.Address != "" {
			before["u:"+a.Address] = append(before["u:"+a.Address], a)
		}
	}
	return slices.DeleteFunc(slices.Clone(items), func(it Unsettled) bool {
		original := func(a Unsettled) bool {
			return a.Source != it.Source && (!a.Dated || byDate(a, it) < 0) && it.When().Sub(a.When()) <= Window
		}
		return slices.ContainsFunc(before["t:"+it.Title], original) ||
			it.Address != "" && slices.ContainsFunc(before["u:"+it.Address], original)
	})
}
