package eval

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dyad"
	"dyad/pipeline"
)

// A pair is a record of the PLV data: a sentence in which someone marked a
// source and a target and said what the one does to the other.
type pair struct {
	id, text       string
	source, target []dyad.Span // more than one when named more than once, none when not named
	root, quad     string
}

// none is the root of a pair for which no event is found.
const none = "NONE"

// readPLV reads a table with the columns sentence_id, marked_sentence,
// gold_root and gold_penta, tab separated after a header.
func readPLV(r io.Reader) ([]pair, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	var col [4]int
	var out []pair
	for n := 1; lines.Scan(); n++ {
		row := strings.Split(lines.Text(), "\t")
		if n == 1 {
			for i, name := range []string{"sentence_id", "marked_sentence", "gold_root", "gold_penta"} {
				if col[i] = slices.Index(row, name); col[i] < 0 {
					return nil, fmt.Errorf("read header: no column %q", name)
				}
			}
			continue
		}
		if len(row) <= slices.Max(col[:]) {
			return nil, fmt.Errorf("read line %d: %d columns", n, len(row))
		}
		p := pair{id: row[col[0]], root: row[col[2]], quad: row[col[3]]}
		p.text, p.source, p.target = unmark(row[col[1]])
		out = append(out, p)
	}
	return out, lines.Err()
}

// unmark takes <s> and <t> marks out of a sentence and says what they held.
func unmark(marked string) (text string, source, target []dyad.Span) {
	var b strings.Builder
	from := 0
	for marked != "" {
		i := strings.IndexByte(marked, '<')
		if i < 0 {
			break
		}
		b.WriteString(marked[:i])
		marked = marked[i:]
		skip := 0
		for _, mark := range []string{"<s>", "<t>", "</s>", "</t>"} {
			if strings.HasPrefix(marked, mark) {
				skip = len(mark)
			}
		}
		switch marked[:skip] {
		case "<s>", "<t>":
			from = b.Len()
		case "</s>":
			source = append(source, dyad.Span{From: from, To: b.Len()})
		case "</t>":
			target = append(target, dyad.Span{From: from, To: b.Len()})
		case "":
			b.WriteByte('<')
			skip = 1
		}
		marked = marked[skip:]
	}
	b.WriteString(marked)
	return b.String(), source, target
}

// acts reports whether the event is one from the marked source to the marked
// target. A side that the sentence does not name is not asked for.
func (p pair) acts(ev dyad.Event) bool {
	if !ev.Symmetric {
		return touches(ev.Source, p.source) && touches(ev.Target, p.target)
	}
	for i, a := range ev.Source {
		rest := slices.Delete(slices.Clone(ev.Source), i, i+1)
		if touches([]dyad.Actor{a}, p.source) && touches(append(rest, ev.Target...), p.target) {
			return true
		}
	}
	return false
}

// touches reports whether the mention of an actor overlaps one of the spans.
func touches(as []dyad.Actor, spans []dyad.Span) bool {
	if spans == nil {
		return true
	}
	return slices.ContainsFunc(as, func(a dyad.Actor) bool { return slices.ContainsFunc(spans, a.Span.Overlaps) })
}

// predict gives the root and quad of the pair: those of the surest event
// between the two, the first of equals.
func (p pair) predict(evs []dyad.Event) (root, quad string) {
	var best *dyad.Event
	for i := range evs {
		if p.acts(evs[i]) && (best == nil || evs[i].Confidence > best.Confidence) {
			best = &evs[i]
		}
	}
	switch {
	case best == nil:
		return none, none
	case best.Type == "CONCEDE" || best.Type == "RETREAT":
		return "YIELD", "2"
	}
	return best.Type, fmt.Sprint(best.Quad)
}

// plvScore counts over the pairs of one half.
type plvScore struct {
	pairs, covered, right, quad int
	gold, given, hits           map[string]int // by root
}

func (s *plvScore) add(p pair, root, quad string) {
	if s.gold == nil {
		s.gold, s.given, s.hits = map[string]int{}, map[string]int{}, map[string]int{}
	}
	s.pairs++
	s.gold[p.root]++
	s.given[root]++
	if root != none {
		s.covered++
	}
	if root == p.root {
		s.right++
		s.hits[root]++
	}
	if quad == p.quad {
		s.quad++
	}
}

// macroF1 is the mean F1 of the roots that the gold has.
func (s *plvScore) macroF1() float64 {
	sum := 0.0
	for _, root := range s.roots() {
		sum += 2 * share(s.hits[root], s.gold[root]+s.given[root])
	}
	return sum / float64(max(1, len(s.gold)))
}

func (s *plvScore) roots() []string {
	var out []string
	for root := range s.gold {
		out = append(out, root)
	}
	slices.Sort(out)
	return out
}

func (s *plvScore) String() string {
	return fmt.Sprintf("%4d pairs: with an event %.3f, root right %.3f, root macro-F1 (%d roots) %.3f, quad right %.3f; root right where there is an event %.3f",
		s.pairs, share(s.covered, s.pairs), share(s.right, s.pairs), len(s.gold), s.macroF1(), share(s.quad, s.pairs), share(s.right, s.covered))
}

func scorePLV(w io.Writer, p *pipeline.Pipeline, opt Options) error {
	f, err := os.Open(filepath.Join(opt.Data, "plover", "plv_train.tsv"))
	if err != nil {
		return err
	}
	defer f.Close()
	pairs, err := readPLV(f)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "plover/plv_train.tsv, %d pairs; nothing is trained on them\n", len(pairs))
	var halves [2]plvScore
	kinds := map[string]int{}
	var losses []string
	for _, pr := range pairs {
		c := p.Code(dyad.Article{ID: pr.id, Text: pr.text})
		root, quad := pr.predict(c.Events)
		h := half(pr.id)
		halves[h].add(pr, root, quad)
		if h == 0 && root != pr.root {
			why := pr.why(p, c, root)
			kinds[why]++
			losses = append(losses, fmt.Sprintf("%s %s: %s: %s", pr.id, pr.root, why, pr.text))
		}
	}
	printHalves(w, &halves[0], &halves[1])
	for _, root := range halves[0].roots() {
		fmt.Fprintf(w, "  %-10s", root)
		for i := range halves {
			s := &halves[i]
			fmt.Fprintf(w, "  P %.3f R %.3f (%3d gold)", share(s.hits[root], s.given[root]), share(s.hits[root], s.gold[root]), s.gold[root])
		}
		fmt.Fprintln(w)
	}
	printKinds(w, kinds, 5)
	return opt.list(w, losses)
}

// why says in few words what went wrong with a pair.
func (p pair) why(pl *pipeline.Pipeline, c dyad.Coded, root string) string {
	if root != none {
		return "another root"
	}
	as := pl.Actors.Find(c.Article, c.Sentences, pl.Dates.Find(c.Article, c.Sentences))
	swapped := pair{source: p.target, target: p.source}
	switch {
	case !touches(as, p.source):
		return "no actor seen in the source"
	case !touches(as, p.target):
		return "no actor seen in the target"
	case len(c.Events) == 0:
		return "both actors seen, no event in the sentence"
	case p.target != nil && p.source != nil && slices.ContainsFunc(c.Events, swapped.acts):
		return "event from target to source only"
	case slices.ContainsFunc(c.Events, func(ev dyad.Event) bool { return touches(ev.Source, p.source) }):
		return "event of the source with another target, or none"
	}
	return "events of others only"
}

// printKinds lists the commonest kinds of losses.
func printKinds(w io.Writer, kinds map[string]int, most int) {
	var names []string
	for k := range kinds {
		names = append(names, k)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(kinds[b]-kinds[a], cmp.Compare(a, b)) })
	for _, k := range names[:min(most, len(names))] {
		fmt.Fprintf(w, "  lost %4d  %s (tuned on)\n", kinds[k], k)
	}
}
