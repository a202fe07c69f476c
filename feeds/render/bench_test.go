package render_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
	"bantin/feeds/render"
)

// many is a channel of n entries with about two kilobytes of text each, of
// which ten at a time have the same date.
func many(n int) feeds.Channel {
	ch := heading()
	ch.Updated = day(22, 0, 0)
	paragraph := "<p>" + strings.Repeat("Lễ hội mùa xuân của đồng bào vùng cao. ", 40) + "</p>"
	for i := range n {
		e := full()
		e.ID = fmt.Sprintf("urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-%012d", i)
		e.Content = paragraph
		e.Published = ch.Updated.Add(-time.Duration(i/10) * time.Hour)
		e.Updated = e.Published
		ch.Entries = append(ch.Entries, e)
	}
	return ch
}

// counter counts bytes.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{50, 5000} {
		ch := many(n)
		ch.Self = ch.Page + "feed"
		for _, f := range render.Formats() {
			b.Run(fmt.Sprintf("%s/%d", f, n), func(b *testing.B) {
				var size counter
				if err := render.Write(&size, f, ch); err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(size))
				b.ReportAllocs()
				for b.Loop() {
					if err := render.Write(io.Discard, f, ch); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
