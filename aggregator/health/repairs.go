package health

import "bantin/feeds"

// repairs holds one line on everything that is mended in single items.
var repairs = map[feeds.RepairCode]feeds.Text{
	feeds.RepairEntities: {
		VI: "Chữ bị mã hóa hai lần (như &amp;ocirc; thay cho ô) đã được trả lại thành chữ.",
		EN: "Letters that had been encoded twice (&amp;ocirc; for ô) were decoded.",
	},
	feeds.RepairUnicode: {
		VI: "Những cách mã hóa chữ khác nhau (dấu rời, ký tự ẩn, Ð thay cho Đ) đã được đưa về một kiểu thống nhất.",
		EN: "Letters encoded in different ways (separate marks, invisible characters, Ð for Đ) were made uniform.",
	},
	feeds.RepairHTML: {
		VI: "Những phần của bài không được đăng lại (đoạn mã, khung nhúng, kiểu chữ) đã được lược bỏ.",
		EN: "Parts of the article that are not republished (scripts, frames, styles) were taken out.",
	},
	feeds.RepairMarkup: {
		VI: "Mã trình bày (HTML) lẫn vào chỗ chỉ được có chữ, như tiêu đề, đã được bỏ.",
		EN: "Markup (HTML) in a place for plain text, such as a title, was removed.",
	},
	feeds.RepairLong: {
		VI: "Tiêu đề, tên hoặc nội dung dài quá mức bình thường đã được rút gọn.",
		EN: "A title, a name or a text that is far too long was shortened.",
	},
	feeds.RepairAddress: {
		VI: "Địa chỉ viết thiếu hoặc sai đã được sửa thành địa chỉ đầy đủ.",
		EN: "An incomplete or malformed address was completed.",
	},
	feeds.RepairDateForm: {
		VI: "Ngày đăng không viết theo chuẩn quốc tế; chương trình đọc theo cách viết thông dụng.",
		EN: "The date is not in a standard form; it was read in the common way.",
	},
	feeds.RepairDateOrder: {
		VI: "Ngày đăng ghi tháng trước ngày (cách viết của Mỹ); chương trình đã đọc theo thứ tự ấy.",
		EN: "The date has the month before the day, as in the United States; it was read in that order.",
	},
	feeds.RepairDateZone: {
		VI: "Giờ đăng không ghi múi giờ hoặc ghi sai quy cách; chương trình hiểu là giờ Việt Nam.",
		EN: "The time has no time zone, or one written wrongly; it was taken for Vietnamese time.",
	},
	feeds.RepairDateMinutes: {
		VI: "Phần mềm của trang ghi tháng vào chỗ của phút; giờ đăng chỉ đúng đến hàng giờ.",
		EN: "The site's software writes the month where the minutes belong; the time is only exact to the hour.",
	},
	feeds.RepairDateFuture: {
		VI: "Ngày đăng ghi ở tương lai; đã thay bằng lúc chương trình đọc tin.",
		EN: "The date lies in the future; it was set to the time of reading.",
	},
	feeds.RepairDateClock: {
		VI: "Ngày giờ tìm thấy là đồng hồ của trang chứ không phải ngày đăng, nên không được dùng.",
		EN: "The date that was found is the page's clock and not the article's, so it was not used.",
	},
	feeds.RepairDateSame: {
		VI: "Mọi tin trong danh sách đều ghi cùng một thời điểm, nên ngày đăng ấy không được dùng.",
		EN: "All items in the list carry the same time, so it was not used as a date.",
	},
	feeds.RepairDateUnread: {
		VI: "Ngày đăng viết theo cách chương trình chưa đọc được, nên bị bỏ qua.",
		EN: "The date is written in a way that could not be read, so it was ignored.",
	},
}

var unknownRepair = feeds.Text{
	VI: "Có một chỗ chưa đúng quy cách đã được sửa.",
	EN: "Something that was not in order was corrected.",
}

var nothingToDo = feeds.Text{
	VI: "Không phải làm gì. Nếu gặp nhiều, nhắc đơn vị quản trị trang sửa từ gốc.",
	EN: "Nothing needs to be done. If it happens often, ask whoever runs the site to correct it there.",
}
