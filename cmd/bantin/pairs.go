package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"sync/atomic"
	"syscall"

	"bantin/aggregator/dedupe"
	"bantin/feeds"
)

// judged is what came of one line.
type judged struct {
	number   int
	pair     pairLine
	decision dedupe.Judgement
	text     []byte // the answer
	err      error  // why there is none
}

// pairGarbage lets the collector of garbage run more seldom: little of what a
// pair needs outlives it.
const pairGarbage = 400

// judgePairs answers the pairs of a file, one line each, and sums up on
// standard error.
func (p *program) judgePairs(ctx context.Context, path string, learn bool) error {
	in, size, err := p.openPairs(path)
	if err != nil {
		return err
	}
	defer in.Close()
	var habits pairHabits
	if learn {
		if habits, err = p.learnPairs(ctx, path, in, size); err != nil {
			return err
		}
	}
	defer debug.SetGCPercent(debug.SetGCPercent(pairGarbage))
	told := p.reading(size, tell("đang so các cặp", "comparing the pairs"))
	defer told.end()
	figures := newPairFigures()
	err = inOrder(ctx, told.through(in), func(line numbered) judged { return judge(line, habits) }, func(j judged) error {
		if j.err != nil {
			figures.Bad++
			p.badLine(figures.Bad, j.number, j.err)
			return nil
		}
		figures.count(j.pair.ID, j.pair.Pattern, j.pair.Same, j.decision)
		_, err := p.Stdout.Write(j.text)
		return err
	})
	told.end()
	if err != nil {
		return notReadOn(path, err)
	}
	if figures.Pairs+figures.Bad == 0 {
		return &failure{exitFailed, tell("%s không có cặp nào", "there are no pairs in %s", path), tell("mỗi dòng là một cặp dạng JSON, xem bantin dedupe-report --help", "each line is a pair as JSON, see bantin dedupe-report --help"), nil}
	}
	figures.close()
	if err := p.sumUpPairs(figures); err != nil {
		return err
	}
	return partly(figures.Bad, figures.Pairs+figures.Bad)
}

// openPairs opens a file of pairs, standard input for "-". The size is 0 where
// it is not known beforehand.
func (p *program) openPairs(path string) (in io.ReadCloser, size int64, err error) {
	if path == "-" {
		return io.NopCloser(p.Stdin), 0, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, notRead(path, err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, 0, errors.Join(notRead(path, err), f.Close())
	case info.IsDir():
		return nil, 0, errors.Join(notReadOn(path, &fs.PathError{Op: "read", Path: path, Err: syscall.EISDIR}), f.Close())
	case info.Mode().IsRegular():
		size = info.Size()
	}
	return f, size, nil
}

// notReadOn says why the pairs of a file could not be read to their end.
func notReadOn(path string, err error) error {
	if errors.Is(err, syscall.EISDIR) {
		return &failure{exitFailed, tell("%s là một thư mục", "%s is a folder", path), tell("nêu tên một tệp, mỗi dòng một cặp", "name a file with a pair on each line"), err}
	}
	return fmt.Errorf("pairs of %s: %w", path, err)
}

// judge decides about the pair of a line. It may be called by many at once.
func judge(line numbered, habits pairHabits) (j judged) {
	j.number = line.number
	if line.long {
		j.err = malformed("dài hơn 32 MiB", "it is longer than 32 MiB")
		return j
	}
	if j.pair, j.err = readPair(line.text); j.err != nil {
		return j
	}
	j.decision = dedupe.Pair(j.pair.A.piece(), j.pair.B.piece(), habits.of)
	j.pair.A, j.pair.B = nil, nil // they are not needed any more, and large
	j.text, j.err = answer(j.pair.ID, j.decision)
	return j
}

// mostBadLines is how many bad lines are told one by one.
const mostBadLines = 20

// badLine tells of the nth line that could not be read.
func (p *program) badLine(nth, number int, err error) {
	var m *malformation
	what := feeds.Text{VI: err.Error(), EN: err.Error()}
	if errors.As(err, &m) {
		what = m.what
	}
	if nth <= mostBadLines {
		fmt.Fprintf(p.Stderr, "%s %d: %s\n", p.say(tell("dòng", "line")), number, p.say(what))
	}
}

// sumUpPairs prints what was counted.
func (p *program) sumUpPairs(f *pairFigures) error {
	if p.flags.json {
		e := json.NewEncoder(p.Stderr)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(f)
	}
	if f.Bad > mostBadLines {
		fmt.Fprintln(p.Stderr, p.say(tell("… và %d dòng hỏng nữa", "… and %d more bad lines", f.Bad-mostBadLines)))
	}
	fmt.Fprintln(p.Stderr, p.say(tell("%d cặp: %d gộp, %d để riêng; %d dòng không đọc được.", "%d pairs: %d joined, %d kept apart; %d lines could not be read.",
		f.Pairs, f.Joined, f.Pairs-f.Joined, f.Bad)))
	if f.Hidden > 0 {
		fmt.Fprintln(p.Stderr, p.say(tell("%d cặp giống nhau nhưng chỉ mục không tìm ra.", "%d pairs are alike but the index does not find them.", f.Hidden)))
	}
	if f.Labelled > 0 {
		fmt.Fprintln(p.Stderr, p.say(tell("Độ chính xác %s (%d cặp gộp sai), độ bao phủ %s, trên %d cặp có nhãn.",
			"Precision %s (%d wrongly joined), recall %s, of %d labelled pairs.", p.percent(f.Precision), f.Wrong, p.percent(f.Recall), f.Labelled)))
		fmt.Fprintln(p.Stderr)
		if err := printTable(p.Stderr, p.patternRows(f)); err != nil {
			return err
		}
	}
	return p.printThresholds(p.Stderr, f)
}

// reading shows how much of a file was read, if people are looking.
type reading struct {
	done  atomic.Int64
	size  int64
	show  func(done, total int64)
	clear func()
}

func (p *program) reading(size int64, doing feeds.Text) *reading {
	r := &reading{size: size, clear: func() {}}
	if size > 0 && isTerminal(p.Stderr) {
		r.show, r.clear = p.copying(doing)
	}
	return r
}

// through counts what is read of in.
func (r *reading) through(in io.Reader) io.Reader {
	if r.show == nil {
		return in
	}
	return readerFunc(func(b []byte) (int, error) {
		n, err := in.Read(b)
		r.show(min(r.done.Add(int64(n)), r.size), r.size)
		return n, err
	})
}

func (r *reading) end() { r.clear() }

type readerFunc func([]byte) (int, error)

// Read calls the function.
func (f readerFunc) Read(b []byte) (int, error) { return f(b) }
