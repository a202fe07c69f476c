package health

import (
	"math"
	"time"
)

// Vietnam's lunar calendar is computed for its own meridian, UTC+7: months
// begin on the day of a new moon, the month of the winter solstice is the
// eleventh, and in a year of thirteen months the first one without a principal
// term is the leap month. The positions of moon and sun follow Jean Meeus,
// Astronomical Formulae for Calculators, chapters 18 and 32, which are good to
// a few minutes.

// epochJD is the Julian day number of 1 January 1970.
const epochJD = 2440588

// A dayNumber counts civil days from 1 January 1970.
type dayNumber int

func dayOf(year int, month time.Month, day int) dayNumber {
	return dayNumber(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

func (d dayNumber) date() time.Time { return time.Unix(int64(d)*24*60*60, 0).UTC() }

// inVietnam is the day on which an instant, a Julian date, falls there.
func inVietnam(jd float64) dayNumber {
	return dayNumber(math.Floor(jd+0.5+7.0/24)) - epochJD
}

func sine(degrees float64) float64 { return math.Sin(degrees * math.Pi / 180) }

// newMoon is the day of the k-th new moon since the beginning of 1900.
func newMoon(k int) dayNumber {
	n := float64(k)
	t := n / 1236.85
	t2, t3 := t*t, t*t*t
	mean := 2415020.75933 + 29.53058868*n + 0.0001178*t2 - 0.000000155*t3 + 0.00033*sine(166.56+132.87*t-0.009173*t2)
	sun := 359.2242 + 29.10535608*n - 0.0000333*t2 - 0.00000347*t3
	moon := 306.0253 + 385.81691806*n + 0.0107306*t2 + 0.00001236*t3
	node := 21.2964 + 390.67050646*n - 0.0016528*t2 - 0.00000239*t3
	shift := (0.1734-0.000393*t)*sine(sun) + 0.0021*sine(2*sun) -
		0.4068*sine(moon) + 0.0161*sine(2*moon) - 0.0004*sine(3*moon) +
		0.0104*sine(2*node) - 0.0051*sine(sun+moon) - 0.0074*sine(sun-moon) +
		0.0004*sine(2*node+sun) - 0.0004*sine(2*node-sun) - 0.0006*sine(2*node+moon) +
		0.0010*sine(2*node-moon) + 0.0005*sine(sun+2*moon)
	clock := -0.000278 + 0.000265*t + 0.000262*t2 // dynamical time is ahead of ours, in days
	return inVietnam(mean + shift - clock)
}

// term is which twelfth of its way, counted from the March equinox, the sun is
// in when a day begins in Vietnam.
func term(d dayNumber) int {
	t := (float64(d+epochJD) - 0.5 - 7.0/24 - 2451545) / 36525
	anomaly := 357.52910 + 35999.05030*t - 0.0001559*t*t
	centre := (1.914600-0.004817*t)*sine(anomaly) + 0.019993*sine(2*anomaly) + 0.000290*sine(3*anomaly)
	longitude := 280.46645 + 36000.76983*t + 0.0003032*t*t + centre - 0.00569 - 0.00478*sine(125.04-1934.136*t)
	longitude = math.Mod(math.Mod(longitude, 360)+360, 360)
	return int(longitude / 30)
}

// eleventh is the number of the new moon with which the eleventh month of a
// year begins: the month that has the winter solstice, term nine.
func eleventh(year int) int {
	end := dayOf(year, time.December, 31)
	k := int(float64(end+epochJD-2415021) / 29.530588853)
	for newMoon(k+1) <= end {
		k++
	}
	for newMoon(k) > end {
		k--
	}
	if term(newMoon(k)) >= 9 && term(newMoon(k)) < 12 {
		k-- // the solstice was before this month
	}
	return k
}

// lunar is the day in a year on which a day of one of the first ten lunar
// months falls.
func lunar(year, month, day int) dayNumber {
	first, next := eleventh(year-1), eleventh(year)
	at := first + month + 1
	if next-first == 13 {
		for k := first + 1; k <= at; k++ {
			if term(newMoon(k)) == term(newMoon(k+1)) {
				at++ // the leap month comes before it, or would be it
				break
			}
		}
	}
	return newMoon(at) + dayNumber(day-1)
}
