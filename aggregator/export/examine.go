package export

import (
	"errors"
	"io/fs"
	"path"

	"bantin/aggregator/web"
)

const (
	mostNamed = 5   // files that are in the way
	fewFiles  = 100 // may be removed without a question
)

// examine refuses, before anything is written, to destroy most of what earlier
// exports have written, or the files of others.
func (r *run) examine(list []web.Address) error {
	if r.order.Force {
		return nil
	}
	kept := 0
	for _, a := range list {
		if e := r.entries[fileOf(a.Path)]; e.digest != claimed.digest {
			kept++
		}
	}
	if of := r.count(); of-kept > fewFiles && of-kept > of/2 {
		return &Refusal{Why: MuchGone, Gone: of - kept, Of: of}
	}
	return r.spare(list)
}

// spare refuses to write where files of others stand.
func (r *run) spare(list []web.Address) error {
	if r.order.Force {
		return nil
	}
	var names []string
	ground := ground{r.Folder, map[string]bool{".": true}}
	for _, a := range list {
		name := fileOf(a.Path)
		if _, ours := r.entries[name]; ours {
			continue
		}
		in, err := ground.inTheWay(name)
		if err != nil {
			return err
		}
		if in != "" && len(names) < mostNamed {
			names = append(names, in)
		}
	}
	if len(names) > 0 {
		return &Refusal{Why: Foreign, Names: names}
	}
	return nil
}

// A ground is where files are to be written that no export has written before.
type ground struct {
	*Folder
	known map[string]bool // folders that were looked for, and whether they are there
}

// inTheWay finds what stands in the place of a file, or of a folder that it is
// in, and is not ours; "" for nothing.
func (g ground) inTheWay(name string) (string, error) {
	there, in, err := g.folder(path.Dir(name))
	if !there || err != nil {
		return in, err
	}
	switch _, err := g.root.Lstat(name); {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil
	case err != nil:
		return "", err
	}
	return name, nil
}

// folder looks for a folder and those above it. What is there is to be a
// folder, and no link to one.
func (g ground) folder(name string) (there bool, in string, err error) {
	if there, known := g.known[name]; known {
		return there, "", nil
	}
	if there, in, err := g.folder(path.Dir(name)); !there || err != nil {
		return false, in, err
	}
	info, err := g.root.Lstat(name)
	_, ours := g.entries[name]
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && ours:
		g.known[name] = false
	case err != nil:
		return false, "", err
	case !info.IsDir():
		return false, name, nil
	default:
		g.known[name] = true
	}
	return g.known[name], "", nil
}
