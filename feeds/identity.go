package feeds

import "time"

// A Fingerprint is what is remembered of an item in order to recognise it.
// Digests are hexadecimal SHA-256 of keys that package vietnamese makes.
type Fingerprint struct {
	ID        string // UUID of the item
	Source    string
	Key       string // identifies the item inside its source
	Address   string // canonical address with its host; empty: the item has no address of its own
	Title     string // digest of the title's key
	Text      string // digest of the text's key; empty: there is no text
	Whole     string // digest of everything that the source's own document says of it
	Listed    string // digests of title and text as that document has them; Title and Text may be fuller
	Published time.Time
	Story     string // UUID of the story it belongs to; empty: not settled
}

// An Alias is a name under which an item of one source may appear again.
type Alias struct {
	Name   string // a letter for the kind, a colon, and the value
	Strong bool   // alone enough to recognise the item
}

// A Known item is one that the ledger has: its fingerprint, and how it was met.
type Known struct {
	Fingerprint
	GUID  string    // the source's own id, when it was stored or last edited
	Seen  time.Time // first met
	Names int       // how many names it was given
}

// A Lesson is what polls of a source have taught about the names that it gives
// its articles.
type Lesson struct {
	Kind  LessonKind
	Value string
	Polls int       // how many of them taught it
	At    time.Time // when the last of them did
}

// A LessonKind says what a lesson's value is.
type LessonKind string

const (
	LessonHost       LessonKind = "host"       // a host on which the source was read, or that its settings named
	LessonAddress    LessonKind = "address"    // the address in its settings under which it was read
	LessonReplaces   LessonKind = "replaces"   // the source whose ledger is consulted too
	LessonGUID       LessonKind = "guid"       // what is wrong with its guids: "repeated" or "changing"
	LessonParameter  LessonKind = "parameter"  // a parameter of its addresses that changes while the article stays
	LessonRenumbered LessonKind = "renumbered" // empty: most known articles came under new names at once
)

// A Rule names why an item belongs to its story.
type Rule string

const (
	RuleOwn       Rule = "own"       // nothing like it was known: a story of its own
	RuleAddress   Rule = "address"   // another source links to the same article
	RuleText      Rule = "text"      // title and text are the same, letter for letter in their keys
	RuleAlike     Rule = "alike"     // the texts have most of their runs of words in common
	RuleContained Rule = "contained" // a shortened text is part of a fuller one
	RuleSummary   Rule = "summary"   // a short text begins the other's
	RuleMerge     Rule = "merge"     // the settings say so
	RuleSplit     Rule = "split"     // the settings forbid the join that would have been made
)

// A Decision says which story an item belongs to, and why. It is final.
type Decision struct {
	Item     string // UUID
	Story    string // UUID of the centre; the item itself for a story of its own
	Rule     Rule
	Scores   map[string]float64
	Evidence string // what agreed, for whoever asks
	At       time.Time
	Near     *NearMiss // what it was like and is no part of; nil: nothing worth telling
}

// A NearMiss is the story that an item is most like among those that it was
// compared with and is no part of.
type NearMiss struct {
	Story    string // UUID of the centre
	Reason   Miss
	Scores   map[string]float64
	Evidence string // what kept them apart, for whoever asks; may be empty
}

// A Miss names what kept two items apart that are like each other.
type Miss string

const (
	MissValues Miss = "values" // figures or names of one stand where the other has others
	MissPart   Miss = "part"   // what they have in common is only a part of either, or of the longer one
)
