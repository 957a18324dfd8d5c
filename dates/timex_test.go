package dates

import (
	"strings"
	"testing"
	"testing/fstest"

	"dyad"
)

const sampleTimeML = `<?xml version="1.0"?>
<TimeML><DOCID>x</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2020-01-07" functionInDocument="CREATION_TIME">January 7, 2020</TIMEX3></DCT>
<TEXT>Parliament <EVENT eid="e1" class="OCCURRENCE">voted</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2020-01-05">Sunday</TIMEX3> &amp; left <TIMEX3 tid="t2" type="DATE" value="2019">early last year</TIMEX3>.
The guards slept <TIMEX3 tid="t3" type="DURATION" value="P1D">through</TIMEX3>.</TEXT></TimeML>`

func TestReadTimeML(t *testing.T) {
	doc, err := ReadTimeML(strings.NewReader(sampleTimeML))
	if err != nil {
		t.Fatal(err)
	}
	if doc.Published.String() != "2020-01-07" || len(doc.Gold) != 3 {
		t.Fatalf("published %s, %d expressions", doc.Published, len(doc.Gold))
	}
	if got := doc.Gold[1].Span.Of(doc.Text); got != "early last year" {
		t.Errorf("second span covers %q", got)
	}
}

func TestScoreTimex(t *testing.T) {
	fsys := fstest.MapFS{"a.tml": {Data: []byte(sampleTimeML)}, "b.txt": {Data: []byte("no")}}
	s, err := load(t).ScoreTimex(fsys, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := TimexScore{Docs: 1, Gold: 3, System: 2, Strict: 2, Relaxed: 2, Type: 2, Value: 2}
	if s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
	if f := s.F1(s.Value); f != 0.8 {
		t.Errorf("value F1 %v, want 0.8", f)
	}
}

func FuzzReadTimeML(f *testing.F) {
	f.Add(sampleTimeML)
	f.Add("<TEXT><TIMEX3><TIMEX3></TIMEX3></TIMEX3></TEXT>")
	f.Fuzz(func(t *testing.T, s string) {
		doc, err := ReadTimeML(strings.NewReader(s))
		if err != nil {
			return
		}
		for _, g := range doc.Gold {
			if g.Span.From > g.Span.To || g.Span.To > len(doc.Text) {
				t.Errorf("span %v outside a text of %d bytes", g.Span, len(doc.Text))
			}
		}
	})
}

func FuzzScan(f *testing.F) {
	fd := load(f)
	f.Add("On Jan. 5, 2020, two-and-a-half years after the vote of 5/1/2017, at 5 p.m. Friday…", int32(737431))
	f.Add("'80s 1987/88 \xff\xfe Ärzte 31 February 0000", int32(0))
	f.Add("999999999999 years ago a hundred thousand thousand decades later", int32(1))
	f.Fuzz(func(t *testing.T, s string, day int32) {
		last := 0
		for _, d := range fd.Scan(s, dyad.Day(day)) {
			if d.Span.From < last || d.Span.To <= d.Span.From || d.Span.To > len(s) {
				t.Fatalf("span %v after %d in a text of %d bytes", d.Span, last, len(s))
			}
			last = d.Span.To
			if d.First > d.Last || (d.First > 0) != (d.Last > 0) {
				t.Errorf("%q covers %d to %d", d.Text, d.First, d.Last)
			}
		}
	})
}
