package events

import (
	"slices"
	"strconv"
	"strings"

	"dyad"
)

// standingKinds are the kinds of facts of state: see patterns/standings.txt.
var standingKinds = []string{"troops", "agreement", "authority", "claim"}

// standings reads the facts of state that a sentence tells. The pair is the
// article's main two countries, for claims that name neither ("the relationship
// can still be repaired").
func (c *Coder) standings(a *dyad.Article, t *tree, story *story, pair []dyad.Actor) []dyad.Standing {
	var out []dyad.Standing
	for i := range t.s.Tokens {
		pr, ok := propose(&c.patterns.standing, t, i)
		if !ok {
			continue
		}
		st, ok := t.standing(&pr, pair)
		if !ok || slices.ContainsFunc(out, func(o dyad.Standing) bool { return o.Kind == st.Kind && o.Number == st.Number }) {
			continue
		}
		md := t.moodOf(i, dyad.Actual)
		st.Modality = md.modality
		if sp := t.speaker(i); sp >= 0 {
			st.SaidBy = t.speakerName(sp, story)
		} else if st.Kind == "claim" {
			st.Modality = stronger(st.Modality, dyad.Opinion)
			st.SaidBy = strings.Join(a.Authors, ", ")
		}
		var ev dyad.Event
		story.date(t, i, &ev)
		if v := t.sayingAbove(i); v >= 0 && ev.Precision != dyad.PrecisionDay {
			ev = dyad.Event{} // what was said to be so was so when it was said
			story.date(t, v, &ev)
		}
		st.Date, st.Precision, st.First, st.Last = ev.Date, ev.Precision, ev.First, ev.Last
		st.ID = dyad.Hash(a.ID, st.Kind, strconv.Itoa(t.s.N), strconv.Itoa(st.Span.From), strconv.Itoa(st.Number))
		out = append(out, st)
	}
	return out
}

func (t *tree) standing(pr *proposal, pair []dyad.Actor) (dyad.Standing, bool) {
	st := dyad.Standing{Kind: pr.p.standing, Sentence: t.s.N, Span: t.s.Tokens[pr.head].Span, Why: pr.p.name,
		Text: dyad.Words(t.s.Span.Of(t.text)), Basis: t.basis(), Confidence: 0.6}
	holder, other := role{}, role{}
	if pr.source >= 0 {
		holder = t.party(pr.source)
	}
	if pr.target >= 0 {
		other = t.party(pr.target)
	}
	switch st.Kind {
	case "troops":
		noun := t.troops(pr)
		if noun < 0 {
			return st, false
		}
		st.Number = t.number(noun)
		if own := t.party(noun); !own.empty() {
			holder = own
		}
		// Without a number, and outside a clause that says they are there,
		// "troops in Iraq" only mentions them.
		if holder.empty() || st.Number == 0 && (other.empty() || pr.p.head == headNoun) {
			return st, false
		}
	case "agreement", "claim":
		st.Holder = t.everyone()
		if len(st.Holder) < 2 && len(pair) == 2 {
			st.Holder, st.Confidence = pair, 0.4
		}
		return st, len(st.Holder) > 0
	case "authority":
		if pr.target >= 0 && pr.p.head != headNoun || holder.empty() {
			holder, other = other, role{}
		}
		if pr.content >= 0 {
			other = t.party(pr.content)
		}
	}
	if pr.p.swap {
		holder, other = other, holder
	}
	st.Holder = t.actorList(holder)
	st.Counterpart = without(t.actorList(other), st.Holder)
	return st, len(st.Holder) > 0
}

// sayingAbove returns the verb of saying whose clause token i stands in, -1 if none.
func (t *tree) sayingAbove(i int) int {
	for n := 0; i >= 0 && n < 10; n++ {
		h := t.s.Tokens[i].Head
		if h >= 0 && t.s.Tokens[i].Rel == dyad.Ccomp && speech[t.lemma(h)] {
			return h
		}
		i = h
	}
	return -1
}

// troops returns the noun for the forces that a troops pattern is about.
func (t *tree) troops(pr *proposal) int {
	if pr.p.head == headNoun {
		return pr.head
	}
	for _, i := range []int{t.patient(pr.head), t.grammaticalSubject(pr.head)} {
		if i < 0 {
			continue
		}
		if forces[t.lemma(i)] {
			return i
		}
		for _, c := range t.children(i) { // "5,200 of its soldiers"
			if t.s.Tokens[c].Rel == dyad.Nmod && forces[t.lemma(int(c))] {
				return int(c)
			}
		}
	}
	return -1
}

var forces = set("troop troops soldier force forces marine marines personnel adviser advisor trainer contingent " +
	"serviceman peacekeeper member battalion brigade")

// number reads the count that stands with noun i: "5,200 troops", 0 for none.
func (t *tree) number(i int) int {
	for _, c := range t.children(i) {
		if t.s.Tokens[c].Rel != dyad.Nummod {
			continue
		}
		w := strings.ReplaceAll(t.s.Form(t.text, int(c)), ",", "")
		if n, err := strconv.Atoi(w); err == nil && n > 0 && (n < 1900 || n > 2100) {
			return n
		}
	}
	return 0
}

// basis returns the words of the ground that the sentence names: an
// invitation, a request, an instrument.
func (t *tree) basis() string {
	for i := range t.s.Tokens {
		if !groundNouns[t.lemma(i)] || t.s.Tokens[i].UPOS != dyad.NOUN && t.s.Tokens[i].UPOS != dyad.PROPN {
			continue
		}
		switch t.prep(i) {
		case "under", "at", "by", "on", "upon", "through", "with", "in", "of":
			return dyad.Words(t.nounPhrase(i).Of(t.text))
		}
		if r := t.s.Tokens[i].Rel; r == dyad.Nsubj || r == dyad.NsubjPass || r == dyad.Obj || r == dyad.Root {
			return dyad.Words(t.nounPhrase(i).Of(t.text))
		}
	}
	return ""
}

var groundNouns = set("invitation request agreement accord treaty exchange letter resolution mandate consent permission pact")

// everyone returns the actors of the sentence that have a country or
// international code, each code once.
func (t *tree) everyone() []dyad.Actor {
	var out []dyad.Actor
	for _, ac := range t.actors {
		if ac.Code != "" && !slices.ContainsFunc(out, func(o dyad.Actor) bool { return o.Code == ac.Code }) {
			out = append(out, ac)
		}
	}
	return out
}

// mainPair returns one mention of each of the two codes that an article names
// most, when both stand clearly before the rest.
func mainPair(as []dyad.Actor) []dyad.Actor {
	count := map[string]int{}
	first := map[string]dyad.Actor{}
	var order []string
	for _, ac := range as {
		if ac.Code == "" {
			continue
		}
		if count[ac.Code]++; count[ac.Code] == 1 {
			order = append(order, ac.Code)
			first[ac.Code] = ac
		}
	}
	slices.SortStableFunc(order, func(x, y string) int { return count[y] - count[x] })
	if len(order) < 2 || count[order[1]] < 3 || len(order) > 2 && count[order[2]] >= count[order[1]] {
		return nil
	}
	return []dyad.Actor{first[order[0]], first[order[1]]}
}

// foreignForces gives a country to "foreign forces" and the like in an article
// about two countries: of its main pair, the one that the sentence does not
// name as the other side.
func foreignForces(a *dyad.Article, s *dyad.Sentence, as, pair []dyad.Actor) []dyad.Actor {
	if len(pair) < 2 {
		return as
	}
	out := as
	for i := range s.Tokens {
		n := s.Tokens[i].Head
		if n < 0 || !strings.EqualFold(s.Tokens[i].Lemma, "foreign") || !(forces[s.Tokens[n].Lemma] || s.Tokens[n].Lemma == "presence") {
			continue
		}
		at := slices.IndexFunc(as, func(ac dyad.Actor) bool { return ac.Head == n })
		if at >= 0 && as[at].Code != "" {
			continue
		}
		k := slices.IndexFunc(pair, func(p dyad.Actor) bool {
			return !slices.ContainsFunc(as, func(ac dyad.Actor) bool { return ac.Code == p.Code })
		})
		if k < 0 {
			continue
		}
		ac := dyad.Actor{Sector: "MIL", Span: dyad.Span{From: s.Tokens[i].Span.From, To: s.Tokens[n].Span.To},
			Sentence: s.N, Head: n, FirstToken: i, EndToken: n + 1}
		if at >= 0 {
			ac = as[at]
		}
		ac.Code, ac.Text = pair[k].Code, ac.Span.Of(a.Text)
		ac.Why = "foreign forces: the other of the article's two main countries"
		out = slices.Clone(out)
		if at >= 0 {
			out[at] = ac
		} else {
			out = append(out, ac)
		}
	}
	return out
}
