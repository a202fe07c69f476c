package sqlite

import (
	"errors"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"bantin/storage"
)

// classifier makes a *storage.Fault of an error about a file, if it has a
// kind.
func classifier(file string) func(error) error {
	return func(err error) error { return classify(file, err) }
}

func classify(file string, err error) error {
	var known *storage.Fault
	if err == nil || errors.As(err, &known) {
		return err
	}
	kind := systemKind(err)
	var failure *sqlite.Error
	if errors.As(err, &failure) {
		kind = engineKind(failure.Code())
	}
	if kind == "" {
		return err
	}
	return &storage.Fault{Kind: kind, Path: file, Err: err}
}

// systemKind classifies an error of the operating system.
func systemKind(err error) storage.FaultKind {
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return storage.NoFolder
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return storage.Denied
	case errors.Is(err, syscall.EISDIR):
		return storage.IsFolder
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return storage.Full
	}
	return ""
}

// engineKind classifies a result code of SQLite.
func engineKind(code int) storage.FaultKind {
	if code == codes.SQLITE_IOERR_SHMSIZE { // no room for the index of the log
		return storage.Full
	}
	switch code & 0xff {
	case codes.SQLITE_NOTADB:
		return storage.NotADatabase
	case codes.SQLITE_CORRUPT:
		return storage.Corrupt
	case codes.SQLITE_FULL:
		return storage.Full
	case codes.SQLITE_IOERR:
		return storage.Disk
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED:
		return storage.Locked
	case codes.SQLITE_CANTOPEN, codes.SQLITE_READONLY, codes.SQLITE_PERM:
		return storage.Denied
	}
	return ""
}
