package events

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"slices"

	"dyad"
)

//go:embed scheme.txt contexts.txt modes.txt patterns/*.txt
var embedded embed.FS

// Embedded returns the scheme and patterns built into the program.
func Embedded() fs.FS { return embedded }

// Options tune a Coder.
type Options struct {
	// When dates a predicate. Nil: every event has the day of publication.
	When When
}

// A Coder finds events. It is immutable and safe for many goroutines.
type Coder struct {
	scheme   *Scheme
	patterns *patterns
	contexts wordLists
	modes    wordLists
	opt      Options
}

// Load reads scheme.txt, contexts.txt, modes.txt and patterns/*.txt.
func Load(fsys fs.FS, opt Options) (*Coder, error) {
	sc, err := loadScheme(fsys)
	if err != nil {
		return nil, err
	}
	c := &Coder{scheme: sc, opt: opt}
	if c.patterns, err = loadPatterns(fsys, sc); err != nil {
		return nil, err
	}
	if c.contexts, err = loadWordLists(fsys, "contexts.txt"); err != nil {
		return nil, err
	}
	if c.modes, err = loadWordLists(fsys, "modes.txt"); err != nil {
		return nil, err
	}
	return c, nil
}

// Scheme returns the event scheme.
func (c *Coder) Scheme() *Scheme { return c.scheme }

// Patterns returns how many patterns the coder has.
func (c *Coder) Patterns() int { return c.patterns.n }

// Tests returns the test lines of the pattern files.
func (c *Coder) Tests() []Test { return c.patterns.tests }

// Code finds the events and standings of an article from its sentences, its
// dates and its actors (each in the order of the text).
func (c *Coder) Code(a dyad.Article, ss []dyad.Sentence, ds []dyad.Date, as []dyad.Actor) ([]dyad.Event, []dyad.Standing) {
	var evs []dyad.Event
	var sts []dyad.Standing
	st := story{when: c.opt.When, ss: ss, ds: ds, published: a.Published}
	pair := mainPair(as)
	for i := range ss {
		s := &ss[i]
		sa := ofSentence(as, s.N, func(ac dyad.Actor) int { return ac.Sentence })
		if len(sa) > 0 {
			if n := dateline(a.Text, s); n > 0 {
				sa = slices.DeleteFunc(slices.Clone(sa), func(ac dyad.Actor) bool { return ac.Head < n })
			}
			sa = foreignForces(&a, s, sa, pair)
			t := newTree(a.Text, repair(s, sa), sa)
			if name := t.mouthpiece(); name != "" {
				for k := range evs {
					if evs[k].Sentence == s.N-1 && evs[k].SaidBy == "" {
						evs[k].SaidBy = name
					}
				}
			}
			found := c.sentence(&a, t, &st)
			if len(found) > 0 {
				lists := c.contextsOf(a.Text, ss, i)
				for k := range found {
					found[k].Contexts = lists
				}
			}
			evs = append(evs, found...)
			sts = append(sts, c.standings(&a, t, &st, pair)...)
			st.remember(t)
		}
	}
	return evs, sts
}

// ofSentence returns the run of xs that belongs to sentence n; xs is in text order.
func ofSentence[X any](xs []X, n int, sentence func(X) int) []X {
	lo, _ := slices.BinarySearchFunc(xs, n, func(x X, n int) int { return cmp.Compare(sentence(x), n) })
	hi := lo
	for hi < len(xs) && sentence(xs[hi]) == n {
		hi++
	}
	return xs[lo:hi]
}

func (c *Coder) sentence(a *dyad.Article, t *tree, st *story) []dyad.Event {
	rs := c.patterns.read(t)
	var evs []dyad.Event
	for k := range rs {
		r := &rs[k]
		if r.p.operator != "" || r.consumed {
			continue
		}
		if ev, ok := c.event(t, st, rs, r); ok && political(ev) {
			st.date(t, r.head, &ev)
			ev.ID = eventID(a, ev)
			evs = append(evs, ev)
		}
	}
	return dropDoubles(evs)
}

// political reports whether an event is any of our business: somebody on
// either side acts in politics, or civilians face violence. Companies, farmers
// and doctors among themselves make no political event.
func political(ev dyad.Event) bool {
	if ev.Type == "PROTEST" || ev.Type == "ASSAULT" || ev.Type == "COERCE" {
		return true
	}
	for _, side := range [][]dyad.Actor{ev.Source, ev.Target} {
		for _, ac := range side {
			switch ac.Sector {
			case "BUS", "AGR", "MED", "EDU", "JRN", "CVL", "UNK", "LAB", "SOC", "ELI":
			default:
				return true
			}
		}
	}
	return false
}

// event turns a reading into an event, or refuses it for want of actors.
func (c *Coder) event(t *tree, st *story, rs []reading, r *reading) (dyad.Event, bool) {
	md := t.moodOf(r.head, r.modality)
	typ, modes := r.p.typ, slices.Clone(r.p.modes)
	cameo := r.p.cameo
	if r.of >= 0 {
		typ, modes, cameo = c.aboutContent(r, &rs[r.of], modes)
	}
	src, tgt := t.sides(rs, r)
	if src.empty() || r.p.both && tgt.empty() {
		return dyad.Event{}, false
	}
	if md.future && md.condition != "" && c.scheme.quad(typ) == 4 {
		// "If they ask us to leave, we will impose sanctions": a threat.
		et, _ := c.scheme.Type("THREATEN")
		modes, cameo = nil, ""
		if m := et.of[typ]; m != "" {
			modes = []string{m}
		}
		typ, md.modality = "THREATEN", dyad.Actual
	} else if md.future || md.modality == dyad.Planned {
		if to := announced(typ); to != "" && rank(md.modality) <= rank(dyad.Conditional) {
			typ, modes, cameo = to, nil, ""
			if md.modality == dyad.Planned {
				md.modality = dyad.Actual // the promise is made now; a condition stays one
			}
		} else {
			md.modality = stronger(md.modality, dyad.Planned)
		}
	}
	if typ == "THREATEN" && (md.modality == dyad.Conditional || md.modality == dyad.Planned) {
		md.modality = dyad.Actual // the threat is made now; its condition is kept
	}
	et, ok := c.scheme.Type(typ)
	ev := dyad.Event{Type: typ, Quad: et.Quad, Symmetric: r.p.symmetric, Modality: md.modality,
		Condition: dyad.Words(md.condition), Sentence: t.s.N, Span: t.predicate(r), Why: r.p.name}
	ev.Source, ev.Target = t.actorList(src), t.actorList(tgt)
	ev.Target = without(ev.Target, ev.Source)
	if r.p.symmetric {
		ev.Source, ev.Target = append(ev.Source, ev.Target...), nil
		if len(ev.Source) < 2 {
			ev.Symmetric = false
		}
	}
	if !ok || et.NeedsRecipient && len(ev.Target) == 0 && !r.p.symmetric || r.p.both && len(ev.Source)+len(ev.Target) < 2 {
		return ev, false
	}
	ev.Modes = c.modesOf(t, r, typ, modes)
	ev.CAMEO = cameo
	if ev.CAMEO == "" {
		ev.CAMEO = c.scheme.Code(typ, ev.Modes)
	}
	ev.Score = c.scheme.Score(typ, ev.Modes)
	if sp := t.speaker(r.head); sp >= 0 {
		ev.SaidBy = t.speakerName(sp, st)
	}
	ev.Place = t.place(t.clause(r.head))
	ev.Confidence = confidence(t, r, src, tgt, ev)
	return ev, true
}

// aboutContent gives type and modes of a speech act by what it is about.
func (c *Coder) aboutContent(r, of *reading, modes []string) (string, []string, string) {
	et, _ := c.scheme.Type(r.p.typ)
	to := et.of[of.p.typ]
	switch {
	case to == "":
		return r.p.typ, modes, r.p.cameo
	case et.hasMode(to):
		if len(modes) > 0 {
			return r.p.typ, modes, r.p.cameo
		}
		return r.p.typ, []string{to}, ""
	}
	return to, nil, ""
}

// announced is what an act of the type becomes when it is only announced:
// see scheme.txt. "" for one that keeps its type.
func announced(typ string) string {
	switch typ {
	case "CONSULT", "SUPPORT", "COOPERATE", "AID":
		return "AGREE"
	case "RETREAT":
		return "CONCEDE"
	case "AGREE", "CONCEDE":
		return typ
	}
	return ""
}

// sides fills both roles of a reading.
func (t *tree) sides(rs []reading, r *reading) (src, tgt role) {
	if r.source >= 0 {
		src = t.doer(r.source, r.head)
	}
	if r.target >= 0 && r.target != r.source {
		if r.inside {
			if k := t.innerActor(r.target); k >= 0 {
				tgt.add(k)
			}
		} else {
			tgt = t.party(r.target)
		}
	}
	if tgt.empty() && r.content >= 0 {
		tgt = t.contentTarget(rs, r)
	}
	if r.p.swap {
		src, tgt = tgt, src
	}
	return src, tgt
}

// doer is the party at token i; a pronoun that no actor stands for is taken
// for the speaker when it stands in what the speaker says ("Iran said it ...").
func (t *tree) doer(i, head int) role {
	r := t.party(i)
	if !r.empty() || t.s.Tokens[i].UPOS != dyad.PRON {
		return r
	}
	switch t.lemma(i) {
	case "it", "he", "she", "they", "we", "i":
		if sp := t.speaker(head); sp >= 0 && sp != i {
			r = t.party(sp)
		} else if up := t.subjectAbove(head, i); up >= 0 {
			r = t.party(up)
		}
		r.direct = false
	}
	return r
}

// subjectAbove returns the subject of a clause that the clause of v stands
// beside or under, other than token i ("Abdi went in person; he backs the bill").
func (t *tree) subjectAbove(v, i int) int {
	for n := 0; v >= 0 && n < 6; n++ {
		if s := t.child(v, dyad.Nsubj, dyad.NsubjPass); s >= 0 && s != i && t.headActor(s) >= 0 {
			return s
		}
		v = t.s.Tokens[v].Head
	}
	return -1
}

// contentTarget finds whom a speech act is directed at in what it is about:
// who is to do it, else to whom it is to be done.
func (t *tree) contentTarget(rs []reading, r *reading) role {
	c := r.content
	if t.isVerb(c) || t.child(c, dyad.Cop) >= 0 {
		if s := t.child(c, dyad.Nsubj, dyad.NsubjPass); s >= 0 && s != r.source {
			if p := t.party(s); !p.empty() {
				return p
			}
		}
	}
	if r.of >= 0 {
		if _, p := t.sides(rs, &rs[r.of]); !p.empty() {
			return p
		}
	}
	if k := t.innerActor(c); k >= 0 {
		return role{actors: []int{k}}
	}
	if !t.isVerb(c) {
		if v := t.child(c, dyad.Acl, dyad.Xcomp); v >= 0 && t.isVerb(v) { // "a resolution to expel ..."
			if o := t.patient(v); o >= 0 {
				return t.party(o)
			}
		}
		return t.party(c)
	}
	if o := t.patient(c); o >= 0 {
		if p := t.party(o); !p.empty() {
			p.direct = false
			return p
		}
	}
	for _, x := range t.children(c) {
		if t.s.Tokens[x].Rel == dyad.Obl && t.prep(int(x)) != "in" {
			if p := t.party(int(x)); !p.empty() {
				p.direct = false
				return p
			}
		}
	}
	return role{}
}

func (t *tree) actorList(r role) []dyad.Actor {
	out := make([]dyad.Actor, 0, len(r.actors))
	for _, k := range r.actors {
		out = append(out, t.actors[k])
	}
	return out
}

// without removes from as the actors that stand in other, by mention or by
// being the same one.
func without(as, other []dyad.Actor) []dyad.Actor {
	return slices.DeleteFunc(as, func(ac dyad.Actor) bool {
		return slices.ContainsFunc(other, func(o dyad.Actor) bool {
			return ac.Span == o.Span || ac.ID() == o.ID() && (ac.Entity == o.Entity || ac.Sector == "")
		})
	})
}

// predicate is the span shown as the event's words: the head, its particle,
// and the noun that a light verb carries.
func (t *tree) predicate(r *reading) dyad.Span {
	sp := t.s.Tokens[r.head].Span
	if p := t.child(r.head, dyad.CompoundPrt); p >= 0 {
		sp.To = max(sp.To, t.s.Tokens[p].Span.To)
	}
	if r.light >= 0 {
		sp.From = min(sp.From, t.s.Tokens[r.light].Span.From)
		sp.To = max(sp.To, t.s.Tokens[r.light].Span.To)
	}
	return sp
}

// dropDoubles keeps, of events of one sentence with the same type, sources
// and targets, the surest.
func dropDoubles(evs []dyad.Event) []dyad.Event {
	var out []dyad.Event
	for _, ev := range evs {
		i := slices.IndexFunc(out, func(o dyad.Event) bool {
			return o.Type == ev.Type && sameSide(o.Source, ev.Source) && sameSide(o.Target, ev.Target)
		})
		switch {
		case i < 0:
			out = append(out, ev)
		case ev.Confidence > out[i].Confidence:
			out[i] = ev
		}
	}
	return out
}

func sameSide(a, b []dyad.Actor) bool {
	return slices.EqualFunc(a, b, func(x, y dyad.Actor) bool { return x.ID() == y.ID() })
}

func eventID(a *dyad.Article, ev dyad.Event) string {
	parts := []string{a.ID, ev.Type, fmt.Sprint(ev.Sentence, ev.Span.From, ev.Span.To)}
	for _, side := range [][]dyad.Actor{ev.Source, ev.Target} {
		parts = append(parts, "|")
		for _, ac := range side {
			parts = append(parts, ac.ID())
		}
	}
	return dyad.Hash(parts...)
}

// confidence is a first estimate from how the roles were found and how
// specific the pattern is; package eval measures how well it is calibrated.
func confidence(t *tree, r *reading, src, tgt role, ev dyad.Event) float64 {
	x := 0.55
	if src.direct {
		x += 0.1
	}
	if tgt.direct && len(ev.Target) > 0 {
		x += 0.1
	}
	if len(ev.Target) == 0 && !ev.Symmetric {
		x -= 0.1
	}
	x += 0.02 * float64(min(r.fit, 5))
	if r.p.head == headNoun {
		x -= 0.1
	}
	if ev.Modality != dyad.Actual {
		x -= 0.05
	}
	for _, side := range [][]dyad.Actor{ev.Source, ev.Target} {
		for _, ac := range side {
			if ac.Code == "" {
				x -= 0.1
			}
		}
	}
	return float64(int(min(max(x, 0.05), 0.95)*100+0.5)) / 100
}
