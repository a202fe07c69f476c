package settings

// clusterKeywords are the keys of areas, departments, terms and topics.
func clusterKeywords() map[string]keyword {
	const id = "Mã, gồm chữ thường không dấu, chữ số và dấu nối; đứng trong địa chỉ trang nên không đổi nữa."
	const idEN = "The id: lower-case letters, digits and hyphens; it stands in addresses and is never changed."
	return map[string]keyword{
		"areas":           {vi: "Các tỉnh, kể cả tỉnh cũ đã sáp nhập.", en: "The provinces, those that were merged included."},
		"areas.id":        {vi: id, en: idEN, example: "lao-cai", pattern: idForm.String()},
		"areas.name":      {vi: "Tên tỉnh.", en: "The name of the province.", example: "Lào Cai"},
		"areas.until":     {vi: "Ngày cuối cùng của tỉnh trước khi sáp nhập: năm-tháng-ngày.", en: "The last day of a province that was merged: year-month-day.", example: "2025-06-30", pattern: datePattern},
		"areas.successor": {vi: "Mã của tỉnh mới sau sáp nhập.", en: "The id of the province that it became part of.", example: "tuyen-quang"},

		"departments":          {vi: "Các đơn vị có tin trong bản tin.", en: "The departments whose news is gathered."},
		"departments.id":       {vi: id, en: idEN, example: "lao-cai", pattern: idForm.String()},
		"departments.name":     {vi: "Tên chính thức của đơn vị.", en: "The official name of the department.", example: "Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai"},
		"departments.area":     {vi: "Mã của tỉnh, khai báo trong areas.", en: "The id of its province, declared under areas.", example: "lao-cai"},
		"departments.homepage": {vi: "Địa chỉ cổng thông tin điện tử của đơn vị.", en: "The address of its portal.", example: "https://svhttdl.laocai.gov.vn/", pattern: addressPattern},
		"departments.rights":   {vi: "Câu ghi bản quyền cho tin của đơn vị; bỏ trống: bản quyền thuộc đơn vị.", en: "Who owns what it publishes; without it, the department does."},

		"cluster":         {vi: "Cụm thi đua: mỗi năm một mục.", en: "The cluster of departments: one entry a year."},
		"cluster.year":    {vi: "Năm.", en: "The year.", example: "2026"},
		"cluster.lead":    {vi: "Mã của đơn vị cụm trưởng năm ấy.", en: "The id of the department that leads in that year.", example: "lao-cai"},
		"cluster.deputy":  {vi: "Mã của đơn vị cụm phó năm ấy.", en: "The id of the deputy in that year.", example: "son-la"},
		"cluster.members": {vi: "Mã của mọi đơn vị trong cụm năm ấy.", en: "The ids of all members in that year.", example: "[lao-cai, son-la]"},

		"topics":       {vi: "Các chuyên mục; tin vào chuyên mục theo từ ngữ trong tiêu đề.", en: "The topics; stories belong to them by the words of their titles."},
		"topics.id":    {vi: id, en: idEN, example: "du-lich", pattern: idForm.String()},
		"topics.name":  {vi: "Tên chuyên mục.", en: "The name of the topic.", example: "Du lịch"},
		"topics.words": {vi: "Tin có một trong những từ này ở tiêu đề thì thuộc chuyên mục.", en: "A story with one of these words in its title belongs to the topic.", example: "[du lịch, lữ hành]"},
	}
}

// sourceKeywords are the keys of sources.
func sourceKeywords() map[string]keyword {
	return map[string]keyword{
		"sources":            {vi: "Các nguồn tin: mỗi mục là một trang liệt kê tin hoặc một tệp RSS.", en: "The sources: each is a page that lists news, or a feed."},
		"sources.id":         {vi: "Mã nguồn, ví dụ lao-cai-tin-tuc. Không đổi và không dùng lại cho nguồn khác.", en: "The id, for example lao-cai-tin-tuc. Never changed, never given to another source.", example: "lao-cai-tin-tuc", pattern: idForm.String()},
		"sources.department": {vi: "Mã của đơn vị đăng tin, khai báo trong departments.", en: "The id of the department that publishes, declared under departments.", example: "lao-cai"},
		"sources.url":        {vi: "Địa chỉ trang liệt kê tin hoặc địa chỉ RSS, chép từ trình duyệt.", en: "The address of the page that lists news, or of the feed, as the browser shows it.", example: "https://svhttdl.laocai.gov.vn/tin-tuc-su-kien", pattern: addressPattern},
		"sources.kind": {vi: "Cách đọc. auto: tự tìm RSS hoặc danh sách tin trên trang (nên dùng); feed: địa chỉ là RSS; html: theo bộ chọn CSS ở khóa html.",
			en: "How it is read. auto: finds the feed or the list of the page (recommended); feed: the address is a feed; html: by the CSS selectors under html.", example: "auto"},
		"sources.state": {vi: "active: đang đọc; paused: tạm dừng; archive: giữ tin cũ, không đọc nữa; dead: trang không còn.",
			en: "active: is read; paused: not for now; archive: its stories are kept, it is not read any more; dead: the site is gone.", example: "active"},
		"sources.content":     {vi: "Đăng lại bao nhiêu: summary là tóm tắt, full là toàn văn.", en: "How much is republished: summary or the full text.", example: "summary"},
		"sources.topics":      {vi: "Mã những chuyên mục mà mọi tin của nguồn đều thuộc.", en: "The ids of topics that all its stories belong to.", example: "[du-lich]"},
		"sources.aliases":     {vi: "Tên máy chủ khác của cùng trang, để một bài không bị tính hai lần.", en: "Other hosts of the same site, so that no article counts twice.", example: "[www.svhttdl.laocai.gov.vn]", entries: `^\s*[^\s/]+\s*$`},
		"sources.keep_params": {vi: "Tham số trong địa chỉ giúp phân biệt bài, phải giữ lại.", en: "Parameters of addresses that tell articles apart and must be kept.", example: "[id]", entries: `^[^=&?#/]+$`},
		"sources.drop_params": {vi: "Tham số trong địa chỉ không phân biệt bài, được bỏ đi.", en: "Parameters of addresses that tell no articles apart and are dropped.", example: "[page]", entries: `^[^=&?#/]+$`},
		"sources.id_pattern":  {vi: "Biểu thức chính quy lấy ra số hiệu của bài trong địa chỉ.", en: "A regular expression that finds an article's number in its address.", example: `'-(\d+)$'`},
		"sources.recycled":    {vi: "true nếu trang dùng lại một địa chỉ cho bài khác.", en: "true where the site uses addresses again for other articles.", example: "true"},
		"sources.replaces":    {vi: "Mã của nguồn cũ mà nguồn này thay thế, để tin cũ không hiện lại.", en: "The id of the old source that this one replaces, so that old news does not come again.", example: "lao-cai-cu", pattern: idForm.String()},
		"sources.every":       {vi: "Khoảng ngắn nhất giữa hai lần đọc: 10m (phút), 2h (giờ), 1d (ngày).", en: "The least time between two visits: 10m (minutes), 2h (hours), 1d (days).", example: "10m", pattern: durationForm.String()},
		"sources.within":      {vi: "Khoảng dài nhất giữa hai lần đọc; bỏ trống: một giờ.", en: "The longest time between two visits; without it, an hour.", example: "1h", pattern: durationForm.String()},
		"sources.guessed":     {vi: "true nếu địa chỉ là phỏng đoán, chưa ai xác nhận.", en: "true where the address is a guess that nobody has confirmed.", example: "true"},

		"sources.tls":  {vi: "Dùng khi chứng chỉ của trang có vấn đề; chọn một trong ba khóa.", en: "For sites whose certificate is faulty; choose one of the three keys."},
		"tls.ca":       {vi: "Tệp chứng chỉ của nơi cấp, PEM hoặc DER; đường dẫn tính từ thư mục của tệp này.", en: "A file with the issuer's certificate, PEM or DER; the path begins at this file's folder.", example: "chung-chi/noi-cap.pem"},
		"tls.pin":      {vi: "SHA-256 của khóa công khai của máy chủ, 44 ký tự base64.", en: "The SHA-256 of the server's public key, 44 characters of base64.", pattern: `^\s*(sha256/)?[A-Za-z0-9+/]{43}=\s*$`},
		"tls.insecure": {vi: "Không kiểm tra chứng chỉ; phải ghi ngày và lý do.", en: "The certificate is not checked; a day and a reason are required.", example: `"2026-11-23: chờ đơn vị gia hạn chứng chỉ"`, pattern: `^\s*\d{4}-\d{2}-\d{2}: *\S`},

		"sources.html":   {vi: "Chỗ của danh sách tin trên trang, bằng bộ chọn CSS; chỉ dùng với kind: html. Trang có nhiều danh sách thì viết nhiều mục.", en: "Where the page keeps its list, as CSS selectors; for kind: html only. Write several entries for several lists."},
		"html.item":      {vi: "Bộ chọn của cả khối một bài.", en: "The selector of the whole block of an article.", example: "div.news-item"},
		"html.title":     {vi: "Bộ chọn của tiêu đề, bên trong khối; viết BỘ_CHỌN@thuộc_tính để lấy một thuộc tính.", en: "The selector of the title, inside the block; write SELECTOR@attribute for an attribute.", example: "h3 a"},
		"html.link":      {vi: "Bộ chọn của liên kết tới bài.", en: "The selector of the link to the article.", example: "h3 a@href"},
		"html.date":      {vi: "Bộ chọn của ngày đăng.", en: "The selector of the date.", example: "span.time"},
		"html.summary":   {vi: "Bộ chọn của tóm tắt.", en: "The selector of the summary.", example: "p.sapo"},
		"html.image":     {vi: "Bộ chọn của ảnh.", en: "The selector of the picture.", example: "img@src"},
		"html.min_items": {vi: "Ít bài hơn số này nghĩa là trang đã đổi giao diện.", en: "Fewer articles than this mean that the page was rebuilt.", example: "3"},
	}
}
