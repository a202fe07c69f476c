package web

import (
	"strings"

	"bantin/aggregator/publish"
)

// Browsers show what is called RSS or Atom as the bare text that it is, and
// what is called XML by its style. So a feed is called XML to whoever would
// rather have that than feeds, as browsers say on every visit and readers of
// feeds do not. It is the same file for everyone.

const xmlType = "application/xml"

// asXML is the parcel of a feed under the name of XML. It has tags of its own:
// what is called otherwise is another representation (RFC 9110, 8.8.1).
func asXML(d *publish.Rendered) *parcel {
	other := *d
	other.ContentType = xmlType + "; charset=utf-8"
	for _, tag := range []*string{&other.ETag, &other.GzipETag, &other.BrotliETag} {
		*tag = strings.TrimSuffix(*tag, `"`) + `-xml"`
	}
	p := packed(&other)
	p.document, p.vary, p.read = d, byAccept, inFeeds
	return p
}

// isFeed reports whether a media type is one of feeds of XML.
func isFeed(mediaType string) bool {
	return mediaType == "application/rss+xml" || mediaType == "application/atom+xml"
}

// wantsXML reports whether the lines of an Accept field would rather have XML
// than a media type.
func wantsXML(fields []string, mediaType string) bool {
	for _, line := range fields {
		if strings.Contains(line, xmlType) {
			return preference(fields, xmlType) > preference(fields, mediaType)
		}
	}
	return false
}

// preference is how much the lines of an Accept field like a media type, in
// thousandths: what they say of it alone, else of its kind, else of everything
// (RFC 9110, 12.5.1).
func preference(fields []string, mediaType string) int {
	kind, _, _ := strings.Cut(mediaType, "/")
	ranges := []string{"*/*", kind + "/*", mediaType}
	liked, closest := 0, -1
	for _, rest := range fields {
		for rest != "" {
			var member string
			member, rest, _ = strings.Cut(rest, ",")
			name, parameters, _ := strings.Cut(member, ";")
			name = strings.Trim(name, " \t")
			for i, r := range ranges {
				if q, ok := weight(parameters); i > closest && strings.EqualFold(name, r) && ok {
					liked, closest = q, i
				}
			}
		}
	}
	return liked
}
