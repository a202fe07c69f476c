// Package guide holds the guide for staff: one text in Markdown, which is read
// in the repository as it stands, and as a page of the site. It knows the few
// forms of Markdown that the text uses, and refuses the others.
package guide

import (
	"embed"
	"fmt"
	"html/template"
	"path"
)

// Path is where the site shows the guide.
const Path = "/huong-dan"

// File is the name of the text.
const File = "HUONG-DAN.md"

//go:embed HUONG-DAN.md pictures/*.png
var embedded embed.FS

// Text is the guide as it is written.
func Text() string {
	b, err := embedded.ReadFile(File)
	if err != nil {
		panic(err) // embedded: it is there or the program does not build
	}
	return string(b)
}

// A Picture is a picture of the guide.
type Picture struct {
	Path string // on the site
	Data []byte // PNG
}

// Pictures are all pictures there are, by their names in the text.
func Pictures() map[string]Picture {
	entries, err := embedded.ReadDir("pictures")
	if err != nil {
		panic(err) // embedded
	}
	all := map[string]Picture{}
	for _, e := range entries {
		name := path.Join("pictures", e.Name())
		data, err := embedded.ReadFile(name)
		if err != nil {
			panic(err) // embedded
		}
		all[name] = Picture{Path: Path + "/" + e.Name(), Data: data}
	}
	return all
}

// A Guide is the guide as a page.
type Guide struct {
	Title    string
	Contents []Heading
	Body     template.HTML // all but the title
}

// A Heading is one that the contents lead to.
type Heading struct{ Anchor, Text string }

// Page renders the guide.
func Page() (Guide, error) {
	r := renderer{pictures: Pictures()}
	title, err := r.page(Text())
	if err != nil {
		return Guide{}, fmt.Errorf("%s: %w", File, err)
	}
	return Guide{Title: title, Contents: r.contents, Body: template.HTML(r.out.String())}, nil
}
