package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"bantin/cmd/bantin/settings"
	"bantin/feeds"
)

// seeHelp is what to do when a command line is not understood.
func seeHelp(cmd *cobra.Command) feeds.Text {
	return tell("xem %s --help", "see %s --help", cmd.CommandPath())
}

// perhaps is what to do when a word is nearly another.
func perhaps(word string) feeds.Text {
	return tell("Có phải bạn muốn viết %q?", "Did you mean %q?", word)
}

// flagError says what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	var malformed *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &bare):
		return misused(tell("tùy chọn --%s cần một giá trị", "the flag --%s needs a value", bare.GetFlag().Name), seeHelp(cmd))
	case errors.As(err, &wrong):
		return misused(tell("giá trị %q không hợp với tùy chọn --%s", "the value %q does not fit the flag --%s", wrong.GetValue(), wrong.GetFlag().Name), seeHelp(cmd))
	case errors.As(err, &malformed):
		return misused(tell("%q không phải là một tùy chọn", "%q is not a flag", malformed.GetSpecifiedFlag()), seeHelp(cmd))
	}
	return misused(tell("dòng lệnh sai: %v", "wrong command line: %v", err), seeHelp(cmd))
}

func unknownFlag(cmd *cobra.Command, e *pflag.NotExistError) error {
	written := "--" + e.GetSpecifiedName()
	if e.GetSpecifiedShortnames() != "" {
		written = "-" + e.GetSpecifiedName()
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
	next := seeHelp(cmd)
	if near := settings.Nearest(e.GetSpecifiedName(), known); near != "" {
		next = perhaps("--" + near)
	}
	return misused(tell("lệnh %q không có tùy chọn %q", "the command %q has no flag %q", cmd.CommandPath(), written), next)
}

// noCommand refuses what is no command of the root.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var known []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			known = append(known, c.Name())
		}
	}
	next := tell("các lệnh: %s", "the commands are: %s", strings.Join(known, ", "))
	if near := settings.Nearest(args[0], known); near != "" {
		next = perhaps(cmd.Name() + " " + near)
	}
	return misused(tell("không có lệnh %q", "there is no command %q", args[0]), next)
}

// noArguments refuses arguments of a command that takes none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return misused(tell("lệnh %q không nhận tham số, ở đây có %q", "the command %q takes no arguments, here is %q", cmd.CommandPath(), args[0]), seeHelp(cmd))
}

// oneAddress wants one argument, an address.
func oneAddress(cmd *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return misused(tell("lệnh %q cần một địa chỉ", "the command %q needs an address", cmd.CommandPath()),
			tell("ví dụ: %s https://svhttdl.laocai.gov.vn/", "for example: %s https://svhttdl.laocai.gov.vn/", cmd.CommandPath()))
	case 1:
		return nil
	}
	return misused(tell("lệnh %q chỉ nhận một địa chỉ, ở đây có %d", "the command %q takes one address, here are %d", cmd.CommandPath(), len(args)),
		tell("địa chỉ có dấu & phải đặt trong ngoặc kép", "an address with an & must be put in quotes"))
}

// anyArguments leaves it to the command what its arguments may be.
func anyArguments(*cobra.Command, []string) error { return nil }
