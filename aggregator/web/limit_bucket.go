package web

import (
	"sync"
	"time"
)

// A bucket holds what a client may still ask for. It fills by rate each
// second up to size, and may run short: what has been sent cannot be asked for
// back. The zero bucket is full once it knows the time.
type bucket struct {
	rate, size float64

	mu   sync.Mutex // guards what follows
	left float64
	at   time.Time // when left was true; zero: it is full
}

// take takes n out of a bucket, if they are there; else it says how long to
// wait until they are.
func (b *bucket) take(now time.Time, n float64) (wait time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fill(now)
	if b.left < n {
		return time.Duration((n - b.left) / b.rate * float64(time.Second))
	}
	b.left -= n
	return 0
}

// charge takes n out of a bucket that had to be spent, or puts back what is
// less than 0. However much was spent, it is full again after a while.
func (b *bucket) charge(now time.Time, n float64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fill(now)
	b.left = min(max(b.left-n, -b.size), b.size)
}

// fill adds what has come in since. A clock that was set back adds nothing.
func (b *bucket) fill(now time.Time) {
	if b.at.IsZero() {
		b.left = b.size
	} else if passed := now.Sub(b.at); passed > 0 {
		b.left = min(b.left+passed.Seconds()*b.rate, b.size)
	}
	b.at = now
}
