package main

import (
	"github.com/spf13/cobra"

	"bantin/cmd/bantin/settings"
)

func (p *program) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	m := manual{
		short:     tell("In đoạn mã để cửa sổ lệnh (shell) tự điền lệnh", "Prints a script that lets a shell complete commands"),
		arguments: tell("bash|zsh|fish|powershell", "bash|zsh|fish|powershell"),
		examples: []string{
			"bantin completion bash > /etc/bash_completion.d/bantin",
			"bantin completion fish > ~/.config/fish/completions/bantin.fish",
		},
		exits: []exitNote{done("xong", "done"), wrongUsage()},
	}
	cmd := p.command("completion", m, oneShell, func(cmd *cobra.Command, args []string) error {
		root := cmd.Root()
		switch args[0] {
		case "bash":
			return root.GenBashCompletionV2(p.Stdout, true)
		case "zsh":
			return root.GenZshCompletion(p.Stdout)
		case "fish":
			return root.GenFishCompletion(p.Stdout, true)
		}
		return root.GenPowerShellCompletionWithDesc(p.Stdout)
	})
	cmd.ValidArgs, cmd.ValidArgsFunction = shells, nil
	return cmd
}

// oneShell wants one argument, the name of a shell.
func oneShell(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		for _, shell := range cmd.ValidArgs {
			if args[0] == shell {
				return nil
			}
		}
	}
	return misused(tell("lệnh %q cần tên một shell", "the command %q needs the name of a shell", cmd.CommandPath()),
		tell("bash, zsh, fish hoặc powershell", "bash, zsh, fish or powershell"))
}

// sourceIDs offers the ids of the settings' sources to the shell.
func (p *program) sourceIDs(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	s := settings.Builtin()
	if path := p.configPath(); path != "" {
		loaded, err := settings.Load(path)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		s = loaded
	}
	var ids []cobra.Completion
	for _, src := range s.Sources {
		ids = append(ids, src.ID)
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
