package audience

import (
	"encoding/binary"
	"hash/maphash"
	"net/netip"
)

// How many are told apart in a day. Whoever comes after them is served as
// everybody is, and not counted.
const (
	mostReaders  = 100_000
	mostPrograms = 20_000 // that read feeds
	mostReadings = 60_000 // of one feed by one program each
)

// mostOf is how many members a crowd takes from one address, from the network
// around it and from the network around that: many people may share an
// address, but anybody can invent agents, and some have whole networks to come
// from.
var mostOf = [...]uint16{8, 256, 8192}

// How many bits the addresses of those networks have in common. In IPv6 a
// single client has 64 bits to itself.
var (
	prefixes4 = [len(mostOf)]int{32, 24, 16}
	prefixes6 = [len(mostOf)]int{client6, 48, 32}
)

const client6 = 64

// A crowd is those who came today, by the hashes of address and agent.
type crowd struct {
	most    int
	full    bool              // somebody was not counted for want of room
	members map[uint64]minute // and when they were here last
	from    map[uint64]uint16 // how many of them are of a network, by its hash
}

// admit takes somebody into a crowd who is not in it, and reports whether
// there was room.
func (c *Counter) admit(w *crowd, member uint64, from netip.Addr, m minute) bool {
	if len(w.members) >= w.most {
		if !w.full {
			w.full = true
			c.Log.Warn("more came today than are told apart; the others are not counted", "counted", w.most)
		}
		return false
	}
	prefixes := &prefixes4
	if from.Is6() {
		prefixes = &prefixes6
	}
	var networks [len(mostOf)]uint64
	for i, bits := range prefixes {
		p, _ := from.Prefix(bits) // of no address: none
		networks[i] = c.pair(c.address(p.Addr()), uint64(bits))
		if w.from[networks[i]] >= mostOf[i] {
			return false
		}
	}
	if w.members == nil {
		w.members, w.from = map[uint64]minute{}, map[uint64]uint16{}
	}
	w.members[member] = m
	for _, n := range networks {
		w.from[n]++
	}
	return true
}

// member is the hash of one client with one agent.
func (c *Counter) member(from netip.Addr, agent uint64) uint64 {
	if from.Is6() {
		p, _ := from.Prefix(client6)
		from = p.Addr()
	}
	return c.pair(c.address(from), agent)
}

// address is the hash of an address.
func (c *Counter) address(a netip.Addr) uint64 {
	bytes := a.As16()
	return maphash.Bytes(c.salt, bytes[:])
}

// pair is the hash of two hashes.
func (c *Counter) pair(a, b uint64) uint64 {
	var bytes [16]byte
	binary.NativeEndian.PutUint64(bytes[:8], a)
	binary.NativeEndian.PutUint64(bytes[8:], b)
	return maphash.Bytes(c.salt, bytes[:])
}
