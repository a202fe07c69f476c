package settings

import (
	"maps"

	"bantin/feeds"
)

// A keyword is what there is to say of a key, in editors and in hints.
type keyword struct {
	vi, en  string
	example string // a value, as it is written
	pattern string // regular expression of a text; empty: any
	entries string // the same of every entry of a list
}

// Patterns of texts that several keys have. They refuse nothing that the
// reader takes.
const (
	addressPattern = `^\s*[hH][tT][tT][pP][sS]?://\S+\s*$`
	datePattern    = `^\d{4}-\d{2}-\d{2}$`
	rangePattern   = `^[0-9A-Fa-f.:]+(/\d{1,3})?$`
)

// keywordOf returns what there is to say of a key; parent is the key that its
// mapping stands under, "" in the file itself.
func keywordOf(parent, key string) keyword {
	name := key
	if parent != "" {
		name = parent + "." + key
	}
	return keywords()[name]
}

// members are the parts of a schema that say what a key is for.
func (k keyword) members() object {
	var o object
	if k.vi != "" {
		o = append(o, member{"description", k.vi + "\n\n" + k.en})
	}
	return o
}

// lineFor is the hint for a key that is missing, or that has no value.
func lineFor(parent, key string) feeds.Text {
	example := keywordOf(parent, key).example
	if example == "" {
		return say("viết giá trị sau dấu hai chấm và một dấu cách", "write its value after the colon and a space")
	}
	return say("ví dụ: %s", "for example: %s", key+": "+example)
}

// keywords are all keys of the settings, by the keys that they stand under.
func keywords() map[string]keyword {
	all := map[string]keyword{
		"": {vi: "Cấu hình của bantin: bản tin tên gì, đọc những nguồn tin nào, phục vụ ở đâu.",
			en: "Settings of bantin: what the feed is called, which sources it reads, where it serves."},
		"listen": {vi: "Máy và cổng phục vụ trang web của bản tin. Để 127.0.0.1 nếu phía trước có máy chủ web khác; chỉ viết :8080 nếu mọi máy trong mạng được vào thẳng.",
			en:      "Host and port on which the web pages are served. Keep 127.0.0.1 behind another web server; write :8080 alone to let every machine of the network in.",
			example: "127.0.0.1:8080", pattern: `:\d{1,5}\s*$`},
		"database": {vi: "Tệp cơ sở dữ liệu; đường dẫn tính từ thư mục của tệp cấu hình.",
			en: "The file of the database; the path begins at the folder of the settings file.", example: "bantin.db"},
		"schedule": {vi: "Bao lâu thì xem có nguồn nào đến hẹn đọc: năm phần phút, giờ, ngày, tháng, thứ; theo site.timezone.",
			en:      "How often sources that are due are looked for: minute, hour, day, month, weekday; in site.timezone.",
			example: `"*/10 * * * *"`},
		"allow_addresses": {vi: "Những địa chỉ mạng nội bộ mà bantin được phép đọc. Bỏ trống: chỉ đọc trang công khai trên Internet.",
			en: "Private network addresses that may be read. Without any, only public pages are.", example: "[10.0.0.0/8]", entries: rangePattern},
		"trusted_proxies": {vi: "Địa chỉ của máy chủ web đứng trước bantin (nginx, Caddy…), để biết đúng địa chỉ của người đọc.",
			en: "Addresses of the web server in front of bantin (nginx, Caddy…), so that readers' own addresses are known.", example: "[127.0.0.1]", entries: rangePattern},
		"hubs": {vi: "Địa chỉ các trung tâm đẩy tin (WebSub) được báo ngay khi có tin mới; một hoặc hai là đủ.",
			en: "Addresses of WebSub hubs that are told of news at once; one or two are enough.", example: "[https://hub.example.vn/]", entries: addressPattern},
		"workers": {vi: "Số nguồn được đọc cùng một lúc.", en: "How many sources are read at once.", example: "8"},
		"keep_texts": {vi: "Nội dung của tin cũ được giữ bao nhiêu ngày. Bỏ khóa này để giữ mãi mãi.",
			en: "For how many days texts are kept that are no longer published. Without it they are kept for ever.", example: "365d", pattern: daysForm.String()},
		"merge": {vi: "Những cặp bài là cùng một tin mà bantin chưa tự nhận ra: mỗi mục gồm địa chỉ của hai bài.",
			en: "Pairs of articles that are one story and were not recognised: two addresses each.", entries: addressPattern},
		"split": {vi: "Những cặp bài bị gộp nhầm thành một tin: mỗi mục gồm địa chỉ của hai bài.",
			en: "Pairs of articles that were joined by mistake: two addresses each.", entries: addressPattern},
		"hide": {vi: "Địa chỉ những bài phải gỡ khỏi bản tin.", en: "Addresses of articles that must be withdrawn.", entries: addressPattern},
		"include": {vi: "Những tệp khác được đọc cùng, để mỗi đơn vị giữ một tệp riêng. Dấu * thay cho tên bất kỳ.",
			en: "Other files that are read too, so that each department keeps its own. The sign * stands for any name.", example: "[sources/*.yaml]"},

		"site": {vi: "Bản tin của bạn: tên, địa chỉ công khai, địa chỉ liên hệ.", en: "Your feed: its name, its public address, its contact."},
		"site.id": {vi: "Mã của bản tin. Đặt một lần rồi không đổi nữa: số hiệu của mọi tin dựa vào mã này.",
			en: "The id of the feed. Chosen once, never changed: the ids of all stories live in it.", example: "bantin-mnbg", pattern: idForm.String()},
		"site.title":    {vi: "Tên bản tin, như người đọc sẽ thấy.", en: "The name of the feed, as readers see it.", example: "Bản tin văn hóa, thể thao và du lịch"},
		"site.url":      {vi: "Địa chỉ công khai của bản tin, như người đọc gõ vào trình duyệt.", en: "The public address of the feed, as readers type it.", example: "https://bantin.example.vn", pattern: addressPattern},
		"site.timezone": {vi: "Múi giờ của ngày tháng và của lịch đọc.", en: "The time zone of dates and of the schedule.", example: "Asia/Ho_Chi_Minh"},
		"site.contact": {vi: "Địa chỉ thư điện tử của ban biên tập. Trang của các đơn vị thấy địa chỉ này khi bantin đến đọc.",
			en: "The editors' e-mail address. The sites that are read see it.", example: "banbientap@bantin.example.vn", pattern: `^\S+@\S+\.\S+$`},

		"backup":        {vi: "Bản sao cơ sở dữ liệu mỗi đêm. Viết off để không sao lưu.", en: "The nightly copies of the database. Write off to make none.", example: `{folder: sao-luu, keep: 7, at: "02:30"}`},
		"backup.folder": {vi: "Thư mục giữ các bản sao; đường dẫn tính từ thư mục của cơ sở dữ liệu.", en: "The folder of the copies; the path begins at the folder of the database.", example: "sao-luu"},
		"backup.keep":   {vi: "Số bản sao được giữ; bản cũ nhất bị xóa trước.", en: "How many copies are kept; the oldest goes first.", example: "7"},
		"backup.at":     {vi: "Giờ sao lưu, theo site.timezone, trong ngoặc kép.", en: "The time of day of the copy, in site.timezone, in quotes.", example: `"02:30"`, pattern: `^\d{2}:\d{2}$`},
	}
	maps.Copy(all, clusterKeywords())
	maps.Copy(all, sourceKeywords())
	maps.Copy(all, notifyKeywords())
	return all
}
