package storage

import (
	"context"
	"database/sql"
	"time"
)

// CountSelections counts for each selection the stories that arrived between
// each of the times, which come in their order, and the one after it.
func (s *Store) CountSelections(ctx context.Context, selections []string, times []time.Time) (counts map[string][]int, err error) {
	const q = `SELECT COUNT(*) FROM memberships WHERE selection = $1 AND arrived_at >= $2 AND arrived_at < $3`
	counts = make(map[string][]int, len(selections))
	err = s.view(ctx, "count stories of selections", func(ctx context.Context, tx *sql.Tx) error {
		st := statement{tx: tx, query: q}
		for _, selection := range selections {
			list := make([]int, max(len(times)-1, 0))
			for i := range list {
				if err := st.row(ctx, &list[i], selection, times[i].Unix(), times[i+1].Unix()); err != nil {
					return err
				}
			}
			counts[selection] = list
		}
		return nil
	})
	return counts, err
}
