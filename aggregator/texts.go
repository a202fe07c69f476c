package aggregator

import (
	"encoding/binary"
	"hash/fnv"
	"maps"
	"slices"

	"bantin/aggregator/dedupe/likeness"
	"bantin/feeds"
	"bantin/storage"
)

// textsAtHand is how many texts are kept ready for comparing.
const textsAtHand = 512

// texts keeps the texts of late that are ready for comparing, and what each
// source repeats in its own. It decides nothing: a text is prepared in the
// same way whether it is at hand or not. The zero value is empty.
type texts struct {
	repeated map[string]repeated // by source
	ready    map[textKey]*likeness.Text
	order    []textKey // a ring; the oldest is replaced
	next     int
}

// repeated is what a source repeats in its texts.
type repeated struct {
	lines  likeness.Boilerplate
	digest uint64
}

// A textKey changes whenever a text is to be prepared anew.
type textKey struct {
	item, title, text, whole string
	repeated                 uint64
}

// repeats takes over what a source repeats.
func (t *texts) repeats(source string, lines likeness.Boilerplate) {
	if t.repeated == nil {
		t.repeated = map[string]repeated{}
	}
	h := fnv.New64a()
	for _, line := range slices.Sorted(maps.Keys(lines)) {
		h.Write(binary.BigEndian.AppendUint64(nil, line))
	}
	t.repeated[source] = repeated{lines, h.Sum64()}
}

// knows reports whether it is at hand what a source repeats.
func (t *texts) knows(source string) bool {
	_, known := t.repeated[source]
	return known
}

// get returns the text of an item, nil if it is not at hand.
func (t *texts) get(f feeds.Fingerprint) *likeness.Text { return t.ready[t.key(f)] }

// prepare makes the text of an item ready.
func (t *texts) prepare(f feeds.Fingerprint, w storage.Wording) *likeness.Text {
	key := t.key(f)
	if text := t.ready[key]; text != nil {
		return text
	}
	a := likeness.Article{Source: f.Source, Title: w.Title, Summary: w.Summary, HTML: w.Content}
	text := likeness.Prepare(a, t.repeated[f.Source].lines)
	t.keep(key, text)
	return text
}

// keep lets a text take the place of the oldest one.
func (t *texts) keep(key textKey, text *likeness.Text) {
	if t.ready == nil {
		t.ready = map[textKey]*likeness.Text{}
	}
	if len(t.order) < textsAtHand {
		t.order = append(t.order, key)
	} else {
		delete(t.ready, t.order[t.next])
		t.order[t.next] = key
		t.next = (t.next + 1) % textsAtHand
	}
	t.ready[key] = text
}

func (t *texts) key(f feeds.Fingerprint) textKey {
	return textKey{item: f.ID, title: f.Title, text: f.Text, whole: f.Whole, repeated: t.repeated[f.Source].digest}
}
