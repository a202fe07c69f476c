package feeds

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"
)

// A Kind says how a source is read.
type Kind string

const (
	Auto Kind = "auto" // the feed that a page announces, else the list on it
	Feed Kind = "feed" // RSS, Atom or JSON Feed
	HTML Kind = "html" // a listing page, read by selectors
)

// A State says whether a source is visited.
type State string

const (
	Active  State = "active"  // visited, and missed when it is silent
	Paused  State = "paused"  // not visited until staff say so
	Archive State = "archive" // its stories are kept, it is never visited again
	Dead    State = "dead"    // its address is gone
)

// An Extent says how much of an article is republished.
type Extent string

const (
	SummaryOnly Extent = "summary" // its summary, and a link to it
	FullContent Extent = "full"    // its text, too
)

// A Source is one place that news is read from: a feed or a listing page of a
// department. It is as the settings say it; what was learned by visiting is
// remembered elsewhere.
type Source struct {
	ID         string // permanent: never reused, never renamed
	Department string // the id of the department that publishes it
	URL        string // absolute, http or https
	Kind       Kind
	State      State
	Content    Extent
	Topics     []string // ids of topics that all its items belong to
	Guessed    bool     // the address was never confirmed

	Aliases    []string // hosts whose addresses mean the same articles
	KeepParams []string // query parameters that look like tracking and are not
	DropParams []string // query parameters that do not tell articles apart
	IDPattern  string   // regular expression whose match in the address identifies the article
	Recycled   bool     // addresses are used again for other articles
	Replaces   string   // the id of the source whose ledger is consulted too

	Lists []List // HTML only: where the lists of the page are

	Trust Trust // how its server may prove who it is

	Every  time.Duration // the least time between two visits; 0: every round
	Within time.Duration // the longest time between two visits that went well; 0: an hour
}

// A List says by CSS selectors where a listing page keeps its items. Each of
// Title, Link, Date, Summary and Image is looked for inside Item and reads
// text, or an attribute when written as SELECTOR@attribute.
type List struct {
	Item, Title, Link, Date, Summary, Image string

	MinItems int // fewer items mean that the layout has changed; 0 means 1
}

// Digest identifies everything in the settings that decides what a visit
// yields. When it changes, what is known by the same bytes is read anew.
func (s Source) Digest() string {
	s.State, s.Every, s.Within, s.Guessed, s.Topics, s.Content, s.Department = "", 0, 0, false, nil, "", ""
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}

// A Department is an office that publishes news.
type Department struct {
	ID       string
	Name     string // as it is officially written, in Vietnamese
	Area     string // the id of the area it serves
	Homepage string
	Rights   string // plain text: who owns what it publishes; empty: it does
}
