// Package sqlite opens a store in one SQLite file. It knows how the file is
// found, created, recognised and brought up to date, and what its errors
// mean; what is stored, it leaves to package storage.
//
// One connection writes and a few others read beside it (WAL). The file may be
// opened by several processes; only one of them, which holds its Lock, visits
// sources.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // registers the driver

	"bantin/storage"
)

const (
	writers = 1
	readers = 4
)

// Open opens the database at path, creates it if there is none, and brings
// its schema up to date. What is not a database of this program is left
// untouched. Errors with a remedy are of type *storage.Fault.
//
// It is for the worker, which holds the Lock, and where there is none. Others
// use OpenBeside.
func Open(ctx context.Context, path string) (*storage.Store, error) {
	file, err := locate(path)
	if err != nil {
		return nil, err
	}
	blank, err := examine(ctx, file)
	if err != nil {
		return nil, err
	}
	return connect(file, func(store *storage.Store) error { return prepare(ctx, store, file, blank) })
}

// OpenBeside opens the database at path, which is to be there, while a worker
// may be at work on it. One that is not up to date is brought there only if
// there is no worker; else the error is a *storage.Fault of kind
// storage.Older: that worker is of an earlier version, and knows nothing but
// what it has made.
func OpenBeside(ctx context.Context, path string) (*storage.Store, error) {
	file, err := existing(path)
	if err != nil {
		return nil, err
	}
	blank, err := examine(ctx, file)
	if err != nil {
		return nil, err
	}
	if !blank {
		store, err := connect(file, func(store *storage.Store) error { return current(ctx, store, file) })
		if !errors.Is(err, errBehind) {
			return store, err
		}
	}
	lock, err := Lock(file)
	var fault *storage.Fault
	if errors.As(err, &fault) && fault.Kind == storage.SecondWorker {
		return nil, &storage.Fault{Kind: storage.Older, Path: file}
	}
	if err != nil {
		return nil, err
	}
	store, err := Open(ctx, file)
	return store, errors.Join(err, lock.Close())
}

// connect opens a store on an examined file, unless it turns out not to be
// ready.
func connect(file string, ready func(*storage.Store) error) (*storage.Store, error) {
	write, err := pool(file, writers, "_txlock=immediate",
		"_pragma=busy_timeout(5000)", "_pragma=journal_mode(WAL)", "_pragma=synchronous(NORMAL)",
		"_pragma=foreign_keys(1)", "_pragma=temp_store(MEMORY)")
	if err != nil {
		return nil, err
	}
	read, err := pool(file, readers,
		"_pragma=busy_timeout(5000)", "_pragma=query_only(1)", "_pragma=temp_store(MEMORY)")
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	store := &storage.Store{Write: write, Read: read, Classify: classifier(file), Index: index()}
	if err := ready(store); err != nil {
		return nil, errors.Join(store.Classify(err), store.Close())
	}
	return store, nil
}

// prepare makes an examined file a database of this program, up to date.
func prepare(ctx context.Context, store *storage.Store, file string, blank bool) error {
	if err := writable(ctx, store.Write, file); err != nil {
		return err
	}
	if blank {
		if _, err := store.Write.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
			return fmt.Errorf("mark new database: %w", err)
		}
	}
	if err := migrate(ctx, store.Write, file); err != nil {
		return fmt.Errorf("bring schema up to date: %w", err)
	}
	if err := store.PrepareIndex(ctx); err != nil {
		return err
	}
	return store.Read.PingContext(ctx)
}

// errBehind says that a database is not up to date.
var errBehind = errors.New("not up to date")

// current looks whether a database of this program is up to date, and changes
// nothing.
func current(ctx context.Context, store *storage.Store, file string) error {
	if err := writable(ctx, store.Write, file); err != nil {
		return err
	}
	behind, err := pending(ctx, store.Write, file)
	if err != nil {
		return fmt.Errorf("look at schema: %w", err)
	}
	if behind {
		return errBehind
	}
	indexed, err := store.IndexPrepared(ctx)
	if err == nil && !indexed {
		err = errBehind
	}
	return err
}

// writable refuses a file that could be opened for reading only.
func writable(ctx context.Context, db *sql.DB, file string) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(c any) error {
		readOnly, err := c.(interface{ IsReadOnly(string) (bool, error) }).IsReadOnly("main")
		if err == nil && readOnly {
			err = &storage.Fault{Kind: storage.Denied, Path: file}
		}
		return err
	})
}

// pool opens connections to a file; the parameters reach each of them.
func pool(file string, size int, params ...string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", address(file)+"?"+strings.Join(params, "&"))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", file, err)
	}
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	return db, nil
}

// address writes a file's path as a URI, in which ?, # and % mean themselves.
func address(file string) string {
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/…
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
