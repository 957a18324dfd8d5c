package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"testing"

	"dyad"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const many = 300

// filled is a store of made articles, and the articles.
func filled(t *testing.T) (*Store, []dyad.Coded) {
	st := open(t, Options{})
	var cs []dyad.Coded
	for n := range many {
		cs = append(cs, made(n))
	}
	add(t, st, cs...)
	return st, cs
}

// Every query must give what the plain reading of its description gives.
func TestEventsAgainstModel(t *testing.T) {
	st, cs := filled(t)
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuery(t)
		got, err := st.Events(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		var want []dyad.Kept
		for _, c := range cs {
			for _, ev := range c.Events {
				if wanted(q, c, ev) {
					want = append(want, dyad.Kept{Event: ev, Evidence: evidence(c, ev.Sentence, ev.Source, ev.Target)})
				}
			}
		}
		slices.SortFunc(want, func(x, y dyad.Kept) int {
			return cmp.Or(cmp.Compare(y.First, x.First), cmp.Compare(x.ID, y.ID))
		})
		if q.Limit > 0 && len(want) > q.Limit {
			want = want[:q.Limit]
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("%+v (-want +got):\n%s", q, diff)
		}
	})
}

func TestStandingsAgainstModel(t *testing.T) {
	st, cs := filled(t)
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuery(t)
		q.Types = drawSome(t, "kinds", "troops", "agreement")
		got, err := st.Standings(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		var want []dyad.KeptStanding
		for _, c := range cs {
			for _, sg := range c.Standings {
				like := dyad.Event{Type: sg.Kind, Modality: sg.Modality, First: sg.First, Last: sg.Last,
					Source: sg.Holder, Target: sg.Counterpart, Confidence: sg.Confidence,
					Symmetric: len(sg.Counterpart) == 0}
				if wanted(q, c, like) {
					want = append(want, dyad.KeptStanding{Standing: sg,
						Evidence: evidence(c, sg.Sentence, sg.Holder, sg.Counterpart)})
				}
			}
		}
		slices.SortFunc(want, func(x, y dyad.KeptStanding) int {
			return cmp.Or(cmp.Compare(y.First, x.First), cmp.Compare(x.ID, y.ID))
		})
		if q.Limit > 0 && len(want) > q.Limit {
			want = want[:q.Limit]
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("%+v (-want +got):\n%s", q, diff)
		}
	})
}

func drawQuery(t *rapid.T) Query {
	codes := []string{"", "USA", "IRQ", "IRN", "USAGOV", "IRQLEG", "GOV", "LEG", "FRA"}
	day := rapid.OneOf(rapid.Just(dyad.Day(0)), rapid.Map(rapid.IntRange(0, 500), func(n int) dyad.Day {
		return dyad.DayOf(2019, 1, 1).Add(n)
	}))
	q := Query{
		A: rapid.SampledFrom(codes).Draw(t, "A"), B: rapid.SampledFrom(codes).Draw(t, "B"),
		Directed: rapid.Bool().Draw(t, "directed"), Limit: rapid.SampledFrom([]int{0, 0, 1, 7, 600}).Draw(t, "limit"),
		From: day.Draw(t, "from"), To: day.Draw(t, "to"), AsOf: day.Draw(t, "as of"),
		Types:         drawSome(t, "types", "ASSAULT", "THREATEN", "NONE"),
		Modalities:    drawSome(t, "modalities", "actual", "opinion"),
		Sectors:       drawSome(t, "sectors", "LEG", "MIL"),
		MinConfidence: rapid.SampledFrom([]float64{0, 0, 0.5, 1}).Draw(t, "confidence"),
	}
	if rapid.Bool().Draw(t, "past set") {
		past := rapid.Bool().Draw(t, "past")
		q.Past = &past
	}
	return q
}

// drawSome gives no words half of the time.
func drawSome(t *rapid.T, label string, from ...string) []string {
	if rapid.Bool().Draw(t, label+" set") {
		return nil
	}
	return rapid.SliceOfNDistinct(rapid.SampledFrom(from), 1, len(from), rapid.ID).Draw(t, label)
}

// wanted is Query's description, read plainly.
func wanted(q Query, c dyad.Coded, ev dyad.Event) bool {
	has := func(words []string, w string) bool { return len(words) == 0 || slices.Contains(words, w) }
	if !has(q.Types, ev.Type) || !has(q.Modalities, string(ev.Modality)) || ev.Confidence < q.MinConfidence ||
		q.Past != nil && *q.Past != ev.Past {
		return false
	}
	if len(q.Sectors) > 0 && !slices.ContainsFunc(append(slices.Clone(ev.Source), ev.Target...),
		func(ac dyad.Actor) bool { return slices.Contains(q.Sectors, ac.Sector) }) {
		return false
	}
	if (q.From > 0 || q.To > 0) && ev.First == 0 || q.From > 0 && ev.Last < q.From || q.To > 0 && ev.First > q.To {
		return false
	}
	if q.AsOf > 0 && (c.Article.Published == 0 || c.Article.Published > q.AsOf) {
		return false
	}
	return ofPair(ev, q.A, q.B) || (!q.Directed || ev.Symmetric) && ofPair(ev, q.B, q.A)
}

// ofPair says whether a acts upon b; for a symmetric event two of the sources
// are enough.
func ofPair(ev dyad.Event, a, b string) bool {
	is := func(ac dyad.Actor, id string) bool {
		return len(id) > 3 && ac.ID() == id || len(id) == 3 && ac.ID() != "" && strings.HasPrefix(ac.ID(), id)
	}
	anyOf := func(acs []dyad.Actor, id string) bool {
		return slices.ContainsFunc(acs, func(ac dyad.Actor) bool { return is(ac, id) })
	}
	switch {
	case a == "" && b == "":
		return true
	case b == "":
		return anyOf(ev.Source, a)
	case a == "":
		return anyOf(ev.Target, b)
	case anyOf(ev.Source, a) && anyOf(ev.Target, b):
		return true
	}
	for i, x := range ev.Source {
		for j, y := range ev.Source {
			if ev.Symmetric && i != j && is(x, a) && is(y, b) {
				return true
			}
		}
	}
	return false
}

func evidence(c dyad.Coded, n int, sides ...[]dyad.Actor) dyad.Evidence {
	a := c.Article
	e := dyad.Evidence{Article: a.ID, Title: a.Title, URL: a.URL, Outlet: a.Outlet, Source: a.Source,
		Published: a.Published, Sentence: n, Span: c.Sentences[n].Span, Text: c.Sentences[n].Span.Of(a.Text)}
	seen := map[int]bool{n: true}
	for _, side := range sides {
		for _, ac := range side {
			if !seen[ac.Sentence] {
				seen[ac.Sentence] = true
				sp := c.Sentences[ac.Sentence].Span
				e.Also = append(e.Also, dyad.Passage{Sentence: ac.Sentence, Span: sp, Text: sp.Of(a.Text)})
			}
		}
	}
	return e
}

func TestEachEventStops(t *testing.T) {
	st, _ := filled(t)
	n := 0
	for _, err := range st.EachEvent(context.Background(), Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("went on to %d", n)
	}
}

func TestArticles(t *testing.T) {
	st, cs := filled(t)
	q := ArticleQuery{From: dyad.DayOf(2019, 3, 1), To: dyad.DayOf(2019, 9, 1), Outlet: "The Courier", Limit: 20}
	got, err := st.Articles(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	var want []Listed
	for _, c := range cs {
		if a := c.Article; a.Published >= q.From && a.Published <= q.To && a.Outlet == q.Outlet {
			l := Listed{Article: a, Sentences: len(c.Sentences), Events: len(c.Events), Standings: len(c.Standings),
				Problems: len(a.Problems)}
			l.Text, l.Article.Problems = "", nil
			want = append(want, l)
		}
	}
	slices.SortFunc(want, func(x, y Listed) int {
		return cmp.Or(cmp.Compare(y.Published, x.Published), cmp.Compare(x.ID, y.ID))
	})
	if diff := gocmp.Diff(want[:20], got); diff != "" {
		t.Error(diff)
	}
	if all, err := st.Articles(context.Background(), ArticleQuery{}); err != nil || len(all) != many {
		t.Errorf("all: %d, %v", len(all), err)
	}
}

func TestDyadsAndStats(t *testing.T) {
	st, cs := filled(t)
	ctx := context.Background()
	ds, err := st.Dyads(ctx, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(ds, func(x, y Dyad) int { return cmp.Compare(y.Events, x.Events) }) || len(ds) < 6 {
		t.Errorf("Dyads = %v", ds)
	}
	for _, d := range ds {
		ks, err := st.Events(ctx, Query{A: d.A, B: d.B})
		if err != nil {
			t.Fatal(err)
		}
		articles := map[string]bool{}
		var first, last dyad.Day
		for _, k := range ks {
			articles[k.Evidence.Article] = true
			if last = max(last, k.First); k.First > 0 {
				first = k.First
			}
		}
		if d.A > d.B || len(ks) != d.Events || len(articles) != d.Articles || d.First != first || d.Last != last {
			t.Errorf("%+v, but %d events of %d articles from %v to %v", d, len(ks), len(articles), first, last)
		}
	}
	if ds, err := st.Dyads(ctx, "IRN", 1); err != nil || len(ds) != 1 || ds[0].A != "IRN" && ds[0].B != "IRN" {
		t.Errorf("Dyads(IRN) = %v, %v", ds, err)
	}
	for _, asOf := range []dyad.Day{0, dyad.DayOf(2019, 6, 1), dyad.DayOf(1999, 6, 1)} {
		got, err := st.Stats(ctx, asOf)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(count(cs, asOf), got); diff != "" {
			t.Errorf("Stats(%v): %s", asOf, diff)
		}
	}
}

func count(cs []dyad.Coded, asOf dyad.Day) Stats {
	s := Stats{Coders: []string{""}}
	outlets := map[string]bool{}
	for _, c := range cs {
		a := c.Article
		if asOf > 0 && (a.Published == 0 || a.Published > asOf) {
			continue
		}
		s.Articles++
		s.Sentences += len(c.Sentences)
		s.Events += len(c.Events)
		s.Standings += len(c.Standings)
		s.Problems += len(a.Problems)
		if a.Outlet == "" {
			s.Unnamed++
		} else {
			outlets[a.Outlet] = true
		}
		if a.Published == 0 {
			s.Undated++
		} else if s.First == 0 || a.Published < s.First {
			s.First = a.Published
		}
		s.Last = max(s.Last, a.Published)
	}
	s.Outlets = len(outlets)
	return s
}
