// Package storage remembers: which sources were visited and how it went, which
// items were met under which names, which of them are one story, and what was
// published. It decides nothing; no rule about feeds is written in SQL.
//
// A Store is opened by the package of its engine (storage/sqlite). Its methods
// are safe for concurrent use; each that writes is one transaction. Times are
// kept as whole seconds.
package storage

import (
	"database/sql"
	"embed"
	"errors"
)

// Schema holds the migrations, in the order of their names.
//
//go:embed schema/*.sql
var Schema embed.FS

// ErrNotFound says that nothing is stored under the given id.
var ErrNotFound = errors.New("not found")

// A Store is a database with the schema of this package.
type Store struct {
	Write *sql.DB // takes one writer at a time
	Read  *sql.DB // takes several readers beside it

	// Classify makes a *Fault of an engine's error that has a remedy, and
	// returns every other error as it is. Nil: the engine's errors stay.
	Classify func(error) error

	// Index finds stories by their words. Nil: nothing can be searched for.
	Index *Index

	prepared prepared
}

// Close waits for what is under way and closes the database. The writer is
// the last to go: it leaves the file complete, without a log beside it.
func (s *Store) Close() error {
	return errors.Join(s.Read.Close(), s.Write.Close())
}
