package web

import "bantin/feeds"

// storyTexts are those of the page of one story.
var storyTexts = map[string]feeds.Text{
	"dateStated":    {VI: "theo nguồn", EN: "as given by the source"},
	"dateRelative":  {VI: "suy từ lời ghi ở nguồn", EN: "worked out from the source's wording"},
	"dateAddress":   {VI: "theo địa chỉ của bài", EN: "from the article's address"},
	"dateArticle":   {VI: "theo trang của bài", EN: "from the article's page"},
	"dateFirstSeen": {VI: "thấy lần đầu", EN: "first seen"},
	"readOriginal":  {VI: "Đọc bài gốc", EN: "Read the original (in Vietnamese)"},
	"originalGone":  {VI: "Bài gốc không còn ở địa chỉ này, ít nhất từ %s.", EN: "The original is no longer at this address, at least since %s."},
	"alsoHeading":   {VI: "Cũng đăng tại", EN: "Also published at"},
	"whyHeading":    {VI: "Vì sao gộp", EN: "Why these are one story"},
	"whyNote": {
		VI: "Bài đọc được trước là bài chính; các bài sau chỉ được ghi thêm vào đây.",
		EN: "The article that came first is the main one; later ones are only added to it.",
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
	"repairsHeading": {VI: "Đã sửa khi đọc", EN: "Corrected on reading"},
	"repairsNote": {
		VI: "Những chỗ trong dữ liệu của nguồn đã được sửa cho đúng trước khi đăng lại.",
		EN: "What was corrected in the source's data before it was published here.",
	},

	"historyHeading": {VI: "Lịch sử sửa bài", EN: "How the text has changed"},
	"historyNote": {
		VI: "Chữ gạch ngang là chữ đã bỏ, chữ gạch chân là chữ thêm vào.",
		EN: "Words struck through were removed; underlined words were added.",
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
		EN: "The original was changed in a part that is not republished here.",
	},
}
