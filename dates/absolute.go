package dates

import (
	"strings"
	"time"

	"dyad"
)

// Meanings of dates that name a month, year or feast.

// meanDate: a month and a day, with or without the year.
func meanDate(r *reading, m *match) (found, bool) {
	mon, day, y := r.month(m), r.dayNumber(m), r.year(m)
	if mon == 0 || day == 0 {
		return found{}, false
	}
	if y > 0 {
		d := civilDay(y, mon, day)
		if d == 0 {
			return found{}, false
		}
		return dateOf(dayPeriod(d))
	}
	if civilDay(2000, mon, day) == 0 {
		return found{}, false
	}
	if n, ok := r.dir(m); ok && n != 0 && r.published > 0 {
		return dateOf(r.besides(mon, day, n))
	}
	if y = r.namedYear(m); y > 0 {
		return dateOf(dayPeriod(civilDay(y, mon, day)))
	}
	return dateOf(r.nearest(mon, day, r.tense(m)))
}

// namedYear gives the year of a date just before in the same sentence, or
// when nothing tells the day of publication, the year of the narrative.
func (r *reading) namedYear(m *match) int {
	if r.published > 0 || !r.ref.known() || r.ref.grain > grainYear {
		return 0
	}
	y, _, _ := r.ref.first.Civil()
	return y
}

// besides is the day of month and day strictly before (n < 0) or after the
// day of publication.
func (r *reading) besides(mon, day, n int) period {
	y, _, _ := r.published.Civil()
	for k := range 9 {
		d := civilDay(y+n*k, mon, day)
		if d > 0 && (n < 0 && d < r.published || n > 0 && d > r.published) {
			return dayPeriod(d)
		}
	}
	return period{}
}

// nearest is the day of month and day that lies nearest the day of
// publication, leaning to the side that the tense tells: a past verb takes a
// day up to a month ahead only as the date of something announced.
func (r *reading) nearest(mon, day int, t tense) period {
	if r.published <= 0 {
		return period{}
	}
	y, _, _ := r.published.Civil()
	best, cost := dyad.Day(0), 1<<30
	for _, yy := range [...]int{y - 1, y, y + 1} {
		d := civilDay(yy, mon, day)
		if d <= 0 {
			continue
		}
		c := leaning(int(d-r.published), t)
		if c < cost {
			best, cost = d, c
		}
	}
	return dayPeriod(best)
}

// leaning is the cost of a date that lies days ahead under a tense.
func leaning(days int, t tense) int {
	back, ahead := 1, 1
	switch t {
	case tensePast:
		ahead = 4
	case tenseFuture:
		back = 4
	}
	if days < 0 {
		return -days * back
	}
	return days * ahead
}

// meanNumeric: 2020-01-05, 1/5/2020. Two numbers that can both be the month
// have no value unless Options says the order.
func meanNumeric(r *reading, m *match) (found, bool) {
	var n []int
	for i := m.i; i < m.j; i++ {
		if t := &m.toks[i]; t.kind == kindNumber {
			n = append(n, int(t.num))
		}
	}
	if len(n) != 3 {
		return found{}, false
	}
	if m.rule.arg(0) == "ymd" {
		d := civilDay(n[0], n[1], n[2])
		fd, _ := dateOf(dayPeriod(d))
		return fd, d > 0
	}
	y := n[2]
	if y < 100 {
		y = r.century(y)
	}
	md, dm := civilDay(y, n[0], n[1]), civilDay(y, n[1], n[0])
	switch {
	case md == 0 && dm == 0:
		return found{}, false
	case md == 0 || md != dm && dm != 0 && r.f.opt.NumericOrder == "dmy":
		return dateOf(dayPeriod(dm))
	case dm == 0 || md == dm || r.f.opt.NumericOrder == "mdy":
		return dateOf(dayPeriod(md))
	}
	return found{typ: "DATE"}, true // can be read in two ways
}

// meanDays: "January 5-7", "5-7 January 2020".
func meanDays(r *reading, m *match) (found, bool) {
	var n []int
	for i := m.i; i < m.j; i++ {
		if t := &m.toks[i]; t.classes&bit(classDayNum) != 0 {
			n = append(n, int(t.num))
		}
	}
	mon, y := r.month(m), r.year(m)
	if len(n) != 2 || mon == 0 || n[1] <= n[0] {
		return found{}, false
	}
	p := period{}
	if y == 0 {
		p = r.nearest(mon, n[0], r.tense(m))
	} else {
		p = dayPeriod(civilDay(y, mon, n[0]))
	}
	if !p.known() {
		return found{typ: "DATE"}, true
	}
	yy, _, _ := p.first.Civil()
	last := civilDay(yy, mon, n[1])
	if last == 0 {
		return found{}, false
	}
	p = period{grainSpan, p.first, last}
	return found{typ: "DATE", p: p, value: p.first.String() + "/" + p.last.String(), anchor: true}, true
}

// meanMonth: a month, with or without the year; "last February" is the one
// before last month: of last month itself one says "last month".
func meanMonth(r *reading, m *match) (found, bool) {
	mon, y := r.month(m), r.year(m)
	if y == 0 {
		y = r.yearInWords(m)
	}
	if mon == 0 {
		return found{}, false
	}
	if y > 0 {
		return dateOf(monthPeriod(y, mon))
	}
	if r.published <= 0 {
		if y = r.namedYear(m); y > 0 {
			return dateOf(monthPeriod(y, mon))
		}
		return found{typ: "DATE"}, true
	}
	y, now, _ := r.published.Civil()
	diff := mon - int(now) // months ahead, within the year of publication
	n, has := r.dir(m)
	switch t := r.tense(m); {
	case has && n < 0:
		if diff > -2 {
			y--
		}
	case has && n > 0:
		if diff <= 0 {
			y++
		}
	case has: // this September
	case t == tensePast && diff > 0:
		y--
	case t == tenseFuture && diff < 0:
		y++
	case t != tensePast && t != tenseFuture && diff > 4:
		y--
	case t != tensePast && t != tenseFuture && diff < -7:
		y++
	}
	return dateOf(monthPeriod(y, mon))
}

func meanYear(r *reading, m *match) (found, bool) {
	y := r.year(m)
	if base := m.rule.arg(0); base != "" { // year two thousand
		y = atoi(base)
		for i := m.i; i < m.j; i++ {
			if v := r.f.lex.val(&m.toks[i], classSmall); v > 2 || v > 0 && i == m.j-1 {
				y += v
			}
		}
	}
	if y == 0 {
		y = r.yearInWords(m)
	}
	if y < 1000 || y >= 2200 {
		return found{}, false
	}
	return dateOf(yearPeriod(y))
}

// yearInWords reads "nineteen ninety-seven", 0 for none.
func (r *reading) yearInWords(m *match) int {
	hundreds, rest := 0, 0
	for i := m.i; i < m.j; i++ {
		for _, c := range [...]int{classTens, classSmall} {
			if v := r.f.lex.val(&m.toks[i], c); v < 0 {
				continue
			} else if hundreds == 0 {
				hundreds = v
			} else {
				rest += v
			}
		}
	}
	return hundreds*100 + rest
}

// meanYears: 1987/88, 2003-2011.
func meanYears(r *reading, m *match) (found, bool) {
	var n []int
	for i := m.i; i < m.j; i++ {
		if t := &m.toks[i]; t.kind == kindNumber {
			n = append(n, int(t.num))
		}
	}
	if len(n) != 2 {
		return found{}, false
	}
	if n[1] < 100 {
		n[1] += n[0] - n[0]%100
	}
	if n[1] <= n[0] || n[1]-n[0] > 300 {
		return found{}, false
	}
	p := yearPeriod(n[0])
	p.last = yearPeriod(n[1]).last
	v := p.value() + "/" + yearPeriod(n[1]).value()
	p.grain = grainSpan
	return found{typ: "DATE", p: p, value: v, anchor: true}, true
}

func meanDecade(r *reading, m *match) (found, bool) {
	y := 0
	if t := m.tokenOf(classDecade); t != nil {
		y = int(t.num)
	} else if v, ok := r.value(m, classDecadeWord); ok {
		y = v.n
	}
	if y < 100 {
		if y < 10 {
			return found{}, false
		}
		y += 1900
	}
	return dateOf(decadePeriod(y))
}

// meanCentury: "the 19th century".
func meanCentury(r *reading, m *match) (found, bool) {
	n := r.dayNumber(m)
	if n < 1 || n > 22 {
		return found{}, false
	}
	return dateOf(centuryPeriod((n-1)*100 + 1))
}

// meanQuarter: "the third quarter of 1987"; without a year the latest that
// has begun, or the next one under a future verb.
func meanQuarter(r *reading, m *match) (found, bool) {
	q, y := r.dayNumber(m), r.year(m)
	if q < 1 || q > 4 {
		return found{}, false
	}
	if y == 0 {
		if r.published <= 0 {
			return found{typ: "DATE"}, true
		}
		var mon time.Month
		y, mon, _ = r.published.Civil()
		if n, ok := r.dir(m); ok {
			y += n
		} else if now := (int(mon) + 2) / 3; q > now && r.tense(m) != tenseFuture && q-now > 1 {
			y--
		}
	}
	return dateOf(quarterPeriod(y, q))
}

func meanHalf(r *reading, m *match) (found, bool) {
	h, y := r.dayNumber(m), r.year(m)
	if m.tokenOf(classOrd) == nil {
		h = 2 // "latter half"
	}
	if y == 0 && r.published > 0 {
		y, _, _ = r.published.Civil()
		if n, ok := r.dir(m); ok {
			y += n
		}
	}
	if h < 1 || h > 2 {
		return found{}, false
	}
	return dateOf(halfPeriod(y, h))
}

func meanSeason(r *reading, m *match) (found, bool) {
	v, ok := r.value(m, classSeason)
	if !ok {
		return found{}, false
	}
	if y := r.year(m); y > 0 {
		return dateOf(seasonPeriod(y, v.s))
	}
	if r.published <= 0 {
		return found{typ: "DATE"}, true
	}
	y, _, _ := r.published.Civil()
	p := seasonPeriod(y, v.s)
	n, has := r.dir(m)
	t := r.tense(m)
	switch past := m.has(r.f.words.past); {
	case has && n < 0:
		if past && p.first > r.published || !past && p.last >= r.published.Add(-60) {
			p = seasonPeriod(y-1, v.s)
		}
		if v.s == "WI" && p.last.Add(0) >= r.published {
			p = seasonPeriod(y-1, v.s)
		}
	case has && n > 0:
		if p.first <= r.published {
			p = seasonPeriod(y+1, v.s)
		}
	case !has && t == tensePast && p.first > r.published:
		p = seasonPeriod(y-1, v.s)
	case !has && t == tenseFuture && p.last < r.published:
		p = seasonPeriod(y+1, v.s)
	}
	return dateOf(p)
}

// meanHoliday: a feast fixed by the calendar.
func meanHoliday(r *reading, m *match) (found, bool) {
	spec := ""
	if m.rule.arg(0) != "" {
		spec = m.rule.arg(0)
	} else if v, ok := r.value(m, classHoliday); ok {
		spec = v.s
	}
	if spec == "?" {
		return found{typ: "DATE"}, true
	}
	if y := r.year(m); y > 0 {
		return dateOf(dayPeriod(holiday(spec, y)))
	}
	if r.published <= 0 {
		return found{typ: "DATE"}, true
	}
	y, _, _ := r.published.Civil()
	n, has := r.dir(m)
	t := r.tense(m)
	best, cost := dyad.Day(0), 1<<30
	for _, yy := range [...]int{y - 1, y, y + 1} {
		d := holiday(spec, yy)
		ahead := int(d - r.published)
		if d <= 0 || has && n < 0 && ahead >= 0 || has && n > 0 && ahead <= 0 {
			continue
		}
		if c := leaning(ahead, t); c < cost {
			best, cost = d, c
		}
	}
	return dateOf(dayPeriod(best))
}

// holiday gives the day of a feast in a year: see class HOLIDAY in words.txt.
func holiday(spec string, y int) dyad.Day {
	if n, ok := strings.CutPrefix(spec, "easter"); ok {
		return easter(y).Add(atoi(n))
	}
	if rest, ok := strings.CutPrefix(spec, "nth."); ok {
		f := strings.Split(rest, ".")
		if len(f) != 3 {
			return 0
		}
		return nthWeekday(y, atoi(f[0]), atoi(f[1]), time.Weekday(atoi(f[2])))
	}
	mon, day, _ := strings.Cut(spec, "-")
	return civilDay(y, atoi(mon), atoi(day))
}
