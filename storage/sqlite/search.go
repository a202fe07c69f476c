package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"bantin/storage"
)

// index is the index of words. It keeps no text: one table knows where each
// word stands, without its marks, and in which selections a story appears; the
// other one, which words with marks a story has. Rows are numbered as stories
// are, so that the newest come first without being sorted.
func index() *storage.Index {
	return &storage.Index{Version: "1", Create: createIndex, Put: putWords, Drop: dropWords, Find: find}
}

func createIndex(ctx context.Context, tx *sql.Tx) error {
	for _, q := range []string{
		`DROP TABLE IF EXISTS search_words`,
		`DROP TABLE IF EXISTS search_marks`,
		`CREATE VIRTUAL TABLE search_words USING fts5(title, text, selections,
			content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '-:'")`,
		`CREATE VIRTUAL TABLE search_marks USING fts5(words,
			content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 0")`,
	} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return fmt.Errorf("create index of words: %w", err)
		}
	}
	return nil
}

func putWords(ctx context.Context, tx *sql.Tx, number int64, p storage.Printed) error {
	const (
		words = `INSERT OR REPLACE INTO search_words (rowid, title, text, selections) VALUES ($1, $2, $3, $4)`
		marks = `INSERT OR REPLACE INTO search_marks (rowid, words) VALUES ($1, $2)`
	)
	selections := make([]string, len(p.Selections))
	for i, s := range p.Selections {
		selections[i] = selectionWord(s)
	}
	if _, err := tx.ExecContext(ctx, words, number, p.Title, p.Text, strings.Join(selections, " ")); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, marks, number, p.Marked)
	return err
}

func dropWords(ctx context.Context, tx *sql.Tx, number int64) error {
	for _, q := range []string{`DELETE FROM search_words WHERE rowid = $1`, `DELETE FROM search_marks WHERE rowid = $1`} {
		if _, err := tx.ExecContext(ctx, q, number); err != nil {
			return err
		}
	}
	return nil
}

// selectionWord is the one word that stands for a selection. Ids are of lower-case
// letters, digits and hyphens.
func selectionWord(selection string) string {
	if selection == "" {
		return "all"
	}
	return selection
}
