package parse

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"

	"bantin/feeds"
)

// What a document may have at most. The parsers behind recurse as deep as
// elements nest, and keep kilobytes for each item however small it is.
const (
	maxDepth      = 100
	maxElements   = 200_000
	maxAttributes = 50_000
	maxItems      = 10_000

	maxTagAttributes = 256 // of one element
	maxNamespaces    = 64  // in force at one place
)

// beyond says which limit a document breaks.
func beyond(limit int, what string) *feeds.Problem {
	return &feeds.Problem{Class: feeds.TooDeep, Detail: fmt.Sprintf("more than %d %s", limit, what)}
}

// guard counts once more what tidy has made, with the decoder that gofeed reads
// it with, because nothing can recover from a stack that overflows.
func guard(document []byte) *feeds.Problem {
	d := xml.NewDecoder(bytes.NewReader(document))
	d.Strict = false
	depth, elements, attributes := 0, 0, 0
	for {
		tok, err := d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return &feeds.Problem{Class: feeds.Unreadable, Err: err}
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			depth++
			elements++
			attributes += len(tok.Attr)
		case xml.EndElement:
			depth--
		}
		switch {
		case depth > maxDepth:
			return beyond(maxDepth, "levels")
		case elements > maxElements:
			return beyond(maxElements, "elements")
		case attributes > maxAttributes:
			return beyond(maxAttributes, "attributes")
		}
	}
}
