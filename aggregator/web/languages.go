package web

import (
	"html/template"
	"strings"
)

// A translation is where the same page is in a language.
type translation struct{ Lang, URL string }

// Translations are all forms of a page: in each language, and the one for
// readers of none of them. A page that has no address has none.
func (f frame) Translations() []translation {
	if f.Canonical == "" || f.OneLanguage {
		return nil
	}
	path := f.path()
	return []translation{
		{"vi", f.site + path},
		{"en", f.site + englishRoot + path},
		{"x-default", f.site + path},
	}
}

// Switch leads to the same page in the other language, or to the home page
// where there is none.
func (f frame) Switch() translation {
	path := f.path()
	if path == "" || f.OneLanguage {
		path = "/"
	}
	if f.Base == englishRoot {
		return translation{"vi", path}
	}
	return translation{"en", englishRoot + path}
}

// path is the address of a page within the pages of its language.
func (f frame) path() string { return strings.TrimPrefix(f.Canonical, f.site+f.Base) }

// vietnamese is the attribute for what is in Vietnamese on every page, such as
// titles: those who have pages read to them hear it as what it is.
func (h *handler) vietnamese() template.HTMLAttr {
	if h.language == "vi" {
		return ""
	}
	return ` lang="vi"`
}
