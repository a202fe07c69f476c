package health

import "bantin/feeds"

// answers says which answers of a server bring no document.
var answers = map[feeds.Class]Advice{
	feeds.Unauthorized: {
		What: feeds.Text{
			VI: "Máy chủ trả lời[ %d]: phải đăng nhập mới đọc được địa chỉ này[ (đã chuyển hướng tới %s)].",
			EN: "The server answers[ %d]: reading this address requires a login[ (redirected to %s)].",
		},
		Next: feeds.Text{
			VI: "Tìm một địa chỉ mà ai cũng xem được, không cần tài khoản, rồi ghi vào dòng url của nguồn.",
			EN: "Find an address that everybody can read without an account, and put it into the url line of the source.",
		},
	},
	feeds.Forbidden: {
		What: feeds.Text{
			VI: "Máy chủ trả lời[ %d]: chương trình không được phép đọc địa chỉ này[ (đã chuyển hướng tới %s)].",
			EN: "The server answers[ %d]: this program may not read this address[ (redirected to %s)].",
		},
		Next: feeds.Text{
			VI: "Mở địa chỉ bằng trình duyệt. Nếu xem được, đề nghị đơn vị quản trị trang cho phép chương trình có tên bantin truy cập; nếu không, tìm địa chỉ khác của mục tin này.",
			EN: "Open the address in a browser. If that works, ask whoever runs the site to admit the program called bantin; if not, look for another address of this section.",
		},
	},
	feeds.NotFound: {
		What: feeds.Text{
			VI: "Máy chủ trả lời[ %d]: địa chỉ này[ (đã chuyển hướng tới %s)] không còn trang nào.",
			EN: "The server answers[ %d]: there is no page at this address[ (redirected to %s)].",
		},
		Next: feeds.Text{
			VI: "Mở địa chỉ bằng trình duyệt; nếu trang đã chuyển đi nơi khác, sửa dòng url của nguồn.",
			EN: "Open the address in a browser; if the page has moved, change the url line of the source.",
		},
	},
	feeds.Gone: {
		What: feeds.Text{
			VI: "Máy chủ trả lời[ %d]: trang này[ (đã chuyển hướng tới %s)] đã bị gỡ bỏ hẳn.",
			EN: "The server answers[ %d]: this page[ (redirected to %s)] has been removed for good.",
		},
		Next: feeds.Text{
			VI: "Tìm trang tin mới của đơn vị rồi sửa dòng url của nguồn. Nếu không còn trang nào, ghi state: dead cho nguồn để chương trình thôi đọc; tin cũ vẫn được giữ.",
			EN: "Find the department's new page and change the url line of the source. If there is none, write state: dead for the source, so that it is not read any more; its old stories are kept.",
		},
	},
	feeds.TooMany: {
		What: feeds.Text{
			VI: "Máy chủ trả lời[ %d]: chương trình hỏi quá nhiều lần trong một thời gian ngắn.",
			EN: "The server answers[ %d]: this program asks too often.",
		},
		Next: feeds.Text{
			VI: "Chưa cần làm gì: chương trình sẽ đợi rồi đọc lại. Nếu lỗi này lặp lại, ghi every: 2h (hai giờ một lần) cho nguồn để đọc thưa hơn.",
			EN: "Nothing for now: it will wait and try again. If this comes back, write every: 2h (once in two hours) for the source, to read it less often.",
		},
	},
	feeds.BadStatus: {
		What: feeds.Text{
			VI: "Máy chủ trả lời khác thường[ (mã %d)], không kèm nội dung để đọc[ (tại %s)].",
			EN: "The server gives an unusual answer[ (status %d)] that brings nothing to read[ (at %s)].",
		},
		Next: feeds.Text{
			VI: "Mở địa chỉ bằng trình duyệt. Nếu không xem được, sửa dòng url của nguồn; nếu xem được, báo mã này cho đơn vị quản trị trang.",
			EN: "Open the address in a browser. If that does not work, change the url line of the source; if it does, report the status to whoever runs the site.",
		},
	},
	feeds.ServerError: {
		What: feeds.Text{
			VI: "Máy chủ trả lời[ %d]: phần mềm của trang đang gặp lỗi.",
			EN: "The server answers[ %d]: the site's software has failed.",
		},
		Next: feeds.Text{
			VI: "Lỗi ở phía trang, chương trình sẽ tự đọc lại. Nếu quá một ngày vẫn lỗi, báo mã này cho đơn vị quản trị trang.",
			EN: "The fault is on the site's side, and it will be tried again automatically. If it lasts for more than a day, report the status to whoever runs the site.",
		},
	},
	feeds.Unavailable: {
		What: feeds.Text{
			VI: "Máy chủ trả lời[ %d]: trang đang bảo trì hoặc quá tải.",
			EN: "The server answers[ %d]: the site is under maintenance or overloaded.",
		},
		Next: feeds.Text{
			VI: "Đợi trang hoạt động trở lại, chương trình sẽ tự đọc. Nếu kéo dài nhiều ngày, hỏi đơn vị quản trị trang khi nào xong.",
			EN: "Wait until the site is back, it will be read again automatically. If it lasts for days, ask whoever runs the site when it will be ready.",
		},
	},
	feeds.Challenge: {
		What: feeds.Text{
			VI: "Thay cho tin, máy chủ gửi một trang kiểm tra xem có phải người thật đang dùng trình duyệt hay không.",
			EN: "Instead of news, the server sends a page that checks whether a person with a browser is there.",
		},
		Next: feeds.Text{
			VI: "Đề nghị đơn vị quản trị trang miễn bước kiểm tra này cho chương trình có tên bantin, hoặc cho biết một địa chỉ RSS (danh sách tin dành cho máy đọc) không bị kiểm tra.",
			EN: "Ask whoever runs the site to exempt the program called bantin from this check, or to name an RSS address (a list of news for programs) that is not checked.",
		},
	},
	feeds.Empty: {
		What: feeds.Text{
			VI: "Máy chủ trả lời nhưng không gửi nội dung nào[ (tại %s)].",
			EN: "The server answers, but sends nothing at all[ (at %s)].",
		},
		Next: feeds.Text{
			VI: "Mở địa chỉ bằng trình duyệt. Nếu trang cũng trắng, báo cho đơn vị quản trị trang; nếu có tin, đợi lần đọc sau.",
			EN: "Open the address in a browser. If the page is blank there too, tell whoever runs the site; if there is news, wait for the next reading.",
		},
	},
}
