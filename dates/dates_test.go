package dates

import (
	"strings"
	"testing"
	"testing/fstest"

	"dyad"

	"pgregory.net/rapid"
)

func day(t testing.TB, s string) dyad.Day {
	t.Helper()
	d, err := dyad.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDays checks the days covered and the precision, not only the value.
func TestDays(t *testing.T) {
	f := load(t)
	for _, tt := range []struct {
		text, first, last string
		precision         dyad.Precision
	}{
		{"They met in March 2003.", "2003-03-01", "2003-03-31", dyad.PrecisionMonth},
		{"They met in early March 2003.", "2003-03-01", "2003-03-10", dyad.PrecisionMonth},
		{"They met in mid-2014.", "2014-05-02", "2014-08-31", dyad.PrecisionYear},
		{"They met last week.", "2019-12-30", "2020-01-05", dyad.PrecisionWeek},
		{"They met in the winter of 2003.", "2003-12-01", "2004-02-29", dyad.PrecisionSeason},
		{"They met in the 1980s.", "1980-01-01", "1989-12-31", dyad.PrecisionDecade},
		{"They met over the past two weeks.", "2019-12-24", "2020-01-07", dyad.PrecisionSpan},
		{"They met on January 5-7.", "2020-01-05", "2020-01-07", dyad.PrecisionSpan},
		{"They met every Friday.", "", "", dyad.PrecisionUnknown},
		{"They met during Ramadan.", "", "", dyad.PrecisionUnknown},
	} {
		ds := f.Scan(tt.text, day(t, "2020-01-07"))
		if len(ds) != 1 {
			t.Errorf("%q: %d dates", tt.text, len(ds))
			continue
		}
		if d := ds[0]; d.First.String() != tt.first || d.Last.String() != tt.last || d.Precision != tt.precision {
			t.Errorf("%q: got %s to %s (%s), want %s to %s (%s)", tt.text, d.First, d.Last, d.Precision, tt.first, tt.last,
				tt.precision)
		}
	}
}

// TestNoDates holds words that look like time and are none.
func TestNoDates(t *testing.T) {
	f := load(t)
	for _, text := range []string{
		"Mrs May may march; May be it will.", "He told the Sunday Times of it.", "They sell on Black Friday.",
		"Some 2,000 troops and 1500 people came.", "He is open 24/7 since 9/11.", "They won 3-2 and scored 2003 points.",
		"Section 2003 of the code says so.", "It cost $1987 and no more.", "A 45-year-old man, aged 45, was hurt.",
		"The second man came second.", "Flight 1990 landed.", "UN Resolution 1973 was passed.", "He is in his 30s.",
	} {
		for _, d := range f.Scan(text, day(t, "2020-01-07")) {
			t.Errorf("%q: took %q for %s %s by %s", text, d.Text, d.Type, d.Value, d.Why)
		}
	}
}

func TestNumericOrder(t *testing.T) {
	for order, want := range map[string]string{"": "", "mdy": "2020-05-01", "dmy": "2020-01-05"} {
		f, err := Load(Embedded(), Options{NumericOrder: order})
		if err != nil {
			t.Fatal(err)
		}
		ds := f.Scan("Signed 5/1/2020 in Rome.", 0)
		if len(ds) != 1 || ds[0].Value != want {
			t.Errorf("order %q: got %+v, want %q", order, ds, want)
		}
	}
	if _, err := Load(Embedded(), Options{NumericOrder: "ymd"}); err == nil {
		t.Error("order ymd was accepted")
	}
}

func TestLoadErrors(t *testing.T) {
	words := "class MONTH capital\njanuary=1\n"
	for name, c := range map[string]struct{ words, rules, want string }{
		"no class":          {"january=1\n", "", "before the first class"},
		"unknown class":     {words, "rule r\nmeans month\nmatch MOON\n", "no class MOON"},
		"unknown meaning":   {words, "rule r\nmeans magic\nmatch MONTH\n", "no meaning"},
		"no match":          {words, "rule r\nmeans month\n", "lacks means or match"},
		"all optional":      {words, "rule r\nmeans month\nmatch MONTH?\n", "not all optional"},
		"unknown line":      {words, "rule r\nsays month\n", "no line"},
		"before any rule":   {words, "means month\n", "before the first rule"},
		"empty widening":    {words, "widen EARLY\n", "want MOD"},
		"empty alternative": {words, "rule r\nmeans month\nmatch (MONTH|)\n", "empty alternative"},
	} {
		fsys := fstest.MapFS{"words.txt": {Data: []byte(c.words)}, "r.txt": {Data: []byte(c.rules)}}
		if _, err := Load(fsys, Options{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
	if _, err := Load(fstest.MapFS{}, Options{}); err == nil {
		t.Error("a folder without words.txt was accepted")
	}
}

func TestFeasts(t *testing.T) {
	for y, want := range map[int]string{1961: "1961-04-02", 2000: "2000-04-23", 2019: "2019-04-21", 2038: "2038-04-25"} {
		if got := easter(y).String(); got != want {
			t.Errorf("Easter %d: got %s, want %s", y, got, want)
		}
	}
	if got := holiday("nth.5.0.1", 2020).String(); got != "2020-05-25" {
		t.Errorf("last Monday of May 2020: got %s", got)
	}
}

// TestPeriods checks what holds for every day and grain: a period holds the
// day it was made for, and the one after it begins on the day after its last.
func TestPeriods(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dyad.Day(rapid.IntRange(400000, 1000000).Draw(t, "day"))
		g := rapid.SampledFrom([]grain{grainDay, grainWeek, grainMonth, grainQuarter, grainSeason, grainHalf, grainYear,
			grainDecade}).Draw(t, "grain")
		p := periodAt(g, d)
		if d < p.first || d > p.last {
			t.Errorf("%v of %s is %s to %s", g, d, p.first, p.last)
		}
		next := p.shift(1, g)
		if next.first != p.last.Add(1) {
			t.Errorf("%v after %s begins %s", g, p.last, next.first)
		}
		if back := next.shift(-1, g); back != p {
			t.Errorf("there and back from %s: %s", p.first, back.first)
		}
	})
}
