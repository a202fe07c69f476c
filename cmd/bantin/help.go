package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

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
	cmd.SetUsageTemplate(p.say(usageTemplate()))
	cmd.SetHelpTemplate("{{.Long}}\n\n{{.UsageString}}")
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

// usageTemplate is cobra's, in both languages and with less in it.
func usageTemplate() feeds.Text {
	const template = `%s
  {{.UseLine}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} %s{{end}}{{if .HasExample}}

%s
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

%s{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

%s
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

%s
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
	return feeds.Text{
		VI: fmt.Sprintf(template, "Cách dùng:", "LỆNH …", "Ví dụ:", "Các lệnh:", "Cờ:", "Cờ chung:"),
		EN: fmt.Sprintf(template, "Usage:", "COMMAND …", "Examples:", "Commands:", "Flags:", "Common flags:"),
	}
}

// helpCommand is "bantin help COMMAND", the same as "bantin COMMAND --help".
func (p *program) helpCommand() *cobra.Command {
	m := manual{
		short:     tell("Nói rõ hơn về một lệnh", "Says more about a command"),
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

Giá trị đặt bằng cờ đứng trên biến môi trường, biến môi trường đứng trên tệp cấu hình:
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
