package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"bantin/cmd/bantin/settings"
	"bantin/storage"
)

func (p *program) relearnCommand() *cobra.Command {
	m := manual{
		short: tell("Học lại cách đọc trang của một nguồn", "Learns anew how to read the page of a source"),
		long: tell(`Dùng khi trang của nguồn đã đổi giao diện và báo lỗi mãi dù trang vẫn có tin: quên cách
đọc cũ, lần tới đọc như lần đầu. Bài đã biết vẫn được nhận ra, không bị đăng lại. Dùng
được trong khi serve đang chạy.`,
			`For a source whose page was rebuilt and that stays in alarm although there is news on it:
forgets how the page was read and reads it next as if for the first time. Known articles
are recognised and not published again. May be used while serve runs.`),
		arguments: tell("NGUỒN…", "SOURCE…"),
		examples:  []string{"bantin relearn lao-cai-tin-tuc"},
		exits: []exitNote{
			done("đã ghi nhận", "it is noted"),
			{exitFailed, tell("không ghi được", "it could not be noted")},
			wrongUsage(),
		},
	}
	cmd := p.command("relearn", m, someSources, func(cmd *cobra.Command, args []string) error {
		s, err := p.settingsInForce(cmd.Context())
		if err != nil {
			return err
		}
		return p.relearn(cmd.Context(), s, args)
	})
	cmd.ValidArgsFunction = p.sourceIDs
	return cmd
}

// relearn has sources read as if for the first time.
func (p *program) relearn(ctx context.Context, s *settings.Settings, ids []string) (err error) {
	if err := selectable(s, ids); err != nil {
		return err
	}
	store, err := openStored(ctx, s.Database)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	err = store.Relearn(ctx, ids, p.Now())
	if errors.Is(err, storage.ErrNotFound) {
		return &failure{
			code: exitFailed,
			what: tell("có nguồn chưa được đọc lần nào nên chưa học gì", "one of the sources was not read yet, so nothing was learned of it"),
			next: tell("chạy bantin serve hoặc bantin fetch trước", "run bantin serve or bantin fetch first"),
		}
	}
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := p.printLine(tell("%s: sẽ được đọc lại như lần đầu", "%s: will be read as if for the first time", id)); err != nil {
			return err
		}
	}
	return nil
}

// someSources wants one argument or more, ids of sources.
func someSources(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return nil
	}
	return misused(tell("lệnh %q cần mã của một nguồn", "the command %q needs the id of a source", cmd.CommandPath()),
		tell("ví dụ: %s lao-cai-tin-tuc; các mã có trong bantin status", "for example: %s lao-cai-tin-tuc; bantin status shows the ids", cmd.CommandPath()))
}
