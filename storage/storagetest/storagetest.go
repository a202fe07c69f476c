// Package storagetest says what every engine promises of a storage.Store, as
// tests that the engine's own tests run.
package storagetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"bantin/feeds"
	"bantin/storage"
)

// Run tests every promise on an empty store of its own.
func Run(t *testing.T, open func(t *testing.T) *storage.Store) {
	for _, group := range [][]promise{
		sourcePromises, pollPromises, articlePromises, ledgerPromises, settlingPromises, storyPromises, windowPromises,
		filingPromises, versionPromises, stampPromises, changePromises, searchPromises, arrivedPromises, likenessPromises,
		prunePromises, gonePromises, pushPromises, healthPromises, reviewPromises, visitPromises,
	} {
		for _, p := range group {
			t.Run(p.name, func(t *testing.T) {
				p.check(suite{T: t, Store: open(t), ctx: t.Context()})
			})
		}
	}
}

// A promise is one sentence about a store, and how it is checked.
type promise struct {
	name  string
	check func(s suite)
}

// A suite is a store under test.
type suite struct {
	*testing.T
	*storage.Store
	ctx context.Context
}

// monday is when the tests happen.
var monday = time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)

// after is some minutes later.
func after(minutes int) time.Time { return monday.Add(time.Duration(minutes) * time.Minute) }

func (s suite) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func (s suite) same(what string, got, want any) {
	s.Helper()
	if d := cmp.Diff(want, got); d != "" {
		s.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// source is an active source; its department is its name up to the slash.
func source(department, name string) feeds.Source {
	return feeds.Source{
		ID: department + "-" + name, Department: department, State: feeds.Active,
		URL: "https://" + department + ".example.vn/" + name,
	}
}

// known stores sources.
func (s suite) known(sources ...feeds.Source) {
	s.Helper()
	s.must(s.Sync(s.ctx, sources, monday))
}

// state returns what is remembered of a source.
func (s suite) state(id string) storage.SourceState {
	s.Helper()
	list, err := s.Sources(s.ctx)
	s.must(err)
	for _, st := range list {
		if st.ID == id {
			return st
		}
	}
	s.Fatalf("source %s is not stored", id)
	return storage.SourceState{}
}

// digest is a hexadecimal SHA-256, like those in fingerprints.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// uuid is an id in the form of those of items.
func uuid(name string) string {
	d := digest(name)
	return fmt.Sprintf("%s-%s-%s-%s-%s", d[:8], d[8:12], d[12:16], d[16:20], d[20:32])
}

// article is an item of a source with every field filled, as it is met on
// monday and ready at once.
func article(src feeds.Source, key string) storage.Item {
	it := storage.Item{Ready: monday}
	it.ID, it.Source, it.Department, it.FirstSeen = uuid(src.ID+"\n"+key), src.ID, src.Department, monday
	it.Item = feeds.Item{
		GUID:    "guid " + key,
		URL:     src.URL + "/" + key,
		Title:   "Khai mạc lễ hội hoa ban " + key,
		Summary: "Tối qua, lễ hội đã khai mạc tại quảng trường.",
		Content: "<p>Tối qua, lễ hội đã khai mạc tại quảng trường " + key + ".</p>",
		Authors: []string{"Hoàng Thị Mây"}, Categories: []string{"Văn hóa", "Du lịch"},
		Enclosures: []feeds.Enclosure{{URL: src.URL + "/" + key + ".jpg", Type: "image/jpeg", Length: 12345}},
		Image:      src.URL + "/" + key + ".jpg",
		Published:  after(-60), DateOrigin: feeds.DateStated,
		RawPublished: "23/11/2026 08:00",
		Repairs:      []feeds.Repair{{Code: feeds.RepairDateForm, Before: "23/11/2026 08:00", After: "2026-11-23T01:00:00Z"}},
	}
	it.Print = feeds.Fingerprint{
		ID: it.ID, Source: src.ID, Key: key, Address: it.URL, Published: it.Published,
		Title: digest(it.Title), Text: digest(it.Content), Whole: digest(it.Title + it.Content), Listed: digest(it.Title + "\n" + it.Content),
	}
	return it
}

// poll is a good poll of a source on monday that found these items.
func poll(src feeds.Source, fresh ...storage.Item) storage.Poll {
	return storage.Poll{
		Source: src.ID, At: monday, Due: after(10),
		Digest: "settings 1", ETag: `W/"1"`, LastModified: "Mon, 23 Nov 2026 02:00:00 GMT", BodyDigest: "body 1",
		DocumentItems: len(fresh), Fresh: fresh,
	}
}

// met stores items that were found.
func (s suite) met(src feeds.Source, fresh ...storage.Item) {
	s.Helper()
	s.must(s.SavePoll(s.ctx, poll(src, fresh...)))
}

// own decides that an item is a story of its own.
func own(it storage.Item, at time.Time) storage.Settled {
	return storage.Settled{
		Decision:  feeds.Decision{Item: it.ID, Story: it.ID, Rule: feeds.RuleOwn, At: at},
		Published: it.Published, Origin: it.DateOrigin, Arrived: at,
		Selections: []string{storage.DepartmentSelection(it.Department)},
	}
}

// joins decides that an item belongs to the story of another.
func joins(it, centre storage.Item, at time.Time) storage.Settled {
	d := own(it, at)
	d.Story, d.Rule, d.Evidence = centre.ID, feeds.RuleText, it.Print.Text
	d.Scores = map[string]float64{"text": 1}
	return d
}

// settled stores decisions.
func (s suite) settled(decisions ...storage.Settled) {
	s.Helper()
	s.must(s.SaveSettling(s.ctx, decisions))
}

// story returns the story with an id.
func (s suite) story(id string) storage.StoredStory {
	s.Helper()
	st, err := s.Store.Story(s.ctx, id)
	s.must(err)
	return st
}

// shown lists the items whose stories a selection shows, newest first.
func (s suite) shown(selection string) []string {
	s.Helper()
	list, err := s.Window(s.ctx, selection, storage.Bounds{Span: 48 * time.Hour, Fill: 50})
	s.must(err)
	var ids []string
	for _, st := range list {
		ids = append(ids, st.Centre.ID)
	}
	return ids
}

var (
	never time.Time // of what has not happened
	none  []string
)
