package health

import "bantin/feeds"

// refusals says who does not want the page to be read, or what stands in its
// place.
var refusals = map[feeds.Class]Advice{
	feeds.Robots: {
		What: feeds.Text{
			VI: "Tệp robots.txt của trang (quy định dành cho chương trình máy tính) không cho phép đọc địa chỉ này[: %s].",
			EN: "The site's robots.txt (its rules for programs) does not allow this address to be read[: %s].",
		},
		Next: feeds.Text{
			VI: "Nếu trang có tệp RSS, ghi địa chỉ của tệp ấy vào dòng url và ghi kind: feed cho nguồn. Nếu không có, đề nghị đơn vị quản trị trang thêm vào robots.txt hai dòng “User-agent: bantin” và “Allow: /”.",
			EN: "If the site has a feed, put its address into the url line and write kind: feed for the source. If it has none, ask whoever runs the site to add the two lines “User-agent: bantin” and “Allow: /” to robots.txt.",
		},
	},
	feeds.RobotsDown: {
		What: feeds.Text{
			VI: "Máy chủ không đưa ra được tệp robots.txt[ (mã %d)], nên chưa biết trang có cho phép chương trình đọc hay không.",
			EN: "The server fails to deliver its robots.txt[ (status %d)], so it is not known whether this page may be read.",
		},
		Next: feeds.Text{
			VI: "Chương trình sẽ tự thử lại; nếu sau một ngày vẫn vậy, trang được đọc như khi không có robots.txt. Có thể báo đơn vị quản trị trang rằng địa chỉ /robots.txt bị lỗi.",
			EN: "It will be tried again automatically; if nothing has changed after a day, the page is read as if there were no robots.txt. You may tell whoever runs the site that /robots.txt fails.",
		},
	},
	feeds.WAF: {
		What: feeds.Text{
			VI: "Tường lửa của trang[ (%s)] coi chương trình là kẻ tấn công nên không cho đọc.",
			EN: "The site's firewall[ (%s)] takes this program for an attacker and blocks it.",
		},
		Next: feeds.Text{
			VI: "Đề nghị đơn vị quản trị trang đưa chương trình có tên bantin, hoặc địa chỉ IP của máy này, vào danh sách được phép của tường lửa.",
			EN: "Ask whoever runs the site to put the program called bantin, or the IP address of this computer, on the firewall's allow list.",
		},
	},
	feeds.GeoBlock: {
		What: feeds.Text{
			VI: "Trang chỉ cho truy cập từ một số nước hoặc một số mạng, mà máy này không thuộc diện đó[ (%s)].",
			EN: "The site admits only visitors from certain countries or networks, and this computer is not among them[ (%s)].",
		},
		Next: feeds.Text{
			VI: "Chạy chương trình trên một máy ở Việt Nam, hoặc đề nghị đơn vị quản trị trang cho phép địa chỉ IP của máy này.",
			EN: "Run this program on a computer in Vietnam, or ask whoever runs the site to admit the IP address of this one.",
		},
	},
	feeds.Login: {
		What: feeds.Text{
			VI: "Thay cho tin, máy chủ đưa ra một trang đăng nhập[ (%s)].",
			EN: "Instead of news, the server shows a login page[ (%s)].",
		},
		Next: feeds.Text{
			VI: "Địa chỉ này có lẽ chỉ dành cho cán bộ của đơn vị. Tìm trang tin mà ai cũng xem được rồi sửa dòng url của nguồn.",
			EN: "This address is probably meant for the department's staff. Find the page that is open to everybody, and change the url line of the source.",
		},
	},
	feeds.SoftNotFound: {
		What: feeds.Text{
			VI: "Máy chủ trả lời như bình thường, nhưng trang hiện ra lại báo là không tìm thấy[ (%s)].",
			EN: "The server answers as if all were well, but the page it sends says that nothing was found[ (%s)].",
		},
		Next: feeds.Text{
			VI: "Mục tin này có lẽ đã đổi địa chỉ: tìm lại nó từ trang chủ của đơn vị rồi sửa dòng url của nguồn.",
			EN: "The section has probably moved: look for it from the department's home page, and change the url line of the source.",
		},
	},
	feeds.Parked: {
		What: feeds.Text{
			VI: "Ở địa chỉ này không có trang của đơn vị, chỉ có trang dựng sẵn của máy chủ hoặc của nơi bán tên miền[ (%s)].",
			EN: "There is no site of the department at this address, only a stock page of the server or of a seller of domain names[ (%s)].",
		},
		Next: feeds.Text{
			VI: "Tên miền có thể đã hết hạn, hoặc trang đã chuyển đi: hỏi đơn vị địa chỉ mới rồi sửa dòng url của nguồn.",
			EN: "The domain may have expired, or the site has moved: ask the department for the new address, and change the url line of the source.",
		},
	},
}
