package health

import "bantin/feeds"

// documents says why what a server sent is of no use.
var documents = map[feeds.Class]Advice{
	feeds.TooLarge: {
		What: feeds.Text{
			VI: "Nội dung tại địa chỉ này lớn hơn mức chương trình nhận[ (%s)].",
			EN: "The content at this address is larger than this program accepts[ (%s)].",
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
			EN: "It will be tried again automatically. If it lasts for more than a day, ask whoever runs the site to check how the server packs its data.",
		},
	},
	feeds.TooDeep: {
		What: feeds.Text{
			VI: "Nội dung lồng nhau hoặc lặp lại bất thường, đọc tiếp có thể làm treo máy, nên chương trình đã dừng.",
			EN: "The content is nested or repeated beyond reason; reading on could freeze this computer, so it was stopped.",
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
			VI: "Địa chỉ này trả về một tệp RSS khác hẳn trước đây[: “%s”], không có tin nào quen. Các tin đã đọc vẫn được giữ nguyên.",
			EN: "This address now serves a completely different feed[: “%s”], with no known items. What was read earlier is kept.",
		},
		Next: feeds.Text{
			VI: "Mở địa chỉ xem có còn đúng chuyên mục không. Nếu trang chỉ đổi tên thì không phải làm gì: sau vài lần đọc nữa chương trình sẽ nhận. Nếu sai, sửa dòng url của nguồn.",
			EN: "Open the address and see whether it still is the right section. If it only has a new name, nothing needs to be done: after some more visits it is accepted. If it is wrong, change the url line of the source.",
		},
	},
	feeds.Unreadable: {
		What: feeds.Text{
			VI: "Tệp RSS (hoặc Atom, JSON Feed) hỏng nặng, không đọc được trọn vẹn tin nào.",
			EN: "The feed (RSS, Atom or JSON Feed) is so broken that not one item can be read whole.",
		},
		Next: feeds.Text{
			VI: "Báo cho đơn vị quản trị trang rằng tệp RSS bị hỏng; khi được sửa, chương trình sẽ tự đọc lại.",
			EN: "Tell whoever runs the site that the feed is broken; once it is fixed it will be read again automatically.",
		},
	},
	feeds.NoItems: {
		What: feeds.Text{
			VI: "Tệp RSS đọc được nhưng bên trong không có tin nào, dù trước đây có. Các tin đã đọc vẫn được giữ nguyên.",
			EN: "The feed can be read but is empty, although it had items before. What was read earlier is kept.",
		},
		Next: feeds.Text{
			VI: "Mở trang của đơn vị xem còn đăng tin không. Nếu còn, báo cho đơn vị quản trị trang rằng tệp RSS bị trống.",
			EN: "See on the department's site whether it still publishes. If it does, tell whoever runs the site that the feed is empty.",
		},
	},
	feeds.NoList: {
		What: feeds.Text{
			VI: "Chưa đọc được: trang[ “%s”] không giới thiệu tệp RSS nào có tin, và không thấy danh sách tin nào trên trang.",
			EN: "Not readable yet: the page[ “%s”] announces no feed with items, and no list of news was found on it.",
		},
		Next: feeds.Text{
			VI: "Xem url có đúng là trang liệt kê tin không. Nếu đúng, ghi kind: html và cho biết chỗ của danh sách trong mục html (item, title, link, date), hoặc tìm địa chỉ RSS của trang.",
			EN: "See whether the url is that of a page that lists news. If it is, write kind: html and say where the list is under html (item, title, link, date), or look for the RSS address of the site.",
		},
	},
	feeds.FeedIndex: {
		What: feeds.Text{
			VI: "Trang[ “%s”] không đăng tin mà liệt kê các tệp RSS, mỗi chuyên mục một tệp.",
			EN: "The page[ “%s”] has no news, but lists feeds, one for each section.",
		},
		Next: feeds.Text{
			VI: "Mở trang, chép địa chỉ RSS của chuyên mục cần đọc vào dòng url của nguồn; cần nhiều chuyên mục thì ghi mỗi tệp một nguồn.",
			EN: "Open the page and put the address of the feed you need into the url line of the source; for several sections write a source for each.",
		},
	},
	feeds.Documents: {
		What: feeds.Text{
			VI: "Trang[ “%s”] liệt kê văn bản, tài liệu (quyết định, công văn, tệp PDF hoặc Word), không phải tin.",
			EN: "The page[ “%s”] lists documents (decisions, official letters, PDF or Word files), not news.",
		},
		Next: feeds.Text{
			VI: "Mở chuyên mục tin của đơn vị rồi chép địa chỉ của nó vào dòng url của nguồn. Nếu thật sự muốn đăng cả văn bản, ghi kind: html và cho biết chỗ của danh sách trong mục html.",
			EN: "Open the department's news and put its address into the url line of the source. If documents are what you want to publish, write kind: html and say where the list is under html.",
		},
	},
	feeds.LeadsOn: {
		What: feeds.Text{
			VI: "Trang này không có tin mà tự chuyển người xem sang địa chỉ khác[: %s].",
			EN: "This page has no news, but leads its readers on to another address[: %s].",
		},
		Next: feeds.Text{
			VI: "Mở địa chỉ bằng trình duyệt. Nếu nơi hiện ra sau cùng đúng là trang tin của đơn vị, chép địa chỉ ấy vào dòng url của nguồn.",
			EN: "Open the address in a browser. If what is shown in the end is the department's news, put that address into the url line of the source.",
		},
	},
	feeds.OneArticle: {
		What: feeds.Text{
			VI: "Địa chỉ này là trang của một bài viết[ (“%s”)], không phải trang liệt kê tin.",
			EN: "This address is the page of one article[ (“%s”)], not a page that lists news.",
		},
		Next: feeds.Text{
			VI: "Mở trang, bấm vào tên chuyên mục phía trên bài viết, rồi chép địa chỉ của chuyên mục ấy vào dòng url của nguồn.",
			EN: "Open the page, follow the name of the section above the article, and put that section's address into the url line of the source.",
		},
	},
	feeds.Scripted: {
		What: feeds.Text{
			VI: "Danh sách tin của trang[ “%s”] chỉ hiện ra khi trình duyệt chạy mã JavaScript; máy chủ không gửi kèm tin nào.",
			EN: "The list of the page[ “%s”] appears only once a browser runs its JavaScript; the server sends no news with it.",
		},
		Next: feeds.Text{
			VI: "Tìm tệp RSS hoặc một trang khác của đơn vị có sẵn tin (bản cũ, bản di động, sơ đồ trang), rồi ghi địa chỉ ấy vào dòng url; hoặc hỏi đơn vị quản trị trang về tệp RSS.",
			EN: "Look for a feed, or for another page of the department that has its news in it (an old or mobile version, a site map), and put its address into the url line; or ask whoever runs the site for a feed.",
		},
	},
	feeds.EmptyList: {
		What: feeds.Text{
			VI: "Chuyên mục[ “%s”] đọc được nhưng hiện không có bài viết nào. Các tin đã đọc vẫn được giữ nguyên.",
			EN: "The section[ “%s”] can be read but has no articles at the moment. What was read earlier is kept.",
		},
		Next: feeds.Text{
			VI: "Nếu chuyên mục này vốn ít tin thì không phải làm gì. Nếu đơn vị vẫn đăng tin ở chuyên mục khác, đổi dòng url sang chuyên mục đó.",
			EN: "If this section never has much news, nothing needs to be done. If the department now publishes in another section, change the url line to that one.",
		},
	},
	feeds.Layout: {
		What: feeds.Text{
			VI: "Danh sách tin của trang không còn như trước: có lẽ giao diện đã thay đổi. Các tin đã đọc vẫn được giữ, không tin lạ nào được đăng.",
			EN: "The list of news on the page is not what it was: the page has probably been rebuilt. What was read is kept, and nothing doubtful is published.",
		},
		Next: feeds.Text{
			VI: "Mở trang rồi thử lệnh bantin preview. Với kind: html, sửa mục html cho khớp với giao diện mới; với kind: auto, nếu bantin preview đọc đúng tin thì chạy lệnh bantin relearn kèm mã của nguồn để học lại trang.",
			EN: "Open the page and try bantin preview. With kind: html, change html to fit the new page; with kind: auto, if bantin preview shows the right news, run bantin relearn with the id of the source to learn the page anew.",
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
