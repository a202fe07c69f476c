package main

import (
	"context"
	"fmt"
	"hash/maphash"
	"io"
	"os"

	"bantin/aggregator/dedupe"
	"bantin/aggregator/dedupe/likeness"
	"bantin/feeds/vietnamese"
)

// pairHabits are the lines that each source repeats. Once learned they are
// only read.
type pairHabits map[string]likeness.Boilerplate

// of returns what a source repeats; nil: nothing, as far as is known.
func (h pairHabits) of(source string) likeness.Boilerplate { return h[source] }

const (
	// mostTitles and mostSources bound what is remembered while learning: texts
	// and sources beyond them teach nothing.
	mostTitles, mostSources = 1 << 20, 1 << 14
	// learnTogether is how many texts of a source are learned in one go.
	learnTogether = 32
)

// learnPairs reads a file once for what each source repeats in its texts. Of
// texts with one title only the first is counted: labelled pairs have many
// versions of one article.
func (p *program) learnPairs(ctx context.Context, path string, in io.Reader, size int64) (pairHabits, error) {
	f, ok := in.(*os.File)
	if size == 0 || !ok {
		return nil, misused(tell("--learn cần một tệp thường, vì phải đọc hai lần", "--learn needs a regular file, since it is read twice"),
			tell("ghi các cặp ra một tệp trước", "write the pairs into a file first"))
	}
	told := p.reading(size, tell("đang học thói quen của từng nguồn", "learning what each source repeats"))
	defer told.end()
	l := pairLearner{seed: maphash.MakeSeed(), titles: map[uint64]bool{}, habits: map[string]dedupe.Habits{}, waiting: map[string][][]uint64{}}
	err := inOrder(ctx, told.through(f), l.read, func(texts []taughtText) error {
		for _, t := range texts {
			l.take(t)
		}
		return nil
	})
	if err != nil {
		return nil, notReadOn(path, err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("read %s again: %w", path, err)
	}
	return l.learned(), nil
}

// A taughtText is what a text teaches of its source.
type taughtText struct {
	source string
	title  uint64
	lines  []uint64
}

// A pairLearner gathers what texts teach.
type pairLearner struct {
	seed    maphash.Seed
	titles  map[uint64]bool
	habits  map[string]dedupe.Habits
	waiting map[string][][]uint64
}

// read takes the lines of the texts of a pair. It changes nothing.
func (l *pairLearner) read(line numbered) (list []taughtText) {
	pair, err := readPair(line.text)
	if line.long || err != nil {
		return nil // it is told when the pairs are answered
	}
	for _, side := range []*pairSide{pair.A, pair.B} {
		if side.HTML != "" && side.Source != "" {
			list = append(list, taughtText{side.Source, maphash.String(l.seed, side.Source+"\n"+vietnamese.Key(side.Title)), likeness.Lines(side.HTML)})
		}
	}
	return list
}

func (l *pairLearner) take(t taughtText) {
	_, known := l.habits[t.source]
	if l.titles[t.title] || len(l.titles) >= mostTitles || !known && len(l.habits) >= mostSources {
		return
	}
	l.titles[t.title] = true
	if !known {
		l.habits[t.source] = dedupe.Habits{}
	}
	l.waiting[t.source] = append(l.waiting[t.source], t.lines)
	if len(l.waiting[t.source]) == learnTogether {
		l.learn(t.source)
	}
}

func (l *pairLearner) learn(source string) {
	l.habits[source] = l.habits[source].Learn(l.waiting[source])
	delete(l.waiting, source)
}

func (l *pairLearner) learned() pairHabits {
	habits := make(pairHabits, len(l.habits))
	for source := range l.habits {
		l.learn(source)
		habits[source] = l.habits[source].Boilerplate()
	}
	return habits
}
