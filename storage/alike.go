package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"bantin/feeds"
)

const (
	// perHash is how many centres are looked at under one hash, the latest
	// ones: what very many texts have in common finds none of them.
	perHash = 64
	// perText is how many centres are found for one text.
	perText = 48
)

// A Likening asks which centres a text is like.
type Likening struct {
	Hashes      []uint32 // of the text
	Least       int      // so many of them a centre must share
	From, Until time.Time
}

// A Like is a centre that shares hashes with a text.
type Like struct {
	feeds.Fingerprint
	Shared int // hashes
}

// Alike returns for each text the centres in the index that share hashes with
// it and whose dates are within its bounds: those that share most first, then
// those settled last; at most so many that the answer costs no more where very
// many texts are alike.
func (s *Store) Alike(ctx context.Context, asked []Likening) (found [][]Like, err error) {
	found = make([][]Like, len(asked))
	if !slices.ContainsFunc(asked, func(l Likening) bool { return len(l.Hashes) > 0 }) {
		return found, nil
	}
	query, err := s.kept(ctx, alike)
	if err != nil {
		return nil, s.failed(ctx, "find texts that are alike", err)
	}
	err = s.view(ctx, "find texts that are alike", func(ctx context.Context, tx *sql.Tx) error {
		st := tx.StmtContext(ctx, query)
		for i, l := range asked {
			if len(l.Hashes) == 0 {
				continue
			}
			if found[i], err = likes(ctx, st, l); err != nil {
				return err
			}
		}
		return nil
	})
	return found, err
}

// alike is the statement of Alike. Hashes that a text does not have are NULL,
// which nothing shares.
var alike = func() string {
	const (
		one = `
			SELECT number FROM (
				SELECT number FROM likenesses WHERE hash = $%d ORDER BY number DESC LIMIT %d) h%d`
		all = `
			SELECT n.shared, ` + printColumns + `
			FROM (SELECT number, COUNT(*) AS shared FROM (%s
				) u GROUP BY number HAVING COUNT(*) >= $%d ORDER BY COUNT(*) DESC, number DESC LIMIT %d) n
			JOIN items i ON i.likeness = n.number
			WHERE i.likeness <> 0 AND i.story = i.id AND i.published_at BETWEEN $%d AND $%d
			ORDER BY n.shared DESC, n.number DESC`
	)
	parts := make([]string, MostHashes)
	for i := range parts {
		parts[i] = fmt.Sprintf(one, i+1, perHash, i+1)
	}
	n := MostHashes
	return fmt.Sprintf(all, strings.Join(parts, "\nUNION ALL"), n+1, perText, n+2, n+3)
}()

func likes(ctx context.Context, st *sql.Stmt, l Likening) (list []Like, err error) {
	args := make([]any, MostHashes, MostHashes+3)
	for i, h := range distinctHashes(l.Hashes) {
		args[i] = signed(h)
	}
	rows, err := st.QueryContext(ctx, append(args, max(l.Least, 1), unix(l.From), unix(l.Until))...)
	if err != nil {
		return nil, err
	}
	err = scanAll(rows, func(rows *sql.Rows) error {
		var k Like
		var err error
		k.Fingerprint, err = scanPrint(rows, &k.Shared)
		list = append(list, k)
		return err
	})
	return list, err
}

// distinctHashes returns the hashes that the index takes, each once.
func distinctHashes(hashes []uint32) []uint32 {
	hashes = slices.Clone(hashes[:min(len(hashes), MostHashes)])
	slices.Sort(hashes)
	return slices.Compact(hashes)
}
