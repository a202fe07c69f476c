package normalize

// mostPassed is how many units of time are counted back at most.
const mostPassed = 100_000

// relative reads what counts back from the visit: 4 giờ trước, hôm qua lúc
// 14:30, 235 ngày.
func (p phrase) relative(r *reading) bool {
	for i := range p {
		if p.namedDay(i, r) {
			p.clock(r, i, i+2)
			return true
		}
		if p.passed(i, r) {
			return true
		}
	}
	return false
}

// namedDay reads a day, or the moment, that has a name.
func (p phrase) namedDay(i int, r *reading) bool {
	amount := -1
	switch p.at(i).word {
	case "today":
		amount = 0
	case "yesterday":
		amount = 1
	case "hom":
		switch p.at(i + 1).word {
		case "nay":
			amount = 0
		case "qua":
			amount = 1
		case "kia":
			amount = 2
		}
	case "vua", "moi", "just":
		switch p.at(i + 1).word {
		case "xong", "moi", "day", "dang", "now":
			r.unit = seconds
			return true
		}
	}
	if amount < 0 {
		return false
	}
	r.unit, r.amount = days, amount
	return true
}

// passed reads a number of units that have passed. A bare number of days or
// weeks is read too, if nothing else stands there.
func (p phrase) passed(i int, r *reading) bool {
	n := p.at(i)
	switch n.word {
	case "mot", "a", "an":
		n.number, n.digits = 1, 1
	}
	u := unitOf(p.at(i + 1).word)
	if n.digits == 0 || n.number > mostPassed || u == noUnit {
		return false
	}
	ago := p.at(i+2).word == "truoc" || p.at(i+2).word == "ago" ||
		p.at(i-2).word == "cach" && p.at(i-1).word == "day"
	bare := len(p) == 2 && (u == days || u == weeks)
	if !ago && !bare {
		return false
	}
	r.unit, r.amount = u, n.number
	return true
}
