package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers holds every package of the module with its level. A package imports
// packages of lower levels only; those of one level do not know each other.
var layers = map[string]int{
	"feeds":                      0,
	"feeds/vietnamese":           1,
	"feeds/plaintext":            1,
	"feeds/coding":               1,
	"feeds/fetch":                2,
	"feeds/parse":                2,
	"feeds/article":              2,
	"feeds/listing":              2,
	"feeds/normalize":            2,
	"feeds/opml":                 2,
	"feeds/render":               2,
	"feeds/render/validate":      2,
	"feeds/topics":               2,
	"storage":                    2,
	"aggregator/dedupe/likeness": 2,
	"aggregator/health":          2,
	"aggregator/audience":        3,
	"aggregator/dedupe":          3,
	"aggregator/search":          3,
	"storage/sqlite":             3,
	"storage/storagetest":        3,
	"aggregator":                 4,
	"aggregator/publish":         4,
	"aggregator/push":            4,
	"aggregator/web/guide":       4,
	"aggregator/notify":          5,
	"aggregator/web":             5,
	"aggregator/export":          6,
	"cmd/bantin/settings":        6,
	"cmd/bantin/demo":            6,
	"cmd/bantin":                 7,
}

func TestImportsRunDownwards(t *testing.T) {
	for pkg, imports := range packageImports(t) {
		level, known := layers[pkg]
		if !known {
			t.Errorf("%s is in no layer: give it its place in the table", pkg)
			continue
		}
		for _, imp := range imports {
			if own, ok := strings.CutPrefix(imp, "bantin/"); ok && layers[own] >= level {
				t.Errorf("%s (level %d) imports %s (level %d)", pkg, level, own, layers[own])
			}
		}
		if pkg == "feeds" {
			for _, imp := range imports {
				if strings.Contains(imp, ".") {
					t.Errorf("feeds imports %s: it knows the standard library only", imp)
				}
			}
		}
	}
}

func TestEachLibraryHasOneImporter(t *testing.T) {
	importers := map[string][]string{}
	for pkg, imports := range packageImports(t) {
		for _, imp := range imports {
			host, _, _ := strings.Cut(imp, "/")
			if strings.Contains(host, ".") && !strings.HasPrefix(imp, "golang.org/x/") {
				importers[imp] = append(importers[imp], pkg)
			}
		}
	}
	for lib, pkgs := range importers {
		if len(pkgs) > 1 {
			slices.Sort(pkgs)
			t.Errorf("%s is imported by %s: its types must stop at one", lib, strings.Join(pkgs, " and "))
		}
	}
}

// packageImports reads what the packages of the module import outside tests.
func packageImports(t *testing.T) map[string][]string {
	t.Helper()
	root := filepath.Join("..", "..")
	imports := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		dir, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(dir)
		imports[pkg] = append(imports[pkg], "") // known although it imports nothing
		for _, spec := range file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if !slices.Contains(imports[pkg], name) {
				imports[pkg] = append(imports[pkg], name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(imports) < 10 {
		t.Fatalf("only %d packages found below %s", len(imports), root)
	}
	return imports
}
