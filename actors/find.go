package actors

import (
	"slices"

	"dyad"
)

// A document is what an article has told of its actors so far.
type document struct {
	codes      map[string]int   // country to the number of times it is named
	total      int              // sum of codes
	places     map[string]int   // country to the number of its cities and regions named
	dateline   string           // country of the dateline
	introduced map[int32]bool   // persons named in full
	names      map[string]known // last word of a name to who it is
	holders    map[int32]string // office or institution to the country last named with it
	figures    []figure         // whom a pronoun may mean, in the order of the text
}

// A known person is one the document itself introduced.
type known struct{ code, sector, entity, why string }

// Find gives the mentions of actors in an article, in the order of the text.
// Mentions nest: "Iran" stands beside "Iran's Revolutionary Guards". Where one
// phrase stands for actors of several countries ("Iranian and Russian
// officials") each has a mention of its own with the same head.
//
// An office is judged on the day that the words of its clause give, else on
// the day of publication; where neither is known the latest office counts.
func (lex *Lexicon) Find(a dyad.Article, ss []dyad.Sentence, ds []dyad.Date) []dyad.Actor {
	doc := &document{codes: map[string]int{}, places: map[string]int{}, introduced: map[int32]bool{}, names: map[string]known{},
		holders: map[int32]string{}}
	lines := make([]line, len(ss))
	for i := range ss {
		if sp := ss[i].Span; sp.From >= 0 && sp.From <= sp.To && sp.To <= len(a.Text) {
			lex.cutLine(&lines[i], a.Text, sp, &ss[i])
		}
		lex.survey(doc, &lines[i], i == 0, period{a.Published, a.Published})
	}
	var out []dyad.Actor
	for i := range ss {
		p := phraser{lex: lex, doc: doc, ln: lines[i]}
		p.when = p.clock(a.Published, datesOf(ds, ss[i].N))
		p.read()
		p.identify()
		p.place()
		p.pronouns(i)
		p.owners()
		out = p.emit(out)
	}
	return out
}

// datesOf gives the dates of sentence n that name a day.
func datesOf(ds []dyad.Date, n int) (out []dyad.Date) {
	for _, d := range ds {
		if d.Sentence == n && d.First != 0 {
			out = append(out, d)
		}
	}
	return out
}

// survey counts the countries that a line names and notes who is named in
// full, before anything is read.
func (lex *Lexicon) survey(doc *document, ln *line, first bool, day period) {
	for _, u := range ln.units {
		sn := &lex.senses[u.sense]
		e := &lex.entries[sn.entry]
		alone := lex.nextSense(ln, u, u.sense) < 0
		switch {
		case e.class == classCountry && alone:
			code, _, _ := e.at(day)
			doc.codes[code]++
			doc.total++
			if sn.kind == formCity || sn.kind == formRegion {
				doc.places[code]++
			}
			if first && u.from == 0 && dateline(ln, u) {
				doc.dateline = code
			}
		case e.class == classPerson && sn.kind == formName && u.to-u.from > 1:
			doc.introduced[sn.entry] = true
		}
	}
}

// dateline reports whether unit u, at the start of a text, is its dateline:
// "BAGHDAD (Reuters) -", "Baghdad, Jan. 5 -".
func dateline(ln *line, u unit) bool {
	for i := u.to; i < len(ln.words) && i < u.to+8; i++ {
		switch ln.words[i].punct {
		case '-', '(', 'x':
			return true
		case 0, ',', '.', ')':
		default:
			return false
		}
	}
	return false
}

// clock gives the function that tells on which days a mention acts.
func (p *phraser) clock(published dyad.Day, ds []dyad.Date) func(int) period {
	base := period{published, published}
	s := p.ln.s
	if len(ds) == 0 || s == nil {
		return func(int) period { return base }
	}
	verbs := make([]int, len(ds))
	for i, d := range ds {
		verbs[i] = clause(s, d.FirstToken)
	}
	return func(word int) period {
		tok := p.ln.words[word].tok
		if tok < 0 {
			return base
		}
		if i := slices.Index(verbs, clause(s, tok)); i >= 0 {
			last := ds[i].Last
			if published != 0 && last > published {
				last = published
			}
			if ds[i].First <= last {
				return period{ds[i].First, last}
			}
		}
		return base
	}
}

// clause gives the verb over a token, or the root.
func clause(s *dyad.Sentence, tok int) int {
	for n := 0; tok >= 0 && tok < len(s.Tokens) && n < len(s.Tokens); n++ {
		if s.Tokens[tok].UPOS == dyad.VERB || s.Tokens[tok].Head < 0 {
			return tok
		}
		tok = s.Tokens[tok].Head
	}
	return -1
}

// locative reports whether a place mention stands in a phrase of place.
func (p *phraser) locative(m *mention) bool {
	for i := m.coreFrom - 1; i >= 0 && i >= m.coreFrom-3; i-- {
		switch p.lex.small(p.ln.words[i].id) {
		case smallIn:
			return true
		case smallThe, smallName:
			continue
		case 0:
			if p.ln.words[i].punct == 0 && p.ln.unitAt[i] < 0 {
				continue // "in northern Iraq"
			}
		}
		return false
	}
	return m.coreFrom == 0 && dateline(&p.ln, p.ln.units[p.ln.unitAt[0]])
}

// emit appends the mentions of the line as actors, in the order of the text.
func (p *phraser) emit(out []dyad.Actor) []dyad.Actor {
	first := len(out)
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.code == "" && m.sector == "" {
			continue
		}
		ac := p.actor(m)
		out = append(out, ac)
		for _, code := range m.more {
			ac.Code = code
			out = append(out, ac)
		}
	}
	slices.SortStableFunc(out[first:], func(a, b dyad.Actor) int {
		if a.Span.From != b.Span.From {
			return a.Span.From - b.Span.From
		}
		return b.Span.To - a.Span.To
	})
	return out
}

// actor makes the value that leaves the package.
func (p *phraser) actor(m *mention) dyad.Actor {
	p.asActor(m)
	ac := dyad.Actor{Code: m.code, Sector: m.sector, Entity: m.entity, Place: m.place, Why: p.why(m), Head: -1,
		Span: dyad.Span{From: p.ln.words[m.from].from, To: p.ln.words[m.to-1].to}}
	ac.Text = ac.Span.Of(p.ln.text)
	if s := p.ln.s; s != nil {
		ac.Sentence = s.N
		ac.FirstToken, ac.EndToken = p.ln.words[m.from].tok, p.ln.words[m.to-1].tok+1
		ac.Head = p.head(m, ac.FirstToken, ac.EndToken)
	}
	return ac
}

// asActor settles what depends on the phrase around a place: a capital or a
// seat of power that is no place here is the government, "three Iraqis" are
// people, "the Iraqis" the country.
func (p *phraser) asActor(m *mention) {
	if m.class != classCountry {
		return
	}
	m.place = m.place && p.locative(m)
	switch m.kind {
	case formCapital, formSeat:
		if m.place {
			return
		}
		if p.ln.s == nil || p.acts(m) {
			m.sector = "GOV"
		}
	case formDemonym:
		if m.det != smallThe {
			m.sector = "CVL"
		}
	}
}

// acts reports whether a capital stands for its government: as a subject,
// possessor or party to something, not as where someone goes or what is hit.
func (p *phraser) acts(m *mention) bool {
	s := p.ln.s
	tok := p.ln.words[m.coreTo-1].tok
	if tok < 0 {
		return false
	}
	t := &s.Tokens[tok]
	if t.Head < 0 || isSubject(t.Rel) || t.Rel == dyad.NmodPoss || t.Rel == dyad.OblAgent {
		return true
	}
	if t.Rel == dyad.Compound {
		return false // "the Paris agreement"
	}
	if t.Rel == dyad.Obj || m.from > 0 && p.ln.words[m.from-1].id == p.lex.to {
		return !ofPlace(s.Tokens[t.Head].Lemma)
	}
	return true
}

// ofPlace reports whether a verb goes with places: one goes to them or they
// are hit.
func ofPlace(lemma string) bool {
	switch lemma {
	case "go", "come", "return", "travel", "fly", "arrive", "head", "flee", "leave", "move", "drive", "march", "send",
		"visit", "reach", "enter", "bomb", "attack", "shell", "hit", "strike", "storm", "bombard", "capture", "seize", "take",
		"rock", "besiege", "retake", "control", "advance", "invade", "deploy", "trip", "visitor", "flight", "road", "way",
		"journey", "defend", "evacuate", "surround", "bring", "deport", "rush", "ambassador", "envoy":
		return true
	}
	return false
}

// head gives the token that the rest of the mention hangs from: the last one
// up to the end of the core whose own head lies outside.
func (p *phraser) head(m *mention, first, end int) int {
	last := p.ln.words[m.coreTo-1].tok
	if first < 0 || last < 0 {
		return max(last, 0)
	}
	for i := last; i >= first; i-- {
		if h := p.ln.s.Tokens[i].Head; h < first || h >= end {
			return i
		}
	}
	return last
}
