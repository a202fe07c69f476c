package audience

import "time"

// How long sums are at hand.
const (
	chartDays  = 30 // of which Figures tell
	weekDays   = 7  // for so long a figure of a service and the programs of a day count
	daysAtHand = 40 // at least chartDays and a week
)

// A book holds the sums, as they stand or should stand in the store, and which
// of them were changed since they were saved.
type book struct {
	before   int // visits on days that are not in days
	days     map[int64]sums
	pollers  map[feedDay]int
	declared map[feedService]figure

	changedDays     map[int64]bool
	changedPollers  map[feedDay]bool
	changedDeclared map[feedService]bool
}

// sums are those of a day.
type sums struct{ visits, polls int }

type feedDay struct {
	day  int64
	feed string
}

type feedService struct{ feed, service string }

// A figure is what a service said last.
type figure struct {
	count int
	at    time.Time
}

// prepare makes an empty book ready to be written in.
func (b *book) prepare() {
	if b.days == nil {
		*b = book{
			before: b.before, days: map[int64]sums{}, pollers: map[feedDay]int{}, declared: map[feedService]figure{},
			changedDays: map[int64]bool{}, changedPollers: map[feedDay]bool{}, changedDeclared: map[feedService]bool{},
		}
	}
}

// turn puts away what is not at hand any more on a new day. What is not saved
// yet stays.
func (b *book) turn(today int64) {
	b.prepare()
	for d, s := range b.days {
		if d <= today-daysAtHand && !b.changedDays[d] {
			b.before += s.visits
			delete(b.days, d)
		}
	}
	for k := range b.pollers {
		if k.day <= today-weekDays {
			delete(b.pollers, k)
			delete(b.changedPollers, k)
		}
	}
	for k, f := range b.declared {
		if f.at.Before(date(today - weekDays)) {
			delete(b.declared, k)
			delete(b.changedDeclared, k)
		}
	}
}

func (b *book) visit(today int64) {
	s := b.days[today]
	s.visits++
	b.days[today], b.changedDays[today] = s, true
}

func (b *book) poll(today int64) {
	s := b.days[today]
	s.polls++
	b.days[today], b.changedDays[today] = s, true
}

// pollersOf notes how many programs were met today. After a restart they are
// met anew: those of before count until there are more.
func (b *book) pollersOf(k feedDay, met int) {
	if met > b.pollers[k] {
		b.pollers[k], b.changedPollers[k] = met, true
	}
}

// freshness is how long a figure that stays the same need not be noted again.
const freshness = time.Hour

// declare notes what a service says.
func (b *book) declare(feed string, a agent, at time.Time) {
	if a.subscribers < 0 {
		return
	}
	k := feedService{feed, a.service}
	if was, ok := b.declared[k]; ok && was.count == a.subscribers && at.Sub(was.at) < freshness {
		return
	}
	b.declared[k], b.changedDeclared[k] = figure{a.subscribers, at}, true
}
