package events

import (
	"dyad"
)

// flow carries the date of the story from sentence to sentence: a sentence
// without a date of its own that goes on telling the past belongs to the last
// day named in its paragraph.
type flow struct {
	published dyad.Day
	para      int
	last      dyad.Date
	known     bool
}

func (fl *flow) next(s *dyad.Sentence) {
	if s.Para != fl.para {
		fl.para, fl.known = s.Para, false
	}
}

func (fl *flow) after(ds []dyad.Date) {
	for _, d := range ds {
		if d.First > 0 && d.Type == "DATE" && (fl.published == 0 || d.First <= fl.published) {
			fl.last, fl.known = d, true
		}
	}
}

// date gives an event its day: the date that governs its predicate, else the
// paragraph's, else the day of publication, which its precision then says.
func (fl *flow) date(when func(*dyad.Sentence, int, []dyad.Date) (dyad.Date, bool), t *tree, pred int, ds []dyad.Date, ev *dyad.Event) {
	d, ok := governing(when, t, pred, ds)
	if !ok && fl.known && t.tellsPast(pred) {
		d, ok = fl.last, true
	}
	switch {
	case ok && d.First > 0:
		ev.First, ev.Last = d.First, d.Last
		ev.Date, ev.Precision = dateText(d)
		ev.Past = fl.published > 0 && d.Last < fl.published.Add(-7)
	case ok && d.Value == "PAST_REF":
		ev.Precision, ev.Past = dyad.PrecisionUnknown, true
	case ok && d.Value != "PRESENT_REF" && d.Value != "FUTURE_REF" || fl.published == 0:
		ev.Precision = dyad.PrecisionUnknown
	default:
		ev.First, ev.Last = fl.published, fl.published
		ev.Date, ev.Precision = fl.published.String(), dyad.PrecisionPublished
	}
	if t.pluperfect(pred) && ev.Precision != dyad.PrecisionDay {
		ev.Past = true
	}
}

func governing(when func(*dyad.Sentence, int, []dyad.Date) (dyad.Date, bool), t *tree, pred int, ds []dyad.Date) (dyad.Date, bool) {
	if when != nil {
		return when(t.s, pred, ds)
	}
	if len(ds) == 1 && ds[0].Type == "DATE" {
		return ds[0], true
	}
	return dyad.Date{}, false
}

// tellsPast reports whether the clause of the predicate is told in the simple
// past, as a narrative is.
func (t *tree) tellsPast(pred int) bool {
	v := t.clause(pred)
	if t.s.Tokens[v].XPOS == dyad.VBD {
		return true
	}
	for _, c := range t.children(v) {
		if r := t.s.Tokens[c].Rel; (r == dyad.Aux || r == dyad.AuxPass || r == dyad.Cop) && t.s.Tokens[c].XPOS == dyad.VBD {
			return true
		}
	}
	return false
}

// pluperfect reports whether the deed is told as earlier than what else the
// story tells ("had attacked"), outside reported speech, where the tense says
// only that the speaker spoke afterwards.
func (t *tree) pluperfect(pred int) bool {
	v := t.clause(pred)
	return !t.reported(v) && t.s.Tokens[v].XPOS == dyad.VBN && t.hadAux(v)
}

func (t *tree) hadAux(v int) bool {
	for _, c := range t.children(v) {
		if t.s.Tokens[c].Rel == dyad.Aux && t.lemma(int(c)) == "have" && t.s.Tokens[c].XPOS == dyad.VBD {
			return true
		}
	}
	return false
}

// dateText writes a date as the scheme has it: a day, a month or a year. What
// lies between (a week, a quarter) becomes the smallest of these that holds
// it, or unknown.
func dateText(d dyad.Date) (string, dyad.Precision) {
	first, last := d.First.String(), d.Last.String()
	switch {
	case first == last:
		return first, dyad.PrecisionDay
	case last == "":
		return "", dyad.PrecisionUnknown
	case first[:7] == last[:7]:
		return first[:7], dyad.PrecisionMonth
	case first[:4] == last[:4]:
		return first[:4], dyad.PrecisionYear
	}
	return "", dyad.PrecisionUnknown
}
