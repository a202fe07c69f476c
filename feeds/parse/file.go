package parse

import (
	"bytes"
	"net/http"
	"strings"

	"bantin/feeds"
)

// certain are media types that the first bytes of a document prove: no feed or
// page begins so, whatever stands further on.
var certain = map[string]bool{
	"image/jpeg": true, "image/png": true, "image/gif": true, "image/webp": true, "video/mp4": true, "video/webm": true,
	"application/pdf": true, "application/zip": true, "application/x-gzip": true, "application/x-rar-compressed": true,
	"application/msword": true, officeText: true, officeTable: true, officeSlides: true,
}

// Media types of office documents, which are archives inside.
const (
	officeText   = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	officeTable  = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	officeSlides = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
)

// compound is how documents of older office programs begin.
var compound = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")

// file returns the media type of what is no text by its bytes, or nothing.
func file(body []byte) string {
	kind, _, _ := strings.Cut(http.DetectContentType(body), ";")
	switch {
	case bytes.HasPrefix(body, compound):
		return "application/msword"
	case kind == "application/zip":
		return archive(body)
	case strings.HasPrefix(kind, "text/"):
		return ""
	}
	return kind
}

// archive tells office documents from other archives, by the names in them.
func archive(body []byte) string {
	for name, kind := range map[string]string{"word/document.xml": officeText, "xl/workbook.xml": officeTable, "ppt/presentation.xml": officeSlides} {
		if bytes.Contains(body, []byte(name)) {
			return kind
		}
	}
	return "application/zip"
}

// refuseFile refuses what is certainly neither a feed nor a page. Its media
// type is the detail: bytes that are no text are not quoted.
func refuseFile(body []byte) *feeds.Problem {
	if kind := file(body); certain[kind] {
		return &feeds.Problem{Class: feeds.NotAFeed, Detail: kind}
	}
	return nil
}
