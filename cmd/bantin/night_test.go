package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bantin/aggregator"
	"bantin/cmd/bantin/settings"
)

// A service that starts the day after something was stored makes up for the
// night that it has missed, in the folder and under the name of the settings.
func TestServiceMakesUpForANight(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, killFeed("mot"))
	}))
	defer site.Close()
	folder := t.TempDir()
	text := `site: {id: bantin-thu}
listen: 127.0.0.1:0
database: ` + filepath.Join(folder, "thu.db") + `
backup: {folder: ban-sao, keep: 2, at: "03:15"}
allow_addresses: [127.0.0.0/8]
areas: [{id: lao-cai, name: Lào Cai}]
departments: [{id: lao-cai, name: Sở Lào Cai, area: lao-cai}]
sources: [{id: mot, department: lao-cai, kind: feed, url: "` + site.URL + `"}]
`
	s, err := settings.Parse("bantin.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC)
	p := &program{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard, Environ: func(string) string { return "" }, language: "vi",
		Now: func() time.Time { return now }, pause: time.Millisecond}
	p.log = newLog(io.Discard, p.Environ, false)
	if err := p.fetch(t.Context(), s, aggregator.Order{All: true}); err != nil {
		t.Fatal(err)
	}
	now = now.Add(24 * time.Hour)
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	served := make(chan error, 1)
	go func() { served <- p.serve(ctx, s) }()
	want := filepath.Join(folder, "ban-sao", "thu-2026-11-24.db")
	said := ""
	noted := func() bool {
		var out strings.Builder
		asked := *p
		asked.Stdout = &out
		err := asked.status(ctx, s)
		said = out.String()
		return err == nil && strings.Contains(said, "Sao lưu lần cuối: 24/11/2026 12:00")
	}
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	for !noted() {
		if ctx.Err() != nil {
			t.Errorf("status: %s", said)
			break
		}
		<-again.C
	}
	stop()
	if err := <-served; err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(want); err != nil {
		t.Error(err)
	}
}
