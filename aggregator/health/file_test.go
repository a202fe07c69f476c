package health

import (
	"strings"
	"testing"

	"bantin/feeds"
)

func TestFilesAreCalledWhatTheyAre(t *testing.T) {
	for detail, want := range map[string]string{
		"image/jpeg":               "mà là “tệp ảnh JPEG”.",
		"image/x-icon":             "mà là “tệp ảnh”.",
		"application/pdf":          "mà là “tài liệu PDF”.",
		"application/octet-stream": "mà là “tệp dữ liệu không phải chữ”.",
		"Lỗi kết nối":              "mà là “Lỗi kết nối”.",
		"image/jpeg là gì":         "mà là “image/jpeg là gì”.",
		"":                         "dành cho máy đọc).",
	} {
		for _, a := range []Advice{Describe(&feeds.Problem{Class: feeds.NotAFeed, Detail: detail}), Tried(&feeds.Problem{Class: feeds.NotAFeed, Detail: detail})} {
			if !strings.HasSuffix(a.What.VI, want) {
				t.Errorf("%q: %s", detail, a.What.VI)
			}
		}
	}
	if got := Describe(&feeds.Problem{Class: feeds.NotAPage, Detail: "application/pdf"}).What.EN; !strings.Contains(got, "(a PDF document)") {
		t.Error(got)
	}
}
