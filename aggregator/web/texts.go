package web

import "bantin/feeds"

// texts holds every sentence of the pages, by the name that templates and
// code call it.
var texts = map[string]feeds.Text{
	"titleHome":    {VI: "Bản tin", EN: "News"},
	"titleGuide":   {VI: "Hướng dẫn dành cho cán bộ", EN: "Guide for staff (in Vietnamese)"},
	"contents":     {VI: "Mục lục", EN: "Contents"},
	"titleSources": {VI: "Nguồn tin", EN: "Sources"},
	"titleFollow":  {VI: "Theo dõi tin (RSS)", EN: "Follow (RSS)"},
	"skip":         {VI: "Chuyển đến nội dung", EN: "Skip to content"},
	"navPages":     {VI: "Các trang", EN: "Pages"},
	"navFilter":    {VI: "Lọc theo đơn vị", EN: "Filter by department"},
	"everything":   {VI: "Tất cả", EN: "All"},
	"backHome":     {VI: "Về trang bản tin", EN: "Back to the news"},
	"footWhat": {
		VI: "Tin được tập hợp tự động từ cổng thông tin của các đơn vị; bản quyền bài viết thuộc về đơn vị đăng bài.",
		EN: "Gathered automatically from the departments' portals; the articles belong to those who published them.",
	},
	"footContact": {VI: "Liên hệ:", EN: "Contact:"},

	// Lists of stories
	"homeWhat": {
		VI: "Tin mới của các sở trong cụm, mỗi tin một lần, dẫn về bài gốc.",
		EN: "The latest from the departments of the cluster: each story once, linked to the original.",
	},
	"officeWhat":   {VI: "Tin mới của %s, dẫn về bài gốc.", EN: "The latest from %s, linked to the original."},
	"areaHead":     {VI: "Tin từ %s", EN: "News from %s"},
	"areaWhat":     {VI: "Tin mới từ %s, dẫn về bài gốc.", EN: "The latest from %s, linked to the original."},
	"topicHead":    {VI: "Chuyên mục %s", EN: "Topic: %s"},
	"topicWhat":    {VI: "Tin mới thuộc chuyên mục %s, dẫn về bài gốc.", EN: "The latest on the topic %s, linked to the original."},
	"officePortal": {VI: "Cổng thông tin của đơn vị", EN: "The department's portal"},
	"updated":      {VI: "Cập nhật lúc", EN: "Updated"},
	"also":         {VI: "Cũng đăng tại:", EN: "Also at:"},
	"detail":       {VI: "Chi tiết", EN: "Details"},
	"postedOn":     {VI: "đăng %s", EN: "published %s"},
	"firstSeen":    {VI: "thấy lần đầu %s", EN: "first seen %s"},
	"undated":      {VI: "Chưa rõ ngày đăng", EN: "Date unknown"},
	"undatedNote": {
		VI: "Những bài đã có sẵn khi nguồn được đọc lần đầu mà nguồn không ghi ngày.",
		EN: "Articles that were there when their source was first read, and that it gives no date for.",
	},
	"noStories": {
		VI: "Chưa có tin nào. Tin sẽ hiện ra ngay khi đọc được từ các nguồn.",
		EN: "No stories yet. They appear as soon as they are read from the sources.",
	},

	// Following
	"followEverything": {
		VI: "Chép một địa chỉ dưới đây vào phần mềm đọc tin để nhận tin mới của cả cụm.",
		EN: "Copy one of these addresses into a feed reader to receive the news of the whole cluster.",
	},
	"followOffice": {
		VI: "Chép một địa chỉ dưới đây vào phần mềm đọc tin để nhận riêng tin của đơn vị này.",
		EN: "Copy one of these addresses into a feed reader to receive the news of this department only.",
	},
	"followArea": {
		VI: "Chép một địa chỉ dưới đây vào phần mềm đọc tin để nhận riêng tin của địa phương này.",
		EN: "Copy one of these addresses into a feed reader to receive the news of this area only.",
	},
	"followTopic": {
		VI: "Chép một địa chỉ dưới đây vào phần mềm đọc tin để nhận riêng tin của chuyên mục này.",
		EN: "Copy one of these addresses into a feed reader to receive the news of this topic only.",
	},
	"followHow": {
		VI: "Bấm vào địa chỉ là chọn được cả dòng. Phần mềm nào cũng đọc được RSS; Atom và JSON Feed có cùng nội dung.",
		EN: "One click selects a whole address. Every reader knows RSS; Atom and JSON Feed say the same.",
	},

	// Areas and topics
	"titleAreas":  {VI: "Địa phương", EN: "Areas"},
	"titleTopics": {VI: "Chuyên mục", EN: "Topics"},
	"areasWhat":   {VI: "Tin theo địa phương. Tin của địa phương đã sáp nhập nằm ở cả hai nơi: nơi cũ và nơi mới.", EN: "News by area. News of an area that was merged is found in both: the old one and the new one."},
	"topicsWhat":  {VI: "Tin theo chuyên mục. Một tin có thể thuộc nhiều chuyên mục.", EN: "News by topic. A story may belong to several topics."},
	"areaEnded":   {VI: "Đến hết ngày %s; từ đó thuộc %s.", EN: "Until %s; part of %s since then."},
	"areaOver":    {VI: "Đến hết ngày %s.", EN: "Until %s."},
	"areaHolds":   {VI: "Gồm cả tin cũ của %s.", EN: "With the earlier news of %s."},

	// One story
	"dateStated":    {VI: "theo nguồn", EN: "as the source says"},
	"dateRelative":  {VI: "tính từ lời ghi của nguồn", EN: "counted back from what the source says"},
	"dateAddress":   {VI: "đọc từ địa chỉ bài", EN: "read from the article's address"},
	"dateArticle":   {VI: "ghi trên trang của bài", EN: "stated on the page of the article"},
	"dateFirstSeen": {VI: "thấy lần đầu", EN: "first seen"},
	"readOriginal":  {VI: "Đọc bài gốc", EN: "Read the original"},
	"originalGone":  {VI: "Bài gốc không còn ở địa chỉ này, ít nhất từ %s.", EN: "The original is no longer at this address, at least since %s."},
	"alsoHeading":   {VI: "Cũng đăng tại", EN: "Also published at"},
	"whyHeading":    {VI: "Vì sao gộp", EN: "Why these are one story"},
	"whyNote": {
		VI: "Bài nhận được trước được giữ làm tin chính; các bài sau chỉ được ghi thêm vào đây.",
		EN: "The article that came first stays; later ones are only added to it.",
	},
	"apartHeading":  {VI: "Vì sao để riêng", EN: "Why this is a story of its own"},
	"whyOtherStory": {VI: "Xem tin kia", EN: "See the other story"},

	"evidencePassage": {VI: "đoạn chung dài nhất: “%s”", EN: "longest passage in common: “%s”"},
	"evidenceValues":  {VI: "chỗ khác nhau: %s", EN: "what differs: %s"},

	"recordHeading":  {VI: "Hồ sơ tin", EN: "Record"},
	"recordSource":   {VI: "Nguồn", EN: "Source"},
	"recordRaw":      {VI: "Ngày ghi ở nguồn", EN: "Date as written"},
	"recordSeen":     {VI: "Thấy lần đầu", EN: "First seen"},
	"recordUpdated":  {VI: "Nội dung sửa lúc", EN: "Text changed"},
	"recordAuthors":  {VI: "Tác giả", EN: "Authors"},
	"recordID":       {VI: "Mã tin cố định", EN: "Permanent id"},
	"repairsHeading": {VI: "Đã sửa khi đọc", EN: "Repaired while reading"},
	"repairsNote": {
		VI: "Những chỗ trong dữ liệu của nguồn đã được sửa cho đúng trước khi đăng lại.",
		EN: "What was put right in the source's data before it was published here.",
	},

	"historyHeading": {VI: "Lịch sử sửa bài", EN: "How the text has changed"},
	"historyNote": {
		VI: "Chữ gạch ngang đã được bỏ, chữ gạch chân được thêm vào.",
		EN: "Words struck through were taken out, underlined ones were put in.",
	},
	"historyTitle":      {VI: "Tiêu đề", EN: "Title"},
	"historySummary":    {VI: "Tóm tắt", EN: "Summary"},
	"historyContent":    {VI: "Nội dung", EN: "Text"},
	"historyCategories": {VI: "Chuyên mục", EN: "Categories"},
	"historyImage":      {VI: "Ảnh đại diện đã thay đổi.", EN: "The picture was changed."},
	"historyFiles":      {VI: "Tệp đính kèm đã thay đổi.", EN: "The attached files were changed."},
	"historyAddress":    {VI: "Bài gốc đã chuyển địa chỉ; địa chỉ cũ là %s.", EN: "The original has moved; its old address is %s."},
	"historyElsewhere": {
		VI: "Bài gốc được sửa ở phần không đăng lại tại đây.",
		EN: "The original was changed where it is not republished here.",
	},

	// Older stories
	"titleOlder": {VI: "Tin cũ", EN: "Older news"},
	"olderWhat":  {VI: "Tất cả tin đã đăng, xếp theo tháng.", EN: "Everything that was published, by month."},
	"storyCount": {VI: "%d tin", EN: "stories: %d"},
	"allMonths":  {VI: "Tất cả các tháng", EN: "All months"},
	"pageOf":     {VI: "Trang %d trên %d", EN: "Page %d of %d"},
	"pageNewer":  {VI: "Tin mới hơn", EN: "Newer"},
	"pageOlder":  {VI: "Tin cũ hơn", EN: "Older"},

	// Searching
	"titleSearch":    {VI: "Tìm kiếm", EN: "Search"},
	"searchWhat":     {VI: "Tìm trong tất cả tin đã đăng, có dấu hay không dấu đều được.", EN: "Search everything that was published, with or without diacritics."},
	"searchWords":    {VI: "Từ cần tìm", EN: "Words to search for"},
	"searchExample":  {VI: "Ví dụ: lễ hội hoa ban", EN: "For example: lễ hội hoa ban"},
	"searchGo":       {VI: "Tìm", EN: "Search"},
	"searchFilters":  {VI: "Lọc theo đơn vị, địa phương, chuyên mục, thời gian", EN: "Filter by department, area, topic and time"},
	"searchOffice":   {VI: "Đơn vị", EN: "Department"},
	"searchArea":     {VI: "Địa phương", EN: "Area"},
	"searchTopic":    {VI: "Chuyên mục", EN: "Topic"},
	"searchFrom":     {VI: "Từ ngày", EN: "From"},
	"searchTo":       {VI: "Đến ngày", EN: "To"},
	"searchOrder":    {VI: "Sắp xếp", EN: "Order"},
	"searchFitting":  {VI: "Sát nhất trước", EN: "Matching titles first"},
	"searchNewest":   {VI: "Mới nhất trước", EN: "Newest first"},
	"searchSince":    {VI: "từ %s", EN: "from %s"},
	"searchUntil":    {VI: "đến %s", EN: "until %s"},
	"searchMore":     {VI: "hơn %d tin, đây là những tin mới nhất", EN: "more than %d stories; these are the newest"},
	"searchBack":     {VI: "Trang trước", EN: "Previous page"},
	"searchOn":       {VI: "Trang sau", EN: "Next page"},
	"searchFeedWhat": {VI: "Tin mới nhất khớp với lần tìm: %s.", EN: "The newest stories that this search finds: %s."},
	"searchPartial": {
		VI: "Kho tin đang được lập chỉ mục nên có thể chưa đủ kết quả. Xin tìm lại sau ít phút.",
		EN: "The archive is being indexed, so results may be missing. Please search again in a few minutes.",
	},
	"searchNothing":    {VI: "Không tìm thấy tin nào.", EN: "Nothing was found."},
	"searchFewer":      {VI: "Thử dùng ít từ hơn, hoặc bỏ bớt điều kiện lọc.", EN: "Try fewer words, or fewer filters."},
	"searchBare":       {VI: "Thử gõ không dấu: từ gõ có dấu chỉ khớp với đúng dấu ấy.", EN: "Try without diacritics: a word typed with them is found only with the same ones."},
	"searchUnmarked":   {VI: "Tìm không dấu: %s", EN: "Search without diacritics: %s"},
	"searchUnquoted":   {VI: "Tìm từng từ riêng: %s", EN: "Search for the words one by one: %s"},
	"searchUnfiltered": {VI: "Bỏ điều kiện lọc: %s", EN: "Search without filters: %s"},
	"searchHow":        {VI: "Cách tìm", EN: "How to search"},
	"searchHowMarks": {
		VI: "Gõ không dấu thì tìm được mọi cách bỏ dấu; gõ có dấu thì chỉ tìm đúng từ có dấu ấy.",
		EN: "Words without diacritics are found with any; words with them only with the same ones.",
	},
	"searchHowQuotes":    {VI: "Đặt trong ngoặc kép để tìm nguyên cụm: “lễ hội xuống đồng”.", EN: "Put a phrase in quotes to find it as it stands: “lễ hội xuống đồng”."},
	"searchHowWithout":   {VI: "Đặt dấu trừ trước một từ để loại những tin có từ ấy: lễ hội -hoa.", EN: "Put a hyphen before a word to leave out stories that have it: lễ hội -hoa."},
	"searchFollow":       {VI: "Theo dõi lần tìm này", EN: "Follow this search"},
	"searchFollowWhat":   {VI: "Chép một địa chỉ dưới đây vào phần mềm đọc tin để nhận những tin mới khớp với lần tìm này.", EN: "Copy one of these addresses into a feed reader to receive new stories that this search finds."},
	"searchTooLong":      {VI: "Nội dung tìm quá dài: nhiều nhất %d ký tự.", EN: "That is too long: at most %d characters."},
	"searchTooManyWords": {VI: "Có quá nhiều từ: nhiều nhất %d từ một lần tìm.", EN: "These are too many words: at most %d in one search."},
	"searchNoWords":      {VI: "Ô tìm kiếm không có chữ cái hay chữ số nào.", EN: "There is no letter and no digit to search for."},
	"searchNoOffice":     {VI: "Bản tin không có đơn vị nào có mã “%s”.", EN: "The bulletin has no department with the id “%s”."},
	"searchNoArea":       {VI: "Bản tin không có địa phương nào có mã “%s”.", EN: "The bulletin has no area with the id “%s”."},
	"searchNoTopic":      {VI: "Bản tin không có chuyên mục nào có mã “%s”.", EN: "The bulletin has no topic with the id “%s”."},
	"searchNoDay":        {VI: "“%s” không phải là một ngày. Xin viết như 23/11/2026.", EN: "“%s” is not a day. Please write it like 23/11/2026."},
	"searchDaysTurned":   {VI: "Ngày bắt đầu ở sau ngày kết thúc.", EN: "The first day comes after the last one."},
	"searchNoPage":       {VI: "Không có trang kết quả này.", EN: "There is no such page of results."},

	// Sources
	"sourcesWhat": {
		VI: "Các trang mà bản tin này đọc, tình trạng của từng trang, và việc cần làm khi có trang không đọc được.",
		EN: "The pages that this bulletin reads, how each of them is, and what to do when one cannot be read.",
	},
	"builtin": {
		VI: "Đang dùng cấu hình có sẵn với bảy sở của cụm, vì chưa có tệp cấu hình. Một số địa chỉ là địa chỉ đoán.",
		EN: "The built-in settings with the seven departments are in use, since there is no settings file. Some addresses are guesses.",
	},
	"guessed":       {VI: "địa chỉ đoán, chưa kiểm chứng", EN: "a guessed address, never confirmed"},
	"nextStep":      {VI: "Việc cần làm:", EN: "What to do:"},
	"sourceVisited": {VI: "Đọc lần cuối", EN: "Last visit"},
	"sourceDue":     {VI: "Đọc lần tới", EN: "Next visit"},
	"sourceOK":      {VI: "Đọc được lần cuối", EN: "Last success"},
	"sourceFailing": {VI: "Bắt đầu lỗi", EN: "Failing since"},
	"sourceNew":     {VI: "Có tin mới", EN: "Last new item"},
	"sourceItems":   {VI: "Số tin đã lưu", EN: "Stored items"},
	"sourceFeed":    {VI: "Đọc qua địa chỉ", EN: "Read at"},
	"never":         {VI: "chưa lần nào", EN: "never"},
	"warnings":      {VI: "Lưu ý về lần đọc gần nhất (%d)", EN: "Notes on the last reading (%d)"},
	"removed":       {VI: "Đã gỡ", EN: "Removed"},
	"removedNote": {
		VI: "Không còn trong cấu hình nên không đọc nữa; tin cũ vẫn được giữ.",
		EN: "No longer in the settings and not read any more; their stories are kept.",
	},
	"sourceReplaces": {VI: "Thay cho", EN: "Replaces"},
	"sourceReplaced": {VI: "Được thay bằng", EN: "Replaced by"},
	"chart":          {VI: "%d ngày qua: %d lần đọc, %d tin mới.", EN: "In the last %d days: %d visits, %d new items."},
	"chartWell":      {VI: "Lần nào cũng đọc được.", EN: "All of them went well."},
	"chartFailed":    {VI: "Có %d lần không đọc được, vào các ngày %s.", EN: "%d of them failed, on %s (day/month)."},
	"chartFailedMany": {
		VI: "Có %d lần không đọc được, trong %d ngày, gần nhất là ngày %s.",
		EN: "%d of them failed, on %d days, the latest of which was %s (day/month).",
	},
	"cluster":       {VI: "Cụm thi đua năm %d", EN: "The cluster in %d"},
	"clusterOld":    {VI: "Cấu hình chưa ghi cụm trưởng, cụm phó của năm %d.", EN: "The settings do not tell yet who leads the cluster in %d."},
	"lead":          {VI: "Cụm trưởng", EN: "Lead"},
	"deputy":        {VI: "Cụm phó", EN: "Deputy"},
	"clusterLeads":  {VI: "Cụm trưởng năm %d.", EN: "Leads the cluster in %d."},
	"clusterDeputy": {VI: "Cụm phó năm %d.", EN: "Deputy of the cluster in %d."},
	"areaMerged":    {VI: "%s là địa phương đến hết ngày %s; từ đó thuộc %s.", EN: "%s was an area of its own until %s; part of %s since then."},
	"areaGone":      {VI: "%s là địa phương đến hết ngày %s.", EN: "%s was an area until %s."},
	"faults":        {VI: "Cấu hình đang có lỗi", EN: "The settings have faults"},
	"faultsNote": {
		VI: "Bản tốt gần nhất của tệp vẫn có hiệu lực. Sửa những chỗ dưới đây rồi lưu lại; bản mới có hiệu lực ngay.",
		EN: "The last good version of the file stays in force. Mend what is named here and save; that takes effect at once.",
	},
	"hint":        {VI: "Gợi ý:", EN: "Hint:"},
	"titleStaff":  {VI: "Tình trạng vận hành", EN: "Operation"},
	"staffWhat":   {VI: "Những gì vừa hỏng, vừa đọc lại được, và việc cần làm.", EN: "What broke, what recovered, and what to do."},
	"staffFollow": {VI: "Theo dõi bằng trình đọc tin:", EN: "To follow in a feed reader:"},
	"staffSee":    {VI: "Xem những thay đổi gần đây", EN: "See what changed lately"},
	"noEvents":    {VI: "Chưa có thay đổi nào: mọi nguồn vẫn như lúc đầu.", EN: "Nothing has changed: all sources are as they were at first."},
	"copied":      {VI: "Cơ sở dữ liệu được sao lưu lần cuối lúc", EN: "The database was last copied"},
	"noSources":   {VI: "Chưa có nguồn tin nào trong cấu hình.", EN: "The settings name no sources."},

	// Messages
	"notFoundHead":     {VI: "Không có trang này", EN: "No such page"},
	"notFound":         {VI: "Địa chỉ bạn mở không có trên bản tin. Có thể địa chỉ bị gõ sai hoặc chép thiếu.", EN: "This address is not part of the bulletin. It may be mistyped or cut short."},
	"goneHead":         {VI: "Tin này đã được gỡ", EN: "This story was withdrawn"},
	"gone":             {VI: "Người biên tập đã gỡ tin này khỏi bản tin.", EN: "The editors have taken this story off the bulletin."},
	"methodHead":       {VI: "Không làm được việc này", EN: "This cannot be done"},
	"method":           {VI: "Các trang của bản tin chỉ để đọc.", EN: "The pages of the bulletin can only be read."},
	"tooLongHead":      {VI: "Địa chỉ quá dài", EN: "The address is too long"},
	"tooLong":          {VI: "Không có trang nào của bản tin có địa chỉ dài như vậy.", EN: "No page of the bulletin has so long an address."},
	"unacceptableHead": {VI: "Không có dạng phù hợp", EN: "No suitable form"},
	"unacceptable":     {VI: "Yêu cầu từ chối mọi dạng mà trang này có.", EN: "The request refuses every form that this page has."},
	"notReadyHead":     {VI: "Bản tin đang khởi động", EN: "The bulletin is starting"},
	"notReady":         {VI: "Xin thử lại sau vài giây.", EN: "Please try again in a few seconds."},
	"failedHead":       {VI: "Trang gặp trục trặc", EN: "Something went wrong"},
	"failed":           {VI: "Lỗi này đã được ghi lại. Xin thử lại sau ít phút.", EN: "The error was noted. Please try again in a few minutes."},
}

// words are the texts in one language.
func words(language string) map[string]string {
	m := make(map[string]string, len(texts))
	for name, t := range texts {
		m[name] = t.In(language)
	}
	return m
}
