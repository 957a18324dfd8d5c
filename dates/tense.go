package dates

import (
	"strings"

	"dyad"
)

// A tense is what the clause around a time expression talks about.
type tense uint8

const (
	tenseUnknown tense = iota
	tensePast
	tensePresent
	tenseFuture
)

// tense tells the tense of the clause that the matched tokens stand in.
func (r *reading) tense(m *match) tense {
	if m.i > 0 && r.toks[m.i-1].sent == r.toks[m.i].sent && r.toks[m.i-1].word == r.f.words.since {
		return tensePast
	}
	t := r.clauseTense(m)
	if t == tenseFuture && r.possessiveObject(m) {
		return tensePast
	}
	return t
}

// possessiveObject reports whether the expression is "Wednesday's" in what a
// verb acts on or speaks of: "will appeal Wednesday's ruling" takes a ruling
// that is there already, while "before Sunday's vote" and a subject do not.
func (r *reading) possessiveObject(m *match) bool {
	i, j := m.i, m.j
	if j >= len(r.toks) || r.toks[j].word != r.f.words.s || i == 0 || r.toks[i-1].sent != r.toks[i].sent {
		return false
	}
	switch r.toks[i-1].word {
	case r.f.words.on, r.f.words.in, r.f.words.before, r.f.words.at, r.f.words.of, r.f.words.for_, r.f.words.until:
		return false
	}
	for k := i - 1; k >= max(0, i-maxSigns) && r.toks[k].sent == r.toks[i].sent; k-- {
		if r.sign(k) != tenseUnknown {
			return true
		}
	}
	return false
}

// maxSigns and maxClimb bound the search for a tense, so that a hostile text
// of one endless sentence costs no more than another.
const (
	maxSigns = 60
	maxClimb = 20
)

// clauseTense tells the tense by the parse where there is one, else by the
// nearest sign before the expression in the sentence, else after it.
func (r *reading) clauseTense(m *match) tense {
	if r.parsed != nil {
		if t := r.parsedTense(m); t != tenseUnknown {
			return t
		}
	}
	sent := r.toks[m.i].sent
	for i := m.i - 1; i >= max(0, m.i-maxSigns) && r.toks[i].sent == sent; i-- {
		if t := r.sign(i); t != tenseUnknown {
			return t
		}
	}
	for i := m.j; i < min(len(r.toks), m.j+maxSigns) && r.toks[i].sent == sent; i++ {
		if t := r.sign(i); t != tenseUnknown {
			return t
		}
	}
	return tenseUnknown
}

// sign tells what tense the word itself is a sign of.
func (r *reading) sign(i int) tense {
	t := &r.toks[i]
	switch {
	case t.classes&bit(classFuture) != 0 && !(t.capital && t.classes&bit(classMonth) != 0):
		return tenseFuture
	case t.classes&bit(classPast) != 0:
		return tensePast
	case t.classes&bit(classPresent) != 0:
		return tensePresent
	case t.word == r.f.words.to && i+1 < len(r.toks) && r.toks[i+1].word == r.f.words.be:
		return tenseFuture
	case t.word < 0 && t.kind == kindWord && !t.capital && t.to-t.from > 4 &&
		strings.HasSuffix(r.text[t.from:t.to], "ed"):
		return tensePast
	}
	return tenseUnknown
}

// parsedTense climbs from the expression to the verb it depends on.
func (r *reading) parsedTense(m *match) tense {
	at := int(r.toks[m.i].from)
	k := sentenceAt(r.parsed, at)
	if k < 0 {
		return tenseUnknown
	}
	s := &r.parsed[k]
	i := tokenAt(s, at)
	for n := 0; i >= 0 && n < maxClimb; n++ {
		t := s.Tokens[i]
		if scheduling[t.Lemma] {
			return tenseFuture
		}
		if timetable[t.Lemma] && (t.XPOS == dyad.VBZ || t.XPOS == dyad.VBP) && !hasAux(s, i) {
			return tenseFuture
		}
		if t.UPOS == dyad.VERB || hasCopula(s, i) {
			if v := verbTense(s, i, 0); v != tenseUnknown {
				return v
			}
		}
		i = s.Tokens[i].Head
	}
	return tenseUnknown
}

// tokenAt gives the token that holds the byte, or the one after it.
func tokenAt(s *dyad.Sentence, at int) int {
	for i := range s.Tokens {
		if s.Tokens[i].Span.To > at {
			return i
		}
	}
	return -1
}

func hasCopula(s *dyad.Sentence, i int) bool {
	return hasChild(s, i, func(t *dyad.Token) bool { return t.Rel == dyad.Cop })
}

// forward are verbs whose infinitive or object lies ahead: "agreed to meet".
var forward = map[string]bool{"plan": true, "agree": true, "schedule": true, "expect": true, "intend": true,
	"vow": true, "promise": true, "decide": true, "set": true, "aim": true, "want": true, "hope": true,
	"threaten": true, "order": true, "call": true, "pledge": true, "go": true, "prepare": true, "due": true,
	"likely": true, "propose": true, "urge": true, "ask": true, "seek": true, "need": true}

// scheduling are verbs whose own date is the day of the thing to come: "has
// scheduled a conference Thursday".
var scheduling = map[string]bool{"schedule": true, "plan": true, "slate": true, "expect": true, "set": true,
	"due": true, "poise": true}

// timetable are verbs whose bare present with a day tells what is to come: "the
// council meets on Friday".
var timetable = map[string]bool{"meet": true, "vote": true, "begin": true, "start": true, "open": true,
	"resume": true, "hold": true, "visit": true, "travel": true, "arrive": true, "leave": true, "rule": true,
	"decide": true, "convene": true, "host": true, "end": true, "expire": true, "sign": true, "elect": true,
	"choose": true, "close": true, "fly": true, "return": true}

func hasAux(s *dyad.Sentence, i int) bool {
	return hasChild(s, i, func(t *dyad.Token) bool { return t.Rel == dyad.Aux || t.Rel == dyad.AuxPass })
}

// verbTense tells the tense of the verb group that token i heads.
func verbTense(s *dyad.Sentence, i, depth int) tense {
	infinitive := false
	out := tenseUnknown
	for j := range s.Tokens {
		t := &s.Tokens[j]
		if t.Head != i {
			continue
		}
		switch {
		case t.Rel == dyad.Mark && t.Lemma == "to":
			infinitive = true
		case t.Rel == dyad.Aux || t.Rel == dyad.AuxPass || t.Rel == dyad.Cop:
			if t.XPOS == dyad.MD {
				if hasHave(s, i) {
					return tensePast // "could have met"
				}
				return tenseFuture
			}
			if a := ownTense(t); a != tenseUnknown && (out == tenseUnknown || a == tensePast) {
				out = a
			}
		}
	}
	t := &s.Tokens[i]
	if infinitive || t.XPOS == dyad.VBG && out == tenseUnknown {
		h := t.Head
		if h < 0 || depth > 8 {
			return tenseUnknown
		}
		if infinitive && forward[s.Tokens[h].Lemma] {
			return tenseFuture
		}
		return verbTense(s, h, depth+1)
	}
	if out == tenseUnknown {
		out = ownTense(t)
	}
	// "has said" tells of the past; so does "is being held" not.
	if t.XPOS == dyad.VBN && out == tensePresent && hasHave(s, i) {
		return tensePast
	}
	return out
}

func hasHave(s *dyad.Sentence, i int) bool {
	return hasChild(s, i, func(t *dyad.Token) bool { return t.Rel == dyad.Aux && t.Lemma == "have" })
}

func ownTense(t *dyad.Token) tense {
	switch t.XPOS {
	case dyad.VBD, dyad.VBN:
		return tensePast
	case dyad.VBZ, dyad.VBP:
		return tensePresent
	case dyad.MD:
		return tenseFuture
	}
	return tenseUnknown
}
