package events

import (
	"dyad"
)

// A role is what a noun phrase gives for one side of an event.
type role struct {
	actors []int // indexes into tree.actors
	direct bool  // the phrase's own head is the actor
}

func (r role) empty() bool { return len(r.actors) == 0 }

// party reads the actors of the noun phrase headed by token i, coordinated
// ones included. Where the head itself is no actor ("a decision of Iraq's
// parliament", "Turkish air raids"), the nearest actor inside it counts, and
// the role is not direct.
func (t *tree) party(i int) role {
	var r role
	r.direct = true
	for _, c := range t.conjuncts(i) {
		if k := t.headActor(c); k >= 0 {
			t.addMention(&r, k, c)
		} else if k := t.innerActor(c); k >= 0 {
			r.add(k)
			r.direct = false
		}
	}
	return r
}

// addMention adds the actor k of the phrase headed by c, with those that share
// the mention ("Sudanese and Ethiopian soldiers") or its office ("the foreign
// ministers of Egypt and Ethiopia").
func (t *tree) addMention(r *role, k, c int) {
	for o := range t.actors {
		if t.actors[o].Span == t.actors[k].Span && t.actors[o].Head == t.actors[k].Head {
			r.add(o)
		}
	}
	if t.s.Tokens[c].XPOS != dyad.NNS || t.actors[k].Sector == "" {
		return
	}
	for _, n := range t.children(c) {
		if t.s.Tokens[n].Rel != dyad.Nmod || t.prep(int(n)) != "of" {
			continue
		}
		for _, x := range t.conjuncts(int(n))[1:] {
			if o := t.byHead[x]; o >= 0 && t.actors[o].Sector == "" && t.actors[o].Code != t.actors[k].Code {
				shared := t.actors[o]
				shared.Sector = t.actors[k].Sector
				shared.Why += " with the office of " + t.actors[k].Text
				t.actors = append(t.actors[:len(t.actors):len(t.actors)], shared)
				r.add(len(t.actors) - 1)
			}
		}
	}
}

func (r *role) add(k int) {
	for _, o := range r.actors {
		if o == k {
			return
		}
	}
	r.actors = append(r.actors, k)
}

// headActor returns the actor that the phrase headed by i names itself, by
// its head, a name it is one with, or an apposition; -1 if none.
func (t *tree) headActor(i int) int {
	if k := t.byHead[i]; k >= 0 {
		return int(k)
	}
	for _, c := range t.children(i) {
		switch t.s.Tokens[c].Rel {
		case dyad.Appos, dyad.Flat, dyad.NmodDesc:
			if k := t.byHead[c]; k >= 0 {
				return int(k)
			}
		}
	}
	// "a number of soldiers", "dozens of protesters", "a group of MPs"
	if t.quantity(i) {
		for _, c := range t.children(i) {
			if t.s.Tokens[c].Rel == dyad.Nmod && t.prep(int(c)) == "of" {
				return t.headActor(int(c))
			}
		}
	}
	return -1
}

func (t *tree) quantity(i int) bool {
	if t.s.Tokens[i].UPOS == dyad.NUM {
		return true
	}
	return quantities[t.lemma(i)]
}

var quantities = set("number dozen hundred thousand million score group member majority some many most several all one " +
	"two both each ten crowd team handful rest lot part series wave round")

// innerActor looks inside the phrase headed by i: possessor, adjective or
// compound, then an "of", "from" or "for" phrase.
func (t *tree) innerActor(i int) int {
	if by := t.orderedBy(i); by >= 0 { // "a strike ordered by the president": his, whatever flew it
		if k := t.headActor(by); k >= 0 {
			return k
		}
	}
	for _, c := range t.children(i) {
		switch t.s.Tokens[c].Rel {
		case dyad.NmodPoss, dyad.Amod, dyad.Compound:
			if k := t.headActor(int(c)); k >= 0 {
				return k
			}
		}
	}
	for _, c := range t.children(i) {
		if r := t.s.Tokens[c].Rel; r == dyad.Nmod || r == dyad.Obl {
			switch t.prep(int(c)) {
			case "by", "of", "from", "for":
				if k := t.headActor(int(c)); k >= 0 {
					return k
				}
				if k := t.innerActor(int(c)); k >= 0 {
					return k
				}
			}
		}
	}
	return -1
}

// orderedBy returns the token of "by whom" in a participle that says who
// brought noun i about ("launched by", "ordered by"), -1 if none.
func (t *tree) orderedBy(i int) int {
	for _, c := range t.children(i) {
		if t.s.Tokens[c].Rel != dyad.Acl || !lightVerbs[t.lemma(int(c))] {
			continue
		}
		if by := t.child(int(c), dyad.OblAgent); by >= 0 {
			return by
		}
		for _, x := range t.children(int(c)) {
			if t.s.Tokens[x].Rel == dyad.Obl && t.prep(int(x)) == "by" {
				return int(x)
			}
		}
	}
	return -1
}

// subject returns the token that heads the doer of verb v, -1 if the sentence
// does not say. It follows coordination, control, participles and relative
// clauses to the phrase that stands for it.
func (t *tree) subject(v int) int { return t.subjectFrom(v, 0) }

func (t *tree) subjectFrom(v, depth int) int {
	if depth > 6 {
		return -1
	}
	if t.passive(v) {
		if a := t.child(v, dyad.OblAgent); a >= 0 {
			return a
		}
		for _, c := range t.children(v) {
			if t.s.Tokens[c].Rel == dyad.Obl && t.prep(int(c)) == "by" {
				return int(c)
			}
		}
		return -1
	}
	if s := t.child(v, dyad.Nsubj, dyad.NsubjOuter); s >= 0 {
		return t.antecedent(s, v)
	}
	if s := t.impliedSubject(v, depth); s >= 0 {
		return s
	}
	return t.strayedSubject(v)
}

// strayedSubject is for a finite verb whose subject the parser hung elsewhere
// (a long apposition before the verb does that): the last actor before the
// verb that no preposition introduces.
func (t *tree) strayedSubject(v int) int {
	x := t.s.Tokens[v].XPOS
	if t.s.Tokens[v].Rel != dyad.Root || x != dyad.VBD && x != dyad.VBZ && x != dyad.VBP {
		return -1
	}
	best := -1
	for _, ac := range t.actors {
		if ac.EndToken <= v && ac.Head >= 0 && t.prep(ac.Head) == "" && t.s.Tokens[ac.Head].Rel != dyad.NmodPoss &&
			t.s.Tokens[ac.Head].Rel != dyad.Amod && t.s.Tokens[ac.Head].Rel != dyad.Compound {
			best = ac.Head
		}
	}
	return best
}

// antecedent turns a relative pronoun into the noun that the clause modifies.
func (t *tree) antecedent(i, v int) int {
	tok := t.s.Tokens[i]
	if tok.UPOS != dyad.PRON && tok.UPOS != dyad.DET {
		return i
	}
	switch t.lemma(i) {
	case "who", "which", "that", "whom":
		for n, c := v, 0; c < 4 && n >= 0; c++ {
			if r := t.s.Tokens[n].Rel; (r == dyad.AclRelcl || r == dyad.Acl) && t.s.Tokens[n].Head >= 0 {
				return t.s.Tokens[n].Head
			}
			n = t.s.Tokens[n].Head
		}
	}
	return i
}

func (t *tree) impliedSubject(v, depth int) int {
	tok := t.s.Tokens[v]
	h := tok.Head
	if h < 0 {
		return -1
	}
	switch tok.Rel {
	case dyad.Conj, dyad.Parataxis:
		if t.isVerb(h) || t.child(h, dyad.Cop) >= 0 {
			if t.passive(h) {
				return t.patientFrom(h, depth+1)
			}
			return t.subjectFrom(h, depth+1)
		}
		return t.impliedSubject2(h, depth)
	case dyad.Xcomp:
		if o := t.child(h, dyad.Obj); o >= 0 && !subjectControl[t.lemma(h)] {
			return o
		}
		if t.passive(h) {
			return t.patientFrom(h, depth+1)
		}
		return t.subjectFrom(h, depth+1)
	case dyad.Advcl, dyad.Ccomp:
		if tok.Rel == dyad.Ccomp && tok.XPOS != dyad.VBG && tok.XPOS != dyad.VB {
			return -1
		}
		if t.passive(h) {
			return t.patientFrom(h, depth+1)
		}
		return t.subjectFrom(h, depth+1)
	case dyad.Acl:
		if tok.XPOS == dyad.VBG {
			return h
		}
		if tok.XPOS == dyad.VB && isNominal(t.s.Tokens[h].UPOS) {
			return t.nounHolder(h, depth+1) // "its decision to withdraw", "plans to withdraw"
		}
	case dyad.AclRelcl:
		// A subject relative without a pronoun does not occur; "the man police arrested" has its own subject.
		return h
	}
	return -1
}

// impliedSubject2 is for a verb coordinated with a noun or participle: "the
// minister, a critic who ... and called".
func (t *tree) impliedSubject2(h, depth int) int {
	if t.s.Tokens[h].Rel == dyad.Acl || t.s.Tokens[h].Rel == dyad.AclRelcl {
		return t.impliedSubject(h, depth+1)
	}
	return -1
}

// nounHolder says whose decision, plan or promise a noun is: its possessor,
// adjective or "by", or the subject of the verb it is the object of.
func (t *tree) nounHolder(n, depth int) int {
	if k := t.child(n, dyad.NmodPoss); k >= 0 {
		return k
	}
	for _, c := range t.children(n) {
		r := t.s.Tokens[c].Rel
		if (r == dyad.Amod || r == dyad.Compound) && t.byHead[c] >= 0 {
			return int(c)
		}
		if r == dyad.Nmod && t.prep(int(c)) == "by" {
			return int(c)
		}
	}
	if h := t.s.Tokens[n].Head; h >= 0 && t.isVerb(h) && t.s.Tokens[n].Rel == dyad.Obj {
		return t.subjectFrom(h, depth+1)
	}
	return -1
}

// patient returns the token that heads what verb v acts upon, -1 if none.
func (t *tree) patient(v int) int { return t.patientFrom(v, 0) }

func (t *tree) patientFrom(v, depth int) int {
	if depth > 6 {
		return -1
	}
	if t.passive(v) {
		if s := t.child(v, dyad.NsubjPass, dyad.Nsubj); s >= 0 {
			return t.antecedent(s, v)
		}
		tok := t.s.Tokens[v]
		switch tok.Rel {
		case dyad.Acl, dyad.AclRelcl, dyad.Amod:
			return tok.Head
		case dyad.Conj, dyad.Xcomp, dyad.Advcl:
			if tok.Head >= 0 && t.isVerb(tok.Head) {
				if t.passive(tok.Head) {
					return t.patientFrom(tok.Head, depth+1)
				}
				return t.subjectFrom(tok.Head, depth+1)
			}
		}
		return -1
	}
	if o := t.child(v, dyad.Obj); o >= 0 {
		return t.antecedent(o, v)
	}
	tok := t.s.Tokens[v]
	if tok.Rel == dyad.AclRelcl && t.childLemma(v, dyad.Advmod, "where", "when", "why") < 0 && t.child(v, dyad.Nsubj) >= 0 && t.antecedent(t.child(v, dyad.Nsubj), v) != tok.Head {
		return tok.Head // "the town that rebels seized", "the town rebels seized"
	}
	if tok.Rel == dyad.Conj && tok.Head >= 0 && t.isVerb(tok.Head) && tok.Head < v {
		// "attacked and burned the embassy" is attached to either verb.
		return -1
	}
	for _, c := range t.children(v) { // "condemned and rejected the plan"
		if t.s.Tokens[c].Rel == dyad.Conj && t.isVerb(int(c)) && int(c)-v <= 3 {
			if o := t.child(int(c), dyad.Obj); o >= 0 && t.child(int(c), dyad.Nsubj) < 0 {
				return o
			}
		}
	}
	return -1
}

// subjectControl lists verbs whose infinitive's subject is their own subject
// although they have an object.
var subjectControl = set("promise threaten use take vow cost")
