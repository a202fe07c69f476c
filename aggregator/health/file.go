package health

import (
	"strings"

	"bantin/feeds"
)

// files names kinds of files by their media types, as people call them.
var files = map[string]feeds.Text{
	"image/jpeg":                   {VI: "tệp ảnh JPEG", EN: "a JPEG picture"},
	"image/png":                    {VI: "tệp ảnh PNG", EN: "a PNG picture"},
	"image/gif":                    {VI: "tệp ảnh GIF", EN: "a GIF picture"},
	"application/pdf":              {VI: "tài liệu PDF", EN: "a PDF document"},
	"application/zip":              {VI: "tệp nén ZIP", EN: "a ZIP archive"},
	"application/x-gzip":           {VI: "tệp nén GZIP", EN: "a GZIP archive"},
	"application/x-rar-compressed": {VI: "tệp nén RAR", EN: "a RAR archive"},
	"application/msword":           {VI: "tài liệu Word, Excel hoặc PowerPoint", EN: "a Word, Excel or PowerPoint document"},
	"application/json":             {VI: "dữ liệu JSON", EN: "JSON data"},

	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   {VI: "tài liệu Word", EN: "a Word document"},
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         {VI: "bảng tính Excel", EN: "an Excel sheet"},
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": {VI: "bài trình chiếu PowerPoint", EN: "a PowerPoint presentation"},
}

// kinds names the other media types by their first half.
var kinds = map[string]feeds.Text{
	"image":       {VI: "tệp ảnh", EN: "a picture"},
	"video":       {VI: "tệp phim", EN: "a film"},
	"audio":       {VI: "tệp âm thanh", EN: "a sound recording"},
	"font":        {VI: "tệp phông chữ", EN: "a font"},
	"application": {VI: "tệp dữ liệu không phải chữ", EN: "a file that is no text"},
}

// fileOf says what kind of file a media type is of; what is none stays as it
// is.
func fileOf(detail string) feeds.Text {
	if name, known := files[detail]; known {
		return name
	}
	first, second, found := strings.Cut(detail, "/")
	if name, known := kinds[first]; known && found && second != "" && !strings.ContainsAny(second, " /<>") {
		return name
	}
	return same(detail)
}
