package web

import (
	"time"

	"bantin/feeds"
)

// cluster is the site of the tests: the seven departments.
func cluster() feeds.Site {
	s := feeds.Site{
		ID:      "thu-nghiem",
		Title:   "Bản tin văn hóa, thể thao và du lịch các tỉnh miền núi biên giới phía Bắc",
		URL:     "https://bantin.example.vn",
		Contact: "banbientap@bantin.example.vn",
		Zone:    there,
	}
	for _, a := range []feeds.Area{
		{ID: "lao-cai", Name: "Lào Cai"}, {ID: "ha-giang", Name: "Hà Giang"}, {ID: "lai-chau", Name: "Lai Châu"},
		{ID: "dien-bien", Name: "Điện Biên"}, {ID: "son-la", Name: "Sơn La"}, {ID: "lang-son", Name: "Lạng Sơn"},
		{ID: "cao-bang", Name: "Cao Bằng"},
	} {
		s.Areas = append(s.Areas, a)
		s.Departments = append(s.Departments, feeds.Department{
			ID: a.ID, Name: "Sở Văn hóa, Thể thao và Du lịch tỉnh " + a.Name, Area: a.ID, Homepage: "https://" + a.ID + ".example.vn/",
		})
	}
	s.Areas[1].Until, s.Areas[1].Successor = time.Date(2025, 6, 30, 0, 0, 0, 0, there), "tuyen-quang"
	s.Areas = append(s.Areas, feeds.Area{ID: "tuyen-quang", Name: "Tuyên Quang"})
	s.Topics = []feeds.Topic{
		{ID: "van-hoa", Name: "Văn hóa", Words: []string{"văn hóa", "di tích", "xòe"}},
		{ID: "du-lich", Name: "Du lịch", Words: []string{"du lịch", "lượt khách"}},
		{ID: "chuyen-doi-so", Name: "Chuyển đổi số", Words: []string{"chuyển đổi số"}},
	}
	return s
}

// sources is a source for each department.
func sources() []feeds.Source {
	var list []feeds.Source
	for _, d := range cluster().Departments {
		list = append(list, feeds.Source{
			ID: d.ID + "-tin-tuc", Department: d.ID, URL: d.Homepage + "tin-tuc-su-kien", Kind: feeds.Auto,
			State: feeds.Active, Content: feeds.SummaryOnly, Guessed: d.ID == "lang-son" || d.ID == "cao-bang",
		})
	}
	list[0].Content = feeds.FullContent
	list[1].State = feeds.Archive
	return list
}

// articles is a few days of news, with every shape that a story can have.
func articles() []article {
	at := func(day, hour, minute int) time.Time { return time.Date(2026, 11, day, hour, minute, 0, 0, there) }
	stated := feeds.DateStated
	return []article{
		{number: 1, source: "lao-cai-tin-tuc", origin: stated, published: at(23, 8, 30), raw: "Mon, 23 Nov 2026 08:11:00 GMT+7",
			title:   "Khai mạc Tuần văn hóa, du lịch mùa đông Sa Pa năm 2026",
			summary: "Tối 22/11, tại sân Quần, phường Sa Pa đã diễn ra lễ khai mạc Tuần văn hóa, du lịch mùa đông với sự tham gia của hơn 300 nghệ nhân người Mông, Dao, Tày, Giáy và Xa Phó.",
			content: "<p>Tối 22/11, tại sân Quần, phường Sa Pa đã diễn ra lễ khai mạc Tuần văn hóa, du lịch mùa đông.</p><p>Trong khuôn khổ chương trình có phiên chợ vùng cao, trình diễn khèn Mông, thi giã bánh giầy và không gian thổ cẩm của năm xã.</p><ul><li>Phiên chợ đêm: 18 giờ đến 22 giờ hằng ngày</li><li>Hội thi giã bánh giầy: sáng 25/11</li></ul>",
			image:   "/anh/1.png",
			repairs: []feeds.Repair{{Code: feeds.RepairDateZone, Before: "Mon, 23 Nov 2026 08:11:00 GMT+7", After: "2026-11-23T08:30:00+07:00"}, {Code: feeds.RepairUnicode}}},
		{number: 2, source: "son-la-tin-tuc", origin: stated, published: at(23, 9, 5), joins: 1, rule: feeds.RuleText,
			title: "Khai mạc Tuần văn hóa, du lịch mùa đông Sa Pa năm 2026"},
		{number: 3, source: "cao-bang-tin-tuc", origin: stated, published: at(23, 9, 10), joins: 1, rule: feeds.RuleAddress,
			title: "Sa Pa khai mạc Tuần văn hóa, du lịch mùa đông"},
		{number: 4, source: "dien-bien-tin-tuc", origin: feeds.DateAddress, published: at(23, 0, 0), raw: "2026-11-23",
			title:   "Đội bắn nỏ Điện Biên giành ba huy chương vàng tại giải các dân tộc thiểu số toàn quốc",
			summary: "Sau bốn ngày tranh tài, đoàn Điện Biên xếp thứ nhì toàn đoàn ở môn bắn nỏ, trong đó vận động viên trẻ Lò Thị Hương lập hai kỷ lục cá nhân."},
		{number: 5, source: "son-la-tin-tuc", origin: feeds.DateFirstSeen, published: now,
			title:   "Mộc Châu chuẩn bị đón mùa hoa cải trắng",
			summary: "Những đồi cải ở Ba Phách, Pa Phách, Ngũ Động Bản Ôn đã chớm nở; thị trấn bố trí thêm bãi đỗ xe và tổ hướng dẫn du khách."},
		{number: 6, source: "lai-chau-tin-tuc", origin: stated, published: at(20, 15, 45),
			title:   "Tập huấn kỹ năng đón khách cho các hộ làm du lịch cộng đồng ở Sin Suối Hồ",
			summary: "Sáu mươi hộ dân được hướng dẫn cách bày trí phòng nghỉ, nấu món ăn địa phương và giới thiệu nghề thêu với khách nước ngoài."},
		{number: 7, source: "lang-son-tin-tuc", origin: stated, published: at(22, 16, 0), arrived: at(22, 16, 12), image: "/anh/2.png",
			title:   "Lạng Sơn công nhận thêm bốn di tích lịch sử cấp tỉnh",
			summary: "Bốn di tích gồm đền Khánh Sơn, hang Cốc Mười, đình Làng Mỏ và cụm bia Ma Nhai ở xã Tân Thanh được xếp hạng theo quyết định vừa ban hành."},
		{number: 8, source: "cao-bang-tin-tuc", origin: stated, published: at(22, 10, 20), arrived: at(22, 10, 30),
			title:   "Non nước Cao Bằng đón hơn 12.000 lượt khách trong hai ngày cuối tuần",
			summary: "Thác Bản Giốc và động Ngườm Ngao là hai điểm đông khách nhất; công suất phòng nghỉ trong khu vực đạt khoảng 85%."},
		{number: 9, source: "dien-bien-tin-tuc", origin: feeds.DateAddress, published: at(21, 0, 0), arrived: at(21, 0, 0),
			title: "Lịch công tác tuần 48 của lãnh đạo Sở"},
		{number: 10, source: "lao-cai-tin-tuc", origin: stated, published: at(21, 7, 15), arrived: at(21, 7, 15), image: "/anh/3.png",
			title:   "Phục dựng lễ cấp sắc của người Dao đỏ ở Tả Phìn",
			summary: "Lễ cấp sắc diễn ra trong hai ngày một đêm với đầy đủ nghi thức cổ truyền, do các thầy cúng cao tuổi trong bản thực hiện và truyền dạy lại cho lớp trẻ."},
		{number: 11, source: "son-la-tin-tuc", origin: feeds.DateFirstSeen, published: now, arrived: now.Add(-30 * 24 * time.Hour),
			title:   "Giới thiệu nghệ thuật Xòe Thái",
			summary: "Xòe Thái là loại hình múa truyền thống đặc sắc, được trình diễn trong các nghi lễ, đám cưới và lễ hội."},
	}
}
