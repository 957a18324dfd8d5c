package relate

import (
	"time"

	"dyad"
)

// A Tally counts deeds. The four figures of a list are for the quads: verbal
// cooperation, material cooperation, verbal conflict, material conflict.
type Tally struct {
	Events   [4]int // deeds
	Reports  [4]int // reports of them
	Articles [4]int // distinct articles of these
	// AllArticles is the number of distinct articles of all four; an article
	// can stand behind deeds of several quads.
	AllArticles int
	// Score is the sum of the deeds' PLOVER scores, each the mean of its reports'.
	Score float64
	// Published is how many of the deeds are dated by publication only.
	Published int
	// IDs are the identifiers of the reports counted.
	IDs []string

	seen map[article]bool
}

type article struct {
	quad int
	id   string
}

// Cooperation is the number of deeds in the first two quads.
func (t *Tally) Cooperation() int { return t.Events[0] + t.Events[1] }

// Conflict is the number of deeds in the last two quads.
func (t *Tally) Conflict() int { return t.Events[2] + t.Events[3] }

// Total is the number of deeds.
func (t *Tally) Total() int { return t.Cooperation() + t.Conflict() }

// Mean is the mean PLOVER score of a deed; not ok when there are none.
func (t *Tally) Mean() (mean float64, ok bool) {
	if t.Total() == 0 {
		return 0, false
	}
	return t.Score / float64(t.Total()), true
}

// Balance is (cooperation - conflict) / (cooperation + conflict); not ok when
// there are no deeds.
func (t *Tally) Balance() (balance float64, ok bool) {
	if t.Total() == 0 {
		return 0, false
	}
	return float64(t.Cooperation()-t.Conflict()) / float64(t.Total()), true
}

func (t *Tally) add(d *Deed) {
	q := d.Best().Quad - 1
	if q < 0 || q > 3 {
		return // of no quad: neither cooperation nor conflict
	}
	if t.seen == nil {
		t.seen = map[article]bool{}
	}
	t.Events[q]++
	t.Reports[q] += len(d.Reports)
	sum := 0.0
	for _, k := range d.Reports {
		sum += k.Score
		t.IDs = append(t.IDs, k.ID)
		if a := (article{q, k.Evidence.Article}); !t.seen[a] {
			t.seen[a] = true
			t.Articles[q]++
		}
		if a := (article{-1, k.Evidence.Article}); !t.seen[a] {
			t.seen[a] = true
			t.AllArticles++
		}
	}
	t.Score += sum / float64(len(d.Reports))
	if d.Best().Precision == dyad.PrecisionPublished {
		t.Published++
	}
}

// A Month is the tally of one calendar month.
type Month struct {
	Year  int
	Month time.Month
	Tally
}

// A Series is a dyad month by month.
type Series struct {
	// Months has every month from the first to the last, oldest first.
	Months []Month
	// Coarse counts the deeds known only to a longer time than a month,
	// Undated those of no known day.
	Coarse, Undated Tally
}

// Monthly counts the deeds that happened between two days, month by month; it
// takes them in the order that Fold gives. A zero day leaves that end to the
// first or last deed that has a month; undated deeds are counted whatever the
// days are.
func Monthly(deeds []Deed, from, to dyad.Day) Series {
	var s Series
	var dated []*Deed // newest first
	for i := range deeds {
		d := &deeds[i]
		ev := &d.Best().Event
		switch {
		case !Happened(ev):
		case ev.First == 0 || ev.Past && ev.Precision == dyad.PrecisionPublished:
			s.Undated.add(d)
		case from > 0 && ev.Last < from || to > 0 && (ev.First > to || from > to):
		case !InMonth(ev):
			s.Coarse.add(d)
		default:
			dated = append(dated, d)
		}
	}
	if len(dated) > 0 && from == 0 {
		from = dated[len(dated)-1].Best().First
	}
	if len(dated) > 0 && to == 0 {
		to = max(from, dated[0].Best().First)
	}
	s.Months = months(from, to)
	for i := len(dated) - 1; i >= 0; i-- {
		// A week that began before the first month counts in it.
		n := max(0, number(dated[i].Best().First)-number(from))
		s.Months[n].add(dated[i])
	}
	return s
}

// InMonth reports whether an event's date is exact enough to put it into the
// month of its first day.
func InMonth(ev *dyad.Event) bool {
	switch ev.Precision {
	case dyad.PrecisionDay, dyad.PrecisionWeek, dyad.PrecisionMonth, dyad.PrecisionPublished:
		return ev.First > 0
	}
	return ev.First > 0 && number(ev.First) == number(ev.Last)
}

// number counts months.
func number(d dyad.Day) int {
	y, m, _ := d.Civil()
	return 12*y + int(m) - 1
}

func months(from, to dyad.Day) []Month {
	if from <= 0 || to < from {
		return nil
	}
	a, b := number(from), number(to)
	out := make([]Month, 0, b-a+1)
	for n := a; n <= b; n++ {
		out = append(out, Month{Year: n / 12, Month: time.Month(n%12 + 1)})
	}
	return out
}
