package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"dyad"
)

// made gives the n-th article of an endless, always equal collection: some
// sentences, each with an event of a few random actors, and now and then a
// standing, with every field in use somewhere.
func made(n int) dyad.Coded {
	rnd := rand.New(rand.NewPCG(uint64(n), 7))
	c := dyad.Coded{Article: dyad.Article{
		ID: fmt.Sprintf("made-%d", n), Title: fmt.Sprintf("Report %d", n), Authors: []string{},
		Outlet: pick(rnd, "", "The Courier", "Desk & Sons"), URL: fmt.Sprintf("https://example.org/%d", n),
		Language: "en", Source: fmt.Sprintf("reports/%d.html", n), Truncated: rnd.IntN(9) == 0,
	}}
	if rnd.IntN(10) > 0 {
		c.Article.Published = dyad.DayOf(2019, 1, 1).Add(rnd.IntN(500))
	}
	if rnd.IntN(3) == 0 {
		c.Article.Authors = []string{"A. Writer", "B. Writer"}
		c.Article.Problems = []dyad.Problem{{Code: dyad.ProblemTruncated, Message: "cut off", Where: c.Article.Source}}
	}
	var b strings.Builder
	for i := range rnd.IntN(5) {
		from := b.Len()
		fmt.Fprintf(&b, "In report %d, line %d, Baghdad and Washington did something – naïvely.", n, i)
		sp := dyad.Span{From: from, To: b.Len()}
		c.Sentences = append(c.Sentences, dyad.Sentence{N: i, Span: sp, Para: i / 2})
		b.WriteString("\n\n")
		c.Events = append(c.Events, madeEvent(rnd, c.Sentences, n))
		if rnd.IntN(3) == 0 {
			c.Standings = append(c.Standings, madeStanding(rnd, c.Sentences, n))
		}
	}
	fmt.Fprintf(&b, "The end of %d.", n)
	c.Article.Text = b.String()
	return c
}

func madeEvent(rnd *rand.Rand, ss []dyad.Sentence, n int) dyad.Event {
	s := ss[len(ss)-1]
	ev := dyad.Event{
		ID: dyad.Hash(fmt.Sprint(n, s.N)), Type: pick(rnd, "CONSULT", "THREATEN", "ASSAULT"), Quad: 1 + rnd.IntN(4),
		Modes: []string{}, Contexts: []string{}, CAMEO: pick(rnd, "", "040"), Score: float64(rnd.IntN(40)-20) / 2,
		Symmetric: rnd.IntN(4) == 0, Source: madeActors(rnd, ss), Target: madeActors(rnd, ss),
		Modality: pick(rnd, dyad.Actual, dyad.Actual, dyad.Planned, dyad.Opinion), Past: rnd.IntN(4) == 0,
		Condition: pick(rnd, "", "if it rains"), SaidBy: pick(rnd, "", "a spokesman"), Place: pick(rnd, "", "Erbil"),
		Confidence: float64(rnd.IntN(11)) / 10, Sentence: s.N, Span: dyad.Span{From: s.Span.From, To: s.Span.From + 2},
		Why: "made", Precision: dyad.PrecisionUnknown,
	}
	if rnd.IntN(2) == 0 {
		ev.Modes, ev.Contexts = []string{"visit", "phone"}, []string{"military"}
	}
	switch rnd.IntN(6) {
	case 0:
	case 1:
		ev.Date, ev.Precision = "2019", dyad.PrecisionYear
		ev.First, ev.Last = dyad.DayOf(2019, 1, 1), dyad.DayOf(2019, 12, 31)
	default:
		ev.First = dyad.DayOf(2019, 1, 1).Add(rnd.IntN(400))
		ev.Last, ev.Date, ev.Precision = ev.First, ev.First.String(), dyad.PrecisionDay
	}
	return ev
}

func madeStanding(rnd *rand.Rand, ss []dyad.Sentence, n int) dyad.Standing {
	s := ss[len(ss)-1]
	return dyad.Standing{
		ID: dyad.Hash(fmt.Sprint("standing", n, s.N)), Kind: pick(rnd, "troops", "agreement", "authority"),
		Holder: madeActors(rnd, ss), Counterpart: madeActors(rnd, ss), Number: rnd.IntN(3) * 100, Basis: "invitation",
		Text: "did something", Date: "2019-05", Precision: dyad.PrecisionMonth, Modality: dyad.Actual,
		SaidBy: pick(rnd, "", "a spokesman"), Confidence: 0.5, Sentence: s.N,
		Span: dyad.Span{From: s.Span.From, To: s.Span.To}, Why: "made",
		First: dyad.DayOf(2019, 5, 1), Last: dyad.DayOf(2019, 5, 31),
	}
}

func madeActors(rnd *rand.Rand, ss []dyad.Sentence) []dyad.Actor {
	out := []dyad.Actor{}
	for range rnd.IntN(4) {
		s := ss[rnd.IntN(len(ss))]
		out = append(out, dyad.Actor{Code: pick(rnd, "USA", "IRQ", "IRN", ""), Sector: pick(rnd, "", "GOV", "LEG"),
			Text: "Baghdad", Entity: pick(rnd, "", "Iraq"), Sentence: s.N,
			Span: dyad.Span{From: s.Span.From + 3, To: s.Span.From + 9}, Why: "countries.txt:12"})
	}
	return out
}

func pick[T any](rnd *rand.Rand, from ...T) T { return from[rnd.IntN(len(from))] }

func open(t testing.TB, opt Options) *Store {
	t.Helper()
	st, err := Open(filepath.Join(t.TempDir(), "store"), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return st
}

func add(t testing.TB, st *Store, cs ...dyad.Coded) []Outcome {
	t.Helper()
	out, err := st.AddAll(context.Background(), cs)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
