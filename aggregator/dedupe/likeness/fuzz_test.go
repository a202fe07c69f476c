package likeness_test

import (
	"reflect"
	"strings"
	"testing"

	"bantin/aggregator/dedupe/likeness"
)

func FuzzCompare(f *testing.F) {
	f.Add(newsTitle, news[0], news[1], newsTitle, "", strings.Join(news[:2], "<br>"))
	f.Add(newsTitle, "", news[0], newsTitle, "", with("1.300", "1.450")[0])
	f.Add("1/1/", "9:9:9.", "<p>-1.000 000-2h3'</p>", "I V X", "Ba Ba Ba", "hai mươi lăm nghìn tỷ")
	f.Fuzz(func(t *testing.T, title1, summary1, html1, title2, summary2, html2 string) {
		a := likeness.Prepare(likeness.Article{Title: title1, Summary: summary1, HTML: html1}, nil)
		b := likeness.Prepare(likeness.Article{Title: title2, Summary: summary2, HTML: html2}, nil)
		one, other := likeness.Compare(a, b), likeness.Compare(b, a)
		if !reflect.DeepEqual(one, other) {
			t.Errorf("one way round %+v, the other %+v", one, other)
		}
		if len(a.Sketch()) > 24 {
			t.Errorf("%d hashes", len(a.Sketch()))
		}
		for _, x := range []*likeness.Text{a, b} {
			if v := likeness.Compare(x, x); v.Scores["clashes"] != 0 || v.Scores["jaccard"] != 0 && v.Scores["jaccard"] != 1 {
				t.Errorf("a text is unlike itself: %+v", v)
			}
		}
	})
}
