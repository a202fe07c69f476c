package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"bantin/cmd/bantin/settings"
	"bantin/feeds"
)

func (p *program) initCommand() *cobra.Command {
	m := manual{
		short: tell("Tạo thư mục cấu hình có lời giải thích", "Writes a commented folder of settings"),
		long: tell(`Ghi bantin.yaml, mỗi đơn vị một tệp trong sources/, và lược đồ để trình soạn thảo gợi ý; lời
giải thích bằng tiếng Việt, hoặc tiếng Anh với --lang en. Không ghi đè lên tệp nào đã có.
Không nêu thư mục thì ghi vào thư mục hiện tại.`,
			`Writes bantin.yaml, one file a department in sources/, and the schema for editors; with
comments in Vietnamese, or in English with --lang en. Writes over no file. Without a folder,
the current one is taken.`),
		arguments: tell("[THƯ_MỤC]", "[FOLDER]"),
		examples:  []string{"bantin init", "bantin init /etc/bantin", "bantin init --lang en"},
		exits: []exitNote{
			done("đã ghi", "they were written"),
			{exitFailed, tell("đã có tệp trùng tên, hoặc không ghi được; chưa ghi gì", "a file is there already, or they could not be written; nothing was")},
			wrongUsage(),
		},
	}
	cmd := p.command("init", m, oneFolder, func(_ *cobra.Command, args []string) error {
		folder := "."
		if len(args) == 1 {
			folder = args[0]
		}
		return p.init(folder)
	})
	cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	return cmd
}

// oneFolder wants one argument at most, a folder.
func oneFolder(cmd *cobra.Command, args []string) error {
	if len(args) <= 1 {
		return nil
	}
	return misused(tell("lệnh %q chỉ nhận một thư mục, ở đây có %d", "the command %q takes one folder, here are %d", cmd.CommandPath(), len(args)),
		tell("tên thư mục có dấu cách phải đặt trong ngoặc kép", "a name with spaces must be put in quotes"))
}

// init writes a new folder of settings, all of it or nothing.
func (p *program) init(folder string) error {
	files, err := settings.NewFolder(p.language)
	if err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(folder, filepath.FromSlash(f.Path))
		if _, err := os.Lstat(path); err == nil {
			return isThere(path)
		}
	}
	var written []string
	for _, f := range files {
		path := filepath.Join(folder, filepath.FromSlash(f.Path))
		if err := writeNew(path, f.Data); err != nil {
			for _, w := range written {
				err = errors.Join(err, os.Remove(w))
			}
			return notWritten(path, err)
		}
		written = append(written, path)
	}
	return p.initiated(folder, written)
}

// writeNew writes a file that must not be there yet, and the folders around
// it.
func writeNew(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

func isThere(path string) error {
	return &failure{code: exitFailed, what: tell("đã có tệp %s; không ghi đè, chưa ghi gì", "the file %s is there already; nothing was written", path),
		next: tell("dùng tệp ấy, hoặc nêu một thư mục khác: bantin init THƯ_MỤC", "use that one, or name another folder: bantin init FOLDER")}
}

// notWritten says that a file of settings could not be written.
func notWritten(path string, err error) error {
	var wrong settings.Findings
	if errors.As(err, &wrong) {
		return wrong
	}
	f := &failure{exitFailed, tell("không ghi được %s: %v", "%s could not be written: %v", path, err),
		tell("kiểm tra đường dẫn và chỗ trống trên đĩa", "check the path and the room on the disk"), err}
	if errors.Is(err, fs.ErrPermission) {
		f.what = tell("không có quyền ghi %s", "there is no permission to write %s", path)
		f.next = tell("chạy lệnh bằng người dùng được sửa cấu hình", "run the command as a user who may change the settings")
	}
	return f
}

// initiated lists what was written, and says what comes next.
func (p *program) initiated(folder string, written []string) error {
	for _, path := range written {
		if _, err := fmt.Fprintln(p.Stdout, path); err != nil {
			return err
		}
	}
	next := []feeds.Text{
		tell("Mở bantin.yaml để xem và sửa: lời giải thích ở ngay trong tệp.", "Open bantin.yaml to read and change it: every line is explained there."),
		tell("Tiếp theo: bantin add ĐỊA_CHỈ (thêm nguồn), bantin check (kiểm tra), bantin serve (chạy).", "Next: bantin add URL (a source), bantin check (try all), bantin serve (run)."),
	}
	if folder != "." {
		next[1] = tell("Tiếp theo: vào thư mục %s rồi chạy bantin add ĐỊA_CHỈ (thêm nguồn), bantin check (kiểm tra), bantin serve (chạy).",
			"Next: go to the folder %s and run bantin add URL (a source), bantin check (try all), bantin serve (run).", folder)
	}
	for _, t := range next {
		fmt.Fprintln(prose(p.Stderr), p.say(t))
	}
	return nil
}
