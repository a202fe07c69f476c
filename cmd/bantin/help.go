package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"bantin/feeds"
)

// A manual is what a command's help says.
type manual struct {
	short, long feeds.Text
	arguments   feeds.Text // after the name, in the line of usage
	examples    []string
	exits       []exitNote
}

// An exitNote says when a command ends with an exit code.
type exitNote struct {
	code int
	when feeds.Text
}

// done is the note of the exit code that every command has.
func done(vi, en string) exitNote { return exitNote{exitDone, feeds.Text{VI: vi, EN: en}} }

// wrongUsage is the note of the exit code of a wrong command line.
func wrongUsage() exitNote {
	return exitNote{exitUsage, tell("dòng lệnh hoặc cấu hình sai", "the command line or the settings are wrong")}
}

// command makes a command that speaks the language of this call.
func (p *program) command(name string, m manual, args cobra.PositionalArgs, run func(*cobra.Command, []string) error) *cobra.Command {
	cmd := &cobra.Command{
		Use:                   strings.TrimSpace(name + " " + p.say(m.arguments)),
		Short:                 p.say(m.short),
		Long:                  p.long(m),
		Args:                  args,
		RunE:                  run,
		SilenceErrors:         true,
		SilenceUsage:          true,
		DisableFlagsInUseLine: true,
		ValidArgsFunction:     cobra.NoFileCompletions,
	}
	if len(m.examples) > 0 {
		cmd.Example = "  " + strings.Join(m.examples, "\n  ")
	}
	cmd.Flags().SortFlags = false
	cmd.PersistentFlags().SortFlags = false
	cmd.SetHelpFunc(func(cmd *cobra.Command, _ []string) { p.helped = p.printHelp(cmd) })
	return cmd
}

// long is a command's description with its exit codes.
func (p *program) long(m manual) string {
	var b strings.Builder
	b.WriteString(p.say(m.short) + ".")
	if long := p.say(m.long); long != "" {
		b.WriteString("\n\n" + long)
	}
	if len(m.exits) > 0 {
		b.WriteString("\n\n" + p.say(tell("Mã thoát:", "Exit codes:")))
		for _, e := range m.exits {
			fmt.Fprintf(&b, "\n  %d  %s", e.code, p.say(e.when))
		}
	}
	return b.String()
}

// printHelp prints what a command does and how it is called.
func (p *program) printHelp(cmd *cobra.Command) error {
	var b strings.Builder
	long, width := cmd.Long, widthOf(cmd.OutOrStdout())
	if width > 0 {
		long = rejoined(long)
	}
	fmt.Fprintf(&b, "%s\n\n%s\n  %s\n", long, p.say(tell("Cách dùng:", "Usage:")), p.usageLine(cmd))
	if cmd.HasExample() {
		fmt.Fprintf(&b, "\n%s\n%s\n", p.say(tell("Ví dụ:", "Examples:")), cmd.Example)
	}
	var commands [][]string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			commands = append(commands, []string{c.Name(), c.Short})
		}
	}
	for _, section := range []struct {
		title feeds.Text
		rows  [][]string
	}{
		{tell("Các lệnh:", "Commands:"), commands},
		{tell("Tùy chọn:", "Flags:"), flagRows(cmd.LocalFlags())},
		{tell("Tùy chọn chung:", "Common flags:"), flagRows(cmd.InheritedFlags())},
	} {
		if err := printSection(&b, p.say(section.title), section.rows, max(width-2, 0)); err != nil {
			return err
		}
	}
	_, err := io.WriteString(prose(cmd.OutOrStdout()), b.String())
	return err
}

// usageLine is the line that a command is called by.
func (p *program) usageLine(cmd *cobra.Command) string {
	if cmd.HasAvailableSubCommands() {
		return cmd.CommandPath() + " " + p.say(tell("LỆNH …", "COMMAND …"))
	}
	return cmd.UseLine()
}

// printSection prints a title and two columns of a width, if there is anything
// in them; width 0: any.
func printSection(b *strings.Builder, title string, rows [][]string, width int) error {
	if len(rows) == 0 {
		return nil
	}
	fmt.Fprintf(b, "\n%s\n", title)
	var table strings.Builder
	err := writeTable(&table, rows, width)
	for line := range strings.Lines(table.String()) {
		b.WriteString("  " + line)
	}
	return err
}

// flagRows lists flags with their values and what they do.
func flagRows(flags *pflag.FlagSet) [][]string {
	var rows [][]string
	flags.VisitAll(func(f *pflag.Flag) {
		value, use := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		rows = append(rows, []string{strings.TrimSpace(name + " " + value), use})
	})
	return rows
}

// helpCommand is "bantin help COMMAND", the same as "bantin COMMAND --help".
func (p *program) helpCommand() *cobra.Command {
	m := manual{
		short:     tell("Xem hướng dẫn của một lệnh", "Shows the help of a command"),
		arguments: tell("[LỆNH]", "[COMMAND]"),
		exits:     []exitNote{done("xong", "done"), wrongUsage()},
	}
	return p.command("help", m, anyArguments, func(cmd *cobra.Command, args []string) error {
		found, rest, err := cmd.Root().Find(args)
		if err != nil || found == nil || len(rest) > 0 {
			return noCommand(cmd.Root(), args)
		}
		return found.Help()
	})
}

func rootManual() manual {
	return manual{
		short: tell("Bản tin chung của các sở văn hóa, thể thao và du lịch miền núi biên giới phía Bắc",
			"One feed of the culture, sports and tourism departments of the northern border provinces"),
		long: tell(`Đọc tin từ trang của các sở, nhận ra tin nào đã có, tin nào trùng nhau, và đăng
lại thành một bản tin mà ai cũng theo dõi được.

Tùy chọn được ưu tiên hơn biến môi trường, biến môi trường được ưu tiên hơn tệp cấu hình:
  BANTIN_CONFIG     như --config
  BANTIN_DATABASE   như --database
  BANTIN_LISTEN     như --listen
  BANTIN_ALLOW      như --allow, nhiều dải cách nhau bằng dấu phẩy
  BANTIN_LANG       như --lang
  BANTIN_URL        địa chỉ công khai (site.url)
  BANTIN_CONTACT    địa chỉ thư của ban biên tập (site.contact)
  BANTIN_SCHEDULE   dòng lịch cron (schedule)

Kết quả in ra đầu ra chuẩn, mọi thứ khác in ra đầu ra lỗi.`,
			`Reads the departments' sites, tells what is known and what is told twice, and
republishes it as one feed that anyone can subscribe to.

Flags go before the environment, which goes before the settings file:
  BANTIN_CONFIG     as --config
  BANTIN_DATABASE   as --database
  BANTIN_LISTEN     as --listen
  BANTIN_ALLOW      as --allow, several ranges separated by commas
  BANTIN_LANG       as --lang
  BANTIN_URL        the public address (site.url)
  BANTIN_CONTACT    the editors' e-mail address (site.contact)
  BANTIN_SCHEDULE   the cron line (schedule)

Results go to standard output, all else to standard error.`),
		exits: []exitNote{
			done("xong", "done"),
			{exitFailed, tell("không làm được", "failed")},
			wrongUsage(),
			{exitPartly, tell("làm được một phần", "done in part")},
		},
	}
}
