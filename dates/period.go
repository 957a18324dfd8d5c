package dates

import (
	"fmt"
	"time"

	"dyad"
)

// A grain is the size of a stretch of the calendar.
type grain uint8

const (
	grainNone grain = iota
	grainDay
	grainWeekend
	grainWeek
	grainMonth
	grainQuarter
	grainSeason
	grainHalf
	grainYear
	grainDecade
	grainCentury
	grainSpan // from one day to another; it has no value of its own
)

// A period is a stretch of the calendar; the zero period is unknown.
type period struct {
	grain       grain
	first, last dyad.Day
}

func (p period) known() bool { return p.first > 0 }

func dayPeriod(d dyad.Day) period {
	if d <= 0 {
		return period{}
	}
	return period{grainDay, d, d}
}

// civilDay is DayOf for a day that exists: 30 February is unknown.
func civilDay(y, m, d int) dyad.Day {
	day := dyad.DayOf(y, time.Month(m), d)
	if _, month, dd := day.Civil(); y < 1 || int(month) != m || dd != d {
		return 0
	}
	return day
}

// weekPeriod is the ISO week, Monday to Sunday, that d lies in.
func weekPeriod(d dyad.Day) period {
	if d <= 0 {
		return period{}
	}
	mon := d.Add(-(int(d.Weekday()) + 6) % 7)
	return period{grainWeek, mon, mon.Add(6)}
}

func weekendPeriod(d dyad.Day) period {
	w := weekPeriod(d)
	if !w.known() {
		return w
	}
	return period{grainWeekend, w.last.Add(-1), w.last}
}

// monthsPeriod covers n months from month m of year y; m may lie outside 1-12.
func monthsPeriod(g grain, y, m, n int) period {
	first := dyad.DayOf(y, time.Month(m), 1)
	last := dyad.DayOf(y, time.Month(m+n), 1).Add(-1)
	if first <= 0 || y < 1 || y > maxYear {
		return period{}
	}
	return period{g, first, last}
}

// maxYear bounds what arithmetic may reach; dyad.Day holds more.
const maxYear = 9999

func monthPeriod(y, m int) period   { return monthsPeriod(grainMonth, y, m, 1) }
func yearPeriod(y int) period       { return monthsPeriod(grainYear, y, 1, 12) }
func quarterPeriod(y, q int) period { return monthsPeriod(grainQuarter, y, 3*q-2, 3) }
func halfPeriod(y, h int) period    { return monthsPeriod(grainHalf, y, 6*h-5, 6) }
func decadePeriod(y int) period     { return monthsPeriod(grainDecade, max(y-y%10, 1), 1, 120) }
func centuryPeriod(y int) period    { return monthsPeriod(grainCentury, (y-1)/100*100+1, 1, 1200) }

// seasonPeriod is a season of the northern year: spring is March to May,
// winter December to the February after.
func seasonPeriod(y int, season string) period {
	for i, s := range seasons {
		if s == season {
			return monthsPeriod(grainSeason, y, 3+3*i, 3)
		}
	}
	return period{}
}

var seasons = [...]string{"SP", "SU", "FA", "WI"}

// periodAt is the period of grain g that d lies in.
func periodAt(g grain, d dyad.Day) period {
	if d <= 0 {
		return period{}
	}
	y, mon, _ := d.Civil()
	m := int(mon)
	switch g {
	case grainDay:
		return dayPeriod(d)
	case grainWeekend:
		return weekendPeriod(d)
	case grainWeek:
		return weekPeriod(d)
	case grainMonth:
		return monthPeriod(y, m)
	case grainQuarter:
		return quarterPeriod(y, (m+2)/3)
	case grainHalf:
		return halfPeriod(y, (m+5)/6)
	case grainSeason:
		if m < 3 {
			y, m = y-1, m+12
		}
		return monthsPeriod(grainSeason, y, m-m%3, 3)
	case grainYear:
		return yearPeriod(y)
	case grainDecade:
		return decadePeriod(y)
	case grainCentury:
		return centuryPeriod(y)
	}
	return period{}
}

// shift moves p by n units of grain g and gives a period of the grain of p.
func (p period) shift(n int, g grain) period {
	if !p.known() || n > 1e6 || n < -1e6 {
		return period{}
	}
	y, m, d := p.first.Civil()
	months := 0
	switch g {
	case grainDay:
		return periodAt(p.grain, p.first.Add(n))
	case grainWeek, grainWeekend:
		return periodAt(p.grain, p.first.Add(7*n))
	case grainMonth:
		months = n
	case grainQuarter, grainSeason:
		months = 3 * n
	case grainHalf:
		months = 6 * n
	case grainYear:
		months = 12 * n
	case grainDecade:
		months = 120 * n
	case grainCentury:
		months = 1200 * n
	}
	total := y*12 + int(m) - 1 + months
	if total < 12 || total/12 > maxYear {
		return period{}
	}
	y, mon := total/12, total%12+1
	end := dyad.DayOf(y, time.Month(mon+1), 1).Add(-1)
	_, _, lastDay := end.Civil()
	return periodAt(p.grain, dyad.DayOf(y, time.Month(mon), min(d, lastDay)))
}

// value writes p as TIMEX3 does.
func (p period) value() string {
	if !p.known() {
		return ""
	}
	y, m, _ := p.first.Civil()
	switch p.grain {
	case grainDay:
		return p.first.String()
	case grainWeek, grainWeekend:
		y, w := p.first.Time().ISOWeek()
		v := fmt.Sprintf("%04d-W%02d", y, w)
		if p.grain == grainWeekend {
			v += "-WE"
		}
		return v
	case grainMonth:
		return fmt.Sprintf("%04d-%02d", y, m)
	case grainQuarter:
		return fmt.Sprintf("%04d-Q%d", y, (m+2)/3)
	case grainHalf:
		return fmt.Sprintf("%04d-H%d", y, (m+5)/6)
	case grainSeason:
		return fmt.Sprintf("%04d-%s", y, seasons[m/3-1])
	case grainYear:
		return fmt.Sprintf("%04d", y)
	case grainDecade:
		return fmt.Sprintf("%03d", y/10)
	case grainCentury:
		return fmt.Sprintf("%02d", y/100)
	}
	return ""
}

var precisions = [...]dyad.Precision{dyad.PrecisionUnknown, dyad.PrecisionDay, dyad.PrecisionSpan, dyad.PrecisionWeek,
	dyad.PrecisionMonth, dyad.PrecisionQuarter, dyad.PrecisionSeason, dyad.PrecisionSpan, dyad.PrecisionYear,
	dyad.PrecisionDecade, dyad.PrecisionCentury, dyad.PrecisionSpan}

func (p period) precision() dyad.Precision {
	if !p.known() {
		return dyad.PrecisionUnknown
	}
	return precisions[p.grain]
}

// third narrows p to its first, middle or last third: "early 2014".
func (p period) third(n int) period {
	if p.grain < grainWeek || p.grain == grainSpan || !p.known() {
		return p
	}
	days := int(p.last-p.first) + 1
	q := p
	q.first = p.first.Add(days * n / 3)
	q.last = p.first.Add(days*(n+1)/3 - 1)
	return q
}

// easter is Easter Sunday of the Western church (Butcher's algorithm).
func easter(y int) dyad.Day {
	a, b, c := y%19, y/100, y%100
	d, e, g := b/4, b%4, (8*b+13)/25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	return civilDay(y, month, (h+l-7*m+114)%31+1)
}

// nthWeekday is the n-th such weekday of the month, the last for n = 0.
func nthWeekday(y, m, n int, wd time.Weekday) dyad.Day {
	if n == 0 {
		last := dyad.DayOf(y, time.Month(m+1), 1).Add(-1)
		return last.Add(-(int(last.Weekday()) - int(wd) + 7) % 7)
	}
	first := dyad.DayOf(y, time.Month(m), 1)
	return first.Add((int(wd)-int(first.Weekday())+7)%7 + 7*(n-1))
}
