package web

import "bantin/feeds"

// listTexts are those of the lists of stories, and of the lists of areas and topics.
var listTexts = map[string]feeds.Text{
	"homeWhat": {
		VI: "Tin mới của các sở trong cụm, mỗi tin một lần, dẫn về bài gốc.",
		EN: "News from the departments of the cluster, in Vietnamese: each story once, linked to its original.",
	},
	"officeWhat":   {VI: "Tin mới của %s, dẫn về bài gốc.", EN: "The latest from %s, linked to the originals."},
	"areaHead":     {VI: "Tin từ %s", EN: "News from %s"},
	"areaWhat":     {VI: "Tin mới từ %s, dẫn về bài gốc.", EN: "The latest from %s, linked to the originals."},
	"topicHead":    {VI: "Chuyên mục %s", EN: "Topic: %s"},
	"topicWhat":    {VI: "Tin mới thuộc chuyên mục %s, dẫn về bài gốc.", EN: "The latest on %s, linked to the originals."},
	"officePortal": {VI: "Cổng thông tin điện tử của đơn vị", EN: "The department's portal"},
	"updated":      {VI: "Cập nhật lúc", EN: "Updated"},
	"also":         {VI: "Cũng đăng tại:", EN: "Also at:"},
	"detail":       {VI: "Chi tiết", EN: "Details"},
	"postedOn":     {VI: "đăng %s", EN: "published %s"},
	"firstSeen":    {VI: "thấy lần đầu %s", EN: "first seen %s"},
	"undated":      {VI: "Chưa rõ ngày đăng", EN: "Date unknown"},
	"undatedNote": {
		VI: "Những bài đã có sẵn khi nguồn được đọc lần đầu mà nguồn không ghi ngày.",
		EN: "Articles that were already there when their source was first read and that carry no date.",
	},
	"further": {VI: "Xem tin cũ hơn", EN: "Older news"},
	"noStories": {
		VI: "Chưa có tin nào. Tin sẽ hiện ra ngay khi đọc được từ các nguồn.",
		EN: "No stories yet. They appear as soon as they are read from the sources.",
	},

	"titleAreas":  {VI: "Địa phương", EN: "Areas"},
	"titleTopics": {VI: "Chuyên mục", EN: "Topics"},
	"areasWhat":   {VI: "Tin theo địa phương. Tin của địa phương đã sáp nhập nằm ở cả hai nơi: nơi cũ và nơi mới.", EN: "News by area. News of an area that was merged is found in both: the old one and the new one."},
	"topicsWhat":  {VI: "Tin theo chuyên mục. Một tin có thể thuộc nhiều chuyên mục.", EN: "News by topic. A story may belong to several topics."},
	"areaEnded":   {VI: "Đến hết ngày %s; từ đó thuộc %s.", EN: "Until %s; since then part of %s."},
	"areaOver":    {VI: "Đến hết ngày %s.", EN: "Until %s."},
	"areaHolds":   {VI: "Gồm cả tin cũ của %s.", EN: "Includes the earlier news of %s."},
}
