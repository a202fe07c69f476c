package demo_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"bantin/aggregator"
	"bantin/aggregator/dedupe"
	"bantin/aggregator/dedupe/likeness"
	"bantin/cmd/bantin/demo"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
	"bantin/feeds/fetch"
	"bantin/storage"
)

// read visits every source as the program does.
func read(t *testing.T, s *settings.Settings, now func() time.Time) map[string]feeds.Document {
	t.Helper()
	client := &fetch.Client{Allow: s.AllowAddresses}
	t.Cleanup(client.Close)
	r := aggregator.Reader{Fetch: client, Zone: s.Site.Zone, Now: now}
	docs := map[string]feeds.Document{}
	for _, src := range s.Sources {
		v, err := r.Visit(t.Context(), src, storage.SourceState{})
		if err != nil {
			t.Fatal(err)
		}
		if v.Problem != nil {
			t.Fatalf("%s: %v", src.ID, v.Problem)
		}
		docs[src.Department] = v.Document
	}
	return docs
}

// stories starts the sites at a time, lets some pass, reads and settles
// everything, and returns which departments tell each story, its centre
// first, by the story's id.
func stories(t *testing.T, at time.Time, still bool, pass time.Duration) map[string][]string {
	t.Helper()
	c := newClock(at)
	s := start(t, demo.Options{Now: c.now, Still: still})
	c.forward(pass)
	docs := read(t, s, c.now)
	names := dedupe.NamesOf(s.Site.ID)
	teller := map[string]string{}
	var waiting []dedupe.Unsettled
	for _, src := range s.Sources {
		for _, it := range dedupe.Identify(docs[src.Department], src, names) {
			teller[it.Print.ID] = src.Department
			words := likeness.Prepare(likeness.Article{Source: src.ID, Title: it.Title, Summary: it.Summary, HTML: it.Content}, nil)
			waiting = append(waiting, dedupe.Unsettled{Fingerprint: it.Print, Dated: !it.Published.IsZero(), Seen: c.now(), Words: words})
		}
	}
	all := map[string][]string{}
	for _, d := range dedupe.Settle(waiting, nil, dedupe.Corrections{}, c.now()) {
		all[d.Story] = append(all[d.Story], teller[d.Item])
	}
	return all
}

func TestEverySiteIsReadWhole(t *testing.T) {
	now := time.Date(2026, time.November, 23, 9, 25, 27, 0, time.UTC)
	clock := func() time.Time { return now }
	s := start(t, demo.Options{Now: clock, Still: true})
	shown, full := titles(t, s), 0
	for department, doc := range read(t, s, clock) {
		if len(doc.Items) != len(shown[department]) {
			t.Errorf("%s: %d items read, %d shown", department, len(doc.Items), len(shown[department]))
		}
		for _, it := range doc.Items {
			dated := department != "lai-chau"
			if it.Published.IsZero() == dated || it.Published.After(now) || now.Sub(it.Published) > 61*24*time.Hour && dated {
				t.Errorf("%s: %q is dated %v", department, it.Title, it.Published)
			}
			if !strings.HasPrefix(it.URL, "http://127.0.0.1:") || it.Summary == "" || strings.Contains(it.Title, "…") {
				t.Errorf("%s: %q at %q: %q", department, it.Title, it.URL, it.Summary)
			}
			if pictured := department != "son-la" && department != "lang-son"; pictured && it.Image == "" {
				t.Errorf("%s: %q has no picture", department, it.Title)
			}
			if department == "lang-son" && it.Content != "" {
				full++
				if !strings.Contains(it.Content, `<img src="http://127.0.0.1:`) || !norm.NFC.IsNormalString(it.Title+it.Content) {
					t.Errorf("%q: %q", it.Title, it.Content)
				}
			}
		}
	}
	if full != 8 {
		t.Errorf("%d items with their whole text, want Lạng Sơn's 8", full)
	}
}

func TestRepublishedArticlesBecomeOneStory(t *testing.T) {
	at := time.Date(2026, time.November, 23, 9, 25, 27, 0, time.UTC)
	for _, c := range []struct {
		name                 string
		still                bool
		stories, items, told int
	}{
		{"at the start", true, 66, 88, 14},
		{"when the reserve is used up", false, 94, 124, 22},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := stories(t, at, c.still, time.Hour)
			var items, told int
			for _, tellers := range all {
				items += len(tellers)
				if len(tellers) > 1 {
					told++
				}
			}
			if len(all) != c.stories || items != c.items || told != c.told {
				t.Errorf("%d stories of %d items, %d told more than once; want %d, %d, %d", len(all), items, told, c.stories, c.items, c.told)
			}
		})
	}
}

// Ids depend on nothing that differs between two starts: not on the time of
// day, not on the day, not on the ports, which the first start has taken here.
func TestStoriesKeepTheirIDsFromStartToStart(t *testing.T) {
	zone := time.FixedZone("", 7*60*60)
	want := stories(t, time.Date(2026, time.November, 23, 9, 25, 27, 0, zone), true, 0)
	for _, now := range []time.Time{
		time.Date(2026, time.November, 23, 0, 0, 30, 0, zone),
		time.Date(2026, time.November, 23, 23, 59, 59, 0, zone),
		time.Date(2027, time.February, 28, 16, 40, 0, 0, zone),
	} {
		got := stories(t, now, true, 0)
		if !slices.Equal(slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want))) {
			t.Errorf("other ids at %v", now)
		}
		for id, tellers := range got {
			if centre := want[id]; len(centre) > 0 && centre[0] != tellers[0] {
				t.Errorf("story %s: told first by %s, at %v by %s", id, centre[0], now, tellers[0])
			}
		}
	}
}
