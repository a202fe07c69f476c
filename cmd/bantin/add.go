package main

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"bantin/aggregator"
	"bantin/aggregator/health"
	"bantin/cmd/bantin/settings"
	"bantin/storage"
)

// wishes are what the flags of add decide.
type wishes struct {
	department, id string
	topics         []string
	yes            bool
	final          bool // the question for the department is the last one
}

func (p *program) addCommand() *cobra.Command {
	var w wishes
	m := manual{
		short: tell("Thêm một nguồn tin vào cấu hình", "Adds a source to the settings"),
		long: tell(`Tìm tệp RSS hoặc danh sách tin ở địa chỉ ấy, cho xem những bài sẽ được đăng và bài nào là tin đã
có, rồi ghi nguồn vào đúng tệp cấu hình, giữ nguyên mọi chú thích. Trên màn hình dòng lệnh,
chương trình hỏi nhiều nhất hai câu; có --yes thì không hỏi câu nào.`,
			`Finds the feed or the list of news at an address, shows what would be published and which of it is
known already, and writes the source into the right file of the settings, keeping every
comment. On a terminal it asks two questions at most; with --yes, none.`),
		arguments: tell("ĐỊA_CHỈ", "URL"),
		examples: []string{
			"bantin add https://vhttdl.sonla.gov.vn/tong-hop-58992",
			"bantin add --department lao-cai --topics du-lich --yes https://svhttdl.laocai.gov.vn/du-lich",
		},
		exits: []exitNote{
			done("đã ghi nguồn vào cấu hình", "the source was written"),
			{exitFailed, tell("không đọc được, đã có nguồn đọc địa chỉ này, hoặc không ghi được", "it could not be read, is read already, or could not be written")},
			wrongUsage(),
			{exitPartly, tell("chỉ cho xem, chưa ghi gì", "shown only, nothing was written")},
		},
	}
	cmd := p.command("add", m, oneAddress, func(cmd *cobra.Command, args []string) error {
		s, err := p.settings()
		if err != nil {
			return err
		}
		return p.add(cmd.Context(), s, args[0], w)
	})
	f := cmd.Flags()
	f.StringVar(&w.department, "department", "", p.say(tell("`MÃ` đơn vị đăng tin", "`ID` of the department that publishes")))
	f.StringVar(&w.id, "id", "", p.say(tell("`MÃ` của nguồn (mặc định: theo đơn vị và địa chỉ)", "`ID` of the source (else by its department and address)")))
	f.StringSliceVar(&w.topics, "topics", nil, p.say(tell("`MÃ,…` của các chuyên mục mà mọi tin của nguồn đều thuộc", "`ID,…` of topics that all its stories belong to")))
	f.BoolVar(&w.yes, "yes", false, p.say(tell("ghi ngay, không hỏi", "write without asking")))
	p.jsonFlag(cmd)
	return cmd
}

// add finds out what is at an address, shows it, and writes it down.
func (p *program) add(ctx context.Context, s *settings.Settings, address string, w wishes) error {
	if s.IsBuiltin() {
		return nowhereToWrite()
	}
	address, v, err := p.visitTyped(ctx, s, address)
	if err != nil {
		return err
	}
	chosen := offersFeeds(v)
	if chosen {
		if address, v, err = p.chooseFeed(ctx, s, v, w); err != nil {
			return err
		}
	}
	if v.Problem != nil {
		advice := health.Tried(v.Problem)
		return &failure{exitFailed, advice.What, advice.Next, v.Problem}
	}
	address = betterAddress(v, address)
	if err := p.unread(ctx, s, address, v.Response.URL, v.FeedURL); err != nil {
		return err
	}
	joins, err := p.foresee(ctx, s, v)
	if err != nil {
		return err
	}
	found := adding{program: p, settings: s, visit: v, joins: joins}
	if !p.flags.json {
		if err := found.show(); err != nil {
			return err
		}
	}
	w.final = chosen && p.departmentOf(s, v, address, w) == ""
	if found.source, err = p.propose(ctx, s, v, address, w); err != nil {
		return err
	}
	if found.addition, err = s.Add(found.source); err != nil {
		return err
	}
	if !p.flags.json {
		if err := found.showLines(); err != nil {
			return err
		}
	}
	return found.write(ctx, w.yes || w.final)
}

// nowhereToWrite says that the built-in settings are in force.
func nowhereToWrite() error {
	return misused(tell("chưa có tệp cấu hình để ghi vào", "there is no settings file to write to"),
		tell("vào thư mục có tệp bantin.yaml, hoặc chỉ ra tệp ấy bằng --config; nếu chưa có thì chạy bantin init trước", "go to the folder with bantin.yaml, or name that file by --config; if there is none yet, run bantin init first"))
}

// write writes the source, if whoever is asked agrees.
func (a adding) write(ctx context.Context, agreed bool) error {
	if !agreed && !a.flags.json && a.somebodyAnswers() {
		answer, err := a.ask(ctx, tell("Ghi nguồn %s (đơn vị %s) vào %s? (Enter hoặc c: có, k: không)", "Write the source %s (department %s) to %s? (Enter or y: yes, n: no)", a.source.ID, a.source.Department, a.addition.Path))
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		agreed = err == nil && yes(answer)
	}
	if agreed {
		if err := a.addition.Write(); err != nil {
			return notWritten(a.addition.Path, err)
		}
	}
	return a.conclude(agreed)
}

// unread refuses addresses that a source reads already, under whatever name.
func (p *program) unread(ctx context.Context, s *settings.Settings, addresses ...string) error {
	states, err := p.statesIfAny(ctx, s)
	if err != nil {
		return err
	}
	for _, a := range addresses {
		if a == "" {
			continue
		}
		id := s.ReadBy(a)
		if i := slices.IndexFunc(states, func(st storage.SourceState) bool { return st.FeedURL != "" && settings.SamePage(st.FeedURL, a) }); id == "" && i >= 0 {
			if _, named := s.Place(states[i].ID); named {
				id = states[i].ID
			}
		}
		if id == "" {
			continue
		}
		place, _ := s.Place(id)
		return &failure{code: exitFailed, what: tell("nguồn %s đã đọc địa chỉ %s (%s)", "the source %s reads %s already (%s)", id, a, place),
			next: tell("xem tình trạng của nguồn ấy bằng bantin status; muốn đổi cách đọc thì sửa ở chỗ vừa nêu", "bantin status says how that source is; to change how it is read, edit that place")}
	}
	return nil
}

// betterAddress is where an address leads to for good, else the address.
func betterAddress(v aggregator.Visit, address string) string {
	if v.Response.Moved != "" && v.FeedURL == "" {
		return v.Response.Moved
	}
	return address
}
