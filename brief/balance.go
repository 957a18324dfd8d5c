package brief

import (
	"fmt"

	"dyad/relate"
)

// rows makes the table of the balance, newest month first, runs of months
// without an event folded.
func rows(s relate.Series) []Row {
	out := []Row{}
	for i := len(s.Months) - 1; i >= 0; i-- {
		m := &s.Months[i]
		name := fmt.Sprintf("%04d-%02d", m.Year, m.Month)
		if m.Total() > 0 {
			out = append(out, row(name, "", &m.Tally))
			continue
		}
		if n := len(out); n > 0 && out[n-1].AllArticles == 0 {
			out[n-1].Month = name
			continue
		}
		out = append(out, Row{Month: name, Until: name, IDs: []string{}})
	}
	if s.Coarse.Total() > 0 {
		out = append(out, row("", "longer", &s.Coarse))
	}
	if s.Undated.Total() > 0 {
		out = append(out, row("", "undated", &s.Undated))
	}
	return out
}

func row(month, label string, t *relate.Tally) Row {
	r := Row{Month: month, Label: label, Events: t.Events, Reports: t.Reports, Articles: t.Articles,
		AllArticles: t.AllArticles, ByPublication: t.Published, IDs: t.IDs}
	if b, ok := t.Balance(); ok {
		r.Balance = &b
	}
	if m, ok := t.Mean(); ok {
		r.MeanScore = &m
	}
	return r
}

// span names a row's months, or what it holds instead of a month.
func (r *Row) span() string {
	switch {
	case r.Label == "longer":
		return "longer than a month"
	case r.Label == "undated":
		return "day not stated"
	case r.Until != "" && r.Until != r.Month:
		return r.Month + " to " + r.Until
	}
	return r.Month
}

// gap reports whether the row stands for months without events.
func (r *Row) gap() bool { return r.Until != "" }

// figure writes a number that may be missing.
func figure(f *float64, format string) string {
	if f == nil {
		return "-"
	}
	return fmt.Sprintf(format, *f)
}
