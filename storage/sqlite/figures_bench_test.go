package sqlite_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"bantin/storage"
)

// BenchmarkCountSelections counts 100,000 stories of twenty departments and
// twelve topics by month, as the page of figures does once a minute at most:
// stories of ten years, and as many of a single one.
func BenchmarkCountSelections(b *testing.B) {
	for _, years := range []int{10, 1} {
		b.Run(fmt.Sprint(years, "years"), func(b *testing.B) {
			s := open(b, filepath.Join(b.TempDir(), "bantin.db"))
			selections := fillMemberships(b, s, 100_000, years)
			times := []time.Time{{}}
			for m := -11; m <= 1; m++ {
				times = append(times, time.Date(start.Year(), start.Month()+time.Month(m), 1, 0, 0, 0, 0, time.UTC))
			}
			for b.Loop() {
				counts, err := s.CountSelections(b.Context(), selections, times)
				sum := 0
				for _, n := range counts[""] {
					sum += n
				}
				if err != nil || sum != 100_000 {
					b.Fatal(sum, err)
				}
			}
		})
	}
}

// fillMemberships stores where stories appear and nothing else of them, and
// returns in which selections they do.
func fillMemberships(b *testing.B, s *storage.Store, n, years int) []string {
	b.Helper()
	tx, err := s.Write.BeginTx(b.Context(), nil)
	if err != nil {
		b.Fatal(err)
	}
	defer tx.Rollback()
	story, err1 := tx.PrepareContext(b.Context(), `INSERT INTO stories (id, arrived_at, updated_at) VALUES ($1, $2, $2)`)
	member, err2 := tx.PrepareContext(b.Context(), `INSERT INTO memberships (selection, story, arrived_at) VALUES ($1, $2, $3)`)
	if err1 != nil || err2 != nil {
		b.Fatal(err1, err2)
	}
	known := map[string]bool{}
	var list []string
	gap := int64(years) * 365 * 24 * 3600 / int64(n)
	for i := range n {
		id, at := fmt.Sprintf("%08x-0000-5000-8000-000000000000", uint32(i)*2654435761), start.Unix()-int64(i)*gap
		if _, err := story.ExecContext(b.Context(), id, at); err != nil {
			b.Fatal(err)
		}
		for _, selection := range []string{"", fmt.Sprint("department:so-", i%20), fmt.Sprint("area:tinh-", i%20), fmt.Sprint("topic:chu-de-", i%12)} {
			if !known[selection] {
				known[selection], list = true, append(list, selection)
			}
			if _, err := member.ExecContext(b.Context(), selection, id, at); err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return list
}
