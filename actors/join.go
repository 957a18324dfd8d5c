package actors

import (
	"slices"

	"dyad"
)

// joinAdjectives gives "Iranian and Russian officials" both codes: a run that
// is a lone adjective, then "and" or a comma, then a run with a common noun.
func (p *phraser) joinAdjectives() {
	for i := len(p.mentions) - 1; i > 0; i-- {
		m := &p.mentions[i]
		if !m.class.common() || m.code == "" || !m.final {
			continue
		}
		for r := m.run - 1; r >= 0 && p.listed(p.runs[r], p.runs[r+1]); r-- {
			c := p.loneAdjective(r)
			if c == nil {
				break
			}
			if c.code != m.code && !slices.Contains(m.more, c.code) {
				m.more = append(m.more, c.code)
			}
		}
	}
}

// listed reports whether only a comma or "and" stands between two runs.
func (p *phraser) listed(a, b run) bool {
	for i := a.to; i < b.from; i++ {
		if w := &p.ln.words[i]; w.punct != ',' && p.lex.small(w.id) != smallAnd {
			return false
		}
	}
	return b.from > a.to && b.from-a.to <= 2
}

// loneAdjective gives the mention of a run that is one country's adjective
// and nothing else but an article.
func (p *phraser) loneAdjective(ri int) *mention {
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.run != ri {
			continue
		}
		r := p.runs[ri]
		if m.class == classCountry && m.kind == formAdjective && m.coreTo == r.to &&
			(m.coreFrom == r.from || m.coreFrom == r.from+1 && r.det != 0) {
			if tok := p.ln.words[m.coreFrom].tok; tok < 0 || p.ln.s.Tokens[tok].UPOS == dyad.ADJ || p.ln.s.Tokens[tok].UPOS == dyad.PROPN {
				return m
			}
		}
		return nil
	}
	return nil
}

// complement lets "of", "from" and "in" phrases after a mention complete it:
// "the head of Iran's Quds Force", "a court in Istanbul".
func (p *phraser) complement(i int) {
	m := &p.mentions[i]
	if !m.class.common() && m.class != classPeople || m.to >= len(p.ln.words) {
		p.settle(m)
		return
	}
	k := p.lex.small(p.ln.words[m.to].id)
	c := p.finalAt(m.to + 1)
	if c == nil && k == smallOf && m.weak {
		m.sector = "" // "the leader of" something unknown
	}
	if c == nil || k != smallOf && (k != smallFrom && k != smallIn || m.code != "" || !p.attached(c, m)) {
		p.settle(m)
		return
	}
	if k == smallIn && m.sector == "MIL" && p.ln.s != nil {
		p.settle(m) // troops in a country need not be its own
		return
	}
	sector := c.sector
	if c.class == classCountry || k != smallOf {
		sector = ""
	}
	p.lend(m, c.code, sector, c.reasons[0], c.class)
	m.to = c.to
	p.formerly(m)
	p.settle(m)
}

// settle gives a mention that nothing else placed the code of its own entry
// ("Congressman" is of the USA unless told otherwise).
func (p *phraser) settle(m *mention) {
	if m.code == "" {
		m.code = m.fallback
	}
}

// finalAt gives the mention that heads the run starting at word w.
func (p *phraser) finalAt(w int) *mention {
	for i := range p.mentions {
		if m := &p.mentions[i]; m.final && p.runs[m.run].from == w {
			return m
		}
	}
	return nil
}

// attached reports whether a "from" or "in" phrase c right after m belongs to
// it. The tree is believed when it says so; when it hangs the phrase from the
// verb, only for verbs that take one: "withdrew troops from Iraq", but "met
// lawmakers from Denmark". In phrases without a tree it does.
func (p *phraser) attached(c, m *mention) bool {
	s := p.ln.s
	if s == nil {
		return true
	}
	ct, mt := p.ln.words[c.coreTo-1].tok, p.ln.words[m.coreTo-1].tok
	if ct < 0 || mt < 0 {
		return false
	}
	if s.Below(ct, mt) {
		return true
	}
	verb := s.Tokens[mt].Head
	return p.lex.small(p.ln.words[m.to].id) == smallFrom && verb >= 0 && s.Tokens[mt].Rel != dyad.Root && !takesFrom(s.Tokens[verb].Lemma)
}

// takesFrom reports whether a verb goes with "from" of its own.
func takesFrom(lemma string) bool {
	switch lemma {
	case "withdraw", "remove", "pull", "expel", "evacuate", "recall", "return", "bring", "move", "take", "drive", "free",
		"demand", "receive", "buy", "import", "send", "deport", "transfer", "get", "have", "rescue", "release", "oust",
		"order", "want", "keep", "hear", "redeploy", "fire", "ban", "bar", "prevent", "stop", "protect", "flee", "escape":
		return true
	}
	return false
}
