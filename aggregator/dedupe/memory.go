package dedupe

import (
	"slices"
	"time"

	"bantin/feeds"
)

// taughtBy is how many polls must teach that guids or a parameter change: a
// portal that is rebuilt changes them once.
const taughtBy = 3

// What can be wrong with the guids of a source.
const (
	guidsRepeated = "repeated" // one guid stands for several articles
	guidsChanging = "changing" // one article has another guid at each poll, or after each edit
)

// A Memory is what polls of a source have taught about the names of its
// articles. It decides under which names they are looked for, never which key
// an article has. The zero Memory is that of a source which was never read.
type Memory struct {
	Hosts      []string  // on which it was read, or which its settings named
	Address    string    // under which the settings last named it; empty: it was never read
	Replaces   []string  // sources whose ledgers are consulted too
	Renumbered time.Time // when most known articles last came under new names; zero: never

	guids      bool     // its guids are of no use
	parameters []string // that change while the article stays
}

// Remember makes a memory of a source's lessons, oldest first.
func Remember(lessons []feeds.Lesson) Memory {
	var m Memory
	var given time.Time // up to when new names were no news: names that change were given up
	for _, l := range lessons {
		switch l.Kind {
		case feeds.LessonHost:
			m.Hosts = append(m.Hosts, l.Value)
		case feeds.LessonAddress:
			m.Address = l.Value
		case feeds.LessonReplaces:
			m.Replaces = append(m.Replaces, l.Value)
		case feeds.LessonRenumbered:
			m.Renumbered = l.At
		case feeds.LessonGUID:
			if l.Value == guidsRepeated || l.Polls >= taughtBy {
				m.guids, given = true, l.At
			}
		case feeds.LessonParameter:
			if l.Polls >= taughtBy {
				m.parameters, given = append(m.parameters, l.Value), l.At
			}
		}
	}
	if !m.Renumbered.After(given) {
		m.Renumbered = time.Time{}
	}
	return m
}

// Demoted says what one more poll with the given lessons lets be consulted no
// longer: kinds of names, and why or which.
func Demoted(before, taught []feeds.Lesson) (list []feeds.Lesson) {
	was := Remember(before)
	for _, l := range taught {
		after := slices.Clone(before)
		i := slices.IndexFunc(before, func(b feeds.Lesson) bool { return b.Kind == l.Kind && b.Value == l.Value })
		if i < 0 {
			i = len(after)
			after = append(after, l)
		}
		after[i].Polls++
		is := Remember(after)
		if is.guids && !was.guids || len(is.parameters) > len(was.parameters) {
			list = append(list, after[i])
		}
	}
	return list
}
