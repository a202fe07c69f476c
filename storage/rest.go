package storage

import (
	"context"
	"database/sql"
	"time"
)

// A Quiet poll found what was known already.
type Quiet struct {
	Source string
	At     time.Time
	Due    time.Time // when the source is to be visited again

	// New validators of an unchanged body; without SetValidators those that
	// are stored stay.
	ETag, LastModified string
	SetValidators      bool

	CertificateUntil time.Time // as in SourceState
	Took             time.Duration
	History          History // after this visit; nil: as it was
}

// Rest stores polls that found nothing new, many in one transaction. Each
// clears its source's claim and failures.
func (s *Store) Rest(ctx context.Context, polls []Quiet) error {
	const (
		rest = `
			UPDATE sources SET due_at = $2, claimed_until = 0, polled_at = $3, ok_at = $3, certificate_until = $4,
				failures = 0, failing_since = 0, problem = '', problem_detail = '', problem_status = 0,
				took_ms = $5, history = CASE WHEN $6 = '' THEN history ELSE $6 END
			WHERE id = $1`
		validators = `UPDATE sources SET etag = $2, last_modified = $3 WHERE id = $1`
	)
	return s.update(ctx, "save unchanged polls", func(ctx context.Context, tx *sql.Tx) error {
		rests := statement{tx: tx, query: rest}
		renewals := statement{tx: tx, query: validators}
		for _, p := range polls {
			if _, err := rests.exec(ctx, p.Source, unix(p.Due), unix(p.At), unix(p.CertificateUntil), p.Took.Milliseconds(), p.History.encode()); err != nil {
				return err
			}
			if !p.SetValidators {
				continue
			}
			if _, err := renewals.exec(ctx, p.Source, p.ETag, p.LastModified); err != nil {
				return err
			}
		}
		return nil
	})
}
