package feeds

import (
	"strings"
	"time"
)

// A Story is one piece of news, however many sources carry it. Its centre is
// the item that was published; the others are where it also appeared.
type Story struct {
	ID      string    // urn:uuid:…, permanent
	Arrived time.Time // when it came into the selection at hand, which orders and windows feeds
	Updated time.Time // when its text last changed; Published at first

	Centre Telling
	Also   []Telling // further items of the same story, in the order they joined
}

const urnPrefix = "urn:uuid:"

// URN writes the id of an item, or of the story that it is the centre of, as
// an IRI (RFC 9562, 4). One that is written so stays.
func URN(id string) string { return urnPrefix + UUID(id) }

// UUID is the id that a URN holds. A bare one stays.
func UUID(urn string) string { return strings.TrimPrefix(urn, urnPrefix) }

// A Telling is an item together with who published it.
type Telling struct {
	Item
	ID         string // the item's permanent id, a UUID; the id of the story it would be alone
	Source     string // id of the source
	Department string // id of the department
	FirstSeen  time.Time
	Why        *Decision // why it is part of its story; nil: not told
	Gone       time.Time // since when its article is no longer at its address; zero: it is there, as far as is known
}

// A Channel is a selection of stories, ready to be rendered. Every address in
// it is absolute.
type Channel struct {
	ID          string   // permanent IRI of the selection (RFC 4287, 4.2.6)
	Title       string   // plain text
	Description string   // plain text
	Language    string   // BCP 47
	Page        string   // the web page with the same content
	Self        string   // the address that the document is served from
	Style       string   // the path of the style by which browsers show the document; empty: as they like
	Generator   string   // name of the program
	Version     string   // version of the program
	Contact     string   // e-mail address of the editors
	Hubs        []string // addresses of WebSub hubs that are told when it changes
	Chain       Chain
	Updated     time.Time
	Entries     []Entry
}

// An Entry is one story as a channel shows it.
type Entry struct {
	ID         string // urn:uuid:…
	URL        string // the original article
	Title      string // plain text
	Summary    string // plain text
	Content    string // safe HTML; empty where only the summary is republished
	Language   string // BCP 47; empty: the channel's
	Authors    []string
	Categories []Category
	Enclosures []Enclosure
	Image      string // picture that stands for the story; may be among Enclosures
	Published  time.Time
	Updated    time.Time // never before Published
	DateOrigin DateOrigin
	Arrived    time.Time // when it came into this selection

	Rights string   // plain text: who owns what is republished
	Origin Origin   // where the story comes from
	Also   []Origin // where it also appeared

	// What the source itself says, for whoever examines how it was read; nil
	// in what subscribers get.
	Reading *Reading
}

// A Reading is what an item was before it was read.
type Reading struct {
	GUID    string // the source's own id
	Date    string // the date as the source wrote it
	Repairs []Repair
}

// A Category is a topic: Term for programs, Label for people.
type Category struct{ Term, Label string }

// An Origin says who published an entry, and where.
type Origin struct {
	ID         string    // permanent IRI of the source
	Source     string    // the source's id in the settings
	Department string    // id of the department
	Name       string    // the department's name
	URL        string    // the source's address: its feed, or its listing page
	Feed       bool      // URL is known to be a feed
	Homepage   string    // the department's portal
	Article    string    // the article's address there
	Updated    time.Time // when the source last had something new (RFC 4287, 4.2.11)
	Why        *Decision // why what appeared here is part of the story; nil: not told
}
