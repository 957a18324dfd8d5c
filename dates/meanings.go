package dates

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
