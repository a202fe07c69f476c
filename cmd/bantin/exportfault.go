package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"bantin/aggregator/export"
	"bantin/feeds"
	"bantin/storage"
)

// notExported explains why a site was not written into a folder.
func notExported(path string, err error) error {
	var refused *export.Refusal
	var fault *storage.Fault
	fail := func(what, next feeds.Text) error { return &failure{exitFailed, what, next, err} }
	switch {
	case errors.As(err, &refused):
		return fail(describeRefusal(path, refused))
	case errors.As(err, &fault):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fail(tell("đĩa không đủ chỗ cho thư mục %s; không mất gì, các tệp đã ghi đều trọn vẹn", "the disk has no room for the folder %s; nothing is lost, and every file that was written is whole", path),
			tell("giải phóng chỗ trống rồi chạy lại", "make room and run it again"))
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EEXIST):
		return fail(tell("%s, hoặc một thư mục trên đường đến đó, là một tệp", "%s, or a folder on the way to it, is a file", path),
			tell("chọn một thư mục khác", "choose another folder"))
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fail(tell("không có quyền ghi vào thư mục %s", "there is no permission to write into the folder %s", path),
			tell("cho người chạy bantin quyền ghi thư mục ấy, hoặc chọn thư mục khác", "let the user who runs bantin write into it, or choose another folder"))
	}
	return fmt.Errorf("export: %w", err)
}

// describeRefusal says why a folder is left as it is, and what to do.
func describeRefusal(path string, r *export.Refusal) (what, next feeds.Text) {
	names := strings.Join(r.Names[:min(len(r.Names), 3)], ", ")
	if len(r.Names) > 3 {
		names += ", …"
	}
	forced := func(vi, en string) feeds.Text {
		return feeds.Text{VI: vi + ", hoặc thêm --force", EN: en + ", or add --force"}
	}
	switch r.Why {
	case export.NotEmpty:
		return tell("thư mục %s đang chứa thứ khác (%s); chưa ghi gì", "the folder %s holds something else (%s); nothing was written", path, names),
			forced("chọn một thư mục trống", "choose an empty folder")
	case export.Foreign:
		return tell("trong %s có tệp không phải của bản tin ở đúng chỗ của bản tin: %s; chưa ghi gì", "in %s, files of somebody else stand where the site's are to be: %s; nothing was written", path, names),
			forced("dời các tệp ấy đi", "move them away")
	case export.OtherSite:
		return tell("thư mục %s đang chứa bản tin khác, có site.id là %s; chưa ghi gì", "the folder %s holds another site, whose site.id is %s; nothing was written", path, names),
			forced("chọn thư mục khác", "choose another folder")
	case export.MuchGone:
		return tell("%d trong %d tệp của %s sẽ bị gỡ; chưa ghi gì", "%d of the %d files of %s would be removed; nothing was written", r.Gone, r.Of, path),
			forced("xem lại --config và --database có đúng là của bản tin này", "see whether --config and --database are those of this site")
	case export.Damaged:
		return tell("danh sách tệp trong %s/.bantin đã hỏng; chưa ghi gì", "the list of files in %s/.bantin is damaged; nothing was written", path),
			forced("chọn một thư mục trống", "choose an empty folder")
	case export.Occupied:
		return tell("trong %s có thư mục hay liên kết ở đúng chỗ của một tệp bản tin: %s", "in %s, a folder or a link stands where a file of the site is to be: %s", path, names),
			tell("dời thứ ấy đi rồi chạy lại", "move it away and run it again")
	case export.Busy:
		return tell("một lệnh export khác đang ghi vào %s", "another export is writing into %s", path),
			tell("đợi lệnh ấy xong rồi chạy lại", "wait until it is done and run it again")
	}
	return tell("không ghi được vào %s: %v", "%s cannot be written into: %v", path, r), feeds.Text{}
}
