package aggregator

import (
	"context"
	"fmt"
	"html"
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"bantin/aggregator/dedupe"
	"bantin/aggregator/dedupe/likeness"
	"bantin/feeds"
	"bantin/feeds/plaintext"
	"bantin/feeds/vietnamese"
	"bantin/storage"
	"bantin/storage/sqlite"
)

// BenchmarkDecide measures what it takes to decide about one new item of 500
// syllables, on its own, beside few stored items and beside very many. Seven
// in ten are new, two republish a stored one under an introduction, one is a
// form of which many are stored.
func BenchmarkDecide(b *testing.B) {
	var few float64
	for _, stored := range []int{10_000, 1_000_000} {
		b.Run(fmt.Sprint(stored), func(b *testing.B) {
			w := newWarehouse(b, stored)
			var items []storage.Item
			for i := range 3000 {
				items = append(items, w.arrives(i))
			}
			next, joined := 0, 0
			began := cpu()
			for b.Loop() {
				settled, _, err := w.decide(b.Context(), items[next%len(items):][:1], dedupe.Corrections{}, noon)
				if err != nil {
					b.Fatal(err)
				}
				if settled[0].Story != settled[0].Item {
					joined++
				}
				next++
			}
			each := float64((cpu() - began).Microseconds()) / float64(b.N)
			b.ReportMetric(each, "cpu-µs/op")
			b.ReportMetric(100*float64(joined)/float64(b.N), "%joined")
			if few == 0 {
				few = each
			} else {
				b.ReportMetric(each/few, "times")
			}
		})
	}
}

// cpu is the time that this process has worked.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// A warehouse is an aggregator whose store was filled directly.
type warehouse struct {
	*Aggregator
	b       *testing.B
	random  *rand.Rand
	sources []feeds.Source
	base    []feeds.Item // stored with their texts, and republished
}

// bases is how many stored items are republished, forms how many are forms.
const bases, forms = 1000, 400

func newWarehouse(b *testing.B, stored int) *warehouse {
	store, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "bantin.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	w := &warehouse{b: b, random: rand.New(rand.NewPCG(1, 2)),
		Aggregator: &Aggregator{Store: store, Now: func() time.Time { return noon }, Log: slog.New(slog.DiscardHandler)}}
	for i := range 20 {
		w.sources = append(w.sources, source(fmt.Sprintf("nguon-%d", i), fmt.Sprintf("so-%d", i), "https://a.vn/"))
	}
	if err := store.Sync(b.Context(), w.sources, noon); err != nil {
		b.Fatal(err)
	}
	for i := range bases + forms {
		it := w.write()
		if i >= bases {
			it = w.form()
		}
		w.base = append(w.base, it)
		w.settle(fmt.Sprint("base-", i), it)
	}
	w.fill(stored - bases - forms)
	return w
}

// write writes an article of 500 syllables that nobody else has written.
func (w *warehouse) write() feeds.Item {
	var body strings.Builder
	for range 8 {
		fmt.Fprintf(&body, "<p>%s.</p>\n", w.words(62))
	}
	return feeds.Item{Title: w.words(12), Summary: w.words(40), Content: body.String()}
}

// words are syllables as frequent as in any language: few often, most rarely.
func (w *warehouse) words(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = syllable(int(float64(2500) * w.random.Float64() * w.random.Float64()))
	}
	return strings.Join(words, " ")
}

// syllable is one of 2,500.
func syllable(i int) string {
	starts := strings.Fields("b c ch d đ g gh gi h kh l m n ng nh ph qu r s t th tr v x k")
	ends := strings.Fields("a ai an ang anh ao at âm ân ây en eo ên iên iêu in inh ong ông ôi ơi ơn u ua ung ưa ương ươi yên " +
		"á ài àn áng ảnh ạo ạt ấm ận ấy ẻn éo ện iến iều ín ình óng ổng ối ới ờn ủ úa ùng ừa ướng ười yến " +
		"à ái án àng ánh áo ác ẩm ấn ầy èn ẹo ến iện iểu ìn ịnh òng ộng ồi ời ớn ù ùa úng ứa ường ưới uyên oan oàn")
	return starts[i%len(starts)] + ends[i/len(starts)%len(ends)]
}

// form is the week's visitors in figures: the same words every week.
func (w *warehouse) form() feeds.Item {
	var body strings.Builder
	for _, line := range strings.Split(strings.Repeat("Khách sạn trên địa bàn tỉnh đón được tổng cộng N lượt khách tăng N phần trăm so với cùng kỳ năm trước trong đó khách quốc tế là N lượt chiếm N phần trăm\n", 14), "\n") {
		for strings.Contains(line, "N") {
			line = strings.Replace(line, "N", fmt.Sprint(w.random.IntN(90000)), 1)
		}
		fmt.Fprintf(&body, "<p>%s.</p>\n", html.EscapeString(line))
	}
	return feeds.Item{Title: fmt.Sprint("Thống kê khách tuần ", w.random.IntN(52)), Content: body.String()}
}

// item is an item as it waits to be settled.
func (w *warehouse) item(key string, it feeds.Item) storage.Item {
	src := w.sources[w.random.IntN(len(w.sources))]
	it.Published, it.DateOrigin = noon.Add(-time.Duration(w.random.IntN(14*24))*time.Hour), feeds.DateStated
	id := dedupe.NamesOf(site.ID).Item(src.ID, key)
	s := storage.Item{Telling: feeds.Telling{Item: it, ID: id, Source: src.ID, Department: src.Department, FirstSeen: noon}, Ready: noon}
	s.Print = feeds.Fingerprint{ID: id, Source: src.ID, Key: key, Address: "a.vn/" + key, Published: it.Published}
	s.Print.Title, s.Print.Text = dedupe.Words(it)
	s.Print.Whole = s.Print.Title + s.Print.Text
	return s
}

// settle stores an item as a story of its own.
func (w *warehouse) settle(key string, it feeds.Item) {
	s := w.item(key, it)
	w.poll(s)
	text := likeness.Prepare(likeness.Article{Source: s.Source, Title: it.Title, Summary: it.Summary, HTML: it.Content}, nil)
	d := storage.Settled{Decision: feeds.Decision{Item: s.ID, Story: s.ID, Rule: feeds.RuleOwn, At: noon},
		Published: it.Published, Origin: feeds.DateStated, Hashes: text.Sketch()}
	d.Published = s.Published
	if err := w.Store.SaveSettling(w.b.Context(), []storage.Settled{d}); err != nil {
		w.b.Fatal(err)
	}
}

func (w *warehouse) poll(s storage.Item) {
	p := storage.Poll{Source: s.Source, At: noon, Digest: "x", DocumentItems: 1, Fresh: []storage.Item{s}}
	if err := w.Store.SavePoll(w.b.Context(), p); err != nil {
		w.b.Fatal(err)
	}
}

// arrives stores an item that is to be decided about.
func (w *warehouse) arrives(i int) storage.Item {
	var it feeds.Item
	switch {
	case i%10 < 7:
		it = w.write()
	case i%10 < 9:
		it = w.base[w.random.IntN(bases)]
		it.Content = "<p>" + w.words(40) + ".</p>" + it.Content
	default:
		it = w.form()
	}
	s := w.item(fmt.Sprint("new-", i), it)
	w.poll(s)
	return s
}

// fill adds centres without texts, that share with others by chance only, but
// for a few hashes each that many have.
func (w *warehouse) fill(n int) {
	const (
		items = `
			WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < $1)
			INSERT INTO items (id, source, key, address, url, guid, title_digest, text_digest, whole_digest, listed_digest,
				published_at, updated_at, date_origin, seen_at, ready_at, story, joined_at, likeness)
			SELECT id, 'nguon-' || (n % 20), 'u:/tin-tuc/' || n, 'a.vn/tin-tuc/' || n, 'https://a.vn/tin-tuc/' || n, '',
				lower(hex(randomblob(16))), lower(hex(randomblob(16))), lower(hex(randomblob(16))), lower(hex(randomblob(32))),
				$2 - n % 2000000, 0, 'stated', $2, $2, id, $2, $3 + n
			FROM (SELECT n, lower(hex(randomblob(18))) AS id FROM count)`
		hashes = `
			WITH RECURSIVE count (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM count WHERE n < $1 * 24 - 1)
			INSERT OR IGNORE INTO likenesses (hash, number)
			SELECT CASE WHEN n % 24 < 2 THEN random() % 500 ELSE random() % $2 END AS hash, n / 24 + 1 + $3 AS number
			FROM count ORDER BY hash, number`
		sketches = `
			WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < $1)
			INSERT INTO sketches (number, settled_at, hashes) SELECT n + $3, $2, $4 FROM count`
	)
	ctx := context.WithoutCancel(w.b.Context())
	const blank = "AAAAAA" // one hash; nothing here leaves the index
	for _, q := range []struct {
		query string
		args  []any
	}{
		{items, []any{n, noon.Unix(), bases + forms}},
		{hashes, []any{n, int64(w.reach()), bases + forms}},
		{sketches, []any{n, noon.Unix(), bases + forms, blank}},
		{`PRAGMA wal_checkpoint(TRUNCATE)`, nil},
	} {
		if _, err := w.Store.Write.ExecContext(ctx, q.query, q.args...); err != nil {
			w.b.Fatal(err)
		}
	}
}

// reach is how far from zero the hashes of sketches lie.
func (w *warehouse) reach() (most uint32) {
	for _, it := range w.base[:100] {
		for _, h := range likeness.Prepare(likeness.Article{Title: it.Title, HTML: it.Content}, nil).Sketch() {
			most = max(most, uint32(max(int32(h), -int32(h))))
		}
	}
	return max(most, 1)
}

// TestTextsOfTheBenchmark keeps its texts as long as they claim to be.
func TestTextsOfTheBenchmark(t *testing.T) {
	w := &warehouse{random: rand.New(rand.NewPCG(1, 2))}
	if n := len(strings.Fields(vietnamese.Key(plaintext.Of(w.write().Content)))); n < 490 || n > 510 {
		t.Errorf("%d syllables, not 500", n)
	}
}
