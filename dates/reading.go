package dates

import (
	"slices"
	"strings"

	"dyad"
)

// A reading is one pass over a text: what was found so far is the context of
// what follows.
type reading struct {
	f         *Finder
	text      string
	toks      []tok
	published dyad.Day
	parsed    []dyad.Sentence // nil when only scanned

	found []found
	ref   period // the last date of the narrative
	// quarter is the last quarter spoken of: "a year earlier" in a report on
	// results means the same quarter.
	quarter period
	deeds   map[int32]period // deeds with a date, by their word
	marked  int              // found[:marked] have dated their sentence's deeds
}

// found is a time expression with what it means.
type found struct {
	i, j   int // tokens
	typ    string
	value  string
	p      period
	anchor bool // moves the narrative: later "the next day" counts from it
	clock  string
	rule   *rule
}

// dates runs over the tokens from left to right.
func (r *reading) dates() []dyad.Date {
	for i := 0; i < len(r.toks); {
		if r.toks[i].word < 0 && r.toks[i].classes == 0 {
			i++
			continue
		}
		m, ok := r.f.longest(r.toks, i)
		if !ok {
			i++
			continue
		}
		if fd, ok := m.rule.op(r, &m); ok {
			fd.i, fd.j, fd.rule = m.i, m.j, m.rule
			r.add(fd, &m)
		}
		i = m.j // a meaning may give tokens back
	}
	return r.result()
}

func (r *reading) add(fd found, m *match) {
	r.datedDeeds(r.toks[fd.i].sent)
	startsWithNumber := m.n[0] > 0 && m.pat[0].num
	r.widen(&fd, startsWithNumber)
	if r.mergeClock(&fd) {
		return
	}
	if fd.anchor && fd.p.known() {
		r.ref = fd.p
		if fd.p.grain == grainQuarter {
			r.quarter = fd.p
		}
	}
	r.found = append(r.found, fd)
}

// mergeClock joins a time of day to the day beside it: "5 p.m. Friday" is one
// expression, "5 p.m. on Friday" two, the first with the day of the second.
func (r *reading) mergeClock(fd *found) bool {
	if len(r.found) == 0 {
		return false
	}
	last := &r.found[len(r.found)-1]
	if r.toks[last.i].sent != r.toks[fd.i].sent {
		return false
	}
	gap := r.toks[last.j:fd.i]
	near := len(gap) == 0 || len(gap) == 1 && (gap[0].word == r.f.words.comma || gap[0].word == r.f.words.on)
	if !near || last.clock == "" || fd.clock != "" || fd.p.grain != grainDay {
		return false
	}
	last.p = fd.p
	last.value = fd.p.value() + last.clock
	if len(gap) == 1 && gap[0].word == r.f.words.on {
		return false
	}
	last.j = fd.j
	r.ref = fd.p
	return true
}

// widen takes in the words to the left that belong to the expression, and
// narrows the days where they do: "early", "the end of", "nearly".
func (r *reading) widen(fd *found, number bool) {
	limit := 0
	if n := len(r.found); n > 0 {
		limit = r.found[n-1].j
	}
	for range 3 {
		w := r.widening(fd.i, limit, number, fd)
		if w == nil {
			break
		}
		fd.i -= len(w.words)
		switch w.mod {
		case "EARLY":
			fd.p = fd.p.third(0)
		case "MID":
			fd.p = fd.p.third(1)
		case "LATE":
			fd.p = fd.p.third(2)
		}
	}
	if fd.i > limit && fd.rule.article && r.toks[fd.i-1].word == r.f.words.the && r.toks[fd.i-1].sent == r.toks[fd.i].sent {
		fd.i--
	}
}

func (r *reading) widening(i, limit int, number bool, fd *found) *widening {
	for k := range r.f.wide {
		w := &r.f.wide[k]
		n := len(w.words)
		if i-n < limit || r.toks[i-n].sent != r.toks[i].sent || (w.mod == "ABOUT") != (number && w.mod == "ABOUT") ||
			w.mod != "ABOUT" && fd.p.grain == grainNone {
			continue
		}
		if slices.EqualFunc(r.toks[i-n:i], w.words, func(t tok, word int32) bool { return t.word == word }) {
			return w
		}
	}
	return nil
}

// result writes what was found as dates.
func (r *reading) result() []dyad.Date {
	out := make([]dyad.Date, 0, len(r.found))
	for i := range r.found {
		fd := &r.found[i]
		sp := dyad.Span{From: int(r.toks[fd.i].from), To: int(r.toks[fd.j-1].to)}
		d := dyad.Date{Span: sp, Sentence: int(r.toks[fd.i].sent), Text: sp.Of(r.text), Type: fd.typ, Value: fd.value,
			First: fd.p.first, Last: fd.p.last, Precision: fd.p.precision(), Why: "dates:" + fd.rule.name}
		if d.Value == "" && fd.typ != "DURATION" && fd.typ != "SET" {
			d.Value = fd.p.value()
		}
		if d.First <= 0 || d.Last <= 0 {
			d.First, d.Last, d.Precision = 0, 0, dyad.PrecisionUnknown
		}
		out = append(out, d)
	}
	return out
}

// datedDeeds gives the deeds of the sentences before sent that hold exactly
// one date that date, so that "three days after the vote" can count from it.
func (r *reading) datedDeeds(sent int32) {
	for r.marked < len(r.found) && r.toks[r.found[r.marked].i].sent < sent {
		first := r.marked
		at := r.toks[r.found[first].i].sent
		for r.marked < len(r.found) && r.toks[r.found[r.marked].i].sent == at {
			r.marked++
		}
		if fd := &r.found[first]; r.marked == first+1 && fd.p.grain == grainDay {
			r.markDeeds(fd)
			continue
		}
		for k := first; k < r.marked; k++ {
			r.markNext(&r.found[k])
		}
	}
}

// markDeeds dates every deed of the sentence of fd.
func (r *reading) markDeeds(fd *found) {
	sent := r.toks[fd.i].sent
	for i := fd.i - 1; i >= 0 && r.toks[i].sent == sent; i-- {
		r.mark(i, fd.p)
	}
	for i := fd.j; i < len(r.toks) && r.toks[i].sent == sent; i++ {
		r.mark(i, fd.p)
	}
}

// markNext dates the deed that the date stands before: "the Oct. 23 attack",
// "Wednesday's ruling".
func (r *reading) markNext(fd *found) {
	if fd.p.grain != grainDay {
		return
	}
	for i := fd.j; i < min(fd.j+3, len(r.toks)) && r.toks[i].sent == r.toks[fd.i].sent; i++ {
		if r.mark(i, fd.p) {
			return
		}
	}
}

// mark gives token i the period if it is the noun of a deed.
func (r *reading) mark(i int, p period) bool {
	t := &r.toks[i]
	if t.classes&bit(classDeed) == 0 {
		return false
	}
	if r.deeds == nil {
		r.deeds = map[int32]period{}
	}
	r.deeds[t.word] = p
	return true
}

// countSentences replaces the light count of sentences by the parser's.
func (r *reading) countSentences(ss []dyad.Sentence) {
	k := 0
	for i := range r.toks {
		for k < len(ss) && ss[k].Span.To <= int(r.toks[i].from) {
			k++
		}
		r.toks[i].sent = int32(k)
	}
}

// known are the words that code asks about by name.
type known struct {
	the, on, comma, to, be, a, an, one, past  int32
	s, in, at, of, for_, since, before, until int32
}

func (lx *lexicon) knownWords() known {
	var k known
	for _, w := range []struct {
		word string
		to   *int32
	}{{"the", &k.the}, {"on", &k.on}, {",", &k.comma}, {"to", &k.to}, {"be", &k.be}, {"a", &k.a}, {"an", &k.an},
		{"one", &k.one}, {"past", &k.past}, {"'s", &k.s}, {"in", &k.in}, {"at", &k.at}, {"of", &k.of},
		{"for", &k.for_}, {"since", &k.since}, {"before", &k.before}, {"until", &k.until}} {
		*w.to = lx.intern(w.word)
	}
	return k
}

// lower gives the words of token i in small letters.
func (r *reading) lower(i int) string { return strings.ToLower(r.text[r.toks[i].from:r.toks[i].to]) }
