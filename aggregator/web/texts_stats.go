package web

import "bantin/feeds"

// statsTexts are the sentences of the page of figures.
var statsTexts = map[string]feeds.Text{
	"titleStats": {VI: "Thống kê truy cập", EN: "Statistics"},
	"statsWhat": {
		VI: "Bao nhiêu người xem và theo dõi bản tin, và bản tin có bao nhiêu tin. Số liệu được tính lại mỗi phút.",
		EN: "How many people read and follow the bulletin, and how many stories it has. The figures are updated every minute.",
	},
	"statsWhatStories": {
		VI: "Bản tin có bao nhiêu tin, theo đơn vị, chuyên mục và tháng.",
		EN: "How many stories the bulletin has, by department, topic and month.",
	},

	// Visits
	"statsVisits": {VI: "Lượt xem", EN: "Visits"},
	"statsVisitsShort": {
		VI: "Mỗi người đọc được tính một lượt mỗi ngày. Bản tin không dùng cookie và không lưu địa chỉ của ai.",
		EN: "Each reader counts once a day. The bulletin sets no cookies and keeps nobody's address.",
	},
	"statsNow":        {VI: "Đang xem", EN: "Now"},
	"statsNowNote":    {VI: "trong 5 phút qua", EN: "in the last 5 minutes"},
	"statsToday":      {VI: "Hôm nay", EN: "Today"},
	"statsTodayNote":  {VI: "từ 0 giờ", EN: "since midnight"},
	"statsWeek":       {VI: "Trong tuần", EN: "This week"},
	"statsWeekNote":   {VI: "từ thứ Hai", EN: "since Monday"},
	"statsAll":        {VI: "Tất cả", EN: "All"},
	"statsAllNote":    {VI: "từ khi bắt đầu đếm", EN: "since counting began"},
	"statsVisitsHow":  {VI: "Lượt xem được đếm thế nào?", EN: "How are visits counted?"},
	"statsVisitCount": {VI: "%s lượt xem", EN: "%s visits"},
	"statsVisitOne":   {VI: "1 lượt xem", EN: "1 visit"},
	"statsVisitsOnce": {
		VI: "Dù mở bao nhiêu trang trong ngày, mỗi người đọc cũng chỉ được tính một lượt. Ai xem bằng hai thiết bị thì được tính hai lượt; những người dùng chung một mạng và cùng một loại trình duyệt thì chỉ tính một.",
		EN: "However many pages somebody opens in a day, that is one visit. Whoever reads on two devices counts twice; people who share a network and use the same kind of browser count once.",
	},
	"statsVisitsPrivate": {
		VI: "Trong ngày, người đọc chỉ được phân biệt bằng một mã băm không thể đảo ngược, giữ tạm trong bộ nhớ; hết ngày thì mã bị xóa, chỉ còn lại các con số trên trang này.",
		EN: "Within a day, readers are told apart only by a hash, which cannot be reversed and is kept in memory; at the end of the day it is thrown away, and only the numbers on this page remain.",
	},
	"statsVisitsApart": {
		VI: "Máy tìm kiếm, phần mềm giám sát và phần mềm đọc tin RSS không được tính vào lượt xem, miễn là chúng khai đúng tên. Mỗi địa chỉ mạng chỉ được tính vài lượt một ngày, để không ai làm tăng khống được số liệu. Khi máy chủ khởi động lại giữa ngày, số đã đếm vẫn giữ nguyên, nhưng người đã xem mà quay lại sau đó được tính thêm một lượt.",
		EN: "Search engines, monitoring programs and feed readers do not count as visits, as long as they say what they are. One network address counts a few times a day at most, so that nobody can inflate the figures. If the server is restarted during the day, the count so far is kept, but a reader who returns after that counts once more.",
	},

	// Visits by day
	"statsDays":       {VI: "Lượt xem 30 ngày qua", EN: "Visits in the last 30 days"},
	"statsDaysWords":  {VI: "Từ %s đến %s có %s; nhiều nhất là ngày %s với %s.", EN: "From %s to %s there were %s, most of them on %s: %s."},
	"statsDaysNone":   {VI: "Từ %s đến %s chưa có lượt xem nào.", EN: "From %s to %s there were no visits."},
	"statsDayRunning": {VI: "Hôm nay chưa hết.", EN: "Today is not over yet."},
	"statsDay":        {VI: "Ngày", EN: "Day"},
	"statsPolls":      {VI: "Lượt lấy tin RSS", EN: "Requests for feeds"},
	"statsTable":      {VI: "Xem số liệu dạng bảng", EN: "Show as a table"},

	// Subscribers
	"statsReaders": {VI: "Người theo dõi qua RSS", EN: "RSS followers"},
	"statsReadersShort": {
		VI: "Số người theo dõi do các dịch vụ đọc tin tự khai, bản tin không kiểm chứng được; đó không phải là số người đã đọc.",
		EN: "Followers are declared by the feed reading services and cannot be verified; the figure is not how many people have read anything.",
	},
	"statsFeed":        {VI: "Bản tin", EN: "Feed"},
	"statsSubscribers": {VI: "Qua dịch vụ đọc tin", EN: "Through services"},
	"statsPrograms":    {VI: "Phần mềm tự đọc", EN: "Stand-alone readers"},
	"statsNobody":      {VI: "Chưa có dịch vụ hay phần mềm nào đến lấy tin trong 7 ngày qua.", EN: "No service or program has read a feed in the last 7 days."},
	"statsReadersHow":  {VI: "Các con số này nói lên điều gì?", EN: "What do these numbers mean?"},
	"statsReadersSaid": {
		VI: "“Qua dịch vụ đọc tin” là số người theo dõi mà từng dịch vụ (Feedly, Inoreader…) tự khai khi đến lấy tin, lấy con số mới nhất trong 7 ngày. Người đã đăng ký mà lâu không đọc vẫn nằm trong đó, và một người theo dõi hai bản tin thì được tính ở cả hai.",
		EN: "“Through services” is the number of followers each service (Feedly, Inoreader and others) declares when it fetches a feed: the newest figure of the last 7 days. It includes people who subscribed once and no longer read, and anyone who follows two feeds is counted in both.",
	},
	"statsReadersCame": {
		VI: "“Phần mềm tự đọc” là số phần mềm trực tiếp đến lấy tin, tính ngày nhiều nhất trong 7 ngày qua. Sau một phần mềm có thể là một người, một nhóm hay không có ai; máy đổi địa chỉ mạng trong ngày được tính nhiều lần.",
		EN: "“Stand-alone readers” is the number of programs that fetched a feed directly, on the busiest of the last 7 days. Behind each there may be one person, a group or nobody; a device whose network address changes within a day counts more than once.",
	},

	// Stories
	"statsStories":      {VI: "Số tin", EN: "Stories"},
	"statsStoriesWhat":  {VI: "Bản tin có %s tin, trong đó %s tin của 12 tháng gần đây. Mỗi tin chỉ tính một lần, dù nhiều đơn vị cùng đăng.", EN: "The bulletin has %s stories, %s of them from the last 12 months. Each counts once, no matter how many departments published it."},
	"statsStoryCount":   {VI: "%s tin", EN: "%s stories"},
	"statsMonths":       {VI: "Số tin 12 tháng qua", EN: "Stories in the last 12 months"},
	"statsMonthsWords":  {VI: "Từ %s đến %s có %s; nhiều nhất là %s với %s.", EN: "From %s to %s there were %s, most of them in %s: %s."},
	"statsMonthsNone":   {VI: "Từ %s đến %s chưa có tin nào.", EN: "From %s to %s there were no stories."},
	"statsMonthRunning": {VI: "Tháng này chưa hết.", EN: "This month is not over yet."},
	"statsMonth":        {VI: "Tháng", EN: "Month"},
	"statsRecent":       {VI: "12 tháng qua", EN: "Last 12 months"},
	"statsOffices":      {VI: "Theo đơn vị", EN: "By department"},
	"statsOffice":       {VI: "Đơn vị", EN: "Department"},
	"statsOfficesNote":  {VI: "Tin được nhiều đơn vị đăng được tính cho từng đơn vị.", EN: "A story that several departments published counts for each of them."},
	"statsTopics":       {VI: "Theo chuyên mục", EN: "By topic"},
	"statsTopic":        {VI: "Chuyên mục", EN: "Topic"},
	"statsTopicsNote":   {VI: "Một tin có thể thuộc nhiều chuyên mục, hoặc không thuộc chuyên mục nào.", EN: "A story may belong to several topics, or to none."},
	"statsByMonth":      {VI: "%s và tháng", EN: "%s and month"},
	"statsForPrograms":  {VI: "Cùng số liệu này cho chương trình máy tính:", EN: "The same figures for programs:"},
}
