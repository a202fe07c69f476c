package publish

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"bantin/storage"
)

// A Shelved document is one of the archive that there is to be had.
type Shelved struct {
	Path  string
	Stamp string // as long as it stays, the document does under the same settings; empty: nobody knows
}

// Archives lists the documents of the archives, of every selection those of
// its closed volumes, and of the one that is open its address, which leads on,
// and those parts to which the current feed leads or led.
func (p *Publisher) Archives(ctx context.Context) ([]Shelved, error) {
	s := p.shelf.Load()
	if s == nil {
		return nil, nil
	}
	var list []Shelved
	for _, selection := range slices.Sorted(maps.Keys(s.logs)) {
		log, root := s.logs[selection], Root(selection)
		if log.Last == 0 {
			continue
		}
		stamps, err := p.Store.VolumeStamps(ctx, selection)
		if err != nil {
			return nil, fmt.Errorf("archive of %q: %w", selection, err)
		}
		for n := range log.Closed() {
			list = append(list, Shelved{Path: issue{volume: n + 1}.path(root), Stamp: stamps[n+1]})
		}
		open := log.Closed() + 1
		parts := s.parts(selection, open, log.Last%storage.VolumeSize)
		if open > 1 || len(parts) > 0 {
			list = append(list, Shelved{Path: issue{volume: open}.path(root)})
		}
		for _, path := range parts {
			list = append(list, Shelved{Path: path})
		}
	}
	return list, nil
}

// parts lists the paths of the parts of an open volume, which has so many
// changes: those that a current feed leads to at some time.
func (s *shelf) parts(selection string, open, changes int) (paths []string) {
	for part := partStep; part <= changes; part += partStep {
		paths = append(paths, issue{open, part}.path(Root(selection)))
	}
	now, ok := strings.CutPrefix(s.channels[selection].Chain.Previous, s.site.URL)
	if _, file, _ := strings.Cut(now, archiveFolder); ok && !slices.Contains(paths, now) {
		if i, ok := issueAt(file); ok && i.part > 0 {
			paths = append(paths, now)
		}
	}
	return paths
}
