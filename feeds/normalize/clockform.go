package normalize

import "time"

// clock finds the time of day of a phrase outside of its date, and the tokens
// that say it; without one both places are that where the date ends.
func (p phrase) clock(r *reading, from, to int) (start, end int) {
	for i := range p {
		if i >= from && i < to {
			continue
		}
		limit := len(p)
		if i < from {
			limit = from
		}
		if end := p[:limit].timeAt(i, r); end > 0 {
			r.clock = true
			return i, p.partBeside(i, end, r)
		}
	}
	return to, to
}

// timeAt reads a time of day at i and returns where it ends, or 0.
func (p phrase) timeAt(i int, r *reading) int {
	hour := p.at(i)
	switch before := p.at(i - 1); {
	case before.sign == '+' && !hour.spaced: // an offset
		return 0
	case before.sign == ':' && p.at(i-2).digits > 0: // the end of a time that is none: 25:14:55
		return 0
	}
	if hour.digits == 6 && p.at(i-1).word == "t" { // 20261123T092527
		return p.compactTime(i, r)
	}
	if !hour.is(0, 24) {
		return 0
	}
	switch next := p.at(i + 1); {
	case next.sign == ':':
		return p.colonTime(i, r)
	case next.word == "h" || next.word == "g" || next.word == "gio":
		return p.wordTime(i, r)
	}
	return 0
}

// colonTime reads 9:25, 09:25:27 and 09:25:27.123.
func (p phrase) colonTime(i int, r *reading) int {
	minute := p.at(i + 2)
	if !minute.is(0, 59) {
		return 0
	}
	r.hour, r.minute = p.at(i).number, minute.number
	i += 3
	if second := p.at(i + 1); p.at(i).sign == ':' && second.is(0, 60) {
		r.second = min(second.number, 59)
		i += 2
		if dot := p.at(i); (dot.sign == '.' || dot.sign == ',') && !dot.spaced && p.at(i+1).digits > 0 && !p.at(i+1).spaced {
			i += 2
		}
	}
	return i
}

// wordTime reads 9h, 9h25, 9 giờ 25 phút, but not 9 giờ trước.
func (p phrase) wordTime(i int, r *reading) int {
	if next := p.at(i + 2).word; next == "truoc" || next == "ago" {
		return 0
	}
	r.hour = p.at(i).number
	i += 2
	if minute := p.at(i); minute.is(0, 59) {
		r.minute = minute.number
		i++
		if word := p.at(i).word; word == "phut" || word == "p" || word == "ph" {
			i++
		}
	}
	return i
}

func (p phrase) compactTime(i int, r *reading) int {
	n := p.at(i).number
	if n/10000 > 23 || n/100%100 > 59 || n%100 > 59 {
		return 0
	}
	r.hour, r.minute, r.second = n/10000, n/100%100, n%100
	return i + 1
}

// partBeside reads the part of the day that stands after or before a time, and
// returns where both end.
func (p phrase) partBeside(start, end int, r *reading) int {
	if d := partOf(p.at(end).word); d != noPart {
		r.hour = d.hour(r.hour)
		return end + 1
	}
	if word := p.at(end).word; (word == "a" || word == "p") && p.at(end+1).sign == '.' && p.at(end+2).word == "m" {
		r.hour = partOf(word + "m").hour(r.hour)
		return p.past(end+3, ".")
	}
	if word := p.at(start - 1).word; word == "luc" {
		start--
	}
	if d := partOf(p.at(start - 1).word); d != noPart {
		r.hour = d.hour(r.hour)
	}
	return end
}

// zone reads the zone that stands at i or, when it has a name, anywhere.
func (p phrase) zone(r *reading, i int) {
	at := p.past(i, "([")
	if sign := p.at(at).sign; (sign == '+' || sign == '-') && p.offset(r, at) {
		return
	}
	for ; at < len(p); at++ {
		hours, ok := zoneOf(p[at].word)
		if !ok {
			continue
		}
		r.zoned, r.offset = true, hours*3600
		if sign := p.at(at + 1).sign; hours == 0 && (sign == '+' || sign == '-') && p.at(at+2).digits > 0 {
			// "GMT+7" means what it says; only POSIX turns the sign around.
			r.oddZone = p.offset(r, at+1)
		}
		return
	}
}

// offset reads +0700, +07:00, +07 or +7 at i and says whether it is one.
func (p phrase) offset(r *reading, i int) bool {
	n, after := p.at(i+1), p.at(i+2)
	if n.spaced || n.digits == 0 || n.digits > 4 || n.digits == 3 || joinsNumbers(after.sign) && !after.spaced {
		return false
	}
	hours, minutes := n.number, 0
	colon := n.digits < 3 && after.sign == ':' && p.at(i+3).digits == 2
	switch {
	case n.digits == 4:
		hours, minutes = n.number/100, n.number%100
	case colon:
		minutes = p.at(i + 3).number
	}
	if hours > 14 || minutes > 59 || n.digits == 1 && p.at(i-1).word == "" {
		return false
	}
	r.zoned, r.offset = true, hours*3600+minutes*60
	if p.at(i).sign == '-' {
		r.offset = -r.offset
	}
	r.oddZone = r.style == iso && !(n.digits == 2 && colon) || r.style == mail && n.digits != 4
	return true
}

// timestamp reads a phrase that is nothing but a count of seconds or
// milliseconds since 1970, such as programs write.
func (p phrase) timestamp(r *reading) bool {
	count := token{}
	for i, t := range p {
		switch {
		case t.digits == 10 || t.digits == 13:
			if count.digits > 0 {
				return false
			}
			count = t
		case t.digits > 0 && p.at(i-1).sign != '+' && p.at(i-1).sign != '-', t.word != "" && t.word != "date":
			return false
		}
	}
	if count.digits == 0 {
		return false
	}
	at := time.Unix(int64(count.number), 0).UTC()
	if count.digits == 13 {
		at = time.UnixMilli(int64(count.number)).UTC()
	}
	r.year, r.month, r.day = at.Year(), int(at.Month()), at.Day()
	r.hour, r.minute, r.second = at.Clock()
	r.clock, r.zoned = true, true
	return true
}
