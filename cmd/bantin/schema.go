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
  %s`, settings.SchemaLine(settings.SchemaFile)),
		examples: []string{"bantin schema > " + settings.SchemaFile},
		exits:    []exitNote{done("xong", "done"), wrongUsage()},
	}
	return p.command("schema", m, noArguments, func(*cobra.Command, []string) error {
		return settings.WriteSchema(p.Stdout)
	})
}
