package events

import "dyad"

// operators are the kinds of verbs that act on other predicates, and the
// modality that what they govern gets. An event verb with content (threaten
// to, agree to) is not an operator: it is the event.
var operators = map[string]dyad.Modality{
	"same":    dyad.Actual,       // begin to, continue to, manage to
	"planned": dyad.Planned,      // plan to, intend to, be expected to
	"wish":    dyad.Hypothetical, // want to, hope to, try to
	"fail":    dyad.Negated,      // fail to, stop
	"deny":    dyad.Negated,      // deny that
	"advise":  dyad.Opinion,      // ought to, it is time to
}

// A reading is a proposal with what governs it.
type reading struct {
	proposal
	modality dyad.Modality // what the operators above make of it
	consumed bool          // it is what a speech act is about, not an event
	of       int           // the first content predicate's reading, -1
}

// read finds the proposals of a sentence and what governs each.
func (ps *patterns) read(t *tree) []reading {
	var rs []reading
	at := make([]int, len(t.s.Tokens)) // token -> reading + 1
	for i := range t.s.Tokens {
		if pr, ok := propose(&ps.byLemma, t, i); ok {
			rs = append(rs, reading{proposal: pr, modality: dyad.Actual, of: -1})
			at[i] = len(rs)
		}
	}
	for k := range rs {
		if l := rs[k].light; l >= 0 && at[l] == 0 {
			at[l] = k + 1 // "to launch an attack": the light verb stands for its noun
		} else if l >= 0 {
			rs[k].dropIfSame(rs[at[l]-1])
		}
	}
	for k := range rs {
		if rs[k].content >= 0 {
			t.govern(rs, at, k)
		}
	}
	return rs
}

// dropIfSame leaves the noun of "launched an attack" to the pattern of the
// verb when both fit.
func (r *reading) dropIfSame(verb reading) {
	if verb.p.operator == "" && verb.p.typ == r.p.typ {
		r.consumed = true
	}
}

// govern applies reading k to the predicates of its content.
func (t *tree) govern(rs []reading, at []int, k int) {
	g := &rs[k]
	for _, c := range t.conjuncts(g.content) {
		if j := at[c] - 1; j >= 0 && j != k {
			if g.of < 0 {
				g.of = j
			}
			if g.p.operator != "" {
				rs[j].modality = stronger(rs[j].modality, stronger(g.modality, operators[g.p.operator]))
			}
		}
	}
	if g.p.operator != "" || g.p.real {
		return
	}
	for j := range rs {
		if j != k && rs[j].head != g.head && t.within(rs[j].head, g.content) {
			rs[j].consumed = true
		}
	}
}

// within reports whether token i belongs to what token top says, not to an
// aside about something in it (a relative clause).
func (t *tree) within(i, top int) bool {
	for n := 0; i >= 0 && n <= len(t.s.Tokens); n++ {
		if i == top {
			return true
		}
		if t.s.Tokens[i].Rel == dyad.AclRelcl {
			return false
		}
		i = t.s.Tokens[i].Head
	}
	return false
}

// stronger joins two modalities: the one farther from fact wins.
func stronger(a, b dyad.Modality) dyad.Modality {
	if rank(b) > rank(a) {
		return b
	}
	return a
}

func rank(m dyad.Modality) int {
	switch m {
	case dyad.Planned:
		return 1
	case dyad.Conditional:
		return 2
	case dyad.Hypothetical:
		return 3
	case dyad.Negated:
		return 4
	case dyad.Opinion: // "should stop": advice, whatever is advised
		return 5
	}
	return 0
}
