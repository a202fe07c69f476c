package health

import (
	"maps"

	"bantin/feeds"
)

// problems holds the sentences on every class. How the brackets in them are
// filled, fill says.
var problems = func() map[feeds.Class]Advice {
	all := map[feeds.Class]Advice{}
	for _, part := range []map[feeds.Class]Advice{connections, redirects, answers, refusals, documents, articles} {
		maps.Copy(all, part)
	}
	return all
}()

var unknownProblem = Advice{
	What: feeds.Text{
		VI: "Không đọc được nguồn này vì một lỗi chưa từng gặp[: %s].",
		EN: "This source cannot be read because of an error not seen before[: %s].",
	},
	Next: feeds.Text{
		VI: "Chạy lệnh bantin check để xem chi tiết rồi báo cho người vận hành bản tin.",
		EN: "Run bantin check to see the details, and tell whoever looks after this program.",
	},
}

// connections says why a server could not be spoken with.
var connections = map[feeds.Class]Advice{
	feeds.NoHost: {
		What: feeds.Text{
			VI: "Không tìm thấy máy chủ[ %s]: tên miền không tồn tại, hoặc lúc này không tra cứu được.",
			EN: "The server[ %s] cannot be found: its domain name does not exist, or cannot be looked up at the moment.",
		},
		Next: feeds.Text{
			VI: "Kiểm tra xem địa chỉ có bị gõ sai không; nếu trang đã đổi tên miền, sửa dòng url của nguồn. Nếu địa chỉ đúng, chương trình sẽ tự đọc lại.",
			EN: "Check the address for typing errors; if the site has moved to another domain, change the url line of the source. If the address is right, it will be tried again automatically.",
		},
	},
	feeds.Refused: {
		What: feeds.Text{
			VI: "Máy chủ[ %s] không nhận kết nối: trang có thể đang ngừng hoạt động, hoặc đường mạng tới đó bị chặn.",
			EN: "The server[ %s] accepts no connection: the site may be down, or the network does not reach it.",
		},
		Next: feeds.Text{
			VI: "Mở địa chỉ bằng trình duyệt. Nếu cũng không vào được, báo cho đơn vị quản trị trang; nếu vào được, nhờ người vận hành kiểm tra đường mạng của máy chạy bantin.",
			EN: "Open the address in a browser. If that fails too, tell whoever runs the site; if it works, ask whoever looks after this computer to check its network.",
		},
	},
	feeds.Broken: {
		What: feeds.Text{
			VI: "Kết nối với máy chủ[ %s] bị ngắt giữa chừng, hoặc máy chủ trả lời không đúng quy cách của web (HTTP).",
			EN: "The connection to the server[ %s] broke off, or the server does not answer by the rules of the web (HTTP).",
		},
		Next: feeds.Text{
			VI: "Thường đây là sự cố nhất thời và chương trình sẽ tự đọc lại. Nếu quá một ngày vẫn lỗi, báo cho đơn vị quản trị trang.",
			EN: "This usually passes, and it will be tried again automatically. If it lasts for more than a day, tell whoever runs the site.",
		},
	},
	feeds.Timeout: {
		What: feeds.Text{
			VI: "Máy chủ[ %s] không trả lời trong thời gian cho phép.",
			EN: "The server[ %s] did not answer in time.",
		},
		Next: feeds.Text{
			VI: "Mở địa chỉ bằng trình duyệt. Nếu trang cũng mở rất chậm thì chỉ cần đợi, chương trình sẽ tự đọc lại; nếu trang mở nhanh, đề nghị đơn vị quản trị trang xem tường lửa có chặn chương trình không.",
			EN: "Open the address in a browser. If it is very slow there too, just wait, it will be tried again automatically; if it is fast, ask whoever runs the site whether a firewall blocks this program.",
		},
	},
	feeds.Drip: {
		What: feeds.Text{
			VI: "Máy chủ có trả lời nhưng gửi dữ liệu quá chậm, nên chương trình đã dừng đọc giữa chừng.",
			EN: "The server answers, but sends so slowly that reading was stopped.",
		},
		Next: feeds.Text{
			VI: "Máy chủ có lẽ đang quá tải; chương trình sẽ tự đọc lại. Nếu kéo dài nhiều ngày, báo cho đơn vị quản trị trang.",
			EN: "The server is probably overloaded; it will be tried again automatically. If it lasts for days, tell whoever runs the site.",
		},
	},
	feeds.TLSChain: {
		What: feeds.Text{
			VI: "Không xác minh được chứng chỉ bảo mật (HTTPS) của trang: nơi cấp[ (%s)] không được công nhận, hoặc máy chủ gửi thiếu chứng chỉ trung gian.",
			EN: "The site's security certificate (HTTPS) cannot be verified: its issuer[ (%s)] is not trusted, or the server does not send the intermediate certificates.",
		},
		Next: feeds.Text{
			VI: "Đề nghị đơn vị quản trị trang cài đặt đầy đủ chứng chỉ của một nơi cấp được công nhận. Nếu trang cố ý dùng nơi cấp riêng, ghi tệp chứng chỉ của nơi cấp ấy ở dòng ca trong mục tls của nguồn.",
			EN: "Ask whoever runs the site to install the whole chain of certificates of a trusted issuer. If the site uses its own issuer on purpose, name the file with that issuer's certificate on the ca line under tls of the source.",
		},
	},
	feeds.TLSExpired: {
		What: feeds.Text{
			VI: "Chứng chỉ bảo mật (HTTPS) của trang đã hết hạn hoặc chưa đến ngày có hiệu lực[ (%s)].",
			EN: "The site's security certificate (HTTPS) has expired, or is not valid yet[ (%s)].",
		},
		Next: feeds.Text{
			VI: "Đề nghị đơn vị quản trị trang gia hạn chứng chỉ. Nếu nhiều nguồn cùng báo lỗi này, kiểm tra ngày giờ của máy chạy chương trình.",
			EN: "Ask whoever runs the site to renew the certificate. If several sources fail like this, check the date and time of this computer.",
		},
	},
	feeds.TLSName: {
		What: feeds.Text{
			VI: "Chứng chỉ bảo mật (HTTPS) của máy chủ được cấp cho tên miền khác[ (%s)], không phải cho địa chỉ này.",
			EN: "The server's security certificate (HTTPS) is for another domain name[ (%s)], not for this address.",
		},
		Next: feeds.Text{
			VI: "Xem lại phần đầu của địa chỉ, nhất là có thừa hay thiếu www không, rồi sửa dòng url của nguồn. Nếu địa chỉ đúng, đề nghị đơn vị quản trị trang cài lại chứng chỉ.",
			EN: "Look at the beginning of the address, above all whether www is missing or should not be there, and change the url line of the source. If the address is right, ask whoever runs the site to install the proper certificate.",
		},
	},
	feeds.TLSPin: {
		What: feeds.Text{
			VI: "Khóa bảo mật (HTTPS) của máy chủ không phải là khóa ghi ở dòng pin trong cấu hình[; khóa hiện nay là %s].",
			EN: "The server's security key (HTTPS) is not the one on the pin line of the settings[; it is %s now].",
		},
		Next: feeds.Text{
			VI: "Hỏi đơn vị quản trị trang có vừa thay chứng chỉ không. Nếu có, ghi khóa mới vào dòng pin của nguồn; nếu không, có thể ai đó đang giả làm trang này: đừng sửa gì và báo cho họ biết.",
			EN: "Ask whoever runs the site whether the certificate was replaced. If so, write the new key on the pin line of the source; if not, somebody may be pretending to be this site: change nothing, and let them know.",
		},
	},
	feeds.TLSOther: {
		What: feeds.Text{
			VI: "Không thiết lập được kết nối bảo mật (HTTPS) với máy chủ[ %s]: phần mềm của máy chủ có thể đã quá cũ, hoặc trang không dùng HTTPS.",
			EN: "No secure connection (HTTPS) can be made to the server[ %s]: its software may be too old, or the site does not use HTTPS.",
		},
		Next: feeds.Text{
			VI: "Thử mở địa chỉ bằng trình duyệt với http:// thay cho https://; nếu vào được, sửa dòng url của nguồn theo địa chỉ đó. Nếu không, báo cho đơn vị quản trị trang.",
			EN: "Try the address in a browser with http:// instead of https://; if that works, change the url line of the source to it. If not, tell whoever runs the site.",
		},
	},
	feeds.Private: {
		What: feeds.Text{
			VI: "Địa chỉ này dẫn tới một máy trong mạng nội bộ[: %s]. Chương trình chỉ đọc những máy như vậy khi được cho phép.",
			EN: "This address leads to a computer in a private network[: %s]. Such computers are read only where that is allowed.",
		},
		Next: feeds.Text{
			VI: "Nếu đây đúng là trang trong mạng nội bộ của đơn vị, thêm địa chỉ IP của máy đó vào mục allow_addresses trong tệp cấu hình (hoặc --allow khi chạy lệnh); nếu không, sửa dòng url của nguồn.",
			EN: "If this is a site in your own network, add the IP address of that computer to allow_addresses in the settings (or give it by --allow); if not, change the url line of the source.",
		},
	},
}

// redirects says where an address leads astray.
var redirects = map[feeds.Class]Advice{
	feeds.BadRedirect: {
		What: feeds.Text{
			VI: "Đây không phải là địa chỉ web, hoặc nó chuyển hướng tới một nơi không phải là trang web[: %s].",
			EN: "This is no web address, or it redirects to something that is no web page[: %s].",
		},
		Next: feeds.Text{
			VI: "Mở địa chỉ bằng trình duyệt và đi tới trang tin, rồi chép địa chỉ bắt đầu bằng http:// hoặc https:// vào dòng url của nguồn.",
			EN: "Open the address in a browser, go to the page with the news, and copy its address, which begins with http:// or https://, to the url line of the source.",
		},
	},
	feeds.RedirectLoop: {
		What: feeds.Text{
			VI: "Trang chuyển hướng quá nhiều lần[ (lần cuối tới %s)] mà không tới được nội dung nào.",
			EN: "The page redirects too many times[ (at last to %s)] without reaching any content.",
		},
		Next: feeds.Text{
			VI: "Mở địa chỉ bằng trình duyệt; nếu xem được, chép địa chỉ hiện ra sau cùng vào dòng url của nguồn. Nếu địa chỉ vẫn như cũ, báo cho đơn vị quản trị trang: máy chủ có lẽ bắt buộc dùng cookie (dữ liệu trang lưu trên máy người xem).",
			EN: "Open the address in a browser; if that works, copy the final address to the url line of the source. If it is the same address, tell whoever runs the site: the server probably insists on cookies (data that a site keeps on its visitor's computer).",
		},
	},
}
