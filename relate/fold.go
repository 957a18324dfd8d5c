package relate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dyad"
)

// A Deed is what one or more reports tell of.
type Deed struct {
	// Reports has at least one report, the best first: the one that is most
	// sure, then the one published first.
	Reports []*dyad.Kept
}

// Best is the first of the reports.
func (d *Deed) Best() *dyad.Kept { return d.Reports[0] }

// Happened reports whether an event is something that was done, and not only
// planned, threatened, claimed or denied.
func Happened(ev *dyad.Event) bool { return ev.Modality == dyad.Actual }

// Fold joins the reports of one deed; the deeds point into ks. They come newest
// first, by first day, then the shorter period first, then by the best reports.
func Fold(ks []dyad.Kept) []Deed {
	at := make(map[string]int, len(ks))
	var out []Deed
	for i := range ks {
		k := key(&ks[i].Event)
		n, ok := at[k]
		if !ok || ks[i].First == 0 {
			n = len(out)
			out, at[k] = append(out, Deed{}), n
		}
		out[n].Reports = append(out[n].Reports, &ks[i])
	}
	for i := range out {
		slices.SortFunc(out[i].Reports, better)
	}
	slices.SortFunc(out, func(x, y Deed) int {
		a, b := x.Best(), y.Best()
		return cmp.Or(cmp.Compare(b.First, a.First), cmp.Compare(a.Last, b.Last), better(a, b))
	})
	return out
}

// better orders reports of one deed. It ends in what tells any two kept events
// apart, so that the order of the input does not show.
func better(x, y *dyad.Kept) int {
	return cmp.Or(cmp.Compare(y.Confidence, x.Confidence), cmp.Compare(x.Evidence.Published, y.Evidence.Published),
		cmp.Compare(x.ID, y.ID), cmp.Compare(x.Evidence.Article, y.Evidence.Article),
		cmp.Compare(x.Sentence, y.Sentence), cmp.Compare(x.Event.Span.From, y.Event.Span.From))
}

// key is the same for two reports of one deed.
func key(ev *dyad.Event) string {
	from, to := side(ev.Source), side(ev.Target)
	if ev.Symmetric && to < from {
		from, to = to, from
	}
	return strings.Join([]string{strconv.Itoa(int(ev.First)), strconv.Itoa(int(ev.Last)), ev.Type, string(ev.Modality),
		from, to, strings.ToLower(dyad.Words(ev.Condition))}, " ")
}

func side(actors []dyad.Actor) string {
	var names []string
	for _, ac := range actors {
		names = append(names, strconv.Quote(Who(ac)))
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ",")
}

// Who is the identity of an actor for counting: its code, else its name.
func Who(ac dyad.Actor) string {
	return cmp.Or(ac.ID(), ac.Entity, strings.ToLower(dyad.Words(ac.Text)))
}
