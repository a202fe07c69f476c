package listing

import (
	"regexp"
	"strings"

	"bantin/feeds/vietnamese"
)

// spoken is a text as people type it into a search box, in lower case and
// without signs around words.
func spoken(text string) string {
	return strings.Join(strings.FieldsFunc(vietnamese.Fold(text), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), " ")
}

// genericTexts are what links say that lead on without saying where to.
var genericTexts = set("xem chi tiet", "chi tiet", "xem them", "doc tiep", "doc them", "xem tiep", "xem", "xem bai", "tiep",
	"xem tat ca", "tat ca", "xem toan bo", "xem ngay", "tim hieu them", "tim hieu", "doc bai viet", "xem bai viet", "doc bai", "chi tiet bai viet",
	"xem noi dung", "noi dung", "xem chi tiet tai day", "tai day", "more", "read more", "readmore", "view more", "detail", "details",
	"view all", "see more", "continue reading", "learn more", "image", "anh", "hinh anh", "video", "tin anh", "moi", "new", "hot", "thumb", "thumbnail",
	"click de xem", "nhan de xem", "bam de xem", "binh luan", "chia se", "in", "in trang", "tai ve", "download", "xem anh", "xem video",
	"khong co anh", "no image", "noimage", "avatar", "quay lai", "tro lai", "len dau trang", "trang chu", "dang nhap", "dang ky")

// counted matches what a link says beside a number: comments, views.
var counted = regexp.MustCompile(`^(\d+ )?(binh luan|luot xem|luot doc|y kien|comments?|views?)( \d+)?$|^\d+$`)

// generic says whether a text names nothing in particular.
func generic(text string) bool {
	if len(text) > 100 {
		return false
	}
	key := spoken(text)
	return key == "" || genericTexts[key] || counted.MatchString(key)
}

// turning are what links to other pages of the same list say.
var turning = set("trang sau", "trang truoc", "tiep theo", "trang tiep", "trang tiep theo", "sau", "truoc", "dau", "cuoi", "trang dau",
	"trang cuoi", "next", "prev", "previous", "last", "first", "next page", "previous page", "tin cu hon", "tin moi hon", "cu hon", "moi hon",
	"bai cu hon", "bai moi hon", "older posts", "newer posts", "xem them tin", "tai them", "load more", "den trang", "ke tiep", "ve truoc",
	"trang cu", "trang moi", "trang ke", "trang ke tiep")

var pageNumber = regexp.MustCompile(`^(trang |page )?\d{1,4}$`)

// turns says whether a link's text leads to another page of a list.
func turns(text string) bool {
	key := spoken(text)
	return turning[key] || pageNumber.MatchString(key)
}

// A standing says what the heading of a box makes of its list.
type standing int

const (
	neutral standing = iota
	beside           // of another kind than news, unless the page is about that
	echoing          // news of the page once more, or news of elsewhere
)

var (
	// echoes begin the headings of boxes that repeat what stands elsewhere.
	echoes = regexp.MustCompile(`^(top( \d+)? |\d+ |nhung |cac |muc |box )?(tin tuc |tin bai |bai viet |tin |bai |bai bao |noi dung )?(moi |duoc |da |nong |hot )?` +
		`(doc nhieu|xem nhieu|nhieu nguoi (doc|xem|quan tam)|quan tam nhieu|quan tam nhat|duoc quan tam|doc nhat|pho bien|` +
		`khac$|khac (cung|trong)|lien quan|cung chuyen muc|cung chu de|cung loai|cung muc|cung nhom|da dua|da dang|cu hon|moi hon|da xem|vua xem|ban da xem)`)
	echoesAnywhere = regexp.MustCompile(`co the ban|ban co the|ban quan tam|danh cho ban|goi y cho ban|dang duoc quan tam|doc nhieu nhat|xem nhieu nhat|most (read|viewed|popular)|related|popular posts|` +
		`tin lien quan|bai viet lien quan|tin cung chuyen muc|cac tin khac|tin tuc khac|trending|xu huong|recommended|you may (also )?like|de xuat cho ban`)

	// besides are the headings of boxes of other things than news.
	besides = regexp.MustCompile(`\b(van ban|thong bao|lich (cong tac|lam viec|tiep|tuan|truc|su kien|hop)|video|clip|truyen hinh|phat thanh|` +
		`thu vien (anh|hinh|video)|hinh anh|album|phong su anh|lien ket|website|web ?link|trang lien ket|thong ke|truy cap|quang cao|thoi tiet|ty gia|danh muc|` +
		`thu tuc hanh chinh|dich vu cong|cong khai|hoi dap|hoi va dap|gop y|y kien|tham do|binh chon|binh luan|tu khoa|the tag|tags?|tien ich|tai lieu|bieu mau|` +
		`an pham|duong day nong|ban do|so do|menu|dang nhap|tim kiem|podcast|infographics?|e ?magazine|multimedia|truyen thong da phuong tien|` +
		`moi thau|dau thau|van kien|tra cuu|phan anh kien nghi|chi dao dieu hanh|nguoi phat ngon|gioi thieu)\b`)
)

var (
	newsWords = regexp.MustCompile(`\b(tin|su kien|hoat dong|thoi su|bai viet|diem bao)\b`)
	media     = regexp.MustCompile(`video|clip|anh|album|truyen hinh|phat thanh|lich`)
)

// standingOf judges a box by its heading. The page's own name decides whether
// it is about such things.
func standingOf(heading, page string) standing {
	key := spoken(heading)
	if key == "" || length(key) > 90 {
		return neutral
	}
	if found := echoes.FindString(key); found != "" {
		return echoing
	}
	if found := echoesAnywhere.FindString(key); found != "" && 3*len(found) >= len(key) {
		return echoing
	}
	if found := besides.FindString(key); found != "" && 3*len(found) >= len(key) && !strings.Contains(page, found) {
		if rest := strings.Replace(key, found, "", 1); newsWords.MatchString(rest) && !media.MatchString(found) {
			return neutral // "Tin tức - Thông báo"
		}
		return beside
	}
	return neutral
}

// nothings are what a page says where its list is empty.
var nothings = regexp.MustCompile(`(chua co|khong co|khong tim thay|hien chua|khong ton tai|chua duoc cap nhat)( \w+){0,4} ?(tin|bai|bai viet|noi dung|du lieu|ket qua|ban ghi|muc nao|thong tin|van ban|ban tin)|` +
	`(du lieu|noi dung|tin bai|thong tin|chuyen muc)( \w+){0,4} (dang (duoc )?cap nhat|chua co)|^dang (duoc )?cap nhat|0 (ket qua|ban ghi|bai viet)|no (results|posts|data|items)`)

// waits are what a page says until a script has drawn it.
var waits = regexp.MustCompile(`^(dang tai|vui long (doi|cho)|loading|xin (doi|cho)|dang xu ly)`)
