package settings

// notifyKeywords explains how staff are told of what breaks.
func notifyKeywords() map[string]keyword {
	return map[string]keyword{
		"notify": {vi: "Báo cho người phụ trách khi có nguồn gặp lỗi hoặc đọc lại được, ngoài trang /van-hanh.",
			en: "Tells staff when a source breaks or recovers, beside the page /van-hanh."},
		"notify.email":   {vi: "Gửi thư điện tử.", en: "Sends e-mail."},
		"notify.webhook": {vi: "Gửi thông báo dạng JSON đến một địa chỉ web, ví dụ của phần mềm trò chuyện nội bộ.", en: "Posts messages as JSON to a web address, for example that of a chat."},
		"notify.digest":  {vi: "Gửi bản tóm tắt tình hình: off (không gửi), daily (mỗi ngày) hoặc weekly (mỗi thứ Hai).", en: "An overview of how things are: off, daily or weekly (on Mondays).", example: "weekly"},
		"notify.digest_at": {vi: "Giờ gửi bản tóm tắt, theo site.timezone, trong ngoặc kép.", en: "The time of day of the overview, in site.timezone, in quotes.",
			example: `"07:30"`, pattern: `^\d{2}:\d{2}$`},
		"email.server": {vi: "Máy chủ thư và cổng; cổng 465 mã hóa ngay từ đầu, các cổng khác khi máy chủ cho phép.", en: "The mail server and its port; 465 is encrypted from the start, others once the server offers it.",
			example: "mail.example.vn:587", pattern: `:\d{1,5}\s*$`},
		"email.from": {vi: "Địa chỉ gửi.", en: "The address that sends.", example: "bantin@example.vn"},
		"email.to":   {vi: "Địa chỉ nhận, một hoặc nhiều.", en: "The addresses that receive, one or several.", example: "[toquantri@example.vn]"},
		"email.user": {vi: "Tên đăng nhập vào máy chủ thư. Bỏ trống nếu máy chủ không yêu cầu.", en: "Who logs in at the mail server. Left out if it does not ask.", example: "bantin@example.vn"},
		"email.password_env": {vi: "Tên biến môi trường chứa mật khẩu; mật khẩu không bao giờ nằm trong tệp cấu hình.", en: "The environment variable that holds the password, which never stands in the settings.",
			example: "BANTIN_MAIL_PASSWORD", pattern: variableForm.String()},
		"email.password_file": {vi: "Tệp chỉ chứa mật khẩu, trên một dòng; đường dẫn tính từ thư mục của tệp cấu hình. Chỉ người chạy bantin nên đọc được tệp ấy.",
			en: "A file with the password on one line and nothing else; the path begins at the folder of the settings file. Only the user who runs bantin should be able to read it.", example: "/etc/bantin/mat-khau-thu"},
		"webhook.url_file": {vi: "Tệp chỉ chứa địa chỉ ấy, khi địa chỉ là bí mật.", en: "A file with that address and nothing else, if it is a secret.", example: "/etc/bantin/webhook"},
		"webhook.url":      {vi: "Địa chỉ nhận thông báo.", en: "The address that messages are posted to.", example: "https://chat.example.vn/hooks/bantin", pattern: addressPattern},
	}
}
