package listing

import (
	"strings"

	"golang.org/x/net/html"
)

// marks say what an element, or one around it, is by its tag, its role and,
// as a hint only, by its class names.
type marks uint16

const (
	mute       marks = 1 << iota // its text is not of the page
	unscripted                   // in noscript
	navigation                   // nav, or that role
	aside                        // aside, or that role
	footer                       // the page's own
	header                       // the page's own
	inside                       // in a part of the page that may have a header and footer of its own
	hidden                       // not shown at first
	sliding                      // moves by itself
	sideNamed                    // class names of a column at the side
	menuNamed                    // class names of menus, page numbers, adverts
	moreNamed                    // class names of "related" and "most read"
	inherited  = 1<<iota - 1

	doubtful = navigation | aside | footer | header | sliding | sideNamed | menuNamed | moreNamed
)

// mark returns what a tag and its attributes say.
func (b *builder) mark(tag string, attrs []html.Attribute, around marks) marks {
	m := byTag(tag, around)
	var names string
	for _, a := range attrs {
		switch a.Key {
		case "class", "id":
			names += " " + a.Val
		case "role":
			m |= byRole(strings.ToLower(strings.TrimSpace(a.Val)), around)
		case "hidden":
			m |= hidden
		case "style":
			style := strings.ToLower(strings.ReplaceAll(a.Val, " ", ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				m |= hidden
			}
		case "data-ride", "data-slick", "data-flickity":
			m |= sliding
		}
	}
	if names == "" || tag == "body" || tag == "img" {
		return m
	}
	named, met := b.classes[names]
	if !met {
		named = byName(names)
		if b.classes == nil {
			b.classes = map[string]marks{}
		}
		b.classes[names] = named
	}
	if named&footer != 0 && around&inside != 0 {
		named &^= footer
	}
	return m | named
}

func byTag(tag string, around marks) marks {
	switch tag {
	case "template", "svg", "math", "object", "audio", "video", "canvas", "select":
		return mute
	case "noscript":
		return unscripted
	case "nav":
		return navigation
	case "aside":
		return aside
	case "marquee":
		return sliding
	case "article", "section", "main", "li", "dd":
		return inside
	case "header":
		if around&inside == 0 {
			return header
		}
	case "footer":
		if around&inside == 0 {
			return footer
		}
	}
	return 0
}

func byRole(role string, around marks) marks {
	switch role {
	case "navigation", "menu", "menubar", "search", "tablist":
		return navigation
	case "complementary":
		return aside
	case "contentinfo":
		return footer
	case "banner":
		if around&inside == 0 {
			return header
		}
	case "dialog", "alertdialog":
		return menuNamed
	case "main":
		return inside
	}
	return 0
}

// namedMarks are parts of class names and ids, without signs between words.
var namedMarks = []struct {
	mark  marks
	parts []string
}{
	{sliding, []string{"slider", "slideshow", "carousel", "swiper", "marquee", "ticker", "flexslide", "nivoslide", "bxslide", "owlstage", "chaychu"}},
	{moreNamed, []string{"docnhieu", "xemnhieu", "mostread", "mostview", "mostpopular", "popular", "trending", "topview",
		"tinkhac", "lienquan", "related", "tincungloai", "cungchuyenmuc", "tincu", "otherpost", "othernews"}},
	{menuNamed, []string{"breadcrumb", "pagination", "paging", "phantrang", "navbar", "navigation", "mainnav", "topnav", "menu",
		"weblink", "lienket", "quangcao", "sitemap", "thongke", "counter", "toolbar", "dangnhap", "social", "tagcloud"}},
	{sideNamed, []string{"sidebar", "sidecol", "sidecontent", "asidecol", "rightcol", "colright", "rightside", "cotphai", "cottrai",
		"leftcol", "colleft", "leftside", "sidemenu", "boxside", "columnright", "columnleft"}},
}

// nameWords are words that say so only when they stand alone.
var nameWords = map[string]marks{
	"slick": sliding, "owl": sliding, "slides": sliding, "nav": menuNamed, "pager": menuNamed, "banner": menuNamed, "qc": menuNamed, "ads": menuNamed,
	"side": sideNamed, "right": sideNamed, "left": sideNamed, "phai": sideNamed, "trai": sideNamed,
	"footer": footer, "chantrang": footer,
}

func byName(names string) marks {
	var m marks
	lower := strings.ToLower(names)
	for _, name := range strings.Fields(lower) {
		flat := strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' {
				return r
			}
			return -1
		}, name)
		for _, hint := range namedMarks {
			for _, part := range hint.parts {
				if strings.Contains(flat, part) {
					m |= hint.mark
				}
			}
		}
		m |= nameWords[name]
	}
	return m
}
