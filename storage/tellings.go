package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"bantin/feeds"
)

// tellings reads items with all that is shown of them, by id. Of a pruned
// item only its text is missing.
func tellings(ctx context.Context, tx *sql.Tx, ids []string) (map[string]feeds.Telling, error) {
	const q = `
		SELECT i.id, i.source, s.department, i.url, i.guid, i.published_at, i.updated_at, i.date_origin, i.seen_at, i.gone_at,
			COALESCE(t.title, ''), COALESCE(t.summary, ''), COALESCE(t.content, ''), COALESCE(t.image, ''),
			COALESCE(t.authors, ''), COALESCE(t.categories, ''), COALESCE(t.enclosures, ''),
			COALESCE(t.raw_published, ''), COALESCE(t.repairs, '')
		FROM items i JOIN sources s ON s.id = i.source LEFT JOIN texts t ON t.item = i.id
		WHERE i.id IN (%s)`
	found := make(map[string]feeds.Telling, len(ids))
	for part := range slices.Chunk(ids, chunk) {
		err := each(ctx, tx, fmt.Sprintf(q, among(1, len(part))), anys(part), func(rows *sql.Rows) error {
			t, err := scanTelling(rows)
			found[t.ID] = t
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

func scanTelling(rows *sql.Rows) (t feeds.Telling, err error) {
	var published, updated, seen, gone int64
	var authors, categories, enclosures, repairs string
	err = rows.Scan(&t.ID, &t.Source, &t.Department, &t.URL, &t.GUID, &published, &updated, &t.DateOrigin, &seen, &gone,
		&t.Title, &t.Summary, &t.Content, &t.Image, &authors, &categories, &enclosures, &t.RawPublished, &repairs)
	if err != nil {
		return t, err
	}
	t.Published, t.Updated, t.FirstSeen, t.Gone = instant(published), instant(updated), instant(seen), instant(gone)
	if t.Authors, err = decodeList[string](authors); err != nil {
		return t, err
	}
	if t.Categories, err = decodeList[string](categories); err != nil {
		return t, err
	}
	if t.Enclosures, err = decodeList[feeds.Enclosure](enclosures); err != nil {
		return t, err
	}
	t.Repairs, err = decodeList[feeds.Repair](repairs)
	return t, err
}

// others reads the items of stories that are not their centres, by story, in
// the order they joined, with as much as it takes to link to them.
func others(ctx context.Context, tx *sql.Tx, stories []string) (map[string][]feeds.Telling, error) {
	const q = `
		SELECT i.story, i.id, i.source, s.department, i.url, i.published_at, i.date_origin, i.seen_at, COALESCE(t.title, '')
		FROM items i JOIN sources s ON s.id = i.source LEFT JOIN texts t ON t.item = i.id
		WHERE i.story IN (%s) AND i.story <> '' AND i.id <> i.story
		ORDER BY i.joined_at, i.id`
	found := map[string][]feeds.Telling{}
	for part := range slices.Chunk(stories, chunk) {
		err := each(ctx, tx, fmt.Sprintf(q, among(1, len(part))), anys(part), func(rows *sql.Rows) error {
			var story string
			var t feeds.Telling
			var published, seen int64
			err := rows.Scan(&story, &t.ID, &t.Source, &t.Department, &t.URL, &published, &t.DateOrigin, &seen, &t.Title)
			t.Published, t.FirstSeen = instant(published), instant(seen)
			found[story] = append(found[story], t)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}
