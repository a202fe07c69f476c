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

	Pace      Pace
	DateOrder feeds.DateOrder
	Learned   string    // how the list of a page is found, as JSON; empty: nothing was learned
	MovedURL  string    // where only permanent redirects lead; empty: they lead nowhere
	MovedAt   time.Time // since when

	CertificateUntil time.Time // the end of its server's certificate; zero: it has none

	Title         string         // of the last document
	DocumentItems int            // items in the last document
	Warnings      []feeds.Repair // of the last document

	Due, FirstOK, Polled, OK, New time.Time // zero: never

	// These three come and go together.
	Failures     int // in a row
	FailingSince time.Time
	Problem      *feeds.Problem // nil: the last visit went well; carries Class, Detail and Status

	Items int // stored items of this source

	Gone    int       // how many of its articles are gone
	GoneAt  time.Time // since when the latest of them is
	GoneURL string    // the address of that one

	Took    time.Duration // that its visits take, the latest weighing most; 0: not known
	History History
}

// A Pace says how often a source publishes, as far as is known, and what it
// asks of those who visit it; zero values say nothing.
type Pace struct {
	Gap       time.Duration  `json:",omitzero"`  // the usual time between two visits that found something new
	TTL       time.Duration  `json:",omitzero"`  // for so long a document may be kept (RSS 2.0, ttl)
	SkipHours []int          `json:",omitempty"` // UTC, 0 to 23
	SkipDays  []time.Weekday `json:",omitempty"`
}

// An Item is an item as it is stored. What Print and Telling both tell of it,
// they tell alike; of the document's own words, Base and RawUpdated are not
// kept.
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

	Took    time.Duration // as in SourceState
	History History       // after this visit; nil: as it was

	// Problem, if not nil, says that nothing could be read: only the source's
	// health, Due, FeedURL and MovedURL are stored, and validators stay as they
	// were.
	Problem *feeds.Problem

	// The new state of the source, when Problem is nil.
	Digest, FeedURL, ETag, LastModified, BodyDigest string
	Pace                                            Pace
	DateOrder                                       feeds.DateOrder
	MovedURL                                        string
	CertificateUntil                                time.Time
	Title                                           string
	Learned                                         string
	DocumentItems                                   int
	Warnings                                        []feeds.Repair

	Fresh   []Item                   // never met
	Edited  []Edit                   // met, with other words
	Aliases map[string][]feeds.Alias // by item id: names not known yet, of fresh and of known items
	Wants   []Want                   // of fresh and of known items
	Lessons []feeds.Lesson           // what this poll teaches: kind and value
	Checks  []Check                  // of fresh and of known items
}

// A Want asks for the page of an item's article.
type Want struct {
	Item  string    // id
	Due   time.Time // when it is to be read
	Place int       // of the item in the document, counted from its top
	Again bool      // also if it was read, or given up, before

	Lacking bool // only if nothing is stored of its text; Again outweighs it
}

// An Edit replaces what is stored of an item, except its id, its key and when
// it was first met; Ready stays when it is zero, and all that settling fixed
// once it did.
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
	Hashes     []uint32  // under which the item is found if it is a centre (Alike); MostHashes at most
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
