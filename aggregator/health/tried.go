package health

import "bantin/feeds"

// Tried says why an address cannot be read that somebody tries and that no
// source has yet: nothing was ever read of it, nothing will be read again by
// itself, and there are no settings to mend.
func Tried(p *feeds.Problem) Advice {
	a := Describe(p)
	if p == nil {
		return a
	}
	switch {
	case passes[p.Class]:
		a.Next = join(again, pause(p.RetryAfter))
	case tries[p.Class] != (feeds.Text{}):
		a.Next = tries[p.Class]
	}
	if what := found[p.Class]; what != (feeds.Text{}) {
		a.What = fill(what, detailOf(p), p.Status)
	}
	return a
}

// passes are the classes of what most often goes away by itself.
var passes = map[feeds.Class]bool{
	feeds.Broken: true, feeds.Timeout: true, feeds.Drip: true, feeds.TooMany: true, feeds.ServerError: true,
	feeds.Unavailable: true, feeds.RobotsDown: true, feeds.BadCoding: true, feeds.Empty: true,
}

var again = feeds.Text{
	VI: "Mở địa chỉ bằng trình duyệt xem trang có hoạt động không, rồi ít phút sau chạy lại lệnh này. Nếu quá một ngày vẫn vậy, báo câu này cho đơn vị quản trị trang.",
	EN: "See in a browser whether the site works, and run this command again in some minutes. If nothing has changed after a day, report this sentence to whoever runs the site.",
}

// found says what there is at an address of which nothing was read before.
var found = map[feeds.Class]feeds.Text{
	feeds.EmptyList: {
		VI: "Trang[ “%s”] là một chuyên mục hiện chưa có bài viết nào.",
		EN: "The page[ “%s”] is a section that has no articles yet.",
	},
	feeds.NotAFeed: {
		VI: "Nội dung ở địa chỉ này không phải là trang web, cũng không phải tệp RSS (danh sách tin dành cho máy đọc)[ mà là “%s”].",
		EN: "What this address serves is neither a web page nor a feed (a list of news for programs)[ but “%s”].",
	},
	feeds.NoList: {
		VI: "Trên trang[ “%s”] không thấy danh sách tin nào, và trang không giới thiệu tệp RSS nào có tin.",
		EN: "No list of news was found on the page[ “%s”], and it announces no feed with items.",
	},
}

// otherAddress is what to do where the news is under another address.
var otherAddress = feeds.Text{
	VI: "Từ trang chủ của đơn vị, mở chuyên mục tin bằng trình duyệt, chép địa chỉ trên thanh địa chỉ rồi chạy lại lệnh với địa chỉ ấy.",
	EN: "Go from the department's home page to its news in a browser, copy the address from the address bar, and run the command with it.",
}

// meanwhile is what to do where a site has to mend its certificate.
var meanwhile = feeds.Text{
	VI: "Báo cho đơn vị quản trị trang sửa chứng chỉ rồi chạy lại lệnh này. Nếu phải đọc ngay trong lúc chờ, tự ghi nguồn vào tệp cấu hình kèm mục tls, như hướng dẫn ở phần “Chứng chỉ của trang có vấn đề”.",
	EN: "Ask whoever runs the site to fix its certificate, and run this command again. If it must be read in the meantime, write the source into the settings by hand, with tls as the guide says under certificates.",
}

// public is what to do where only some may read.
var public = feeds.Text{
	VI: "Tìm trang tin mà ai cũng xem được, không cần tài khoản, rồi chạy lại lệnh với địa chỉ của trang ấy.",
	EN: "Find the page of news that everybody can read without an account, and run the command with its address.",
}

// tries says what to do about an address that is no source's, where it differs
// from what to do about a source.
var tries = map[feeds.Class]feeds.Text{
	feeds.NoHost: {
		VI: "Xem địa chỉ có bị gõ sai không: mở nó bằng trình duyệt rồi chép lại từ thanh địa chỉ. Nếu trình duyệt mở được mà lệnh này vẫn không, nhờ người vận hành kiểm tra đường mạng.",
		EN: "Check the address for typing errors: open it in a browser and copy it from there. If the browser opens it and this command does not, ask whoever looks after this computer to check its network.",
	},
	feeds.TLSChain:   meanwhile,
	feeds.TLSExpired: meanwhile,
	feeds.TLSName: {
		VI: "Xem lại phần đầu của địa chỉ, nhất là có thừa hay thiếu www không, rồi chạy lại lệnh với địa chỉ đúng. Nếu địa chỉ đã đúng, báo cho đơn vị quản trị trang cài lại chứng chỉ.",
		EN: "Look at the beginning of the address, above all whether www is missing or should not be there, and run the command with the right one. If it is right, ask whoever runs the site to install the proper certificate.",
	},
	feeds.TLSPin: meanwhile,
	feeds.TLSOther: {
		VI: "Mở địa chỉ bằng trình duyệt với http:// thay cho https://; nếu vào được, chạy lại lệnh với địa chỉ ấy. Nếu không, báo cho đơn vị quản trị trang.",
		EN: "Open the address in a browser with http:// instead of https://; if that works, run the command with it. If not, tell whoever runs the site.",
	},
	feeds.Private: {
		VI: "Nếu đây đúng là trang trong mạng nội bộ của đơn vị, ghi địa chỉ IP của máy đó vào mục allow_addresses trong tệp cấu hình, hoặc thêm --allow và địa chỉ ấy vào lệnh, rồi chạy lại; nếu không, tìm địa chỉ công khai của trang.",
		EN: "If this is a site in your own network, add the IP address of that computer to allow_addresses in the settings, or give it to the command by --allow, and run it again; if not, find the public address of the site.",
	},
	feeds.BadRedirect: {
		VI: "Mở địa chỉ bằng trình duyệt và đi tới trang tin, rồi chạy lại lệnh với địa chỉ hiện ra, bắt đầu bằng http:// hoặc https://.",
		EN: "Open the address in a browser, go to the page with the news, and run the command with the address shown there, which begins with http:// or https://.",
	},
	feeds.RedirectLoop: {
		VI: "Mở địa chỉ bằng trình duyệt; nếu xem được, chạy lại lệnh với địa chỉ hiện ra sau cùng. Nếu địa chỉ vẫn như cũ, báo cho đơn vị quản trị trang: máy chủ có lẽ bắt buộc dùng cookie (dữ liệu trang lưu trên máy người xem).",
		EN: "Open the address in a browser; if that works, run the command with the final address. If it is the same, tell whoever runs the site: the server probably insists on cookies (data that a site keeps on its visitor's computer).",
	},
	feeds.Unauthorized: public,
	feeds.Login:        public,
	feeds.NotFound:     otherAddress,
	feeds.Gone:         otherAddress,
	feeds.SoftNotFound: otherAddress,
	feeds.Parked: {
		VI: "Xem lại tên miền trong địa chỉ; nếu đã đúng, hỏi đơn vị xem trang nay ở địa chỉ nào rồi chạy lại lệnh với địa chỉ ấy.",
		EN: "Check the domain in the address; if it is right, ask the department where its site is now, and run the command with that address.",
	},
	feeds.BadStatus: {
		VI: "Mở địa chỉ bằng trình duyệt. Nếu không xem được, tìm địa chỉ khác của chuyên mục; nếu xem được, báo mã này cho đơn vị quản trị trang.",
		EN: "Open the address in a browser. If that does not work, look for another address of the section; if it does, report the status to whoever runs the site.",
	},
	feeds.Robots: {
		VI: "Nếu trang có tệp RSS, chạy lại lệnh với địa chỉ của tệp ấy. Nếu không có, đề nghị đơn vị quản trị trang thêm vào robots.txt hai dòng “User-agent: bantin” và “Allow: /”.",
		EN: "If the site has a feed, run the command with the feed's address. If it has none, ask whoever runs the site to add the two lines “User-agent: bantin” and “Allow: /” to robots.txt.",
	},
	feeds.TooDeep: {
		VI: "Phần mềm của trang có thể bị lỗi hoặc bị phá hoại: báo cho đơn vị quản trị trang, và chưa nên thêm trang này.",
		EN: "The site's software may be broken or attacked: tell whoever runs the site, and do not add it for the moment.",
	},
	feeds.NotAFeed: {
		VI: "Mở chuyên mục tin bằng trình duyệt, chép địa chỉ trên thanh địa chỉ rồi chạy lại lệnh với địa chỉ ấy; địa chỉ của một tệp ảnh, tệp văn bản hay tệp dữ liệu thì không dùng được.",
		EN: "Open the section of news in a browser, copy the address from the address bar and run the command with it; the address of a picture, a document or a file of data cannot be used.",
	},
	feeds.Unreadable: {
		VI: "Báo cho đơn vị quản trị trang rằng tệp RSS bị hỏng. Trong lúc chờ, chạy lại lệnh với địa chỉ của trang liệt kê tin.",
		EN: "Tell whoever runs the site that the feed is broken. Meanwhile run the command with the address of the page that lists the news.",
	},
	feeds.NoList: {
		VI: "Mở địa chỉ bằng trình duyệt. Nếu trang tự chuyển sang nơi khác, hoặc liệt kê các tệp RSS, chạy lại lệnh với địa chỉ của trang hay tệp ấy. Nếu đúng là trang liệt kê tin, tìm chỗ của danh sách bằng bantin preview ĐỊA_CHỈ --item … rồi ghi vào cấu hình với kind: html.",
		EN: "Open the address in a browser. If the page leads on to another one, or lists feeds, run the command with the address of that page or feed. If it does list news, find where the list is by bantin preview URL --item … and write that into the settings with kind: html.",
	},
	feeds.FeedIndex: {
		VI: "Mở trang, chép địa chỉ RSS của chuyên mục cần đọc rồi chạy lại lệnh với địa chỉ ấy; cần nhiều chuyên mục thì chạy mỗi địa chỉ một lần.",
		EN: "Open the page, copy the address of the feed you need, and run the command with it; for several sections, once for each.",
	},
	feeds.Documents: {
		VI: "Mở chuyên mục tin của đơn vị bằng trình duyệt, chép địa chỉ trên thanh địa chỉ rồi chạy lại lệnh với địa chỉ ấy.",
		EN: "Open the department's news in a browser, copy the address from the address bar, and run the command with it.",
	},
	feeds.LeadsOn: {
		VI: "Mở địa chỉ bằng trình duyệt. Nếu nơi hiện ra sau cùng đúng là trang tin của đơn vị, chạy lại lệnh với địa chỉ ấy.",
		EN: "Open the address in a browser. If what is shown in the end is the department's news, run the command with that address.",
	},
	feeds.OneArticle: {
		VI: "Mở trang, bấm vào tên chuyên mục phía trên bài viết, rồi chạy lại lệnh với địa chỉ của chuyên mục ấy.",
		EN: "Open the page, follow the name of the section above the article, and run the command with the address of that section.",
	},
	feeds.Scripted: {
		VI: "Tìm tệp RSS hoặc một trang khác của đơn vị có sẵn tin (bản cũ, bản di động, sơ đồ trang) rồi chạy lại lệnh với địa chỉ ấy; hoặc hỏi đơn vị quản trị trang về tệp RSS.",
		EN: "Look for a feed, or for another page of the department that has its news in it (an old or mobile version, a site map), and run the command with its address; or ask whoever runs the site for a feed.",
	},
	feeds.EmptyList: {
		VI: "Chạy lại lệnh với địa chỉ của chuyên mục đang có tin, hoặc đợi đến khi chuyên mục này có bài đầu tiên.",
		EN: "Run the command with the address of a section that has news, or wait until this one has its first article.",
	},
	feeds.Unusable: {
		VI: "Mở địa chỉ bằng trình duyệt xem các tin có dẫn tới bài viết không. Nếu có, ghi nguồn vào cấu hình với kind: html và cho biết chỗ của tiêu đề, địa chỉ (title, link); nếu là tệp RSS, báo cho đơn vị quản trị trang.",
		EN: "See in a browser whether the items lead to articles. If they do, write the source into the settings with kind: html and say where titles and addresses are (title, link); if it is a feed, tell whoever runs the site.",
	},
}
