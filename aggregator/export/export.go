// Package export writes a site into a folder, as files that any web server can
// serve. It asks the site for each of its addresses as a browser would, writes
// what has changed, and takes away what is gone. It knows files, and of the
// site only its addresses.
//
// What a folder holds of an export is written down in it (manifest.go), so
// that files of others are never touched, and that a document that cannot have
// changed is not made again.
package export

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"bantin/aggregator/web"
)

// A Summary says what an export did.
type Summary struct {
	Files     int      // that the folder holds now
	Written   int      // that are new, or other ones than they were
	Unchanged int      // that are as they were
	Removed   int      // whose documents are gone
	Failed    []string // addresses that could not be asked for; what was there stays
}

// An Order says how a site is written into a folder.
type Order struct {
	Program string                // digest of the program that makes the documents
	Force   bool                  // what is refused otherwise is done
	Told    func(done, total int) // is called as it goes; may be nil
}

const (
	atOnce  = 200 // addresses that are looked at together
	workers = 8   // documents that are made and written at the same time: most of the time a disk is waited for
)

// A run is one export that is under way.
type run struct {
	*Folder
	site  *web.Files
	order Order
	total int

	counting sync.Mutex // guards what follows
	sum      Summary
	done     int
}

// Export writes a site into the folder. When it fails or ctx ends, every file
// is as it was or as it is to be, and what was done is remembered.
func (f *Folder) Export(ctx context.Context, site *web.Files, order Order) (Summary, error) {
	list, err := site.Addresses(ctx)
	if err != nil {
		return Summary{}, err
	}
	r := &run{Folder: f, site: site, order: order, total: len(list)}
	if err := r.examine(list); err != nil {
		return Summary{}, err
	}
	if err := f.claim(list); err != nil {
		return Summary{}, err
	}
	made, err := site.Digest(ctx)
	if err != nil {
		return Summary{}, err
	}
	f.madeBy(made + "-" + order.Program)
	err = r.all(ctx, list)
	if err == nil {
		err = r.late(ctx)
	}
	if err == nil {
		err = r.clear()
	}
	if kept := f.keep(); err == nil {
		err = kept
	}
	r.sum.Files = f.count()
	slices.Sort(r.sum.Failed)
	return r.sum, err
}

// late writes the documents that came while all others were written.
func (r *run) late(ctx context.Context) error {
	list, err := r.site.Addresses(ctx)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(a web.Address) bool { return r.entries[fileOf(a.Path)].seen })
	if len(list) == 0 {
		return nil
	}
	r.total += len(list)
	if err := r.spare(list); err != nil {
		return err
	}
	if err := r.claim(list); err != nil {
		return err
	}
	return r.all(ctx, list)
}

// all brings the documents of a list of addresses up to date, as far as they
// may have changed.
func (r *run) all(ctx context.Context, list []web.Address) error {
	for some := range slices.Chunk(list, atOnce) {
		if err := r.site.Stamp(ctx, some); err != nil {
			return err
		}
		group, ctx := errgroup.WithContext(ctx)
		group.SetLimit(workers)
		for _, a := range some {
			group.Go(func() error {
				if err := ctx.Err(); err != nil {
					return err
				}
				return r.one(ctx, a)
			})
		}
		if err := group.Wait(); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// one brings the document of an address up to date.
func (r *run) one(ctx context.Context, a web.Address) error {
	name := fileOf(a.Path)
	if was, ok := r.entry(name); ok && a.Stamp != "" && a.Stamp == was.stamp && r.intact(name, was) {
		r.tell(name, func(s *Summary) { s.Unchanged++ })
		return nil
	}
	answer, err := ask(ctx, r.site, a.Path)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return err
	case answer.status >= http.StatusInternalServerError:
		r.tell(name, func(s *Summary) { s.Failed = append(s.Failed, a.Path) })
		return nil
	case answer.status != http.StatusOK: // gone meanwhile
		r.tell("", func(*Summary) {})
		return nil
	}
	written, err := r.put(name, answer, a.Stamp)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	r.tell(name, func(s *Summary) {
		if written {
			s.Written++
		} else {
			s.Unchanged++
		}
	})
	return nil
}

// tell notes that an address is done with, and which file is its.
func (r *run) tell(name string, as func(*Summary)) {
	if name != "" {
		r.see(name)
	}
	r.counting.Lock()
	defer r.counting.Unlock()
	as(&r.sum)
	r.done++
	if r.order.Told != nil {
		r.order.Told(r.done, r.total)
	}
}
