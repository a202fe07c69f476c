package storage

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
)

// A Habit is what the texts of a source have in common.
type Habit struct {
	Source string
	Texts  int            // how many were looked at
	Lines  map[uint64]int // in how many of them a line stood, by its digest; 255 at most are remembered
}

// Habits returns what is known of the texts of the given sources; those of
// which nothing is are left out.
func (s *Store) Habits(ctx context.Context, sources []string) (map[string]Habit, error) {
	const q = `SELECT source, texts, lines FROM habits WHERE source IN (%s)`
	found := make(map[string]Habit, len(sources))
	habits, err := s.lookup(ctx, q, sources)
	if err != nil || len(sources) == 0 {
		return found, err
	}
	err = s.view(ctx, "read habits of sources", func(ctx context.Context, tx *sql.Tx) error {
		return habits.each(ctx, tx, func(rows *sql.Rows) error {
			var h Habit
			var lines string
			if err := rows.Scan(&h.Source, &h.Texts, &lines); err != nil {
				return err
			}
			var err error
			h.Lines, err = unpackLines(lines)
			found[h.Source] = h
			return err
		})
	})
	return found, err
}

// saveHabits replaces what is known of the texts of sources.
func saveHabits(ctx context.Context, tx *sql.Tx, habits []Habit) error {
	const q = `
		INSERT INTO habits (source, texts, lines) VALUES ($1, $2, $3)
		ON CONFLICT (source) DO UPDATE SET texts = excluded.texts, lines = excluded.lines`
	save := statement{tx: tx, query: q}
	for _, h := range habits {
		if _, err := save.exec(ctx, h.Source, h.Texts, packLines(h.Lines)); err != nil {
			return fmt.Errorf("habits of %s: %w", h.Source, err)
		}
	}
	return nil
}

// packLines writes counted lines, those that stood most often first.
func packLines(lines map[uint64]int) string {
	order := slices.SortedFunc(maps.Keys(lines), func(a, b uint64) int {
		return cmp.Or(cmp.Compare(lines[b], lines[a]), cmp.Compare(a, b))
	})
	b := make([]byte, 0, 9*len(order))
	for _, line := range order {
		b = append(binary.BigEndian.AppendUint64(b, line), byte(min(lines[line], 255)))
	}
	return base64.RawStdEncoding.EncodeToString(b)
}

func unpackLines(text string) (map[uint64]int, error) {
	b, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil || len(b)%9 != 0 {
		return nil, fmt.Errorf("stored lines %.40q are damaged", text)
	}
	lines := make(map[uint64]int, len(b)/9)
	for ; len(b) > 0; b = b[9:] {
		lines[binary.BigEndian.Uint64(b)] = int(b[8])
	}
	return lines, nil
}
