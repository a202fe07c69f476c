package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mattn/go-isatty"

	"bantin/feeds"
)

// somebodyAnswers tells whether a person can be asked.
func (p *program) somebodyAnswers() bool {
	f, ok := p.Stdin.(*os.File)
	return ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}

// ask puts a question and returns the line that was typed. The error is that
// of a terminal that was closed, or of ctx.
func (p *program) ask(ctx context.Context, question feeds.Text) (string, error) {
	fmt.Fprintf(prose(p.Stderr), "%s ", p.say(question))
	if p.answers == nil {
		p.answers = bufio.NewReader(p.Stdin)
	}
	type answer struct {
		line string
		err  error
	}
	typed := make(chan answer, 1)
	go func() { // a terminal cannot be waited for together with ctx; the program ends with it
		line, err := p.answers.ReadString('\n')
		typed <- answer{line, err}
	}()
	select {
	case <-ctx.Done():
		fmt.Fprintln(p.Stderr)
		return "", ctx.Err()
	case a := <-typed:
		if a.err == io.EOF && strings.TrimSpace(a.line) == "" {
			fmt.Fprintln(p.Stderr)
			return "", a.err
		}
		return strings.TrimSpace(a.line), nil
	}
}

// yes tells whether an answer agrees; none does.
func yes(answer string) bool {
	switch strings.ToLower(answer) {
	case "", "c", "có", "co", "y", "yes", "ok":
		return true
	}
	return false
}
