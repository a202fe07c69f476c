package feeds

import "testing"

func TestTrustIsForTheSourcesOwnHosts(t *testing.T) {
	pin := Trust{Pin: "x"}
	src := Source{URL: "https://www.so.vn:8443/tin", Aliases: []string{"demo.so.vn", "so-cu.vn:8080", "[::1"}, Trust: pin}
	for address, want := range map[string]Trust{
		"https://www.so.vn:8443/rss": pin,
		"https://SO.vn./rss":         pin,
		"https://demo.so.vn/rss":     pin,
		"https://www.so-cu.vn/rss":   pin,
		"https://tin.so.vn/rss":      {},
		"https://so.vn.ac/rss":       {},
		"/rss":                       {},
		"://":                        {},
		"https://[::1/rss":           {},
	} {
		if got := src.TrustFor(address); got != want {
			t.Errorf("%s: %+v", address, got)
		}
	}
}

func TestTrustDecidesWhatAVisitYields(t *testing.T) {
	plain, pinned := Source{ID: "a"}, Source{ID: "a", Trust: Trust{Pin: "x"}}
	if plain.Digest() == pinned.Digest() {
		t.Error("a pin changes nothing")
	}
}
