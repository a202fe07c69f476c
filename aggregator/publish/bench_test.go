package publish

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bantin/feeds"
	"bantin/storage"
	"bantin/storage/sqlite"
)

// BenchmarkVolume makes a closed volume of whole texts from the store.
func BenchmarkVolume(b *testing.B) {
	p := filled(b, 3*storage.VolumeSize)
	var d *Rendered
	for b.Loop() {
		var err error
		if d, err = p.makeIssue(b.Context(), p.shelf.Load(), "", issue{volume: 2}, "/luu-tru/atom/2.xml"); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Body)), "bytes")
	b.ReportMetric(float64(len(d.Gzip)), "gzipped")
}

// BenchmarkChain finds what a current feed links to.
func BenchmarkChain(b *testing.B) {
	p := filled(b, 3*storage.VolumeSize+150)
	ch, _ := p.Channel("")
	for b.Loop() {
		if c, _, err := p.chain(b.Context(), ch, ""); err != nil || c.Previous == "" {
			b.Fatal(c, err)
		}
	}
}

// filled publishes stories of 500 syllables, four an hour.
func filled(b *testing.B, n int) *Publisher {
	b.Helper()
	store, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "bantin.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	begin := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	sources := []feeds.Source{{ID: "lc", Department: "lao-cai", URL: "https://lc.example.vn/", State: feeds.Active, Content: feeds.FullContent}}
	if err := store.Sync(b.Context(), sources, begin); err != nil {
		b.Fatal(err)
	}
	syllables := strings.Fields("lễ hội hoa ban khai mạc tối qua tại quảng trường thành phố với sự tham gia của đông đảo người dân và du khách")
	chance := rand.New(rand.NewPCG(1, 1))
	text := func(n int) string {
		var words []string
		for range n {
			words = append(words, syllables[chance.IntN(len(syllables))])
		}
		return strings.Join(words, " ")
	}
	poll := storage.Poll{Source: "lc", At: begin}
	var settled []storage.Settled
	for i := range n {
		id, at := fmt.Sprintf("5c3a1f0e-0000-5000-8000-%012d", i), begin.Add(time.Duration(i)*15*time.Minute)
		it := feeds.Item{URL: "https://lc.example.vn/" + id, Title: text(14), Summary: text(40), Content: "<p>" + text(500) + "</p>", Published: at}
		poll.Fresh = append(poll.Fresh, storage.Item{Telling: feeds.Telling{Item: it, ID: id, Source: "lc"}, Print: feeds.Fingerprint{ID: id, Key: id}})
		settled = append(settled, storage.Settled{Decision: feeds.Decision{Item: id, Story: id, Rule: feeds.RuleOwn, At: at},
			Published: at, Arrived: at, Selections: []string{storage.DepartmentSelection("lao-cai")}})
	}
	if err := store.SavePoll(b.Context(), poll); err != nil {
		b.Fatal(err)
	}
	if err := store.SaveSettling(b.Context(), settled); err != nil {
		b.Fatal(err)
	}
	p := &Publisher{Store: store, Now: func() time.Time { return begin }}
	p.Configure(feeds.Site{ID: "thu", Title: "Bản tin", URL: "https://bantin.example.vn", Departments: []feeds.Department{{ID: "lao-cai", Name: "Sở"}}}, sources)
	if err := p.RebuildAll(b.Context()); err != nil {
		b.Fatal(err)
	}
	return p
}

// BenchmarkRebuild makes the documents of one selection anew after a story came
// into it, and those of all the selections that one new story touches.
func BenchmarkRebuild(b *testing.B) {
	for _, c := range []struct {
		name       string
		selections []string
	}{
		{"selection", []string{"topic:van-hoa"}},
		{"story", []string{"", "department:lao-cai", "area:yen-bai", "area:lao-cai", "topic:van-hoa", "topic:du-lich"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := filled(b, 3*storage.VolumeSize)
			site, sources := p.site, p.order
			site.Areas = []feeds.Area{{ID: "lao-cai", Name: "Lào Cai"}, {ID: "yen-bai", Name: "Yên Bái"}}
			site.Topics = []feeds.Topic{{ID: "van-hoa", Name: "Văn hóa", Words: []string{"lễ hội"}}, {ID: "du-lich", Name: "Du lịch", Words: []string{"du khách"}}}
			p.Configure(site, sources)
			everywhere := func(storage.Label) []string { return c.selections }
			for done := false; !done; {
				var err error
				if _, done, err = p.Store.FileNext(b.Context(), "thử", 500, p.Now(), everywhere); err != nil {
					b.Fatal(err)
				}
			}
			if err := p.RebuildAll(b.Context()); err != nil {
				b.Fatal(err)
			}
			for i := 0; b.Loop(); i++ {
				p.Version = fmt.Sprint(i) // other bytes, as another story makes
				if err := p.Rebuild(b.Context(), c.selections...); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkFile files stories under the selections of other settings, as the
// first start after them does.
func BenchmarkFile(b *testing.B) {
	p := filled(b, 10*storage.VolumeSize)
	for i := 0; b.Loop(); i++ {
		here := func(storage.Label) []string { return []string{"department:lao-cai", fmt.Sprint("topic:", i)} }
		for done := false; !done; {
			var err error
			if _, done, err = p.Store.FileNext(b.Context(), fmt.Sprint(i), 500, p.Now(), here); err != nil {
				b.Fatal(err)
			}
		}
	}
}
