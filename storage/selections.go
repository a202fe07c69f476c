package storage

import (
	"context"
	"fmt"
)

// DepartmentSelection names the selection of everything a department told;
// the selection of everything is named "".
func DepartmentSelection(id string) string { return "department:" + id }

// SelectionsOf lists the selections in which any of the stories appears.
func (s *Store) SelectionsOf(ctx context.Context, stories []string) ([]string, error) {
	const q = `SELECT selection FROM memberships WHERE story = $1`
	met := map[string]bool{}
	var list []string
	for _, story := range stories {
		rows, err := s.Read.QueryContext(ctx, q, story)
		if err != nil {
			return nil, fmt.Errorf("selections of story %s: %w", story, err)
		}
		for rows.Next() {
			var selection string
			if err := rows.Scan(&selection); err != nil {
				rows.Close()
				return nil, fmt.Errorf("selections of story %s: %w", story, err)
			}
			if !met[selection] {
				met[selection] = true
				list = append(list, selection)
			}
		}
		if err := rows.Close(); err != nil {
			return nil, fmt.Errorf("selections of story %s: %w", story, err)
		}
		if err := rows.Err(); err != nil {
			return nil, fmt.Errorf("selections of story %s: %w", story, err)
		}
	}
	return list, nil
}
