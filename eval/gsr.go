package eval

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"dyad"
	"dyad/pipeline"
)

// A gold record of PLOVER's GSR files, as much of it as is scored.
type gsr struct {
	ID     string  `json:"id"`
	Event  string  `json:"event"`
	Text   string  `json:"text"`
	Source parties `json:"source"`
	Target parties `json:"target"`
}

// parties is a list of entities; the files write "" for none.
type parties []struct {
	Code string `json:"code"`
}

// UnmarshalJSON reads a list, and takes anything else for none.
func (ps *parties) UnmarshalJSON(b []byte) error {
	if !bytes.HasPrefix(b, []byte("[")) {
		return nil
	}
	var list []json.RawMessage
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	for _, raw := range list {
		var e struct {
			Code string `json:"code"`
		}
		if json.Unmarshal(raw, &e) == nil {
			*ps = append(*ps, e)
		}
	}
	return nil
}

// gsrScore counts over the records of one half.
type gsrScore struct {
	records, all, typ, pair int
	dyads, dyadsRight       int
}

func (s gsrScore) String() string {
	return fmt.Sprintf("%d records: type+source+target right in one event %.3f, type in some event %.3f, source+target in one event %.3f; precision of full dyads %.3f of %d",
		s.records, share(s.all, s.records), share(s.typ, s.records), share(s.pair, s.records), share(s.dyadsRight, s.dyads), s.dyads)
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func scoreGSR(w io.Writer, p *pipeline.Pipeline, opt Options) error {
	b, err := os.ReadFile(filepath.Join(opt.Data, "plover", "gsr_dev.json"))
	if err != nil {
		return err
	}
	var records []gsr
	if err := json.Unmarshal(b, &records); err != nil {
		return err
	}
	var halves [2]gsrScore
	var losses []string
	kinds := map[string]int{}
	for _, g := range records {
		h := half(g.ID)
		evs := p.Code(dyad.Article{ID: g.ID, Text: g.Text}).Events
		why := halves[h].score(g, evs)
		if h == 0 && why != "" {
			kinds[why]++
			losses = append(losses, fmt.Sprintf("%s %s %v -> %v: %s: coded%s: %s", g.ID, typeNow(g.Event), codesOf(g.Source, codeNow), codesOf(g.Target, codeNow),
				why, brief(evs), g.Text))
		}
	}
	fmt.Fprintf(w, "plover/gsr_dev.json, %d records, coded from the raw text\n", len(records))
	printHalves(w, halves[0], halves[1])
	printKinds(w, kinds, 6)
	return opt.list(w, losses)
}

// brief lists events in short.
func brief(evs []dyad.Event) string {
	out := ""
	for _, ev := range evs {
		out += fmt.Sprintf(" %s %v -> %v", ev.Type, eventCodes(ev.Source, codeNow), eventCodes(ev.Target, codeNow))
	}
	return cmp.Or(out, " nothing")
}

// score counts a record and says what is wrong with it, "" for nothing.
func (s *gsrScore) score(g gsr, evs []dyad.Event) string {
	s.records++
	gs, gt := codesOf(g.Source, codeNow), codesOf(g.Target, codeNow)
	var all, typ, pair bool
	for _, ev := range evs {
		if ev.Modality == dyad.Negated || ev.Modality == dyad.Hypothetical {
			continue
		}
		rightType := ev.Type == typeNow(g.Event)
		es, et := eventCodes(ev.Source, codeNow), eventCodes(ev.Target, codeNow)
		rightPair := slices.Equal(es, gs) && slices.Equal(et, gt)
		if ev.Symmetric {
			rightPair = slices.Equal(es, union(gs, gt))
		}
		all, typ, pair = all || rightType && rightPair, typ || rightType, pair || rightPair
		if len(es) > 0 && len(et) > 0 || ev.Symmetric && len(es) > 1 {
			s.dyads++
			if rightType && rightPair {
				s.dyadsRight++
			}
		}
	}
	for _, x := range []struct {
		ok bool
		n  *int
	}{{all, &s.all}, {typ, &s.typ}, {pair, &s.pair}} {
		if x.ok {
			*x.n++
		}
	}
	switch {
	case all:
		return ""
	case len(evs) == 0:
		return "no event"
	case typ && pair:
		return "right type and right sides, but in different events"
	case typ:
		return "right type, other source or target"
	case pair:
		return "right sides, other type"
	}
	return "neither type nor sides"
}

// typeNow maps the type names of 2016 to those of 2021.
func typeNow(old string) string {
	switch old {
	case "DEMAND":
		return "REQUEST"
	case "DISAPPROVE", "INVESTIGATE":
		return "ACCUSE"
	case "FIGHT":
		return "ASSAULT"
	}
	return old
}

// codeNow maps an actor's code to the one compared: international bodies are
// one group in the gold, and it writes JAP for Japan.
func codeNow(c string) string {
	switch c {
	case "JAP":
		return "JPN"
	case "UNO", "EUR", "NAT", "NGO", "IMG", "ISM", "MNC", "IGO":
		return "IGO"
	}
	return c
}

// codesOf gives the known codes of one side, as they are compared: for GSR
// international bodies are one group, else as they stand.
func codesOf(ps parties, as func(string) string) []string {
	var out []string
	for _, p := range ps {
		if p.Code != "" {
			out = append(out, as(p.Code))
		}
	}
	return sorted(out)
}

func eventCodes(side []dyad.Actor, as func(string) string) []string {
	var out []string
	for _, ac := range side {
		if ac.Code != "" {
			out = append(out, as(ac.Code))
		}
	}
	return sorted(out)
}

// plain takes a code as it stands.
func plain(code string) string { return code }

func union(a, b []string) []string { return sorted(append(slices.Clone(a), b...)) }

func sorted(xs []string) []string {
	slices.SortFunc(xs, cmp.Compare[string])
	xs = slices.Compact(xs)
	if len(xs) == 0 {
		return nil
	}
	return xs
}
