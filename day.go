package dyad

import (
	"fmt"
	"time"
)

// A Day is a calendar day in the proleptic Gregorian calendar, counted from
// 1 January of year 1 (which is day 1). The zero Day means "unknown".
type Day int32

var dayZero = time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC)

// DayOf returns the day of a civil date. Out-of-range months and days roll
// over as they do in package time.
func DayOf(year int, month time.Month, day int) Day {
	// In seconds: a time.Duration holds 292 years only.
	return Day((time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() - dayZero.Unix()) / 86400)
}

// ParseDay reads YYYY-MM-DD, or the day part of an RFC 3339 time stamp as its
// own zone tells it. The empty string gives the unknown day.
func ParseDay(s string) (Day, error) {
	if s == "" {
		return 0, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t, err = time.Parse(time.RFC3339, s)
	}
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("read date %q: want YYYY-MM-DD or RFC 3339", s)
	}
	return DayOf(t.Year(), t.Month(), t.Day()), nil
}

// Time returns midnight UTC of the day.
func (d Day) Time() time.Time { return dayZero.AddDate(0, 0, int(d)) }

// Civil returns the year, month and day of the month.
func (d Day) Civil() (year int, month time.Month, day int) { return d.Time().Date() }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return time.Weekday(d % 7) }

// Add returns the day n days later.
func (d Day) Add(n int) Day { return d + Day(n) }

// String gives YYYY-MM-DD, or "" for the unknown day.
func (d Day) String() string {
	if d <= 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText and UnmarshalText write and read the form of String.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what ParseDay reads.
func (d *Day) UnmarshalText(b []byte) (err error) { *d, err = ParseDay(string(b)); return err }
