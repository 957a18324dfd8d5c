package events

import (
	"strings"

	"dyad"
)

// mood is what the words around a predicate say of its reality.
type mood struct {
	modality  dyad.Modality
	condition string
	future    bool // will, is to, would after "said"
}

// moodOf reads negation, auxiliaries, conditions and questions around the
// predicate with head i, whose operators gave modality m.
func (t *tree) moodOf(i int, m dyad.Modality) mood {
	md := mood{modality: m}
	v := t.clause(i)
	if t.negated(i) || v != i && t.negated(v) {
		md.modality = stronger(md.modality, dyad.Negated)
	}
	t.auxiliaries(v, &md)
	if !t.isVerb(i) {
		t.adjectives(i, &md)
	}
	t.conditions(v, &md)
	if n := len(t.s.Tokens); n > 0 && t.s.Form(t.text, n-1) == "?" {
		md.modality = stronger(md.modality, dyad.Hypothetical)
	}
	return md
}

// clause returns the verb (or copular predicate) whose clause token i stands
// in: i itself for a verb, the verb above for a noun that is its object or subject.
func (t *tree) clause(i int) int {
	for n := 0; n < 4; n++ {
		tok := t.s.Tokens[i]
		if t.isVerb(i) || t.child(i, dyad.Cop) >= 0 || tok.Head < 0 {
			return i
		}
		switch tok.Rel {
		case dyad.Obj, dyad.Nsubj, dyad.NsubjPass, dyad.Obl, dyad.Conj, dyad.Nmod:
			i = tok.Head
		default:
			return i
		}
	}
	return i
}

func (t *tree) negated(i int) bool {
	for _, c := range t.children(i) {
		tok := t.s.Tokens[c]
		switch tok.Rel {
		case dyad.Advmod, dyad.Det, dyad.Cc, dyad.CcPreconj, dyad.Mark, dyad.Aux:
			switch strings.ToLower(t.s.Form(t.text, int(c))) {
			case "not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "without":
				// "not only" denies nothing.
				if int(c)+1 < len(t.s.Tokens) && t.lemma(int(c)+1) == "only" {
					continue
				}
				return true
			}
		}
	}
	for _, r := range []dyad.Rel{dyad.Nsubj, dyad.NsubjPass, dyad.Obj} { // "no state recognised", "nobody was hurt"
		s := t.child(i, r)
		if s < 0 {
			continue
		}
		if l := t.lemma(s); l == "nobody" || l == "none" || l == "nothing" {
			return true
		}
		if t.childLemma(s, dyad.Det, "no", "neither") >= 0 {
			return true
		}
	}
	return false
}

func (t *tree) auxiliaries(v int, md *mood) {
	for n := v; n >= 0; {
		for _, c := range t.children(n) {
			if t.s.Tokens[c].Rel != dyad.Aux {
				continue
			}
			switch t.lemma(int(c)) {
			case "will", "shall", "'ll", "wo":
				md.future = true
			case "would":
				if t.reported(n) {
					md.future = true
				} else {
					md.modality = stronger(md.modality, dyad.Hypothetical)
				}
			case "may", "might", "could", "can":
				md.modality = stronger(md.modality, dyad.Hypothetical)
			case "should", "ought", "must":
				md.modality = stronger(md.modality, dyad.Opinion)
			}
		}
		// The auxiliary of a coordinated verb may stand with the first one:
		// "will visit Rome and meet the pope".
		switch r := t.s.Tokens[n].Rel; {
		case r == dyad.Xcomp && t.s.Tokens[n].Head >= 0: // "should stop threatening"
			n = t.s.Tokens[n].Head
			if t.negated(n) {
				md.modality = stronger(md.modality, dyad.Negated)
			}
		case r == dyad.Conj && t.child(n, dyad.Nsubj, dyad.NsubjPass, dyad.Aux) < 0:
			n = t.s.Tokens[n].Head
		default:
			n = -1
		}
	}
}

// reported reports whether the clause of v is what somebody said in the past.
func (t *tree) reported(v int) bool {
	for n := 0; n < 4 && v >= 0; n++ {
		tok := t.s.Tokens[v]
		if tok.Head < 0 {
			return t.speechBeside(v) >= 0
		}
		if tok.Rel == dyad.Ccomp || tok.Rel == dyad.Parataxis {
			return speech[t.lemma(tok.Head)] || t.speechBeside(v) >= 0
		}
		v = tok.Head
	}
	return false
}

// adjectives reads what stands before a noun that is a deed: a planned
// attack, an alleged raid, a possible visit, the threat of war.
func (t *tree) adjectives(i int, md *mood) {
	for _, c := range t.children(i) {
		if r := t.s.Tokens[c].Rel; r != dyad.Amod && r != dyad.Compound {
			continue
		}
		if m, ok := unrealWords[t.lemma(int(c))]; ok {
			md.modality = stronger(md.modality, m)
		}
	}
	for h, n := i, 0; n < 2; n++ {
		tok := t.s.Tokens[h]
		if tok.Rel != dyad.Nmod && tok.Rel != dyad.Compound && tok.Rel != dyad.Obj && tok.Rel != dyad.Obl || tok.Head < 0 {
			break
		}
		h = tok.Head
		if m, ok := unrealHeads[t.lemma(h)]; ok {
			md.modality = stronger(md.modality, m)
		}
	}
}

var unrealWords = map[string]dyad.Modality{"planned": dyad.Planned, "upcoming": dyad.Planned, "scheduled": dyad.Planned,
	"future": dyad.Planned, "forthcoming": dyad.Planned, "imminent": dyad.Planned, "next": dyad.Planned,
	"possible": dyad.Hypothetical, "potential": dyad.Hypothetical, "alleged": dyad.Hypothetical,
	"proposed": dyad.Hypothetical, "suspected": dyad.Hypothetical, "threatened": dyad.Hypothetical,
	"feared": dyad.Hypothetical, "likely": dyad.Hypothetical, "hypothetical": dyad.Hypothetical}

var unrealHeads = map[string]dyad.Modality{"threat": dyad.Hypothetical, "risk": dyad.Hypothetical,
	"possibility": dyad.Hypothetical, "prospect": dyad.Hypothetical, "fear": dyad.Hypothetical, "plan": dyad.Planned,
	"danger": dyad.Hypothetical, "idea": dyad.Hypothetical, "preparation": dyad.Planned, "avert": dyad.Negated,
	"avoid": dyad.Negated, "prevent": dyad.Negated, "deter": dyad.Negated, "plot": dyad.Planned, "prepare": dyad.Planned,
	"consider": dyad.Hypothetical, "deny": dyad.Negated, "cancel": dyad.Negated,
	"postpone": dyad.Negated, "rule": dyad.Negated, "expect": dyad.Planned,
	"anticipate": dyad.Planned}

// conditions reads if-clauses: the predicate inside one is hypothetical, the
// one that hangs on it is conditional and keeps the words of the condition.
func (t *tree) conditions(v int, md *mood) {
	for n, c := v, 0; n >= 0 && c < 6; c++ {
		tok := t.s.Tokens[n]
		if tok.Rel == dyad.Advcl || tok.Rel == dyad.Ccomp {
			switch t.marker(n) {
			case "if", "unless", "whether", "lest":
				md.modality = stronger(md.modality, dyad.Hypothetical)
				return
			}
		}
		n = tok.Head
	}
	if c := t.ifClause(v); c >= 0 {
		md.condition = strings.Trim(t.clauseSpan(c).Of(t.text), " ,;")
		md.modality = stronger(md.modality, dyad.Conditional)
	}
}

// ifClause returns the head of a condition that hangs on predicate v, or on
// the verb of saying, promising or threatening that v is part of; -1 if none.
func (t *tree) ifClause(v int) int {
	for n, d := v, 0; n >= 0 && d < 3; d++ {
		for _, c := range t.children(n) {
			if t.s.Tokens[c].Rel == dyad.Advcl && int(c) != v {
				switch t.marker(int(c)) {
				case "if", "unless", "provided", "once", "until":
					return int(c)
				}
			}
		}
		if r := t.s.Tokens[n].Rel; r != dyad.Xcomp && r != dyad.Ccomp {
			break
		}
		n = t.s.Tokens[n].Head
	}
	return -1
}

// clauseSpan is the subtree of a clause without what is only put in ("he said").
func (t *tree) clauseSpan(i int) dyad.Span {
	sp := t.s.Tokens[i].Span
	for j := range t.s.Tokens {
		for n, k := 0, j; k >= 0 && n <= len(t.s.Tokens); n++ {
			if k == i {
				o := t.s.Tokens[j].Span
				sp.From, sp.To = min(sp.From, o.From), max(sp.To, o.To)
				break
			}
			if t.s.Tokens[k].Rel == dyad.Parataxis {
				break
			}
			k = t.s.Tokens[k].Head
		}
	}
	return sp
}

func (t *tree) marker(i int) string {
	if m := t.child(i, dyad.Mark); m >= 0 {
		return t.lemma(m)
	}
	return ""
}
