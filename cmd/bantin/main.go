// Command bantin gathers the news of the culture, sports and tourism
// departments of the northern border provinces and republishes it as one feed.
//
// This package is flags, settings, terminals and wiring, one file a command.
// It starts an aggregator, which reads and writes feeds and remembers them in
// storage, and says in two languages what came of it. Whatever could be known
// without a flag or a terminal belongs to the packages below.
package main

import (
	"context"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	os.Exit(run())
}

// run runs the program as it was called and returns its exit code.
func run() int {
	log.SetOutput(io.Discard) // net/http writes to it what servers send unasked
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // the second signal ends the program at once
	p := &program{
		Args:    os.Args[1:],
		Stdin:   os.Stdin,
		Stdout:  os.Stdout,
		Stderr:  os.Stderr,
		Environ: os.Getenv,
		Now:     time.Now,
	}
	return p.Run(ctx)
}
