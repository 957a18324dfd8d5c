package store

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"

	"dyad"
)

var benchEvents = flag.Int("events", 100_000, "how many events to put into the store that queries are timed on")

// BenchmarkAdd times adding articles in batches: ns/op is an article.
func BenchmarkAdd(b *testing.B) {
	for _, size := range []int{1, 16, 64, 256} {
		b.Run(fmt.Sprintf("batch=%d", size), func(b *testing.B) {
			st := open(b, Options{})
			for n := 0; n < b.N; n += size {
				var batch []dyad.Coded
				for i := range min(size, b.N-n) {
					batch = append(batch, newsArticle(n+i))
				}
				add(b, st, batch...)
			}
		})
	}
}

// BenchmarkQuery times queries on a store of -events events, a fiftieth of
// them between USA and IRQ, some between each of 10,000 other pairs.
func BenchmarkQuery(b *testing.B) {
	st := open(b, Options{})
	var batch []dyad.Coded
	for n := range *benchEvents / 5 {
		if batch = append(batch, newsArticle(n)); len(batch) == 256 {
			add(b, st, batch...)
			batch = batch[:0]
		}
	}
	add(b, st, batch...)
	ctx := context.Background()
	year := Query{A: "USA", B: "IRQ", From: dyad.DayOf(2015, 1, 1), To: dyad.DayOf(2015, 12, 31)}
	for _, bc := range []struct {
		name string
		q    Query
	}{
		{"small dyad", Query{A: "C07", B: "C11"}},
		{"large dyad, newest 100", Query{A: "USA", B: "IRQ", Limit: 100}},
		{"large dyad, one sector, newest 100", Query{A: "USA", B: "IRQLEG", Limit: 100}},
		{"large dyad, one year", year},
		{"large dyad, all", Query{A: "USA", B: "IRQ"}},
		{"one actor, newest 100", Query{A: "USA", Limit: 100}},
		{"everything, newest 100", Query{Limit: 100}},
	} {
		b.Run(bc.name, func(b *testing.B) {
			found := 0
			for b.Loop() {
				ks, err := st.Events(ctx, bc.q)
				if err != nil {
					b.Fatal(err)
				}
				found = len(ks)
			}
			b.ReportMetric(float64(found), "events")
		})
	}
	b.Run("dyads", func(b *testing.B) {
		for b.Loop() {
			if _, err := st.Dyads(ctx, "", 0); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// newsArticle is an article of ordinary size: 20 sentences, 5 events.
func newsArticle(n int) dyad.Coded {
	rnd := rand.New(rand.NewPCG(uint64(n), 3))
	c := dyad.Coded{Article: dyad.Article{ID: dyad.Hash("news", fmt.Sprint(n)), Title: fmt.Sprintf("News %d", n),
		Published: dyad.DayOf(2005, 1, 1).Add(n % 5000), Outlet: "The Courier", Source: "news.jsonl"}}
	var text []byte
	for i := range 20 {
		from := len(text)
		text = fmt.Appendf(text, "Sentence %d of article %d goes on for about as long as one in a newspaper does, "+
			"which is some twenty words.", i, n)
		c.Sentences = append(c.Sentences, dyad.Sentence{N: i, Span: dyad.Span{From: from, To: len(text)}})
		text = append(text, ' ')
	}
	c.Article.Text = string(text)
	for i := range 5 {
		s := c.Sentences[i*3]
		code := func() dyad.Actor {
			return dyad.Actor{Code: fmt.Sprintf("C%02d", rnd.IntN(100)), Sector: pick(rnd, "", "GOV", "LEG"),
				Text: "Sentence", Sentence: s.N, Span: dyad.Span{From: s.Span.From, To: s.Span.From + 8}, Why: "c.txt:1"}
		}
		ev := dyad.Event{ID: dyad.Hash("event", fmt.Sprint(n, i)), Type: pick(rnd, "CONSULT", "THREATEN", "ASSAULT"),
			Quad: 1, Source: []dyad.Actor{code()}, Target: []dyad.Actor{code()}, Modality: dyad.Actual, Confidence: 0.7,
			First: c.Article.Published, Last: c.Article.Published, Date: c.Article.Published.String(),
			Precision: dyad.PrecisionDay, Sentence: s.N, Span: dyad.Span{From: s.Span.From, To: s.Span.To},
			Why: "consult.txt:meet"}
		if rnd.IntN(50) == 0 {
			ev.Source[0].Code, ev.Target[0].Code = "USA", "IRQ"
		}
		c.Events = append(c.Events, ev)
	}
	return c
}
