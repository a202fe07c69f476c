package dedupe

import (
	"github.com/google/uuid"

	"bantin/feeds"
)

// Names makes the permanent ids of one site: UUIDs version 5 (RFC 9562, 5.5)
// in a namespace that depends on nothing but the site's id.
type Names struct{ space uuid.UUID }

// NamesOf returns the names of the site with the given id.
func NamesOf(site string) Names {
	return Names{uuid.NewSHA1(uuid.NameSpaceOID, []byte("bantin\n"+site))}
}

// Item returns the id of an item, and of the story that it is the centre of.
func (n Names) Item(source, key string) string {
	return uuid.NewSHA1(n.space, []byte(source+"\n"+key)).String()
}

// Source returns the permanent IRI of a source.
func (n Names) Source(id string) string {
	return n.urn("\nsource\n" + id)
}

// Selection returns the permanent IRI of a selection of stories.
func (n Names) Selection(id string) string {
	return n.urn("\nselection\n" + id)
}

// Event returns the permanent IRI of something that staff are told, by a name
// that no other event has.
func (n Names) Event(name string) string {
	return n.urn("\nevent\n" + name)
}

// urn names what is not an item: its name begins with a line feed, which no
// source id does.
func (n Names) urn(name string) string {
	return feeds.URN(uuid.NewSHA1(n.space, []byte(name)).String())
}
