package parse

import (
	"math"
	"sync"

	"dyad"
)

// Options change how a Parser is loaded. The zero value is the usual one.
type Options struct{}

// A Parser analyses English. It is immutable and safe for many goroutines.
type Parser struct {
	emb     *embedding
	net     *net
	tags    []tagPair
	lex     *lexicon
	version string
	memory  sync.Pool // of *scratch, which holds nothing between sentences
}

// scratch is the memory that the analysis of a sentence works in.
type scratch struct {
	a      activations
	buf    []byte
	labels []int
}

// Version names the model.
func (p *Parser) Version() string { return p.version }

// Parse cuts a clean text into sentences and analyses them. The same text
// gives the same sentences, always.
func (p *Parser) Parse(text string) []dyad.Sentence {
	words, ranges := split(text)
	out := make([]dyad.Sentence, len(ranges))
	var forms []string
	for i, r := range ranges {
		forms = forms[:0]
		for _, w := range words[r.from:r.to] {
			forms = append(forms, w.Of(text))
		}
		out[i] = p.analyse(forms)
		out[i].N, out[i].Para = i, r.para
		out[i].Span = dyad.Span{From: words[r.from].From, To: words[r.to-1].To}
		for j, w := range words[r.from:r.to] {
			out[i].Tokens[j].Span = w
		}
	}
	return out
}

// ParseTokens analyses a sentence that is already cut into words. Spans are
// those of the words in text, the words joined by blanks.
func (p *Parser) ParseTokens(forms []string) (text string, s dyad.Sentence) {
	s = p.analyse(forms)
	var b []byte
	for i, f := range forms {
		if i > 0 {
			b = append(b, ' ')
		}
		s.Tokens[i].Span = dyad.Span{From: len(b), To: len(b) + len(f)}
		b = append(b, f...)
	}
	s.Span.To = len(b)
	return string(b), s
}

// Annotate fills columns 3 to 8 of a CoNLL-U sentence anew and keeps the rest.
func (p *Parser) Annotate(b *Block) {
	s := p.analyse(b.Forms())
	b.Fill(&s)
}

// pieceWords bounds what goes through the network at once. A longer
// "sentence" (a table, a list that lost its line ends) is analysed in pieces,
// the roots of the later ones hung on the first as parataxis, so that time and
// memory stay in step with the text.
const pieceWords = 256

// analyse tags, lemmatises, parses and names one sentence.
func (p *Parser) analyse(forms []string) dyad.Sentence {
	s := dyad.Sentence{Tokens: make([]dyad.Token, len(forms))}
	w, ok := p.memory.Get().(*scratch)
	if !ok {
		w = &scratch{}
	}
	defer p.memory.Put(w)
	root := 0
	for from := 0; from < len(forms); from += pieceWords {
		to := min(from+pieceWords, len(forms))
		r := from + p.piece(w, forms[from:to], s.Tokens[from:to])
		for i := from; from > 0 && i < to; i++ {
			if tok := &s.Tokens[i]; tok.Head >= 0 {
				tok.Head += from
			} else {
				tok.Head, tok.Rel = root, dyad.Parataxis
			}
		}
		for _, nm := range namesOf(w.labels) {
			s.Names = append(s.Names, dyad.Name{Kind: nm.Kind, From: nm.From + from, To: nm.To + from})
		}
		if from == 0 {
			root = r
		}
	}
	return s
}

// piece analyses a run of words into toks and w.labels and gives its root.
func (p *Parser) piece(w *scratch, forms []string, toks []dyad.Token) (root int) {
	a := &w.a
	a.starts = append(a.starts[:0], 0, len(forms))
	a.x0.reshape(len(forms), p.net.width)
	for i, f := range forms {
		rows, buf := p.emb.rowsOf(f, w.buf)
		w.buf = buf
		p.emb.sum(a.x0.row(i), &rows)
	}
	p.net.encode(a)
	p.net.scoreArcs(a, 0)
	a.heads = append(a.heads[:0], make([]int, len(forms))...)
	headsOf(&a.arc, a.heads)
	p.net.scoreRels(a)
	w.labels = bestLabels(&a.names, w.labels[:0])
	for i, f := range forms {
		t := p.tags[argmax(a.tags.row(i)[:len(p.tags)])]
		rel := dyad.Root
		if a.heads[i] >= 0 {
			row := a.rels.row(i)[:relations]
			row[dyad.Root] = float32(math.Inf(-1))
			rel = dyad.Rel(argmax(row))
		} else {
			root = i
		}
		toks[i] = dyad.Token{Lemma: p.lex.lemmaOf(f, t.u, t.x), UPOS: t.u, XPOS: t.x,
			Feats: p.lex.featsOf(f, t.u, t.x), Head: a.heads[i], Rel: rel}
	}
	return root
}

func argmax(v []float32) int {
	best := 0
	for i := range v {
		if v[i] > v[best] {
			best = i
		}
	}
	return best
}
