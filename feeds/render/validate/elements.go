package validate

import (
	"slices"
)

// elements wants no unknown children, and none twice that may not be.
func (r *report) elements(where string, n *node, known []string) {
	met := map[string]bool{}
	for _, c := range n.children {
		tag := c.tag()
		if !slices.Contains(known, tag) {
			r.add(where, "has the unknown element %s", tag)
		}
		if met[tag] && !slices.Contains(repeated, tag) {
			r.add(where, "has %s more than once", tag)
		}
		met[tag] = true
	}
}

// metadataFirst wants all items or entries after everything else: readers
// that stop early still know what they read.
func (r *report) metadataFirst(where string, n *node, entry string) {
	begun := false
	for _, c := range n.children {
		if c.tag() == entry {
			begun = true
		} else if begun {
			r.add(where, "has %s after the first %s", c.tag(), entry)
		}
	}
}
