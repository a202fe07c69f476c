package parse

import (
	"testing"

	"bantin/feeds"
)

func TestTheTextOfAPage(t *testing.T) {
	const page = `<html><body><p>Chợ phiên Cốc Ly</p></body></html>`
	for _, c := range []struct {
		name    string
		body    string
		repairs int
	}{
		{"as it should be", page, 0},
		{"with a mark and a zero byte", "\ufeff" + `<html>` + "\x00" + page[len("<html>"):], 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, repairs := Page(&feeds.Response{URL: "https://so.example.vn/1", ContentType: "text/html; charset=utf-8", Body: []byte(c.body)})
			if string(text) != page || len(repairs) != c.repairs {
				t.Errorf("%q, %v", text, repairs)
			}
		})
	}
}
