package web

import (
	"encoding/json"

	"bantin/aggregator/publish"
)

// The pictures that stand for the site where pages are listed: in tabs, among
// bookmarks, on the screens of telephones. They are drawn by a test.

const (
	manifestPath = "/site.webmanifest"
	touchPath    = "/apple-touch-icon.png"
)

// The colours around a page in each scheme, as the style has them.
const (
	lightPaper = "#fbfaf5"
	darkPaper  = "#15171d"
	cloth      = "#232f69"
)

// addIcons adds the pictures, and those that are asked for at places of their
// own.
func (f *fixed) addIcons() {
	f.icon = f.add("favicon.svg", "image/svg+xml", concatenated("static/favicon.svg"))
	f.icons = map[string]string{}
	for _, name := range []string{"icon-180.png", "icon-192.png", "icon-512.png", "icon-cut-512.png", "card.png"} {
		f.icons[name] = f.add(name, "image/png", concatenated("static/"+name))
	}
	f.steady["/favicon.ico"] = publish.Plain("image/x-icon", concatenated("static/favicon.ico"))
	f.steady[touchPath] = publish.Plain("image/png", concatenated("static/icon-180.png"))
}

// A manifest says how the site is kept like a program (W3C, Web Application
// Manifest).
type manifest struct {
	ID          string         `json:"id"`
	Name        string         `json:"name"`
	ShortName   string         `json:"short_name"`
	Description string         `json:"description"`
	Language    string         `json:"lang"`
	Direction   string         `json:"dir"`
	Start       string         `json:"start_url"`
	Scope       string         `json:"scope"`
	Display     string         `json:"display"`
	Background  string         `json:"background_color"`
	Theme       string         `json:"theme_color"`
	Categories  []string       `json:"categories"`
	Icons       []manifestIcon `json:"icons"`
}

type manifestIcon struct {
	Source  string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"` // maskable: cut into the system's form
}

func (h *handler) manifest() *publish.Rendered {
	icons := assets().icons
	body, err := json.Marshal(manifest{
		ID: "/", Name: h.Site.Title, ShortName: h.say["titleHome"], Description: h.say["homeWhat"], Language: "vi", Direction: "ltr",
		Start: "/", Scope: "/", Display: "minimal-ui", Background: lightPaper, Theme: cloth, Categories: []string{"news"},
		Icons: []manifestIcon{
			{icons["icon-192.png"], "192x192", "image/png", "any"},
			{icons["icon-512.png"], "512x512", "image/png", "any"},
			{icons["icon-cut-512.png"], "512x512", "image/png", "maskable"},
			{assets().icon, "any", "image/svg+xml", "any"},
		},
	})
	if err != nil {
		panic(err) // texts always marshal
	}
	return publish.Prepare("application/manifest+json", append(body, '\n'))
}
