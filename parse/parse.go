package parse

import "dyad"

// Options change how a Parser is loaded. The zero value is the usual one.
type Options struct{}

// A Parser analyses English. It is immutable and safe for many goroutines.
type Parser struct {
	model   *linear
	lex     *lexicon
	version string
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

// analyse tags, lemmatises, parses and names one sentence.
func (p *Parser) analyse(forms []string) dyad.Sentence {
	s := dyad.Sentence{Tokens: make([]dyad.Token, len(forms))}
	if len(forms) == 0 {
		return s
	}
	st := newState(forms)
	p.model.tagAll(st)
	p.model.parseAll(st)
	for i := range forms {
		t := p.model.tags[st.tag[i]]
		s.Tokens[i] = dyad.Token{
			Lemma: p.lex.lemmaOf(forms[i], t.u, t.x), UPOS: t.u, XPOS: t.x,
			Feats: p.lex.featsOf(forms[i], t.u, t.x), Head: st.head[i], Rel: dyad.Rel(st.rel[i]),
		}
	}
	s.Names = p.model.nameAll(st)
	return s
}
