package sqlite_test

import (
	"math/rand/v2"
	"path/filepath"
	"testing"

	"bantin/storage"
)

// TestSizeOfTheIndex fills the index with texts that have nothing in common,
// which need the most room.
func TestSizeOfTheIndex(t *testing.T) {
	const items, batch, most = 5_000, 500, 600
	s := open(t, filepath.Join(t.TempDir(), "bantin.db"))
	s.Index = nil // that of words is not measured, and takes most of the time
	sources := sources(20)
	if err := s.Sync(t.Context(), sources, start); err != nil {
		t.Fatal(err)
	}
	before := indexBytes(t, s)
	random := rand.New(rand.NewPCG(1, 2))
	for round := range items / batch {
		p := fresh(sources[round%len(sources)], round, batch)
		for i := range p.Fresh {
			p.Fresh[i].Content = ""
		}
		if err := s.SavePoll(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		settled := decisions(p)
		for i := range settled {
			for range storage.MostHashes {
				settled[i].Hashes = append(settled[i].Hashes, random.Uint32())
			}
		}
		if err := s.SaveSettling(t.Context(), settled); err != nil {
			t.Fatal(err)
		}
	}
	perItem := (indexBytes(t, s) - before) / items
	t.Logf("%d bytes an item", perItem)
	if perItem == 0 || perItem > most {
		t.Errorf("%d bytes an item, %d at most", perItem, most)
	}
}

// indexBytes is what the index takes in the file, with all that leads from a
// hash to an item and back.
func indexBytes(t *testing.T, s *storage.Store) (n int) {
	t.Helper()
	const q = `SELECT SUM(pgsize) FROM dbstat WHERE name IN ('likenesses', 'sketches', 'items_likeness')`
	if err := s.Read.QueryRowContext(t.Context(), q).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
