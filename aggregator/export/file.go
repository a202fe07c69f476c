package export

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strconv"

	"bantin/aggregator/web"
)

// claim writes into the manifest that the files of some addresses are ours,
// before any of them is written.
func (f *Folder) claim(list []web.Address) error {
	for _, a := range list {
		name := fileOf(a.Path)
		if _, ok := f.entries[name]; !ok {
			f.entries[name] = claimed
			f.altered = true
		}
	}
	return f.keep()
}

// put brings a file to hold the document of an answer, and reports whether it
// had to be written.
func (f *Folder) put(name string, a *answer, stamp string) (written bool, err error) {
	body := a.body.Bytes()
	sum := sha256.Sum256(body)
	is := entry{digest: digest(sum[:len(digest{})]), size: int64(len(body)), stamp: stamp}
	was, _ := f.entry(name)
	same := was.digest == is.digest
	if !same || !f.intact(name, was) {
		if written = !f.holds(name, body); written {
			err = f.replace(name, func(w io.Writer) error { _, err := w.Write(body); return err })
		}
		if err != nil {
			return false, err
		}
	}
	info, err := f.root.Lstat(name)
	if err != nil {
		return written, err
	}
	is.mtime = info.ModTime().UnixNano()
	switch modified := a.modified(); {
	case same:
		is.changed = was.changed
	case !modified.IsZero():
		is.changed = modified.Unix()
	default:
		is.changed = info.ModTime().Unix()
	}
	f.note(name, is)
	return written, nil
}

// intact reports whether a file is as it was left.
func (f *Folder) intact(name string, e entry) bool {
	info, err := f.root.Lstat(name)
	return err == nil && info.Mode().IsRegular() && info.Size() == e.size && info.ModTime().UnixNano() == e.mtime
}

// holds reports whether a file holds a document already.
func (f *Folder) holds(name string, body []byte) bool {
	info, err := f.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(body)) {
		return false
	}
	is, err := f.root.ReadFile(name)
	return err == nil && bytes.Equal(is, body)
}

// replace puts a file into its place, all of it at once: whoever reads it at
// any time, be it after the machine lost its power, finds the old one or the
// new one.
func (f *Folder) replace(name string, write func(io.Writer) error) (err error) {
	f.mu.Lock()
	f.parts++
	part := ownFolder + "/" + partPrefix + strconv.Itoa(f.parts)
	f.mu.Unlock()
	file, err := f.root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.root.Remove(part))
		}
	}()
	err = write(file)
	if err == nil {
		err = file.Sync()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if err = f.root.Rename(part, name); err == nil {
		return nil
	}
	if err = f.makeFolder(path.Dir(name)); err != nil { // most are there
		return err
	}
	if err = f.removeFolder(name); err != nil {
		return err
	}
	return f.root.Rename(part, name)
}

// removeFolder takes away a folder that stands where a file is to be, if
// nothing is in it.
func (f *Folder) removeFolder(name string) error {
	info, err := f.root.Lstat(name)
	if err != nil || !info.IsDir() {
		return nil
	}
	if f.root.Remove(name) != nil {
		return &Refusal{Why: Occupied, Names: []string{name}}
	}
	return nil
}

// makeFolder makes a folder and those above it. A file in its place is one of
// ours, or was allowed to be replaced.
func (f *Folder) makeFolder(folder string) error {
	if folder == "." {
		return nil
	}
	info, err := f.root.Lstat(folder)
	if err == nil && info.IsDir() {
		return nil
	}
	if err := f.makeFolder(path.Dir(folder)); err != nil {
		return err
	}
	f.mu.Lock() // several files may want one folder
	defer f.mu.Unlock()
	info, err = f.root.Lstat(folder)
	if err == nil && !info.IsDir() {
		err = f.root.Remove(folder)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := f.root.Mkdir(folder, 0o755); !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// clear removes the files of documents that are gone, and the folders that
// are empty without them.
func (r *run) clear() error {
	for name, e := range r.entries {
		if e.seen {
			continue
		}
		err := r.root.Remove(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove %s: %w", name, err)
		}
		if err == nil {
			r.sum.Removed++
		}
		for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
			if r.root.Remove(folder) != nil { // there is more in it
				break
			}
		}
		delete(r.entries, name)
		r.altered = true
	}
	return nil
}
