package storage

import (
	"context"
	"database/sql"
	"errors"

	"bantin/feeds"
)

// Split takes an item out of its story and makes it the centre of its own, as
// d says; whatever Item and Story d names, they are this item, and a date that
// was settled stays. The story that it leaves keeps its id, and no longer
// appears under the item's department unless another of its items is of that
// department. A centre cannot leave: nothing happens to it.
func (s *Store) Split(ctx context.Context, item string, d Settled) error {
	const (
		read = `
			SELECT i.published_at, i.date_origin, i.story, s.department
			FROM items i JOIN sources s ON s.id = i.source WHERE i.id = $1`
		leave = `UPDATE items SET story = '' WHERE id = $1`
	)
	item = feeds.UUID(item)
	d.Item, d.Story = item, item
	return s.update(ctx, "split off item "+item, func(ctx context.Context, tx *sql.Tx) error {
		var published int64
		var origin feeds.DateOrigin
		var story, department string
		err := tx.QueryRowContext(ctx, read, item).Scan(&published, &origin, &story, &department)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		}
		if err != nil || story == item {
			return err
		}
		if story != "" {
			d.Published, d.Origin = instant(published), origin
		}
		if _, err := tx.ExecContext(ctx, leave, item); err != nil {
			return err
		}
		if err := settler(tx).settle(ctx, d); err != nil {
			return err
		}
		if err := leaveDepartment(ctx, tx, story, department); err != nil || story == "" {
			return err
		}
		return reworder(tx).changed(ctx, story)
	})
}

// leaveDepartment ends a story's appearance under a department that none of
// its items is of.
func leaveDepartment(ctx context.Context, tx *sql.Tx, story, department string) error {
	const q = `
		DELETE FROM memberships
		WHERE story = $1 AND selection = $2 AND NOT EXISTS (
			SELECT 1 FROM items i JOIN sources s ON s.id = i.source
			WHERE i.story = $1 AND i.story <> '' AND s.department = $3)`
	res, err := tx.ExecContext(ctx, q, story, DepartmentSelection(department), department)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return err
	}
	return withdraw(ctx, tx, DepartmentSelection(department), story)
}
