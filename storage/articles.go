package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"bantin/feeds"
)

// An Awaited article is one whose page is to be read.
type Awaited struct {
	Item            // as it is stored, with its text
	Tries int       // in vain
	Read  time.Time // when it was read before; zero: never
}

// An ArticleRead is what the page of an item's article has given: the item with
// its fullest text, and Title and Text of its fingerprint.
type ArticleRead struct {
	Item
	At          time.Time
	TextChanged bool // what is published of it did: the story's Updated moves
}

// An ArticleFailed says that the page of an article could not be read.
type ArticleFailed struct {
	Item  string // id
	At    time.Time
	Due   time.Time // when it is to be tried again; zero: it is given up
	Class feeds.Class
}

// AwaitedArticles returns the articles of active sources that are due, at most
// so many of each source: those first that were met last, and of one document
// those first that stand higher in it.
func (s *Store) AwaitedArticles(ctx context.Context, now time.Time, ofSource int) (list []Awaited, err error) {
	const q = `
		SELECT id, tries, read_at FROM (
			SELECT i.id, a.tries, a.read_at, i.source, ROW_NUMBER() OVER (
				PARTITION BY i.source ORDER BY i.seen_at DESC, a.place, i.id) AS place
			FROM articles a JOIN items i ON i.id = a.item JOIN sources s ON s.id = i.source
			WHERE a.due_at <> 0 AND a.due_at <= $1 AND s.state = 'active') due
		WHERE place <= $2 ORDER BY source, place`
	err = s.view(ctx, "read awaited articles", func(ctx context.Context, tx *sql.Tx) error {
		var ids []string
		err := each(ctx, tx, q, []any{unix(now), ofSource}, func(rows *sql.Rows) error {
			var id string
			var a Awaited
			var read int64
			err := rows.Scan(&id, &a.Tries, &read)
			a.Read = instant(read)
			ids, list = append(ids, id), append(list, a)
			return err
		})
		if err != nil {
			return err
		}
		items, err := whole(ctx, tx, ids)
		for i, id := range ids {
			list[i].Item = items[id]
		}
		return err
	})
	return list, err
}

// ReadArticles returns those of the given items whose text was taken from their
// article's page, as they are stored, by id.
func (s *Store) ReadArticles(ctx context.Context, ids []string) (items map[string]Item, err error) {
	const q = `SELECT item FROM articles WHERE read_at <> 0 AND item IN (%s)`
	err = s.view(ctx, "read articles", func(ctx context.Context, tx *sql.Tx) error {
		var read []string
		for part := range slices.Chunk(ids, chunk) {
			err := each(ctx, tx, fmt.Sprintf(q, among(1, len(part))), anys(part), func(rows *sql.Rows) error {
				var id string
				err := rows.Scan(&id)
				read = append(read, id)
				return err
			})
			if err != nil {
				return err
			}
		}
		items, err = whole(ctx, tx, read)
		return err
	})
	return items, err
}

// whole reads items with all that is stored of them.
func whole(ctx context.Context, tx *sql.Tx, ids []string) (map[string]Item, error) {
	const q = `SELECT i.ready_at, i.backlog, ` + printColumns + ` FROM items i WHERE i.id IN (%s)`
	tellings, err := tellings(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	items := make(map[string]Item, len(ids))
	for part := range slices.Chunk(ids, chunk) {
		err := each(ctx, tx, fmt.Sprintf(q, among(1, len(part))), anys(part), func(rows *sql.Rows) error {
			var it Item
			var ready int64
			print, err := scanPrint(rows, &ready, &it.Backlog)
			it.Telling, it.Print, it.Ready = tellings[print.ID], print, instant(ready)
			items[print.ID] = it
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return items, nil
}

// addWants notes whose pages are to be read. What is awaited already keeps its
// turn, unless it was read before and is wanted again.
func addWants(ctx context.Context, tx *sql.Tx, p Poll) error {
	const (
		want = `
			INSERT INTO articles (item, place, due_at) VALUES ($1, $2, $3)
			ON CONFLICT (item) DO NOTHING`
		lacking = `
			INSERT INTO articles (item, place, due_at)
			SELECT t.item, CAST($2 AS BIGINT), CAST($3 AS BIGINT) FROM texts t WHERE t.item = $1 AND t.content = ''
			ON CONFLICT (item) DO NOTHING`
		again = `
			INSERT INTO articles (item, place, due_at) VALUES ($1, $2, $3)
			ON CONFLICT (item) DO UPDATE SET due_at = excluded.due_at, tries = 0
			WHERE articles.due_at = 0 OR articles.read_at <> 0`
	)
	wants, lackings, agains := statement{tx: tx, query: want}, statement{tx: tx, query: lacking}, statement{tx: tx, query: again}
	for _, w := range p.Wants {
		st := &wants
		switch {
		case w.Again:
			st = &agains
		case w.Lacking:
			st = &lackings
		}
		if _, err := st.exec(ctx, w.Item, w.Place, unix(w.Due)); err != nil {
			return fmt.Errorf("article of item %s: %w", w.Item, err)
		}
	}
	return nil
}

// SaveArticle stores what the page of an article has given. The item keeps what
// its source's document says of it, by which it is recognised; if it waits for
// its story, it may be settled from then on, and takes the page's date if it
// had none.
func (s *Store) SaveArticle(ctx context.Context, a ArticleRead) error {
	const (
		edit = `
			UPDATE items SET title_digest = $2, text_digest = $3,
				published_at = CASE WHEN story = '' AND published_at = 0 THEN $4 ELSE published_at END,
				date_origin = CASE WHEN story = '' AND published_at = 0 THEN $5 ELSE date_origin END,
				ready_at = CASE WHEN story = '' THEN $6 ELSE ready_at END
			WHERE id = $1`
		done = `UPDATE articles SET due_at = 0, tries = 0, problem = '', read_at = $2 WHERE item = $1`
	)
	id := a.id()
	return s.update(ctx, "save article of item "+id, func(ctx context.Context, tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, edit, id, a.Print.Title, a.Print.Text,
			unix(a.Published), string(a.DateOrigin), unix(a.At))
		if err := found(res, err); err != nil {
			return err
		}
		if err := supersede(ctx, tx, a.Item, a.TextChanged, a.At); err != nil {
			return err
		}
		if err := saveText(ctx, texts(tx), a.Item); err != nil {
			return err
		}
		if err := reworder(tx).changedIn(ctx, id); err != nil {
			return err
		}
		if a.TextChanged {
			if err := touch(ctx, tx, id, a.At); err != nil {
				return err
			}
		}
		res, err = tx.ExecContext(ctx, done, id, unix(a.At))
		return found(res, err)
	})
}

// FailArticle notes that the page of an article could not be read. One that is
// given up is waited for no longer.
func (s *Store) FailArticle(ctx context.Context, f ArticleFailed) error {
	const (
		fail   = `UPDATE articles SET due_at = $2, tries = tries + 1, problem = $3 WHERE item = $1`
		giveUp = `UPDATE items SET ready_at = $2 WHERE id = $1 AND story = '' AND ready_at > $2`
	)
	return s.update(ctx, "note failed article of item "+f.Item, func(ctx context.Context, tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, fail, f.Item, unix(f.Due), string(f.Class))
		if err := found(res, err); err != nil || !f.Due.IsZero() {
			return err
		}
		_, err = tx.ExecContext(ctx, giveUp, f.Item, unix(f.At))
		return err
	})
}
