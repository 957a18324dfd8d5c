package dates

// Meanings counted from the day of publication or from the narrative.

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
	if !base.known() || g == grainNone || n > 0 && base.first == r.published && r.tense(m) == tensePast {
		return found{typ: "DATE"}, true // "the next day" of a past that has no date
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

func meanRef(r *reading, m *match) (found, bool) {
	if m.rule.arg(0) != "" {
		return found{typ: "DATE", value: m.rule.arg(0)}, true
	}
	v, ok := r.value(m, classRef)
	if v.s == "FUTURE_REF" && r.tense(m) == tensePast {
		return found{}, false // "was soon released" is of the narrative's past
	}
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
