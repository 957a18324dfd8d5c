package dates_test

import (
	"os"
	"testing"

	"dyad"
	"dyad/dates"
	"dyad/parse"
)

func loadAll(t testing.TB) (*dates.Finder, *parse.Parser) {
	t.Helper()
	f, err := dates.Load(dates.Embedded(), dates.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := parse.Load(parse.Embedded(), parse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return f, p
}

// TestTimexMeasure prints the scores on a folder of TimeML documents that
// DYAD_TIMEX names: both halves, with the parse and without.
func TestTimexMeasure(t *testing.T) {
	dir := os.Getenv("DYAD_TIMEX")
	if dir == "" {
		t.Skip("DYAD_TIMEX names no folder")
	}
	f, p := loadAll(t)
	parsed := func(a dyad.Article) []dyad.Sentence { return p.Parse(a.Text) }
	for _, aside := range []bool{false, true} {
		keep := func(name string) bool { return dates.SetAside(name) == aside }
		for _, parse := range []func(dyad.Article) []dyad.Sentence{nil, parsed} {
			s, err := f.ScoreTimex(os.DirFS(dir), parse, keep)
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("set aside %v, parsed %v: %v", aside, parse != nil, s)
		}
	}
}
