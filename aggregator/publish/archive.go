package publish

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"bantin/feeds"
	"bantin/feeds/render"
	"bantin/storage"
)

// The archive of a selection (RFC 5005, 4) is its log of changes, cut into
// volumes. A volume is closed when it is full, and is the same bytes from then
// on, whatever happens to its stories, unless one of them is hidden or the
// settings say something else of departments, topics or what may be
// republished. That is why
//
//   - it leads to the next volume from the first: as long as that one is open,
//     its address leads on to the current feed,
//   - it does not name the version of the program, nor where else a story
//     appeared: joins are not issued again.
//
// Between the current feed and the newest closed volume there is a part of the
// open one: its first so many changes, under an address of its own. That is
// closed, too: when the current feed no longer shows what came after it, it
// leads to a longer part. A client that follows the chain as far as documents
// that it has seen misses nothing, and the current feed stays short.

// partStep is by how many changes the parts of the open volume grow, if the
// current feed is long enough, so that few of them are made.
const partStep = 20

// An issue is a document of the archive: a volume, or the first part of one.
type issue struct {
	volume int // counted from 1; 0: none
	part   int // so many of its changes; 0: all of them
}

// first and last are the changes that it holds.
func (i issue) first() int { return (i.volume-1)*storage.VolumeSize + 1 }

func (i issue) last() int {
	if i.part > 0 {
		return i.first() + i.part - 1
	}
	return i.volume * storage.VolumeSize
}

// next is what follows: on a part the whole volume.
func (i issue) next() issue {
	if i.part > 0 {
		return issue{volume: i.volume}
	}
	return issue{volume: i.volume + 1}
}

// path is where it is published, below the root of its selection.
func (i issue) path(root string) string {
	if i.volume == 0 {
		return ""
	}
	file := strconv.Itoa(i.volume)
	if i.part > 0 {
		file += "-" + strconv.Itoa(i.part)
	}
	return root + archiveFolder + file + archiveEnding
}

const (
	archiveFolder = "luu-tru/atom/"
	archiveEnding = ".xml"
)

// issueAt reads the last part of an address: "3.xml", "4-60.xml".
func issueAt(file string) (i issue, ok bool) {
	name, ok := strings.CutSuffix(file, archiveEnding)
	if !ok || len(name) > 20 {
		return i, false
	}
	volume, part, parted := strings.Cut(name, "-")
	i.volume, _ = strconv.Atoi(volume)
	if parted {
		i.part, _ = strconv.Atoi(part)
	}
	valid := i.volume > 0 && i.volume < 1<<40 && (!parted || i.part > 0 && i.part < storage.VolumeSize)
	return i, valid && i.path("") == archiveFolder+file
}

// previous finds the document of the archive that a channel needs beside
// itself: the part of the open volume that ends with the newest story that
// the channel does not show, or the newest closed volume if it shows all of
// them.
func previous(log storage.ChangeLog, open []storage.Change, ch feeds.Channel) issue {
	shown := make(map[string]bool, len(ch.Entries))
	for _, e := range ch.Entries {
		shown[e.ID] = true
	}
	begin := log.Closed() * storage.VolumeSize
	for i := len(open) - 1; i >= 0; i-- {
		if shown[open[i].Story] {
			continue
		}
		part := open[i].Number - begin
		if full := (part + partStep - 1) / partStep * partStep; full <= log.Last-begin {
			part = full
		}
		return issue{log.Closed() + 1, part}
	}
	return issue{volume: log.Closed()}
}

// chain links a current channel to its archive.
func (p *Publisher) chain(ctx context.Context, ch feeds.Channel, selection string) (feeds.Chain, storage.ChangeLog, error) {
	log, open, err := p.Store.Changes(ctx, selection)
	if err != nil {
		return feeds.Chain{}, log, fmt.Errorf("archive of %q: %w", selection, err)
	}
	var c feeds.Chain
	if path := previous(log, open, ch).path(Root(selection)); path != "" {
		c.Previous = p.site.URL + path
	}
	return c, log, nil
}

// An Archived document is one of the archive, or where to look instead.
type Archived struct {
	Document *Rendered
	Moved    string // the path of what is there instead; empty: nothing is
	Lasting  bool   // it is there for good
}

// Archive returns a document of a selection's archive by its file name. The
// zero Archived says that there is none.
func (p *Publisher) Archive(ctx context.Context, selection, file string) (Archived, error) {
	s := p.shelf.Load()
	i, ok := issueAt(file)
	if s == nil || !ok {
		return Archived{}, nil
	}
	log, ok := s.logs[selection]
	open := log.Closed() + 1
	switch {
	case !ok || i.volume > open || i.part > 0 && i.last() > log.Last:
		return Archived{}, nil
	case i.volume == open && i.part == 0:
		return Archived{Moved: pathOf(selection, render.Atom)}, nil
	case i.volume < open && i.part > 0:
		return Archived{Moved: issue{volume: i.volume}.path(Root(selection)), Lasting: true}, nil
	}
	d, err := p.issued(ctx, s, selection, i)
	return Archived{Document: d}, err
}
