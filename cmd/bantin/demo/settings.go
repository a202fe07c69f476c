package demo

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"text/template"
)

// The settings of the demo, for the addresses that the sites have got.
//
//go:embed settings.yaml
var settingsText string

// Settings returns a settings file that describes the sites, with the address
// to listen at and the database's path put in; either may be empty, and is
// left to the reader's default then.
func (s *Sites) Settings(listen, database string) []byte {
	bases := map[string]string{}
	for _, site := range s.sites {
		bases[site.ID] = site.Base
	}
	t := template.Must(template.New("settings.yaml").Funcs(template.FuncMap{
		"at":    func(department string) string { return bases[department] },
		"quote": quote,
	}).Parse(settingsText))
	var b bytes.Buffer
	err := t.Execute(&b, map[string]any{"Listen": listen, "Database": database, "Portals": s.sites})
	if err != nil {
		panic(fmt.Sprintf("demo settings: %v", err)) // every value is there
	}
	return b.Bytes()
}

// quote writes a text as YAML reads it back, whatever is in it: a JSON string
// is one in YAML too.
func quote(text string) (string, error) {
	b, err := json.Marshal(text)
	return string(b), err
}
