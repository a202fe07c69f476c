package parse

import (
	"bytes"
	"html"
)

// What a document may declare for itself.
const (
	maxDeclared     = 300     // entities; those of HTML are 253
	longestDeclared = 1 << 10 // bytes one of them may stand for
	mostExpanded    = 1 << 20 // bytes all references to them may become
)

// declaredEntities returns the entities that a document type declares, with
// what they stand for. Those kept elsewhere are nobody's to fetch, and one
// inside another stays a reference, so that nothing grows beyond bounds.
func declaredEntities(directive []byte) map[string]string {
	entities := map[string]string{}
	for len(entities) < maxDeclared {
		i := bytes.Index(directive, []byte("<!"))
		if i < 0 {
			break
		}
		directive = directive[i+len("<!"):]
		if bytes.HasPrefix(directive, []byte("--")) {
			_, directive, _ = bytes.Cut(directive, []byte("-->"))
			continue
		}
		rest, ok := bytes.CutPrefix(directive, []byte("ENTITY"))
		if !ok {
			continue
		}
		name, value := declaredEntity(rest)
		if _, twice := entities[name]; name != "" && !twice { // the first counts (XML 1.0, 4.2)
			entities[name] = value
		}
	}
	return entities
}

// declaredEntity reads what follows <!ENTITY; the name is empty if that is
// nothing of use.
func declaredEntity(rest []byte) (name, value string) {
	start := skipSpace(rest, 0)
	n := nameLength(rest[start:])
	at := skipSpace(rest, start+n)
	if start == 0 || n == 0 || at == len(rest) || rest[at] != '"' && rest[at] != '\'' {
		return "", ""
	}
	end := bytes.IndexByte(rest[at+1:], rest[at])
	if end < 0 || end > longestDeclared {
		return "", ""
	}
	return string(rest[start : start+n]), dropForbidden(html.UnescapeString(string(rest[at+1 : at+1+end])))
}
