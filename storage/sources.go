package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"bantin/feeds"
)

// Removed is the state of a source that the settings no longer name.
const Removed = "removed"

// Sync makes the stored sources those of the settings. A new one is due at
// once; one that is no longer named stays with all that is known of it, as
// Removed, until it is named again. One with another address is due at once and
// forgets what was found behind the old one, and how that wrote. Only what
// differs is written.
func (s *Store) Sync(ctx context.Context, sources []feeds.Source, now time.Time) error {
	const remove = `UPDATE sources SET state = $2 WHERE id = $1`
	return s.update(ctx, "sync sources", func(ctx context.Context, tx *sql.Tx) error {
		stored, err := named(ctx, tx)
		if err != nil {
			return err
		}
		w := namer(tx)
		for _, src := range sources {
			was, known := stored[src.ID]
			delete(stored, src.ID)
			if err := w.name(ctx, src, was, known, now); err != nil {
				return fmt.Errorf("source %s: %w", src.ID, err)
			}
		}
		for id, left := range stored {
			if left.state == Removed {
				continue
			}
			if _, err := tx.ExecContext(ctx, remove, id, Removed); err != nil {
				return fmt.Errorf("source %s: %w", id, err)
			}
		}
		return nil
	})
}

// naming is what the settings say of a source and the store repeats.
type naming struct{ department, url, state, content, topics string }

// namings are the statements that write what the settings say of a source that
// is new, or known.
type namings struct{ insert, change statement }

func namer(tx *sql.Tx) *namings {
	const (
		insert = `
			INSERT INTO sources (id, department, url, state, content, topics, due_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7)`
		change = `
			UPDATE sources SET department = $2, url = $3, state = $4, content = $5, topics = $6,
				feed_url = CASE WHEN url = $3 THEN feed_url ELSE '' END,
				moved_url = CASE WHEN url = $3 THEN moved_url ELSE '' END,
				moved_at = CASE WHEN url = $3 THEN moved_at ELSE 0 END,
				date_order = CASE WHEN url = $3 THEN date_order ELSE '' END,
				pace = CASE WHEN url = $3 THEN pace ELSE '{}' END,
				due_at = CASE WHEN url = $3 THEN due_at ELSE $7 END
			WHERE id = $1`
	)
	return &namings{insert: statement{tx: tx, query: insert}, change: statement{tx: tx, query: change}}
}

// name writes what the settings say of a source, unless the store says so.
func (w *namings) name(ctx context.Context, src feeds.Source, was naming, known bool, now time.Time) error {
	topics, err := encodeList(src.Topics)
	if err != nil {
		return err
	}
	is := naming{src.Department, src.URL, string(src.State), string(src.Content), topics}
	st := &w.insert
	switch {
	case known && was == is:
		return nil
	case known:
		st = &w.change
	}
	_, err = st.exec(ctx, src.ID, is.department, is.url, is.state, is.content, is.topics, unix(now))
	return err
}

func named(ctx context.Context, tx *sql.Tx) (map[string]naming, error) {
	const q = `SELECT id, department, url, state, content, topics FROM sources`
	stored := map[string]naming{}
	err := each(ctx, tx, q, nil, func(rows *sql.Rows) error {
		var id string
		var n naming
		if err := rows.Scan(&id, &n.department, &n.url, &n.state, &n.content, &n.topics); err != nil {
			return err
		}
		stored[id] = n
		return nil
	})
	return stored, err
}

// Wake makes sources due at once and forgets how often they failed and why:
// their settings have changed.
func (s *Store) Wake(ctx context.Context, ids []string, now time.Time) error {
	const q = `
		UPDATE sources SET due_at = $2, failures = 0, failing_since = 0,
			problem = '', problem_detail = '', problem_status = 0
		WHERE id = $1`
	return s.update(ctx, "wake sources", func(ctx context.Context, tx *sql.Tx) error {
		wake := statement{tx: tx, query: q}
		for _, id := range ids {
			if _, err := wake.exec(ctx, id, unix(now)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Sources returns what is remembered of every source, by id.
func (s *Store) Sources(ctx context.Context) (list []SourceState, err error) {
	const q = `SELECT ` + stateColumns + ` FROM sources ORDER BY id`
	err = s.view(ctx, "read sources", func(ctx context.Context, tx *sql.Tx) error {
		if list, err = states(ctx, tx, q); err != nil {
			return err
		}
		return addGone(ctx, tx, list)
	})
	return list, err
}

// stateColumns are the columns of sources that states reads.
const stateColumns = `
	id, department, url, state, digest, feed_url, etag, last_modified, body_digest,
	pace, date_order, moved_url, moved_at, certificate_until, title, learned, document_items, items, warnings, due_at, first_ok_at, polled_at, ok_at, new_at,
	failures, failing_since, problem, problem_detail, problem_status, took_ms, history`

// states reads a query's result of stateColumns.
func states(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]SourceState, error) {
	var list []SourceState
	err := each(ctx, tx, query, args, func(rows *sql.Rows) error {
		st, err := scanState(rows)
		list = append(list, st)
		return err
	})
	return list, err
}

func scanState(rows *sql.Rows) (SourceState, error) {
	var st SourceState
	var p feeds.Problem
	var warnings, pace, history string
	var due, firstOK, polled, ok, fresh, failing, moved, certificate, took int64
	err := rows.Scan(
		&st.ID, &st.Department, &st.URL, &st.State, &st.Digest, &st.FeedURL, &st.ETag, &st.LastModified, &st.BodyDigest,
		&pace, &st.DateOrder, &st.MovedURL, &moved, &certificate, &st.Title, &st.Learned, &st.DocumentItems, &st.Items, &warnings, &due, &firstOK, &polled, &ok, &fresh,
		&st.Failures, &failing, &p.Class, &p.Detail, &p.Status, &took, &history)
	if err != nil {
		return st, err
	}
	st.Due, st.FirstOK, st.Polled = instant(due), instant(firstOK), instant(polled)
	st.OK, st.New, st.FailingSince = instant(ok), instant(fresh), instant(failing)
	if p.Class != "" {
		st.Problem = &p
	}
	st.MovedAt, st.CertificateUntil = instant(moved), instant(certificate)
	st.Took = time.Duration(took) * time.Millisecond
	if st.History, err = decodeHistory(history); err != nil {
		return st, err
	}
	if err := json.Unmarshal([]byte(pace), &st.Pace); err != nil {
		return st, fmt.Errorf("pace: %w", err)
	}
	st.Warnings, err = decodeList[feeds.Repair](warnings)
	return st, err
}

// Relearn forgets how sources were read, but not what: what was learned of
// their pages, their validators, and why they could not be read. They are due
// at once and read as if for the first time; known articles stay known.
func (s *Store) Relearn(ctx context.Context, ids []string, now time.Time) error {
	const q = `
		UPDATE sources SET due_at = $2, failures = 0, failing_since = 0,
			problem = '', problem_detail = '', problem_status = 0,
			digest = '', etag = '', last_modified = '', body_digest = '', learned = '', feed_url = ''
		WHERE id = $1`
	return s.update(ctx, "relearn sources", func(ctx context.Context, tx *sql.Tx) error {
		relearn := statement{tx: tx, query: q}
		for _, id := range ids {
			res, err := relearn.exec(ctx, id, unix(now))
			if err := found(res, err); err != nil {
				return fmt.Errorf("source %s: %w", id, err)
			}
		}
		return nil
	})
}
