package likeness_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"bantin/aggregator/dedupe/likeness"
)

// A pair is two articles of which somebody has said whether they are one.
type pair struct {
	ID, Pattern string
	Same        bool
	A, B        likeness.Article
}

// labelled reads the pairs of one half of the labelled set.
func labelled(t testing.TB, half string) []pair {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "testdata", half, "*.jsonl"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no pairs of half %q: %v", half, err)
	}
	var pairs []pair
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(bytes.NewReader(text))
		lines.Buffer(nil, 1<<22)
		for lines.Scan() {
			var p pair
			if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			pairs = append(pairs, p)
		}
		if err := lines.Err(); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	return pairs
}

// wantRecall is how many of the copies of each pattern must be found.
const wantRecall = 0.95

func TestLabelledPairs(t *testing.T) {
	for _, half := range []string{"tuning", "test"} {
		t.Run(half, func(t *testing.T) {
			pairs := labelled(t, half)
			counts := judged(t, pairs)
			for _, pattern := range patterns(counts) {
				count := counts[pattern]
				t.Logf("%-13s %3d of %3d found", pattern, count.found, count.all)
				if float64(count.found) < wantRecall*float64(count.all) {
					t.Errorf("%s: %d of %d copies found", pattern, count.found, count.all)
				}
			}
		})
	}
}

func TestLabelledPairsByTitleAndSummary(t *testing.T) {
	for _, half := range []string{"tuning", "test"} {
		t.Run(half, func(t *testing.T) {
			pairs := labelled(t, half)
			for i := range pairs {
				pairs[i].A.HTML, pairs[i].B.HTML = "", ""
			}
			var found, all int
			for _, count := range judged(t, pairs) {
				found, all = found+count.found, all+count.all
			}
			t.Logf("%d of %d found", found, all)
		})
	}
}

type count struct{ found, all int }

// judged compares the pairs, counts the copies found by pattern, and demands
// that nothing else is joined.
func judged(t *testing.T, pairs []pair) map[string]count {
	t.Helper()
	counts := map[string]count{}
	negatives := 0
	for _, p := range pairs {
		v := likeness.Compare(likeness.Prepare(p.A, nil), likeness.Prepare(p.B, nil))
		if !p.Same {
			if negatives++; v.Same {
				t.Errorf("%s (%s) was joined by rule %q", p.ID, p.Pattern, v.Rule)
			}
			continue
		}
		c := counts[p.Pattern]
		c.all++
		if v.Same {
			c.found++
		}
		counts[p.Pattern] = c
	}
	if negatives == 0 || len(counts) == 0 {
		t.Errorf("only %d negatives and %d patterns", negatives, len(counts))
	}
	return counts
}

// patterns returns the names in order.
func patterns(counts map[string]count) []string {
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
