package events

import (
	"slices"
	"strings"

	"dyad"
)

// A proposal is a pattern that fits a token, with the tokens that fill it.
type proposal struct {
	p       *pattern
	head    int
	source  int  // token heading the doer, -1
	target  int  // token heading the target, -1
	content int  // token heading what the act is about, -1
	inside  bool // the target is an actor inside the object, not the object
	fit     int  // how specific the pattern was
	light   int  // the light verb a noun pattern hangs on, -1
}

// propose finds the most specific pattern of an index that fits token i.
func propose(index *[3]map[string][]*pattern, t *tree, i int) (proposal, bool) {
	kind, ok := t.kindOf(i)
	if !ok {
		return proposal{}, false
	}
	best := proposal{fit: -1}
	for _, p := range t.lookup(index[kind], i) {
		if pr, ok := t.fit(p, i); ok && pr.fit > best.fit {
			best = pr
		}
	}
	return best, best.fit >= 0
}

// lookup finds the patterns of token i by its lemma, or, for a verb whose
// lemma no pattern knows, by its form without the ending: a rare verb's lemma
// is a guess ("shelled": shel).
func (t *tree) lookup(index map[string][]*pattern, i int) []*pattern {
	ps := index[t.lemma(i)]
	if ps != nil || t.s.Tokens[i].UPOS != dyad.VERB {
		return ps
	}
	form := strings.ToLower(t.s.Form(t.text, i))
	for _, end := range []string{"ed", "d", "ing", "s", "es"} {
		if stem, ok := strings.CutSuffix(form, end); ok {
			if ps = index[stem]; ps != nil {
				return ps
			}
		}
	}
	return nil
}

func (t *tree) kindOf(i int) (headKind, bool) {
	switch t.s.Tokens[i].UPOS {
	case dyad.VERB, dyad.AUX:
		return headVerb, true
	case dyad.NOUN:
		return headNoun, true
	case dyad.ADJ:
		return headAdj, true
	}
	return 0, false
}

func (t *tree) fit(p *pattern, i int) (proposal, bool) {
	pr := proposal{p: p, head: i, source: -1, target: -1, content: -1, light: -1}
	object := -1
	switch p.head {
	case headVerb:
		pr.source = t.subject(i)
		object = t.patient(i)
	case headNoun:
		t.nounSource(p, &pr)
	case headAdj:
		if t.child(i, dyad.Cop) < 0 && t.s.Tokens[i].Rel != dyad.Xcomp && t.s.Tokens[i].Rel != dyad.Conj {
			return pr, false
		}
		pr.source = t.adjSubject(i)
	}
	for k := range p.slots {
		ok := t.fill(&p.slots[k], &pr, object)
		if !ok && !p.slots[k].optional {
			return pr, false
		}
	}
	return pr, true
}

// grammaticalSubject returns the subject as it stands, of a passive too.
func (t *tree) grammaticalSubject(i int) int {
	if s := t.child(i, dyad.Nsubj, dyad.NsubjPass, dyad.NsubjOuter); s >= 0 {
		return t.antecedent(s, i)
	}
	return t.impliedSubject(i, 0)
}

func (t *tree) adjSubject(i int) int {
	if s := t.child(i, dyad.Nsubj, dyad.NsubjOuter); s >= 0 {
		return t.antecedent(s, i)
	}
	return t.impliedSubject(i, 0)
}

// fill tries to fill one slot, and reports whether it is filled.
func (t *tree) fill(slot *slot, pr *proposal, object int) bool {
	switch slot.kind {
	case slotParticle:
		for _, c := range t.children(pr.head) {
			r := t.s.Tokens[c].Rel
			if (r == dyad.CompoundPrt || r == dyad.Advmod || r == dyad.Case) && slot.words[t.lemma(int(c))] {
				pr.fit += 2
				return true
			}
			// "pulled out of the town": the particle may be read as a preposition.
			if r == dyad.Obl {
				if first, _, _ := strings.Cut(t.prep(int(c)), " "); slot.words[first] {
					pr.fit += 2
					return true
				}
			}
		}
		return false
	case slotSector:
		k := -1
		if pr.source >= 0 {
			k = t.headActor(pr.source)
		}
		if k >= 0 && slot.words[t.actors[k].Sector] {
			pr.fit += 2
			return true
		}
		return false
	case slotSubject:
		s := t.grammaticalSubject(pr.head)
		if s >= 0 && slot.words[t.lemma(s)] {
			pr.fit += 2
			return true
		}
		return false
	case slotNot:
		return (object < 0 || !slot.words[t.lemma(object)]) && (pr.content < 0 || !slot.words[t.lemma(pr.content)])
	case slotWords:
		return t.fillWords(slot, pr, object)
	case slotTarget:
		return t.fillTarget(slot, pr, object)
	}
	return t.fillContent(slot, pr, object)
}

func (t *tree) fillWords(s *slot, pr *proposal, object int) bool {
	if s.preps == nil {
		if object < 0 {
			return false
		}
		for _, c := range t.conjuncts(object) {
			if s.words[t.lemma(c)] {
				pr.fit += 3
				t.targetAt(pr, c)
				return true
			}
		}
		return false
	}
	return t.phrase(pr.head, object, s.preps, func(c int) bool {
		for _, x := range t.conjuncts(c) {
			if s.words[t.lemma(x)] {
				pr.fit += 3
				t.targetAt(pr, x)
				return true
			}
		}
		return false
	})
}

// targetAt takes an actor inside the noun of a list for the target ("seized an
// Iranian tanker").
func (t *tree) targetAt(pr *proposal, i int) {
	if pr.target < 0 && t.innerActor(i) >= 0 {
		pr.target, pr.inside = i, true
	}
}

func (t *tree) fillTarget(s *slot, pr *proposal, object int) bool {
	switch {
	case s.poss:
		for _, c := range t.children(pr.head) {
			switch t.s.Tokens[c].Rel {
			case dyad.NmodPoss, dyad.Compound, dyad.Amod:
				if t.byHead[c] >= 0 && int(c) != pr.source {
					pr.target = int(c)
					pr.fit += 2
					return true
				}
			}
		}
		return false
	case s.preps == nil:
		if object < 0 {
			object = t.child(pr.head, dyad.Iobj)
		}
		if object < 0 || object == pr.source {
			return false
		}
		pr.target = object
		pr.fit += 2
		return true
	}
	return t.phrase(pr.head, object, s.preps, func(c int) bool {
		if t.headActor(c) < 0 && t.innerActor(c) < 0 && t.s.Tokens[c].UPOS != dyad.PRON && !anyActor(t, c) {
			return false
		}
		// An actor named outright, after the phrase, goes before one inside the object.
		pr.target, pr.inside = c, false
		pr.fit += 2
		return true
	})
}

func anyActor(t *tree, i int) bool { return !t.party(i).empty() }

// phrase calls try with the nominals that hang on the head, or on its object,
// by one of the prepositions, until it returns true.
func (t *tree) phrase(head, object int, preps []string, try func(int) bool) bool {
	if tok := t.s.Tokens[head]; tok.Rel == dyad.Nsubj && t.child(tok.Head, dyad.Cop) >= 0 { // "troops are in Iraq"
		if p := t.prep(tok.Head); p != "" && slices.Contains(preps, p) && try(tok.Head) {
			return true
		}
	}
	for _, from := range [2]int{head, object} {
		if from < 0 {
			continue
		}
		for _, c := range t.children(from) {
			switch t.s.Tokens[c].Rel {
			case dyad.Obl, dyad.Nmod, dyad.OblAgent, dyad.OblUnmarked, dyad.Advcl, dyad.Xcomp:
			default:
				continue
			}
			p := t.prep(int(c))
			for _, want := range preps {
				if p == want || strings.HasPrefix(p, want+" ") || strings.HasSuffix(p, " "+want) {
					if try(int(c)) {
						return true
					}
				}
			}
		}
	}
	return false
}

// fillContent finds what the act is about: an infinitive, a that-clause, a
// gerund or noun after a preposition, or the object.
func (t *tree) fillContent(s *slot, pr *proposal, object int) bool {
	if s.preps == nil {
		if object < 0 { // "stop threatening"
			if x := t.child(pr.head, dyad.Xcomp, dyad.Ccomp); x >= 0 && t.s.Tokens[x].XPOS == dyad.VBG {
				object = x
			}
		}
		if object < 0 || object == pr.source {
			return false
		}
		pr.content = object
		pr.fit++
		return true
	}
	for _, prep := range s.preps {
		for _, from := range [2]int{pr.head, object} {
			if from < 0 {
				continue
			}
			for _, c := range t.children(from) {
				if t.contentBy(int(c), prep) {
					pr.content = int(c)
					pr.fit += 2
					return true
				}
			}
		}
	}
	return false
}

func (t *tree) contentBy(c int, prep string) bool {
	tok := t.s.Tokens[c]
	switch tok.Rel {
	case dyad.Xcomp, dyad.Advcl, dyad.Acl, dyad.Ccomp, dyad.Csubj:
		if prep == "that" {
			return tok.Rel == dyad.Ccomp
		}
		if m := t.child(c, dyad.Mark); m >= 0 && t.lemma(m) == prep {
			return true
		}
		if prep == "to" && tok.Rel == dyad.Xcomp && tok.XPOS == dyad.VB {
			return true
		}
		return t.prep(c) == prep
	case dyad.Obl, dyad.Nmod:
		p := t.prep(c)
		return p == prep || strings.HasPrefix(p, prep+" ")
	}
	return false
}

// nounSource finds whose act a noun is: "by", a possessor, an adjective or
// compound that is an actor, or the subject of the light verb it hangs on.
func (t *tree) nounSource(p *pattern, pr *proposal) {
	n := pr.head
	possIsTarget := false
	for _, s := range p.slots {
		possIsTarget = possIsTarget || s.poss
	}
	for _, c := range t.children(n) {
		if r := t.s.Tokens[c].Rel; (r == dyad.Nmod || r == dyad.OblAgent || r == dyad.Obl) && t.prep(int(c)) == "by" {
			pr.source = int(c)
			return
		}
	}
	if by := t.orderedBy(n); by >= 0 {
		pr.source = by
		return
	}
	if p.symmetric {
		for _, c := range t.children(n) {
			if r := t.s.Tokens[c].Rel; (r == dyad.Nmod || r == dyad.Obl) && (t.prep(int(c)) == "between" || t.prep(int(c)) == "among") {
				pr.source = int(c)
				pr.fit += 2
				return
			}
		}
	}
	if !possIsTarget {
		for _, c := range t.children(n) {
			switch t.s.Tokens[c].Rel {
			case dyad.NmodPoss, dyad.Amod, dyad.Compound:
				if t.headActor(int(c)) >= 0 {
					pr.source = int(c)
					return
				}
			}
		}
	}
	h := t.s.Tokens[n].Head
	if h < 0 || t.s.Tokens[h].UPOS != dyad.VERB {
		return
	}
	if lightVerbs[t.lemma(h)] && t.patient(h) == n {
		pr.source = t.subject(h)
		pr.light = h
	}
}

// lightVerbs carry no deed of their own: with such a verb the noun is the
// predicate and the verb's subject does it.
var lightVerbs = set("make launch conduct stage mount hold carry issue offer give impose order begin start resume " +
	"continue open wage undertake lead perform express voice declare announce deliver perpetrate commit renew step " +
	"intensify extend do take have execute unleash initiate repeat reiterate lodge file send place slap levy host " +
	"conclude complete enter")
