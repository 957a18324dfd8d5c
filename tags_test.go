package dyad

import "testing"

func TestTagNamesMatchConstants(t *testing.T) {
	for _, c := range []struct {
		got, want string
	}{
		{VERB.String(), "VERB"}, {Xcomp.String(), "xcomp"}, {OblAgent.String(), "obl:agent"},
		{NsubjPass.String(), "nsubj:pass"}, {CD.String(), "CD"}, {IN.String(), "IN"}, {JJ.String(), "JJ"},
		{MD.String(), "MD"}, {NN.String(), "NN"}, {NNP.String(), "NNP"}, {NNPS.String(), "NNPS"},
		{NNS.String(), "NNS"}, {POS.String(), "POS"}, {VB.String(), "VB"}, {VBZ.String(), "VBZ"}, {VBN.String(), "VBN"},
	} {
		if c.got != c.want {
			t.Errorf("constant of %s is named %s", c.want, c.got)
		}
	}
	for i, n := range relNames {
		if r, ok := ParseRel(n); !ok || r != Rel(i) {
			t.Errorf("ParseRel(%q) = %d, %v", n, r, ok)
		}
	}
	if r, _ := ParseRel("nmod:tmod"); r != Nmod {
		t.Errorf("unknown subtype gives %v", r)
	}
}

func TestDay(t *testing.T) {
	for _, s := range []string{"0001-01-01", "1900-02-28", "2000-02-29", "2020-01-07", "9999-12-31"} {
		d, err := ParseDay(s)
		if err != nil || d.String() != s || d.Time().Weekday() != d.Weekday() {
			t.Errorf("%s: %v %v %v", s, d, err, d.Weekday())
		}
	}
	if d, err := ParseDay("2020-01-05T23:30:00-05:00"); err != nil || d.String() != "2020-01-05" {
		t.Errorf("RFC 3339: %v %v", d, err)
	}
	if DayOf(1, 1, 1) != 1 {
		t.Errorf("day one is %d", DayOf(1, 1, 1))
	}
	if _, err := ParseDay("5 Jan"); err == nil {
		t.Error("no error for a bad date")
	}
}
