package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"bantin/aggregator/export"
	"bantin/aggregator/publish"
	"bantin/aggregator/web"
	"bantin/cmd/bantin/settings"
	"bantin/storage"
)

func (p *program) exportCommand() *cobra.Command {
	var force bool
	m := manual{
		short: tell("Ghi cả bản tin thành các tệp tĩnh", "Writes the whole site as static files"),
		long: tell(`Ghi mọi trang bằng cả hai thứ tiếng, mọi địa chỉ theo dõi RSS, Atom và JSON Feed, vào một
thư mục mà máy chủ web hay mạng phân phối nội dung (CDN) nào cũng phục vụ được ở gốc của một
tên miền. Dùng được trong khi serve đang chạy. Chạy lại thì chỉ tệp nào đổi mới được ghi, mỗi
tệp một lần trọn vẹn; tệp của trang không còn nữa thì được gỡ. Không bao giờ đụng đến tệp không
phải của bản tin. Tìm kiếm cần có máy chủ nên không có trong các tệp.`,
			`Writes every page and every feed in RSS, Atom and JSON, in both languages, into a folder
that any web server or content delivery network can serve at the root of a host name. May be
used while serve runs. Run again, it writes only the files that changed, each all at once, and
removes those of pages that are gone. The files of others are never touched. Searching needs
a server and is left out.`),
		arguments: tell("THƯ_MỤC", "FOLDER"),
		examples:  []string{"bantin export /srv/bantin", "bantin export --json /srv/bantin"},
		exits: []exitNote{
			done("các tệp đã đúng như bản tin", "the files are what the site is"),
			{exitFailed, tell("không ghi được; những gì đã ghi vẫn đúng, chạy lại thì ghi tiếp", "could not be written; what was is good, and the next run goes on")},
			wrongUsage(),
			{exitPartly, tell("có trang không dựng được; tệp cũ của trang ấy được giữ nguyên", "some pages could not be made; their old files stay")},
		},
	}
	cmd := p.command("export", m, thisFolder, func(cmd *cobra.Command, args []string) error {
		s, err := p.settingsInForce(cmd.Context())
		if err != nil {
			return err
		}
		return p.export(cmd.Context(), s, args[0], force)
	})
	cmd.Flags().BoolVar(&force, "force", false, p.say(tell("ghi cả vào thư mục đang chứa thứ khác; tệp trùng tên với tệp của bản tin sẽ bị thay", "also write into a folder that holds something else; files in the way are replaced")))
	p.jsonFlag(cmd)
	cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	return cmd
}

// thisFolder wants one argument, a folder.
func thisFolder(cmd *cobra.Command, args []string) error {
	if len(args) == 0 || args[0] == "" {
		return misused(tell("lệnh %q cần một thư mục", "the command %q needs a folder", cmd.CommandPath()),
			tell("ví dụ: %s /srv/bantin", "for example: %s /srv/bantin", cmd.CommandPath()))
	}
	return oneFolder(cmd, args)
}

// An exported site is what came of an export.
type exported struct {
	Folder    string   `json:"folder"`
	Files     int      `json:"files"`
	Written   int      `json:"written"`
	Unchanged int      `json:"unchanged"`
	Removed   int      `json:"removed"`
	Failed    []string `json:"failed"` // addresses
}

// export writes the site into a folder.
func (p *program) export(ctx context.Context, s *settings.Settings, path string, force bool) (err error) {
	store, err := openStored(ctx, s.Database)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if !s.HasOwnAddress() {
		fmt.Fprintln(p.Stderr, p.say(tell("Chưa khai báo site.url: mọi trang và địa chỉ theo dõi sẽ mang địa chỉ %s.",
			"site.url is not set: pages and feeds will call themselves %s.", s.Site.URL)))
	}
	sum, err := p.exportStored(ctx, s, store, path, force)
	if err != nil {
		return notExported(path, err)
	}
	return p.tellExported(path, sum)
}

// exportStored writes what is stored into a folder.
func (p *program) exportStored(ctx context.Context, s *settings.Settings, store *storage.Store, path string, force bool) (sum export.Summary, err error) {
	folder, err := export.Open(path, s.Site.ID, force)
	if err != nil {
		return sum, err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	version := thisBuild().Version
	publisher := &publish.Publisher{Store: store, Now: p.Now, Version: version, Since: folder.Since, Uncoded: true}
	publisher.Configure(s.Site, s.Sources)
	if err := publisher.RebuildAll(ctx); err != nil {
		return sum, err
	}
	faults := faultsOf(s, brokenFiles(s))
	server := &web.Server{
		Publisher: publisher, Store: store, Site: s.Site, Sources: s.Sources, Builtin: s.IsBuiltin(),
		Faults: func() []web.Fault { return faults }, Now: p.Now, Log: p.log, Version: version,
	}
	site, err := server.Files()
	if err != nil {
		return sum, err
	}
	program, err := digestOfProgram()
	if err != nil {
		return sum, err
	}
	var bar *progress
	told := func(done, total int) {
		if bar == nil {
			bar = p.progress(total, p.say(tell("đang ghi", "writing")))
		}
		_ = bar.step(func() error { return nil }) // what a terminal does not show does no harm
	}
	sum, err = folder.Export(ctx, site, export.Order{Program: program, Force: force, Told: told})
	if bar != nil {
		bar.close()
	}
	return sum, err
}

// digestOfProgram stands for all that this program makes pages by.
func digestOfProgram() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find this program: %w", err)
	}
	file, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("read this program: %w", err)
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", fmt.Errorf("read this program: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)[:12]), nil
}

// tellExported prints what came of an export.
func (p *program) tellExported(path string, sum export.Summary) (err error) {
	if p.flags.json {
		failed := append([]string{}, sum.Failed...)
		err = p.printJSON(exported{path, sum.Files, sum.Written, sum.Unchanged, sum.Removed, failed})
	} else {
		err = p.printLine(tell("%s: %d tệp; %d mới hoặc đã đổi, %d như cũ, %d đã gỡ.", "%s: %d files; %d new or changed, %d as they were, %d removed.",
			path, sum.Files, sum.Written, sum.Unchanged, sum.Removed))
	}
	if err != nil || len(sum.Failed) == 0 {
		return err
	}
	for _, at := range sum.Failed[:min(len(sum.Failed), mostTold)] {
		fmt.Fprintln(p.Stderr, p.say(tell("Không dựng được %s; tệp cũ được giữ nguyên.", "%s could not be made; the old file stays.", at)))
	}
	return quit(exitPartly)
}

// mostTold is how many pages that could not be made are named.
const mostTold = 20
