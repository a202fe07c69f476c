package fetch

import (
	"bytes"
	"fmt"
	"io"
	"net/http"

	"bantin/feeds"
)

// slack is what the packing of a document may add to it.
const slack = 64 << 10

// body reads the answer's body and unpacks it: limit bytes at most. With an
// error comes what was read until then.
func (t *trip) body(resp *http.Response, limit int64) ([]byte, error) {
	label, err := codingOf(resp.Header)
	if err != nil {
		return nil, &feeds.Problem{Class: feeds.BadCoding, Detail: clip(resp.Header.Get("Content-Encoding")), Err: err}
	}
	if label == "" && resp.ContentLength > limit {
		return nil, tooLarge(limit)
	}
	w := &wire{body: resp.Body, limit: limit + slack}
	p := &pace{wire: w, window: t.Window, least: t.MinBytes, ctx: t.watch.ctx, cancel: t.watch.cancel}
	p.watch()
	defer p.stop()

	packed := t.coders.buffer(w)
	defer t.coders.putBuffer(packed)
	label = actual(label, packed)
	r, done, err := t.coders.unpack(label, packed)
	var out bytes.Buffer
	if err == nil {
		defer done()
		out.Grow(estimate(resp.ContentLength, label != ""))
		_, err = out.ReadFrom(io.LimitReader(r, limit+1))
	}
	if err == nil && int64(out.Len()) <= limit {
		_, _ = packed.Peek(1) // sees the end of the answer, so that its connection can be used again
	}
	return out.Bytes(), t.verdict(out.Len(), limit, w, label, err)
}

// beginning reads the first bytes of an answer's body, as far as they come.
func (t *trip) beginning(resp *http.Response, limit int64) []byte {
	resp.ContentLength = -1 // however much follows
	b, _ := t.body(resp, limit)
	return b[:min(int64(len(b)), limit)]
}

// verdict says what was wrong with a body of the given length: its size, the
// connection or the packing, in this order.
func (t *trip) verdict(length int, limit int64, w *wire, label string, err error) error {
	switch {
	case int64(length) > limit || w.err == errTooLarge:
		return tooLarge(limit)
	case w.err != nil && t.late() != nil:
		return &feeds.Problem{Class: feeds.Drip, Err: t.late()}
	case w.err != nil:
		return w.err
	case err != nil:
		return &feeds.Problem{Class: feeds.BadCoding, Detail: label, Err: fmt.Errorf("unpack: %w", err)}
	}
	return nil
}

// estimate says how much room a body will take, as far as the server can be
// trusted with that.
func estimate(length int64, packed bool) int {
	room := int(min(max(length, 0), 256<<10))
	if packed {
		room *= 4
	}
	return room + bytes.MinRead
}

func tooLarge(limit int64) *feeds.Problem {
	return &feeds.Problem{Class: feeds.TooLarge, Detail: size(limit)}
}

// size writes a number of bytes in the largest unit that divides it.
func size(n int64) string {
	switch {
	case n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d B", n)
}
