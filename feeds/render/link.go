package render

import "bantin/feeds"

// A link is Atom's (RFC 4287, 4.2.7), used in RSS as well. Unlike the
// library's it has a title.
type link struct {
	Href   string `xml:"href,attr"`
	Rel    string `xml:"rel,attr"`
	Type   string `xml:"type,attr,omitempty"`
	Title  string `xml:"title,attr,omitempty"`
	Length int64  `xml:"length,attr,omitempty"`
}

// selfLink says where a document of the format is served from.
func selfLink(f Format, ch feeds.Channel) link {
	return link{Href: address(ch.Self), Rel: "self", Type: f.mediaType()}
}

// related links to where the story also appeared.
func related(also []feeds.Origin) []link {
	var list []link
	for _, o := range also {
		if o.Article != "" {
			list = append(list, link{Href: o.Article, Rel: "related", Type: "text/html", Title: literal(o.Name)})
		}
	}
	return list
}
