package actors

import (
	"strings"

	"dyad"
)

// Resolve reads a phrase on its own, without a parse: "Iraqi lawmakers", "the
// head of Iran's Quds Force". The actor has no code where the phrase does not
// tell it, and no Why where nothing in it is known.
func (lex *Lexicon) Resolve(phrase string, on dyad.Day) dyad.Actor {
	if len(phrase) > maxLine {
		phrase = phrase[:maxLine]
	}
	phrase = strings.ToValidUTF8(phrase, "�")
	p := phraser{lex: lex, when: func(int) period { return period{on, on} }}
	lex.cutLine(&p.ln, phrase, dyad.Span{From: 0, To: len(phrase)}, nil)
	p.read()
	ac := dyad.Actor{Text: phrase, Span: dyad.Span{From: 0, To: len(phrase)}}
	best := p.subject()
	if best == nil {
		return ac
	}
	got := p.actor(best)
	ac.Code, ac.Sector, ac.Entity, ac.Place, ac.Why = got.Code, got.Sector, got.Entity, got.Place, got.Why
	return ac
}

// subject gives the first mention that heads a noun phrase, else the widest;
// one that tells nothing does not count.
func (p *phraser) subject() (best *mention) {
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.code == "" && m.sector == "" {
			continue
		}
		if m.final {
			return m
		}
		if best == nil || m.to-m.from > best.to-best.from {
			best = m
		}
	}
	return best
}
