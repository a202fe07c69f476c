package push

import (
	"math/rand/v2"
	"time"
)

const (
	leastPause = time.Minute
	mostPause  = 6 * time.Hour
	mostAsked  = 24 * time.Hour // that a hub can ask for
)

// pause is how long a hub is left alone after so many failures in a row: twice
// as long each time, a little more or less so that many senders do not come
// back together, and never shorter than it asked for.
func pause(failures int, asked time.Duration) time.Duration {
	p := mostPause
	if doublings := failures - 1; doublings < 12 {
		p = min(leastPause<<doublings, mostPause)
	}
	p += time.Duration((rand.Float64() - 0.5) / 5 * float64(p))
	return max(p, min(asked, mostAsked))
}
