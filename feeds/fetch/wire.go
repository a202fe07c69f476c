package fetch

import (
	"context"
	"errors"
	"io"
	"sync/atomic"
	"time"
)

var errTooLarge = errors.New("more bytes than a document may have")

// A wire is a body as it comes from the network, still packed. It remembers
// why it ended, so that a broken connection is not taken for broken packing,
// and ends when more comes than a packed document can need.
type wire struct {
	body  io.Reader
	limit int64 // bytes that may still come
	err   error // why it ended; nil also for a regular end
	fresh atomic.Int64
}

// Read implements io.Reader.
func (w *wire) Read(p []byte) (int, error) {
	if w.limit <= 0 {
		w.err = errTooLarge
		return 0, w.err
	}
	n, err := w.body.Read(p)
	w.limit -= int64(n)
	w.fresh.Add(int64(n))
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}

// A pace watches that enough comes over a wire.
type pace struct {
	wire   *wire
	window time.Duration
	least  int64
	ctx    context.Context
	cancel context.CancelCauseFunc
	timer  *time.Timer
}

// watch looks at the wire whenever a window has passed, until it is stopped.
func (p *pace) watch() {
	p.timer = time.AfterFunc(time.Hour, p.look)
	p.timer.Reset(p.window)
}

func (p *pace) look() {
	if p.wire.fresh.Swap(0) < p.least {
		p.cancel(errDrip)
	}
	if p.ctx.Err() == nil {
		p.timer.Reset(p.window)
	}
}

func (p *pace) stop() { p.timer.Stop() }
