package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dyad"
	"dyad/pipeline"
	"dyad/read"
)

// A goldEvent is a line of a gold.jsonl: see the README beside it.
type goldEvent struct {
	File     string        `json:"file"`
	ID       string        `json:"id"`
	Kind     string        `json:"kind"`
	Sentence string        `json:"sentence"`
	Event    string        `json:"event"`
	Also     []string      `json:"also"`
	Optional bool          `json:"optional"`
	Modality dyad.Modality `json:"modality"`
	Source   parties       `json:"source"`
	Target   parties       `json:"target"`
}

func (g goldEvent) report() string { return g.File + " " + g.ID }

// in reports whether the event is told in a sentence: its first words stand
// there, after a dateline perhaps.
func (g goldEvent) in(sentence string) bool {
	return strings.Contains(dyad.Words(sentence), dyad.Words(g.Sentence))
}

// is reports whether ev is the event as far as type and countries go. The
// sides of an event that is mutual in either coding count together.
func (g goldEvent) is(ev dyad.Event) bool {
	if ev.Type != g.Event && !slices.Contains(g.Also, ev.Type) {
		return false
	}
	return sameSides(ev, codesOf(g.Source, plain), codesOf(g.Target, plain))
}

func sameSides(ev dyad.Event, gs, gt []string) bool {
	es, et := eventCodes(ev.Source, plain), eventCodes(ev.Target, plain)
	if ev.Symmetric || len(gs) > 1 && len(gt) == 0 {
		return slices.Equal(union(es, et), union(gs, gt))
	}
	return slices.Equal(es, gs) && slices.Equal(et, gt)
}

func readGold(r io.Reader) (map[string][]goldEvent, error) {
	out := map[string][]goldEvent{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var g goldEvent
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			return nil, fmt.Errorf("read line %d: %w", n, err)
		}
		list := out[g.report()]
		if g.Kind == "event" {
			list = append(list, g)
		}
		out[g.report()] = list // a report without events counts too
	}
	return out, lines.Err()
}

// goldScore counts events of reports whose every event is gold.
type goldScore struct {
	reports, gold, given, right, missed, modality int
}

func (s goldScore) String() string {
	p, r := share(s.right, s.given), share(s.gold-s.missed, s.gold)
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("%d reports, %d events in gold, %d coded: type+source+target F1 %.3f (P %.3f R %.3f); modality right of those matched %.3f (%d)",
		s.reports, s.gold, s.given, f, p, r, share(s.modality, s.right), s.right)
}

// add matches the events of one report, each gold event once. Optional events
// are no miss, and neither right nor wrong when coded.
func (s *goldScore) add(gold []goldEvent, text string, sentences []dyad.Sentence, evs []dyad.Event) (missed []goldEvent, wrong []dyad.Event) {
	s.reports++
	used := make([]bool, len(gold))
	for _, ev := range evs {
		i := matchGold(gold, used, ev, sentences[ev.Sentence].Span.Of(text))
		if i < 0 {
			s.given++
			wrong = append(wrong, ev)
			continue
		}
		used[i] = true
		if gold[i].Optional {
			continue
		}
		s.given++
		s.right++
		if ev.Modality == gold[i].Modality {
			s.modality++
		}
	}
	for i, g := range gold {
		if g.Optional {
			continue
		}
		s.gold++
		if !used[i] {
			s.missed++
			missed = append(missed, g)
		}
	}
	return missed, wrong
}

// matchGold finds a free gold event like ev in its sentence; -1 for none.
func matchGold(gold []goldEvent, used []bool, ev dyad.Event, sentence string) int {
	optional := -1
	for i, g := range gold {
		if used[i] || !g.is(ev) || !g.in(sentence) {
			continue
		}
		if !g.Optional {
			return i
		}
		optional = i
	}
	return optional
}

func scoreGold(w io.Writer, p *pipeline.Pipeline, opt Options) error {
	f, err := os.Open(filepath.Join(opt.Examples, "gold.jsonl"))
	if err != nil {
		return err
	}
	defer f.Close()
	gold, err := readGold(f)
	if err != nil {
		return err
	}
	var s goldScore
	var losses []string
	kinds := map[string]int{}
	for _, file := range goldFiles(gold) {
		err := eachArticle(filepath.Join(opt.Examples, file), func(a dyad.Article) {
			list, ok := gold[file+" "+a.ID]
			if !ok {
				list, ok = gold[file+" "] // a file of one report
			}
			if ok {
				c := p.Code(a)
				missed, wrong := s.add(list, a.Text, c.Sentences, c.Events)
				losses = append(losses, goldLosses(file, missed, wrong, c, kinds)...)
			}
		})
		if err != nil {
			return err
		}
	}
	fmt.Fprintf(w, "examples/us-iraq/gold.jsonl, one reader's coding, all of it in view when rules are made\n%s\n", s)
	printKinds(w, kinds, 5)
	return opt.list(w, losses)
}

// goldLosses lists what was lost in one report and counts the kinds of misses.
func goldLosses(file string, missed []goldEvent, wrong []dyad.Event, c dyad.Coded, kinds map[string]int) []string {
	var out []string
	for _, g := range missed {
		why := whyMissed(g, c)
		kinds[why]++
		out = append(out, fmt.Sprintf("%s: missed %s %v -> %v: %s: %s", file, g.Event, codesOf(g.Source, plain), codesOf(g.Target, plain), why, g.Sentence))
	}
	for _, ev := range wrong {
		out = append(out, fmt.Sprintf("%s: not in gold: %s %v -> %v: %s", file, ev.Type, eventCodes(ev.Source, plain), eventCodes(ev.Target, plain),
			dyad.Words(c.Sentences[ev.Sentence].Span.Of(c.Article.Text))))
	}
	return out
}

func goldFiles(gold map[string][]goldEvent) []string {
	var out []string
	for key := range gold {
		file, _, _ := strings.Cut(key, " ")
		out = append(out, file)
	}
	return sorted(out)
}

// whyMissed says in few words what the program made of a missed event.
func whyMissed(g goldEvent, c dyad.Coded) string {
	why := "no event in the sentence"
	for _, ev := range c.Events {
		if !g.in(c.Sentences[ev.Sentence].Span.Of(c.Article.Text)) {
			continue
		}
		switch {
		case ev.Type == g.Event || slices.Contains(g.Also, ev.Type):
			return "right type, other source or target"
		case sameSides(ev, codesOf(g.Source, plain), codesOf(g.Target, plain)):
			why = "right source and target, other type"
		case why == "no event in the sentence":
			why = "other events only in the sentence"
		}
	}
	return why
}

// eachArticle gives the articles of a file, one by one.
func eachArticle(file string, do func(dyad.Article)) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	for a, err := range read.New(read.Options{}).Read(f, file) {
		if err != nil {
			return err
		}
		do(a)
	}
	return nil
}
