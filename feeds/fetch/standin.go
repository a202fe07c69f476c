package fetch

import (
	"bytes"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"bantin/feeds"
)

// A page with more than these under status 200 is taken for what it is, with
// few exceptions, whatever it says.
const (
	maxSmallLinks = 4
	maxSmallText  = 600 // bytes
)

// Under another status no news can be mistaken, and refusals may be longer.
const (
	maxRefusalLinks = 40
	maxRefusalText  = 4 << 10
)

// standIn recognises what was sent in place of a document, by the beginning
// of the body: a class, and the sign it is known by; no class when it seems
// to be the document. A page of news must never be taken for something else:
// it has links with headlines, or at least text.
func standIn(status int, h http.Header, body []byte) (feeds.Class, string) {
	if sign := announced(h); sign != "" {
		return feeds.Challenge, sign
	}
	body = trim(body[:min(len(body), enough)])
	if !isPage(body) {
		return "", ""
	}
	s := skim(body, maxSmallLinks, maxSmallText)
	good := status == http.StatusOK || status == http.StatusNonAuthoritativeInfo
	if class, sign := wall(body, s, good); class != "" {
		return class, sign
	}
	if !s.cut {
		if sign := challenge(body, s); sign != "" {
			return feeds.Challenge, sign
		}
	}
	if good {
		return pretence(body, s)
	}
	return "", ""
}

// What pages say that are sent as if all were well. A pattern is held against
// a whole part of a title, a whole paragraph or a whole sentence of one.
var (
	notFound = whole(
		`((lỗi|mã lỗi|error|http|status|oops!?|opps!?),? )*404( error)?( (page |file )?not found| không tìm thấy( trang)?)?`,
		`((oops|sorry)[!,.]? )?((the )?(requested )?(page|file|url|object|resource) )?(was |is |could )?not (be )?found( on this server)?`,
		`(file or directory|page|object) not found`,
		`the (page|resource|file)( (that )?(you|you are|you're|you were) (requested|looking for))? (cannot|could not|can't|couldn't) be found`,
		`((rất tiếc|xin lỗi|oops)[!,.]? )?(chúng tôi )?không (tìm thấy|tồn tại) `+thing+`( này| nào| yêu cầu)?`+asked,
		`((rất tiếc|xin lỗi|oops)[!,.]? )?`+thing+`( này| yêu cầu)?`+asked+` (hiện )?(đã )?(không tồn tại|không còn tồn tại|không được tìm thấy|không tìm thấy|bị xóa)( hoặc .{0,80})?`,
	)
	loginTitle  = regexp.MustCompile(`^(đăng nhập|login|log in|log on|sign in|signin)\b`)
	maintenance = regexp.MustCompile(`(đang|tạm ngừng để|tạm dừng để|trong thời gian|trong quá trình) (được |thực hiện )?(bảo trì|nâng cấp)|` +
		`under maintenance|undergoing maintenance|scheduled maintenance|temporarily unavailable|^(bảo trì|đang bảo trì|maintenance)$`)
	// Titles of what comes with a server: long pages some of them.
	installed = regexp.MustCompile(`^(welcome to (nginx|openresty|centos|apache|iis)|apache2? .*default page|test page for|` +
		`iis windows( server)?$|iis ?[678]|default web site page|web server's default page|site not configured)`)
	stock = regexp.MustCompile(`^(this )?(account|website)( has been)? suspended|` +
		`domain( name)?( \S+)? (is|may be) (for sale|parked|expired)|\S+ is for sale|parked domain|` +
		`^tên miền( \S+)? (này )?(đã hết hạn|đang được rao bán|đang rao bán|chưa được cấu hình|đã bị tạm (ngưng|ngừng|khóa))|` +
		`^(website|tài khoản|trang web)( này)? (đã |đang )?bị tạm (ngưng|ngừng|khóa)`)
	stockBlock = regexp.MustCompile(`^it works!?$|^(website|trang web) (này )?đang (được )?xây dựng|^(site )?under construction$|^coming soon!?$`)
)

const (
	thing = `(trang|trang web|trang thông tin|đường dẫn|địa chỉ|liên kết|url)`
	asked = `( (mà )?(bạn|quý vị|quý khách|người dùng)?( đang| vừa| cần| muốn)* ?(yêu cầu|tìm|tìm kiếm|truy cập|xem))?`
)

func whole(patterns ...string) *regexp.Regexp {
	return regexp.MustCompile(`^(` + strings.Join(patterns, `|`) + `)$`)
}

// maxPlain is how much text outside of links a page may have that says in its
// title that there is no such page: the foot of a portal, but no article.
const maxPlain = 2000 // bytes

// pretence recognises pages that are sent as if they were what was asked for.
func pretence(page []byte, s *skimmed) (feeds.Class, string) {
	parts := titleParts(s.title)
	if sign := matching(installed, parts); sign != "" {
		return feeds.Parked, sign
	}
	if s.cut {
		return dressed(page, parts)
	}
	if s.headlines > 0 {
		return "", ""
	}
	for _, words := range [][]string{parts, statements(s.blocks)} {
		if sign := matching(notFound, words); sign != "" {
			return feeds.SoftNotFound, sign
		}
		if sign := matching(maintenance, words); sign != "" {
			return feeds.Unavailable, sign
		}
		if sign := matching(stock, words); sign != "" {
			return feeds.Parked, sign
		}
	}
	if sign := matching(stockBlock, statements(s.blocks)); sign != "" {
		return feeds.Parked, sign
	}
	if sign := matching(loginTitle, parts); sign != "" && s.password {
		return feeds.Login, sign
	}
	return "", ""
}

// dressed recognises a page that has menus and all, but says in its title and
// in its text that there is nothing on it.
func dressed(page []byte, parts []string) (feeds.Class, string) {
	sign, login := matching(notFound, parts), matching(loginTitle, parts)
	if sign == "" && login == "" {
		return "", ""
	}
	s := skim(page, len(page), len(page))
	switch {
	case sign != "" && s.plain <= maxPlain && matching(notFound, statements(s.blocks)) != "":
		return feeds.SoftNotFound, sign
	case login != "" && s.password && s.plain <= maxPlain && s.headlines <= 2:
		return feeds.Login, login
	}
	return "", ""
}

// titleParts returns the parts of a title, which often names the site too.
func titleParts(title string) []string {
	return cleaned(separators.Split(strings.ToLower(title), -1))
}

var separators = regexp.MustCompile(`\s[-–—|»:·•]+\s|[|»]|:\s`)

// statements returns paragraphs that are not long, and their sentences.
func statements(blocks []string) []string {
	var all []string
	for _, b := range blocks {
		if len(b) > 400 {
			continue
		}
		b = strings.ToLower(b)
		all = append(append(all, b), sentenceEnds.Split(b, -1)...)
	}
	return cleaned(all)
}

var sentenceEnds = regexp.MustCompile(`[.!?…]+\s+|\s[-–—]\s|:\s`)

func cleaned(words []string) []string {
	for i, w := range words {
		words[i] = strings.Trim(w, " .!…\"“”'")
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// matching returns the first of some words that a pattern matches.
func matching(pattern *regexp.Regexp, words []string) string {
	for _, w := range words {
		if pattern.MatchString(w) {
			return clip(w)
		}
	}
	return ""
}

// trim cuts a byte order mark and white space off a body.
func trim(body []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
}

// isPage says whether a trimmed body begins like HTML and not like a feed. A
// page may be declared as XML.
func isPage(body []byte) bool {
	if len(body) == 0 || body[0] != '<' {
		return false
	}
	start := bytes.ToLower(body[:min(len(body), 5)])
	if bytes.Equal(start, []byte("<?xml")) {
		_, rest, _ := bytes.Cut(body, []byte("?>"))
		start = bytes.ToLower(bytes.TrimSpace(rest[:min(len(rest), 200)]))
		return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
	}
	for _, feed := range []string{"<rss", "<feed", "<rdf"} {
		if bytes.HasPrefix(start, []byte(feed)) {
			return false
		}
	}
	return true
}

func first(text string, list []string) string {
	for _, s := range list {
		if strings.Contains(text, s) {
			return s
		}
	}
	return ""
}
