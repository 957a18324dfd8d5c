package brief

import (
	"slices"
	"strings"
	"testing"

	"dyad"
	"dyad/relate"

	"pgregory.net/rapid"
)

// A brief never says what no sentence says: every line carries evidence, the
// evidence is one of the facts, and the actors named are in it.
func checkSupport(t interface{ Errorf(string, ...any) }, q Question, f Facts, b *Brief) {
	type told struct {
		e     dyad.Evidence
		sides [2][]dyad.Actor
	}
	facts := map[string][]told{}
	happened := map[string]bool{}
	for _, k := range f.Events {
		facts[k.ID] = append(facts[k.ID], told{k.Evidence, [2][]dyad.Actor{k.Source, k.Target}})
		happened[k.ID] = happened[k.ID] || k.Modality == dyad.Actual
	}
	for _, k := range f.Standings {
		facts[k.ID] = append(facts[k.ID], told{k.Evidence, [2][]dyad.Actor{k.Holder, k.Counterpart}})
	}
	shows := func(r Reference, words string) bool {
		if words == "" {
			return false
		}
		in := func(s string) bool { return strings.Contains(dyad.Words(s), dyad.Words(words)) }
		return in(r.Text) || slices.ContainsFunc(r.Also, func(p dyad.Passage) bool { return in(p.Text) })
	}
	// One reference must show all who act in one report of the line, and the
	// line must name them and nobody else.
	rests := func(l Line, n int) bool {
		r := b.Evidence[n-1]
		for _, id := range l.IDs {
			for _, fact := range facts[id] {
				if fact.e.Article != r.Article || fact.e.Sentence != r.Sentence || fact.e.Text != r.Text {
					continue
				}
				ok := true
				for i, side := range fact.sides {
					for _, ac := range side {
						named := append(slices.Clone(l.Source), l.Target...)
						if i == 0 && l.Kind+l.Type != "CONSULT" { // symmetric: folded either way round
							named = l.Source
						}
						ok = ok && shows(r, ac.Text) &&
							slices.ContainsFunc(named, func(nm Named) bool { return nm.ID == ac.ID() })
					}
				}
				if ok {
					return true
				}
			}
		}
		return false
	}
	for _, s := range b.Sections {
		for _, g := range s.Groups {
			for _, l := range g.Lines {
				if len(l.Refs) == 0 || len(l.IDs) != l.Reports {
					t.Errorf("%s: %d references, %d reports, ids %v", l.Text, len(l.Refs), l.Reports, l.IDs)
				}
				quote := strings.TrimSuffix(strings.TrimPrefix(l.Quote, "… "), " …")
				if len(l.Refs) > 0 && !strings.Contains(dyad.Words(b.Evidence[l.Refs[0]-1].Text), quote) {
					t.Errorf("%s: quotes %q, which is not its first reference", l.Text, l.Quote)
				}
				for _, n := range l.Refs {
					if n < 1 || n > len(b.Evidence) || !rests(l, n) {
						t.Errorf("%s: reference %d does not show it", l.Text, n)
					}
				}
				for _, nm := range append(slices.Clone(l.Source), l.Target...) {
					if !strings.Contains(l.Text, nm.Name) && !strings.Contains(l.Text, " more") {
						t.Errorf("%s: %s is not named", l.Text, nm.Name)
					}
				}
			}
		}
	}
	for i, r := range b.Evidence {
		if r.N != i+1 || r.Text == "" || q.AsOf > 0 && (r.Published == 0 || r.Published > q.AsOf) {
			t.Errorf("evidence %d: %+v", i+1, r)
		}
		at := 0
		for _, m := range r.Marks {
			if m.Span.From < at || m.Span.To <= m.Span.From || m.Span.To > len(r.Text) {
				t.Errorf("evidence %d: marks %v in %d bytes", r.N, r.Marks, len(r.Text))
			}
			at = m.Span.To
		}
	}
	for _, row := range b.Balance {
		n := 0
		for q := range 4 {
			n += row.Reports[q]
			if row.Events[q] > row.Reports[q] || row.Articles[q] > row.AllArticles {
				t.Errorf("row %+v", row)
			}
		}
		if n != len(row.IDs) || n == 0 && !row.gap() {
			t.Errorf("row of %d reports: %+v", n, row)
		}
		for _, id := range row.IDs {
			if !happened[id] {
				t.Errorf("row %s counts %s, which did not happen", row.Month, id)
			}
		}
	}
}

func TestSupportFixed(t *testing.T) {
	f := january(t)
	b := Make(question, f)
	checkSupport(t, question, f, &b)
	if lines := len(b.Evidence); lines < 10 {
		t.Errorf("only %d references", lines)
	}
	l := long(t, 2000)
	b = Make(question, l)
	checkSupport(t, question, l, &b)
}

func TestSupportRandom(t *testing.T) {
	base := january(t)
	rapid.Check(t, func(t *rapid.T) {
		var f Facts
		for range rapid.IntRange(0, 25).Draw(t, "events") {
			k := rapid.SampledFrom(base.Events).Draw(t, "event")
			k.Source, k.Target = slices.Clone(k.Source), slices.Clone(k.Target)
			change(t, &k.Event, &k.Evidence)
			f.Events = append(f.Events, k)
		}
		for range rapid.IntRange(0, 5).Draw(t, "standings") {
			k := rapid.SampledFrom(base.Standings).Draw(t, "standing")
			k.Modality = drawModality(t)
			k.Evidence.Published = drawDay(t, "published")
			f.Standings = append(f.Standings, k)
		}
		q := question
		q.Lines = rapid.IntRange(0, 6).Draw(t, "lines")
		q.AsOf = drawDay(t, "as of")
		b := Make(q, f)
		checkSupport(t, q, f, &b)
		shown := b.Coverage.Reports
		counted := 0
		for _, r := range b.Balance {
			for _, n := range r.Reports {
				counted += n
			}
		}
		if counted > shown {
			t.Errorf("%d reports counted of %d", counted, shown)
		}
		for form := range encoders {
			if err := encoders[form](&b, discard{}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

func drawDay(t *rapid.T, label string) dyad.Day {
	return rapid.SampledFrom([]dyad.Day{0, dyad.DayOf(2018, 12, 1), dyad.DayOf(2019, 12, 30), dyad.DayOf(2020, 1, 5),
		dyad.DayOf(2020, 1, 6), dyad.DayOf(2020, 2, 1)}).Draw(t, label)
}

func drawModality(t *rapid.T) dyad.Modality {
	return rapid.SampledFrom([]dyad.Modality{dyad.Actual, dyad.Actual, dyad.Planned, dyad.Conditional,
		dyad.Hypothetical, dyad.Negated, dyad.Opinion}).Draw(t, "modality")
}

// change makes an event another: when, whether, who, and at times without
// support.
func change(t *rapid.T, ev *dyad.Event, e *dyad.Evidence) {
	e.Published = drawDay(t, "published")
	ev.Modality = drawModality(t)
	ev.First = drawDay(t, "first")
	ev.Last = ev.First
	ev.Precision = rapid.SampledFrom([]dyad.Precision{dyad.PrecisionDay, dyad.PrecisionPublished, dyad.PrecisionMonth,
		dyad.PrecisionYear, dyad.PrecisionSpan}).Draw(t, "precision")
	ev.Confidence = rapid.Float64Range(0, 1).Draw(t, "confidence")
	ev.Past = rapid.Bool().Draw(t, "past")
	switch rapid.IntRange(0, 5).Draw(t, "spoil") {
	case 0:
		e.Text = strings.ReplaceAll(e.Text, "r", "")
	case 1:
		if len(ev.Source) > 0 {
			ev.Source[0].Text = "Ruritania"
		}
	case 2:
		ev.Span.To += 1 << 20
	case 3:
		ev.Source, ev.Target = ev.Target, ev.Source
	}
	// What is told twice under one identifier differs in a store too.
	ev.ID = dyad.Hash(ev.ID, string(ev.Modality), ev.First.String(), relate.Who(append(ev.Source, dyad.Actor{})[0]))
}
