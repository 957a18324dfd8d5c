package dates

import (
	"strings"

	"dyad"
)

// Govern tells which of the dates governs the predicate token pred of the
// sentence; ds may hold the dates of the whole article. In this order it takes
//
//  1. a date that hangs on the predicate or on its arguments, with no other
//     predicate between: "voted on Sunday", "Sunday's vote";
//  2. for a noun, a date of the clause it stands in: "held a vote on Sunday";
//  3. a date of a clause that shares its time: joined by "and", begun or tried
//     ("began shelling on Sunday"), or a participle of it ("..., killing two");
//  4. the only date of a sentence whose tree gives it to no other predicate.
//
// A date inside another predicate's clause does not count: in "said on Sunday
// that troops had fired" it dates the saying. Lengths, sets and references
// ("now") govern nothing, but "in the past two weeks" does.
func Govern(s *dyad.Sentence, pred int, ds []dyad.Date) (dyad.Date, bool) {
	return govern(s, pred, ds, 0)
}

// govern does what Govern says. Where the day of publication is known, a day
// up to it that hangs on an infinitive may govern the verb that the infinitive
// depends on: who "voted to leave on June 23", in a story of July, voted then.
func govern(s *dyad.Sentence, pred int, ds []dyad.Date, published dyad.Day) (dyad.Date, bool) {
	if pred < 0 || pred >= len(s.Tokens) {
		return dyad.Date{}, false
	}
	best, bestCost, usable := -1, 0, 0
	for i := range ds {
		d := &ds[i]
		if d.Sentence != s.N || !datesDeeds(d) || d.FirstToken >= d.EndToken || d.EndToken > len(s.Tokens) {
			continue
		}
		usable++
		if cost := governs(s, pred, d, published); cost > 0 && (best < 0 || cost < bestCost) {
			best, bestCost = i, cost
		}
	}
	if best >= 0 && (bestCost < costLoose || usable == 1) {
		return ds[best], true
	}
	return dyad.Date{}, false
}

// datesDeeds reports whether a deed can have happened on the date.
func datesDeeds(d *dyad.Date) bool {
	switch d.Type {
	case "DATE", "TIME":
		return !strings.HasSuffix(d.Value, "_REF")
	case "DURATION":
		return d.First > 0
	}
	return false
}

// The costs of the ways to govern: each way stays below the next.
const (
	costClause = 100
	costShared = 200
	costLoose  = 300
)

// governs gives the cost of the date governing pred, 0 when it does not.
func governs(s *dyad.Sentence, pred int, d *dyad.Date, published dyad.Day) int {
	top := headOf(s, d)
	owner, steps := top, 0
	for ; ; steps++ {
		up := s.Tokens[owner].Head
		if steps > 0 && owner == pred {
			if steps > 1 && since(s, top) {
				return 0 // "the first strike since 1939" is not of 1939
			}
			return steps
		}
		if up < 0 || steps > 0 && isPredicate(s, owner) || steps > maxClimb {
			break
		}
		owner = up
	}
	clause := clauseOf(s, pred)
	switch {
	case owner == clause:
		return costClause + steps + distance(s, pred, d)
	case sharesTime(s, clause, owner), !hasSubject(s, owner) && sharesTime(s, owner, clause):
		return costShared + steps + distance(s, pred, d)
	case d.Last > 0 && d.Last <= published && s.Tokens[owner].Head == clause && infinitive(s, owner) &&
		verbTense(s, clause, 0) == tensePast:
		return costShared + 90
	case !isPredicate(s, owner) && s.Tokens[owner].Head < 0, !isPredicate(s, clause) && owner == top:
		return costLoose
	}
	return 0
}

// since reports whether the date stands after "since".
func since(s *dyad.Sentence, i int) bool {
	return hasChild(s, i, func(t *dyad.Token) bool { return t.Rel == dyad.Case && t.Lemma == "since" })
}

// hasSubject reports whether the predicate has a subject of its own.
func hasSubject(s *dyad.Sentence, i int) bool {
	return hasChild(s, i, func(t *dyad.Token) bool { return t.Rel == dyad.Nsubj || t.Rel == dyad.NsubjPass })
}

func infinitive(s *dyad.Sentence, i int) bool {
	return hasChild(s, i, func(t *dyad.Token) bool { return t.Rel == dyad.Mark && t.Lemma == "to" })
}

func hasChild(s *dyad.Sentence, i int, is func(*dyad.Token) bool) bool {
	for j := range s.Tokens {
		if s.Tokens[j].Head == i && is(&s.Tokens[j]) {
			return true
		}
	}
	return false
}

// distance breaks ties between dates of one clause: the nearer in the text.
func distance(s *dyad.Sentence, pred int, d *dyad.Date) int {
	n := d.FirstToken - pred
	if n < 0 {
		n = pred - d.EndToken + 1
	}
	return min(n, 60)
}

// headOf gives the token of the date on which its other tokens hang.
func headOf(s *dyad.Sentence, d *dyad.Date) int {
	for i := d.FirstToken; i < d.EndToken; i++ {
		if h := s.Tokens[i].Head; h < d.FirstToken || h >= d.EndToken {
			if r := s.Tokens[i].Rel; r != dyad.Case && r != dyad.Punct && r != dyad.Det {
				return i
			}
		}
	}
	return d.EndToken - 1
}

// isPredicate reports whether token i heads a clause.
func isPredicate(s *dyad.Sentence, i int) bool {
	t := &s.Tokens[i]
	switch t.Rel {
	case dyad.Aux, dyad.AuxPass, dyad.Cop, dyad.Amod, dyad.Compound, dyad.Case:
		return false
	case dyad.AclRelcl, dyad.Advcl, dyad.Ccomp: // a clause, whatever the tagger took its head for ("who did much")
		return true
	}
	return t.UPOS == dyad.VERB || hasCopula(s, i)
}

// clauseOf gives the predicate of the clause that token i stands in, i itself
// when it is one; the root when there is none above it.
func clauseOf(s *dyad.Sentence, i int) int {
	for range maxClimb {
		if isPredicate(s, i) || s.Tokens[i].Head < 0 {
			return i
		}
		i = s.Tokens[i].Head
	}
	return i
}

// phases are verbs that share their time with their infinitive or participle.
var phases = map[string]bool{"begin": true, "start": true, "continue": true, "try": true, "manage": true,
	"fail": true, "stop": true, "finish": true, "keep": true, "resume": true, "attempt": true, "help": true,
	"force": true, "refuse": true, "decline": true, "go": true}

// sharesTime reports whether the clause of a, followed upwards, tells of the
// same time as the clause of b.
func sharesTime(s *dyad.Sentence, a, b int) bool {
	for range maxClimb {
		if a == b {
			return true
		}
		t := &s.Tokens[a]
		if t.Head < 0 {
			return false
		}
		switch {
		case t.Rel == dyad.Conj:
			if x, y := verbTense(s, a, 0), verbTense(s, t.Head, 0); x != y && x != tenseUnknown && y != tenseUnknown {
				return false // "was killed on Friday and will be buried"
			}
		case t.Rel == dyad.Xcomp && phases[s.Tokens[t.Head].Lemma]:
		case (t.Rel == dyad.Advcl || t.Rel == dyad.Xcomp) && t.XPOS == dyad.VBG && !marked(s, a):
		case t.Rel == dyad.Acl && t.XPOS == dyad.VBG && !marked(s, a) && s.Tokens[t.Head].Rel == dyad.Nsubj:
			a = t.Head // "the minister, speaking on Sunday, rejected it"
		default:
			return false
		}
		a = s.Tokens[a].Head
	}
	return false
}

// marked reports whether the clause has a word like "after" of its own, which
// tells another time.
func marked(s *dyad.Sentence, i int) bool {
	return hasChild(s, i, func(t *dyad.Token) bool { return t.Rel == dyad.Mark })
}

// saying are verbs that report: their day is not the day of what they report.
var saying = map[string]bool{"say": true, "tell": true, "add": true, "report": true, "announce": true, "claim": true,
	"state": true, "note": true, "explain": true, "write": true, "warn": true, "acknowledge": true, "recall": true,
	"insist": true, "argue": true, "declare": true, "comment": true, "describe": true, "believe": true, "think": true}

// maxFlow is how many sentences back Flow looks.
const maxFlow = 3

// Flow gives the date that the predicate pred of sentence ss[n] takes over
// from the sentences before it. A story told in the past goes on: a past-tense
// predicate without a date of its own happens on the day that the last
// narrative sentence of the same paragraph named. The flow stops at a sentence
// of another tense, passes over a sentence without a date, and does not run
// from an act of saying to a deed: "He said on Sunday ..." dates only what else
// is said. A pluperfect ("had struck") steps out of the flow.
func Flow(ss []dyad.Sentence, n, pred int, ds []dyad.Date) (dyad.Date, bool) {
	if n <= 0 || n >= len(ss) || pred < 0 || pred >= len(ss[n].Tokens) {
		return dyad.Date{}, false
	}
	clause := clauseOf(&ss[n], pred)
	if verbTense(&ss[n], clause, 0) != tensePast || hasHave(&ss[n], clause) {
		return dyad.Date{}, false
	}
	for k := n - 1; k >= max(0, n-maxFlow) && ss[k].Para == ss[n].Para; k-- {
		s := &ss[k]
		root := s.Root()
		if root < 0 {
			continue
		}
		if t := verbTense(s, root, 0); t == tenseFuture || t == tensePresent {
			return dyad.Date{}, false
		}
		d, ok := Govern(s, root, ds)
		if !ok {
			continue
		}
		if saying[s.Tokens[root].Lemma] && !saying[ss[n].Tokens[clause].Lemma] || d.First <= 0 || d.Type == "DURATION" {
			return dyad.Date{}, false
		}
		return d, true
	}
	return dyad.Date{}, false
}

// Event dates the predicate pred of sentence ss[n]: by the date that governs
// it, else by the flow of its paragraph, else by the day of publication, which
// its precision then says. Without a day of publication that is unknown.
func Event(ss []dyad.Sentence, n, pred int, ds []dyad.Date, published dyad.Day) dyad.Date {
	if n >= 0 && n < len(ss) {
		if d, ok := govern(&ss[n], pred, ds, published); ok {
			return d
		}
		if d, ok := Flow(ss, n, pred, ds); ok {
			return d
		}
	}
	if published <= 0 {
		return dyad.Date{Precision: dyad.PrecisionUnknown, Why: "dates:none"}
	}
	return dyad.Date{Type: "DATE", Value: published.String(), First: published, Last: published,
		Precision: dyad.PrecisionPublished, Why: "dates:published"}
}
