package actors

import (
	"strings"

	"dyad"
)

// identify says who the unknown names of the line are: from an apposition
// ("X, the head of Iran's Quds Force"), or from what the document told before.
func (p *phraser) identify() {
	for i := range p.mentions {
		m := &p.mentions[i]
		switch {
		case m.class != classPerson:
		case m.entry < 0 && m.title < 0:
			p.identifyName(m)
		case m.entry < 0:
			p.remember(m)
		default:
			p.doc.introduced[m.entry] = true
			if m.title >= 0 && m.sector != "ELI" {
				p.doc.holders[m.title] = m.code
			}
			p.lastOffice(m)
		}
	}
}

// lastOffice makes the victim of a killing, or who has just been deposed, what
// he was until then: the deed that ends an office finds its holder in it.
func (p *phraser) lastOffice(m *mention) {
	const recent = 60 // days
	s := p.ln.s
	if m.sector != "ELI" || m.former || s == nil {
		return
	}
	tok := p.head(m, p.ln.words[m.from].tok, p.ln.words[m.to-1].tok+1)
	for steps := 0; steps < 3 && tok >= 0; steps++ {
		if tok = s.Tokens[tok].Head; tok < 0 || !endsOffice(s.Tokens[tok].Lemma) {
			continue
		}
		day := p.when(m.coreFrom).last
		if sp := p.lex.entries[m.entry].endedSince(day-recent, day); sp != nil {
			m.code, m.sector, m.rule = sp.code, sp.sector, "until "+sp.to.String()
		}
		return
	}
}

func endsOffice(lemma string) bool {
	switch lemma {
	case "kill", "assassinate", "murder", "slay", "execute", "overthrow", "oust", "topple", "depose", "remove", "dismiss",
		"fire", "sack", "replace", "capture", "die", "killing", "assassination", "slaying", "death", "execution",
		"ouster", "removal", "dismissal", "target", "targeting":
		return true
	}
	return false
}

// endedSince gives the spell that ended last between two days.
func (e *entry) endedSince(from, to dyad.Day) (best *spell) {
	for i := range e.spells {
		sp := &e.spells[i]
		if sp.to != 0 && from <= sp.to && sp.to <= to && sp.sector != "ELI" && (best == nil || sp.to > best.to) {
			best = sp
		}
	}
	return best
}

// sender gives the country that is the subject of the verb whose object a
// mention is, for verbs that move one's own: "France would send troops".
func (p *phraser) sender(m *mention) string {
	s := p.ln.s
	if s == nil || m.sector != "MIL" && m.sector != "COP" && m.sector != "GOV" {
		return ""
	}
	tok := p.head(m, p.ln.words[m.from].tok, p.ln.words[m.to-1].tok+1)
	verb := s.Tokens[tok].Head
	if verb < 0 || s.Tokens[tok].Rel != dyad.Obj || !movesOwn(s.Tokens[verb].Lemma) {
		return ""
	}
	for i := range p.mentions {
		c := &p.mentions[i]
		t := p.ln.words[c.coreTo-1].tok
		if t = p.head(c, p.ln.words[c.from].tok, t+1); c.code != "" && isSubject(s.Tokens[t].Rel) && (s.Tokens[t].Head == verb ||
			s.Tokens[verb].Rel == dyad.Xcomp && s.Tokens[t].Head == s.Tokens[verb].Head) {
			return c.code
		}
	}
	return ""
}

func movesOwn(lemma string) bool {
	switch lemma {
	case "send", "deploy", "redeploy", "withdraw", "dispatch", "mass", "station", "recall", "mobilize", "mobilise", "pull",
		"order", "move", "keep", "have", "maintain", "base", "commit", "contribute", "reinforce", "lose":
		return true
	}
	return false
}

func (p *phraser) identifyName(m *mention) {
	if m.coreTo-m.coreFrom > 1 {
		if role := p.apposition(m); role != nil {
			m.code, m.sector, m.reasons = role.code, role.sector, role.reasons
			m.rule = "apposition"
			if m.code == "" {
				m.code = p.context(role)
			}
			p.remember(m)
			return
		}
	}
	if k, ok := p.doc.names[p.lastWord(m)]; ok && (m.coreTo-m.coreFrom == 1 || k.entity == m.entity) {
		m.code, m.sector, m.entity, m.rule = k.code, k.sector, k.entity, "named before: "+k.why
	}
}

// apposition gives the role that a comma ties to a name, on either side.
func (p *phraser) apposition(m *mention) *mention {
	if m.to < len(p.ln.words) && p.ln.words[m.to].punct == ',' {
		if r := p.finalAt(m.to + 1); r != nil && isRole(r) {
			return r
		}
	}
	if m.from < 2 || p.ln.words[m.from-1].punct != ',' {
		return nil
	}
	for i := range p.mentions {
		if r := &p.mentions[i]; r.final && r.to == m.from-1 && isRole(r) && r.det != smallA {
			return r
		}
	}
	return nil
}

func isRole(m *mention) bool {
	return (m.class == classOffice || m.class == classAgent) && !m.plural && (m.sector != "" || m.code != "")
}

func (p *phraser) lastWord(m *mention) string {
	w := p.ln.words[m.coreTo-1]
	return strings.ToLower(p.ln.text[w.from:w.to])
}

func (p *phraser) remember(m *mention) {
	if m.code == "" && m.sector == "" {
		return
	}
	p.doc.names[p.lastWord(m)] = known{m.code, m.sector, m.entity, p.why(m)}
}

// place gives roles without a country that of the document, and notes which
// countries roles go with.
func (p *phraser) place() {
	for i := range p.mentions {
		m := &p.mentions[i]
		if !m.class.common() && (m.class != classPerson || m.entry >= 0 || m.title < 0) {
			continue
		}
		role := m.entry
		if m.class == classPerson {
			role = m.title
		}
		if m.det == smallHis && m.code == "" {
			continue // see owners
		}
		if m.code == "" && m.sector != "" && !m.foreign {
			m.code = p.context(m)
		}
		if m.code != "" {
			p.doc.holders[role] = m.code
		}
		if m.class == classPerson {
			p.remember(m)
		}
	}
}

// context gives the country of a role that names none, and notes the rule.
func (p *phraser) context(m *mention) string {
	role := m.entry
	if m.class == classPerson {
		role = m.title
	}
	if code := p.doc.holders[role]; code != "" && (m.class != classAgent || m.det == smallThe) {
		m.rule = "country of the last such mention"
		return code
	}
	if m.class == classInstitution {
		for i := range p.mentions {
			if c := &p.mentions[i]; c.to <= m.from && c.code != "" && (c.class == classOffice || c.class == classInstitution) && !c.place {
				m.rule = "country of the role before"
				return c.code
			}
		}
	}
	if m.class == classAgent {
		if code := p.sender(m); code != "" {
			m.rule = "country of who sends them"
			return code
		}
		for i := range p.mentions {
			if c := &p.mentions[i]; c.place && (c.kind == formCity || c.kind == formRegion || p.locative(c)) {
				m.rule = "country of the place"
				return c.code
			}
		}
	}
	if code := p.doc.dominant(); code != "" {
		m.rule = "country of the document"
		return code
	}
	return ""
}

// dominant gives the country that half of the country names of a document
// stand for, else that of its dateline.
func (doc *document) dominant() string {
	for code, n := range doc.codes {
		if 2*n > doc.total && n > 1 {
			return code
		}
	}
	return doc.dateline
}
