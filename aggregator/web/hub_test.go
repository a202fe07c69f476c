package web

import (
	"strings"
	"testing"
	"time"

	"bantin/storage"
)

func TestHubsThatCannotBeReached(t *testing.T) {
	n := open(t, articles())
	s := n.serve(t)
	bad, good := "https://hub.example.vn/", "https://websub.example/"
	if err := n.store.KeepHubs(t.Context(), []string{bad, good}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		since time.Time
		told  bool
	}{
		{"they are well", time.Time{}, false},
		{"one has failed for an hour", now.Add(-time.Hour), false},
		{"one has failed for two days", now.Add(-48 * time.Hour), true},
	} {
		if err := n.store.SaveNotice(t.Context(), storage.Hub{URL: bad, FailingSince: c.since}, nil); err != nil {
			t.Fatal(err)
		}
		_, body := ask(t, "GET", s.URL+"/nguon")
		checkForm(t, "/nguon", body)
		if strings.Contains(body, bad) != c.told || strings.Contains(body, good) {
			t.Errorf("%s: told %v", c.name, strings.Contains(body, bad))
		}
	}
}
