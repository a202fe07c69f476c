package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// globalFlags are the flags that every command has.
func (p *program) globalFlags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&p.flags.config, "config", "", p.say(tell("đọc cấu hình từ `TỆP` (mặc định: ./bantin.yaml, rồi cấu hình có sẵn)", "read the settings from `FILE` (else ./bantin.yaml, else the built-in settings)")))
	f.StringVar(&p.flags.database, "database", "", p.say(tell("dùng `TỆP` làm cơ sở dữ liệu", "use `FILE` as the database")))
	f.StringArrayVar(&p.flags.allow, "allow", nil, p.say(tell("cho đọc cả `DẢI` địa chỉ nội bộ này, ví dụ 10.0.0.0/8; dùng được nhiều lần", "also read this `RANGE` of private addresses, for example 10.0.0.0/8; may be repeated")))
	f.StringVar(&p.flags.language, "lang", "", p.say(tell("ngôn ngữ: `vi|en` (mặc định: theo hệ thống)", "language: `vi|en` (else that of the system)")))
	f.BoolVar(&p.flags.verbose, "verbose", false, p.say(tell("ghi nhật ký chi tiết ra đầu ra lỗi", "write a detailed log to standard error")))
	f.BoolP("help", "h", false, p.say(tell("in phần trợ giúp này", "print this help")))
	root.Flags().BoolVar(&p.flags.version, "version", false, p.say(tell("in phiên bản", "print the version")))
	root.PersistentPreRunE = func(cmd *cobra.Command, args []string) error { return p.prepare() }
	complete(root, "lang", "vi", "en")
	file(root, "config", "yaml", "yml")
	file(root, "database", "db")
}

// bare takes the quotes out of what flags do, which mark their values in our
// own help and mean nothing to shells.
func bare(cmd *cobra.Command) {
	for _, set := range []*pflag.FlagSet{cmd.Flags(), cmd.PersistentFlags()} {
		set.VisitAll(func(f *pflag.Flag) { f.Usage = strings.ReplaceAll(f.Usage, "`", "") })
	}
	for _, c := range cmd.Commands() {
		bare(c)
	}
}

// complete offers a flag's values to the shell.
func complete(cmd *cobra.Command, flag string, values ...string) {
	// The only error is that there is no such flag, or completion already.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// file offers files for a flag to the shell.
func file(cmd *cobra.Command, flag string, extensions ...string) {
	_ = cmd.MarkPersistentFlagFilename(flag, extensions...)
}

// listenFlag adds --listen to a command that serves.
func (p *program) listenFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.flags.listen, "listen", "", p.say(tell("phục vụ ở địa chỉ `MÁY:CỔNG`", "serve at `HOST:PORT`")))
}

// jsonFlag adds --json to a command whose results a program may read.
func (p *program) jsonFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&p.flags.json, "json", false, p.say(tell("in kết quả dạng JSON", "print the results as JSON")))
}

// prepare checks what is common to all commands, before one of them runs.
func (p *program) prepare() error {
	switch p.flags.language {
	case "", "vi", "en":
	default:
		return misused(tell("tùy chọn --lang không nhận %q", "the flag --lang does not take %q", p.flags.language), tell("viết --lang vi hoặc --lang en", "write --lang vi or --lang en"))
	}
	p.log = newLog(p.Stderr, p.Environ, p.flags.verbose)
	return nil
}
