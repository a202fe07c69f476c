package web

import "bantin/feeds"

// followTexts are those of following the news: of the page about it, of the
// boxes that lead there, and of what scripts add.
var followTexts = map[string]feeds.Text{
	"followEverything": {
		VI: "Sao chép địa chỉ này rồi dán vào phần mềm đọc tin để nhận tin mới của cả cụm.",
		EN: "Copy this address into a feed reader to receive the news of the whole cluster.",
	},
	"followOffice": {
		VI: "Sao chép địa chỉ này rồi dán vào phần mềm đọc tin để chỉ nhận tin của đơn vị này.",
		EN: "Copy this address into a feed reader to receive the news of this department only.",
	},
	"followArea": {
		VI: "Sao chép địa chỉ này rồi dán vào phần mềm đọc tin để chỉ nhận tin của địa phương này.",
		EN: "Copy this address into a feed reader to receive the news of this area only.",
	},
	"followTopic": {
		VI: "Sao chép địa chỉ này rồi dán vào phần mềm đọc tin để chỉ nhận tin của chuyên mục này.",
		EN: "Copy this address into a feed reader to receive the news of this topic only.",
	},
	"followMore": {VI: "Cách theo dõi, mã QR, phần mềm đọc tin", EN: "How to follow, QR codes, feed readers"},

	"copyAddress": {VI: "Sao chép địa chỉ", EN: "Copy address"},
	"copyDone":    {VI: "Đã sao chép", EN: "Copied"},
	"copyFailed":  {VI: "Trình duyệt không cho sao chép. Địa chỉ đã được chọn sẵn, bạn hãy tự sao chép.", EN: "The browser does not allow copying. The address is selected: please copy it yourself."},

	"theme":      {VI: "Giao diện:", EN: "Colours:"},
	"themeOwn":   {VI: "Theo máy", EN: "Same as device"},
	"themeLight": {VI: "Sáng", EN: "Light"},
	"themeDark":  {VI: "Tối", EN: "Dark"},

	"followDescription": {
		VI: "Cách nhận tin mới bằng phần mềm đọc tin, với địa chỉ và mã QR của từng bản tin: tất cả, từng đơn vị, địa phương, chuyên mục.",
		EN: "How to receive the news in a feed reader, with the address and QR code of each feed: everything, each department, area and topic.",
	},
	"followWhat": {
		VI: "Thay vì phải nhớ mở trang này mỗi ngày, bạn có thể để tin mới tự đến: một phần mềm đọc tin trên điện thoại hay máy tính sẽ xem bản tin thay bạn và bày sẵn những tin bạn chưa đọc. RSS là tên của dạng bản tin mà phần mềm ấy đọc được.",
		EN: "Instead of remembering to open this page every day, you can let the news come to you: a feed reader on your phone or computer checks the bulletin for you and shows what you have not read yet. RSS is the name of the format it reads.",
	},
	"followFree": {
		VI: "Bạn không phải đăng ký, không phải cho biết tên hay địa chỉ thư điện tử, và không phải trả tiền. Khi không muốn nhận nữa, chỉ cần xóa bản tin trong phần mềm.",
		EN: "You need not register or give your name or e-mail address, and the bulletin is free. To stop, remove the feed from your reader.",
	},
	"followSteps": {VI: "Ba bước", EN: "Three steps"},
	"followFirst": {VI: "Chọn một phần mềm đọc tin.", EN: "Choose a feed reader."},
	"followFirstHow": {
		VI: "Chưa có thì xem mục Phần mềm đọc tin ở dưới.",
		EN: "If you have none, see Feed readers below.",
	},
	"followSecond": {VI: "Sao chép địa chỉ của bản tin bạn cần.", EN: "Copy the address of the feed you want."},
	"followSecondHow": {
		VI: "Các địa chỉ ở ngay dưới đây. Muốn đọc trên điện thoại thì quét mã QR.",
		EN: "All of them are below. To read on a phone, scan the QR code.",
	},
	"followThird": {VI: "Dán địa chỉ vào phần mềm.", EN: "Paste the address into the reader."},
	"followThirdHow": {
		VI: "Tìm nút thêm nguồn tin, thường có dấu cộng, rồi dán địa chỉ vào đó. Từ lúc ấy tin mới tự hiện ra.",
		EN: "Look for the button that adds a feed, often a plus sign, and paste it there. From then on, new stories appear by themselves.",
	},

	"followAll":     {VI: "Mọi tin", EN: "Everything"},
	"followAllWhat": {VI: "Chỉ cần địa chỉ này là đủ mọi tin; mỗi tin chỉ đến một lần.", EN: "This one address brings all the news, each story once."},
	"followOffices": {VI: "Tin của từng đơn vị", EN: "By department"},
	"followAreas":   {VI: "Tin của từng địa phương", EN: "By area"},
	"followTopics":  {VI: "Tin theo chuyên mục", EN: "By topic"},
	"followWays":    {VI: "Mã QR và cách mở nhanh", EN: "QR code and shortcuts"},
	"followScan":    {VI: "Quét mã để đưa địa chỉ này sang điện thoại.", EN: "Scan it to take this address to your phone."},
	"followQR":      {VI: "Mã QR", EN: "QR code"},
	"followAdd":     {VI: "Thêm thẳng vào:", EN: "Add straight to:"},
	"followApp":     {VI: "Mở bằng ứng dụng đọc tin trên máy này", EN: "Open in the feed reader of this device"},
	"followOthers":  {VI: "Dạng khác, cùng nội dung:", EN: "Other formats, same content:"},

	"followSearchName": {VI: "Tin theo từ bạn chọn", EN: "By your own words"},
	"followSearchWhat": {
		VI: "Mỗi lần tìm kiếm cũng là một bản tin. Hãy tìm một lễ hội hay tên xã mình, rồi sao chép địa chỉ trong khung “%s”: từ đó mọi tin mới có từ ấy sẽ tự đến.",
		EN: "Every search is a feed too. Search for a festival or the name of your commune and copy the address from the box “%s”: from then on, every new story with these words comes to you.",
	},
	"followSearchGo": {VI: "Mở trang tìm kiếm", EN: "Open the search page"},
	"followListName": {VI: "Tất cả địa chỉ trong một tệp (OPML)", EN: "All addresses in one file (OPML)"},
	"followListWhat": {
		VI: "Phần lớn phần mềm đọc tin có mục nhập danh sách. Đưa tệp này vào đó là có đủ các bản tin trên trang này; không cần bản tin nào thì xóa bớt.",
		EN: "Most feed readers can import a list. This file gives them all the feeds on this page; remove those you do not need.",
	},
	"followListGo": {VI: "Tải tệp danh sách", EN: "Download the list"},

	"readers": {VI: "Phần mềm đọc tin", EN: "Feed readers"},
	"readersWhat": {
		VI: "Các dịch vụ sau chạy ngay trong trình duyệt, không phải cài đặt, nhưng phải mở tài khoản; giao diện phần lớn bằng tiếng Anh. Đó là dịch vụ của bên thứ ba, không liên quan đến bản tin.",
		EN: "These services run in the browser; there is nothing to install, but you need an account with them. They are run by others and have no ties with the bulletin.",
	},
	"readerFeedly":    {VI: "nhiều người dùng; có ứng dụng điện thoại và gói miễn phí.", EN: "widely used; has a phone app and a free plan."},
	"readerInoreader": {VI: "nhiều cách lọc và sắp xếp tin; có ứng dụng điện thoại và gói miễn phí.", EN: "many ways to filter and sort; has a phone app and a free plan."},
	"readerNewsBlur":  {VI: "mã nguồn mở; có ứng dụng điện thoại và gói miễn phí.", EN: "open source; has a phone app and a free plan."},
	"readerOldReader": {VI: "đơn giản, dễ dùng; có gói miễn phí.", EN: "simple and easy; has a free plan."},
	"readerFeedbin":   {VI: "gọn gàng, không quảng cáo; trả tiền sau thời gian dùng thử.", EN: "tidy, without advertising; paid after a trial."},
	"readerApps": {
		VI: "Cũng có những ứng dụng cài vào máy, không cần tài khoản: NetNewsWire (iPhone, iPad, máy Mac), Thunderbird (máy tính), Liferea (Linux). Đã cài thì bấm “%s” ở từng bản tin là thêm được ngay; chưa cài thì trình duyệt không mở được.",
		EN: "There are also programs to install, which need no account: NetNewsWire (iPhone, iPad, Mac), Thunderbird (computers), Liferea (Linux). With one of them, “%s” adds a feed at once; without one, the browser cannot open it.",
	},
}
