package demo

import (
	"fmt"
	"image/color"
	"strings"
)

// A portal is one department's kind of site.
type portal struct {
	ID     string // of the department
	Area   string
	Name   string // of the department
	colour color.RGBA
	port   int                 // where it listens if it can
	list   string              // path of the page that lists the articles
	feed   string              // path of the feed; empty: there is none
	kind   string              // media type of the feed
	stamps stamps              // validators that it sends
	path   func(p post) string // of an article's page, with the query
}

// stamps say which validators a kind of server sends along (RFC 9110, 8.8).
type stamps struct{ etag, modified bool }

// portals are the seven departments of the cluster of 2021, in its order.
var portals = []portal{
	{
		// A portal list with dates before the titles.
		ID: "lao-cai", Area: "Lào Cai", colour: color.RGBA{0x9e, 0x2a, 0x2b, 0xff}, port: 18471,
		list: "/tin-tuc-su-kien", stamps: stamps{etag: true},
		path: func(p post) string { return fmt.Sprintf("/tin-tuc-su-kien/%s-%d", p.Slug(), p.ID()) },
	},
	{
		// RSS of NukeViet, announced by the home page.
		ID: "ha-giang", Area: "Hà Giang", colour: color.RGBA{0x5b, 0x4b, 0x8a, 0xff}, port: 18472,
		list: "/vi/news/", feed: "/vi/news/rss/", kind: "application/rss+xml; charset=utf-8", stamps: stamps{modified: true},
		path: func(p post) string { return fmt.Sprintf("/vi/news/tin-tuc/%s-%d.html", p.Slug(), p.ID()) },
	},
	{
		// Static pages with relative links; dates stand on the articles' pages only.
		ID: "lai-chau", Area: "Lai Châu", colour: color.RGBA{0x2f, 0x6f, 0x4e, 0xff}, port: 18473,
		list: "/tin-moi.html", stamps: stamps{etag: true, modified: true},
		path: func(p post) string { return "/tin-tuc/" + p.Slug() + ".html" },
	},
	{
		// A SharePoint list: the dates stand in the addresses only.
		ID: "dien-bien", Area: "Điện Biên", colour: color.RGBA{0xb0, 0x6a, 0x1c, 0xff}, port: 18474,
		list: "/portal/pages/tin-tuc.aspx", stamps: stamps{etag: true},
		path: func(p post) string {
			slug := strings.ToUpper(p.Slug()[:1]) + p.Slug()[1:]
			return "/portal/pages/" + p.At().Format(addressLayout) + "/" + slug + ".aspx"
		},
	},
	{
		// A .NET feed that declares utf-16, without guids.
		ID: "son-la", Area: "Sơn La", colour: color.RGBA{0x1f, 0x5f, 0x8b, 0xff}, port: 18475,
		list: "/tong-hop-58992", feed: "/rss/tong-hop.rss", kind: "text/xml",
		path: func(p post) string { return fmt.Sprintf("/tin-hoat-dong/%s-%d", p.Slug(), p.ID()) },
	},
	{
		// Atom with xml:base, relative links, decomposed letters, whole texts.
		ID: "lang-son", Area: "Lạng Sơn", colour: color.RGBA{0x8a, 0x2f, 0x5f, 0xff}, port: 18476,
		list: "/tin-tuc/", feed: "/tin-tuc/atom.xml", kind: "application/atom+xml; charset=utf-8", stamps: stamps{etag: true, modified: true},
		path: func(p post) string { return "/tin-tuc/" + p.Slug() + "/" },
	},
	{
		// Nested tables with a clock and a visit counter around them.
		ID: "cao-bang", Area: "Cao Bằng", colour: color.RGBA{0x3c, 0x5a, 0x40, 0xff}, port: 18477,
		list: "/tintuc/danhsach.php",
		path: func(p post) string { return fmt.Sprintf("/tintuc/chitiet.php?id=%d&lv=11", p.ID()) },
	},
}
