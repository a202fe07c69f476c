package dedupe

import (
	"slices"
	"testing"

	"bantin/feeds"
)

func TestSpellings(t *testing.T) {
	src := feeds.Source{ID: "a", URL: "https://a.example.vn/tin", Aliases: []string{"cu.example.vn"}, IDPattern: `-(\d+)$`}
	for _, c := range []struct {
		name, raw string
		want      string // among the spellings
		others    string // not among them
	}{
		{"its own host", "https://a.example.vn/tin/bai", "u:/tin/bai", ""},
		{"another scheme, www and tracking", "http://www.a.example.vn:80/tin/bai/?utm_source=x#dau", "u:/tin/bai", ""},
		{"an alias of its host", "https://cu.example.vn/tin/bai", "u:/tin/bai", ""},
		{"a host of before", "https://xua.example.vn/tin/bai", "u:/tin/bai", ""},
		{"another's host", "https://b.example.vn/tin/bai", "u:b.example.vn/tin/bai", "u:/tin/bai"},
		{"its number", "https://a.example.vn/tin/bai-77", "n:77", ""},
		{"a guid that is an address", "https://a.example.vn/?p=7", "g:https://a.example.vn/?p=7", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := Memory{Hosts: []string{"xua.example.vn"}}.Spellings(c.raw, src)
			if !slices.Contains(list, c.want) || c.others != "" && slices.Contains(list, c.others) {
				t.Errorf("spellings: %q", list)
			}
		})
	}
	if list := (Memory{}).Spellings("không phải địa chỉ", src); len(list) != 0 {
		t.Errorf("no address: %q", list)
	}
}
