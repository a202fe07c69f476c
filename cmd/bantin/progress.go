package main

import (
	"fmt"

	"github.com/schollz/progressbar/v3"
)

// progress shows how far a round has come, if people are looking at standard
// error, and lets lines of results pass above it.
type progress struct {
	bar *progressbar.ProgressBar // nil: nobody is looking
}

func (p *program) progress(total int, doing string) *progress {
	if total < 2 || !isTerminal(p.Stderr) {
		return &progress{}
	}
	return &progress{progressbar.NewOptions(total,
		progressbar.OptionSetWriter(p.Stderr),
		progressbar.OptionSetDescription(doing),
		progressbar.OptionShowCount(),
		progressbar.OptionSetWidth(30),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetPredictTime(false),
	)}
}

// step counts one more, after print has printed its result.
func (b *progress) step(print func() error) error {
	if b.bar == nil {
		return print()
	}
	if err := b.bar.Clear(); err != nil {
		return fmt.Errorf("progress: %w", err)
	}
	if err := print(); err != nil {
		return err
	}
	return b.bar.Add(1)
}

// close takes the bar away.
func (b *progress) close() {
	if b.bar != nil {
		_ = b.bar.Clear() // what remains of it on a terminal does no harm
	}
}
