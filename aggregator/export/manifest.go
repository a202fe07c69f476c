package export

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// The manifest of a folder lists the files that exports have written into it.
// Its first line is
//
//	bantin-export 1 SITE DIGEST
//
// and each of the others, by name upwards, is one file:
//
//	DIGEST SIZE MTIME CHANGED STAMP NAME
//
// Before an export writes files that were not there, the manifest claims them,
// with a zero digest: so an export that ends in whatever way leaves no file of
// which nobody knows whose it is.
const (
	ownFolder    = ".bantin"
	manifestFile = ownFolder + "/manifest"
	lockFile     = manifestFile + ".lock"
	manifestForm = "bantin-export 1"
)

// An entry is what is known of a file that an export has written.
type entry struct {
	digest  digest
	size    int64
	mtime   int64  // nanoseconds since 1970, of the file
	changed int64  // seconds since 1970: since when the document is this one
	stamp   string // of the document; empty: it has none
	seen    bool   // there is such a document, as far as this export has come
}

// A digest is the first half of a SHA-256, as in the tags of documents. The
// zero digest is of no document.
type digest [16]byte

// claimed is the entry of a file that may not have been written yet.
var claimed entry

// load reads the manifest of a folder; fs.ErrNotExist: it has none.
func (f *Folder) load() error {
	if info, err := f.root.Lstat(manifestFile); err == nil && !info.Mode().IsRegular() {
		return errDamaged
	}
	body, err := f.root.ReadFile(manifestFile)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(bytes.NewReader(body))
	lines.Buffer(nil, 1<<16)
	if !lines.Scan() {
		return errDamaged
	}
	site, ok := strings.CutPrefix(lines.Text(), manifestForm+" ")
	if f.site, f.digest, _ = strings.Cut(site, " "); !ok || f.site == "" {
		return errDamaged
	}
	for lines.Scan() {
		name, e, ok := readEntry(lines.Text())
		if !ok {
			return errDamaged
		}
		f.entries[name] = e
	}
	return lines.Err()
}

// errDamaged says that what stands in the place of a manifest is none.
var errDamaged = errors.New("the list of the files of earlier exports is damaged")

// readEntry reads a line of a manifest.
func readEntry(line string) (name string, e entry, ok bool) {
	fields := strings.SplitN(line, " ", 6)
	if len(fields) < 6 || !fs.ValidPath(fields[5]) || strings.HasPrefix(fields[5], ownFolder+"/") {
		return "", e, false
	}
	sum, err1 := hex.DecodeString(fields[0])
	var err2, err3, err4 error
	e.size, err2 = strconv.ParseInt(fields[1], 10, 64)
	e.mtime, err3 = strconv.ParseInt(fields[2], 10, 64)
	e.changed, err4 = strconv.ParseInt(fields[3], 10, 64)
	if fields[4] != "-" {
		e.stamp = fields[4]
	}
	copy(e.digest[:], sum)
	return fields[5], e, len(sum) == len(e.digest) && errors.Join(err1, err2, err3, err4) == nil
}

// keep writes the manifest of a folder, if it is another one than was written
// last.
func (f *Folder) keep() error {
	if !f.altered {
		return nil
	}
	if err := f.replace(manifestFile, f.writeManifest); err != nil {
		return fmt.Errorf("write the list of files: %w", err)
	}
	f.altered = false
	return nil
}

func (f *Folder) writeManifest(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s %s %s\n", manifestForm, f.site, f.digest)
	for _, name := range slices.Sorted(maps.Keys(f.entries)) {
		e := f.entries[name]
		stamp := e.stamp
		if stamp == "" {
			stamp = "-"
		}
		fmt.Fprintf(b, "%x %d %d %d %s %s\n", e.digest, e.size, e.mtime, e.changed, stamp, name)
	}
	return b.Flush()
}

// madeBy says by what the documents are made now. If it is something else than
// before, no stamp says any more that one stayed the same.
func (f *Folder) madeBy(digest string) {
	if f.digest == digest {
		return
	}
	f.digest, f.altered = digest, true
	for name, e := range f.entries {
		e.stamp = ""
		f.entries[name] = e
	}
}

// count is how many files there are.
func (f *Folder) count() (n int) {
	for _, e := range f.entries {
		if e.digest != (digest{}) {
			n++
		}
	}
	return n
}
