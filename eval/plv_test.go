package eval

import (
	"math"
	"os"
	"strings"
	"testing"

	"dyad"
)

// at is an event between mentions: words of the text, "|" between them.
func at(text, typ string, quad int, symmetric bool, source, target string) dyad.Event {
	side := func(words string) (as []dyad.Actor) {
		for _, w := range strings.Split(words, "|") {
			if i := strings.Index(text, w); w != "" && i >= 0 {
				as = append(as, dyad.Actor{Span: dyad.Span{From: i, To: i + len(w)}})
			}
		}
		return as
	}
	return dyad.Event{Type: typ, Quad: quad, Symmetric: symmetric, Source: side(source), Target: side(target)}
}

// TestPLVCounts scores four pairs by hand-made events: one right, one of the
// wrong root, one without a marked target, one with the sides swapped.
func TestPLVCounts(t *testing.T) {
	f, err := os.Open("testdata/plv.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	pairs, err := readPLV(f)
	if err != nil || len(pairs) != 4 {
		t.Fatal(len(pairs), err)
	}
	if got, want := pairs[1].text, "Norway and the Danish navy drilled off Norway at a cost < 3 million."; got != want {
		t.Errorf("unmarked %q, want %q", got, want)
	}
	if len(pairs[1].source) != 2 || pairs[2].target != nil {
		t.Errorf("marks: %+v", pairs)
	}
	surer := at(pairs[0].text, "SUPPORT", 1, false, "Chile", "Peru")
	surer.Confidence = 0.9
	events := [][]dyad.Event{
		{at(pairs[0].text, "ACCUSE", 3, false, "Chile", "Peru"), surer},
		{at(pairs[1].text, "AID", 2, true, "Norway|Danish", "")},
		{at(pairs[2].text, "CONCEDE", 1, false, "Mali", "")},
		{at(pairs[3].text, "ASSAULT", 4, false, "Chad", "Kenya")},
	}
	var s plvScore
	for i, p := range pairs {
		root, quad := p.predict(events[i])
		s.add(p, root, quad)
	}
	// F1: SUPPORT 1, YIELD 1, COOPERATE 0, ASSAULT 0.
	if s.pairs != 4 || s.covered != 3 || s.right != 2 || s.quad != 3 || math.Abs(s.macroF1()-0.5) > 1e-9 {
		t.Errorf("got %v", &s)
	}
}

func TestPLVHeader(t *testing.T) {
	if _, err := readPLV(strings.NewReader("sentence_id\tmarked_sentence\tgold_root\n")); err == nil {
		t.Error("no error for a missing column")
	}
	if _, err := readPLV(strings.NewReader("sentence_id\tmarked_sentence\tgold_root\tgold_penta\n1\tx\n")); err == nil {
		t.Error("no error for a short line")
	}
}

// FuzzUnmark checks that taking the marks out loses nothing else.
func FuzzUnmark(f *testing.F) {
	f.Add("<s>A</s> < b <t>c")
	f.Fuzz(func(t *testing.T, marked string) {
		text, source, target := unmark(marked)
		if want := strings.NewReplacer("<s>", "", "</s>", "", "<t>", "", "</t>", "").Replace(marked); text != want {
			t.Errorf("%q gives %q, want %q", marked, text, want)
		}
		for _, sp := range append(source, target...) {
			if sp.From < 0 || sp.From > sp.To || sp.To > len(text) {
				t.Errorf("%q gives span %v", marked, sp)
			}
		}
	})
}

func TestGoldCounts(t *testing.T) {
	f, err := os.Open("testdata/gold.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gold, err := readGold(f)
	if err != nil || len(gold) != 2 || len(gold["a.txt "]) != 4 {
		t.Fatal(gold, err)
	}
	text := "Chile praised Peru and lent a hand.\nTalks failed in Lima."
	cut := strings.Index(text, "\n")
	ss := []dyad.Sentence{{Span: dyad.Span{From: 0, To: cut}}, {Span: dyad.Span{From: cut + 1, To: len(text)}}}
	evs := []dyad.Event{
		event("SUPPORT", false, "CHL", "PER"),   // right
		event("COOPERATE", false, "CHL", "PER"), // right by also, its modality wrong
		event("REJECT", true, "CHL PER", ""),    // optional: neither right nor wrong
		event("REJECT", true, "CHL PER", ""),    // the gold is used up: wrong
		event("SUPPORT", false, "CHL", "PER"),   // in the wrong sentence
	}
	for i := 2; i < len(evs); i++ {
		evs[i].Sentence = 1
	}
	var s goldScore
	missed, wrong := s.add(gold["a.txt "], text, ss, evs)
	if want := (goldScore{reports: 1, gold: 3, given: 4, right: 2, missed: 1, modality: 1}); s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
	if len(missed) != 1 || missed[0].Event != "ACCUSE" || len(wrong) != 2 {
		t.Errorf("missed %v, wrong %v", missed, wrong)
	}
}
