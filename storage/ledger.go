package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"bantin/feeds"
)

// Ledger returns the items that were ever met in a source under one of the
// given names, by name.
func (s *Store) Ledger(ctx context.Context, source string, names []string) (map[string][]feeds.Known, error) {
	const q = `
		SELECT a.name, i.guid, i.seen_at, i.names, ` + printColumns + `
		FROM aliases a JOIN items i ON i.id = a.item
		WHERE a.source = $1 AND a.name IN (%s)
		ORDER BY a.name, a.item`
	ledger := map[string][]feeds.Known{}
	err := s.view(ctx, "read ledger of "+source, func(ctx context.Context, tx *sql.Tx) error {
		for part := range slices.Chunk(distinct(names), chunk) {
			args := append([]any{source}, anys(part)...)
			err := each(ctx, tx, fmt.Sprintf(q, among(2, len(part))), args, func(rows *sql.Rows) error {
				var name string
				var k feeds.Known
				var seen int64
				var err error
				k.Fingerprint, err = scanPrint(rows, &name, &k.GUID, &seen, &k.Names)
				k.Seen = instant(seen)
				ledger[name] = append(ledger[name], k)
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return ledger, err
}

// FindByAddress returns the items with the given canonical address, settled
// or not.
func (s *Store) FindByAddress(ctx context.Context, address string) (list []feeds.Fingerprint, err error) {
	const q = `
		SELECT ` + printColumns + ` FROM items i
		WHERE i.address = $1 AND i.address <> '' ORDER BY i.id`
	err = s.view(ctx, "find items by address", func(ctx context.Context, tx *sql.Tx) error {
		list, err = prints(ctx, tx, q, address)
		return err
	})
	return list, err
}

// Centres returns the settled items that may tell what unsettled ones do: at
// one of the addresses any item of a story, and with one of the digests of
// texts, as articles or as lists have them, those that are centres. Which story,
// their Story says; it may be hidden, so that copies of a hidden story stay
// hidden with it.
func (s *Store) Centres(ctx context.Context, addresses, texts []string) ([]feeds.Fingerprint, error) {
	const (
		byAddress = `
			SELECT ` + printColumns + ` FROM items i
			WHERE i.address IN (%s) AND i.address <> '' AND i.story <> '' ORDER BY i.id`
		byText = `
			SELECT ` + printColumns + ` FROM items i
			WHERE i.text_digest IN (%s) AND i.text_digest <> '' AND i.story = i.id ORDER BY i.id`
		byListed = `
			SELECT ` + printColumns + ` FROM items i
			WHERE i.listed_digest IN (%s) AND i.listed_digest <> '' AND i.story = i.id ORDER BY i.id`
	)
	var searches []lookup
	for _, search := range []struct {
		query  string
		values []string
	}{{byAddress, addresses}, {byText, texts}, {byListed, texts}} {
		l, err := s.lookup(ctx, search.query, search.values)
		if err != nil {
			return nil, err
		}
		searches = append(searches, l)
	}
	var list []feeds.Fingerprint
	err := s.view(ctx, "find stories", func(ctx context.Context, tx *sql.Tx) error {
		met := map[string]bool{}
		for _, l := range searches {
			err := l.each(ctx, tx, func(rows *sql.Rows) error {
				f, err := scanPrint(rows)
				if !met[f.ID] {
					met[f.ID] = true
					list = append(list, f)
				}
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return list, err
}

// printColumns are the columns of items (as i) that scanPrint reads.
const printColumns = `
	i.id, i.source, i.key, i.address, i.title_digest, i.text_digest, i.whole_digest, i.listed_digest, i.published_at, i.story`

// scanPrint reads a row of printColumns with other columns before them.
func scanPrint(rows *sql.Rows, before ...any) (f feeds.Fingerprint, err error) {
	var published int64
	err = rows.Scan(append(before,
		&f.ID, &f.Source, &f.Key, &f.Address, &f.Title, &f.Text, &f.Whole, &f.Listed, &published, &f.Story)...)
	f.Published = instant(published)
	return f, err
}

// prints reads a query's result of printColumns.
func prints(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]feeds.Fingerprint, error) {
	var list []feeds.Fingerprint
	err := each(ctx, tx, query, args, func(rows *sql.Rows) error {
		f, err := scanPrint(rows)
		list = append(list, f)
		return err
	})
	return list, err
}

// distinct returns the values in their order, each once.
func distinct(values []string) []string {
	met := make(map[string]bool, len(values))
	list := make([]string, 0, len(values))
	for _, v := range values {
		if v != "" && !met[v] {
			met[v] = true
			list = append(list, v)
		}
	}
	return list
}

// anys are the values as arguments of a statement.
func anys(values []string) []any {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = v
	}
	return list
}
