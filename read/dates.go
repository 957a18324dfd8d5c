package read

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"dyad"
)

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

const monthNames = `(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)`

var (
	isoDay   = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[^0-9])`)
	monthDay = regexp.MustCompile(`(?i)\b` + monthNames + `\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b`)
	dayMonth = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?` + monthNames + `\.?,?[\s-]+((?:19|20)\d\d)\b`)
)

// dayOf reads a machine's date: YYYY-MM-DD, with or without a time behind it.
// The day is that of the zone it is written in.
func dayOf(s string) (dyad.Day, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 10 && (s[10] == 'T' || s[10] == ' ' || s[10] == 't') {
		s = s[:10]
	}
	day, err := dyad.ParseDay(s)
	return day, err == nil && day != 0
}

// dayIn finds the first date in words or figures that can mean one day only.
// 5/1/2020 cannot: it is May in one country and January in another.
func dayIn(s string) (dyad.Day, bool) {
	if m := monthDay.FindStringSubmatch(s); m != nil {
		return civil(m[3], months[strings.ToLower(m[1])], m[2])
	}
	if m := dayMonth.FindStringSubmatch(s); m != nil {
		return civil(m[3], months[strings.ToLower(m[2])], m[1])
	}
	if m := isoDay.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[2])
		return civil(m[1], time.Month(n), m[3])
	}
	return 0, false
}

func civil(year string, month time.Month, day string) (dyad.Day, bool) {
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, month, d, 0, 0, 0, 0, time.UTC)
	if month < 1 || month > 12 || d < 1 || t.Day() != d {
		return 0, false
	}
	return dyad.DayOf(y, month, d), true
}
