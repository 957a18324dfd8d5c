package eval

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"slices"

	"dyad"
	"dyad/pipeline"
	"dyad/read"
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

func scoreGSR(w io.Writer, p *pipeline.Pipeline, dir string) error {
	b, err := os.ReadFile(filepath.Join(dir, "plover", "gsr_dev.json"))
	if err != nil {
		return err
	}
	var records []gsr
	if err := json.Unmarshal(b, &records); err != nil {
		return err
	}
	halves := scoreRecords(p, records)
	fmt.Fprintf(w, "%-10s %s\n%-10s %s\n", "tuned on", halves[0], "set aside", halves[1])
	return nil
}

// scoreRecords scores both halves: even hashes of the id, and odd.
func scoreRecords(p *pipeline.Pipeline, records []gsr) [2]gsrScore {
	var out [2]gsrScore
	for _, g := range records {
		h := fnv.New32a()
		h.Write([]byte(g.ID))
		s := &out[h.Sum32()%2]
		s.score(g, p.Code(dyad.Article{ID: g.ID, Text: g.Text}).Events)
	}
	return out
}

func (s *gsrScore) score(g gsr, evs []dyad.Event) {
	s.records++
	gs, gt := codesOf(g.Source), codesOf(g.Target)
	var all, typ, pair bool
	for _, ev := range evs {
		if ev.Modality == dyad.Negated || ev.Modality == dyad.Hypothetical {
			continue
		}
		rightType := ev.Type == typeNow(g.Event)
		es, et := eventCodes(ev.Source), eventCodes(ev.Target)
		rightPair := slices.Equal(es, gs) && slices.Equal(et, gt)
		if ev.Symmetric {
			rightPair = slices.Equal(es, union(gs, gt))
		}
		all, typ, pair = all || rightType && rightPair, typ || rightType, pair || rightPair
		if len(ev.Target) > 0 || ev.Symmetric {
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
	case "UNO", "EUR", "NAT", "NGO", "IMG", "INT", "MNC", "IGO":
		return "IGO"
	}
	return c
}

func codesOf(ps parties) []string {
	var out []string
	for _, p := range ps {
		out = append(out, codeNow(p.Code))
	}
	return sorted(out)
}

func eventCodes(as []dyad.Actor) []string {
	var out []string
	for _, ac := range as {
		out = append(out, codeNow(ac.Code))
	}
	return sorted(out)
}

func union(a, b []string) []string { return sorted(append(slices.Clone(a), b...)) }

func sorted(xs []string) []string {
	slices.SortFunc(xs, cmp.Compare[string])
	xs = slices.Compact(xs)
	if len(xs) == 0 {
		return nil
	}
	return xs
}

// scoreReuters counts events between two states in wire stories of 1987. Most
// are about companies and markets, some are diplomacy: the share is not an
// error rate, but a change in it is worth a look.
func scoreReuters(w io.Writer, p *pipeline.Pipeline, dir string) error {
	f, err := os.Open(filepath.Join(dir, "streams", "reuters1987-feb-apr.jsonl.gz"))
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	const most = 2000
	stories, alarms := 0, 0
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() && stories < most {
		stories++
		for a := range read.New(read.Options{}).Read(bytes.NewReader(lines.Bytes()), "story") {
			if slices.ContainsFunc(p.Code(a).Events, betweenStates) {
				alarms++
			}
		}
	}
	fmt.Fprintf(w, "first %d stories, all topics: %.4f give an event between two states\n", stories, share(alarms, stories))
	return lines.Err()
}

func betweenStates(ev dyad.Event) bool {
	both := append(slices.Clone(ev.Source), ev.Target...)
	first := ""
	for _, ac := range both {
		switch {
		case ac.Code == "" || codeNow(ac.Code) == "IGO":
		case first == "":
			first = ac.Code
		case ac.Code != first:
			return true
		}
	}
	return false
}
