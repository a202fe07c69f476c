package main

import (
	"strings"

	"bantin/aggregator/health"
	"bantin/feeds"
)

// firstLook says what is the matter with a source of which nothing is known
// from before: selectors that find nothing are then not those of an older page.
func firstLook(problem *feeds.Problem, src feeds.Source) health.Advice {
	advice := health.Describe(problem)
	if problem.Class != feeds.Layout || src.Kind != feeds.HTML || problem.Detail == "" {
		return advice
	}
	vietnamese := strings.NewReplacer(" of ", "/", "usable: ", "dùng được ", "at least ", "cần ít nhất ", " expected", "").Replace(problem.Detail)
	advice.What = feeds.Text{
		VI: "Các bộ chọn trong mục html không tìm thấy đủ bài trên trang: " + vietnamese + ".",
		EN: "The selectors under html do not find enough articles on the page: " + problem.Detail + ".",
	}
	advice.Next = tell("mở trang, bấm chuột phải vào một tiêu đề rồi chọn Kiểm tra để xem tên thẻ; thử bằng bantin preview ĐỊA_CHỈ --item …, hoặc bỏ mục html và ghi kind: auto để chương trình tự tìm",
		"open the page, right-click a title and choose Inspect to see the names of its elements; try them by bantin preview URL --item …, or leave html out and write kind: auto to let the program look by itself")
	return advice
}
