package audience

// minute counts minutes from 1970.
type minute int32

// presence is for how many minutes, the running one included, somebody counts
// as being here.
const presence = 5

// present is how many were here last in each of the last minutes.
type present struct {
	last  minute
	count [presence]int
}

// enter counts somebody who has come in a minute.
func (p *present) enter(m minute) {
	p.advance(m)
	p.count[m%presence]++
}

// move counts somebody in a minute who was here before.
func (p *present) move(from, to minute) {
	p.enter(to)
	if from > p.last-presence && from <= p.last {
		p.count[from%presence]--
	}
}

// now is how many are here in a minute.
func (p *present) now(m minute) (sum int) {
	p.advance(m)
	for _, n := range p.count {
		sum += n
	}
	return sum
}

// advance forgets the minutes that are too long ago. Where the clock was set
// back by more than what is remembered, that is all of them.
func (p *present) advance(m minute) {
	if m-p.last >= presence || p.last-m >= presence {
		p.last, p.count = m, [presence]int{}
		return
	}
	for p.last < m {
		p.last++
		p.count[p.last%presence] = 0
	}
}
