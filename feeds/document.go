package feeds

import "time"

// A Document is what one visit to a source yielded. As parse returns it, every
// text is as the source wrote it; as normalize returns it, every field holds
// what its comment promises.
type Document struct {
	Format      string // "rss", "atom", "json" or "html"
	URL         string // where the bytes came from, after redirects
	Base        string // what relative addresses in it are relative to
	Title       string // plain text
	Description string // plain text
	Link        string // the page that it is the feed of
	Language    string // BCP 47, as declared
	Feeds       []Link // feeds that an HTML page announces, most likely first
	Offers      []Link // feeds that an HTML page has links to, as a page of feeds does
	IsIndex     bool   `json:",omitempty"` // it is there for these
	Next        string // the page on which a list goes on; empty: none is known
	Items       []Item // in the order of the document
	Repairs     []Repair

	// DateOrder is how its numeric dates are written. Before normalize it is
	// what earlier documents of the source proved, afterwards what is proven
	// now.
	DateOrder DateOrder

	// What the source asks of those who poll it; zero values ask nothing.
	TTL       time.Duration
	SkipHours []int // UTC, 0 to 23
	SkipDays  []time.Weekday
}

// A DateOrder says which of two numbers in a date is the month.
type DateOrder string

const (
	OrderUnproven DateOrder = ""      // any number above 12 was yet to be seen: day first
	DayFirst      DateOrder = "day"   // 23/11/2026
	MonthFirst    DateOrder = "month" // 11/23/2026
)

// A Link is an address with what is said of it.
type Link struct {
	URL   string
	Type  string // media type
	Title string

	Comments bool `json:",omitempty"` // it is a feed of what readers write
}

// An Item is one article as one source has it.
type Item struct {
	GUID       string // the source's own id, untouched but for surrounding space
	URL        string // absolute address of the article; empty: no usable one is known
	Title      string // plain text; empty: there is nothing to read
	Summary    string // plain text
	Content    string // safe HTML; empty when the source gives a summary only
	Authors    []string
	Categories []string
	Enclosures []Enclosure
	Image      string // absolute address of the picture that stands for it

	Published  time.Time  // zero: unknown
	Updated    time.Time  // zero: unknown, or the same as Published
	DateOrigin DateOrigin // where Published comes from

	// Dates as the source wrote them; normalize reads them.
	RawPublished, RawUpdated string

	Base    string // what its relative addresses are relative to; empty: the document's
	Repairs []Repair
}

// Publishable says whether a normalized item has what a story needs: something
// to read, and an address to read it at.
func (it Item) Publishable() bool { return it.Title != "" && it.URL != "" }

// Text is the fullest text that the source gives, as plain text or HTML.
func (it Item) Text() string {
	if it.Content != "" {
		return it.Content
	}
	return it.Summary
}

// An Enclosure is a file that belongs to an item (RSS 2.0 enclosure, Atom
// rel=enclosure, JSON Feed attachment, media:content).
type Enclosure struct {
	URL    string
	Type   string // media type; empty: unknown
	Length int64  // bytes; 0: unknown
	Title  string
}

// A DateOrigin says where an item's date was found.
type DateOrigin string

const (
	DateNone      DateOrigin = ""           // nowhere
	DateStated    DateOrigin = "stated"     // the source states the instant
	DateRelative  DateOrigin = "relative"   // "4 giờ trước", counted back from the visit
	DateAddress   DateOrigin = "address"    // the article's address contains the day
	DateArticle   DateOrigin = "article"    // the article's own page states it; the list does not
	DateFirstSeen DateOrigin = "first-seen" // none was given: when bantin met it first
)

// A Repair notes something that was wrong in a document and what was made of
// it. Warnings of a document are shown to staff.
type Repair struct {
	Code   RepairCode
	Before string `json:",omitempty"` // an excerpt of what was there, 200 bytes at most
	After  string `json:",omitempty"` // what was made of it
}

// A RepairCode names one kind of repair.
type RepairCode string

// Repairs of a document's bytes and form.
const (
	RepairCharset    RepairCode = "charset"    // the declared encoding was not the real one
	RepairInvalid    RepairCode = "invalid"    // bytes that are no characters, replaced by U+FFFD
	RepairForbidden  RepairCode = "forbidden"  // characters that XML forbids, dropped
	RepairTruncated  RepairCode = "truncated"  // the document ends early; whole items are kept
	RepairMalformed  RepairCode = "malformed"  // not well-formed XML; read all the same
	RepairFewerItems RepairCode = "fewer"      // fewer items than the settings expect
	RepairNoTitle    RepairCode = "no-title"   // an item without title and text, left out
	RepairNoLink     RepairCode = "no-link"    // an item without a usable address
	RepairLegacyFont RepairCode = "legacy"     // TCVN3 or VNI text
	RepairMojibake   RepairCode = "mojibake"   // UTF-8 that was read as windows-1252 before it came here
	RepairDuplicates RepairCode = "duplicates" // the same item twice in one document
	RepairGap        RepairCode = "gap"        // no item was known: others may have been missed before it

	RepairFeedAppeared RepairCode = "feed-appeared" // a page that is read by its list announces a feed by now; Before is its address
	RepairRebuilt      RepairCode = "rebuilt"       // the page was rebuilt, and its list found again by the articles in it
	RepairRenumbered   RepairCode = "renumbered"    // most known articles came under new addresses at once; Before is how many
	RepairGone         RepairCode = "gone"          // articles are no longer at their addresses; Before is how many, After the latest of them
)

// What is to be said of the connection that a document came over.
const (
	RepairMoved       RepairCode = "moved"       // the address redirects for good; After is where to
	RepairCertificate RepairCode = "certificate" // the server's certificate ends soon, or has ended; Before is its last day
	RepairInsecure    RepairCode = "insecure"    // nobody checks who the server is; Before is why
	RepairOldTLS      RepairCode = "old-tls"     // the server offers outdated encryption only
)

// Repairs of an item's fields.
const (
	RepairEntities    RepairCode = "entities"     // entities escaped twice
	RepairUnicode     RepairCode = "unicode"      // not NFC, zero-width characters, Ð for Đ
	RepairHTML        RepairCode = "html"         // HTML that is not republished was taken out
	RepairMarkup      RepairCode = "markup"       // HTML in a plain-text field
	RepairLong        RepairCode = "long"         // a title, name, text, or number of names, beyond all use, cut
	RepairAddress     RepairCode = "address"      // a relative or malformed address
	RepairDateForm    RepairCode = "date-form"    // a date in no standard form
	RepairDateOrder   RepairCode = "date-order"   // month before day
	RepairDateZone    RepairCode = "date-zone"    // no time zone, or one written wrongly
	RepairDateMinutes RepairCode = "date-minutes" // the month stood where the minutes belong
	RepairDateFuture  RepairCode = "date-future"  // a date in the future, set to the time of the visit
	RepairDateClock   RepairCode = "date-clock"   // the page's clock, not a date
	RepairDateSame    RepairCode = "date-same"    // one instant for all items
	RepairDateUnread  RepairCode = "date-unread"  // a date that could not be read
)

// RepairCodes lists every code, in the order above.
func RepairCodes() []RepairCode {
	return []RepairCode{RepairCharset, RepairInvalid, RepairForbidden, RepairTruncated, RepairMalformed,
		RepairFewerItems, RepairNoTitle, RepairNoLink, RepairLegacyFont, RepairMojibake, RepairDuplicates, RepairGap,
		RepairFeedAppeared, RepairRebuilt, RepairRenumbered, RepairGone,
		RepairMoved, RepairCertificate, RepairInsecure, RepairOldTLS,
		RepairEntities, RepairUnicode, RepairHTML, RepairMarkup, RepairLong, RepairAddress, RepairDateForm, RepairDateOrder,
		RepairDateZone, RepairDateMinutes, RepairDateFuture, RepairDateClock, RepairDateSame, RepairDateUnread}
}
