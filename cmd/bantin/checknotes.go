package main

import (
	"fmt"
	"slices"

	"bantin/aggregator"
	"bantin/aggregator/health"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
)

// What only a trial of the settings can tell.
const (
	emptySource     feeds.RepairCode = "empty"    // it can be read and has no articles
	emptySelector   feeds.RepairCode = "selector" // a selector finds nothing
	overlappingRead feeds.RepairCode = "overlap"  // another source reads the same page
)

// A note is something to look at in a source that could be read.
type note struct {
	code   feeds.RepairCode
	advice health.Advice
}

// notesOn says what is odd about a visit; earlier are those before it.
func notesOn(v aggregator.Visit, earlier []aggregator.Visit) (notes []note) {
	if v.Problem != nil {
		return nil
	}
	if len(v.Found) == 0 {
		return []note{{emptySource, health.Advice{
			What: tell("Đọc được, nhưng hiện không có bài nào.", "It can be read, but has no articles at the moment."),
			Next: tell("mở trang của đơn vị xem còn đăng tin không; nếu còn, tìm địa chỉ khác, hoặc báo cho đơn vị quản trị trang rằng tệp RSS bị trống",
				"see on the department's site whether it publishes; if it does, look for another address, or tell whoever runs the site that the feed is empty"),
		}}}
	}
	notes = append(notes, unmatched(v)...)
	for _, o := range earlier {
		if o.Problem == nil && settings.SamePage(o.Response.URL, v.Response.URL) && shared(o, v) {
			notes = append(notes, note{overlappingRead, health.Advice{
				What: tell("Nguồn %s cũng đọc chính những bài này (%s).", "The source %s reads these very articles too (%s).", o.Source.ID, v.Response.URL),
				Next: tell("chỉ giữ một trong hai: xóa nguồn vừa thêm, hoặc ghi state: archive cho nguồn không cần nữa",
					"keep one of the two: delete the one that was just added, or write state: archive for the one that is not needed any more"),
			}})
			break
		}
	}
	return notes
}

// shared tells whether most articles of the shorter of two visits are in the
// other one.
func shared(a, b aggregator.Visit) bool {
	known := map[string]bool{}
	for _, it := range a.Found {
		known[it.URL] = true
	}
	both := 0
	for _, it := range b.Found {
		if known[it.URL] {
			both++
		}
	}
	return 2*both > min(len(a.Found), len(b.Found))
}

// unmatched finds selectors of the settings that no article has anything for.
func unmatched(v aggregator.Visit) (notes []note) {
	if v.Source.Kind != feeds.HTML {
		return nil
	}
	for _, field := range []struct {
		key  string
		of   feeds.Text
		by   func(feeds.List) string
		from func(feeds.Item) string
	}{
		{"date", tell("ngày đăng", "the date"), func(l feeds.List) string { return l.Date }, func(it feeds.Item) string { return it.RawPublished }},
		{"summary", tell("tóm tắt", "the summary"), func(l feeds.List) string { return l.Summary }, func(it feeds.Item) string { return it.Summary }},
		{"image", tell("ảnh", "the picture"), func(l feeds.List) string { return l.Image }, func(it feeds.Item) string { return it.Image }},
	} {
		selector := ""
		for _, l := range v.Source.Lists {
			if selector == "" {
				selector = field.by(l)
			}
		}
		found := slices.ContainsFunc(v.Found, func(it feeds.Item) bool { return field.from(it) != "" })
		if selector == "" || found {
			continue
		}
		notes = append(notes, note{emptySelector, health.Advice{
			What: feeds.Text{
				VI: fmt.Sprintf("Bộ chọn của %s (%s: %q) không tìm thấy gì trong %d bài.", field.of.VI, field.key, selector, len(v.Found)),
				EN: fmt.Sprintf("The selector of %s (%s: %q) finds nothing in %d articles.", field.of.EN, field.key, selector, len(v.Found)),
			},
			Next: feeds.Text{
				VI: fmt.Sprintf("mở trang, bấm chuột phải vào %s của một bài rồi chọn Kiểm tra để xem tên thẻ, sửa dòng %s cho khớp; trang không có thì xóa dòng ấy", field.of.VI, field.key),
				EN: fmt.Sprintf("open the page, right-click %s of an article and choose Inspect to see the name of its element, and change the line %s; if the page has none, delete the line", field.of.EN, field.key),
			},
		}})
	}
	return notes
}
