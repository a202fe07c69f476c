package scenario

import (
	"fmt"
	"html"
	"strings"
	"time"
)

// rss writes a feed with whole texts.
func rss(p *portal, list []post) (string, string) {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>`+
		`<title>Tin của %s</title><link>%s</link><description>Tin</description>`, p.department, p.url("/"))
	for _, a := range list {
		fmt.Fprintf(&b, `<item><title>%s</title><link>%s</link>`, html.EscapeString(a.title), html.EscapeString(p.link(a)))
		if a.lead != "" {
			fmt.Fprintf(&b, `<description>%s</description>`, html.EscapeString(a.lead))
		}
		if a.body != "" {
			fmt.Fprintf(&b, `<content:encoded><![CDATA[%s]]></content:encoded>`, a.body)
		}
		if a.guid != "" {
			fmt.Fprintf(&b, `<guid isPermaLink="false">%s</guid>`, html.EscapeString(a.guid))
		}
		if !a.shows.IsZero() {
			fmt.Fprintf(&b, `<pubDate>%s</pubDate>`, a.shows.Format(time.RFC1123Z))
		}
		b.WriteString("</item>\n")
	}
	return "application/rss+xml; charset=utf-8", b.String() + `</channel></rss>`
}

// atom writes a feed as Atom.
func atom(p *portal, list []post) (string, string) {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Tin của %s</title><id>%s</id>`,
		p.department, p.url("/"))
	for _, a := range list {
		fmt.Fprintf(&b, `<entry><title>%s</title><link href="%s"/><id>%s</id><summary>%s</summary><content type="html">%s</content>`,
			html.EscapeString(a.title), html.EscapeString(p.link(a)), html.EscapeString(a.guid), html.EscapeString(a.lead), html.EscapeString(a.body))
		if !a.shows.IsZero() {
			fmt.Fprintf(&b, `<published>%s</published><updated>%[1]s</updated>`, a.shows.Format(time.RFC3339))
		}
		b.WriteString("</entry>\n")
	}
	return "application/atom+xml; charset=utf-8", b.String() + `</feed>`
}

// rows is a list that is read by selectors.
func rows(p *portal, list []post) (string, string) {
	return "text/html; charset=utf-8", p.frame("Tin tức", `<ul class="list">`+p.items(list)+`</ul>`)
}

// page is a list that is read by itself, with all that stands around a list.
func page(p *portal, list []post) (string, string) {
	return "text/html; charset=utf-8", p.frame("Tin tức - sự kiện", `<div id="content"><h2>Tin tức - sự kiện</h2><div class="ds">`+
		strings.NewReplacer(`<li class="news-item">`, `<div class="tin">`, `</li>`, `</div>`).Replace(p.items(list))+`</div></div>`)
}

func (p *portal) items(list []post) string {
	var b strings.Builder
	for _, a := range list {
		fmt.Fprintf(&b, `<li class="news-item"><h3><a href="%s">%s</a></h3>`, html.EscapeString(p.link(a)), html.EscapeString(a.title))
		if !a.shows.IsZero() && p.dates != "" {
			fmt.Fprintf(&b, `<span class="ngay">%s</span>`, a.shows.In(there).Format(p.dates))
		}
		fmt.Fprintf(&b, "<p>%s</p></li>\n", html.EscapeString(a.lead))
	}
	return b.String()
}

// frame is the portal around what it shows: menu, weather and counter, which
// differ at every visit.
func (p *portal) frame(title, content string) string {
	return fmt.Sprintf(`<!DOCTYPE html><html lang="vi"><head><title>%s - Cổng của %s</title></head><body>
<div class="header"><a href="/">Trang chủ</a> <a href="/gioi-thieu">Giới thiệu</a> <a href="/lien-he">Liên hệ</a> <a href="/dang-nhap">Đăng nhập</a></div>
%s
<div class="footer"><p>Thời tiết: %s %d° - %d°</p><p>Đang online: %d Hôm nay: %d Tất cả: %d</p></div></body></html>`,
		title, p.department, content, p.department, 15+p.asked%9, 24+p.asked%7, 1+p.asked%5, 40+p.asked, 90210+7*p.asked)
}

// page is the page of one article.
func (p *portal) page(a post) string {
	date := ""
	if !a.shows.IsZero() {
		date = `<p class="ngay-dang">` + a.shows.In(there).Format("02/01/2006 15:04") + `</p>`
	}
	sapo, body := `<p class="sapo"><b>`+html.EscapeString(a.lead)+`</b></p>`, a.body
	if a.lead == "" || body == "" || strings.Contains(body, a.lead) {
		sapo = ""
	}
	if body == "" {
		body = "<p>" + html.EscapeString(a.lead) + "</p>"
	}
	return p.frame(html.EscapeString(a.title), fmt.Sprintf(`<div id="article"><h1>%s</h1>%s%s<div class="noi-dung">%s</div></div>`,
		html.EscapeString(a.title), date, sapo, body))
}

// link is the address of an article as the portal writes it.
func (p *portal) link(a post) string {
	if strings.Contains(a.path, "://") {
		return a.path
	}
	return p.url(a.path)
}
