package events_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"dyad"
	"dyad/actors"
	"dyad/events"
	"dyad/parse"
)

// stages loads the real parser, lexicon and coder once for all tests.
var stages = sync.OnceValues(func() (*stage, error) {
	p, err := parse.Load(parse.Embedded(), parse.Options{})
	if err != nil {
		return nil, err
	}
	lex, err := actors.Load(actors.Embedded(), actors.Options{})
	if err != nil {
		return nil, err
	}
	c, err := events.Load(events.Embedded(), events.Options{})
	return &stage{p, lex, c}, err
})

type stage struct {
	parser *parse.Parser
	lex    *actors.Lexicon
	coder  *events.Coder
}

func (st *stage) code(text string) ([]dyad.Event, []dyad.Standing) {
	a := dyad.Article{ID: "t", Text: text, Published: dyad.DayOf(2019, 6, 12)}
	ss := st.parser.Parse(a.Text)
	return st.coder.Code(a, ss, nil, st.lex.Find(a, ss, nil))
}

func load(t testing.TB) *stage {
	st, err := stages()
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// short writes an event as test lines do: TYPE SOURCE, SOURCE > TARGET.
func short(ev dyad.Event) string {
	side := func(as []dyad.Actor) string {
		var ids []string
		for _, ac := range as {
			ids = append(ids, strings.TrimSpace(ac.Code+" "+ac.Sector))
		}
		slices.Sort(ids)
		return strings.Join(ids, ", ")
	}
	s := ev.Type + " " + side(ev.Source)
	if len(ev.Target) > 0 {
		s += " > " + side(ev.Target)
	}
	if ev.Modality != dyad.Actual {
		s += " " + string(ev.Modality)
	}
	return s
}

func shorts(evs []dyad.Event) []string {
	var out []string
	for _, ev := range evs {
		out = append(out, short(ev))
	}
	return out
}

// TestPatternTests runs the test lines of the pattern files through the real
// parser and lexicon. A few may fail, because the parser is not perfect and
// they are honest sentences; the share is held.
func TestPatternTests(t *testing.T) {
	st := load(t)
	bad := 0
	for _, c := range st.coder.Tests() {
		evs, _ := st.code(c.Sentence)
		got := shorts(evs)
		if c.Want == "none" && len(got) == 0 || slices.Contains(got, c.Want) {
			continue
		}
		bad++
		t.Logf("%s: %s\n\tgot  %s\n\twant %s", c.Where, c.Sentence, strings.Join(got, " | "), c.Want)
	}
	n := len(st.coder.Tests())
	t.Log(fmt.Sprintf("%d of %d test lines hold", n-bad, n))
	if bad*20 > n {
		t.Errorf("%d of %d test lines fail, more than one in twenty", bad, n)
	}
}
