package events

import (
	"strings"

	"dyad"
)

// A tree is one sentence with the indexes that matching needs: children in
// order, and the actors by the token that heads their mention.
type tree struct {
	text   string
	s      *dyad.Sentence
	start  []int32 // children of token i are kids[start[i]:start[i+1]]
	kids   []int32
	actors []dyad.Actor // of this sentence
	byHead []int32      // token -> index into actors of the longest mention it heads, -1
}

func newTree(text string, s *dyad.Sentence, actors []dyad.Actor) *tree {
	n := len(s.Tokens)
	t := &tree{text: text, s: s, actors: actors, start: make([]int32, n+2), kids: make([]int32, n), byHead: make([]int32, n)}
	for _, tok := range s.Tokens {
		if tok.Head >= 0 {
			t.start[tok.Head+2]++
		}
	}
	for i := 2; i < len(t.start); i++ {
		t.start[i] += t.start[i-1]
	}
	for i, tok := range s.Tokens {
		if tok.Head >= 0 {
			t.kids[t.start[tok.Head+1]] = int32(i)
			t.start[tok.Head+1]++
		}
	}
	for i := range t.byHead {
		t.byHead[i] = -1
	}
	for k, ac := range actors {
		if ac.Head < 0 || ac.Head >= n {
			continue
		}
		if o := t.byHead[ac.Head]; o < 0 || ac.Span.Len() > actors[o].Span.Len() {
			t.byHead[ac.Head] = int32(k)
		}
	}
	return t
}

func (t *tree) children(i int) []int32 { return t.kids[t.start[i]:t.start[i+1]] }

func (t *tree) tok(i int) *dyad.Token { return &t.s.Tokens[i] }

func (t *tree) lemma(i int) string { return strings.ToLower(t.s.Tokens[i].Lemma) }

// child returns the first child of i with one of the relations, -1 if none.
func (t *tree) child(i int, rels ...dyad.Rel) int {
	for _, k := range t.children(i) {
		for _, r := range rels {
			if t.s.Tokens[k].Rel == r {
				return int(k)
			}
		}
	}
	return -1
}

// childLemma returns the first child of i with the relation and one of the lemmas, -1 if none.
func (t *tree) childLemma(i int, rel dyad.Rel, lemmas ...string) int {
	for _, k := range t.children(i) {
		if t.s.Tokens[k].Rel != rel {
			continue
		}
		l := t.lemma(int(k))
		for _, w := range lemmas {
			if l == w {
				return int(k)
			}
		}
	}
	return -1
}

// conjuncts returns i and everything coordinated with it.
func (t *tree) conjuncts(i int) []int {
	out := []int{i}
	for n := 0; n < len(out) && n < 32; n++ {
		for _, k := range t.children(out[n]) {
			if t.s.Tokens[k].Rel == dyad.Conj {
				out = append(out, int(k))
			}
		}
	}
	return out
}

// prep returns the preposition of a nominal, its parts joined by blanks
// ("because of", "out of"), or "".
func (t *tree) prep(i int) string {
	p := ""
	for _, k := range t.children(i) {
		if t.s.Tokens[k].Rel != dyad.Case || t.s.Tokens[k].XPOS == dyad.POS {
			continue
		}
		if p != "" {
			p += " "
		}
		p += t.lemma(int(k))
		for _, f := range t.children(int(k)) {
			if t.s.Tokens[f].Rel == dyad.Fixed {
				p += " " + t.lemma(int(f))
			}
		}
	}
	return p
}

// subtree returns the span from the first to the last byte below i.
func (t *tree) subtree(i int) dyad.Span {
	sp := t.s.Tokens[i].Span
	for j := range t.s.Tokens {
		if t.s.Below(j, i) {
			o := t.s.Tokens[j].Span
			sp.From, sp.To = min(sp.From, o.From), max(sp.To, o.To)
		}
	}
	return sp
}

func (t *tree) isVerb(i int) bool {
	p := t.s.Tokens[i].UPOS
	return p == dyad.VERB || p == dyad.AUX
}

func isNominal(p dyad.UPOS) bool { return p == dyad.NOUN || p == dyad.PROPN || p == dyad.PRON }

// passive reports whether verb i stands in the passive: with an auxiliary, or
// as a past participle that modifies a noun.
func (t *tree) passive(i int) bool {
	if t.child(i, dyad.AuxPass, dyad.NsubjPass, dyad.OblAgent) >= 0 {
		return true
	}
	tok := t.s.Tokens[i]
	return tok.XPOS == dyad.VBN && (tok.Rel == dyad.Acl || tok.Rel == dyad.Amod) && t.child(i, dyad.Aux) < 0
}

// dateline returns the number of tokens of a dateline that opens the sentence
// ("BAGHDAD, Jan 5 (Agency) -"), 0 without one. Its place is where the report
// was written: it acts in nothing.
func dateline(text string, s *dyad.Sentence) int {
	for i := 0; i < len(s.Tokens) && i < 16; i++ {
		w := s.Form(text, i)
		switch {
		case i > 0 && (w == "-" || w == "–" || w == "—" || w == "--"):
			return i + 1
		case i == 0 && (len(w) < 3 || w != strings.ToUpper(w)), w[0] >= 'a' && w[0] <= 'z':
			return 0
		}
	}
	return 0
}
