package sqlite

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"bantin/storage"
)

// unfinished ends the name of a copy that is being written.
const unfinished = ".part"

// ErrExists says that there is a file already where a copy was to be put.
var ErrExists = errors.New("there is such a file already")

// Backup writes a copy of the database at path into a new file, also while
// others work on the database. The file is there only when it is whole, checked
// and on the disk; one that is there already is never touched (ErrExists).
// Errors with a remedy are of type *storage.Fault, whose Path says which of the
// two files it is about.
func Backup(ctx context.Context, path, to string, told Progress) (err error) {
	file, err := existing(path)
	if err != nil {
		return err
	}
	if blank, err := examine(ctx, file); err != nil || blank {
		return nothing(err, file)
	}
	if to, err = filepath.Abs(to); err != nil {
		return fmt.Errorf("path of copy: %w", err)
	}
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("%s: %w", to, ErrExists)
	}
	part, err := partOf(to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, removed(part), removed(part+"-journal")) }()
	if err := duplicate(ctx, file, part, shared(), told); err != nil {
		return err
	}
	if info, err := os.Stat(file); err == nil {
		if err := os.Chmod(part, info.Mode().Perm()); err != nil {
			return classify(to, err)
		}
	}
	return publish(part, to)
}

// nothing is the fault of a file that holds no database, unless there is
// another error already.
func nothing(err error, file string) error {
	if err != nil {
		return err
	}
	return &storage.Fault{Kind: storage.NotADatabase, Path: file, Err: errors.New("nothing is in it")}
}

// existing returns the absolute path of a database file that is there, without
// symbolic links.
func existing(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("path of database %s: %w", path, err)
	}
	file, err := filepath.EvalSymlinks(abs)
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("database %s: %w", abs, fs.ErrNotExist)
	}
	if err != nil {
		return "", classify(abs, err)
	}
	return file, regular(file)
}

// partOf makes the file in which a copy is written, beside its place.
func partOf(to string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(to), "."+filepath.Base(to)+".*"+unfinished)
	if err != nil {
		return "", classify(to, err)
	}
	return f.Name(), classify(to, f.Close())
}

// removed takes a file away; one that is not there is no error.
func removed(file string) error {
	if err := os.Remove(file); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// publish gives a whole copy its name, unless there is a file of that name.
func publish(part, to string) error {
	err := os.Link(part, to)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s: %w", to, ErrExists)
	}
	if err != nil { // a file system without links
		if _, there := os.Lstat(to); there == nil {
			return fmt.Errorf("%s: %w", to, ErrExists)
		}
		if err := os.Rename(part, to); err != nil {
			return classify(to, err)
		}
	}
	flushFolder(filepath.Dir(to))
	return nil
}

// Unfinished returns the name that a file was to have when it was whole, of
// what a copy leaves behind when the program is killed while it is written;
// else "".
func Unfinished(name string) (of string) {
	rest, ok := strings.CutSuffix(strings.TrimSuffix(name, "-journal"), unfinished)
	if !ok || !strings.HasPrefix(rest, ".") {
		return ""
	}
	dot := strings.LastIndexByte(rest, '.')
	if dot < 2 || dot == len(rest)-1 || strings.Trim(rest[dot+1:], "0123456789") != "" {
		return ""
	}
	return rest[1:dot]
}

// Ours reports whether a file is a database of this program, by its first
// bytes alone.
func Ours(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	var head [100]byte
	if _, err := io.ReadFull(f, head[:]); err != nil {
		return false
	}
	return string(head[:16]) == "SQLite format 3\x00" && binary.BigEndian.Uint32(head[68:]) == applicationID
}
