package web

import "bantin/feeds"

// messageTexts are those of pages that only say something.
var messageTexts = map[string]feeds.Text{
	"notFoundHead":     {VI: "Không có trang này", EN: "No such page"},
	"notFound":         {VI: "Bản tin không có trang nào ở địa chỉ này. Có thể địa chỉ bị gõ sai hoặc chép thiếu.", EN: "The bulletin has no page at this address. It may have been mistyped or cut short."},
	"goneHead":         {VI: "Tin này đã được gỡ", EN: "This story was withdrawn"},
	"gone":             {VI: "Ban biên tập đã gỡ tin này khỏi bản tin.", EN: "The editors have withdrawn this story from the bulletin."},
	"joinedHead":       {VI: "Tin này đã được gộp", EN: "This story was merged"},
	"joined":           {VI: "Ban biên tập đã gộp tin này vào một tin khác.", EN: "The editors have merged this story into another one."},
	"onward":           {VI: "Mở tin sau khi gộp", EN: "Open that story"},
	"methodHead":       {VI: "Không làm được việc này", EN: "This cannot be done"},
	"method":           {VI: "Các trang của bản tin chỉ để đọc.", EN: "The pages of the bulletin are read-only."},
	"tooLongHead":      {VI: "Địa chỉ quá dài", EN: "The address is too long"},
	"tooLong":          {VI: "Không có trang nào của bản tin có địa chỉ dài như vậy.", EN: "No page of the bulletin has an address as long as this."},
	"unacceptableHead": {VI: "Không có dạng phù hợp", EN: "No suitable format"},
	"unacceptable":     {VI: "Yêu cầu từ chối mọi dạng mà trang này có.", EN: "The request accepts none of the formats of this page."},
	"notReadyHead":     {VI: "Bản tin đang khởi động", EN: "The bulletin is starting"},
	"notReady":         {VI: "Xin thử lại sau vài giây.", EN: "Please try again in a few seconds."},
	"failedHead":       {VI: "Trang gặp trục trặc", EN: "Something went wrong"},
	"failed":           {VI: "Lỗi này đã được ghi lại. Xin thử lại sau ít phút.", EN: "The error has been recorded. Please try again in a few minutes."},
}
