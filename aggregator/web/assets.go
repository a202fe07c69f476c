package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"path"
	"strings"
	"sync"

	"bantin/aggregator/publish"
)

//go:embed templates/*.html static/*
var embedded embed.FS

// fixed is what pages need beside their own text: files under names that
// change with their content.
type fixed struct {
	style, icon string                       // their paths
	files       map[string]*publish.Rendered // by path
}

// assets are the embedded files, made ready once.
var assets = sync.OnceValue(func() fixed {
	f := fixed{files: map[string]*publish.Rendered{}}
	f.style = f.add("style.css", "text/css; charset=utf-8")
	f.icon = f.add("favicon.svg", "image/svg+xml")
	return f
})

// add puts a file under its fingerprinted name.
func (f fixed) add(name, contentType string) string {
	body, err := embedded.ReadFile("static/" + name)
	if err != nil {
		panic(err) // embedded: it is there or the program does not build
	}
	d := publish.Prepare(contentType, body)
	ext := path.Ext(name)
	at := "/static/" + strings.TrimSuffix(name, ext) + "." + d.ETag[1:13] + ext
	f.files[at] = d
	return at
}

// templates are the pages, each a set of its own around one layout.
var templates = sync.OnceValue(func() map[string]*template.Template {
	layout := template.Must(template.New("").Option("missingkey=error").ParseFS(embedded, "templates/layout.html", "templates/stories.html"))
	m := map[string]*template.Template{}
	for _, name := range []string{"list", "story", "sources", "message", "months", "month", "index", "search", "staff", "guide"} {
		m[name] = template.Must(template.Must(layout.Clone()).ParseFS(embedded, "templates/"+name+".html"))
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
