package likeness

import "slices"

const (
	// width is how many tokens a shingle has: with five, texts about one event
	// by different hands share few, and a changed word costs five.
	width = 5
	// headZone is how many tokens from the beginning the first half of a
	// sketch covers: a summary of 60 words and an introduction of as many.
	headZone = 128
	// headHashes and wholeHashes are how many of the smallest hashes of either
	// zone a sketch keeps.
	headHashes, wholeHashes = 14, 10
)

// A shingle is the hash of a run of tokens in the upper bits and its place in
// the lower ones, so that sorted shingles are grouped by hash.
type shingle uint64

const placeBits = 20

func (s shingle) hash() uint64 { return uint64(s) >> placeBits }
func (s shingle) place() int   { return int(s & (1<<placeBits - 1)) }

// shingles returns the sorted shingles of a text.
func shingles(tokens []token) []shingle {
	if len(tokens) < width {
		return nil
	}
	list := make([]shingle, 0, len(tokens)-width+1)
	for i := 0; i+width <= len(tokens); i++ {
		h := uint64(0)
		for _, t := range tokens[i : i+width] {
			h = mix(h ^ t.id)
		}
		list = append(list, shingle(h&^(1<<placeBits-1)|uint64(i)))
	}
	slices.Sort(list)
	return list
}

// mix spreads a number over all its bits (the finalizer of MurmurHash3).
func mix(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// distinct counts the hashes of sorted shingles.
func distinct(list []shingle) int {
	n := 0
	for i, s := range list {
		if i == 0 || s.hash() != list[i-1].hash() {
			n++
		}
	}
	return n
}

// sketch takes the smallest hashes of the first part and of the whole.
func sketch(list []shingle) []uint32 {
	if len(list) == 0 {
		return nil
	}
	out := make([]uint32, 0, headHashes+wholeHashes)
	take := func(n int, zone int) {
		for _, s := range list {
			if n == 0 {
				return
			}
			if h := uint32(s.hash() >> 12); s.place() <= zone-width && !slices.Contains(out, h) {
				out = append(out, h)
				n--
			}
		}
	}
	take(headHashes, headZone)
	take(wholeHashes, 1<<placeBits)
	slices.Sort(out)
	return out
}
