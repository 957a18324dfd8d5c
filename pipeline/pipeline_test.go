package pipeline_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"dyad"
	"dyad/pipeline"
	"dyad/read"
)

var loaded = sync.OnceValues(func() (*pipeline.Pipeline, error) { return pipeline.New(pipeline.Options{}) })

func load(t testing.TB) *pipeline.Pipeline {
	p, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func code(t *testing.T, file string) dyad.Coded {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for a, err := range read.New(read.Options{}).Read(f, file) {
		if err != nil {
			t.Fatal(err)
		}
		return load(t).Code(a)
	}
	t.Fatalf("no article in %s", file)
	panic("unreachable")
}

// TestOpinionPiece holds what a reader must get out of the case that the
// design keeps in mind: a cut-off opinion piece saved from a magazine's page.
func TestOpinionPiece(t *testing.T) {
	c := code(t, "../examples/us-iraq/opinion.html")
	if c.Article.Published.String() != "2020-01-07" || !c.Article.Truncated {
		t.Errorf("published %s, truncated %v", c.Article.Published, c.Article.Truncated)
	}
	for _, clutter := range []string{"cookie", "Loading", "ubscribe", "ewsletter"} {
		if strings.Contains(c.Article.Text, clutter) {
			t.Errorf("the text holds %q", clutter)
		}
	}
	has := func(what string, ok func(dyad.Event) bool) {
		if !slices.ContainsFunc(c.Events, ok) {
			t.Errorf("no event: %s", what)
		}
	}
	is := func(ev dyad.Event, typ, source, target string) bool {
		in := func(as []dyad.Actor, code string) bool {
			return code == "" || slices.ContainsFunc(as, func(ac dyad.Actor) bool { return ac.Code == code || ac.ID() == code })
		}
		return ev.Type == typ && in(ev.Source, source) && in(ev.Target, target)
	}
	has("the strike", func(ev dyad.Event) bool {
		return is(ev, "ASSAULT", "USA", "IRN") && ev.Date == "2020-01-03" && ev.Modality == dyad.Actual
	})
	has("parliament's vote", func(ev dyad.Event) bool {
		return is(ev, "REQUEST", "IRQLEG", "USA") && ev.Date == "2020-01-05"
	})
	has("the threat of sanctions with its condition", func(ev dyad.Event) bool {
		return is(ev, "THREATEN", "USA", "IRQ") && strings.HasPrefix(ev.Condition, "If Baghdad demands")
	})
	has("the prime minister's support", func(ev dyad.Event) bool { return is(ev, "SUPPORT", "IRQ", "") })
	has("the cleric's criticism, with who spoke for him", func(ev dyad.Event) bool {
		return is(ev, "ACCUSE", "IRQREL", "USA") && strings.Contains(ev.SaidBy, "arbalai")
	})
	has("the author's advice", func(ev dyad.Event) bool { return ev.Modality == dyad.Opinion })

	st := func(what string, ok func(dyad.Standing) bool) {
		if !slices.ContainsFunc(c.Standings, ok) {
			t.Errorf("no standing: %s", what)
		}
	}
	st("5,200 troops by invitation", func(s dyad.Standing) bool {
		return s.Kind == "troops" && s.Number == 5200 && strings.Contains(s.Basis, "invitation")
	})
	st("the exchange of letters", func(s dyad.Standing) bool {
		return s.Kind == "agreement" && strings.Contains(s.Basis, "exchange of letters")
	})
	st("who decides", func(s dyad.Standing) bool { return s.Kind == "authority" })
	st("the remark of last February", func(s dyad.Standing) bool { return s.Date == "2019-02" })
	st("the claim that relations have not been worse", func(s dyad.Standing) bool {
		return s.Kind == "claim" && s.Modality == dyad.Opinion || s.Modality == dyad.Negated
	})
}

// TestSpansAndBytes checks, over the whole example collection, that every span
// lies in its sentence and that a second run gives the same bytes.
func TestSpansAndBytes(t *testing.T) {
	if testing.Short() {
		t.Log("short: ten pages only")
	}
	files, err := os.ReadDir("../examples/us-iraq")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i, f := range files {
		if !strings.HasSuffix(f.Name(), ".html") || testing.Short() && i > 10 {
			continue
		}
		c := code(t, "../examples/us-iraq/"+f.Name())
		again := load(t).Code(c.Article)
		x, _ := json.Marshal(c.Events)
		y, _ := json.Marshal(again.Events)
		if string(x) != string(y) {
			t.Errorf("%s: two runs differ", f.Name())
		}
		for _, ev := range c.Events {
			n++
			sp := c.Sentences[ev.Sentence].Span
			if !sp.Contains(ev.Span) {
				t.Errorf("%s: predicate %v outside its sentence %v", f.Name(), ev.Span, sp)
			}
			for _, ac := range append(slices.Clone(ev.Source), ev.Target...) {
				if ac.Span.Of(c.Article.Text) == "" || !c.Sentences[ac.Sentence].Span.Contains(ac.Span) {
					t.Errorf("%s: actor %q has no words of its own", f.Name(), ac.Text)
				}
			}
		}
	}
	t.Logf("%d events", n)
}

// TestFault checks that a text nobody would write does not stop the run.
func TestFault(t *testing.T) {
	p := load(t)
	for _, text := range []string{"", "\x00", strings.Repeat("(", 5000), "عربي 中文 😀 said said said.", strings.Repeat("the army attacked ", 700)} {
		c := p.Code(dyad.Article{ID: "x", Text: text, Published: dyad.DayOf(2020, 1, 7)})
		for _, pr := range c.Article.Problems {
			t.Errorf("%.20q: %s %s", text, pr.Code, pr.Message)
		}
	}
}
