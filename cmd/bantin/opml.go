package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"bantin/aggregator/publish"
	"bantin/cmd/bantin/settings"
	"bantin/feeds"
	"bantin/feeds/opml"
	"bantin/storage"
)

func (p *program) opmlCommand() *cobra.Command {
	m := manual{
		short:    tell("Xuất và nhập danh sách nguồn dạng OPML", "Exports and imports lists of sources as OPML"),
		long:     tell("OPML là dạng tệp mà các phần mềm đọc tin dùng để trao đổi danh sách theo dõi.", "OPML is the format in which feed readers exchange their lists."),
		examples: []string{"bantin opml export > nguon.opml", "bantin opml import --yes nguon.opml"},
		exits:    []exitNote{done("xong", "done"), wrongUsage()},
	}
	cmd := p.command("opml", m, noCommand, func(cmd *cobra.Command, _ []string) error {
		cmd.SetOut(p.Stderr)
		if err := cmd.Help(); err != nil {
			return err
		}
		return quit(exitUsage)
	})
	cmd.AddCommand(p.opmlExportCommand(), p.opmlImportCommand())
	return cmd
}

func (p *program) opmlExportCommand() *cobra.Command {
	m := manual{
		short: tell("In các nguồn trong cấu hình dạng OPML", "Prints the sources of the settings as OPML"),
		long: tell("Nguồn có RSS được ghi là RSS, nguồn đọc từ trang danh sách được ghi là trang. Nếu đã có\ncơ sở dữ liệu thì ghi cả địa chỉ RSS mà bantin tự tìm thấy.",
			"Sources with a feed are written as feeds, those read from a listing page as pages. Where\nthere is a database, the feeds that were found behind pages are written too."),
		examples: []string{"bantin opml export > nguon.opml"},
		exits:    []exitNote{done("xong", "done"), {exitFailed, tell("không xuất được", "could not export")}, wrongUsage()},
	}
	return p.command("export", m, noArguments, func(cmd *cobra.Command, _ []string) error {
		s, err := p.settings()
		if err != nil {
			return err
		}
		states, err := p.statesIfAny(cmd.Context(), s)
		if err != nil {
			return err
		}
		return opml.Write(p.Stdout, publish.SourcesList(s.Site, s.Sources, states))
	})
}

// statesIfAny reads what is stored of the sources, if there is a database.
func (p *program) statesIfAny(ctx context.Context, s *settings.Settings) (states []storage.SourceState, err error) {
	store, err := openIfAny(ctx, s.Database)
	if err != nil || store == nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return store.Sources(ctx)
}

func (p *program) opmlImportCommand() *cobra.Command {
	var w wishes
	m := manual{
		short: tell("Đổi một tệp OPML thành các mục nguồn cho tệp cấu hình", "Turns an OPML file into sources for the settings"),
		long: tell(`In các mục "sources" sẽ có trong cấu hình; với --yes thì ghi ngay từng nguồn vào tệp của đơn vị,
giữ nguyên mọi chú thích. Nguồn đã có thì bỏ qua; đơn vị được nhận ra theo tên máy chủ, nếu
không thì theo --department. TỆP là "-" thì đọc từ đầu vào chuẩn.`,
			`Prints the "sources" that the settings would have; with --yes writes each into the file of its
department, keeping every comment. What is read already is left out; the department is told by
the host, else by --department. FILE may be "-" for standard input.`),
		arguments: tell("TỆP", "FILE"),
		examples:  []string{"bantin opml import nguon.opml", "bantin opml import --department lao-cai --yes nguon.opml"},
		exits: []exitNote{
			done("mọi mục đã có hoặc đã được in", "every entry was known or is printed"),
			{exitFailed, tell("không đọc được tệp, không mục nào dùng được, hoặc không ghi được", "the file could not be read, no entry can be used, or they could not be written")},
			wrongUsage(),
			{exitPartly, tell("có mục không dùng được", "some entries cannot be used")},
		},
	}
	cmd := p.command("import", m, oneFile, func(_ *cobra.Command, args []string) error {
		s, err := p.settings()
		if err != nil {
			return err
		}
		return p.importOPML(s, args[0], w)
	})
	cmd.Flags().StringVar(&w.department, "department", "", p.say(tell("`MÃ` đơn vị của những mục không nhận ra được", "`ID` of the department of what cannot be told otherwise")))
	cmd.Flags().BoolVar(&w.yes, "yes", false, p.say(tell("ghi ngay vào tệp của từng đơn vị", "write them into the files of their departments")))
	p.jsonFlag(cmd)
	cmd.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{"opml", "xml"}, cobra.ShellCompDirectiveFilterFileExt
	}
	return cmd
}

// oneFile wants one argument, a file.
func oneFile(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return misused(tell("lệnh %q cần đúng một tệp, ở đây có %d", "the command %q needs one file, here are %d", cmd.CommandPath(), len(args)), seeHelp(cmd))
}

// An imported entry is one line of an OPML file, and what became of it.
type imported struct {
	Name       string `json:"name"`
	URL        string `json:"url"`
	Result     string `json:"result"` // new, known or refused
	Source     string `json:"source,omitempty"`
	Department string `json:"department,omitempty"`
	What       string `json:"what,omitempty"`
	Next       string `json:"next,omitempty"`
}

// importOPML prints the sources of a list that are new, or writes them.
func (p *program) importOPML(s *settings.Settings, path string, w wishes) error {
	if w.yes && s.IsBuiltin() {
		return nowhereToWrite()
	}
	l, err := p.readOPML(path)
	if err != nil {
		return err
	}
	var fresh []feeds.Source
	lines := []imported{}
	refused := 0
	for _, e := range l.Entries {
		src, line := p.imported(s, e, w.department, fresh)
		if line.Result == "new" {
			fresh = append(fresh, src)
		}
		if line.Result == "refused" {
			refused++
		}
		lines = append(lines, line)
	}
	if w.yes {
		if err := p.writeImported(s, fresh); err != nil {
			return err
		}
	}
	switch {
	case p.flags.json:
		err = p.printJSON(lines)
	default:
		p.printImported(lines, fresh)
		if !w.yes && len(fresh) > 0 {
			err = settings.WriteSources(p.Stdout, fresh)
		}
	}
	return errors.Join(err, partly(refused, len(lines)))
}

// imported decides about one entry; fresh are those before it.
func (p *program) imported(s *settings.Settings, e opml.Entry, department string, fresh []feeds.Source) (feeds.Source, imported) {
	address, kind := e.Feed, feeds.Feed
	if address == "" {
		address, kind = e.Page, feeds.Auto
	}
	line := imported{Name: e.Text, URL: address, Result: "known", Source: s.ReadBy(address)}
	if line.Source != "" {
		return feeds.Source{}, line
	}
	if line.Department = s.DepartmentOf(address); line.Department == "" {
		line.Department = s.DepartmentOf(e.Page)
	}
	if line.Department == "" {
		line.Department = department
	}
	line.Result = "refused"
	if line.Department == "" {
		line.What = p.say(tell("không biết nguồn này của đơn vị nào", "it is not known which department this is of"))
		line.Next = p.say(tell("thêm --department MÃ", "add --department ID"))
		return feeds.Source{}, line
	}
	var taken []string
	for _, f := range fresh {
		taken = append(taken, f.ID)
	}
	src, err := s.Propose(cmp.Or(settings.NameIn(address), e.Text), address, line.Department, kind, taken...)
	var wrong settings.Findings
	if errors.As(err, &wrong) {
		line.What, line.Next = p.say(wrong[0].Message), p.say(wrong[0].Hint)
		return src, line
	}
	line.Result, line.Source = "new", src.ID
	return src, line
}

// writeImported writes new sources into the files of their departments, one
// after the other, and says where each stands.
func (p *program) writeImported(s *settings.Settings, fresh []feeds.Source) error {
	for _, src := range fresh {
		a, err := s.Add(src)
		if err != nil {
			return err
		}
		if err := a.Write(); err != nil {
			return notWritten(a.Path, err)
		}
		if !p.flags.json {
			if err := p.printLine(tell("%s:%d: %s", "%s:%d: %s", a.Path, a.Line, src.ID)); err != nil {
				return err
			}
		}
		if s, err = s.Reload(); err != nil {
			return err
		}
	}
	return nil
}

// printImported says on standard error what the entries are that are not new.
func (p *program) printImported(lines []imported, fresh []feeds.Source) {
	out := prose(p.Stderr)
	for _, line := range lines {
		switch line.Result {
		case "known":
			fmt.Fprintln(out, p.say(tell("%s: đã có, là nguồn %s", "%s: known already as the source %s", line.URL, line.Source)))
		case "refused":
			fmt.Fprintf(out, "%s: %s\n  → %s\n", line.URL, line.What, line.Next)
		}
	}
	fmt.Fprintln(out, p.say(count("%d nguồn mới trong %d mục.", "%d new {source|sources} among %d {entry|entries}.", len(fresh), len(lines))))
}
