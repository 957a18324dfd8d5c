package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dyad"
	"dyad/relate"
)

// quoteLength is how many runes of a sentence are shown under a line.
const quoteLength = 260

// deed drafts the line of a deed.
func (m *maker) deed(d *relate.Deed) draft {
	best := d.Best()
	ev := &best.Event
	var sides [][]dyad.Actor
	l := Line{Reports: len(d.Reports), Type: ev.Type, Modality: ev.Modality, Date: ev.Date, Precision: ev.Precision,
		Condition: ev.Condition, SaidBy: []string{}, Quote: shorten(&best.Evidence, best.Event.Span, quoteLength),
		Confidence: ev.Confidence}
	out := draft{day: dayOf(d)}
	for i, k := range d.Reports {
		sides = append(sides, k.Source, k.Target)
		l.IDs = append(l.IDs, k.ID)
		l.SaidBy = put(l.SaidBy, k.SaidBy)
		for _, mode := range k.Modes {
			l.Modes = put(l.Modes, mode)
		}
		if i < mostRefs {
			out.cite = append(out.cite, func(c *cites) int { return c.add(k.Evidence, k.Event.Span, k.Source, k.Target) })
		}
	}
	slices.Sort(l.Modes)
	who := newNamer(m.q.Names, sides...)
	l.Source, l.Target = who.all(ev.Source), who.all(ev.Target)
	l.When, out.group = when(ev.Date, ev.Precision, ev.First, ev.Last)
	if l.When == "" {
		l.When = reported(&best.Evidence)
		if relate.Happened(ev) {
			l.When = "undated, " + l.When
		}
	}
	l.Text = deedText(ev, &l) + told(&l, announced(best))
	out.Line = l
	return out
}

// put appends a word that is not there yet.
func put(words []string, w string) []string {
	if w = dyad.Words(w); w == "" || slices.Contains(words, w) {
		return words
	}
	return append(words, w)
}

// deedText says who did what to whom, and under which condition.
func deedText(ev *dyad.Event, l *Line) string {
	what := label(ev.Type, l.Modes)
	if ev.Modality == dyad.Negated {
		what = "no " + what
	}
	arrow, between := " → ", ", "
	if ev.Symmetric {
		arrow, between = " ↔ ", " ↔ "
	}
	who := join(l.Source, between)
	if len(l.Target) > 0 {
		who = cmp.Or(who, "(not named)") + arrow + join(l.Target, ", ")
	}
	text := who + ": " + what
	if l.Condition != "" {
		text += fmt.Sprintf(", on the condition “%s”", dyad.Words(l.Condition))
	}
	return text
}

// told says how a line is known: its modality, who said so, how often.
func told(l *Line, announced bool) string {
	var parts []string
	switch {
	case l.Modality == dyad.Planned, l.Modality == dyad.Conditional:
		parts = append(parts, string(l.Modality))
	case l.Modality == dyad.Hypothetical:
		parts = append(parts, "possible")
	case l.Modality == dyad.Opinion:
		parts = append(parts, "opinion")
	case announced:
		parts = append(parts, "dated later than its report")
	}
	if n := len(l.SaidBy); n > 2 {
		parts = append(parts, fmt.Sprintf("according to %s and %d more", l.SaidBy[0], n-1))
	} else if n > 0 {
		parts = append(parts, "according to "+strings.Join(l.SaidBy, " and "))
	}
	if l.Reports > 1 {
		parts = append(parts, fmt.Sprintf("%d reports", l.Reports))
	}
	if l.Confidence < 0.5 {
		parts = append(parts, "uncertain")
	}
	if len(parts) == 0 {
		return ""
	}
	return "; " + strings.Join(parts, "; ")
}

// reported says when a thing of unknown day was told.
func reported(e *dyad.Evidence) string {
	if e.Published > 0 {
		return "reported " + e.Published.String()
	}
	return "report undated"
}

// when gives the words for a date, "" for an unknown one, and those for the
// group of lines it belongs to.
func when(date string, p dyad.Precision, first, last dyad.Day) (text, group string) {
	if first <= 0 {
		return "", "Day not stated"
	}
	year, month, _ := first.Civil()
	group = fmt.Sprintf("%s %d", month, year)
	switch p {
	case dyad.PrecisionDay:
		return first.String(), group
	case dyad.PrecisionPublished:
		return "reported " + first.String(), group
	case dyad.PrecisionWeek:
		return "week of " + first.String(), group
	case dyad.PrecisionMonth:
		return first.String()[:len("2006-01")], group
	case dyad.PrecisionSpan:
		text = first.String() + " to " + last.String()
	default:
		text = cmp.Or(date, first.String()+" to "+last.String())
	}
	if y, m, _ := last.Civil(); y != year || m != month {
		group = "Within " + text
	}
	return text, group
}

// standings drafts lines for facts of state, by section, newest first. Those
// that say the same are one line.
func (m *maker) standings(ks []dyad.KeptStanding) map[string][]draft {
	ks = slices.Clone(ks)
	slices.SortFunc(ks, func(x, y dyad.KeptStanding) int {
		return cmp.Or(cmp.Compare(since(&y), since(&x)), cmp.Compare(y.Confidence, x.Confidence), cmp.Compare(x.ID, y.ID),
			cmp.Compare(x.Evidence.Article, y.Evidence.Article))
	})
	var keys []string
	same := map[string][]dyad.KeptStanding{}
	for _, k := range ks {
		key := fmt.Sprintf("%s %s %d %q %q", k.Kind, k.Modality, k.Number, whos(k.Holder), whos(k.Counterpart))
		if k.Kind == "claim" {
			key += k.Text // an opinion is not the same because it is on the same two
		}
		if same[key] == nil {
			keys = append(keys, key)
		}
		same[key] = append(same[key], k)
	}
	out := map[string][]draft{}
	for _, key := range keys {
		ks := same[key]
		section := Standing
		switch {
		case ks[0].Modality == dyad.Opinion, ks[0].Kind == "claim": // "has not been worse" claims too
			section = Claims
		case ks[0].Modality == dyad.Negated:
			section = Denied
		}
		out[section] = append(out[section], m.standing(ks))
	}
	return out
}

// since is the day a standing is told for: its own, else that of its report.
func since(k *dyad.KeptStanding) dyad.Day { return cmp.Or(k.First, k.Evidence.Published) }

func whos(side []dyad.Actor) []string {
	var out []string
	for _, ac := range side {
		out = append(out, relate.Who(ac))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// standing drafts the line of standings that say the same, newest first.
func (m *maker) standing(ks []dyad.KeptStanding) draft {
	best := &ks[0]
	l := Line{Reports: len(ks), Kind: best.Kind, Modality: best.Modality, Date: best.Date, Precision: best.Precision,
		Number: best.Number, Basis: best.Basis, SaidBy: []string{}, Quote: shorten(&best.Evidence, best.Standing.Span, quoteLength),
		Confidence: best.Confidence}
	var sides [][]dyad.Actor
	out := draft{day: since(best)}
	for i := range ks {
		k := &ks[i]
		sides = append(sides, k.Holder, k.Counterpart)
		l.IDs = append(l.IDs, k.ID)
		l.SaidBy = put(l.SaidBy, k.SaidBy)
		if i < mostRefs {
			out.cite = append(out.cite, func(c *cites) int { return c.add(k.Evidence, k.Span, k.Holder, k.Counterpart) })
		}
	}
	who := newNamer(m.q.Names, sides...)
	l.Source, l.Target = who.all(best.Holder), who.all(best.Counterpart)
	if l.When, _ = when(best.Date, best.Precision, best.First, best.Last); l.When == "" {
		l.When = reported(&best.Evidence)
	}
	l.Text = standingText(&l) + told(&l, false)
	out.Line = l
	return out
}

// standingText states a fact of state.
func standingText(l *Line) string {
	holder, other := join(l.Source, " and "), join(l.Target, " and ")
	var text string
	switch l.Kind {
	case "troops":
		text = "troops of " + holder
		if other != "" {
			text += " in " + other
		}
		if l.Number > 0 {
			text += ": " + thousands(l.Number)
		}
	case "agreement":
		text = "agreement: " + holder
		if other != "" {
			text += " and " + other
		}
	case "authority":
		text = "authority to decide: " + holder
		if other != "" {
			text += ", for " + other
		}
	case "claim":
		text = "claim on " + holder
		if other != "" {
			text += " and " + other
		}
	default:
		text = l.Kind + ": " + holder
		if other != "" {
			text += " and " + other
		}
	}
	if l.Modality == dyad.Negated && l.Kind != "claim" {
		text = "not so: " + text
	}
	if l.Basis != "" {
		text += fmt.Sprintf(" (basis: “%s”)", dyad.Words(l.Basis))
	}
	return text
}

// thousands writes a number in groups of three digits.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
