package parse

import (
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"dyad"
)

// A Score counts what is right of what was given and of what is gold.
type Score struct{ Right, Given, Gold int }

// F1 is the harmonic mean of precision and recall; with as many given as
// gold it is the share that is right.
func (s Score) F1() float64 {
	if s.Given+s.Gold == 0 {
		return 0
	}
	return 2 * float64(s.Right) / float64(s.Given+s.Gold)
}

func (s *Score) add(o Score) { s.Right += o.Right; s.Given += o.Given; s.Gold += o.Gold }

func hit(ok bool) Score {
	if ok {
		return Score{1, 1, 1}
	}
	return Score{0, 1, 1}
}

// An Evaluation scores a parser on a treebank. Punctuation counts.
type Evaluation struct {
	// On the treebank's own words.
	Words                               int
	UPOS, XPOS, Feats, Lemmas, UAS, LAS Score
	Rels                                map[string]Score // by relation: head and relation right
	Names                               Score            // spans and kinds, when the treebank marks them
	NameKinds                           map[string]Score
	// From raw text, after the CoNLL 2018 shared task.
	RawSentences, RawWords, RawUPOS, RawXPOS, RawLemmas, RawUAS, RawLAS Score
}

// Evaluate scores p on gold sentences.
func Evaluate(p *Parser, gold []Block) *Evaluation {
	ev := &Evaluation{Rels: map[string]Score{}, NameKinds: map[string]Score{}}
	for i := range gold {
		g := gold[i].Sentence()
		s := p.analyse(gold[i].Forms())
		ev.addSentence(&g, &s)
		if gold[i].hasEntities() {
			ev.addNames(gold[i].GoldNames(), s.Names)
		}
	}
	ev.addRaw(p, gold)
	return ev
}

func (ev *Evaluation) addSentence(g, s *dyad.Sentence) {
	for i := range g.Tokens {
		a, b := &g.Tokens[i], &s.Tokens[i]
		ev.Words++
		ev.UPOS.add(hit(a.UPOS == b.UPOS))
		ev.XPOS.add(hit(a.XPOS == b.XPOS))
		ev.Feats.add(hit(a.Feats == b.Feats))
		ev.Lemmas.add(hit(a.Lemma == b.Lemma))
		ev.UAS.add(hit(a.Head == b.Head))
		ok := a.Head == b.Head && a.Rel == b.Rel
		ev.LAS.add(hit(ok))
		gr := ev.Rels[a.Rel.String()]
		gr.Gold++
		if ok {
			gr.Right++
		}
		ev.Rels[a.Rel.String()] = gr
		given := ev.Rels[b.Rel.String()]
		given.Given++
		ev.Rels[b.Rel.String()] = given
	}
}

func (ev *Evaluation) addNames(gold, given []dyad.Name) {
	count := func(nm dyad.Name, s Score) {
		ev.Names.add(s)
		k := ev.NameKinds[nm.Kind]
		k.add(s)
		ev.NameKinds[nm.Kind] = k
	}
	in := map[dyad.Name]bool{}
	for _, nm := range gold {
		in[nm] = true
		count(nm, Score{Gold: 1})
	}
	for _, nm := range given {
		count(nm, Score{Given: 1})
		if in[nm] {
			count(nm, Score{Right: 1})
		}
	}
}

// addRaw parses the treebank's text, as its SpaceAfter marks and paragraph
// comments tell it, and compares words by their letters' positions.
func (ev *Evaluation) addRaw(p *Parser, gold []Block) {
	text, sents := RawText(gold)
	found := p.Parse(text)
	goldAt := map[dyad.Span]*dyad.Token{}
	ends := map[dyad.Span]bool{}
	for i := range sents {
		ev.RawSentences.Gold++
		ev.RawWords.Gold += len(sents[i].Tokens)
		ends[sents[i].Span] = true
		for j := range sents[i].Tokens {
			goldAt[sents[i].Tokens[j].Span] = &sents[i].Tokens[j]
		}
	}
	headOf := func(s *dyad.Sentence, tok *dyad.Token) dyad.Span {
		if tok.Head < 0 || tok.Head >= len(s.Tokens) {
			return dyad.Span{From: -1, To: -1}
		}
		return s.Tokens[tok.Head].Span
	}
	goldHead := map[dyad.Span]dyad.Span{}
	for i := range sents {
		for j := range sents[i].Tokens {
			tok := &sents[i].Tokens[j]
			goldHead[tok.Span] = headOf(&sents[i], tok)
		}
	}
	var words, upos, xpos, lemmas, uas, las int
	for i := range found {
		s := &found[i]
		ev.RawSentences.Given++
		if ends[s.Span] {
			ev.RawSentences.Right++
		}
		ev.RawWords.Given += len(s.Tokens)
		for j := range s.Tokens {
			tok := &s.Tokens[j]
			g := goldAt[tok.Span]
			if g == nil {
				continue
			}
			words++
			count(&upos, g.UPOS == tok.UPOS)
			count(&xpos, g.XPOS == tok.XPOS)
			count(&lemmas, g.Lemma == tok.Lemma || g.Lemma == "_")
			h := goldHead[tok.Span] == headOf(s, tok)
			count(&uas, h)
			count(&las, h && mainRel(g.Rel) == mainRel(tok.Rel))
		}
	}
	of := func(n int) Score { return Score{n, ev.RawWords.Given, ev.RawWords.Gold} }
	ev.RawWords = of(words)
	ev.RawUPOS, ev.RawXPOS, ev.RawLemmas, ev.RawUAS, ev.RawLAS = of(upos), of(xpos), of(lemmas), of(uas), of(las)
}

func count(n *int, ok bool) {
	if ok {
		*n++
	}
}

// mainRel strips the subtype, as the shared task does.
func mainRel(r dyad.Rel) string {
	main, _, _ := strings.Cut(r.String(), ":")
	return main
}

// RawText builds the text that a treebank was made from, and its sentences
// with spans in it.
func RawText(blocks []Block) (string, []dyad.Sentence) {
	var sb strings.Builder
	out := make([]dyad.Sentence, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		if i > 0 && b.startsParagraph() {
			sb.WriteString("\n\n")
		}
		s := b.Sentence()
		w := 0
		rangeEnd, rangeSpace := 0, true
		for j := range b.Rows {
			r := &b.Rows[j]
			space := !strings.Contains(r[colMisc], "SpaceAfter=No")
			if _, to, ok := strings.Cut(r[colID], "-"); ok {
				rangeEnd, _ = strconv.Atoi(to) // 0 when it is no number: then no range
				rangeSpace = space
				continue
			}
			if !r.IsWord() {
				continue
			}
			s.Tokens[w].Span = dyad.Span{From: sb.Len(), To: sb.Len() + len(r[colForm])}
			sb.WriteString(r[colForm])
			w++
			if w < rangeEnd {
				space = false
			} else if w == rangeEnd {
				space = rangeSpace
			}
			if space {
				sb.WriteByte(' ')
			}
		}
		s.N = i
		s.Span = dyad.Span{From: s.Tokens[0].Span.From, To: s.Tokens[w-1].Span.To}
		out[i] = s
	}
	return sb.String(), out
}

func (b *Block) startsParagraph() bool {
	for _, c := range b.Comments {
		if strings.HasPrefix(c, "# newpar") || strings.HasPrefix(c, "# newdoc") {
			return true
		}
	}
	return false
}

// Print writes the figures as a table that does not change unless they do.
func (ev *Evaluation) Print(w io.Writer) {
	pct := func(name string, s Score) { fmt.Fprintf(w, "%-16s %6.2f\n", name, 100*s.F1()) }
	fmt.Fprintf(w, "words            %6d\n", ev.Words)
	pct("UPOS", ev.UPOS)
	pct("XPOS", ev.XPOS)
	pct("feats", ev.Feats)
	pct("lemmas", ev.Lemmas)
	pct("UAS", ev.UAS)
	pct("LAS", ev.LAS)
	pct("raw sentences", ev.RawSentences)
	pct("raw words", ev.RawWords)
	pct("raw UPOS", ev.RawUPOS)
	pct("raw XPOS", ev.RawXPOS)
	pct("raw lemmas", ev.RawLemmas)
	pct("raw UAS", ev.RawUAS)
	pct("raw LAS", ev.RawLAS)
	if ev.Names.Gold > 0 {
		pct("names", ev.Names)
		for _, k := range nameKinds {
			pct("names "+k, ev.NameKinds[k])
		}
	}
	rels := make([]string, 0, len(ev.Rels))
	for r := range ev.Rels {
		rels = append(rels, r)
	}
	sort.Strings(rels)
	for _, r := range rels {
		s := ev.Rels[r]
		fmt.Fprintf(w, "%-16s %6.2f  (%d gold)\n", r, 100*s.F1(), s.Gold)
	}
}

// Recase gives copies of sentences in other letters (strings.ToUpper, say),
// to measure what a parser loses on headlines and careless writing.
func Recase(blocks []Block, letters func(string) string) []Block {
	out := make([]Block, len(blocks))
	for i := range blocks {
		out[i] = Block{blocks[i].Comments, append([]Row(nil), blocks[i].Rows...)}
		for j := range out[i].Rows {
			out[i].Rows[j][colForm] = letters(out[i].Rows[j][colForm])
		}
	}
	return out
}
