package dedupe

import (
	"time"

	"bantin/aggregator/dedupe/likeness"
	"bantin/feeds"
)

// A Piece is an article as somebody hands it over to be compared.
type Piece struct {
	Source, URL    string
	Title, Summary string    // plain text
	HTML           string    // empty: only the summary is known
	Published      time.Time // zero: unknown
}

// A Judgement says whether two articles would be one story.
type Judgement struct {
	Same   bool
	Rule   feeds.Rule // RuleOwn: two stories
	Reason feeds.Miss // of two stories that are like each other, what keeps them apart; else empty
	Scores map[string]float64
	Hidden bool // their texts are one, and yet nobody would have compared them
}

// maybeEqual is how much two texts have in common at least that are equal,
// wherever their lines break; the digests of others are not made.
const maybeEqual = 0.95

// Pair decides about two articles as if they were the only ones, met at one
// time. What each source repeats is left out as far as it is given; two sources
// without a name are two.
func Pair(a, b Piece, repeated func(source string) likeness.Boilerplate) Judgement {
	one, other := a.unsettled("a", repeated), b.unsettled("b", repeated)
	switch { // what has no date is no older than the other one
	case one.Dated && !other.Dated:
		other.Seen = one.Published
	case other.Dated && !one.Dated:
		one.Seen = other.Published
	}
	v := likeness.Compare(one.Words, other.Words)
	if jaccard := v.Scores["jaccard"]; one.Title == other.Title && (jaccard == 0 || jaccard >= maybeEqual) {
		_, one.Text = Words(a.item())
		_, other.Text = Words(b.item())
	}
	one.Listed, other.Listed = one.Title+"/"+one.Text, other.Title+"/"+other.Text
	for _, d := range Settle([]Unsettled{one, other}, nil, Corrections{}, time.Time{}) {
		switch {
		case d.Story != d.Item:
			return Judgement{Same: true, Rule: d.Rule, Scores: d.Scores}
		case d.Near != nil:
			return Judgement{Rule: feeds.RuleOwn, Reason: d.Near.Reason, Scores: d.Near.Scores}
		}
	}
	hidden := v.Same && one.Source != other.Source && one.near(feeds.Fingerprint{Published: other.When()})
	return Judgement{Rule: feeds.RuleOwn, Scores: v.Scores, Hidden: hidden}
}

func (p Piece) item() feeds.Item {
	return feeds.Item{Title: p.Title, Summary: p.Summary, Content: p.HTML}
}

// unsettled is the article as it waits for its story. The digest of its text,
// which is dear, is left out.
func (p Piece) unsettled(id string, repeated func(string) likeness.Boilerplate) Unsettled {
	u := Unsettled{Dated: !p.Published.IsZero(), Seen: time.Unix(0, 0)}
	u.ID, u.Key, u.Source, u.Address, u.Published = id, id, p.Source, Address(p.URL), p.Published
	if u.Source == "" {
		u.Source = "\n" + id // as no source is called
	}
	u.Title, _ = Words(feeds.Item{Title: p.Title})
	var drop likeness.Boilerplate
	if repeated != nil {
		drop = repeated(p.Source)
	}
	u.Words = likeness.Prepare(likeness.Article{Source: p.Source, Title: p.Title, Summary: p.Summary, HTML: p.HTML}, drop)
	return u
}
