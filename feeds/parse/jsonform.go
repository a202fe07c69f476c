package parse

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	jsonfeed "github.com/mmcdole/gofeed/json"

	"bantin/feeds"
)

// maxValues is how many values a JSON document may hold.
const maxValues = 500_000

// looksLikeJSONFeed reports whether JSON is a feed, whole or not. Members come
// in any order, so that its version may stand last, or be cut off.
func looksLikeJSONFeed(text []byte) bool {
	has := func(s string) bool { return bytes.Contains(text, []byte(s)) }
	if text[0] != '{' {
		return false
	}
	return has("jsonfeed.org/version") ||
		has(`"items"`) && (has(`"content_html"`) || has(`"content_text"`) || has(`"date_published"`))
}

// A mendedJSON is JSON with its strings put right.
type mendedJSON struct {
	text      []byte
	forbidden int    // escapes of characters that XML forbids, dropped
	fault     string // the first place with a raw line break or tab in a string
}

// mendJSON puts strings right, and refuses documents beyond all use: the
// decoder behind recurses as deep as they nest.
func mendJSON(text []byte) (mendedJSON, *feeds.Problem) {
	m := mendedJSON{text: make([]byte, 0, len(text)+16)}
	depth, values, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quoted && c == '\\':
			n, forbidden := escapeAt(text[i:])
			if forbidden {
				m.forbidden++
			} else {
				m.text = append(m.text, text[i:i+n]...)
			}
			i += n - 1
			continue
		case quoted && c < ' ':
			if m.fault == "" {
				m.fault = quoteAt(text, max(i-40, 0))
			}
			m.text = append(m.text, escapes[c]...)
			continue
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{', c == '[':
			depth++
			values++
		case c == '}', c == ']':
			depth--
		case c == ',':
			values++
		}
		switch {
		case depth > maxDepth:
			return m, beyond(maxDepth, "levels")
		case values > maxValues:
			return m, beyond(maxValues, "values")
		}
		m.text = append(m.text, c)
	}
	return m, nil
}

// escapes are the control characters that a clean document may hold.
var escapes = map[byte]string{'\t': `\t`, '\n': `\n`, '\r': `\r`}

// escapeAt returns the length of the escape that text begins with, and whether
// it stands for a character that XML forbids.
func escapeAt(text []byte) (int, bool) {
	switch {
	case len(text) < 2:
		return len(text), false
	case text[1] == 'b', text[1] == 'f':
		return 2, true
	case text[1] != 'u' || len(text) < 6:
		return 2, false
	}
	n, err := strconv.ParseUint(string(text[2:6]), 16, 32)
	if err != nil {
		return 2, false
	}
	surrogate := n >= 0xD800 && n < 0xE000 // one half of a character
	return 6, !surrogate && !allowed(rune(n))
}

// jsonParts are the members of a JSON Feed, and its items apart.
type jsonParts struct {
	members map[string]json.RawMessage
	items   []json.RawMessage // nil: there is no list of items
	cut     bool              // the document breaks off, or goes on as no JSON
	after   string            // what follows the document
}

// splitJSON takes a document apart as far as it is whole.
func splitJSON(text []byte) jsonParts {
	parts := jsonParts{members: map[string]json.RawMessage{}}
	d := json.NewDecoder(bytes.NewReader(text))
	_, err := d.Token() // {
	for err == nil && d.More() {
		err = parts.readMember(d)
	}
	if err == nil {
		_, err = d.Token() // }
	}
	parts.cut = err != nil
	if rest := bytes.TrimSpace(text[d.InputOffset():]); err == nil && len(rest) > 0 {
		parts.after = quoteAt(rest, 0)
	}
	return parts
}

func (p *jsonParts) readMember(d *json.Decoder) error {
	key, err := d.Token()
	if err != nil {
		return err
	}
	name, ok := key.(string)
	if ok && strings.EqualFold(name, "items") { // as the decoder behind finds it
		return p.readItems(d)
	}
	var member json.RawMessage
	if err := d.Decode(&member); err != nil {
		return err
	}
	if ok {
		p.members[name] = member
	}
	return nil
}

// readItems reads the list of items up to the first that is not whole.
func (p *jsonParts) readItems(d *json.Decoder) error {
	open, err := d.Token()
	if err != nil || open != json.Delim('[') {
		return err
	}
	if p.items == nil {
		p.items = []json.RawMessage{}
	}
	for d.More() {
		var item json.RawMessage
		if err := d.Decode(&item); err != nil {
			return err
		}
		p.items = append(p.items, item)
	}
	_, err = d.Token() // ]
	return err
}

// parse hands the parts to gofeed; unread quotes the first that it cannot read.
func (p *jsonParts) parse() (feed *jsonfeed.Feed, unread string) {
	feed, misfit := fit[jsonfeed.Feed](p.members)
	if misfit != nil {
		unread = quoteAt(misfit, 0)
	}
	for _, raw := range p.items {
		item := new(jsonfeed.Item)
		if json.Unmarshal(raw, item) == nil {
			if string(raw) != "null" {
				feed.Items = append(feed.Items, item)
			}
			continue
		}
		unread = either(unread, quoteAt(raw, 0))
		var members map[string]json.RawMessage
		if json.Unmarshal(raw, &members) == nil {
			item, _ = fit[jsonfeed.Item](members)
			feed.Items = append(feed.Items, item)
		}
	}
	return feed, unread
}

// fit reads an object without those members that hold another type than they
// should; it returns one of them.
func fit[T any](members map[string]json.RawMessage) (value *T, misfit json.RawMessage) {
	kept := map[string]json.RawMessage{}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		raw := members[name]
		one, err := json.Marshal(map[string]json.RawMessage{name: raw})
		if err != nil || json.Unmarshal(one, new(T)) != nil {
			misfit = one
			continue
		}
		kept[name] = raw
	}
	value = new(T)
	whole, err := json.Marshal(kept)
	if err == nil {
		err = json.Unmarshal(whole, value)
	}
	if err != nil {
		return new(T), whole
	}
	return value, misfit
}
