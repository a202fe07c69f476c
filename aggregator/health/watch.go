package health

import "time"

// A Watch is how a source is as far as staff were told. It follows the
// source's state with some delay, so that what comes and goes is told once.
type Watch struct {
	State State     // that was told last; empty: the source was never looked at
	Since time.Time // since when it is in that state

	// A state that may be told soon; empty: none.
	Next      State
	NextSince time.Time
}

// A Change of state is told once.
type Change struct {
	From, To State
	Since    time.Time // when it began
	Lasted   time.Duration
}

const (
	failingTold = time.Hour     // a source fails so long before it is told
	slowTold    = 6 * time.Hour // or is slow
	calmTold    = 3 * time.Hour // or is well again, after it could not be read
)

// Step looks at a source and returns what is to be remembered, and what is to
// be told, if anything is.
func (w Watch) Step(r Record) (Watch, *Change) {
	now := settled(r.State())
	switch {
	case now == Stumbled && w.Next != "" && !w.Next.Trouble():
		return Watch{State: w.State, Since: w.Since}, nil // not as well as it seemed
	case now == Stumbled:
		return w, nil
	case w.State == "" && now.Trouble():
		w = Watch{State: OK, Since: r.Now} // whatever it is, it is news
	case w.State == "":
		return Watch{State: now, Since: r.Now}, nil
	}
	if now == w.State {
		return Watch{State: w.State, Since: w.Since}, nil
	}
	if decided(now) || decided(w.State) {
		return w.decide(now, r.Now)
	}
	if w.Next == "" || w.Next.Trouble() != now.Trouble() || w.Next.Unread() != now.Unread() {
		w.NextSince = r.Now
		if now.Unread() && !r.Failing.IsZero() {
			w.NextSince = r.Failing
		}
	}
	w.Next = now
	if r.Now.Sub(w.NextSince) < delay(w.State, now) {
		return w, nil
	}
	return Watch{State: now, Since: w.NextSince}, &Change{From: w.State, To: now, Since: w.NextSince, Lasted: w.NextSince.Sub(w.Since)}
}

// settled is a state as it is told: what there is to look at is on the page of
// the sources, and alarms nobody.
func settled(s State) State {
	if s == Warned || s == Waiting {
		return OK
	}
	return s
}

// decided reports whether staff put a source into a state.
func decided(s State) bool {
	return s == Paused || s == Archived || s == Dead || s == Removed
}

// decide follows what staff decided, at once. They know what they did; only a
// source that left the settings, or is back, is told: it may be a mistake.
func (w Watch) decide(now State, at time.Time) (Watch, *Change) {
	if !decided(now) && now != OK {
		now = OK // any trouble is told in its own time
	}
	next := Watch{State: now, Since: at}
	if now != Removed && w.State != Removed {
		return next, nil
	}
	return next, &Change{From: w.State, To: now, Since: at, Lasted: at.Sub(w.Since)}
}

// delay is how long a state must have lasted before it is told after another.
func delay(from, to State) time.Duration {
	switch {
	case to == Failing || to == Layout:
		if from == Failing || from == Layout {
			return 0
		}
		return failingTold
	case to == Slow:
		return slowTold
	case from == Failing, from == Layout, from == Slow, from == Certificate, from == Expired:
		return calmTold
	}
	return 0
}
