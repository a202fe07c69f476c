package web

import (
	"net/http"
	"testing"

	"bantin/aggregator/publish"
)

func TestCodings(t *testing.T) {
	p := packed(publish.Prepare("text/plain", []byte("Bản tin")))
	for _, c := range []struct {
		name   string
		fields []string
		want   string // what is sent
	}{
		{"no field", nil, "identity"},
		{"an empty field", []string{""}, "identity"},
		{"gzip", []string{"gzip"}, "gzip"},
		{"its old name", []string{"x-gzip"}, "gzip"},
		{"in capitals", []string{"GZIP"}, "gzip"},
		{"a browser", []string{"gzip, deflate, br, zstd"}, "br"},
		{"on two lines", []string{"gzip", "br"}, "br"},
		{"not in the list", []string{"zstd, deflate"}, "identity"},
		{"brotli alone", []string{"br"}, "br"},
		{"brotli in capitals", []string{"BR;q=0.5"}, "br"},
		{"rather gzip than brotli", []string{"br;q=0.8, gzip"}, "gzip"},
		{"brotli refused, anything else welcome", []string{"br;q=0, *"}, "gzip"},
		{"brotli refused", []string{"br;q=0"}, "identity"},
		{"brotli, and nothing else", []string{"br, *;q=0"}, "br"},
		{"a name that begins alike", []string{"gzipped"}, "identity"},
		{"anything", []string{"*"}, "br"},
		{"anything else", []string{"zstd;q=1.0, *;q=0.1"}, "br"},
		{"gzip refused", []string{"gzip;q=0"}, "identity"},
		{"gzip refused with decimals", []string{"gzip; q=0.000"}, "identity"},
		{"gzip refused, anything else welcome", []string{"gzip;q=0, *"}, "br"},
		{"gzip a little", []string{"gzip;q=0.001"}, "gzip"},
		{"both alike", []string{"identity, gzip"}, "gzip"},
		{"rather as it is", []string{"identity, gzip;q=0.9"}, "identity"},
		{"rather gzip", []string{"identity;q=0.5, gzip;q=0.8"}, "gzip"},
		{"rather anything than gzip", []string{"gzip;q=0.5, *;q=0.9"}, "br"},
		{"spaces everywhere", []string{" gzip ; q = 0.5 ,\tidentity;q=0.4"}, "gzip"},
		{"a capital Q", []string{"gzip;Q=0"}, "identity"},
		{"only compressed", []string{"gzip, identity;q=0"}, "gzip"},
		{"nothing at all", []string{"identity;q=0"}, ""},
		{"nothing at all by star", []string{"*;q=0"}, ""},
		{"nothing but what there is not", []string{"zstd, *;q=0"}, ""},
		{"as it is, and nothing else", []string{"identity, *;q=0"}, "identity"},
		{"a weight that is none", []string{"gzip;q=high"}, "identity"},
		{"a weight above one", []string{"gzip;q=1.001"}, "identity"},
		{"a weight too precise", []string{"gzip;q=0.1234"}, "identity"},
		{"another parameter", []string{"gzip;level=9;q=0"}, "identity"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := "identity"
			f, ok := p.choose(&http.Request{Header: http.Header{"Accept-Encoding": c.fields}})
			if f.coding != nil {
				got = f.coding[0]
			}
			if !ok {
				got = ""
			}
			if got != c.want {
				t.Errorf("asked by %q, %q is sent, want %q", c.fields, got, c.want)
			}
		})
	}
}

func TestCodingsCostNoMemory(t *testing.T) {
	fields := []string{"gzip, deflate;q=0.5, br, *;q=0.1"}
	if n := testing.AllocsPerRun(100, func() { codings(fields) }); n != 0 {
		t.Errorf("%v allocations a request", n)
	}
}

func FuzzCodings(f *testing.F) {
	for _, seed := range []string{"gzip", "gzip;q=0.5, *;q=0", "identity;q=0", ";;,=,q=1", "gzip;q=1.000;q=0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, field string) {
		wish := codings([]string{field})
		for _, q := range []int{wish.brotli, wish.gzip, wish.identity} {
			if q < 0 || q > 1000 {
				t.Errorf("codings(%q) = %+v", field, wish)
			}
		}
		if refused := codings([]string{field, "gzip;q=0"}); refused.gzip != 0 {
			t.Errorf("gzip was refused after %q, and is accepted", field)
		}
	})
}
