package fetch

import (
	"bytes"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"

	"bantin/feeds"
)

// packer returns a writer that packs.
func packer(t testing.TB, coding string, w io.Writer) io.WriteCloser {
	switch coding {
	case "gzip":
		return gzip.NewWriter(w)
	case "br":
		return brotli.NewWriterLevel(w, 1)
	case "zlib":
		return zlib.NewWriter(w)
	case "flate":
		f, err := flate.NewWriter(w, 1)
		if err != nil {
			t.Fatal(err)
		}
		return f
	case "zstd":
		z, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
		if err != nil {
			t.Fatal(err)
		}
		return z
	}
	t.Fatal("no such coding:", coding)
	return nil
}

func pack(t testing.TB, coding, text string) string {
	var b bytes.Buffer
	w := packer(t, coding, &b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// answer serves a body under a coding's name.
func answer(t testing.TB, label, kind, body string) string {
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		if label != "" {
			w.Header()["Content-Encoding"] = strings.Split(label, "|")
		}
		w.Header().Set("Content-Type", kind)
		_, _ = io.WriteString(w, body)
	})
}

func TestCodings(t *testing.T) {
	const kind = "application/rss+xml"
	gz, large := pack(t, "gzip", rss), strings.Repeat(rss, 3000)
	for _, c := range []struct{ name, label, kind, body, want string }{
		{"none", "", kind, rss, rss},
		{"identity", "identity", kind, rss, rss},
		{"gzip", "gzip", kind, gz, rss},
		{"gzip in capitals", "GZip", kind, gz, rss},
		{"gzip by its old name", "x-gzip", kind, gz, rss},
		{"gzip in members", "gzip", kind, pack(t, "gzip", large[:999]) + pack(t, "gzip", large[999:]), large},
		{"gzip with padding", "gzip", kind, gz + "\x00\x00", rss},
		{"gzip without a label", "", kind, gz, rss},
		{"a gzip file", "", "application/gzip", gz, rss},
		{"gzip only by label", "gzip", kind, "\n" + rss, "\n" + rss},
		{"brotli", "br", kind, pack(t, "br", large), large},
		{"zstd", "zstd", kind, pack(t, "zstd", large), large},
		{"zstd in frames", "zstd", kind, pack(t, "zstd", rss) + pack(t, "zstd", rss), rss + rss},
		{"deflate with zlib's header", "deflate", kind, pack(t, "zlib", rss), rss},
		{"deflate without", "deflate", kind, pack(t, "flate", rss), rss},
		{"a charset for a coding", "UTF-8", kind, rss, rss},
		{"one of two lines says nothing", "identity|gzip", kind, gz, rss},
		{"one byte", "", kind, "<", "<"},
	} {
		t.Run(c.name, func(t *testing.T) {
			address, cl := answer(t, c.label, c.kind, c.body), client(t)
			for range 2 { // the second time with what the first has left in the pools
				if r := get(t, cl, address, feeds.Validators{}); string(r.Body) != c.want {
					t.Errorf("got %.80q (%d bytes); want %.80q (%d bytes)", r.Body, len(r.Body), c.want, len(c.want))
				}
			}
		})
	}
}

func TestBadCodings(t *testing.T) {
	gz := pack(t, "gzip", strings.Repeat(rss, 100))
	for _, c := range []struct {
		name, label, body string
		class             feeds.Class
		detail            string
	}{
		{"unknown", "compress", rss, feeds.BadCoding, "compress"},
		{"stacked", "gzip, gzip", gz, feeds.BadCoding, "gzip, gzip"},
		{"stacked on two lines", "br|gzip", gz, feeds.BadCoding, "br"},
		{"gzip cut short", "gzip", gz[:len(gz)/2], feeds.BadCoding, "gzip"},
		{"gzip without its last byte", "gzip", gz[:len(gz)-1], feeds.BadCoding, "gzip"},
		{"gzip without a label, cut short", "", gz[:len(gz)/2], feeds.BadCoding, "gzip"},
		{"gzip with a wrong checksum", "gzip", gz[:len(gz)-8] + "12345678", feeds.BadCoding, "gzip"},
		{"gzip that is noise", "gzip", "\x1f\x8b\x08 noise noise noise noise", feeds.BadCoding, "gzip"},
		{"brotli that is text", "br", strings.Repeat(rss, 9), feeds.BadCoding, "br"},
		{"brotli cut short", "br", pack(t, "br", strings.Repeat(rss, 100))[:20], feeds.BadCoding, "br"},
		{"zstd that is text", "zstd", rss, feeds.BadCoding, "zstd"},
		{"zstd cut short", "zstd", pack(t, "zstd", strings.Repeat(rss, 100))[:50], feeds.BadCoding, "zstd"},
		{"zstd that wants 1 GiB for its window", "zstd", "\x28\xb5\x2f\xfd\x00\xa0\x01\x00\x00", feeds.BadCoding, "zstd"},
		{"deflate that is text", "deflate", rss, feeds.BadCoding, "deflate"},
		{"nothing", "", "", feeds.Empty, ""},
		{"nothing, said to be gzip", "gzip", "", feeds.Empty, ""},
		{"nothing, packed", "gzip", pack(t, "gzip", ""), feeds.Empty, ""},
		{"white space", "", " \r\n\t ", feeds.Empty, ""},
		{"a byte order mark", "", "\xef\xbb\xbf\n", feeds.Empty, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			address, cl := answer(t, c.label, "text/xml", c.body), client(t)
			for range 2 {
				if p := fail(t, cl, address, c.class); p.Detail != c.detail {
					t.Errorf("detail %q; want %q", p.Detail, c.detail)
				}
			}
			good := answer(t, "gzip", "text/xml", pack(t, "gzip", rss))
			if r := get(t, cl, good, feeds.Validators{}); string(r.Body) != rss {
				t.Errorf("the next answer became %q", r.Body)
			}
		})
	}
}

// allocated says how many bytes f takes from memory in all.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestBombs(t *testing.T) {
	block := make([]byte, 1<<20)
	for _, coding := range []string{"gzip", "br", "zstd", "deflate", ""} {
		t.Run("1 GiB "+coding, func(t *testing.T) {
			address := serve(t, func(w http.ResponseWriter, r *http.Request) {
				var z io.Writer = w
				if coding != "" {
					w.Header().Set("Content-Encoding", coding)
					z = packer(t, strings.Replace(coding, "deflate", "zlib", 1), w)
				}
				for range 1 << 10 {
					if _, err := z.Write(block); err != nil {
						return
					}
				}
			})
			c := client(t)
			n := allocated(func() {
				if p := fail(t, c, address, feeds.TooLarge); p.Detail != "8 MiB" {
					t.Errorf("detail %q", p.Detail)
				}
			})
			if n > 96<<20 {
				t.Errorf("took %d MiB", n>>20)
			}
		})
	}
}

func TestPackingThatNeverEndsAndHoldsNothing(t *testing.T) {
	empty := strings.Repeat(pack(t, "gzip", ""), 1000)
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		for {
			if _, err := io.WriteString(w, empty); err != nil {
				return
			}
		}
	})
	c := client(t)
	c.MaxBytes = 1 << 20
	fail(t, c, address, feeds.TooLarge)
}

func TestSizeLimit(t *testing.T) {
	text := rss + strings.Repeat(" ", 1<<10-len(rss))
	for _, label := range []string{"", "gzip", "br", "zstd"} {
		body, longer := text, text+" "
		if label != "" {
			body, longer = pack(t, label, body), pack(t, label, longer)
		}
		c := client(t)
		c.MaxBytes = 1 << 10
		get(t, c, answer(t, label, "text/xml", body), feeds.Validators{})
		if p := fail(t, c, answer(t, label, "text/xml", longer), feeds.TooLarge); p.Detail != "1 KiB" {
			t.Errorf("%s: detail %q", label, p.Detail)
		}
	}
}
