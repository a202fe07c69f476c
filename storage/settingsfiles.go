package storage

import (
	"context"
	"database/sql"
	"time"
)

// SettingsFiles returns the settings files as they were last good, by path.
func (s *Store) SettingsFiles(ctx context.Context) (map[string][]byte, error) {
	const q = `SELECT path, content FROM settings_files`
	files := map[string][]byte{}
	err := s.view(ctx, "read kept settings files", func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, nil, func(rows *sql.Rows) error {
			var path, content string
			err := rows.Scan(&path, &content)
			files[path] = []byte(content)
			return err
		})
	})
	return files, err
}

// KeepSettingsFiles remembers these files as they are, and no others. Only
// what differs is written.
func (s *Store) KeepSettingsFiles(ctx context.Context, files map[string][]byte, now time.Time) error {
	const (
		keep = `
			INSERT INTO settings_files (path, content, kept_at) VALUES ($1, $2, $3)
			ON CONFLICT (path) DO UPDATE SET content = excluded.content, kept_at = excluded.kept_at`
		forget = `DELETE FROM settings_files WHERE path = $1`
	)
	kept, err := s.SettingsFiles(ctx)
	if err != nil {
		return err
	}
	changed := map[string]bool{}
	for path, content := range files {
		if was, ok := kept[path]; !ok || string(was) != string(content) {
			changed[path] = true
		}
	}
	for path := range kept {
		if _, ok := files[path]; !ok {
			changed[path] = false
		}
	}
	if len(changed) == 0 {
		return nil
	}
	return s.update(ctx, "keep settings files", func(ctx context.Context, tx *sql.Tx) error {
		for path, there := range changed {
			var err error
			if there {
				_, err = tx.ExecContext(ctx, keep, path, string(files[path]), unix(now))
			} else {
				_, err = tx.ExecContext(ctx, forget, path)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}
