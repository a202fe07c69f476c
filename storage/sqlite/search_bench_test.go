package sqlite_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"bantin/feeds/vietnamese"
	"bantin/storage"
)

// BenchmarkSearch measures searches among stories of some 400 words over ten
// years, in words that are as common as those of a language are. Each of its
// parts also reports the slowest of a hundred answers, and filling the bytes
// that the index takes a story.
func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if testing.Short() && n > 10_000 {
				b.Skip("filling takes minutes")
			}
			s := open(b, filepath.Join(b.TempDir(), "bantin.db"))
			w := newWriting()
			begin := time.Now()
			w.fill(b, s, n)
			b.Logf("%d stories were filled in %v; the index takes %d bytes a story", n, time.Since(begin), wordBytes(b, s)/n)
			day := func(days int) time.Time { return start.AddDate(0, 0, -days) }
			// Words by how common they are: the first ones are in nearly every story.
			common, usual, rare := w.word(0), w.word(120), w.word(len(w.words)-1)
			for _, c := range []struct {
				name  string
				query storage.Query
			}{
				{"common", storage.Query{All: phrases(vietnamese.Fold(common))}},
				{"commonMarked", storage.Query{All: phrases(common)}},
				{"twoCommon", storage.Query{All: phrases(w.word(1), w.word(2))}},
				{"usual", storage.Query{All: phrases(usual)}},
				{"usualBare", storage.Query{All: phrases(vietnamese.Fold(usual))}},
				{"rare", storage.Query{All: phrases(rare)}},
				{"rareMarkCommonBare", storage.Query{All: phrases(w.rareMark())}},
				{"absent", storage.Query{All: phrases("xyzzy")}},
				{"phrase", storage.Query{All: phrases(w.word(3) + " " + w.word(5))}},
				{"phraseBare", storage.Query{All: phrases(vietnamese.Fold(w.word(3) + " " + w.word(5)))}},
				{"phraseNever", storage.Query{All: phrases(w.word(0) + " " + w.word(1) + " " + w.word(2) + " " + w.word(3))}},
				{"fourWords", storage.Query{All: phrases(w.word(10), w.word(40), w.word(90), w.word(200))}},
				{"without", storage.Query{All: phrases(common), None: phrases(w.word(4))}},
				{"department", storage.Query{All: phrases(common), Selections: []string{"department:so-3"}}},
				{"departmentTopic", storage.Query{All: phrases(usual), Selections: []string{"department:so-3", "topic:chu-de-5"}}},
				{"onlyFilters", storage.Query{Selections: []string{"department:so-3", "topic:chu-de-5"}}},
				{"dates", storage.Query{All: phrases(usual), From: day(400), Until: day(370)}},
				{"fitting", storage.Query{All: phrases(common, usual), Order: storage.Fitting}},
				{"fittingRare", storage.Query{All: phrases(rare), Order: storage.Fitting}},
				{"lastPage", storage.Query{All: phrases(common), After: 975}},
			} {
				c.query.Limit = 25
				b.Run(c.name, func(b *testing.B) { searching(b, s, c.query) })
			}
		})
	}
}

// searching measures one query, and how its answers spread.
func searching(b *testing.B, s *storage.Store, q storage.Query) {
	ask := func() time.Duration {
		begin := time.Now()
		if _, err := s.Search(b.Context(), q); err != nil {
			b.Fatal(err)
		}
		return time.Since(begin)
	}
	for b.Loop() {
		ask()
	}
	b.StopTimer()
	times := make([]time.Duration, 100)
	for i := range times {
		times[i] = ask()
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[50].Microseconds()), "p50-µs")
	b.ReportMetric(float64(times[98].Microseconds()), "p99-µs")
}

// phrases are what is searched for, one by one.
func phrases(texts ...string) (list []storage.Phrase) {
	for _, text := range texts {
		list = append(list, slices.Collect(vietnamese.Words(text)))
	}
	return list
}

// A writing makes up texts: syllables that Vietnamese could have, as common as
// words of a language are (Zipf), and in each text some that recur.
type writing struct {
	random *rand.Rand
	words  []string // the most common first
	sums   []float64
}

func newWriting() *writing {
	w := &writing{random: rand.New(rand.NewPCG(7, 7))}
	onsets := strings.Fields("b c ch d đ g h k kh l m n ng nh ph qu t th tr s x v")
	rimes := strings.Fields("a á à ả ạ an án ản ạn ang àng áng anh ảnh ánh ai ài ại ao áo ào âm ấm ân ần ận âu ấu " +
		"ay ày ê ế ề ể ệ ên ến ện i í ì ỉ ị inh ình ính o ó ò ọ ong òng óng ô ố ồ ổ ộ ông ồng ống ội ối ơ ờ ở ơi ời ới " +
		"u ú ủ ụ ung ùng úng ư ứ ừ ự ương ường ướng ươi ười ước ược iên iền iện iêu iều uôc uộc uyên uyền oa óa òa oan oàn ác ạc át ạt ếp")
	for _, o := range onsets {
		for _, r := range rimes {
			w.words = append(w.words, o+r)
		}
	}
	w.random.Shuffle(len(w.words), func(i, j int) { w.words[i], w.words[j] = w.words[j], w.words[i] })
	sum := 0.0
	for i := range w.words {
		sum += 1 / math.Pow(float64(i+3), 1.05)
		w.sums = append(w.sums, sum)
	}
	return w
}

func (w *writing) word(i int) string { return w.words[i] }

// rareMark is a rare word that is a common one without its marks.
func (w *writing) rareMark() string {
	common := map[string]bool{}
	for _, word := range w.words[:20] {
		common[vietnamese.Fold(word)] = true
	}
	for i := len(w.words) - 1; i > 0; i-- {
		if common[vietnamese.Fold(w.words[i])] && vietnamese.Fold(w.words[i]) != w.words[i] {
			return w.words[i]
		}
	}
	return w.words[len(w.words)-1]
}

func (w *writing) pick() string {
	at := sort.SearchFloat64s(w.sums, w.random.Float64()*w.sums[len(w.sums)-1])
	return w.words[min(at, len(w.words)-1)]
}

// text writes so many words, a third of which are those of its subject.
func (w *writing) text(words int, subject []string) string {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		if w.random.IntN(3) == 0 {
			b.WriteString(subject[w.random.IntN(len(subject))])
		} else {
			b.WriteString(w.pick())
		}
	}
	return b.String()
}

// fill stores stories of seven departments and twelve topics.
func (w *writing) fill(b *testing.B, s *storage.Store, n int) {
	const batch = 500
	sources := sources(7)
	if err := s.Sync(b.Context(), sources, start); err != nil {
		b.Fatal(err)
	}
	gap := 10 * 365 * 24 * time.Hour / time.Duration(n)
	for round := range n / batch {
		src := sources[round%len(sources)]
		p := fresh(src, round, batch)
		p.Aliases = nil
		settled := decisions(p)
		for i := range p.Fresh {
			subject := make([]string, 25)
			for k := range subject {
				subject[k] = w.pick()
			}
			it := &p.Fresh[i]
			it.Title, it.Summary = w.text(12, subject), w.text(35, subject)
			it.Content = "<p>" + w.text(120, subject) + "</p><p>" + w.text(100+w.random.IntN(260), subject) + "</p>"
			settled[i].Arrived = start.Add(-time.Duration(n-round*batch-i) * gap)
			settled[i].Published = settled[i].Arrived
			settled[i].Selections = append(settled[i].Selections, fmt.Sprintf("topic:chu-de-%d", w.random.IntN(12)), "area:"+src.Department)
		}
		if err := s.SavePoll(b.Context(), p); err != nil {
			b.Fatal(err)
		}
		if err := s.SaveSettling(b.Context(), settled); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkIndexing measures how fast what was stored before is indexed.
func BenchmarkIndexing(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "bantin.db"))
	const n = 2000
	newWriting().fill(b, s, n)
	for b.Loop() {
		s.Index.Version += "'"
		if err := s.PrepareIndex(b.Context()); err != nil {
			b.Fatal(err)
		}
		for some := n; some > 0; {
			var err error
			if some, err = s.IndexSome(b.Context(), 100); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/story")
}

// wordBytes is what the index takes in the file.
func wordBytes(t testing.TB, s *storage.Store) (n int) {
	t.Helper()
	const q = `SELECT SUM(pgsize) FROM dbstat WHERE name LIKE 'search\_%' ESCAPE '\' OR name IN ('stories_number', 'unindexed', 'indexes')`
	if err := s.Read.QueryRowContext(t.Context(), q).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
