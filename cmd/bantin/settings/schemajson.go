package settings

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// A FileKind tells the main file from those that it includes, which take fewer
// keys.
type FileKind int

const (
	Main     FileKind = iota // bantin.yaml
	Included                 // the file of a department
)

// SchemaFile is the name under which init puts the schema of such files beside
// the main file.
func (k FileKind) SchemaFile() string {
	if k == Included {
		return "sources.schema.json"
	}
	return "bantin.schema.json"
}

// SchemaLine is the comment by which editors find the schema at a path.
func SchemaLine(path string) string { return "# yaml-language-server: $schema=" + path }

// WriteSchema writes what such files may look like as JSON Schema (draft 7,
// which the YAML extensions of editors understand best), with what every key
// does in Vietnamese and in English.
func (k FileKind) WriteSchema(w io.Writer) error {
	title := "bantin.yaml"
	if k == Included {
		title = "sources/*.yaml"
	}
	root := object{
		{"$schema", "http://json-schema.org/draft-07/schema#"},
		{"title", title},
	}
	raw, err := append(root, schemaOf(k).object7()...).MarshalJSON()
	if err != nil {
		return fmt.Errorf("write schema: %w", err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", "  "); err != nil {
		return fmt.Errorf("write schema: %w", err)
	}
	b.WriteByte('\n')
	_, err = b.WriteTo(w)
	return err
}

// An object is a JSON object whose members keep their order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON implements json.Marshaler.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		for j, part := range []any{m.key, m.value} {
			if j > 0 {
				b.WriteByte(':')
			}
			var out bytes.Buffer
			e := json.NewEncoder(&out)
			e.SetEscapeHTML(false)
			if err := e.Encode(part); err != nil {
				return nil, err
			}
			b.Write(bytes.TrimSpace(out.Bytes()))
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// object7 is the schema in the words of draft 7.
func (s *schema) object7() object {
	o := s.about.members()
	if len(s.forms) > 0 {
		forms := make([]object, 0, len(s.forms)+1)
		for _, f := range s.forms {
			forms = append(forms, f.object7())
		}
		if s.nullable {
			forms = append(forms, object{{"type", "null"}})
		}
		return append(o, member{"anyOf", forms})
	}
	if len(s.choices) > 0 {
		o = append(o, member{"enum", s.enum()})
	}
	o = append(o, s.typed())
	switch s.shape {
	case mapping:
		properties := object{}
		for _, p := range s.properties {
			properties = append(properties, member{p.key, p.schema.object7()})
		}
		o = append(o, member{"properties", properties}, member{"additionalProperties", false})
		if len(s.required) > 0 {
			o = append(o, member{"required", s.required})
		}
	case sequence:
		o = append(o, member{"items", s.items.object7()})
		if s.most > 0 {
			o = append(o, member{"minItems", s.least}, member{"maxItems", s.most})
		}
		if s.unique {
			o = append(o, member{"uniqueItems", true})
		}
	case number:
		o = append(o, member{"minimum", s.least}, member{"maximum", s.most})
	case text:
		if len(s.choices) > 0 {
			break
		}
		o = append(o, member{"minLength", 1}, member{"maxLength", longest})
		if s.about.pattern != "" {
			o = append(o, member{"pattern", s.about.pattern})
		}
	}
	return o
}

// enum lists the words that are taken; nothing is one where it may be left out.
func (s *schema) enum() []any {
	var all []any
	for _, c := range s.choices {
		all = append(all, c)
	}
	if s.nullable {
		all = append(all, nil)
	}
	return all
}

// typed names the JSON type of a shape.
func (s *schema) typed() member {
	name := map[shape]string{text: "string", number: "integer", truth: "boolean", mapping: "object", sequence: "array"}[s.shape]
	if s.nullable {
		return member{"type", []string{name, "null"}}
	}
	return member{"type", name}
}
