package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"bantin/cmd/bantin/demo"
	"bantin/cmd/bantin/settings"
)

func (p *program) demoCommand() *cobra.Command {
	var still bool
	m := manual{
		short: tell("Chạy thử trọn vẹn với trang giả lập của bảy sở trên máy này", "Runs everything with seven simulated department sites on this machine"),
		long: tell(`Mở bảy trang sở giả lập, mỗi trang một kiểu trục trặc, rồi đọc và phục vụ bản tin như thật.
Cứ hai mươi giây có một bài mới. Dùng cơ sở dữ liệu tạm, trừ khi --database nêu tên một tệp.`,
			`Opens seven small department sites, each with its own kind of trouble, then fetches and
serves as in earnest. A new article appears every twenty seconds. The database is a
temporary one unless --database names a file.`),
		examples: []string{"bantin demo", "bantin demo --still --database thu.db --listen 127.0.0.1:9090"},
		exits: []exitNote{
			done("đã dừng theo yêu cầu", "stopped on request"),
			{exitFailed, tell("không chạy được", "could not run")},
			wrongUsage(),
		},
	}
	cmd := p.command("demo", m, noArguments, func(cmd *cobra.Command, _ []string) error {
		if p.flags.config != "" {
			return misused(tell("demo không đọc tệp cấu hình", "the demo reads no settings file"), tell("bỏ --config, hoặc dùng bantin serve", "leave --config out, or use bantin serve"))
		}
		return p.demo(cmd.Context(), demo.Options{Now: p.Now, Still: still})
	})
	p.listenFlag(cmd)
	cmd.Flags().BoolVar(&still, "still", false, p.say(tell("không có bài mới nào xuất hiện", "no new article appears")))
	return cmd
}

// demoPause is how long a site of the demo is left alone between two requests:
// they are all on this machine, and somebody is watching.
const demoPause = 100 * time.Millisecond

// demo opens the sites and serves what they publish.
func (p *program) demo(ctx context.Context, opts demo.Options) (err error) {
	sites, err := demo.Start(ctx, opts)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, sites.Close()) }()
	s, err := settings.Parse("demo.yaml", sites.Settings("", ""))
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "bantin-demo-")
	if err != nil {
		return fmt.Errorf("temporary folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	temporary := settings.Override{From: "demo", Key: "database", Value: filepath.Join(folder, "bantin.db")}
	if err := s.Apply(append([]settings.Override{temporary}, p.overrides()...)); err != nil {
		return err
	}
	p.pause = demoPause
	s.Backup = settings.Backup{} // nobody wants copies of it
	return p.serve(ctx, s)
}
