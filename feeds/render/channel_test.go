package render_test

import (
	"time"

	"bantin/feeds"
)

var hanoi = time.FixedZone("+07", 7*3600)

func day(d, hour, minute int) time.Time { return time.Date(2026, 11, d, hour, minute, 0, 0, hanoi) }

// heading is a channel without entries, as before the first visit.
func heading() feeds.Channel {
	return feeds.Channel{
		ID:          "urn:uuid:5f2d9a34-7c1e-5b60-9d6f-2f8f0c1a7e11",
		Title:       "Bản tin văn hóa, thể thao và du lịch các tỉnh miền núi biên giới phía Bắc",
		Description: "Tin của các sở trong cụm, mỗi tin một lần, dẫn về bài gốc.",
		Language:    "vi",
		Page:        "https://bantin.example.vn/",
		Style:       "/static/feed.css",
		Generator:   "bantin",
		Version:     "1.2.0",
		Contact:     "banbientap@bantin.example.vn",
	}
}

func laoCai() feeds.Origin {
	return feeds.Origin{
		ID: "urn:uuid:0b6f3a52-58f5-5f0e-8a11-6d6a1fd0a001", Source: "lao-cai-tin-tuc", Department: "lao-cai",
		Name:     "Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai",
		URL:      "https://svhttdl.laocai.example.vn/tin-tuc-su-kien",
		Homepage: "https://svhttdl.laocai.example.vn/",
		Article:  "https://svhttdl.laocai.example.vn/tin-tuc-su-kien/mo-cua-le-hoi-den-thuong-1204",
		Updated:  day(22, 8, 30),
	}
}

func sonLa() feeds.Origin {
	return feeds.Origin{
		ID: "urn:uuid:0b6f3a52-58f5-5f0e-8a11-6d6a1fd0a002", Source: "son-la-rss", Department: "son-la",
		Name:     "Sở Văn hóa, Thể thao và Du lịch tỉnh Sơn La",
		URL:      "https://vhttdl.sonla.example.vn/rss/tong-hop.xml",
		Feed:     true,
		Homepage: "https://vhttdl.sonla.example.vn/",
		Article:  "https://vhttdl.sonla.example.vn/tong-hop/le-hoi-den-thuong?id=88&x=1",
		Updated:  day(21, 17, 0),
	}
}

// rich has everything that an entry can have, and an entry that has nothing.
func rich() feeds.Channel {
	ch := heading()
	ch.Updated = day(22, 9, 15)
	ch.Entries = []feeds.Entry{full(), summaryOnly(), withoutSummary(), titleOnly()}
	return ch
}

func full() feeds.Entry {
	return feeds.Entry{
		ID:      "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000001",
		URL:     laoCai().Article,
		Title:   "Mở cửa lễ hội Đền Thượng: 1.300 du khách & hai đêm hội",
		Summary: "Sáng 21/11, lễ hội Đền Thượng khai mạc.\nGiá vé < 50.000 đồng.",
		Content: `<p>Sáng 21/11, lễ hội <b>Đền Thượng</b> khai mạc tại <a href="https://svhttdl.laocai.example.vn/den-thuong?a=1&amp;b=2">khu di tích</a>.</p>
<p><img src="https://svhttdl.laocai.example.vn/anh/den-thuong.jpg" alt="Đền Thượng"/></p>`,
		Language:   "vi",
		Authors:    []string{"Nguyễn Thị Hoa", " Trần  Văn Nam ", "Nguyễn Thị Hoa", ""},
		Categories: []feeds.Category{{Term: "van-hoa", Label: "Văn hóa"}, {Term: "le-hoi", Label: "Lễ hội & tín ngưỡng"}, {Label: "Du lịch"}, {}},
		Enclosures: []feeds.Enclosure{
			{URL: "https://svhttdl.laocai.example.vn/tep/thong-cao"},
			{URL: "https://svhttdl.laocai.example.vn/tep/chuong-trinh.pdf", Length: 120934, Title: "Chương trình lễ hội"},
			{URL: "https://svhttdl.laocai.example.vn/tep/loi-chao.mp3", Type: "audio/mpeg", Length: 2400111, Title: "Lời chào"},
			{URL: "https://svhttdl.laocai.example.vn/anh/den-thuong.jpg", Type: "image/jpeg"},
		},
		Image:     "https://svhttdl.laocai.example.vn/anh/den-thuong.jpg",
		Published: day(21, 7, 5),
		Updated:   day(22, 9, 15),
		Rights:    "Bản quyền thuộc Sở Văn hóa, Thể thao và Du lịch tỉnh Lào Cai",
		Origin:    laoCai(),
		Also: []feeds.Origin{sonLa(), {Source: "cao-bang", Name: "Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng", Article: "https://svhttdl.caobang.example.vn/tin/7",
			Why: &feeds.Decision{Rule: feeds.RuleAlike, Scores: map[string]float64{"jaccard": 0.81256, "title": 1}, Evidence: "múa xòe <b>của</b> người Thái"}}},
	}
}

func summaryOnly() feeds.Entry {
	return feeds.Entry{
		ID: "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000002", URL: sonLa().Article,
		Title:   "Sơn La đón khách dịp cuối năm",
		Summary: "Các khu du lịch chuẩn bị đón khách.",
		Image:   "https://vhttdl.sonla.example.vn/anh/moc-chau.jpg",
		Enclosures: []feeds.Enclosure{
			{URL: "https://vhttdl.sonla.example.vn/anh/moc-chau.jpg", Type: "image/jpeg; q=1"},
		},
		Published: day(21, 17, 0), Updated: day(21, 17, 0), Origin: sonLa(),
	}
}

// withoutSummary was updated in the same second as summaryOnly.
func withoutSummary() feeds.Entry {
	return feeds.Entry{
		ID: "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000003", URL: sonLa().Article + "&y=2",
		Title:   "Spring festival in the highlands",
		Content: "<p>The festival opens on Saturday.</p><p>Tickets are free.</p>", Language: "en",
		Published: day(21, 17, 0), Updated: day(21, 17, 0), Origin: sonLa(),
	}
}

func titleOnly() feeds.Entry {
	return feeds.Entry{
		ID: "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000004", URL: laoCai().Article + "?trang=2",
		Title: "Lịch công tác tuần 47", Published: day(20, 0, 0), Updated: day(20, 0, 0), Origin: laoCai(),
	}
}

// hostile has texts and addresses that are made to break a document.
func hostile() feeds.Channel {
	nasty := "<b>&amp;\"'đậm</b>]]>\x00\x1b[31m\u0085\u009f\ufffd\ufffe\xff 😀 Hòa &copy &#60; <script>alert(1)</script> A&B1\r\n\tdòng hai"
	nasty += " Lễ hội Tết" // decomposed
	ch := heading()
	ch.Title, ch.Description, ch.Generator, ch.Version = nasty, nasty, nasty, nasty
	ch.Language = "vi_VN; drop"
	ch.Contact = "Ban biên tập <banbientap@bantin.example.vn>"
	ch.Updated = day(22, 9, 15)
	o := laoCai()
	o.Name, o.Source, o.Department = nasty, nasty, nasty
	o.URL = "https://tỉnh.example.vn/tin tức/<b>?q=\"lễ\"&x=%zz#a#b"
	o.Article = "https://svhttdl.laocai.example.vn/bài/đền|thượng"
	o.Homepage = "//khong-co-giao-thuc.example.vn/"
	ch.Entries = []feeds.Entry{{
		ID: "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000005", URL: "javascript:alert(1)",
		Title: nasty, Summary: nasty, Language: "x",
		Content:    "<p>Một]]>hai &lt;b&gt;\x00 \ufffd " + "\u0092ba</p>",
		Authors:    []string{nasty, "<an@example.vn>"},
		Categories: []feeds.Category{{Term: nasty, Label: nasty}},
		Enclosures: []feeds.Enclosure{
			{URL: "data:text/html,x", Type: "text/html"},
			{URL: "https://a.example.vn/tệp đính kèm.PDF?tải=1", Type: "khong phai", Length: -5, Title: nasty},
			{URL: "https://a.example.vn", Type: "image/png"},
		},
		Image:     "ftp://a.example.vn/x.png",
		Published: day(22, 9, 15), Updated: day(1, 0, 0), Rights: nasty,
		Origin: o, Also: []feeds.Origin{o},
	}, {
		ID: "urn:uuid:9c2f8f2e-1b1a-5c55-b7b5-000000000006",
	}}
	return ch
}
