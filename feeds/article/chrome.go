package article

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What stands around articles and is none of them, by the classes and ids that
// portals give it.
var (
	besides = regexp.MustCompile(`(^|[\s_-])(nav|navbar|navigation|menu\w*|breadcrumbs?|sidebar|footer|copyright|` +
		`related\w*|other-?news|othernews|social\w*|share\w*|sharing|addthis\w*|comments?|rating|vote|toolbar|` +
		`login\w*|signin|counter|visitors?|weather|banner\w*|advert\w*|ads?|quang-?cao|pagination|pager|tags?|keywords?|` +
		`lien-?quan|tin-?lien-?quan|tinlienquan|tin-?khac|tinkhac|cac-?tin-?khac|bai-?khac|tin-?cu|tin-?moi|xem-?nhieu|` +
		`doc-?nhieu|chia-?se|binh-?luan|danh-?gia|dang-?nhap|dangnhap|thong-?ke|thongke|truy-?cap|luot-?xem|thoi-?tiet|thoitiet)($|[\s_-])`)

	further = regexp.MustCompile(`(?i)^(?:(?:các |những )?(?:tin|bài|bài viết|tin bài|tin tức|tin, bài)(?: viết| tức)? ?(?:liên quan|khác|` +
		`cùng (?:chuyên mục|chủ đề|loại)|đã (?:đưa|đăng)(?: ngày)?|mới hơn|cũ hơn|mới nhất|xem nhiều(?: nhất)?|đọc nhiều(?: nhất)?|nổi bật|` +
		`tiếp theo|trước đó)|(?:xem|đọc) (?:thêm|tiếp|nhiều(?: nhất)?)|có thể bạn quan tâm|cùng chuyên mục|mới nhất|liên quan|` +
		`tin mới|tin nổi bật|bình luận|ý kiến bạn đọc|ý kiến phản hồi|gửi bình luận|thông tin liên quan|văn bản mới)(?: khác)?\s*(?:\(\d+\))?[:.…]*$`)

	counts = regexp.MustCompile(`(?i)đang (?:online|truy cập|xem|trực tuyến)|trực tuyến|hôm (?:nay|qua)|` +
		`(?:trong )?(?:tuần|tháng|năm) (?:này|trước|qua)|trong (?:ngày|tuần|tháng|năm)|tất cả|` +
		`tổng (?:số )?(?:lượt )?truy cập|lượt truy cập|khách viếng thăm|máy chủ tìm kiếm`)
	visits   = regexp.MustCompile(`(?i)online|trực tuyến|truy cập|viếng thăm|lượt`)
	weather  = regexp.MustCompile(`^.{0,60}?[-−]?\d{1,2}\s*(?:°|º|độ)\s*C?\s*[-–—~/÷]\s*[-−]?\d{1,2}\s*(?:°|º|độ)\s*C?.{0,20}$`)
	controls = regexp.MustCompile(`(?i)^(?:in|in (?:trang|bài|bài viết|tin|ấn)(?: này)?|bản in|gửi (?:email|mail|bài viết|bạn bè|cho bạn bè|phản hồi)(?: này)?|chia sẻ(?: bài viết| lên facebook| facebook| qua email)?|` +
		`lưu (?:tin|bài|bài viết)(?: này)?|quay lại|trở (?:về|lại)(?: đầu trang| trang trước)?|về (?:đầu trang|trang trước)|lên đầu trang|đầu trang|` +
		`(?:cỡ chữ:?\s*)?(?:a[-+]?\s*)+|cỡ chữ|[-+]|thích|không thích|facebook|twitter|zalo|youtube|tweet|like|share|print|email|copy link|sao chép liên kết|` +
		`nghe (?:bài viết|đọc bài|nội dung)|đọc bài viết|xem với cỡ chữ|độ tương phản|` +
		`(?:số )?lượt (?:xem|đọc|truy cập)\s*:?\s*[\d.,]*|đã xem\s*:?\s*[\d.,]*|[\d.,]+ lượt (?:xem|đọc)|` +
		`(?:hãy )?click để đánh giá bài viết|tổng số điểm của bài viết là:.*|xếp hạng:.*|đánh giá(?: bài viết)?:?|[\d.,]+ (?:phiếu|đánh giá)|` +
		`trình duyệt của bạn .*javascript.*|đăng nhập|đăng ký|trang chủ|tìm kiếm|menu|từ khóa:?|tags?:?)$`)
)

// A pruner takes what is not the article out of a page. What holds the heading
// or most of the prose stays whatever it is called.
type pruner struct {
	body    *html.Node
	heading *html.Node // nil: not found
	prose   int        // of the whole page
}

func prune(body, title *html.Node) {
	p := pruner{body: body, heading: title, prose: weigh(body).prose}
	p.elements()
	p.named()
	p.further()
	p.lines()
	p.lists()
}

// muchProse is how many bytes of prose may be a short article.
const muchProse = 200

// remove takes an element out unless the article may be in it.
func (p *pruner) remove(n *html.Node) {
	if n == p.body || !within(n, p.body) || p.heading != nil && within(p.heading, n) {
		return
	}
	if w := weigh(n); w.prose > muchProse && 3*w.prose > p.prose && !w.linky() {
		return
	}
	drop(n)
}

// elements takes out what is something else by its kind, and what is not shown.
func (p *pruner) elements() {
	for _, n := range collect(p.body, func(n *html.Node) bool {
		return element(n, atom.Nav, atom.Aside, atom.Footer, atom.Header, atom.Dialog, atom.Svg, atom.Math, atom.Template, atom.Marquee) ||
			isPassword(n) || hidden(n)
	}) {
		if isPassword(n) {
			n = p.around(n)
		}
		p.remove(n)
	}
}

func isPassword(n *html.Node) bool {
	return element(n, atom.Input) && strings.EqualFold(attr(n, "type"), "password")
}

// around is the largest element about a field of a form that is small enough
// to be that form.
func (p *pruner) around(n *html.Node) *html.Node {
	for n.Parent != nil && n.Parent != p.body && weigh(n.Parent).text < 200 {
		n = n.Parent
	}
	return n
}

// named takes out what is something else by its name.
func (p *pruner) named() {
	for _, n := range collect(p.body, func(n *html.Node) bool {
		role := strings.ToLower(attr(n, "role"))
		return besides.MatchString(names(n)) || role == "navigation" || role == "complementary" || role == "banner" ||
			role == "contentinfo" || role == "search" || role == "dialog"
	}) {
		p.remove(n)
	}
}

// How many boxes of other articles, and lines that are none, are looked for.
const (
	mostBoxes = 50
	mostLines = 300
)

// further takes out the lists of other articles, which follow a line that
// says so.
func (p *pruner) further() {
	met := 0
	for _, l := range lines(p.body) {
		if len(l.text) > 80 || !further.MatchString(strings.Trim(l.text, " :»>+-*•|")) || !within(l.block, p.body) {
			continue
		}
		if met++; met > mostBoxes {
			return
		}
		p.tail(headed(l), remarks.MatchString(l.text))
	}
}

// remarks are the lines under which readers have their say.
var remarks = regexp.MustCompile(`(?i)bình luận|ý kiến`)

// tail takes out a line, and what follows it as long as that is links, or
// whatever it is; where it fills all the rest of the element around it, what
// follows that, too.
func (p *pruner) tail(head *html.Node, whatever bool) {
	for head != nil && head != p.body && (p.heading == nil || !within(p.heading, head)) {
		parent := head.Parent
		for n := head.NextSibling; n != nil; {
			next := n.NextSibling
			w := weigh(n)
			if w.text > 0 && !w.linky() && !whatever || p.heading != nil && within(p.heading, n) {
				p.remove(head)
				return
			}
			if whatever {
				p.remove(n)
			} else {
				drop(n)
			}
			n = next
		}
		p.remove(head)
		if parent == nil || parent == p.body || weigh(parent).text > 0 {
			return
		}
		head = parent
	}
}

// lines takes out lines and boxes that are something else by what they say.
func (p *pruner) lines() {
	for _, n := range collect(p.body, func(n *html.Node) bool { return !inline[n.DataAtom] }) {
		if size := weigh(n).text; within(n, p.body) && size > 0 && size < 600 && isCounter(textOf(n)) {
			p.remove(n)
		}
	}
	var forecasts []*html.Node
	met := 0
	for _, l := range lines(p.body) {
		switch text := strings.Trim(l.text, " :»>+*•|[]()"); {
		case len(text) > 120 || met > mostLines:
		case onlyControls(text):
			met++
			p.remove(headed(l))
		case weather.MatchString(text):
			met++
			forecasts = append(forecasts, headed(l))
		}
	}
	if len(forecasts) < 3 { // more of them are what the article is about
		for _, n := range forecasts {
			p.remove(n)
		}
	}
}

// lists takes out what is left of lists of links and of buttons. Links to files
// stay: they are what the article is about.
func (p *pruner) lists() {
	for _, n := range collect(p.body, func(n *html.Node) bool { return element(n, atom.A, atom.Ul, atom.Ol) }) {
		w := weigh(n)
		switch {
		case element(n, atom.A):
			if w.text > 0 && w.text < 60 && onlyControls(textOf(n)) {
				p.remove(n)
			}
		case w.links > 1 && 4*w.linked >= 3*w.text && !leadsToFiles(n):
			p.remove(n)
		}
	}
}

var files = regexp.MustCompile(`(?i)\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|odt|jpe?g|png|mp3|mp4)(?:$|\?)`)

func leadsToFiles(list *html.Node) bool {
	for n := range list.Descendants() {
		if element(n, atom.A) && files.MatchString(attr(n, "href")) {
			return true
		}
	}
	return false
}

// onlyControls says whether a line is nothing but what is to be clicked on.
func onlyControls(text string) bool {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("|•·»/", r) })
	for _, part := range parts {
		if part = strings.Trim(part, " :»>+*•|[]()"); part != "" && !controls.MatchString(part) {
			return false
		}
	}
	return len(parts) > 0
}

// isCounter says whether a text counts visits.
func isCounter(text string) bool {
	return len(counts.FindAllString(text, 3)) >= 3 && visits.MatchString(text) && strings.ContainsAny(text, "0123456789")
}
