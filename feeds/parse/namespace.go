package parse

import "strings"

const (
	atomNamespace = "http://www.w3.org/2005/Atom"
	rss1Namespace = "http://purl.org/rss/1.0/"
)

// namespaces that gofeed knows its own elements by, for each root.
var namespaces = map[string][]string{
	"feed": {atomNamespace, "http://purl.org/atom/ns#"},
	"rdf":  {rss1Namespace, "http://channel.netscape.com/rdf/simple/0.9/", "http://my.netscape.com/rdf/simple/0.9/"},
}

// spellings are the namespaces that feeds spell in many ways, with the one in
// which gofeed knows them.
var spellings = map[string]string{
	"purl.org/dc/elements/1.1":                 "http://purl.org/dc/elements/1.1/",
	"purl.org/dc/elements/1.0":                 "http://purl.org/dc/elements/1.1/",
	"purl.org/dc":                              "http://purl.org/dc/elements/1.1/",
	"purl.org/dc/terms":                        "http://purl.org/dc/terms/",
	"purl.org/rss/1.0/modules/content":         "http://purl.org/rss/1.0/modules/content/",
	"purl.org/rss/1.0/modules/content/encoded": "http://purl.org/rss/1.0/modules/content/",
	"search.yahoo.com/mrss":                    "http://search.yahoo.com/mrss/",
	"search.yahoo.com/rss":                     "http://search.yahoo.com/mrss/",
	"www.itunes.com/dtds/podcast-1.0.dtd":      "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
	"www.w3.org/2005/atom":                     atomNamespace,
	"www.w3.org/1999/xhtml":                    "http://www.w3.org/1999/xhtml",
}

// canonical returns a namespace as gofeed knows it, or as it is.
func canonical(namespace string) string {
	name := strings.ToLower(strings.TrimSpace(namespace))
	name = strings.TrimPrefix(strings.TrimPrefix(name, "https://"), "http://")
	if known := spellings[strings.TrimRight(name, "/#")]; known != "" {
		return known
	}
	return namespace
}
