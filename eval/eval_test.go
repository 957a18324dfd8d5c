package eval

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"dyad"
	"dyad/pipeline"
)

func event(typ string, symmetric bool, source, target string) dyad.Event {
	side := func(s string) (as []dyad.Actor) {
		for _, c := range strings.Fields(s) {
			as = append(as, dyad.Actor{Code: c})
		}
		return as
	}
	return dyad.Event{Type: typ, Symmetric: symmetric, Modality: dyad.Actual, Source: side(source), Target: side(target)}
}

// TestGSRCounts scores records by hand-made events, so that the right figures are known.
func TestGSRCounts(t *testing.T) {
	var records []gsr
	err := json.Unmarshal([]byte(`[
		{"id":"1","event":"DEMAND","source":[{"code":"JAP"}],"target":[{"code":"FRA"}]},
		{"id":"2","event":"CONSULT","source":[{"code":"PER"},{"code":"CHL"}],"target":""},
		{"id":"3","event":"AID","source":[{"code":"IGO"}],"target":[{"code":"MLI"}, "broken"]}]`), &records)
	if err != nil {
		t.Fatal(err)
	}
	var s gsrScore
	s.score(records[0], []dyad.Event{event("REQUEST", false, "JPN", "FRA"), event("ACCUSE", false, "JPN", "FRA")})
	s.score(records[1], []dyad.Event{event("CONSULT", true, "CHL PER", "")})
	s.score(records[2], []dyad.Event{event("AID", false, "UNO", "NER"), event("AID", false, "UNO", "")})
	if want := (gsrScore{records: 3, all: 2, typ: 3, pair: 2, dyads: 4, dyadsRight: 2}); s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
}

func TestAbsentData(t *testing.T) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Run(&b, p, Options{Data: t.TempDir(), Examples: t.TempDir()}, "all"); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "not measured"); n != len(jobs) {
		t.Errorf("%d of %d absent sets are said to be absent:\n%s", n, len(jobs), &b)
	}
	if err := Run(&b, p, Options{Data: t.TempDir()}, "nonsense"); err == nil {
		t.Error("no error for an unknown set")
	}
}
