package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"bantin/aggregator/publish"
)

//go:embed templates/*.html static/*.* static/css/*.css
var embedded embed.FS

// fixed is what pages need beside their own text: files under names that
// change with their content.
type fixed struct {
	style, script, icon string                       // their paths
	files               map[string]*publish.Rendered // by path
	icons               map[string]string            // paths of the pictures that stand for the site, by file
	steady              map[string]*publish.Rendered // those whose addresses are known elsewhere, and stay
}

// assets are the embedded files, made ready once.
var assets = sync.OnceValue(func() fixed {
	f := fixed{files: map[string]*publish.Rendered{}, steady: map[string]*publish.Rendered{}}
	f.style = f.add("style.css", "text/css; charset=utf-8", concatenated("static/css/*.css"))
	f.script = f.add("site.js", "text/javascript; charset=utf-8", concatenated("static/site.js"))
	f.steady[publish.StylePath] = publish.Prepare("text/css; charset=utf-8", append(concatenated("static/feed.css"), concatenated("static/css/00-base.css")...))
	f.addIcons()
	return f
})

// concatenated is the embedded files of a pattern, one after another in the order
// of their names.
func concatenated(pattern string) []byte {
	names, err := fs.Glob(embedded, pattern)
	if err != nil || len(names) == 0 {
		panic("no " + pattern) // embedded: they are there or the program does not build
	}
	var all []byte
	for _, name := range names {
		body, err := embedded.ReadFile(name)
		if err != nil {
			panic(err) // it was listed
		}
		all = append(all, body...)
	}
	return all
}

// add puts a file under its fingerprinted name.
func (f fixed) add(name, contentType string, body []byte) string {
	d := publish.Prepare(contentType, body)
	ext := path.Ext(name)
	at := "/static/" + strings.TrimSuffix(name, ext) + "." + d.ETag[1:13] + ext
	f.files[at] = d
	return at
}

// shared are the templates that every page has.
var shared = []string{"templates/layout.html", "templates/machines.html", "templates/stories.html"}

// templates are the pages, each a set of its own around one layout, by the
// name of its file.
var templates = sync.OnceValue(func() map[string]*template.Template {
	layout := template.Must(template.New("").Option("missingkey=error").ParseFS(embedded, shared...))
	files, err := fs.Glob(embedded, "templates/*.html")
	if err != nil {
		panic(err) // the pattern is ours
	}
	m := map[string]*template.Template{}
	for _, file := range files {
		if !slices.Contains(shared, file) {
			name := strings.TrimSuffix(path.Base(file), ".html")
			m[name] = template.Must(template.Must(layout.Clone()).ParseFS(embedded, file))
		}
	}
	return m
})

// page fills a template. Nothing of it is sent unless all of it succeeded.
func page(name string, view any) ([]byte, error) {
	var b bytes.Buffer
	if err := templates()[name].ExecuteTemplate(&b, "layout", view); err != nil {
		return nil, fmt.Errorf("page %s: %w", name, err)
	}
	return b.Bytes(), nil
}

const pageType = "text/html; charset=utf-8"
