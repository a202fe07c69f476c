package likeness_test

import (
	"strings"
	"testing"

	"bantin/aggregator/dedupe/likeness"
)

// long is an article of about 500 syllables, and its copy with another lead.
func long() (a, b likeness.Article) {
	text := append(append([]string{}, news...), with("lanh", "bông", "tấm", "chiếc", "Sa Pa", "Bắc Hà", "18", "19", "42", "36")...)
	a = article(newsTitle, text...)
	b = article("Mở hội thổ cẩm", append([]string{strings.ToUpper(news[3])}, text[1:]...)...)
	return a, b
}

func BenchmarkPrepare(b *testing.B) {
	a, _ := long()
	b.ReportAllocs()
	for b.Loop() {
		likeness.Prepare(a, nil)
	}
}

func BenchmarkCompare(b *testing.B) {
	x, y := long()
	s, t := likeness.Prepare(x, nil), likeness.Prepare(y, nil)
	b.ReportAllocs()
	for b.Loop() {
		likeness.Compare(s, t)
	}
}

func BenchmarkCompareStrangers(b *testing.B) {
	x, _ := long()
	s, t := likeness.Prepare(x, nil), likeness.Prepare(labelled(b, "tuning")[0].A, nil)
	b.ReportAllocs()
	for b.Loop() {
		likeness.Compare(s, t)
	}
}

// BenchmarkPairs prepares both sides of each labelled pair and compares them.
func BenchmarkPairs(b *testing.B) {
	pairs := labelled(b, "tuning")
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		p := &pairs[n%len(pairs)]
		likeness.Compare(likeness.Prepare(p.A, nil), likeness.Prepare(p.B, nil))
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pairs/s")
}
