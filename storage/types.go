package storage

import (
	"time"

	"bantin/feeds"
)

// A SourceState is what is remembered of a source between visits.
type SourceState struct {
	ID         string
	Department string
	URL        string
	State      string // as in the settings, or "removed"

	Digest       string // of the settings and the reader that made the last document
	FeedURL      string // the feed found behind a page
	ETag         string // byte for byte
	LastModified string // byte for byte
	BodyDigest   string

	DocumentItems int            // items in the last document
	Warnings      []feeds.Repair // of the last document

	Due, FirstOK, Polled, OK, New time.Time // zero: never

	Failures     int // in a row
	FailingSince time.Time
	Problem      *feeds.Problem // nil: the last visit went well; carries Class, Detail and Status

	Items int // stored items of this source
}

// An Item is an item as it is stored.
type Item struct {
	feeds.Telling
	Print   feeds.Fingerprint
	Ready   time.Time // may be settled from then on
	Backlog bool      // came with the source's first document
}

// A Poll is the outcome of one visit that is to be kept.
type Poll struct {
	Source string
	At     time.Time
	Due    time.Time // when the source is to be visited again

	// Problem, if not nil, says that nothing could be read: only the source's
	// health and Due are stored, and validators stay as they were, except that
	// FeedURL is.
	Problem *feeds.Problem

	// The new state of the source, when Problem is nil.
	Digest, FeedURL, ETag, LastModified, BodyDigest string
	DocumentItems                                   int
	Warnings                                        []feeds.Repair

	Fresh   []Item                   // never met
	Edited  []Edit                   // met, with other words
	Aliases map[string][]feeds.Alias // by item id: names not known yet, of fresh and of known items
}

// An Edit replaces what is stored of an item.
type Edit struct {
	Item
	TextChanged bool // its words did, not only its form: the story's Updated moves
}

// A Settled is a decision with what it fixes.
type Settled struct {
	feeds.Decision
	Published  time.Time // the item's date from now on
	Origin     feeds.DateOrigin
	Arrived    time.Time // in every selection that the item brings its story into
	Selections []string  // ids of those selections, beside the one of everything
}

// A StoredStory is a story with what happened to it.
type StoredStory struct {
	feeds.Story
	State     string // "" public, "hidden", "merged"
	Successor string // URN of the story that a merged one became
	Decisions []feeds.Decision
}

// A PublishedDocument says when a published document last changed.
type PublishedDocument struct {
	Path    string
	ETag    string
	Changed time.Time
}
