package coding

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"sync"
	"testing"
)

func texts() map[string][]byte {
	return map[string][]byte{
		"nothing":    {},
		"one byte":   {'a'},
		"a text":     []byte(strings.Repeat("Lễ hội Gầu Tào của người Mông ở Lào Cai. ", 500)),
		"not text":   {0, 1, 2, 255, 254, 0x1f, 0x8b, 0},
		"a long one": bytes.Repeat([]byte("0123456789abcdef"), 1<<16),
	}
}

func TestWhatIsPackedComesBack(t *testing.T) {
	for name, body := range texts() {
		t.Run(name, func(t *testing.T) {
			z, err := gzip.NewReader(bytes.NewReader(Gzip(body)))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := io.ReadAll(z); err != nil || !bytes.Equal(got, body) {
				t.Errorf("gzip: %d bytes of %d, %v", len(got), len(body), err)
			}
			if !z.ModTime.IsZero() || z.Name != "" {
				t.Errorf("gzip tells when it was made: %v %q", z.ModTime, z.Name)
			}
			var r BrotliReader
			if err := r.Reset(bytes.NewReader(Brotli(body))); err != nil {
				t.Fatal(err)
			}
			if got, err := io.ReadAll(&r); err != nil || !bytes.Equal(got, body) {
				t.Errorf("brotli: %d bytes of %d, %v", len(got), len(body), err)
			}
		})
	}
}

func TestTextGetsSmaller(t *testing.T) {
	body := texts()["a text"]
	if z, b := len(Gzip(body)), len(Brotli(body)); z > len(body)/20 || b >= z {
		t.Errorf("%d bytes: gzip %d, brotli %d", len(body), z, b)
	}
}

// TestEqualBytesArePackedEqually packs from many goroutines with packers that
// were used for other things before.
func TestEqualBytesArePackedEqually(t *testing.T) {
	want := map[string][2][]byte{}
	for name, body := range texts() {
		want[name] = [2][]byte{Gzip(body), Brotli(body)}
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for name, body := range texts() {
				if !bytes.Equal(Gzip(body), want[name][0]) || !bytes.Equal(Brotli(body), want[name][1]) {
					t.Errorf("%s is packed in two ways", name)
				}
			}
		})
	}
	wg.Wait()
}

func TestBrokenBrotli(t *testing.T) {
	packed := Brotli(texts()["a text"])
	var r BrotliReader
	if err := r.Reset(bytes.NewReader(packed[:len(packed)/2])); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(&r); err == nil {
		t.Error("half of it was taken for all")
	}
}

func BenchmarkPack(b *testing.B) {
	body := texts()["a text"]
	for name, pack := range map[string]func([]byte) []byte{"gzip": Gzip, "brotli": Brotli} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				pack(body)
			}
		})
	}
}
