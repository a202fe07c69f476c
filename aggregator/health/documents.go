package health

import "bantin/feeds"

// documents says why what a server sent is of no use.
var documents = map[feeds.Class]Advice{
	feeds.TooLarge: {
		What: feeds.Text{
			VI: "Nội dung tại địa chỉ này lớn hơn mức chương trình nhận[ (%s)].",
			EN: "What stands at this address is larger than this program accepts[ (%s)].",
		},
		Next: feeds.Text{
			VI: "Xem địa chỉ có đúng là trang tin hay tệp RSS không, hay là phim, tài liệu để tải về. Nếu đúng là tệp RSS, đề nghị đơn vị quản trị trang bớt số tin trong đó.",
			EN: "See whether the address is a page of news or an RSS file, and not a film or a document to download. If it is an RSS file, ask whoever runs the site to keep fewer items in it.",
		},
	},
	feeds.BadCoding: {
		What: feeds.Text{
			VI: "Máy chủ gửi dữ liệu nén[ (kiểu %s)] nhưng không giải nén được: dữ liệu bị hỏng, bị cắt ngang, hoặc nén theo cách lạ.",
			EN: "The server sends packed data[ (%s)] that cannot be unpacked: it is damaged, cut short, or packed in an unknown way.",
		},
		Next: feeds.Text{
			VI: "Chương trình sẽ tự đọc lại. Nếu quá một ngày vẫn lỗi, đề nghị đơn vị quản trị trang kiểm tra phần nén dữ liệu của máy chủ.",
			EN: "It will be tried again by itself. If it lasts for more than a day, ask whoever runs the site to check how the server packs its data.",
		},
	},
	feeds.TooDeep: {
		What: feeds.Text{
			VI: "Nội dung lồng nhau hoặc lặp lại bất thường, đọc tiếp có thể làm treo máy, nên chương trình đã dừng.",
			EN: "The content is nested or repeated beyond all use; reading on could bring this computer to a halt, so it was stopped.",
		},
		Next: feeds.Text{
			VI: "Phần mềm của trang có thể bị lỗi hoặc bị phá hoại: báo cho đơn vị quản trị trang. Trong lúc chờ, có thể ghi state: paused cho nguồn.",
			EN: "The site's software may be broken or attacked: tell whoever runs the site. Meanwhile you may write state: paused for the source.",
		},
	},
	feeds.NotAFeed: {
		What: feeds.Text{
			VI: "Địa chỉ này không trả về tệp RSS, Atom hay JSON Feed (danh sách tin dành cho máy đọc)[ mà là “%s”].",
			EN: "This address does not serve RSS, Atom or JSON Feed (lists of news for programs)[, but “%s”].",
		},
		Next: feeds.Text{
			VI: "Nếu đây là trang liệt kê tin, ghi kind: auto hoặc kind: html cho nguồn. Nếu không, tìm địa chỉ RSS trên trang của đơn vị rồi sửa dòng url.",
			EN: "If this is a page that lists news, write kind: auto or kind: html for the source. If not, look for the RSS address on the department's site and change the url line.",
		},
	},
	feeds.OtherFeed: {
		What: feeds.Text{
			VI: "Địa chỉ này trả về một tệp tin tức khác hẳn trước đây[: “%s”], không có tin nào quen. Các tin đã đọc vẫn được giữ nguyên.",
			EN: "This address serves quite another feed than before[: “%s”], with nothing in it that is known. What was read earlier is kept.",
		},
		Next: feeds.Text{
			VI: "Mở địa chỉ xem có còn đúng chuyên mục không. Nếu trang chỉ đổi tên thì không phải làm gì: sau vài lần đọc nữa chương trình sẽ nhận. Nếu sai, sửa dòng url của nguồn.",
			EN: "Open the address and see whether it still is the right section. If it only has a new name, nothing has to be done: after some more visits it is accepted. If it is wrong, change the url line of the source.",
		},
	},
	feeds.Unreadable: {
		What: feeds.Text{
			VI: "Tệp tin tức (RSS, Atom hoặc JSON Feed) hỏng nặng, không đọc được trọn vẹn tin nào.",
			EN: "The feed (RSS, Atom or JSON Feed) is so broken that not one item can be read whole.",
		},
		Next: feeds.Text{
			VI: "Báo cho đơn vị quản trị trang rằng tệp RSS bị hỏng; khi được sửa, chương trình sẽ tự đọc lại.",
			EN: "Tell whoever runs the site that the feed is broken; once it is mended it will be read by itself.",
		},
	},
	feeds.NoItems: {
		What: feeds.Text{
			VI: "Tệp tin tức đọc được nhưng bên trong không có tin nào, dù trước đây có. Các tin đã đọc vẫn được giữ nguyên.",
			EN: "The feed can be read but has nothing in it, although it had before. What was read earlier is kept.",
		},
		Next: feeds.Text{
			VI: "Mở trang của đơn vị xem còn đăng tin không. Nếu còn, báo cho đơn vị quản trị trang rằng tệp RSS bị trống.",
			EN: "See on the department's site whether it still publishes. If it does, tell whoever runs the site that the feed is empty.",
		},
	},
	feeds.NoList: {
		What: feeds.Text{
			VI: "Chưa đọc được: trang[ “%s”] không giới thiệu tệp RSS nào, và chương trình chưa biết danh sách tin nằm ở đâu trên trang.",
			EN: "Not readable yet: the page[ “%s”] announces no feed, and it is not known where on the page its list of news is.",
		},
		Next: feeds.Text{
			VI: "Tìm địa chỉ RSS của trang rồi ghi vào dòng url; hoặc ghi kind: html và cho biết chỗ của danh sách tin trong mục html (item, title, link, date).",
			EN: "Look for the RSS address of the site and put it into the url line; or write kind: html and say where the list is under html (item, title, link, date).",
		},
	},
	feeds.Layout: {
		What: feeds.Text{
			VI: "Không tìm thấy danh sách tin ở chỗ ghi trong cấu hình: có lẽ giao diện của trang đã thay đổi.",
			EN: "The list of news is not where the settings say: the page has probably been rebuilt.",
		},
		Next: feeds.Text{
			VI: "Mở trang bằng trình duyệt. Nếu vẫn có danh sách tin, sửa mục html của nguồn cho khớp với giao diện mới, dùng lệnh bantin preview để thử.",
			EN: "Open the page in a browser. If the list is still there, change html of the source to fit the new page; bantin preview lets you try.",
		},
	},
	feeds.Unusable: {
		What: feeds.Text{
			VI: "Tìm thấy[ %s] tin nhưng không tin nào có đủ tiêu đề và địa chỉ bài viết.",
			EN: "Items were found[ (%s)], but none has both a title and the address of an article.",
		},
		Next: feeds.Text{
			VI: "Nếu nguồn là trang liệt kê tin, xem lại các dòng title và link trong mục html của nguồn; nếu là tệp RSS, báo cho đơn vị quản trị trang.",
			EN: "If the source is a page that lists news, look at title and link under html of the source; if it is a feed, tell whoever runs the site.",
		},
	},
}
