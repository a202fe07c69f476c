package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"

	"golang.org/x/sync/errgroup"
)

const (
	// longestPair is how many bytes a line may have; a longer one is not read.
	longestPair = 32 << 20
	// A batch is worked on by one worker: so many lines, or so many bytes.
	batchPairs, batchBytes = 64, 1 << 20
)

// A numbered line is one of a file.
type numbered struct {
	number int
	text   []byte // without its end
	long   bool   // it has too many bytes, which were not kept
}

// A lineBatch is some lines in a row, and what became of them.
type lineBatch[R any] struct {
	lines   []numbered
	results []R
	done    chan struct{}
}

// inOrder reads the lines of a file, works on them side by side, and takes the
// results in the order of the lines. However long the file is, only a few
// batches are in memory. Work may be called by many at once.
func inOrder[R any](ctx context.Context, in io.Reader, work func(numbered) R, take func(R) error) error {
	workers := runtime.GOMAXPROCS(0)
	jobs := make(chan *lineBatch[R])
	order := make(chan *lineBatch[R], 2*workers)
	parts, ctx := errgroup.WithContext(ctx)
	parts.Go(func() error {
		defer close(jobs)
		defer close(order)
		return batches(in, func(lines []numbered) error {
			b := &lineBatch[R]{lines: lines, done: make(chan struct{})}
			for _, c := range []chan *lineBatch[R]{order, jobs} {
				select {
				case c <- b:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		})
	})
	for range workers {
		parts.Go(func() error {
			for b := range jobs {
				for _, line := range b.lines {
					b.results = append(b.results, work(line))
				}
				b.lines = nil
				close(b.done)
			}
			return nil
		})
	}
	parts.Go(func() error { return takeAll(ctx, order, take) })
	return parts.Wait()
}

// takeAll takes the results of batches, one batch after the other, each once
// it is done.
func takeAll[R any](ctx context.Context, order <-chan *lineBatch[R], take func(R) error) error {
	for b := range order {
		select {
		case <-b.done:
		case <-ctx.Done():
			return ctx.Err()
		}
		for _, r := range b.results {
			if err := take(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// batches hands the lines of a file over, some at a time. Empty lines are left out.
func batches(in io.Reader, hand func([]numbered) error) error {
	r := bufio.NewReaderSize(in, 1<<16)
	var lines []numbered
	size := 0
	for n := 1; ; n++ {
		line, err := readLine(r)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if n == 1 {
			line.text = bytes.TrimPrefix(line.text, []byte("\uFEFF"))
		}
		line.number, line.text = n, bytes.TrimSpace(line.text)
		if len(line.text) > 0 || line.long {
			lines = append(lines, line)
			size += len(line.text)
		}
		last := err != nil
		if len(lines) == batchPairs || size >= batchBytes || last && len(lines) > 0 {
			if err := hand(lines); err != nil {
				return err
			}
			lines, size = nil, 0
		}
		if last {
			return nil
		}
	}
}

// readLine reads up to the end of a line. Of one that is too long nothing is kept.
func readLine(r *bufio.Reader) (line numbered, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(line.text)+len(part) > longestPair {
			line.text, line.long = nil, true
		}
		if !line.long {
			line.text = append(line.text, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}
