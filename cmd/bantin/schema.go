package main

import (
	"github.com/spf13/cobra"

	"bantin/cmd/bantin/settings"
)

func (p *program) schemaCommand() *cobra.Command {
	m := manual{
		short: tell("In lược đồ (JSON Schema) của tệp cấu hình", "Prints the JSON Schema of the settings"),
		long: tell(`Trình soạn thảo có hỗ trợ YAML (VS Code với tiện ích YAML, Kate, Vim…) dùng lược đồ này để gợi
ý khóa, giải thích từng khóa và gạch chân chỗ sai ngay khi gõ. Dòng đầu của tệp cấu hình:
  %s`,
			`Editors that know YAML (VS Code with its YAML extension, Kate, Vim…) complete and explain keys by
it, and underline faults as they are typed. The first line of a settings file is then
  %s`, settings.SchemaLine(settings.Main.SchemaFile())),
		examples: []string{"bantin schema > " + settings.Main.SchemaFile(), "bantin schema --included > " + settings.Included.SchemaFile()},
		exits:    []exitNote{done("xong", "done"), wrongUsage()},
	}
	included := false
	cmd := p.command("schema", m, noArguments, func(*cobra.Command, []string) error {
		kind := settings.Main
		if included {
			kind = settings.Included
		}
		return kind.WriteSchema(p.Stdout)
	})
	cmd.Flags().BoolVar(&included, "included", false, p.say(tell("lược đồ của tệp được gộp vào, như tệp của một đơn vị", "the schema of an included file, such as that of a department")))
	return cmd
}
