package actors

import "dyad"

// cutRuns cuts the line at punctuation, function words and verbs.
func (p *phraser) cutRuns() {
	p.runs = p.runs[:0]
	cur := run{from: -1}
	end := func(i int) {
		if cur.from >= 0 && i > cur.from {
			cur.to = i
			p.runs = append(p.runs, cur)
		}
		cur = run{from: -1}
	}
	for i := 0; i < len(p.ln.words); i++ {
		if u := p.ln.unitAt[i]; u >= 0 {
			if cur.from < 0 {
				cur.from = i
			}
			i = p.ln.units[u].to - 1
			if p.endsName(i + 1) {
				end(i + 1)
			}
			continue
		}
		w := &p.ln.words[i]
		switch k := p.lex.small(w.id); {
		case w.punct != 0:
			end(i)
		case k == smallThe || k == smallA || k == smallHis:
			end(i)
			cur = run{from: i, det: k}
		case k == smallAnti || k == smallName || k == smallForeign || k == smallFix && w.joined:
			if cur.from < 0 {
				cur.from = i
			}
		case k != 0 || !p.filler(i):
			end(i)
		case cur.from < 0:
			cur.from = i
		}
	}
	end(len(p.ln.words))
}

// endsName reports whether a person's name ends before word i and no noun
// phrase goes on: what follows is small and unknown ("Obama withdrew troops").
func (p *phraser) endsName(i int) bool {
	if i >= len(p.ln.words) || p.ln.unitAt[i] >= 0 || p.ln.words[i-1].poss {
		return false
	}
	u := p.ln.units[p.ln.unitAt[i-1]]
	w := &p.ln.words[i]
	return p.lex.entries[p.lex.senses[u.sense].entry].class == classPerson && w.punct == 0 && !w.upper && !w.joined
}

// filler reports whether an unknown word can stand inside a noun phrase.
func (p *phraser) filler(i int) bool {
	w := &p.ln.words[i]
	if w.tok < 0 {
		return true
	}
	t := &p.ln.s.Tokens[w.tok]
	switch t.UPOS {
	case dyad.ADJ, dyad.NOUN, dyad.PROPN, dyad.NUM, dyad.X, dyad.SYM:
		return true
	case dyad.VERB:
		return w.joined || (t.XPOS == dyad.VBN || t.XPOS == dyad.VBG) && t.Rel == dyad.Amod
	case dyad.ADV:
		return t.Rel == dyad.Advmod && t.Head > w.tok && p.ln.s.Tokens[t.Head].UPOS == dyad.ADJ
	}
	return w.joined
}
