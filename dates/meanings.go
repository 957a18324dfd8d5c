package dates

import (
	"strings"
	"time"

	"dyad"
)

// A meaning gives what a match stands for, or false for nothing at all.
type meaning func(r *reading, m *match) (found, bool)

// meanings are the names that a rule's "means" line may use.
func meanings() map[string]meaning {
	return map[string]meaning{
		"nothing":           func(*reading, *match) (found, bool) { return found{}, false },
		"date":              meanDate,
		"numeric":           meanNumeric,
		"days":              meanDays,
		"month":             meanMonth,
		"year":              meanYear,
		"years":             meanYears,
		"decade":            meanDecade,
		"century":           meanCentury,
		"quarter":           meanQuarter,
		"half":              meanHalf,
		"season":            meanSeason,
		"weekday":           meanWeekday,
		"day":               meanDay,
		"period":            meanPeriod,
		"narrative":         meanNarrative,
		"ago":               meanAgo,
		"shift":             meanShift,
		"deed":              meanDeed,
		"duration":          meanDuration,
		"in":                meanIn,
		"stretch":           meanStretch,
		"set":               meanSet,
		"ref":               meanRef,
		"clock":             meanClock,
		"daypart":           meanDaypart,
		"holiday":           meanHoliday,
		"weekend":           meanWeekend,
		"weekof":            meanWeekOf,
		"quarter-spoken-of": meanQuarterRef,
	}
}

func dateOf(p period) (found, bool) { return found{typ: "DATE", p: p, anchor: true}, true }

// unit gives the unit of a match, of one word or plural.
func (r *reading) unit(m *match) string {
	for _, c := range [...]int{classUnits, classUnit, classPeriod} {
		if t := m.tokenOf(c); t != nil {
			if v, ok := r.f.lex.value(t.word, c); ok {
				return v.s
			}
		}
	}
	return ""
}

var unitGrains = map[string]grain{"D": grainDay, "W": grainWeek, "F": grainWeek, "M": grainMonth, "Q": grainQuarter,
	"Y": grainYear, "E": grainDecade, "C": grainCentury, "A": grainSeason}

// number gives the number of a match; "a" and "an" are one.
func (r *reading) number(m *match) (quantity, bool) {
	for k := range m.pat {
		if m.n[k] > 0 && m.pat[k].num {
			if q, n := r.f.lex.numberAt(m.toks, int(m.at[k])); n > 0 {
				return q, true
			}
		}
	}
	if m.has(r.f.words.a) || m.has(r.f.words.an) || m.has(r.f.words.one) {
		return whole(1), true
	}
	return quantity{}, false
}

// word gives the value of the first word of a class in the match.
func (r *reading) value(m *match, class int) (wordVal, bool) {
	if t := m.tokenOf(class); t != nil {
		return r.f.lex.value(t.word, class)
	}
	return wordVal{}, false
}

func (r *reading) month(m *match) int {
	for _, c := range [...]int{classMonth, classMonthAbbr} {
		if v, ok := r.value(m, c); ok {
			return v.n
		}
	}
	return 0
}

// year gives the year of a match, 0 for none; '88 lies within 70 years before
// and 29 after the day of publication.
func (r *reading) year(m *match) int {
	if t := m.tokenOf(classYear); t != nil {
		return int(t.num)
	}
	if t := m.tokenOf(classYY); t != nil {
		return r.century(int(t.num))
	}
	return 0
}

func (r *reading) century(yy int) int {
	now := 2000
	if r.published > 0 {
		now, _, _ = r.published.Civil()
	}
	y := now - now%100 + yy
	if y > now+29 {
		y -= 100
	} else if y < now-70 {
		y += 100
	}
	return y
}

// dayNumber gives the day of the month: 5, 5th, fifth.
func (r *reading) dayNumber(m *match) int {
	if t := m.tokenOf(classDayNum); t != nil {
		return int(t.num)
	}
	if v, ok := r.value(m, classOrd); ok {
		return v.n
	}
	return 0
}

// dir gives -1, 0 or 1 for last, this and next; has is false without any.
func (r *reading) dir(m *match) (n int, has bool) {
	v, ok := r.value(m, classDir)
	return v.n, ok
}

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

// meanWeekday: by tense the last one up to the day of publication, or the
// first one from it; "last Friday" lies before it, "next Monday" after it.
func meanWeekday(r *reading, m *match) (found, bool) {
	wd := -1
	for _, c := range [...]int{classWeekday, classWeekdayAbbr} {
		if v, ok := r.value(m, c); ok {
			wd = v.n
		}
	}
	if wd < 0 {
		return found{}, false
	}
	fd := found{typ: "DATE", anchor: true}
	if r.published > 0 {
		back := (int(r.published.Weekday()) - wd + 7) % 7
		ahead := (7 - back) % 7
		n, has := r.dir(m)
		switch {
		case has && n < 0 && back == 0:
			back = 7
		case has && n > 0 && ahead == 0:
			ahead = 7
		}
		forward := has && n > 0 || (!has || n == 0) && r.tense(m) == tenseFuture
		if forward {
			fd.p = dayPeriod(r.published.Add(ahead))
		} else {
			fd.p = dayPeriod(r.published.Add(-back))
		}
		r.daypart(m, &fd)
	}
	return fd, true
}

// daypart adds "morning" and the like to a day.
func (r *reading) daypart(m *match, fd *found) {
	if v, ok := r.value(m, classDaypart); ok && fd.p.known() {
		fd.typ, fd.value = "TIME", fd.p.value()+"T"+v.s
	}
}

// meanDay: today, yesterday, tomorrow; the argument is the days ahead, a
// second one the part of the day.
func meanDay(r *reading, m *match) (found, bool) {
	fd := found{typ: "DATE", anchor: true}
	n := 0
	switch m.rule.arg(0) {
	case "-1":
		n = -1
	case "1":
		n = 1
	case "-2":
		n = -2
	case "2":
		n = 2
	}
	if r.published > 0 {
		fd.p = dayPeriod(r.published.Add(n))
		r.daypart(m, &fd)
		if m.rule.arg(1) != "" {
			fd.value = fd.p.value() + "T" + m.rule.arg(1)
		}
	}
	if m.rule.arg(1) != "" || m.tokenOf(classDaypart) != nil {
		fd.typ = "TIME"
	}
	return fd, true
}

// meanPeriod: "this week", "last year", counted from the day of publication.
func meanPeriod(r *reading, m *match) (found, bool) {
	n, _ := r.dir(m)
	if m.rule.arg(0) != "" {
		n = map[string]int{"-1": -1, "0": 0, "1": 1, "-2": -2, "2": 2}[m.rule.arg(0)]
	}
	for _, t := range m.toks[m.i+1 : m.j] {
		if t.capital {
			return found{}, false // "This Week" is the name of a programme
		}
	}
	g := unitGrains[r.unit(m)]
	if r.published <= 0 || g == grainNone {
		return found{typ: "DATE"}, true
	}
	return dateOf(periodAt(g, r.published).shift(n, g))
}

// meanNarrative: "the next day", "that year", "the same month", counted from
// the last date of the narrative, else from the day of publication.
func meanNarrative(r *reading, m *match) (found, bool) {
	n, _ := r.dir(m)
	u := r.unit(m)
	g := unitGrains[u]
	if m.tokenOf(classDaypart) != nil {
		g = grainDay
	}
	base := r.base(g)
	if !base.known() || g == grainNone {
		return found{typ: "DATE"}, true
	}
	fd, _ := dateOf(periodAt(g, base.first).shift(n, g))
	r.daypart(m, &fd)
	return fd, true
}

// base is the narrative's last date when it is exact enough for the grain,
// else the day of publication.
func (r *reading) base(g grain) period {
	if r.ref.known() && r.ref.grain <= max(g, grainDay) {
		return r.ref
	}
	return dayPeriod(r.published)
}

// meanAgo: "two weeks ago", "in three days" (argument 1).
func meanAgo(r *reading, m *match) (found, bool) {
	sign := -1
	if m.rule.arg(0) == "1" {
		sign = 1
	}
	q, _ := r.number(m)
	if fd, ok := r.yearBefore(q, r.unit(m), sign); ok {
		return fd, true
	}
	return r.shifted(dayPeriod(r.published), q, r.unit(m), sign)
}

// yearBefore is the same quarter of the year before: what "a year ago" means
// in a text that speaks of quarters.
func (r *reading) yearBefore(q quantity, unit string, sign int) (found, bool) {
	if unit != "Y" || sign > 0 || q != whole(1) || !r.quarter.known() || r.published <= 0 {
		return found{}, false
	}
	p := r.quarter
	y, _, _ := p.first.Civil()
	if now, _, _ := r.published.Civil(); y >= now {
		p = p.shift(-1, grainYear)
	} // else the quarter of the year before was the last one spoken of
	return found{typ: "DATE", p: p}, true
}

// meanShift: "two weeks earlier" (-1), "three days later" (1), counted from
// the narrative.
func meanShift(r *reading, m *match) (found, bool) {
	sign := -1
	if m.rule.arg(0) == "1" {
		sign = 1
	}
	q, ok := r.number(m)
	if !ok {
		q = whole(1)
	}
	u := r.unit(m)
	if fd, ok := r.yearBefore(q, u, sign); ok {
		return fd, true
	}
	g := unitGrains[u]
	base := r.base(max(g, grainDay))
	return r.shifted(base, q, u, sign)
}

// shifted counts a quantity of units from a period.
func (r *reading) shifted(base period, q quantity, unit string, sign int) (found, bool) {
	if q.vague || unit == "" {
		v := "PAST_REF"
		if sign > 0 {
			v = "FUTURE_REF"
		}
		return found{typ: "DATE", value: v}, true
	}
	if !base.known() {
		return found{typ: "DATE"}, true
	}
	n := sign * q.halves / 2
	p := period{}
	day := dayPeriod(base.first)
	switch half := q.halves%2 == 1; unit {
	case "H", "N", "S":
		return found{typ: "TIME", p: day, value: day.value()}, true
	case "D":
		p = day.shift(n, grainDay)
	case "W", "F":
		if unit == "F" {
			n *= 2
		}
		p = dayPeriod(day.first.Add(7*n + halfOf(half, sign*3)))
		if q.halves > 4 {
			p = periodAt(grainWeek, p.first)
		}
	case "M":
		p = periodAt(grainMonth, day.first).shift(n, grainMonth)
	case "Q":
		p = periodAt(grainQuarter, day.first).shift(n, grainQuarter)
	case "Y":
		p = periodAt(grainYear, day.first).shift(n, grainYear)
		if half {
			p = periodAt(grainMonth, day.first).shift(12*n+sign*6, grainMonth)
		}
	case "E":
		p = periodAt(grainYear, day.first).shift(10*n+halfOf(half, sign*5), grainYear)
	case "C":
		p = periodAt(grainCentury, day.first).shift(n, grainCentury)
	default:
		return found{typ: "DATE"}, true
	}
	return dateOf(p)
}

func halfOf(half bool, n int) int {
	if half {
		return n
	}
	return 0
}

// meanDeed: "three days after the vote", when the text has dated the vote.
func meanDeed(r *reading, m *match) (found, bool) {
	q, _ := r.number(m)
	sign := -1
	if m.rule.arg(0) == "1" {
		sign = 1
	}
	r.datedDeeds(m.toks[m.i].sent)
	t := m.tokenOf(classDeed)
	if t == nil {
		return found{}, false
	}
	base := r.deeds[t.word]
	if !base.known() {
		if q.halves == 0 {
			return found{typ: "DATE"}, true // the day after the vote
		}
		// Not dated by the text: the words are a length of time.
		m.j = int(m.at[1]) + 1
		return meanDuration(r, m)
	}
	if m.tokenOf(classUnit) != nil && q.halves == 0 { // the day after the vote
		q = whole(1)
	}
	fd, ok := r.shifted(base, q, r.unit(m), sign)
	return fd, ok
}

// durationUnits writes the units of TIMEX3 durations.
var durationUnits = map[string]string{"S": "S", "N": "M", "H": "H", "D": "D", "W": "W", "M": "M", "Q": "Q", "Y": "Y",
	"E": "DE", "C": "CE", "L": "ML", "A": "Q", "F": "W"}

func durationValue(q quantity, unit string) string {
	u := durationUnits[unit]
	if u == "" {
		return ""
	}
	p := "P"
	if unit == "S" || unit == "N" || unit == "H" {
		p = "PT"
	}
	if q.vague {
		return p + "X" + u
	}
	if unit == "F" {
		q.halves *= 2
	}
	if q.halves%2 == 1 {
		switch unit {
		case "H":
			if q.halves == 1 {
				return "PT30M"
			}
			return p + itoa(q.halves/2) + "H30M"
		case "Y":
			return p + itoa(q.halves*6) + "M"
		}
		return p + itoa(q.halves/2) + ".5" + u
	}
	return p + itoa(q.halves/2) + u
}

func meanDuration(r *reading, m *match) (found, bool) {
	q, ok := r.number(m)
	if !ok {
		q = quantity{vague: m.rule.arg(0) == ""}
		q.halves = 2 * atoi(m.rule.arg(0))
	}
	return found{typ: "DURATION", value: durationValue(q, r.unit(m))}, true
}

// meanIn: "in five days" is a date when something will happen, else a length.
func meanIn(r *reading, m *match) (found, bool) {
	if q, ok := r.number(m); ok && !q.vague && r.tense(m) == tenseFuture {
		return r.shifted(dayPeriod(r.published), q, r.unit(m), 1)
	}
	return meanDuration(r, m)
}

// meanStretch: "the past two weeks" is a length, and covers days up to or
// from the day of publication.
func meanStretch(r *reading, m *match) (found, bool) {
	fd, _ := meanDuration(r, m)
	q, ok := r.number(m)
	if !ok {
		q = whole(1)
		fd.value = durationValue(q, r.unit(m))
	}
	if m.rule.arg(0) == "0" || q.vague || r.published <= 0 {
		return fd, true
	}
	unit := r.unit(m)
	g := unitGrains[unit]
	n := q.halves / 2
	if unit == "F" {
		n *= 2
	}
	if g == grainNone || n == 0 {
		return fd, true
	}
	other := dayPeriod(r.published)
	fd.p = period{grainSpan, r.published, r.published}
	if m.rule.arg(0) == "-1" {
		if other = other.shift(-n, g); other.known() {
			fd.p.first = other.first
		}
	} else if other = other.shift(n, g); other.known() {
		fd.p.last = other.last
	}
	return fd, true
}

// meanSet: "every Friday", "daily", "twice a week".
func meanSet(r *reading, m *match) (found, bool) {
	fd := found{typ: "SET"}
	if v, ok := r.value(m, classAdvSet); ok {
		fd.value = v.s
		return fd, true
	}
	for _, c := range [...]int{classWeekday, classWeekdays} {
		if v, ok := r.value(m, c); ok {
			fd.value = "XXXX-WXX-" + itoa((v.n+6)%7+1)
			if p, ok := r.value(m, classDaypart); ok {
				fd.value += "T" + p.s
			}
			return fd, true
		}
	}
	if mon := r.month(m); mon > 0 {
		fd.value = "XXXX-" + pad2(mon)
		return fd, true
	}
	for _, c := range [...]int{classSeason, classSeasons} {
		if v, ok := r.value(m, c); ok {
			fd.value = "XXXX-" + v.s
			return fd, true
		}
	}
	if v, ok := r.value(m, classDaypart); ok {
		fd.value = "XXXX-XX-XXT" + v.s
		return fd, true
	}
	q, ok := r.number(m)
	if !ok || strings.HasPrefix(m.rule.name, "times") {
		q = whole(1)
	}
	fd.value = durationValue(q, r.unit(m))
	return fd, true
}

func meanRef(r *reading, m *match) (found, bool) {
	if m.rule.arg(0) != "" {
		return found{typ: "DATE", value: m.rule.arg(0)}, true
	}
	v, ok := r.value(m, classRef)
	return found{typ: "DATE", value: v.s}, ok
}

// meanClock: "5 p.m.", "10:30", "noon"; the day is the narrative's last date,
// else that of publication; a date that follows at once wins (mergeClock).
func meanClock(r *reading, m *match) (found, bool) {
	var n []int
	for i := m.i; i < m.j; i++ {
		if t := &m.toks[i]; t.num >= 0 {
			n = append(n, int(t.num))
		} else if v := r.f.lex.val(t, classSmall); v > 0 {
			n = append(n, v)
		}
	}
	clock := ""
	switch {
	case m.rule.arg(0) != "":
		clock = "T" + m.rule.arg(0)
	case len(n) == 0 || n[0] > 24:
		return found{}, false
	default:
		h, min := n[0], 0
		if len(n) > 1 {
			min = n[1]
		}
		if v, ok := r.value(m, classAmPm); ok {
			if h > 12 {
				return found{}, false
			}
			h = h%12 + v.n
		} else if v, ok := r.value(m, classDaypart); ok && v.s != "MO" && h < 12 {
			h += 12
		}
		if min > 59 {
			return found{}, false
		}
		clock = "T" + pad2(h) + ":" + pad2(min)
	}
	fd := found{typ: "TIME", clock: clock, p: r.base(grainDay)}
	if fd.p.known() {
		fd.value = fd.p.value() + clock
	}
	return fd, true
}

// meanDaypart: "this morning", "last night"; the argument is the days ahead.
func meanDaypart(r *reading, m *match) (found, bool) {
	fd := found{typ: "TIME", anchor: true}
	if r.published > 0 {
		n := 0
		if m.rule.arg(0) == "-1" {
			n = -1
		} else if m.rule.arg(0) == "1" {
			n = 1
		}
		fd.p = dayPeriod(r.published.Add(n))
		r.daypart(m, &fd)
	}
	return fd, true
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

// meanWeekend: "the weekend", "last weekend".
func meanWeekend(r *reading, m *match) (found, bool) {
	if r.published <= 0 {
		return found{typ: "DATE"}, true
	}
	p := weekendPeriod(r.published)
	n, has := r.dir(m)
	inside := r.published >= p.first
	switch t := r.tense(m); {
	case has && n < 0 || (!has || n == 0) && !inside && t != tenseFuture:
		p = p.shift(-1, grainWeek)
	case has && n > 0 && inside:
		p = p.shift(1, grainWeek)
	}
	return dateOf(p)
}

// meanWeekOf: "the week of March 6".
func meanWeekOf(r *reading, m *match) (found, bool) {
	fd, ok := meanDate(r, m)
	if m.tokenOf(classHoliday) != nil {
		fd, ok = meanHoliday(r, m)
	}
	if ok && fd.p.known() {
		fd.p = periodAt(grainWeek, fd.p.first)
	}
	return fd, ok
}

// meanQuarterRef: "the quarter" is the one last spoken of, else the last that
// has ended.
func meanQuarterRef(r *reading, _ *match) (found, bool) {
	p := r.quarter
	if !p.known() {
		p = periodAt(grainQuarter, r.published).shift(-1, grainQuarter)
	}
	return found{typ: "DATE", p: p}, true
}
