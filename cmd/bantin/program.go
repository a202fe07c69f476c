package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"log/slog"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"bantin/feeds"
)

// Exit codes. Every command's help says which of them it has.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2 // wrong usage, or settings that cannot be used
	exitPartly = 3
)

// A program is one call of bantin.
type program struct {
	Args           []string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Environ        func(string) string
	Now            func() time.Time

	pause    time.Duration // for a host between two requests; 0: hostPause, and for articles what aggregator thinks right
	language string        // "vi" or "en"
	log      *slog.Logger
	flags    flags
	helped   error         // what printing the help came to
	answers  *bufio.Reader // what a person types, once something was asked
}

// flags are the values of the flags that several commands have.
type flags struct {
	config, database, listen, language string
	allow                              []string
	json, verbose, version             bool
}

// Run runs the command that the arguments name and returns the exit code.
func (p *program) Run(ctx context.Context) int {
	p.language = language(p.Args, p.Environ)
	root := p.root()
	if len(p.Args) > 0 && strings.HasPrefix(p.Args[0], cobra.ShellCompRequestCmd) {
		bare(root)
	}
	root.SetArgs(p.Args)
	root.SetOut(p.Stdout)
	root.SetErr(p.Stderr)
	err := root.ExecuteContext(ctx)
	return p.report(errors.Join(err, p.helped))
}

// root returns the command tree.
func (p *program) root() *cobra.Command {
	root := p.command("bantin", rootManual(), noCommand, func(cmd *cobra.Command, args []string) error {
		if p.flags.version {
			return p.version()
		}
		cmd.SetOut(p.Stderr)
		if err := cmd.Help(); err != nil {
			return err
		}
		return quit(exitUsage)
	})
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(p.helpCommand())
	root.SetFlagErrorFunc(flagError)
	p.globalFlags(root)
	root.AddCommand(
		p.serveCommand(), p.fetchCommand(), p.checkCommand(), p.initCommand(), p.schemaCommand(), p.addCommand(), p.previewCommand(),
		p.statusCommand(), p.relearnCommand(), p.opmlCommand(), p.explainCommand(), p.dedupeReportCommand(),
		p.backupCommand(), p.restoreCommand(), p.exportCommand(), p.demoCommand(), p.versionCommand(), p.completionCommand(),
	)
	return root
}

// say returns a text in the language of this call.
func (p *program) say(t feeds.Text) string { return t.In(p.language) }
