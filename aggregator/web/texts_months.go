package web

import "bantin/feeds"

// monthTexts are those of the pages of older stories.
var monthTexts = map[string]feeds.Text{
	"titleOlder": {VI: "Tin cũ", EN: "Older news"},
	"olderWhat":  {VI: "Tất cả tin đã đăng, xếp theo tháng.", EN: "All published news, by month."},
	"storyCount": {VI: "%d tin", EN: "%d stories"},
	"storyOne":   {VI: "1 tin", EN: "1 story"},
	"allMonths":  {VI: "Tất cả các tháng", EN: "All months"},
	"pageOf":     {VI: "Trang %d trên %d", EN: "Page %d of %d"},
	"pageNewer":  {VI: "Tin mới hơn", EN: "Newer"},
	"pageOlder":  {VI: "Tin cũ hơn", EN: "Older"},
}
