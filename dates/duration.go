package dates

import (
	"strings"
)

// Meanings of lengths of time and of what recurs.

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
