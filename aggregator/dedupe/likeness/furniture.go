package likeness

import "strings"

// What surrounds an article without being part of it is left out before
// comparing. It is told by its words, line by line; what a rule here misses
// weighs little, because a few words more change no decision.

// longestChrome is how many words a line of page chrome has at most.
const longestChrome = 9

// chromeStarts are the beginnings of lines that belong to the page.
var chromeStarts = []string{
	"đăng nhập", "đăng kí thành viên", "trang chủ", "thống kê truy cập", "in trang", "in bài", "bản in", "chia sẻ", "chia sẽ",
	"gửi email", "gửi bài", "cỡ chữ", "bình luận", "ý kiến bạn đọc", "đọc tiếp", "xem thêm", "xem tiếp", "xem chi tiết",
	"tin liên quan", "tin khác", "tin bài liên quan", "tin mới", "tin cùng chuyên mục", "cùng chuyên mục", "bài viết liên quan",
	"bài liên quan", "các tin khác", "từ khóa", "tags", "quay lại", "về đầu trang", "lên đầu trang", "facebook", "zalo", "twitter",
	"google news", "theo dõi chúng tôi", "nghe đọc bài", "nghe nội dung", "nghe bài viết", "lưu bài", "copy link", "sao chép",
	"print", "email", "menu", "tìm kiếm", "liên hệ", "sơ đồ", "rss", "người đăng", "ngày đăng", "cập nhật lúc", "đánh giá bài viết",
	"click để", "bấm vào",
}

// counters are the labels of lines in which a page counts its visitors.
var counters = []string{
	"lượt xem", "lượt truy cập", "lượt đọc", "số lượt xem", "số lượt truy cập", "đang online", "đang truy cập", "hôm nay", "hôm qua",
	"trong tuần", "trong tháng", "tháng này", "tuần này", "tháng trước", "tất cả", "tổng lượt truy cập", "tổng truy cập",
	"tổng số lượt truy cập", "khách", "thành viên",
}

// chrome says whether a line belongs to the page and not to the article.
func chrome(key string, count int) bool {
	if count > longestChrome {
		return false
	}
	for _, start := range chromeStarts {
		if strings.HasPrefix(key, start) && len(key) <= 3*len(start)+12 {
			return true
		}
	}
	for _, label := range counters {
		if rest, ok := strings.CutPrefix(key, label); ok && strings.Trim(rest, " 0123456789.") == "" {
			return true
		}
	}
	return false
}

// creditStarts are the beginnings of the lines that say whose work an article
// or a picture is.
var creditStarts = []string{
	"theo ", "nguồn", "ảnh ", "tin ảnh", "tin bài", "bài ảnh", "bài và ảnh", "tin và ảnh", "tác giả", "thực hiện", "biên tập",
	"pv ", "phóng viên", "ctv ", "tin ",
}

// longestCredit is how many words such a line has at most.
const longestCredit = 10

// credit says whether a line at a text's end names its author or origin.
func credit(key string, count int) bool {
	if count > longestCredit {
		return false
	}
	for _, start := range creditStarts {
		if strings.HasPrefix(key, start) {
			return true
		}
	}
	return false
}

// longestDateline is how many words stand before the dash of a dateline.
const longestDateline = 7

// dateline returns how many words at the beginning of a text are the code or
// the place and the date before a dash: (LCĐT) -, ĐBP -, Lào Cai, ngày 18/11 -.
func dateline(list []word) int {
	for i := range list {
		if i > longestDateline {
			return 0
		}
		w := &list[i]
		if i > 0 && w.dash {
			return i
		}
		if !w.upper && !isDigit(w.key[0]) && w.key != "ngày" && w.key != "tháng" && w.key != "năm" {
			return 0
		}
	}
	return 0
}

// enumerator returns 1 if a line begins with its number in a list: 1., 2), 3/.
// It changes with each item that is dropped.
func enumerator(line string, list []word) int {
	if len(list) < 2 || small(list[0].key, 99) < 0 || int(list[0].end) >= len(line) {
		return 0
	}
	switch line[list[0].end] {
	case '.', ')', '/':
		return 1
	}
	return 0
}

// ellipsis says whether a line ends as a text does that was cut.
func ellipsis(line string) bool {
	line = strings.TrimRight(line, " \u00a0)]”\"")
	return strings.HasSuffix(line, "…") || strings.HasSuffix(line, "...")
}
