package settings

import (
	"context"
	"crypto/sha256"
	"maps"
	"os"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// quiet is how long the files must have been left alone before they are
	// read; longestWait is for files that are never left alone.
	quiet       = 400 * time.Millisecond
	longestWait = 3 * time.Second
	// doubtful is how long files must have stayed as they are that look as if
	// they were still being written.
	doubtful = 3 * time.Second
	// tryAgain is how long good settings wait that could not be put into force.
	tryAgain = 10 * time.Second
	// unseen is how often the files are compared although no change was
	// noticed: drives on a network tell of none. Where nothing can be noticed
	// at all that is done more often.
	unseen    = 15 * time.Second
	unwatched = 2 * time.Second
)

// Watch calls changed whenever the files that the settings were read from, or
// would be read from now, have other bytes than those that were read, and when
// asked to. Changed is given the settings that these bytes make, or why they
// make none, and returns those that are in force afterwards: other ones, or
// those of before, with an error if something else than the files was in the
// way, and changed is to be called again. Watch looks at folders, as editors replace files instead of
// writing them, and waits for files that seem to be half written. It returns
// when ctx ends.
func (s *Settings) Watch(ctx context.Context, asked <-chan os.Signal, changed func(*Settings, error) (*Settings, error)) {
	w := newWatch(s)
	defer w.close()
	settled := time.After(quiet) // what changed before the watch stood
	again := time.NewTicker(w.pause())
	defer again.Stop()
	var since time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.errors: // events may have been lost
			settled = time.After(quiet)
			continue
		case event := <-w.events:
			if !w.inForce.concerns(event.Name) {
				continue
			}
			if settled == nil {
				since = time.Now()
			}
			if settled == nil || time.Since(since) < longestWait {
				settled = time.After(quiet)
			}
			continue
		case <-again.C:
			w.follow() // folders may have been replaced
			if settled != nil || !w.differs() {
				continue
			}
		case <-asked:
			w.asked = true
		case <-settled:
		}
		settled = nil
		if wait := w.look(changed); wait > 0 {
			settled, since = time.After(wait), time.Now()
		}
	}
}

// A watch is what a running Watch knows.
type watch struct {
	inForce *Settings
	seen    map[string]sum // the bytes that were read last, with success or without
	asked   bool           // to read them again, changed or not

	// Files that look half written, and since when they look so.
	doubted      map[string]sum
	doubtedSince time.Time

	watcher *fsnotify.Watcher // nil: changes are not noticed, only found
	events  <-chan fsnotify.Event
	errors  <-chan error
}

func newWatch(s *Settings) *watch {
	w := &watch{inForce: s, seen: s.read}
	if watcher, err := fsnotify.NewWatcher(); err == nil {
		w.watcher, w.events, w.errors = watcher, watcher.Events, watcher.Errors
	}
	w.follow()
	return w
}

func (w *watch) close() {
	if w.watcher != nil {
		w.watcher.Close()
	}
}

// pause is how long files are left between two looks at them.
func (w *watch) pause() time.Duration {
	if w.watcher == nil || len(w.watcher.WatchList()) == 0 {
		return unwatched
	}
	return unseen
}

// look reads the files if they have changed, and hands over what they make. It
// returns how long to wait before the next look; 0: until something changes.
func (w *watch) look(changed func(*Settings, error) (*Settings, error)) time.Duration {
	w.follow()          // what is looked at from now on is not missed
	began := time.Now() // what is read was there then, however long reading takes
	now := w.inForce.contents()
	if maps.Equal(now, w.seen) && !w.asked {
		w.doubted = nil
		return 0
	}
	next, err := w.inForce.Reload()
	if !maps.Equal(now, w.inForce.contents()) || err == nil && !maps.Equal(next.contents(), next.read) {
		return quiet // it is being written just now
	}
	if w.inForce.doubts(next, err) {
		if !maps.Equal(now, w.doubted) {
			w.doubted, w.doubtedSince = now, time.Now()
		}
		if rest := doubtful - began.Sub(w.doubtedSince); rest > 0 {
			return min(rest, quiet)
		}
	}
	w.doubted, w.asked = nil, false
	w.seen = now
	before := w.inForce
	if w.inForce, err = changed(next, err); err != nil {
		w.asked = true
		return tryAgain
	}
	if w.inForce == next {
		w.seen = next.read
	}
	if w.inForce == before {
		return 0
	}
	w.follow()
	return quiet // what changed before new folders were watched
}

func (w *watch) differs() bool { return !maps.Equal(w.inForce.contents(), w.seen) }

// follow watches the folders of the settings; those watched already remain,
// and those that cannot be watched are left to be compared now and then.
func (w *watch) follow() {
	if w.watcher == nil {
		return
	}
	for _, folder := range w.inForce.folders() {
		if err := w.watcher.Add(folder); err != nil {
			continue
		}
	}
}

// A sum stands for the bytes of a file.
type sum [sha256.Size]byte

func sumOf(data []byte) sum { return sha256.Sum256(data) }

// contents sums up every file that the settings would be read from.
func (s *Settings) contents() map[string]sum {
	all := map[string]sum{}
	paths := []string{s.main}
	for _, g := range s.patterns {
		paths = append(paths, g.found()...)
	}
	for _, path := range paths {
		data, _ := readFile(path) // what cannot be read is as good as empty
		all[path] = sumOf(data)
	}
	for _, path := range s.beside {
		data, _ := os.ReadFile(path)
		all[path] = sumOf(data)
	}
	return all
}
