package events

import (
	"strings"

	"dyad"
)

// speech lists verbs that report what somebody says.
var speech = set("say tell announce report state declare claim add note warn insist confirm reveal explain believe " +
	"argue assert maintain write tweet testify predict stress acknowledge admit suggest think know concede disclose " +
	"indicate emphasize emphasise reply respond comment allege assure inform remark contend vow quote describe deny")

// speechBeside returns the verb of saying that stands beside clause v ("...,
// the ministry said"), -1 if none.
func (t *tree) speechBeside(v int) int {
	for _, c := range t.children(v) {
		if t.s.Tokens[c].Rel == dyad.Parataxis && speech[t.lemma(int(c))] {
			return int(c)
		}
	}
	return -1
}

// speaker returns the token that heads the one whom the report of predicate i
// rests on, -1 if the sentence names none.
func (t *tree) speaker(i int) int {
	if sp := t.saying(i); sp >= dateline(t.text, t.s) {
		return sp
	}
	return -1
}

func (t *tree) saying(i int) int {
	for n, v := 0, i; v >= 0 && n < 8; n++ {
		if s := t.speechBeside(v); s >= 0 {
			return t.subject(s)
		}
		for _, c := range t.children(v) {
			if t.s.Tokens[c].Rel == dyad.Obl && t.prep(int(c)) == "according to" {
				return int(c)
			}
			// the parser may take "according" for a verb
			if t.lemma(int(c)) == "accord" || t.lemma(int(c)) == "according" {
				if o := t.child(int(c), dyad.Obl); o >= 0 {
					return o
				}
			}
		}
		tok := t.s.Tokens[v]
		h := tok.Head
		if h < 0 {
			return -1
		}
		if (tok.Rel == dyad.Ccomp || tok.Rel == dyad.Parataxis) && speech[t.lemma(h)] {
			if t.passive(h) { // "was quoted as saying"
				return t.patient(h)
			}
			return t.subject(h)
		}
		v = h
	}
	return -1
}

// speakerName names the speaker at token i; a pronoun stands for the subject
// of the clause around it or of the last sentence.
func (t *tree) speakerName(i int, st *story) string {
	if t.s.Tokens[i].UPOS != dyad.PRON {
		return t.words(i)
	}
	if k := t.headActor(i); k >= 0 && t.actors[k].Entity != "" {
		return t.actors[k].Entity
	}
	switch t.lemma(i) {
	case "he", "she", "they", "it":
		if st.subject != "" {
			return st.subject
		}
	}
	return t.words(i)
}

// remember keeps the subject of the sentence for the pronouns of the next one.
func (st *story) remember(t *tree) {
	r := t.s.Root()
	if r < 0 {
		return
	}
	if s := t.grammaticalSubject(r); s >= 0 && t.s.Tokens[s].UPOS != dyad.PRON {
		if k := t.headActor(s); k >= 0 {
			if st.subject = t.actors[k].Entity; st.subject == "" {
				st.subject = dyad.Words(t.actors[k].Text)
			}
		}
	}
}

// mouthpiece names the one through whom the last sentence's actor spoke, when
// this sentence says so of a pronoun: "He spoke through a representative, Ali
// Karim". "" when it does not.
func (t *tree) mouthpiece() string {
	r := t.s.Root()
	if r < 0 || !speech[t.lemma(r)] && t.lemma(r) != "speak" {
		return ""
	}
	if s := t.child(r, dyad.Nsubj); s < 0 || t.s.Tokens[s].UPOS != dyad.PRON {
		return ""
	}
	for _, c := range t.children(r) {
		if t.s.Tokens[c].Rel != dyad.Obl || t.prep(int(c)) != "through" {
			continue
		}
		if k := t.headActor(int(c)); k >= 0 && t.actors[k].Entity != "" {
			return t.actors[k].Entity
		}
		if a := t.child(int(c), dyad.Appos); a >= 0 {
			return t.words(a)
		}
		return t.words(int(c))
	}
	return ""
}

// words gives the noun phrase headed by i as written, without clauses that
// hang on it.
func (t *tree) words(i int) string {
	return dyad.Words(t.nounPhrase(i).Of(t.text))
}

func (t *tree) nounPhrase(i int) dyad.Span {
	sp := t.s.Tokens[i].Span
	for j := range t.s.Tokens {
		if j != i && t.inPhrase(j, i) {
			o := t.s.Tokens[j].Span
			sp.From, sp.To = min(sp.From, o.From), max(sp.To, o.To)
		}
	}
	return sp
}

func (t *tree) inPhrase(j, top int) bool {
	for n := 0; j >= 0 && n <= len(t.s.Tokens); n++ {
		if j == top {
			return true
		}
		tok := t.s.Tokens[j]
		switch tok.Rel {
		case dyad.Acl, dyad.AclRelcl, dyad.Appos, dyad.Case, dyad.Punct, dyad.Conj, dyad.Cc, dyad.Parataxis, dyad.Advcl:
			if tok.Head == top && tok.Rel != dyad.Case || tok.Rel == dyad.Case && tok.Head == top {
				return false
			}
		}
		j = tok.Head
	}
	return false
}

// place returns the words of where predicate i happened: a phrase with "in",
// "at", "near" or "outside" whose noun is a place.
func (t *tree) place(i int) string {
	object := t.child(i, dyad.Obj, dyad.NsubjPass)
	for _, from := range [2]int{i, object} {
		if from < 0 {
			continue
		}
		for _, c := range t.children(from) {
			if r := t.s.Tokens[c].Rel; r != dyad.Obl && r != dyad.Nmod {
				continue
			}
			switch t.prep(int(c)) {
			case "in", "at", "near", "outside", "inside", "across", "around", "off":
				if t.isPlace(int(c)) {
					return strings.TrimPrefix(t.words(int(c)), "the ")
				}
			}
		}
	}
	return ""
}

func (t *tree) isPlace(i int) bool {
	if k := t.byHead[i]; k >= 0 && t.actors[k].Place {
		return true
	}
	for _, n := range t.s.Names {
		if n.Kind == "LOC" && n.From <= i && i < n.To {
			return true
		}
	}
	return false
}
