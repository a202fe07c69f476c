package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"bantin/feeds"
)

// DepartmentSelection names the selection of everything a department told;
// the selection of everything is named "".
func DepartmentSelection(id string) string { return "department:" + id }

// AreaSelection names the selection of everything told in an area, or in one
// that it succeeded.
func AreaSelection(id string) string { return "area:" + id }

// TopicSelection names the selection of everything that belongs to a topic.
func TopicSelection(id string) string { return "topic:" + id }

// SelectionsOf lists the selections in which any of the stories appears.
func (s *Store) SelectionsOf(ctx context.Context, stories []string) (list []string, err error) {
	const q = `SELECT DISTINCT selection FROM memberships WHERE story IN (%s)`
	met := map[string]bool{}
	err = s.view(ctx, "read selections of stories", func(ctx context.Context, tx *sql.Tx) error {
		for part := range slices.Chunk(stories, chunk) {
			args := make([]any, len(part))
			for i, id := range part {
				args[i] = feeds.UUID(id)
			}
			err := each(ctx, tx, fmt.Sprintf(q, among(1, len(part))), args, func(rows *sql.Rows) error {
				var selection string
				err := rows.Scan(&selection)
				if !met[selection] {
					met[selection] = true
					list = append(list, selection)
				}
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	slices.Sort(list)
	return list, err
}
