package storage

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"time"
)

// id is the item's id, which stands in its fingerprint and in its telling.
func (it Item) id() string { return cmp.Or(it.Print.ID, it.Telling.ID) }

// addItems stores a poll's fresh items, and returns how many were not there.
func addItems(ctx context.Context, tx *sql.Tx, p Poll) (added int, err error) {
	const q = `
		INSERT INTO items (id, source, key, address, url, guid, title_digest, text_digest, whole_digest,
			listed_digest, published_at, updated_at, date_origin, seen_at, backlog, ready_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
		ON CONFLICT (id) DO NOTHING`
	items := statement{tx: tx, query: q}
	texts := texts(tx)
	for _, it := range p.Fresh {
		seen := it.FirstSeen
		if seen.IsZero() {
			seen = p.At
		}
		res, err := items.exec(ctx, it.id(), p.Source, it.Print.Key, it.Print.Address, it.URL, it.GUID,
			it.Print.Title, it.Print.Text, it.Print.Whole, it.Print.Listed,
			unix(it.Published), unix(it.Updated), string(it.DateOrigin), unix(seen), number(it.Backlog), unix(it.Ready))
		if err != nil {
			return added, fmt.Errorf("item %s: %w", it.id(), err)
		}
		n, err := res.RowsAffected()
		if err != nil {
			return added, err
		}
		if n == 0 {
			continue
		}
		added++
		if err := saveText(ctx, texts, it); err != nil {
			return added, err
		}
	}
	return added, nil
}

// editItems replaces what is stored of a poll's edited items.
func editItems(ctx context.Context, tx *sql.Tx, p Poll) error {
	const edit = `
		UPDATE items SET address = $2, url = $3, guid = $4,
			title_digest = $5, text_digest = $6, whole_digest = $7, listed_digest = $8,
			published_at = CASE WHEN story = '' THEN $9 ELSE published_at END,
			date_origin = CASE WHEN story = '' THEN $10 ELSE date_origin END,
			ready_at = CASE WHEN story = '' AND CAST($11 AS BIGINT) <> 0 THEN $11 ELSE ready_at END
		WHERE id = $1`
	edits := statement{tx: tx, query: edit}
	texts, words := texts(tx), reworder(tx)
	for _, e := range p.Edited {
		id := e.id()
		if err := supersede(ctx, tx, e.Item, e.TextChanged, p.At); err != nil {
			return err
		}
		res, err := edits.exec(ctx, id, e.Print.Address, e.URL, e.GUID, e.Print.Title, e.Print.Text, e.Print.Whole, e.Print.Listed,
			unix(e.Published), string(e.DateOrigin), unix(e.Ready))
		if err := found(res, err); err != nil {
			return fmt.Errorf("edited item %s: %w", id, err)
		}
		if err := saveText(ctx, texts, e.Item); err != nil {
			return err
		}
		if err := words.changedIn(ctx, id); err != nil {
			return err
		}
		if !e.TextChanged {
			continue
		}
		if err := touch(ctx, tx, id, p.At); err != nil {
			return fmt.Errorf("edited item %s: %w", id, err)
		}
	}
	return nil
}

// touch notes that the words of an item have changed, and with them those of
// the story that it is the centre of, which is issued anew.
func touch(ctx context.Context, tx *sql.Tx, item string, at time.Time) error {
	const (
		own   = `UPDATE items SET updated_at = $2 WHERE id = $1`
		story = `UPDATE stories SET updated_at = $2 WHERE id = $1 AND state <> 'merged' AND updated_at < $2`
	)
	for _, q := range []string{own, story} {
		if _, err := tx.ExecContext(ctx, q, item, unix(at)); err != nil {
			return err
		}
	}
	return reissue(ctx, tx, item)
}

// texts is the statement that saveText runs.
func texts(tx *sql.Tx) *statement {
	const q = `
		INSERT INTO texts (item, title, summary, content, image, authors, categories, enclosures, raw_published, repairs)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT (item) DO UPDATE SET title = excluded.title, summary = excluded.summary,
			content = excluded.content, image = excluded.image, authors = excluded.authors,
			categories = excluded.categories, enclosures = excluded.enclosures,
			raw_published = excluded.raw_published, repairs = excluded.repairs`
	return &statement{tx: tx, query: q}
}

// saveText stores what is shown of an item, also when it had been pruned.
func saveText(ctx context.Context, texts *statement, it Item) error {
	authors, err1 := encodeList(it.Authors)
	categories, err2 := encodeList(it.Categories)
	enclosures, err3 := encodeList(it.Enclosures)
	repairs, err4 := encodeList(it.Repairs)
	if err := cmp.Or(err1, err2, err3, err4); err != nil {
		return fmt.Errorf("text of item %s: %w", it.id(), err)
	}
	_, err := texts.exec(ctx, it.id(), it.Title, it.Summary, it.Content, it.Image,
		authors, categories, enclosures, it.RawPublished, repairs)
	if err != nil {
		return fmt.Errorf("text of item %s: %w", it.id(), err)
	}
	return nil
}

// addAliases writes a poll's new names into the ledger, and counts them.
func addAliases(ctx context.Context, tx *sql.Tx, p Poll) error {
	const (
		add = `
			INSERT INTO aliases (source, name, item, strong, seen_at) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (source, name, item) DO NOTHING`
		count = `UPDATE items SET names = names + $2 WHERE id = $1`
	)
	aliases, counts := statement{tx: tx, query: add}, statement{tx: tx, query: count}
	for _, item := range slices.Sorted(maps.Keys(p.Aliases)) {
		var added int64
		for _, a := range p.Aliases[item] {
			res, err := aliases.exec(ctx, p.Source, a.Name, item, number(a.Strong), unix(p.At))
			if err != nil {
				return fmt.Errorf("name %q of item %s: %w", a.Name, item, err)
			}
			n, err := res.RowsAffected()
			if err != nil {
				return err
			}
			added += n
		}
		if added == 0 {
			continue
		}
		if _, err := counts.exec(ctx, item, added); err != nil {
			return fmt.Errorf("names of item %s: %w", item, err)
		}
	}
	return nil
}
