package export

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"bantin/storage"
	"bantin/storage/sqlite"
)

// A Folder is where the files of a site are. Whatever is written goes through
// its root: no link inside leads a write out of it.
type Folder struct {
	root *os.Root
	lock io.Closer

	site   string // id of the site whose files it holds
	digest string // of what they were made by

	mu      sync.Mutex // guards what follows
	entries map[string]entry
	parts   int  // files that were begun
	altered bool // entries are not what the manifest says
}

// Open takes hold of a folder for the files of a site, and creates it if there
// is none. A folder that holds something else is refused unless it is forced,
// and so is the export of another site, and one that is under way.
func Open(path, site string, force bool) (*Folder, error) {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, fmt.Errorf("folder %s: %w", path, err)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("folder %s: %w", path, err)
	}
	f := &Folder{root: root, entries: map[string]entry{}}
	if err := f.open(path, site, force); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func (f *Folder) open(path, site string, force bool) error {
	if err := f.admit(force); err != nil {
		return err
	}
	if err := f.hold(path); err != nil {
		return err
	}
	if err := f.dropParts(); err != nil {
		return err
	}
	err := f.load()
	switch {
	case errors.Is(err, errDamaged) && !force:
		return &Refusal{Why: Damaged}
	case errors.Is(err, errDamaged):
		f.entries, f.digest = map[string]entry{}, ""
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("read the list of files: %w", err)
	case f.site != site && !force:
		return &Refusal{Why: OtherSite, Names: []string{f.site}}
	}
	f.altered = err != nil || f.site != site
	f.site = site
	return nil
}

// Close lets go of the folder.
func (f *Folder) Close() error {
	if f.lock == nil {
		return f.root.Close()
	}
	return errors.Join(f.lock.Close(), f.root.Close())
}

// admit refuses a folder that is neither empty nor an earlier export.
func (f *Folder) admit(force bool) error {
	own, err := f.root.Lstat(ownFolder)
	switch {
	case err == nil && !own.IsDir():
		return &Refusal{Why: Occupied, Names: []string{ownFolder}}
	case err == nil || force:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	top, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return err
	}
	var names []string
	for _, d := range top {
		if d.Name() != "lost+found" { // the top of a file system
			names = append(names, d.Name())
		}
	}
	if len(names) > 0 {
		return &Refusal{Why: NotEmpty, Names: names}
	}
	return nil
}

// hold keeps other exports out of the folder.
func (f *Folder) hold(path string) error {
	if err := f.root.Mkdir(ownFolder, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if info, err := f.root.Lstat(lockFile); err == nil && !info.Mode().IsRegular() {
		return &Refusal{Why: Occupied, Names: []string{lockFile}}
	}
	lock, err := sqlite.Lock(filepath.Join(path, filepath.FromSlash(manifestFile)))
	var fault *storage.Fault
	if errors.As(err, &fault) && fault.Kind == storage.SecondWorker {
		return &Refusal{Why: Busy}
	}
	f.lock = lock
	return err
}

const partPrefix = "part-"

// dropParts takes away the files that an export has begun that was ended by
// force.
func (f *Folder) dropParts() error {
	list, err := fs.ReadDir(f.root.FS(), ownFolder)
	for _, d := range list {
		if strings.HasPrefix(d.Name(), partPrefix) {
			err = errors.Join(err, f.root.Remove(ownFolder+"/"+d.Name()))
		}
	}
	return err
}

// Since says since when the document at a path is the one with a tag, as far
// as the file that an earlier export has written tells; the zero time: it does
// not. It is what a Publisher asks for that publishes beside another.
func (f *Folder) Since(path, etag string) time.Time {
	e, ok := f.entry(fileOf(path))
	if !ok || e.digest == claimed.digest || etag != `"`+fmt.Sprintf("%x", e.digest)+`"` {
		return time.Time{}
	}
	return time.Unix(e.changed, 0).UTC()
}

// entry is what is known of a file.
func (f *Folder) entry(name string) (entry, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	e, ok := f.entries[name]
	return e, ok
}

// note writes down what is known of a file now.
func (f *Folder) note(name string, e entry) {
	f.mu.Lock()
	defer f.mu.Unlock()
	was := f.entries[name]
	e.seen = was.seen
	f.entries[name] = e
	f.altered = f.altered || e != was
}

// see marks a file as one whose document there is.
func (f *Folder) see(name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	e := f.entries[name]
	e.seen = true
	f.entries[name] = e
}
