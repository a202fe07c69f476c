package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"bantin/cmd/bantin/settings"
	"bantin/feeds"
	"bantin/storage"
	"bantin/storage/sqlite"
)

func (p *program) backupCommand() *cobra.Command {
	m := manual{
		short: tell("Sao lưu cơ sở dữ liệu vào một tệp mới", "Copies the database into a new file"),
		long: tell(`Dùng được trong khi serve đang chạy. Bản sao chỉ xuất hiện khi đã chép trọn vẹn và kiểm tra
xong; không bao giờ ghi đè tệp đã có. serve cũng tự sao lưu mỗi đêm (khóa "backup").`,
			`May be used while serve runs. The copy appears only when it is whole and checked; a file
that is there already is never overwritten. serve makes a copy every night, too (the key "backup").`),
		arguments: tell("TỆP", "FILE"),
		examples:  []string{"bantin backup /mnt/du-phong/bantin-2026-07-25.db"},
		exits: []exitNote{
			done("đã sao lưu", "the copy is made"),
			{exitFailed, tell("không sao lưu được", "no copy could be made")},
			wrongUsage(),
		},
	}
	cmd := p.command("backup", m, oneFile, func(cmd *cobra.Command, args []string) error {
		s, err := p.settings()
		if err != nil {
			return err
		}
		return p.backup(cmd.Context(), s, args[0])
	})
	offerDatabases(cmd)
	return cmd
}

// offerDatabases lets the shell complete names of databases.
func offerDatabases(cmd *cobra.Command) {
	cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{"db"}, cobra.ShellCompDirectiveFilterFileExt
	}
}

// backup copies the database of the settings.
func (p *program) backup(ctx context.Context, s *settings.Settings, to string) error {
	told, end := p.copying(tell("đang sao lưu", "copying"))
	err := sqlite.Backup(ctx, s.Database, to, told)
	end()
	if err != nil {
		return notBackedUp(s.Database, to, err)
	}
	return p.printLine(tell("Đã sao lưu %s vào %s.", "%s was copied into %s.", s.Database, to))
}

// copying shows how far a copy has come, if people are looking at standard
// error; end takes that away.
func (p *program) copying(doing feeds.Text) (told sqlite.Progress, end func()) {
	if !isTerminal(p.Stderr) {
		return nil, func() {}
	}
	var bar *progressbar.ProgressBar
	told = func(done, total int64) {
		if bar == nil {
			bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(p.Stderr), progressbar.OptionSetDescription(p.say(doing)),
				progressbar.OptionShowBytes(true), progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish())
		}
		_ = bar.Set64(done) // what a terminal does not show does no harm
	}
	return told, func() {
		if bar != nil {
			_ = bar.Clear()
		}
	}
}

// notBackedUp explains why there is no copy of a database.
func notBackedUp(database, to string, err error) error {
	var fault *storage.Fault
	switch {
	case errors.Is(err, sqlite.ErrExists):
		return &failure{exitFailed, tell("đã có tệp %s; nó được giữ nguyên", "there is a file %s already; it was left as it is", to),
			tell("chọn một tên khác", "choose another name"), err}
	case errors.Is(err, fs.ErrNotExist) && !errors.As(err, &fault):
		return noDatabase(database)
	case errors.As(err, &fault):
		if what, next, about := copyFault(fault, to); about {
			return &failure{exitFailed, what, next, err}
		}
	}
	return fmt.Errorf("backup: %w", err)
}

// copyFault says what keeps a copy from being written, if that is it.
func copyFault(f *storage.Fault, to string) (what, next feeds.Text, about bool) {
	switch f.Kind {
	case storage.NoFolder:
		return tell("thư mục của tệp %s không tồn tại", "the folder of the file %s does not exist", to),
			tell("tạo thư mục ấy, hoặc chọn nơi khác", "create the folder, or choose another place"), true
	case storage.Denied:
		return tell("không có quyền đọc cơ sở dữ liệu, hoặc ghi tệp %s", "there is no permission to read the database, or to write the file %s", to),
			tell("kiểm tra quyền của người chạy bantin, hoặc chọn nơi khác", "check the rights of the user who runs bantin, or choose another place"), true
	case storage.Full:
		return tell("đĩa không đủ chỗ cho tệp %s", "the disk has no room for the file %s", to),
			tell("giải phóng chỗ trống, hoặc chọn nơi khác", "make room, or choose another place"), true
	}
	return what, next, false
}
