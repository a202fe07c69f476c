package sqlite_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
	"bantin/storage"
)

// start is when the benchmarks' first poll happens.
var start = time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)

func BenchmarkRest(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "bantin.db"))
	const n = 1000
	sources := sources(n)
	if err := s.Sync(b.Context(), sources, start); err != nil {
		b.Fatal(err)
	}
	polls := make([]storage.Quiet, n)
	round := 0
	for b.Loop() {
		round++
		at := start.Add(time.Duration(round) * 10 * time.Minute)
		for i, src := range sources {
			polls[i] = storage.Quiet{Source: src.ID, At: at, Due: at.Add(10*time.Minute + time.Duration(i%60)*time.Second)}
		}
		if err := s.Rest(b.Context(), polls); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/source")
}

func BenchmarkClaim(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "bantin.db"))
	if err := s.Sync(b.Context(), sources(10_000), start); err != nil {
		b.Fatal(err)
	}
	b.Run("idle", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Claim(b.Context(), start.Add(-time.Minute), start); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("1000", func(b *testing.B) {
		b.ReportAllocs()
		if err := s.Sync(b.Context(), sources(1000), start); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			claimed, err := s.Claim(b.Context(), start, start.Add(time.Minute))
			if err != nil || len(claimed) != 1000 {
				b.Fatal(len(claimed), err)
			}
			b.StopTimer()
			if err := s.ReleaseAll(b.Context()); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
}

func BenchmarkSavePoll(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "bantin.db"))
	sources := sources(100)
	if err := s.Sync(b.Context(), sources, start); err != nil {
		b.Fatal(err)
	}
	round := 0
	for b.Loop() {
		src := sources[round%len(sources)]
		if err := s.SavePoll(b.Context(), fresh(src, round, 20)); err != nil {
			b.Fatal(err)
		}
		round++
	}
}

// BenchmarkArchive measures what must not grow with what is stored.
func BenchmarkArchive(b *testing.B) {
	const stored, batch = 100_000, 100
	s := open(b, filepath.Join(b.TempDir(), "bantin.db"))
	sources := sources(100)
	if err := s.Sync(b.Context(), sources, start); err != nil {
		b.Fatal(err)
	}
	for round := range stored / batch {
		settle(b, s, fresh(sources[round%len(sources)], round, batch))
	}
	b.Run("Ledger", func(b *testing.B) {
		var names []string
		for i := range 20 {
			names = append(names, fmt.Sprintf("u:/tin-tuc/%d-%d", 500, i), fmt.Sprintf("g:%d-%d", 500, i), fmt.Sprintf("u:/moi/%d", i))
		}
		for b.Loop() {
			ledger, err := s.Ledger(b.Context(), sources[0].ID, names)
			if err != nil || len(ledger) != 40 {
				b.Fatal(len(ledger), err)
			}
		}
	})
	b.Run("Centres", func(b *testing.B) {
		var addresses, texts []string
		for i := range 20 {
			addresses = append(addresses, fmt.Sprintf("https://so-%d.example.vn/tin-tuc/%d-%d", 0, 500, i))
			texts = append(texts, digest(fmt.Sprintf("text %d-%d", 501, i)))
		}
		for b.Loop() {
			list, err := s.Centres(b.Context(), addresses, texts)
			if err != nil || len(list) != 40 {
				b.Fatal(len(list), err)
			}
		}
	})
	for _, selection := range []string{"", storage.DepartmentSelection("so-7")} {
		b.Run("Window/"+selection, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				list, err := s.Window(b.Context(), selection, storage.Bounds{Fill: 50})
				if err != nil || len(list) != 50 {
					b.Fatal(len(list), err)
				}
			}
		})
	}
	b.Run("SavePoll", func(b *testing.B) {
		round := stored
		for b.Loop() {
			if err := s.SavePoll(b.Context(), fresh(sources[round%len(sources)], round, 20)); err != nil {
				b.Fatal(err)
			}
			round++
		}
	})
	b.Run("SaveSettling", func(b *testing.B) {
		round := 2 * stored
		for b.Loop() {
			b.StopTimer()
			p := fresh(sources[round%len(sources)], round, 20)
			if err := s.SavePoll(b.Context(), p); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			if err := s.SaveSettling(b.Context(), decisions(p)); err != nil {
				b.Fatal(err)
			}
			round++
		}
	})
}

func sources(n int) []feeds.Source {
	list := make([]feeds.Source, n)
	for i := range list {
		department := fmt.Sprintf("so-%d", i)
		list[i] = feeds.Source{
			ID: department + "-tin-tuc", Department: department, State: feeds.Active,
			URL: "https://" + department + ".example.vn/tin-tuc",
		}
	}
	return list
}

// fresh is a poll with n items of 2 KB that were never met.
func fresh(src feeds.Source, round, n int) storage.Poll {
	at := start.Add(time.Duration(round) * time.Second)
	p := storage.Poll{
		Source: src.ID, At: at, Due: at.Add(10 * time.Minute),
		Digest: "settings", ETag: fmt.Sprintf(`"%d"`, round), BodyDigest: digest(fmt.Sprint(round)),
		DocumentItems: n, Aliases: map[string][]feeds.Alias{},
	}
	for i := range n {
		p.Fresh = append(p.Fresh, article(src, fmt.Sprintf("%d-%d", round, i), at))
		it := p.Fresh[i]
		p.Aliases[it.ID] = []feeds.Alias{
			{Name: "u:/tin-tuc/" + it.Print.Key, Strong: true}, {Name: "g:" + it.Print.Key, Strong: true},
			{Name: "t:" + it.Print.Title}, {Name: "x:" + it.Print.Text},
		}
	}
	return p
}

func article(src feeds.Source, key string, at time.Time) storage.Item {
	d := digest(src.ID + "\n" + key)
	it := storage.Item{Ready: at}
	it.ID = fmt.Sprintf("%s-%s-%s-%s-%s", d[:8], d[8:12], d[12:16], d[16:20], d[20:32])
	it.Source, it.Department, it.FirstSeen = src.ID, src.Department, at
	it.URL, it.GUID, it.Title = src.URL+"/"+key, "guid "+key, "Khai mạc lễ hội hoa ban "+key
	it.Summary = "Tối qua, lễ hội đã khai mạc tại quảng trường."
	it.Content = strings.Repeat("<p>Ruộng bậc thang Mù Cang Chải</p>\n", 50)
	it.Published, it.DateOrigin = at.Add(-time.Hour), feeds.DateStated
	it.Print = feeds.Fingerprint{
		ID: it.ID, Source: src.ID, Key: key, Address: it.URL, Published: it.Published,
		Title: digest("title " + key), Text: digest("text " + key), Whole: digest("whole " + key),
	}
	return it
}

// decisions make every item of a poll a story of its own.
func decisions(p storage.Poll) []storage.Settled {
	var list []storage.Settled
	for _, it := range p.Fresh {
		list = append(list, storage.Settled{
			Decision:  feeds.Decision{Item: it.ID, Story: it.ID, Rule: feeds.RuleOwn, At: p.At},
			Published: it.Published, Origin: it.DateOrigin, Arrived: p.At,
			Selections: []string{storage.DepartmentSelection(it.Department)},
		})
	}
	return list
}

// settle stores a poll and makes its items public.
func settle(t testing.TB, s *storage.Store, p storage.Poll) {
	t.Helper()
	if err := s.SavePoll(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveSettling(t.Context(), decisions(p)); err != nil {
		t.Fatal(err)
	}
}

// digest is a hexadecimal SHA-256, like those in fingerprints.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
