package publish

import "sync"

// archiveRoom is how many bytes of the archive are kept in memory.
const archiveRoom = 32 << 20

// An archiveState is what the bytes of an archive depend on beside its log:
// the settings, and what was withdrawn.
type archiveState struct {
	settings  uint64
	withdrawn int
}

// An archive keeps the documents that were asked for last. The zero value is
// ready for use, by many at once.
type archive struct {
	making sync.Mutex // one document is made at a time

	mu    sync.Mutex // guards what follows
	room  int        // bytes that may be kept; 0 means archiveRoom
	kept  map[string]*keptDocument
	bytes int    // of all that is kept
	asked uint64 // counts requests
}

type keptDocument struct {
	*Rendered
	state archiveState
	asked uint64 // when it was asked for last
}

// size is how much memory a document takes.
func (d *Rendered) size() int { return len(d.Body) + len(d.Gzip) + len(d.Brotli) }

// find returns the document of a path, if it is kept and as it would be now.
func (a *archive) find(path string, state archiveState) *Rendered {
	a.mu.Lock()
	defer a.mu.Unlock()
	k := a.kept[path]
	if k == nil || k.state != state {
		return nil
	}
	a.asked++
	k.asked = a.asked
	return k.Rendered
}

// keep takes a document in, in the place of those that were not asked for
// longest. One that would leave hardly any room for others is not kept.
func (a *archive) keep(path string, state archiveState, d *Rendered) {
	a.mu.Lock()
	defer a.mu.Unlock()
	room := a.room
	if room == 0 {
		room = archiveRoom
	}
	a.drop(path)
	if d.size() > room/2 {
		return
	}
	for a.bytes+d.size() > room {
		a.drop(a.oldest())
	}
	if a.kept == nil {
		a.kept = map[string]*keptDocument{}
	}
	a.asked++
	a.kept[path] = &keptDocument{d, state, a.asked}
	a.bytes += d.size()
}

// oldest is the path of the document that was not asked for longest.
func (a *archive) oldest() string {
	var oldest string
	for path, k := range a.kept {
		if oldest == "" || k.asked < a.kept[oldest].asked {
			oldest = path
		}
	}
	return oldest
}

func (a *archive) drop(path string) {
	if k := a.kept[path]; k != nil {
		a.bytes -= k.size()
		delete(a.kept, path)
	}
}
