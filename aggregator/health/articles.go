package health

import "bantin/feeds"

// articles says why the page of one article could not be read.
var articles = map[feeds.Class]Advice{
	feeds.NoArticle: {
		What: feeds.Text{
			VI: "Địa chỉ này không mở ra bài viết cần đọc[ (%s)]: có thể bài đã bị gỡ, hoặc trang mở ra một nội dung khác.",
			EN: "This address does not show the article that should be there[ (%s)]: it may have been taken down, or the page shows something else.",
		},
		Next: feeds.Text{
			VI: "Mở địa chỉ bằng trình duyệt để xem bài còn đó không. Bản tin vẫn đăng tiêu đề và tóm tắt lấy từ danh sách tin.",
			EN: "Open the address in a browser and see whether the article is there. Its title and summary are still published, as taken from the list.",
		},
	},
	feeds.NotAPage: {
		What: feeds.Text{
			VI: "Địa chỉ này mở ra một tệp để tải về[ (%s)] chứ không phải trang có bài viết.",
			EN: "This link leads to a file to download[ (%s)], not to a page with an article.",
		},
		Next: feeds.Text{
			VI: "Không phải làm gì: tin vẫn được đăng cùng liên kết đến tệp, với tiêu đề và tóm tắt lấy từ danh sách tin.",
			EN: "Nothing needs to be done: the story is published with a link to the file, and with the title and summary of the list.",
		},
	},
}
