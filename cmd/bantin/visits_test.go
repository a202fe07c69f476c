package main

import (
	"encoding/json"
	"io"
	"net/http"
	"testing"
)

// TestVisitsOutliveARestart stops a service before a minute is over.
func TestVisitsOutliveARestart(t *testing.T) {
	t.Parallel()
	config := killSettings(t, "http://127.0.0.1:1")
	for round := range 3 {
		r := start(t, "serve", "--config", config)
		var figures struct {
			Visits struct{ Now, All int }
		}
		if err := json.Unmarshal(r.get(t, "thong-ke.json"), &figures); err != nil {
			t.Fatal(err)
		}
		if figures.Visits.Now != 0 || figures.Visits.All != 2*round {
			t.Errorf("round %d: %+v, want %d visits in all", round, figures.Visits, 2*round)
		}
		for range 2 {
			r.visit(t, "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")
			r.visit(t, "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0")
			r.visit(t, "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)")
		}
		r.stop(t)
	}
}

// visit asks for the first page as a browser does.
func (r *running) visit(t *testing.T, agent string) {
	t.Helper()
	q, err := http.NewRequestWithContext(t.Context(), "GET", r.url, nil)
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("User-Agent", agent)
	q.Header.Set("Accept-Language", "vi")
	resp, err := http.DefaultClient.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", agent, resp.Status, err)
	}
}
