package settings

// synonyms are words that people bring from other programs and from their own
// language, as plain writes them, with what they may mean.
func synonyms() map[string][]string {
	return map[string][]string{
		"rss": {"feed"}, "atom": {"feed"}, "json": {"feed"}, "xml": {"feed"}, "page": {"html"}, "web": {"html"},
		"off": {"paused"}, "stopped": {"paused"}, "disabled": {"paused"}, "on": {"active"}, "enabled": {"active"},
		"all": {"full"}, "whole": {"full"}, "href": {"url", "link"}, "link": {"url"}, "address": {"url"}, "port": {"listen"},
		"cron": {"schedule"}, "db": {"database"}, "type": {"kind"}, "selector": {"html"}, "selectors": {"html"},
		"interval": {"every"}, "email": {"contact"}, "tz": {"timezone"},

		"nguon": {"sources"}, "nguontin": {"sources"}, "donvi": {"department", "departments"}, "cacdonvi": {"departments"},
		"diaphuong": {"area", "areas"}, "tinh": {"area", "areas"}, "chuyenmuc": {"topics"}, "chude": {"topics"}, "cum": {"cluster"},
		"ma": {"id"}, "maso": {"id"}, "diachi": {"url", "homepage"}, "lienket": {"link", "url"}, "duongdan": {"url", "link"},
		"ten": {"name", "title"}, "tieude": {"title"}, "trangchu": {"homepage"}, "tukhoa": {"words"}, "banquyen": {"rights"},
		"loai": {"kind"}, "trangthai": {"state"}, "noidung": {"content"}, "thaythe": {"replaces"}, "tenkhac": {"aliases"},
		"ngay": {"date"}, "thoigian": {"date", "schedule"}, "tomtat": {"summary"}, "anh": {"image"}, "hinhanh": {"image"}, "muc": {"item"},
		"lich": {"schedule"}, "cosodulieu": {"database"}, "congkhai": {"url"}, "muigio": {"timezone"}, "lienhe": {"contact"},
		"saoluu": {"backup"}, "thumuc": {"folder"}, "giulai": {"keep"}, "gio": {"at"}, "thongbao": {"notify"},
		"gop": {"merge"}, "tach": {"split"}, "an": {"hide"}, "nam": {"year"}, "truong": {"lead"}, "cumtruong": {"lead"},
		"pho": {"deputy"}, "cumpho": {"deputy"}, "thanhvien": {"members"}, "denngay": {"until"}, "ketuc": {"successor"},

		"tamdung": {"paused"}, "dung": {"paused"}, "tamngung": {"paused"}, "luutru": {"archive"}, "hoatdong": {"active"}, "dangdoc": {"active"},
		"bat": {"active"}, "tat": {"paused", "off"}, "khong": {"off"}, "ngung": {"dead", "paused"}, "dadong": {"dead"}, "dabo": {"dead"},
		"toanvan": {"full"}, "daydu": {"full"}, "tudong": {"auto"}, "hangngay": {"daily"},
		"hangtuan": {"weekly"}, "trangweb": {"html"}, "trangtin": {"html"},
	}
}
