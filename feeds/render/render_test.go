package render_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
	"bantin/feeds/render"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// write renders a channel as it is served below its page.
func write(t testing.TB, f render.Format, ch feeds.Channel) []byte {
	t.Helper()
	if ch.Self == "" {
		ch.Self = ch.Page + f.File()
	}
	var b bytes.Buffer
	if err := render.Write(&b, f, ch); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		name string
		ch   feeds.Channel
	}{
		{"rich", rich()}, {"empty", heading()}, {"hostile", hostile()}, {"current", current()}, {"volume", volume()},
	} {
		for _, f := range render.Formats() {
			name := c.name + "." + f.File()
			t.Run(name, func(t *testing.T) {
				got := write(t, f, c.ch)
				golden := filepath.Join("testdata", name)
				if *update {
					if err := os.WriteFile(golden, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), string(got)); diff != "" {
					t.Errorf("not as in %s (-want +got):\n%s", golden, diff)
				}
			})
		}
	}
}
