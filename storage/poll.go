package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
)

// SavePoll stores the outcome of one visit and clears the source's claim.
// Validators and items stand in one transaction: none is ever there without
// the others. Items that are stored already under their id stay as they are
// when they come as fresh; an edit never moves an item to another story, and
// once settled, its date stays.
func (s *Store) SavePoll(ctx context.Context, p Poll) error {
	return s.update(ctx, "save poll of "+p.Source, func(ctx context.Context, tx *sql.Tx) error {
		if p.Problem != nil {
			return saveProblem(ctx, tx, p)
		}
		added, err := addItems(ctx, tx, p)
		if err != nil {
			return err
		}
		if err := editItems(ctx, tx, p); err != nil {
			return err
		}
		if err := addAliases(ctx, tx, p); err != nil {
			return err
		}
		if err := addWants(ctx, tx, p); err != nil {
			return err
		}
		if err := addLessons(ctx, tx, p); err != nil {
			return err
		}
		if err := addChecks(ctx, tx, p.Checks); err != nil {
			return err
		}
		return saveSuccess(ctx, tx, p, added)
	})
}

// saveProblem stores that nothing could be read. Where a feed behind a page, or
// the address it moved to, is given up, its validators say nothing of what is
// asked next, so the digest is dropped under which they hold.
func saveProblem(ctx context.Context, tx *sql.Tx, p Poll) error {
	const q = `
		UPDATE sources SET feed_url = $2, due_at = $3, claimed_until = 0, polled_at = $4,
			digest = CASE WHEN feed_url NOT IN ('', $2) OR moved_url NOT IN ('', $8) THEN '' ELSE digest END,
			failures = failures + 1,
			failing_since = CASE WHEN failures = 0 THEN $4 ELSE failing_since END,
			problem = $5, problem_detail = $6, problem_status = $7,
			moved_url = $8, moved_at = CASE WHEN moved_url = $8 THEN moved_at ELSE 0 END,
			history = CASE WHEN $9 = '' THEN history ELSE $9 END
		WHERE id = $1`
	res, err := tx.ExecContext(ctx, q, p.Source, p.FeedURL, unix(p.Due), unix(p.At),
		string(p.Problem.Class), p.Problem.Detail, p.Problem.Status, p.MovedURL, p.History.encode())
	return found(res, err)
}

// saveSuccess stores what a source is like after a good visit.
func saveSuccess(ctx context.Context, tx *sql.Tx, p Poll, added int) error {
	const q = `
		UPDATE sources SET digest = $2, feed_url = $3, etag = $4, last_modified = $5, body_digest = $6,
			document_items = $7, items = items + $8, warnings = $9, due_at = $10, claimed_until = 0,
			first_ok_at = CASE WHEN first_ok_at = 0 THEN $11 ELSE first_ok_at END,
			polled_at = $11, ok_at = $11,
			new_at = CASE WHEN $12 = 1 THEN $11 ELSE new_at END,
			failures = 0, failing_since = 0, problem = '', problem_detail = '', problem_status = 0,
			pace = $13, date_order = $15, certificate_until = $16, title = $17, learned = $18, moved_url = $14,
			moved_at = CASE WHEN $14 = '' THEN 0 WHEN moved_url = $14 THEN moved_at ELSE $11 END,
			took_ms = $19, history = CASE WHEN $20 = '' THEN history ELSE $20 END
		WHERE id = $1`
	warnings, err := encodeList(p.Warnings)
	if err != nil {
		return fmt.Errorf("warnings: %w", err)
	}
	pace, err := json.Marshal(p.Pace)
	if err != nil {
		return fmt.Errorf("pace: %w", err)
	}
	res, err := tx.ExecContext(ctx, q, p.Source, p.Digest, p.FeedURL, p.ETag, p.LastModified, p.BodyDigest,
		p.DocumentItems, added, warnings, unix(p.Due), unix(p.At), number(len(p.Fresh) > 0),
		string(pace), p.MovedURL, string(p.DateOrder), unix(p.CertificateUntil), p.Title, p.Learned, p.Took.Milliseconds(), p.History.encode())
	return found(res, err)
}

// found makes ErrNotFound of a statement that met no row.
func found(res sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		return ErrNotFound
	}
	return err
}
