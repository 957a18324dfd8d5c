package dates

import "slices"

// A match is a place where a pattern of a rule fits.
type match struct {
	rule *rule
	pat  pattern
	toks []tok
	i, j int // tokens [i, j)
	at   [maxElems]int32
	n    [maxElems]int32 // tokens that the element took, 0 for none
}

// index says, for each word and class, which patterns may begin with it.
type index struct {
	byWord  [][]candidate
	byClass [64][]candidate
}

type candidate struct{ rule, pat int32 }

func newIndex(lx *lexicon, rules []rule) *index {
	ix := &index{byWord: make([][]candidate, len(lx.words))}
	for r := range rules {
		for p, pat := range rules[r].patterns {
			c := candidate{int32(r), int32(p)}
			for _, e := range pat {
				ix.add(lx, c, &e.set)
				if !e.optional {
					break
				}
			}
		}
	}
	for w := range ix.byWord {
		classes := lx.words[w].classes
		for c := range 64 {
			if classes&bit(c) != 0 {
				ix.byWord[w] = append(ix.byWord[w], ix.byClass[c]...)
			}
		}
		ix.byWord[w] = sortCandidates(ix.byWord[w])
	}
	for c := range ix.byClass {
		ix.byClass[c] = sortCandidates(ix.byClass[c])
	}
	return ix
}

func sortCandidates(cs []candidate) []candidate {
	slices.SortFunc(cs, func(a, b candidate) int {
		if a.rule != b.rule {
			return int(a.rule - b.rule)
		}
		return int(a.pat - b.pat)
	})
	return slices.Compact(cs)
}

func (ix *index) add(lx *lexicon, c candidate, s *set) {
	mask := s.mask
	if s.num {
		mask |= bit(classInt) | bit(classSmall) | bit(classTens) | bit(classScale) | bit(classVague)
		for _, w := range [...]string{"a", "half", "couple"} {
			if id, ok := lx.ids[w]; ok {
				ix.byWord[id] = append(ix.byWord[id], c)
			}
		}
	}
	for _, w := range s.words {
		ix.byWord[w] = append(ix.byWord[w], c)
	}
	for k := range 64 {
		if mask&bit(k) != 0 {
			ix.byClass[k] = append(ix.byClass[k], c)
		}
	}
}

// longest gives the longest match that begins at token i; of two equally long
// ones the one of the earlier rule.
func (f *Finder) longest(toks []tok, i int) (best match, ok bool) {
	t := &toks[i]
	if t.word >= 0 {
		return f.longestOf(toks, i, f.index.byWord[t.word])
	}
	for c := classInt; c <= classOrdNum; c++ {
		if t.classes&bit(c) == 0 {
			continue
		}
		m, found := f.longestOf(toks, i, f.index.byClass[c])
		if found && (!ok || m.j > best.j || m.j == best.j && m.rule.rank < best.rule.rank) {
			best, ok = m, true
		}
	}
	return best, ok
}

func (f *Finder) longestOf(toks []tok, i int, cs []candidate) (best match, ok bool) {
	for _, c := range cs {
		r := &f.rules[c.rule]
		m := match{rule: r, pat: r.patterns[c.pat], toks: toks, i: i}
		if !f.fit(&m, i, 0) || ok && m.j <= best.j || !r.fitsSides(toks, m.i, m.j) {
			continue
		}
		best, ok = m, true
	}
	return best, ok
}

// fit tries the elements from k on at token i; an optional one is first taken,
// then left out.
func (f *Finder) fit(m *match, i, k int) bool {
	if k == len(m.pat) {
		m.j = i
		return i > m.i
	}
	e := &m.pat[k]
	if i < len(m.toks) && m.toks[i].sent == m.toks[m.i].sent &&
		!(e.glued && i > 0 && m.toks[i].from != m.toks[i-1].to) {
		n := 0
		if e.has(&m.toks[i]) {
			n = 1
		} else if e.num {
			_, n = f.lex.numberAt(m.toks, i)
		}
		if n > 0 {
			m.at[k], m.n[k] = int32(i), int32(n)
			if f.fit(m, i+n, k+1) {
				return true
			}
		}
	}
	m.n[k] = 0
	return e.optional && f.fit(m, i, k+1)
}

func (r *rule) fitsSides(toks []tok, i, j int) bool {
	left, right := (*tok)(nil), (*tok)(nil)
	if i > 0 && toks[i-1].sent == toks[i].sent {
		left = &toks[i-1]
	}
	if j < len(toks) && toks[j].sent == toks[j-1].sent {
		right = &toks[j]
	}
	s := &r.sides
	return s[sideLeft].allows(left) && s[sideRight].allows(right) &&
		(!s[sideNotLeft].used || !s[sideNotLeft].holds(left)) &&
		(!s[sideNotRight].used || !s[sideNotRight].holds(right))
}

func (s *side) allows(t *tok) bool { return !s.used || s.holds(t) }

func (s *side) holds(t *tok) bool {
	if t == nil {
		return s.edge
	}
	return s.set.has(t)
}

// tokenOf gives the first token of the match that is in the class: one that an
// element took for its class, else one that an element took for its word.
func (m *match) tokenOf(class int) *tok {
	var byWord *tok
	for k := range m.pat {
		if m.n[k] != 1 {
			continue
		}
		t := &m.toks[m.at[k]]
		switch {
		case t.classes&bit(class) == 0:
		case m.pat[k].mask&bit(class) != 0:
			return t
		case byWord == nil && m.pat[k].mask&t.classes == 0:
			byWord = t
		}
	}
	return byWord
}

// has reports whether the match holds the word.
func (m *match) has(word int32) bool {
	for i := m.i; i < m.j; i++ {
		if m.toks[i].word == word {
			return true
		}
	}
	return false
}
