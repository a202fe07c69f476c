package feeds

// A Chain is a channel's place among the documents that lead from the current
// one back to the first story (RFC 5005, 4). The zero Chain is that of a
// channel without a past.
type Chain struct {
	Volume   bool   // the channel is a document of the archive, not the current one
	Current  string // of a volume: the address of the channel that is current
	Previous string // the address of the volume before this one, or of the current channel's newest; empty: there is none
	Next     string // of a volume: the address of the one after it; empty: none is known
}
