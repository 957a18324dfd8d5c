package events

import (
	"dyad"
)

// A When says on which day the predicate at token pred of sentence n falls:
// dates.Event is one. The dates are those of the whole article.
type When func(ss []dyad.Sentence, n, pred int, ds []dyad.Date, published dyad.Day) dyad.Date

// story is what the coding of a sentence needs to know of its article.
type story struct {
	when      When
	ss        []dyad.Sentence
	ds        []dyad.Date
	published dyad.Day
	subject   string // the actor that was the last sentence's subject, as named
}

// date gives an event its day. Without words that tell it, it is the day of
// publication, which the precision then says.
func (st *story) date(t *tree, pred int, ev *dyad.Event) {
	d := dyad.Date{First: st.published, Last: st.published, Precision: dyad.PrecisionPublished}
	if st.when != nil {
		d = st.when(st.ss, t.s.N, pred, st.ds, st.published)
	}
	switch {
	case d.First > 0 && d.Precision == dyad.PrecisionPublished:
		ev.First, ev.Last, ev.Date, ev.Precision = d.First, d.Last, d.First.String(), dyad.PrecisionPublished
	case d.First > 0:
		ev.First, ev.Last = d.First, d.Last
		ev.Date, ev.Precision = dateText(d)
		// A week's news is news; what lies further back is told as background.
		ev.Past = st.published > 0 && d.Last < st.published.Add(-7)
	default:
		ev.Precision = dyad.PrecisionUnknown
		ev.Past = d.Value == "PAST_REF"
	}
	if t.pluperfect(pred) && ev.Precision != dyad.PrecisionDay {
		ev.Past = true
	}
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
