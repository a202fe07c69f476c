package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"bantin/cmd/bantin/settings"
	"bantin/storage"
	"bantin/storage/sqlite"
)

func (p *program) restoreCommand() *cobra.Command {
	m := manual{
		short: tell("Khôi phục cơ sở dữ liệu từ một bản sao lưu", "Restores the database from a copy"),
		long: tell(`Dừng serve trước khi khôi phục. Bản sao lưu được kiểm tra trước và được giữ nguyên; cơ sở dữ
liệu bị thay không bị xóa mà được giữ bên cạnh, với tên có ngày giờ.`,
			`Stop serve first. The copy is checked before anything is replaced, and stays as it is; the
database that is replaced is not deleted but kept beside it, under a name with date and time.`),
		arguments: tell("TỆP", "FILE"),
		examples:  []string{"bantin restore sao-luu/bantin-2026-07-25.db"},
		exits: []exitNote{
			done("đã khôi phục", "the copy is in its place"),
			{exitFailed, tell("không khôi phục được; cơ sở dữ liệu vẫn như cũ", "it could not be restored; the database is as it was")},
			wrongUsage(),
		},
	}
	cmd := p.command("restore", m, oneFile, func(cmd *cobra.Command, args []string) error {
		s, err := p.settings()
		if err != nil {
			return err
		}
		return p.restore(cmd.Context(), s, args[0])
	})
	offerDatabases(cmd)
	return cmd
}

// restore puts a copy in the place of the database of the settings.
func (p *program) restore(ctx context.Context, s *settings.Settings, from string) error {
	told, end := p.copying(tell("đang khôi phục", "restoring"))
	kept, err := sqlite.Restore(ctx, from, s.Database, p.Now().In(s.Site.Zone), told)
	end()
	if err != nil {
		return notRestored(s.Database, from, kept, err)
	}
	if err := p.printLine(tell("Đã khôi phục %s từ %s.", "%s was restored from %s.", s.Database, from)); err != nil || kept == "" {
		return err
	}
	return p.printLine(tell("Cơ sở dữ liệu trước đó được giữ ở %s.", "The database that was there before is kept as %s.", kept))
}

// notRestored explains why a database was not replaced.
func notRestored(database, from, kept string, err error) error {
	var fault *storage.Fault
	isFault := errors.As(err, &fault)
	switch {
	case errors.Is(err, sqlite.ErrSame):
		return misused(tell("%s chính là cơ sở dữ liệu đang dùng", "%s is the database itself", from),
			tell("nêu tên một bản sao lưu", "name a copy of it"))
	case errors.Is(err, fs.ErrNotExist) && !isFault:
		return notRead(from, err)
	case kept != "":
		return &failure{exitFailed, tell("không đặt được bản mới vào %s; bản cũ ở %s", "the new database could not be put at %s; the old one is %s", database, kept),
			tell("đổi tên tệp ấy trở lại", "rename that file back"), err}
	case !isFault:
		return fmt.Errorf("restore: %w", err)
	}
	if fault.Kind == storage.Corrupt && sameFile(fault.Path, from) {
		return &failure{exitFailed, tell("bản sao lưu %s đã hỏng; cơ sở dữ liệu được giữ nguyên", "the copy %s is damaged; the database was left as it is", from),
			tell("dùng một bản sao lưu khác", "use another copy"), err}
	}
	if fault.Kind == storage.NotADatabase && sameFile(fault.Path, from) {
		return &failure{exitFailed, tell("tệp %s không phải là bản sao lưu của bantin", "the file %s is no copy of a database of bantin", from),
			tell("nêu tên một tệp do bantin backup hoặc serve tạo ra", "name a file that bantin backup or serve has made"), err}
	}
	if what, next, about := copyFault(fault, database); about {
		return &failure{exitFailed, what, next, err}
	}
	return fmt.Errorf("restore: %w", err)
}

// sameFile reports whether two paths, one of them without symbolic links, lead
// to one file.
func sameFile(clean, path string) bool {
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	return abs == clean
}
