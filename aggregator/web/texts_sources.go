package web

import "bantin/feeds"

// sourceTexts are those of the pages of sources and for staff.
var sourceTexts = map[string]feeds.Text{
	"sourcesWhat": {
		VI: "Các trang mà bản tin này đọc, tình trạng của từng trang, và việc cần làm khi có trang không đọc được.",
		EN: "The pages this bulletin reads, the state of each, and what to do when one cannot be read.",
	},
	"builtin": {
		VI: "Đang dùng cấu hình có sẵn với bảy sở của cụm vì chưa có tệp cấu hình. Một số địa chỉ mới chỉ là phỏng đoán.",
		EN: "The built-in settings with the seven departments are in use because there is no settings file. Some addresses are guesses.",
	},
	"guessed":       {VI: "địa chỉ phỏng đoán, chưa kiểm chứng", EN: "guessed address, not confirmed"},
	"nextStep":      {VI: "Việc cần làm:", EN: "What to do:"},
	"sourceVisited": {VI: "Đọc lần cuối", EN: "Last visit"},
	"sourceDue":     {VI: "Đọc lần tới", EN: "Next visit"},
	"sourceOK":      {VI: "Đọc được lần cuối", EN: "Last success"},
	"sourceFailing": {VI: "Lỗi từ", EN: "Failing since"},
	"sourceNew":     {VI: "Tin mới gần nhất", EN: "Last new item"},
	"sourceItems":   {VI: "Số tin đã lưu", EN: "Stored items"},
	"sourceFeed":    {VI: "Đọc qua địa chỉ", EN: "Read at"},
	"never":         {VI: "chưa lần nào", EN: "never"},
	"warnings":      {VI: "Lưu ý về lần đọc gần nhất (%d)", EN: "Notes on the last reading (%d)"},
	"removed":       {VI: "Đã gỡ", EN: "Removed"},
	"removedNote": {
		VI: "Không còn trong cấu hình nên không đọc nữa; tin cũ vẫn được giữ.",
		EN: "No longer in the settings and no longer read; their stories are kept.",
	},
	"sourceReplaces": {VI: "Thay cho", EN: "Replaces"},
	"sourceReplaced": {VI: "Được thay bằng", EN: "Replaced by"},
	"chart":          {VI: "%d ngày qua: %d lần đọc, %d tin mới.", EN: "In the last %d days: %d visits, %d new items."},
	"chartWell":      {VI: "Lần nào cũng đọc được.", EN: "All of them went well."},
	"chartFailed":    {VI: "Có %d lần không đọc được, vào các ngày %s.", EN: "%d of them failed, on %s."},
	"chartFailedOne": {VI: "Có %d lần không đọc được, vào ngày %s.", EN: "%d of them failed, on %s."},
	"chartFailedMany": {
		VI: "Có %d lần không đọc được, trong %d ngày, gần nhất là ngày %s.",
		EN: "%d of them failed, on %d days, the latest of which was %s.",
	},
	"cluster":       {VI: "Cụm thi đua năm %d", EN: "The cluster in %d"},
	"clusterOld":    {VI: "Cấu hình chưa ghi cụm trưởng, cụm phó của năm %d.", EN: "The settings do not yet say who leads the cluster in %d."},
	"lead":          {VI: "Cụm trưởng", EN: "Lead"},
	"deputy":        {VI: "Cụm phó", EN: "Deputy"},
	"clusterLeads":  {VI: "Cụm trưởng năm %d.", EN: "Leads the cluster in %d."},
	"clusterDeputy": {VI: "Cụm phó năm %d.", EN: "Deputy of the cluster in %d."},
	"areaMerged":    {VI: "%s là địa phương riêng đến hết ngày %s; từ đó thuộc %s.", EN: "%s was an area of its own until %s; since then it is part of %s."},
	"areaGone":      {VI: "%s là địa phương riêng đến hết ngày %s.", EN: "%s was an area of its own until %s."},
	"faults":        {VI: "Cấu hình đang có lỗi", EN: "There are errors in the settings"},
	"faultsNote": {
		VI: "Bản hợp lệ gần nhất của tệp vẫn có hiệu lực. Sửa những chỗ dưới đây rồi lưu lại; bản mới có hiệu lực ngay.",
		EN: "The last good version of the file stays in force. Correct the places below and save the file; the change takes effect at once.",
	},
	"hint":        {VI: "Gợi ý:", EN: "Hint:"},
	"titleStaff":  {VI: "Tình trạng vận hành", EN: "Operations"},
	"staffWhat":   {VI: "Nguồn nào vừa gặp lỗi, nguồn nào đã đọc lại được, và việc cần làm.", EN: "Which sources failed, which recovered, and what to do."},
	"staffFollow": {VI: "Theo dõi bằng phần mềm đọc tin:", EN: "To follow in a feed reader:"},
	"staffSee":    {VI: "Xem những thay đổi gần đây", EN: "See what has changed lately"},
	"noEvents":    {VI: "Chưa có thay đổi nào: mọi nguồn vẫn như lúc đầu.", EN: "Nothing has changed: all sources are as they were at the start."},
	"copied":      {VI: "Cơ sở dữ liệu được sao lưu lần cuối lúc", EN: "The database was last backed up on"},
	"noSources":   {VI: "Chưa có nguồn tin nào trong cấu hình.", EN: "There are no sources in the settings yet."},
}
