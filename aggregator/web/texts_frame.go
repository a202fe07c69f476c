package web

import "bantin/feeds"

// frameTexts are what every page says around its own content.
var frameTexts = map[string]feeds.Text{
	"titleHome":     {VI: "Bản tin", EN: "News"},
	"titleGuide":    {VI: "Hướng dẫn dành cho cán bộ", EN: "Guide for staff (in Vietnamese)"},
	"contents":      {VI: "Mục lục", EN: "Contents"},
	"titleSources":  {VI: "Nguồn tin", EN: "Sources"},
	"titleFollow":   {VI: "Theo dõi tin (RSS)", EN: "Follow (RSS)"},
	"otherLanguage": {VI: "English", EN: "Tiếng Việt"},
	"skip":          {VI: "Chuyển đến nội dung", EN: "Skip to content"},
	"navPages":      {VI: "Các trang", EN: "Pages"},
	"navMore":       {VI: "Các trang khác", EN: "More pages"},
	"navFilter":     {VI: "Lọc theo đơn vị", EN: "Filter by department"},
	"everything":    {VI: "Tất cả", EN: "All"},
	"backHome":      {VI: "Về trang bản tin", EN: "Back to the news"},
	"footWhat": {
		VI: "Tin được tập hợp tự động từ cổng thông tin điện tử của các đơn vị; bản quyền bài viết thuộc về đơn vị đăng bài.",
		EN: "Gathered automatically from the departments' portals; each article belongs to the department that published it.",
	},
	"footContact": {VI: "Liên hệ:", EN: "Contact:"},
}
