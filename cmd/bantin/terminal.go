package main

import (
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/lmittmann/tint"
	"github.com/mattn/go-isatty"
)

// isTerminal tells whether people are looking at w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}

// newLog returns the log of this call, with colours only on a terminal.
func newLog(w io.Writer, environ func(string) string, verbose bool) *slog.Logger {
	level := slog.LevelInfo
	if verbose {
		level = slog.LevelDebug
	}
	return slog.New(tint.NewTextHandler(w, &tint.Options{
		Level:      level,
		TimeFormat: time.DateTime,
		NoColor:    !isTerminal(w) || environ("NO_COLOR") != "" || environ("TERM") == "dumb",
	}))
}

// quietLog is the log for commands whose results say what happened; it speaks
// only when asked to.
func (p *program) quietLog() *slog.Logger {
	if p.flags.verbose {
		return p.log
	}
	return slog.New(slog.DiscardHandler)
}
