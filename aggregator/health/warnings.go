package health

import "bantin/feeds"

// warnings holds the sentences on what was wrong with a whole document.
var warnings = map[feeds.RepairCode]Advice{
	feeds.RepairCharset: {
		What: feeds.Text{
			VI: "Trang khai báo sai bảng mã chữ[: ghi là %s]. Chương trình đã đọc theo bảng mã đúng.",
			EN: "The page declares the wrong character encoding[: it says %s]. It was read in the right one.",
		},
		Next: feeds.Text{
			VI: "Tin vẫn hiển thị đúng, không phải làm gì. Khi tiện, nhắc đơn vị quản trị trang sửa khai báo này.",
			EN: "The stories are shown correctly, nothing needs to be done. When convenient, tell whoever runs the site.",
		},
	},
	feeds.RepairInvalid: {
		What: feeds.Text{
			VI: "Nội dung có[ %s] ký tự bị hỏng, hiện ra thành dấu �.",
			EN: "Some characters[ (%s)] are damaged and show as �.",
		},
		Next: feeds.Text{
			VI: "Xem tin ấy trên trang gốc; nếu ở đó cũng hỏng, nhắc người đăng bài gõ lại.",
			EN: "Look at the story on its own site; if it is damaged there too, ask its author to type it again.",
		},
	},
	feeds.RepairForbidden: {
		What: feeds.Text{
			VI: "Nội dung lẫn[ %s] ký tự ẩn không được phép có trong tệp RSS; chương trình đã bỏ đi.",
			EN: "The content has invisible characters[ (%s)] that are not allowed in a feed; they were dropped.",
		},
		Next: feeds.Text{
			VI: "Không mất chữ nào, không phải làm gì. Lỗi này thường do chép bài từ Word; có thể nhắc người đăng bài dán theo kiểu “chỉ giữ văn bản”.",
			EN: "No letter is lost, nothing needs to be done. This often comes from pasting from Word; authors can paste as “text only”.",
		},
	},
	feeds.RepairTruncated: {
		What: feeds.Text{
			VI: "Tệp RSS bị cắt ngang ở cuối; chương trình giữ lại những tin còn nguyên vẹn.",
			EN: "The feed ends too early; the items that are whole were kept.",
		},
		Next: feeds.Text{
			VI: "Có thể thiếu vài tin ở cuối danh sách; chương trình sẽ tự đọc lại. Nếu cảnh báo này còn sau một ngày, báo cho đơn vị quản trị trang.",
			EN: "Some items at the end of the list may be missing; it will be read again automatically. If this is still here after a day, tell whoever runs the site.",
		},
	},
	feeds.RepairMalformed: {
		What: feeds.Text{
			VI: "Tệp RSS viết không đúng quy cách (XML); chương trình vẫn đọc được nhưng có thể sót tin.",
			EN: "The feed breaks the rules of its format (XML); it was read all the same, but items may be missing.",
		},
		Next: feeds.Text{
			VI: "So với trang gốc xem có thiếu tin nào không, rồi đề nghị đơn vị quản trị trang sửa tệp RSS.",
			EN: "Compare with the site whether an item is missing, and ask whoever runs it to fix the feed.",
		},
	},
	feeds.RepairFewerItems: {
		What: feeds.Text{
			VI: "Trang có ít tin hơn số tối thiểu ghi trong cấu hình: giao diện có thể đã thay đổi.",
			EN: "The page has fewer items than the settings expect: it may have been rebuilt.",
		},
		Next: feeds.Text{
			VI: "Mở trang để đối chiếu. Nếu quả thật chỉ còn ít tin, giảm số ở dòng min_items; nếu không, sửa mục html của nguồn.",
			EN: "Open the page and compare. If there really are few items, lower min_items; if not, change html of the source.",
		},
	},
	feeds.RepairNoTitle: {
		What: feeds.Text{
			VI: "Có tin không có tiêu đề: những chữ đầu của bài được dùng thay; tin không có chữ nào thì bị bỏ qua.",
			EN: "An item has no title: the beginning of its text stands for it; without any text it is left out.",
		},
		Next: feeds.Text{
			VI: "Xem trên trang gốc đó có phải bài đang soạn dở không, rồi nhắc người đăng bài.",
			EN: "See on the site whether this is an unfinished article, and tell its author.",
		},
	},
	feeds.RepairNoLink: {
		What: feeds.Text{
			VI: "Có tin không kèm địa chỉ bài viết, hoặc địa chỉ ấy không dùng được[: %s].",
			EN: "An item has no address of an article, or one that cannot be used[: %s].",
		},
		Next: feeds.Text{
			VI: "Nếu nguồn là trang liệt kê tin, xem lại dòng link trong mục html của nguồn; nếu là tệp RSS, báo cho đơn vị quản trị trang.",
			EN: "If the source is a page that lists news, look at link under html of the source; if it is a feed, tell whoever runs the site.",
		},
	},
	feeds.RepairLegacyFont: {
		What: feeds.Text{
			VI: "Bài được gõ bằng phông chữ cũ[ (%s)]; chương trình đã chuyển sang Unicode, có thể còn chữ sai.",
			EN: "A text was typed for an old font[ (%s)]; it was converted to Unicode and may still have wrong letters.",
		},
		Next: feeds.Text{
			VI: "Nhắc người đăng bài chuyển sang phông chữ Unicode, ví dụ Times New Roman.",
			EN: "Ask the author to use a Unicode font, for example Times New Roman.",
		},
	},
	feeds.RepairMojibake: {
		What: feeds.Text{
			VI: "Chữ tiếng Việt đã bị lẫn bảng mã ngay trên trang nguồn[ (“%s”)]; chương trình đã khôi phục những chỗ nhận ra được.",
			EN: "Vietnamese letters were garbled on the site itself[ (“%s”)]; what could be recognised was restored.",
		},
		Next: feeds.Text{
			VI: "Xem lại vài tin mới; nếu còn chữ lạ, báo cho đơn vị quản trị trang kiểm tra bảng mã.",
			EN: "Look at some recent stories; if there are strange letters left, ask whoever runs the site to check its encoding.",
		},
	},
	feeds.RepairGap: {
		What: feeds.Text{
			VI: "Cả[ %s] tin đọc được lần này đều là tin mới, không gặp lại tin cũ nào: giữa hai lần đọc có thể đã sót tin.",
			EN: "All items read this time[ (%s)] are new and none is known: between two visits others may have been missed.",
		},
		Next: feeds.Text{
			VI: "Mở trang gốc so với bản tin xem có thiếu tin nào không. Nếu trang đăng nhiều tin trong ngày, ghi within ngắn hơn cho nguồn (ví dụ within: 15m) để đọc thường xuyên hơn.",
			EN: "Compare the site with the bulletin to see whether something is missing. If it publishes many stories a day, write a shorter within for the source (for example within: 15m) so that it is read more often.",
		},
	},
	feeds.RepairFeedAppeared: {
		What: feeds.Text{
			VI: "Trang này đang được đọc theo danh sách tin, nhưng nay đã giới thiệu một tệp RSS có tin[: %s].",
			EN: "This page is read by its list of news, but it now announces a feed that has items[: %s].",
		},
		Next: feeds.Text{
			VI: "Đọc thử địa chỉ ấy bằng lệnh bantin preview. Nếu tin đủ và đúng, ghi địa chỉ ấy vào dòng url của nguồn: đọc tệp RSS chắc chắn hơn đọc danh sách.",
			EN: "Try that address with bantin preview. If its items are complete and right, put it into the url line of the source: a feed is more reliable than a list.",
		},
	},
	feeds.RepairRebuilt: {
		What: feeds.Text{
			VI: "Giao diện của trang đã thay đổi; chương trình nhận ra danh sách tin nhờ những bài đã biết và đã học cách đọc mới.",
			EN: "The page was redesigned; its list of news was recognised by known articles and is now read in the new way.",
		},
		Next: feeds.Text{
			VI: "Xem lại các tin mới nhất của nguồn này một lần. Nếu đúng là tin của đơn vị thì không phải làm gì.",
			EN: "Look once at the newest stories of this source. If they are the department's, nothing needs to be done.",
		},
	},
	feeds.RepairRenumbered: {
		What: feeds.Text{
			VI: "Hầu hết bài cũ[ (%s)] bỗng có địa chỉ mới, như khi cổng thông tin điện tử được làm lại; chương trình nhận ra bài cũ nhờ tiêu đề, ngày đăng và nội dung, không đăng lại.",
			EN: "Most known articles[ (%s)] appeared under new addresses at once, as when a portal is rebuilt; they were recognised by title, day and text, and are not published again.",
		},
		Next: feeds.Text{
			VI: "Xem các tin mới nhất của nguồn này: tin cũ nào bị đăng lại thì ghi hai địa chỉ của bài vào merge; tin mới nào không thấy ở trang đầu thì tìm trong mục Tin cũ.",
			EN: "Look at the newest stories of this source: write both addresses of an old one that appears again into merge, and look for a new one that is missing among the older news.",
		},
	},
	feeds.RepairGone: {
		What: feeds.Text{
			VI: "Có bài gốc không còn ở địa chỉ cũ[ (%s)]; tin vẫn được giữ trên bản tin.",
			EN: "Articles are no longer at their addresses[ (%s)]; their stories are kept.",
		},
		Next: feeds.Text{
			VI: "Hỏi đơn vị xem bài bị rút hay chuyển chỗ; nếu bị rút, ghi địa chỉ của bài vào hide để gỡ tin.",
			EN: "Ask the department whether they were withdrawn or moved; write the address of one that was withdrawn into hide to take its story off.",
		},
	},
	feeds.RepairDuplicates: {
		What: feeds.Text{
			VI: "Có tin xuất hiện nhiều lần trong cùng một danh sách; chương trình chỉ giữ một.",
			EN: "An item appears several times in one list; it was kept once.",
		},
		Next: feeds.Text{
			VI: "Thường không phải làm gì. Nếu thấy thiếu một bài, kiểm tra xem hai bài có dùng chung một địa chỉ không.",
			EN: "Usually nothing needs to be done. If an article is missing, see whether two articles share one address.",
		},
	},
	feeds.RepairMoved: {
		What: feeds.Text{
			VI: "Nguồn đã chuyển hẳn sang địa chỉ mới[: %s]. Chương trình đang đọc ở đó.",
			EN: "The source has moved for good[ to %s]. It is read there now.",
		},
		Next: feeds.Text{
			VI: "Mở địa chỉ mới xem có đúng là trang của đơn vị không. Nếu đúng, ghi địa chỉ ấy vào dòng url và ghi tên máy chủ cũ vào aliases.",
			EN: "Open the new address and see whether it is the department's. If so, write it into the url line, and the old host under aliases.",
		},
	},
	feeds.RepairCertificate: {
		What: feeds.Text{
			VI: "Chứng chỉ bảo mật (HTTPS) của trang sắp hết hạn hoặc đã hết hạn[: ngày %s].",
			EN: "The site's security certificate (HTTPS) is about to expire, or has expired[: on %s].",
		},
		Next: feeds.Text{
			VI: "Nhắc đơn vị quản trị trang gia hạn trước ngày đó; nếu không, trình duyệt sẽ cảnh báo người xem và chương trình không đọc được trang nữa.",
			EN: "Ask whoever runs the site to renew it before that day; otherwise browsers will warn their readers, and the site cannot be read here any more.",
		},
	},
	feeds.RepairInsecure: {
		What: feeds.Text{
			VI: "Nguồn này được đọc mà không kiểm tra chứng chỉ bảo mật (HTTPS), theo dòng insecure trong cấu hình[ (%s)].",
			EN: "This source is read without checking its security certificate (HTTPS), as the insecure line of the settings says[ (%s)].",
		},
		Next: feeds.Text{
			VI: "Khi trang đã sửa chứng chỉ, xóa dòng insecure của nguồn. Trong lúc chờ, nên dùng dòng pin hoặc ca thay cho dòng này: an toàn hơn.",
			EN: "Once the site has fixed its certificate, delete the insecure line of the source. Until then a pin or ca line in its place is safer.",
		},
	},
	feeds.RepairOldTLS: {
		What: feeds.Text{
			VI: "Máy chủ chỉ biết những cách mã hóa (HTTPS) đã lỗi thời; chương trình vẫn đọc và vẫn kiểm tra chứng chỉ.",
			EN: "The server knows only outdated encryption (HTTPS); it is read all the same, and its certificate is checked.",
		},
		Next: feeds.Text{
			VI: "Chưa phải làm gì. Khi tiện, nhắc đơn vị quản trị trang nâng cấp máy chủ, vì trình duyệt mới có thể không mở được trang.",
			EN: "Nothing needs to be done now. When convenient, ask whoever runs the site to renew its server, because new browsers may not open the site.",
		},
	},
}
