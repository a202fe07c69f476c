package main

import (
	"bantin/feeds"
	"bantin/storage"
)

// describeFault says why a database cannot be used, and what to do.
func describeFault(f *storage.Fault) (what, next feeds.Text) {
	elsewhere := tell("chọn tệp khác bằng --database", "name another file with --database")
	backup := tell("dừng mọi chương trình dùng tệp này và thay bằng bản sao lưu", "stop every program that uses the file and put a backup in its place")
	switch f.Kind {
	case storage.NoFolder:
		return tell("thư mục của cơ sở dữ liệu %s không tồn tại", "the folder of the database %s does not exist", f.Path),
			tell("tạo thư mục ấy, hoặc chọn tệp khác bằng --database", "create the folder, or name another file with --database")
	case storage.IsFolder:
		return tell("%s là một thư mục, không phải cơ sở dữ liệu", "%s is a folder, not a database", f.Path),
			tell("viết cả tên tệp, ví dụ --database %s/bantin.db", "write the file's name too, for example --database %s/bantin.db", f.Path)
	case storage.Denied:
		return tell("không có quyền đọc và ghi cơ sở dữ liệu %s", "there is no permission to read and write the database %s", f.Path),
			tell("cho người chạy bantin quyền ghi tệp và thư mục chứa tệp, hoặc chọn tệp khác bằng --database",
				"let the user who runs bantin write the file and its folder, or name another file with --database")
	case storage.NotADatabase:
		return tell("tệp %s không phải là cơ sở dữ liệu; nó được giữ nguyên", "the file %s is not a database; it was left as it is", f.Path), elsewhere
	case storage.Foreign:
		return tell("cơ sở dữ liệu %s là của chương trình khác; nó được giữ nguyên", "the database %s belongs to another program; it was left as it is", f.Path), elsewhere
	case storage.Newer:
		return tell("cơ sở dữ liệu %s do một bản bantin mới hơn ghi", "the database %s was written by a newer bantin", f.Path),
			tell("dùng bản bantin mới, hoặc chọn tệp khác bằng --database", "use the newer bantin, or name another file with --database")
	case storage.Older:
		return tell("một bản bantin cũ hơn đang đọc tin vào cơ sở dữ liệu %s; tệp được giữ nguyên", "an earlier bantin is fetching into the database %s; it was left as it is", f.Path),
			tell("khởi động lại serve bằng bản này, hoặc xem bằng chính bản cũ", "start serve again with this version, or look with that one")
	case storage.Corrupt:
		return tell("cơ sở dữ liệu %s đã hỏng", "the database %s is damaged", f.Path), backup
	case storage.Full:
		return tell("đĩa chứa cơ sở dữ liệu %s đã đầy", "the disk of the database %s is full", f.Path),
			tell("giải phóng chỗ trống rồi chạy lại; những gì đã lưu vẫn còn", "make room and start again; what was stored is still there")
	case storage.Disk:
		return tell("đĩa chứa cơ sở dữ liệu %s không đọc hoặc ghi được", "the disk of the database %s does not read or write", f.Path),
			tell("kiểm tra đĩa và nhật ký của hệ điều hành", "check the disk and the log of the operating system")
	case storage.Locked:
		return tell("một chương trình khác đang giữ cơ sở dữ liệu %s", "another program keeps the database %s to itself", f.Path),
			tell("đợi chương trình ấy xong rồi chạy lại", "wait until that program is done and start again")
	case storage.SecondWorker:
		return tell("một bantin khác đang đọc tin vào cơ sở dữ liệu %s", "another bantin is already fetching into the database %s", f.Path),
			tell("dừng chương trình kia (serve hoặc fetch), hoặc chọn tệp khác bằng --database", "stop the other one (serve or fetch), or name another file with --database")
	}
	return tell("không dùng được cơ sở dữ liệu: %v", "the database cannot be used: %v", f), elsewhere
}
