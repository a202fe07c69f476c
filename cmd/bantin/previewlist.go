package main

import (
	"fmt"

	"bantin/feeds"
	"bantin/feeds/listing"
)

// printList says which list of a page was taken, and which came next.
func (p *program) printList(found *listing.Found) {
	if found == nil {
		return
	}
	fmt.Fprintln(prose(p.Stderr), p.say(tell("Danh sách được chọn: %s", "The list that was chosen: %s", p.figures(found.Why))))
	if found.Anew {
		fmt.Fprintln(prose(p.Stderr), p.say(tell("  trang đã đổi giao diện, danh sách được nhận ra nhờ những bài đã biết",
			"  the page was rebuilt, and the list recognised by articles that are known")))
	}
	if next := found.RunnerUp; next.Items > 0 {
		fmt.Fprintln(prose(p.Stderr), p.say(tell("Xếp sau: %s%s", "Next to it: %s%s", p.figures(next), p.say(against(next.Against)))))
	}
}

// figures tells of a list what it was judged by.
func (p *program) figures(e listing.Evidence) string {
	text := p.say(count("%d bài, %d có ngày, %d có tóm tắt, %d có ảnh", "%d {article|articles}, %d dated, %d with a summary, %d with a picture",
		e.Items, e.Dated, e.Summaries, e.Pictures))
	if e.Heading != "" {
		text += p.say(tell(", dưới đề mục “%s”", ", under “%s”", cut(e.Heading, 60)))
	}
	if e.Stated {
		text += p.say(tell(", do trang tự khai báo (JSON-LD)", ", as the page states it (JSON-LD)"))
	}
	if e.Joined > 0 {
		text += p.say(count(", cùng %d nhóm tin gộp vào", ", with %d {group|groups} joined to it", e.Joined))
	}
	if e.First != "" {
		text += p.say(tell("; bài đầu “%s”", "; the first is “%s”", cut(e.First, 60)))
	}
	return text
}

// against says what speaks against a list.
func against(a listing.Against) feeds.Text {
	switch a {
	case listing.Echo:
		return tell(" (khung lặp lại tin ở nơi khác)", " (a box that repeats news from elsewhere)")
	case listing.Beside:
		return tell(" (không phải mục tin)", " (not a box of news)")
	case listing.Chrome:
		return tell(" (nằm ở lề, chân trang hoặc thanh điều hướng)", " (at the side, at the foot or in the navigation)")
	case listing.Numbered:
		return tell(" (đánh số theo thứ hạng)", " (numbered by rank)")
	case listing.Moving:
		return tell(" (phần tự chạy của trang)", " (a part that moves by itself)")
	}
	return feeds.Text{}
}
