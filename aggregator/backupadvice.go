package aggregator

import (
	"errors"
	"syscall"

	"bantin/aggregator/health"
	"bantin/feeds"
	"bantin/storage"
)

// full reports whether there was no room on a disk.
func full(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }

// CopyAdvice says why the database could not be copied, and what to do; nothing
// when it could.
func CopyAdvice(c storage.Chore) health.Advice {
	if c.Problem == "" {
		return health.Advice{}
	}
	why, known := copyProblems[storage.FaultKind(c.Problem)]
	if !known {
		why = health.Advice{
			What: feeds.Text{VI: "có lỗi khi ghi bản sao", EN: "something went wrong while it was written"},
			Next: feeds.Text{VI: "Xem nhật ký của bantin để biết chi tiết.", EN: "The log of bantin says more."},
		}
	}
	return health.Advice{
		What: feeds.Text{
			VI: "Chưa sao lưu được cơ sở dữ liệu: " + why.What.VI + ".",
			EN: "The database could not be copied: " + why.What.EN + ".",
		},
		Next: why.Next,
	}
}

// copyProblems are sentences on what keeps copies from being made.
var copyProblems = map[storage.FaultKind]health.Advice{
	storage.NoFolder: {
		What: feeds.Text{VI: "không có nơi để đặt thư mục sao lưu", EN: "there is no place for the folder of copies"},
		Next: feeds.Text{VI: "Kiểm tra “backup.folder” trong cấu hình, và ổ đĩa ấy đã được gắn chưa.", EN: "Check “backup.folder” in the settings, and whether that disk is mounted."},
	},
	storage.IsFolder: {
		What: feeds.Text{VI: "có một thư mục mang tên của bản sao", EN: "a folder has the name of the copy"},
		Next: feeds.Text{VI: "Đổi tên thư mục ấy.", EN: "Rename that folder."},
	},
	storage.Denied: {
		What: feeds.Text{VI: "không có quyền ghi vào thư mục sao lưu", EN: "there is no permission to write into the folder of copies"},
		Next: feeds.Text{VI: "Cho người chạy bantin quyền ghi vào thư mục ấy.", EN: "Let the user who runs bantin write into that folder."},
	},
	storage.Full: {
		What: feeds.Text{VI: "đĩa đã đầy", EN: "the disk is full"},
		Next: feeds.Text{VI: "Giải phóng chỗ trống, hoặc giảm số bản giữ lại ở “backup.keep”.", EN: "Make room, or keep fewer copies (“backup.keep”)."},
	},
	storage.Disk: {
		What: feeds.Text{VI: "đĩa không đọc hoặc ghi được", EN: "the disk does not read or write"},
		Next: feeds.Text{VI: "Kiểm tra đĩa và nhật ký của hệ điều hành.", EN: "Check the disk and the log of the operating system."},
	},
	storage.Corrupt: {
		What: feeds.Text{VI: "cơ sở dữ liệu đã hỏng", EN: "the database is damaged"},
		Next: feeds.Text{VI: "Dừng bantin và chạy bantin restore với bản sao lưu gần nhất.", EN: "Stop bantin and run bantin restore with the latest copy."},
	},
	storage.Locked: {
		What: feeds.Text{VI: "một chương trình khác đang giữ cơ sở dữ liệu", EN: "another program keeps the database to itself"},
		Next: feeds.Text{VI: "Đóng chương trình ấy; bantin sẽ tự thử lại.", EN: "Close that program; bantin will try again."},
	},
}
