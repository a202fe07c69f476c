package likeness

import (
	"hash/fnv"

	"bantin/feeds/plaintext"
	"bantin/feeds/vietnamese"
)

// Boilerplate holds the digests of lines that a source repeats in many of its
// articles and that say nothing of the single one.
type Boilerplate map[uint64]bool

// Lines returns the digests of the lines of a text, by which a source's
// boilerplate can be learned. A line that stands there twice is given once.
func Lines(html string) []uint64 {
	var digests []uint64
	met := Boilerplate{}
	for _, line := range plaintext.Lines(html) {
		key := vietnamese.Key(line)
		if key == "" {
			continue
		}
		if d := lineDigest(key); !met[d] {
			met[d] = true
			digests = append(digests, d)
		}
	}
	return digests
}

// lineDigest is the digest of a line by its key.
func lineDigest(key string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(key))
	return h.Sum64()
}
