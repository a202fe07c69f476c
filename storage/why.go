package storage

import (
	"context"
	"database/sql"

	"bantin/feeds"
)

// explain adds to items why they are part of their stories: the last decision
// about each of them.
func explain(ctx context.Context, tx *sql.Tx, byStory map[string][]feeds.Telling) error {
	var ids []string
	for _, list := range byStory {
		for _, t := range list {
			ids = append(ids, t.ID)
		}
	}
	made, err := decisions(ctx, tx, ids)
	if err != nil {
		return err
	}
	last := make(map[string]feeds.Decision, len(ids))
	for _, d := range made {
		last[d.Item] = d
	}
	for story, list := range byStory {
		for i, t := range list {
			if d := last[t.ID]; d.Story == story {
				list[i].Why = &d
			}
		}
	}
	return nil
}
