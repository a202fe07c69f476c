package storage

import (
	"context"
	"database/sql"
)

// Documents returns when each published document last changed, by path.
func (s *Store) Documents(ctx context.Context) (map[string]PublishedDocument, error) {
	const q = `SELECT path, etag, changed_at FROM documents`
	known := map[string]PublishedDocument{}
	err := s.view(ctx, "read published documents", func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, nil, func(rows *sql.Rows) error {
			var d PublishedDocument
			var changed int64
			err := rows.Scan(&d.Path, &d.ETag, &changed)
			d.Changed = instant(changed)
			known[d.Path] = d
			return err
		})
	})
	return known, err
}

// Document returns when the document at a path last changed; the zero value if
// none was ever published there.
func (s *Store) Document(ctx context.Context, path string) (d PublishedDocument, err error) {
	const q = `SELECT path, etag, changed_at FROM documents WHERE path = $1`
	err = s.view(ctx, "read published document "+path, func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{path}, func(rows *sql.Rows) error {
			var changed int64
			err := rows.Scan(&d.Path, &d.ETag, &changed)
			d.Changed = instant(changed)
			return err
		})
	})
	return d, err
}

// SaveDocuments stores when documents last changed.
func (s *Store) SaveDocuments(ctx context.Context, documents []PublishedDocument) error {
	const q = `
		INSERT INTO documents (path, etag, changed_at) VALUES ($1, $2, $3)
		ON CONFLICT (path) DO UPDATE SET etag = excluded.etag, changed_at = excluded.changed_at`
	if len(documents) == 0 {
		return nil
	}
	return s.update(ctx, "save published documents", func(ctx context.Context, tx *sql.Tx) error {
		save := statement{tx: tx, query: q}
		for _, d := range documents {
			if _, err := save.exec(ctx, d.Path, d.ETag, unix(d.Changed)); err != nil {
				return err
			}
		}
		return nil
	})
}

// ForgetDocuments forgets the documents whose paths begin so.
func (s *Store) ForgetDocuments(ctx context.Context, beginning string) error {
	const q = `DELETE FROM documents WHERE path >= $1 AND path < $2`
	return s.update(ctx, "forget documents of "+beginning, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, q, beginning, beginning+"\U0010FFFF")
		return err
	})
}
