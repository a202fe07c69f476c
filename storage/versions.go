package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"bantin/feeds"
)

// A Version is a text of an item that another one has taken the place of. Of
// its item it has what is published: address, title, summary, content, image,
// authors, categories and enclosures.
type Version struct {
	feeds.Item
	Number       int
	Since, Until time.Time // when it was in force
}

// Versions returns the superseded versions of an item's text, at most so many
// of the latest ones, oldest first. Those whose words are still in force are
// left out.
func (s *Store) Versions(ctx context.Context, item string, limit int) (list []Version, err error) {
	const q = `
		SELECT v.version, CASE WHEN v.since_at = 0 THEN i.seen_at ELSE v.since_at END, v.until_at,
			v.url, v.title, v.summary, v.content, v.image, v.authors, v.categories, v.enclosures
		FROM versions v JOIN items i ON i.id = v.item
		WHERE v.item = $1 AND v.until_at <> 0 ORDER BY v.version DESC LIMIT $2`
	err = s.view(ctx, "read versions of "+item, func(ctx context.Context, tx *sql.Tx) error {
		return each(ctx, tx, q, []any{feeds.UUID(item), limit}, func(rows *sql.Rows) error {
			var v Version
			var w wording
			var since, until int64
			if err := rows.Scan(append([]any{&v.Number, &since, &until}, w.fields()...)...); err != nil {
				return err
			}
			v.Since, v.Until = instant(since), instant(until)
			v.Item, err = w.item()
			list = append(list, v)
			return err
		})
	})
	slices.Reverse(list)
	return list, err
}

// A wording is everything of a text that is published, as it is stored.
type wording struct {
	url, title, summary, content, image string
	authors, categories, enclosures     string // JSON
}

// fields are where the columns of a wording are scanned to.
func (w *wording) fields() []any {
	return []any{&w.url, &w.title, &w.summary, &w.content, &w.image, &w.authors, &w.categories, &w.enclosures}
}

func wordingOf(it feeds.Item) (w wording, err error) {
	authors, err1 := encodeList(it.Authors)
	categories, err2 := encodeList(it.Categories)
	enclosures, err3 := encodeList(it.Enclosures)
	return wording{it.URL, it.Title, it.Summary, it.Content, it.Image, authors, categories, enclosures}, cmp.Or(err1, err2, err3)
}

func (w wording) item() (feeds.Item, error) {
	authors, err1 := decodeList[string](w.authors)
	categories, err2 := decodeList[string](w.categories)
	enclosures, err3 := decodeList[feeds.Enclosure](w.enclosures)
	return feeds.Item{
		URL: w.url, Title: w.title, Summary: w.summary, Content: w.content, Image: w.image,
		Authors: authors, Categories: categories, Enclosures: enclosures,
	}, cmp.Or(err1, err2, err3)
}

// supersede is called before another text takes the place of an item's. It
// keeps the one that was issued: as a version of the past if the words
// themselves change, else only so that what was issued stays as it was. Of an
// item that never was the centre of a story, nothing was issued.
func supersede(ctx context.Context, tx *sql.Tx, it Item, textChanged bool, at time.Time) error {
	const (
		read = `
			SELECT t.item IS NOT NULL, i.url, COALESCE(t.title, ''), COALESCE(t.summary, ''), COALESCE(t.content, ''),
				COALESCE(t.image, ''), COALESCE(t.authors, ''), COALESCE(t.categories, ''), COALESCE(t.enclosures, '')
			FROM items i JOIN stories s ON s.id = i.id LEFT JOIN texts t ON t.item = i.id
			WHERE i.id = $1`
		next = `UPDATE items SET version = version + 1, version_at = $2 WHERE id = $1`
	)
	var was wording
	var there bool
	err := tx.QueryRowContext(ctx, read, it.id()).Scan(append([]any{&there}, was.fields()...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("version of item %s: %w", it.id(), err)
	}
	is, err := wordingOf(it.Telling.Item)
	if err != nil || !textChanged && is == was {
		return err
	}
	if there {
		if err := keepVersion(ctx, tx, it.id(), was, textChanged, at); err != nil {
			return fmt.Errorf("version of item %s: %w", it.id(), err)
		}
	}
	if textChanged {
		_, err = tx.ExecContext(ctx, next, it.id(), unix(at))
	}
	return err
}

// keepVersion stores the present version of an item, unless the form in which
// it was issued is stored already: then only its end is noted.
func keepVersion(ctx context.Context, tx *sql.Tx, id string, was wording, ends bool, at time.Time) error {
	const q = `
		INSERT INTO versions (item, version, url, title, summary, content, image, authors, categories, enclosures, since_at, until_at)
		SELECT i.id, i.version, $2, $3, $4, $5, $6, $7, $8, $9, i.version_at, CAST($10 AS BIGINT) FROM items i WHERE i.id = $1
		ON CONFLICT (item, version) DO UPDATE SET until_at = excluded.until_at`
	if !ends {
		at = time.Time{}
	}
	_, err := tx.ExecContext(ctx, q, id, was.url, was.title, was.summary, was.content, was.image,
		was.authors, was.categories, was.enclosures, unix(at))
	return err
}
