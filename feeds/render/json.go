package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	gorilla "github.com/gorilla/feeds"

	"bantin/feeds"
)

// A jsonFeed is a JSON Feed without its items, which the library would leave
// out if there are none.
type jsonFeed struct {
	gorilla.JSONFeed
	Bantin jsonAbout `json:"_bantin"`
}

// A jsonAbout says what made a feed: JSON Feed has no words of its own for it.
type jsonAbout struct {
	ID        string `json:"id"`
	Archive   string `json:"prev_archive,omitempty"` // Atom: there is no archive of this format
	Updated   string `json:"updated,omitempty"`
	Generator string `json:"generator,omitempty"`
	Version   string `json:"version,omitempty"`
}

func newJSON(ch feeds.Channel) jsonFeed {
	editors := &gorilla.JSONAuthor{Name: line(ch.Title)}
	if mail := mailbox(ch.Contact); mail != "" {
		editors.Url = "mailto:" + mail
	}
	var hubs []*gorilla.JSONHub
	for _, hub := range hubLinks(ch) {
		hubs = append(hubs, &gorilla.JSONHub{Type: "WebSub", Url: hub.Href})
	}
	return jsonFeed{
		JSONFeed: gorilla.JSONFeed{
			Version:     "https://jsonfeed.org/version/1.1",
			Title:       line(ch.Title),
			Language:    language(ch.Language),
			HomePageUrl: address(ch.Page),
			FeedUrl:     address(ch.Self),
			Description: line(ch.Description),
			Authors:     []*gorilla.JSONAuthor{editors},
			Hubs:        hubs,
		},
		Bantin: jsonAbout{
			ID:        clean(ch.ID),
			Archive:   address(ch.Chain.Previous),
			Updated:   rfc3339(ch.Updated),
			Generator: line(ch.Generator),
			Version:   line(ch.Version),
		},
	}
}

// writeJSON writes the items one after the other, a line each, so that they
// are never all in memory.
func writeJSON(w io.Writer, ch feeds.Channel) error {
	head, err := marshal(newJSON(ch))
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w, "%s,\"items\":[", bytes.TrimSuffix(head, []byte("}"))); err != nil {
		return err
	}
	before := "\n"
	for _, x := range ch.Entries {
		item, err := marshal(newJSONItem(newEntry(x, ch)))
		if err != nil {
			return fmt.Errorf("item %s: %w", x.ID, err)
		}
		if _, err := fmt.Fprintf(w, "%s%s", before, item); err != nil {
			return err
		}
		before = ",\n"
	}
	_, err = io.WriteString(w, "\n]}\n")
	return err
}

// marshal is json.Marshal, but leaves HTML legible.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
