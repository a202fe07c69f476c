package storage

import (
	"context"
	"database/sql"
	"fmt"
)

// Hide takes stories out of every selection, and out of all that was issued.
// Their items and names are kept, so that neither they nor their copies ever
// come back.
func (s *Store) Hide(ctx context.Context, stories []string) error {
	const (
		hide  = `UPDATE stories SET state = 'hidden' WHERE id = $1`
		leave = `DELETE FROM memberships WHERE story = $1`
	)
	return s.update(ctx, "hide stories", func(ctx context.Context, tx *sql.Tx) error {
		for _, id := range stories {
			at, err := resolve(ctx, tx, id)
			if err != nil {
				return fmt.Errorf("story %s: %w", id, err)
			}
			if at.state == Hidden {
				continue
			}
			for _, q := range []string{hide, leave} {
				if _, err := tx.ExecContext(ctx, q, at.id); err != nil {
					return fmt.Errorf("story %s: %w", id, err)
				}
			}
			if err := withdrawAll(ctx, tx, at.id); err != nil {
				return fmt.Errorf("story %s: %w", id, err)
			}
			if err := reworder(tx).changed(ctx, at.id); err != nil {
				return err
			}
		}
		return nil
	})
}
