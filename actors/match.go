package actors

import (
	"strings"

	"dyad"
)

// A unit is a run of words that the lexicon knows.
type unit struct {
	from, to int   // words
	sense    int32 // first sense of the run
}

// A line is a sentence, or a phrase, cut into words and matched.
type line struct {
	text    string
	s       *dyad.Sentence // nil for a bare phrase
	words   []word
	units   []unit
	unitAt  []int32 // word to the unit that covers it, -1 for none
	allCaps bool    // a headline in capitals: case tells nothing
	buf     []byte
}

// cutLine cuts a stretch of text into words and finds the longest known runs,
// from left to right. s is the analysed sentence, nil for a bare phrase.
func (lex *Lexicon) cutLine(ln *line, text string, sp dyad.Span, s *dyad.Sentence) {
	ln.text, ln.s = text, s
	ln.words, ln.units, ln.unitAt = ln.words[:0], ln.units[:0], ln.unitAt[:0]
	sc := scanner{text: text[sp.From:sp.To], norm: ln.buf}
	tok, capitals, letters := 0, 0, 0
	for {
		w, ok := sc.next()
		if !ok {
			break
		}
		w.from += sp.From
		w.to += sp.From
		if w.punct == '&' {
			sc.norm = append(sc.norm, "and"...)
			w.punct = 0
		}
		if w.punct == 0 {
			w.id = lex.vocab[string(sc.norm)]
			letters++
			if w.caps {
				capitals++
			}
		}
		if s != nil {
			for tok < len(s.Tokens)-1 && s.Tokens[tok].Span.To <= w.from {
				tok++
			}
			if len(s.Tokens) > 0 && s.Tokens[tok].Span.From < w.to && w.from < s.Tokens[tok].Span.To {
				w.tok = tok
			} else {
				w.id, w.punct = 0, 'x' // no token has it: it is no word of the sentence
			}
		}
		ln.words = append(ln.words, w)
		ln.unitAt = append(ln.unitAt, -1)
	}
	ln.buf = sc.norm
	ln.allCaps = letters > 3 && capitals*10 >= letters*6
	lex.matchUnits(ln)
}

func (lex *Lexicon) matchUnits(ln *line) {
	for i := 0; i < len(ln.words); {
		to, sn := lex.longest(ln, i)
		if sn < 0 {
			i++
			continue
		}
		for j := i; j < to; j++ {
			ln.unitAt[j] = int32(len(ln.units))
		}
		ln.units = append(ln.units, unit{i, to, sn})
		i = to
	}
}

// longest finds the longest run from word i that has an acceptable sense; it
// returns the end of the run and the first such sense, -1 for none.
func (lex *Lexicon) longest(ln *line, i int) (to int, sn int32) {
	sn = -1
	node := uint32(0)
	for j := i; j < len(ln.words); j++ {
		w := &ln.words[j]
		if w.id == 0 {
			break
		}
		next, ok := lex.edges[uint64(node)<<32|uint64(w.id)]
		if !ok {
			if j > i && lex.mayDrop(w.id) {
				continue
			}
			break
		}
		node = next
		for s := lex.heads[node]; s >= 0; s = lex.senses[s].next {
			if lex.fits(ln, i, j+1, &lex.senses[s]) {
				to, sn = j+1, s
				break
			}
		}
	}
	return to, sn
}

// nextSense gives the next acceptable sense of a unit after sense s, -1 at
// the end.
func (lex *Lexicon) nextSense(ln *line, u unit, s int32) int32 {
	for s = lex.senses[s].next; s >= 0; s = lex.senses[s].next {
		if lex.fits(ln, u.from, u.to, &lex.senses[s]) {
			return s
		}
	}
	return -1
}

// fits reports whether words [from, to) may be the sense as they are written:
// names have their capitals, acronyms their very letters, common nouns are no
// verbs.
func (lex *Lexicon) fits(ln *line, from, to int, sn *sense) bool {
	e := &lex.entries[sn.entry]
	if sn.kind == formAcronym {
		return lex.fitsAcronym(ln, from, to, e.forms[sn.form].text)
	}
	if sn.kind == formPrefix && (to >= len(ln.words) || !ln.words[to].joined) {
		return false
	}
	if sn.first && !ln.words[from].upper || sn.last && !ln.words[to-1].upper {
		return false
	}
	if !e.class.common() || ln.s == nil {
		return true
	}
	tok := ln.words[to-1].tok
	if tok < 0 {
		return true
	}
	switch ln.s.Tokens[tok].UPOS {
	case dyad.VERB, dyad.AUX, dyad.ADP, dyad.DET, dyad.PRON:
		return e.class == classModifier && ln.s.Tokens[tok].UPOS == dyad.VERB
	}
	return true
}

func (lex *Lexicon) fitsAcronym(ln *line, from, to int, acronym string) bool {
	if ln.allCaps && to == from+1 && lex.small(ln.words[from].id) != 0 {
		w := ln.words[from]
		return from == 0 || strings.Contains(ln.text[w.from:w.to], ".")
	}
	s := ln.text[ln.words[from].from:ln.words[to-1].to]
	if s == acronym {
		return true
	}
	return strings.Contains(s, ".") && strings.ReplaceAll(s, ".", "") == strings.ReplaceAll(acronym, ".", "")
}
