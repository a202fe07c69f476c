package render

import (
	"encoding/xml"
	"fmt"

	gorilla "github.com/gorilla/feeds"

	"bantin/feeds"
)

// ttl is for how many minutes a channel need not be asked for again: as often
// as sources are looked at.
const ttl = 10

// An rssDocument is RSS 2.0 with the namespaces that it needs.
type rssDocument struct {
	XMLName xml.Name `xml:"rss"`
	gorilla.RssFeedXml
	Atom    string     `xml:"xmlns:atom,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Terms   string     `xml:"xmlns:dcterms,attr"`
	Media   string     `xml:"xmlns:media,attr"`
	History string     `xml:"xmlns:fh,attr,omitempty"`
	Channel rssChannel `xml:"channel"`
}

// FeedXml makes it what the library writes.
func (d rssDocument) FeedXml() any { return d }

// An rssChannel has of the library's channel what is right: link, language,
// managingEditor, webMaster, lastBuildDate, generator, docs and ttl.
type rssChannel struct {
	Title       plain `xml:"title"`
	Description plain `xml:"description"`
	gorilla.RssFeed
	Links   []link    `xml:"atom:link"`
	Archive *struct{} `xml:"fh:archive"`
	Items   rssItems  `xml:"item"`
}

func newRSS(ch feeds.Channel) rssDocument {
	d := rssDocument{
		Atom:  "http://www.w3.org/2005/Atom",
		DC:    "http://purl.org/dc/elements/1.1/",
		Terms: termsSpace,
		Media: mediaSpace,
		Channel: rssChannel{
			Title:       plainText(line(ch.Title)),
			Description: plainText(line(ch.Description)),
			Links:       append(append([]link{selfLink(RSS, ch)}, chain(ch)...), hubLinks(ch)...),
			Items:       rssItems{ch},
		},
	}
	d.History, d.Channel.Archive = archived(ch)
	d.Version = "2.0"
	d.ContentNamespace = "http://purl.org/rss/1.0/modules/content/"
	d.Channel.RssFeed = gorilla.RssFeed{
		Link:           address(ch.Page),
		Language:       language(ch.Language),
		ManagingEditor: contact(ch),
		WebMaster:      contact(ch),
		LastBuildDate:  rfc822(ch.Updated),
		Generator:      label(ch.Generator + " " + ch.Version),
		Docs:           "https://www.rssboard.org/rss-specification",
		Ttl:            ttl,
	}
	return d
}

// contact is the editors' address as RSS wants it, with a name in brackets.
func contact(ch feeds.Channel) string {
	if mail := mailbox(ch.Contact); mail != "" {
		return mail + " (Ban biên tập)"
	}
	return ""
}

// rssItems writes the items one after the other, so that they are never all
// in memory.
type rssItems struct{ channel feeds.Channel }

// MarshalXML writes every entry of the channel as an item.
func (l rssItems) MarshalXML(e *xml.Encoder, item xml.StartElement) error {
	for _, x := range l.channel.Entries {
		if err := e.EncodeElement(newRSSItem(newEntry(x, l.channel)), item); err != nil {
			return fmt.Errorf("item %s: %w", x.ID, err)
		}
	}
	return nil
}
