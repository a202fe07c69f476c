package article

import (
	"bytes"
	"net/http"
	"regexp"
	"strings"

	"bantin/feeds"
)

// enough is the part of a title that a page must have in its text to be taken
// for its article, when it does not have the title itself.
const enough = 0.25

// excuses are what portals say instead of an article, with a status that says
// all is well.
var excuses = regexp.MustCompile(`(?i)không tìm thấy (?:trang|nội dung|bài|tin|dữ liệu|kết quả|đường dẫn)|(?:trang|bài viết|nội dung|tin|đường dẫn|tài liệu)[^.]{0,40} ?(?:không tồn tại|không có thật|đã bị (?:xóa|xoá|gỡ))|` +
	`(?:page|file|article) (?:can ?not be|could not be|was not|not) found|does not exist|no longer available|đang (?:bảo trì|nâng cấp)|under (?:maintenance|construction)|lỗi (?:404|500|hệ thống|máy chủ)|(?:^|\s)(?:404|500)(?:\s|$|\.)|` +
	`vui lòng đăng nhập|phải đăng nhập|server error|access denied|truy cập bị từ chối`)

// longExcuse is how many bytes the text of an error page has at most.
const longExcuse = 400

// doubt says why what was read is not the article, if it is not.
func (r *reader) doubt(text string, it feeds.Item) error {
	words := r.heading.text + " " + text
	switch {
	case r.hint.Title != "" && r.heading.node == nil && share(uncut(r.hint.Title), words) < enough:
		return r.notIt("has nothing of the title")
	case len(text) < longExcuse && excuses.MatchString(words) && !excuses.MatchString(r.hint.Title):
		return r.notIt("")
	case r.hint.Title == "" && len(text) < shortSummary:
		return r.notIt("has no text")
	case text == "" && !strings.Contains(it.Content, "<img") && it.RawPublished == "":
		return r.notIt("has no text")
	}
	return nil
}

// notIt says that the page is another one, and what that calls itself.
func (r *reader) notIt(why string) error {
	detail := firstOf(r.heading.text, clean(r.slim.title))
	if len(detail) > 120 {
		detail = strings.ToValidUTF8(detail[:120], "") + "…"
	}
	switch {
	case detail == "":
		detail = why
	case why != "":
		detail = why + ": " + detail
	}
	return &feeds.Problem{Class: feeds.NoArticle, Detail: detail}
}

// fileKind is the media type of what is no page; "" is a page.
func fileKind(page []byte) string {
	page = bytes.TrimSpace(page)
	if len(page) == 0 {
		return "empty"
	}
	if page[0] == '{' || page[0] == '[' {
		return "application/json"
	}
	kind, _, _ := strings.Cut(http.DetectContentType(page), ";")
	if kind == "text/html" || kind == "text/xml" && !bytes.Contains(page[:min(len(page), 512)], []byte("<rss")) {
		return ""
	}
	if bytes.Contains(bytes.ToLower(page[:min(len(page), 4<<10)]), []byte("<")) && strings.HasPrefix(kind, "text/") && kind != "text/xml" {
		return ""
	}
	return kind
}
