package relate

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"dyad"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func day(y int, m time.Month, d int) dyad.Day { return dyad.DayOf(y, m, d) }

// told is a report of an event on one day.
func told(id, article string, first dyad.Day, quad int, change ...func(*dyad.Event)) dyad.Kept {
	k := dyad.Kept{Event: dyad.Event{ID: id, Type: fmt.Sprint("TYPE", quad), Quad: quad, Score: float64(5 - 2*quad),
		Source: []dyad.Actor{{Code: "USA", Text: "Washington"}}, Target: []dyad.Actor{{Code: "IRQ", Text: "Iraq"}},
		Modality: dyad.Actual, Precision: dyad.PrecisionDay, First: first, Last: first},
		Evidence: dyad.Evidence{Article: article, Published: first}}
	for _, f := range change {
		f(&k.Event)
	}
	return k
}

func TestFold(t *testing.T) {
	on := day(2020, 1, 5)
	base := told("e1", "a1", on, 1)
	for name, tc := range map[string]struct {
		change func(*dyad.Event)
		same   bool
	}{
		"the same":             {func(ev *dyad.Event) {}, true},
		"other words for them": {func(ev *dyad.Event) { ev.Source[0].Text = "the Americans" }, true},
		"other modes":          {func(ev *dyad.Event) { ev.Modes = []string{"visit"} }, true},
		"another day":          {func(ev *dyad.Event) { ev.First++; ev.Last++ }, false},
		"a longer time":        {func(ev *dyad.Event) { ev.Last++ }, false},
		"another type":         {func(ev *dyad.Event) { ev.Type = "AID" }, false},
		"denied":               {func(ev *dyad.Event) { ev.Modality = dyad.Negated }, false},
		"under a condition":    {func(ev *dyad.Event) { ev.Condition = "if they ask" }, false},
		"another sector":       {func(ev *dyad.Event) { ev.Target[0].Sector = "LEG" }, false},
		"the other way":        {func(ev *dyad.Event) { ev.Source, ev.Target = ev.Target, ev.Source }, false},
		"unknown day":          {func(ev *dyad.Event) { ev.First, ev.Last = 0, 0 }, false},
	} {
		got := len(Fold([]dyad.Kept{base, told("e2", "a2", on, 1, tc.change)}))
		if (got == 1) != tc.same {
			t.Errorf("%s: %d deeds", name, got)
		}
	}
	undated := func(ev *dyad.Event) { ev.First, ev.Last = 0, 0 }
	if ds := Fold([]dyad.Kept{told("e1", "a1", 0, 1, undated), told("e2", "a2", 0, 1, undated)}); len(ds) != 2 {
		t.Errorf("undated reports were joined: %d deeds", len(ds))
	}
	meet := func(ev *dyad.Event) { ev.Symmetric = true }
	back := func(ev *dyad.Event) { ev.Symmetric = true; ev.Source, ev.Target = ev.Target, ev.Source }
	if ds := Fold([]dyad.Kept{told("e1", "a1", on, 1, meet), told("e2", "a2", on, 1, back)}); len(ds) != 1 {
		t.Errorf("a symmetric event told from both sides: %d deeds", len(ds))
	}
	nameless := func(name string) func(*dyad.Event) {
		return func(ev *dyad.Event) { ev.Source = []dyad.Actor{{Text: name}} }
	}
	if ds := Fold([]dyad.Kept{told("e1", "a1", on, 1, nameless("the Militia")),
		told("e2", "a2", on, 1, nameless("the  militia")), told("e3", "a3", on, 1, nameless("a crowd"))}); len(ds) != 2 {
		t.Errorf("actors without a code: %d deeds", len(ds))
	}
}

func TestFoldBest(t *testing.T) {
	on := day(2020, 1, 5)
	sure := func(p float64) func(*dyad.Event) { return func(ev *dyad.Event) { ev.Confidence = p } }
	late, early := told("e1", "late", on, 1, sure(0.8)), told("e2", "early", on, 1, sure(0.8))
	late.Evidence.Published++
	ds := Fold([]dyad.Kept{told("e3", "weak", on, 1, sure(0.1)), late, early})
	var got []string
	for _, k := range ds[0].Reports {
		got = append(got, k.Evidence.Article)
	}
	if diff := cmp.Diff([]string{"early", "late", "weak"}, got); diff != "" || ds[0].Best().Evidence.Article != "early" {
		t.Error(diff)
	}
}

func TestMonthly(t *testing.T) {
	coarse := func(last dyad.Day, p dyad.Precision) func(*dyad.Event) {
		return func(ev *dyad.Event) { ev.Last, ev.Precision = last, p }
	}
	s := Monthly(Fold([]dyad.Kept{
		told("e1", "a1", day(2019, 11, 30), 1),
		told("e2", "a2", day(2020, 1, 5), 4),
		told("e3", "a3", day(2020, 1, 5), 4, func(ev *dyad.Event) { ev.Score = -9 }), // the same deed
		told("e4", "a3", day(2020, 1, 9), 4),
		told("e5", "a3", day(2020, 1, 9), 3),
		told("e6", "a3", day(2020, 1, 10), 2, coarse(day(2020, 1, 10), dyad.PrecisionPublished)),
		told("e7", "a4", day(2020, 1, 9), 3, func(ev *dyad.Event) { ev.Modality = dyad.Opinion }),
		told("e8", "a4", day(2019, 1, 1), 4, coarse(day(2019, 12, 31), dyad.PrecisionYear)),
		told("e9", "a4", 0, 4, coarse(0, dyad.PrecisionUnknown)),
		told("e10", "a4", day(2020, 1, 2), 4, coarse(day(2020, 1, 2), dyad.PrecisionPublished),
			func(ev *dyad.Event) { ev.Past = true }),
		told("e11", "a5", day(2020, 1, 30), 1, coarse(day(2020, 2, 2), dyad.PrecisionWeek)),
	}), 0, 0)
	want := Series{
		Months: []Month{
			{2019, time.November, Tally{Events: [4]int{1}, Reports: [4]int{1}, Articles: [4]int{1}, AllArticles: 1,
				Score: 3, IDs: []string{"e1"}}},
			{2019, time.December, Tally{}},
			{2020, time.January, Tally{Events: [4]int{1, 1, 1, 2}, Reports: [4]int{1, 1, 1, 3},
				Articles: [4]int{1, 1, 1, 2}, AllArticles: 3, Score: -6 - 3 - 1 + 1 + 3, Published: 1,
				IDs: []string{"e2", "e3", "e5", "e4", "e6", "e11"}}},
		},
		Coarse: Tally{Events: [4]int{3: 1}, Reports: [4]int{3: 1}, Articles: [4]int{3: 1}, AllArticles: 1, Score: -3,
			IDs: []string{"e8"}},
		Undated: Tally{Events: [4]int{3: 2}, Reports: [4]int{3: 2}, Articles: [4]int{3: 1}, AllArticles: 1, Score: -6,
			Published: 1, IDs: []string{"e10", "e9"}},
	}
	if diff := cmp.Diff(want, s, cmpopts.IgnoreUnexported(Tally{}), cmpopts.SortSlices(func(a, b string) bool { return a < b })); diff != "" {
		t.Error(diff)
	}
	if b, ok := s.Months[2].Balance(); !ok || b != -0.2 {
		t.Errorf("balance %v, %v", b, ok)
	}
	if m, ok := s.Months[2].Mean(); !ok || m != -6.0/5 {
		t.Errorf("mean %v, %v", m, ok)
	}
	if _, ok := s.Months[1].Balance(); ok {
		t.Error("an empty month has a balance")
	}
}

func TestMonthlyRange(t *testing.T) {
	ks := []dyad.Kept{told("e1", "a1", day(2019, 5, 1), 1), told("e2", "a2", day(2019, 7, 1), 1)}
	s := Monthly(Fold(ks), day(2019, 4, 1), day(2019, 6, 30))
	if len(s.Months) != 3 || s.Months[0].Total() != 0 || s.Months[1].Total() != 1 || s.Months[2].Total() != 0 {
		t.Errorf("%+v", s.Months)
	}
	if s := Monthly(nil, 0, 0); len(s.Months) != 0 {
		t.Errorf("of nothing: %+v", s)
	}
	if s := Monthly(Fold(ks), day(2020, 1, 1), 0); len(s.Months) != 0 {
		t.Errorf("after the last: %+v", s)
	}
}

// Whatever comes in: every deed is counted once, the order does not matter,
// and months follow each other.
func TestMonthlyLaws(t *testing.T) {
	precisions := []dyad.Precision{dyad.PrecisionDay, dyad.PrecisionWeek, dyad.PrecisionMonth, dyad.PrecisionYear,
		dyad.PrecisionPublished, dyad.PrecisionSpan, dyad.PrecisionUnknown}
	rapid.Check(t, func(t *rapid.T) {
		var ks []dyad.Kept
		for i := range rapid.IntRange(0, 30).Draw(t, "n") {
			k := told(fmt.Sprint("e", i), fmt.Sprint("a", rapid.IntRange(0, 5).Draw(t, "article")),
				dyad.Day(rapid.IntRange(0, 400).Draw(t, "first")), rapid.IntRange(1, 4).Draw(t, "quad"))
			k.Precision = rapid.SampledFrom(precisions).Draw(t, "precision")
			if k.Last += dyad.Day(rapid.IntRange(0, 60).Draw(t, "length")); k.First == 0 {
				k.Last = 0
			}
			k.Past = rapid.Bool().Draw(t, "past")
			ks = append(ks, k)
		}
		from := dyad.Day(rapid.IntRange(0, 400).Draw(t, "from"))
		to := dyad.Day(rapid.IntRange(0, 400).Draw(t, "to"))
		s := Monthly(Fold(ks), from, to)
		total := s.Coarse.Total() + s.Undated.Total()
		for i, m := range s.Months {
			total += m.Total()
			if i > 0 && (m.Year*12+int(m.Month)) != s.Months[i-1].Year*12+int(s.Months[i-1].Month)+1 {
				t.Fatalf("after %v %d comes %v %d", s.Months[i-1].Month, s.Months[i-1].Year, m.Month, m.Year)
			}
			if m.AllArticles > m.Articles[0]+m.Articles[1]+m.Articles[2]+m.Articles[3] {
				t.Fatalf("more articles in all than in the quads: %+v", m)
			}
		}
		if deeds := len(Fold(ks)); total > deeds || from == 0 && to == 0 && total != deeds {
			t.Fatalf("%d of %d deeds counted", total, deeds)
		}
		turned := slices.Clone(ks)
		rand.Shuffle(len(turned), func(i, j int) { turned[i], turned[j] = turned[j], turned[i] })
		if diff := cmp.Diff(s, Monthly(Fold(turned), from, to), cmpopts.IgnoreUnexported(Tally{})); diff != "" {
			t.Fatalf("the order of the input shows:\n%s", diff)
		}
	})
}
