package read

import (
	"fmt"
	"math/bits"
	"strings"
	"unicode"
)

// A sequence is a parsed pattern: it must cover a line from its first word to
// its last.
type sequence []element

// An element is one place of a pattern.
type element struct {
	words    map[string]bool // one of these words
	class    string          // or a word of this class: NAME, NUMBER, MONTH, WORD
	any      []sequence      // or one of these sequences
	min, max int             // how often
}

// parsePattern reads
//
//	share this [article|story] ...
//
// word       that word, whatever its case
// a|b        one of the words
// (a b|c)    one of the phrases
// [a b|c]    the same, or nothing
// ...        any words, or none
// NAME       one to five capitalised words, as in a person's name
// NUMBER     a word of digits, or a number in words up to ten
// MONTH      the name of a month
// WORD       any one word
func parsePattern(s string) (sequence, error) {
	for _, p := range []string{"(", ")", "[", "]", "|"} {
		s = strings.ReplaceAll(s, `\`+p, escapedMark[p])
		s = strings.ReplaceAll(s, p, " "+p+" ")
	}
	p := &patternParser{tokens: strings.Fields(s)}
	alts, err := p.alternatives("")
	if err != nil {
		return nil, fmt.Errorf("pattern %q: %w", s, err)
	}
	if len(alts) == 1 {
		return alts[0], nil
	}
	return sequence{{any: alts, min: 1, max: 1}}, nil
}

var escapedMark = map[string]string{"(": "\x01", ")": "\x02", "|": "\x03", "[": "\x04", "]": "\x05"}
var unescapeMark = strings.NewReplacer("\x01", "(", "\x02", ")", "\x03", "|")

type patternParser struct {
	tokens []string
	i      int
}

// alternatives reads sequences parted by | up to the closing token.
func (p *patternParser) alternatives(closing string) ([]sequence, error) {
	var alts []sequence
	var seq sequence
	for ; p.i < len(p.tokens); p.i++ {
		switch tok := p.tokens[p.i]; tok {
		case closing:
			return append(alts, seq), nil
		case "|":
			alts, seq = append(alts, seq), nil
		case "(", "[":
			p.i++
			inner, err := p.alternatives(map[string]string{"(": ")", "[": "]"}[tok])
			if err != nil {
				return nil, err
			}
			e := element{any: inner, min: 1, max: 1}
			if tok == "[" {
				e.min = 0
			}
			seq = append(seq, e)
		case ")", "]":
			return nil, fmt.Errorf("%s without its opening", tok)
		default:
			seq = append(seq, elementOf(tok))
		}
	}
	if closing != "" {
		return nil, fmt.Errorf("no closing %s", closing)
	}
	return append(alts, seq), nil
}

func elementOf(tok string) element {
	switch tok {
	case "...":
		return element{class: "WORD", max: maxLineWords}
	case "NAME":
		return element{class: tok, min: 1, max: 5}
	case "NUMBER", "MONTH", "WORD":
		return element{class: tok, min: 1, max: 1}
	}
	return element{words: map[string]bool{strings.ToLower(unescapeMark.Replace(tok)): true}, min: 1, max: 1}
}

// keys are words of which every matching line has one; nil when there are none.
func (s sequence) keys() []string {
	var best []string
	for _, e := range s {
		if e.min == 0 {
			continue
		}
		keys := e.keys()
		if len(keys) > 0 && (best == nil || len(keys) < len(best)) {
			best = keys
		}
	}
	return best
}

func (e element) keys() []string {
	var keys []string
	for w := range e.words {
		keys = append(keys, w)
	}
	if e.class == "MONTH" {
		for m := range months {
			keys = append(keys, m)
		}
	}
	for _, s := range e.any {
		k := s.keys()
		if len(k) == 0 {
			return nil
		}
		keys = append(keys, k...)
	}
	return keys
}

// places is a set of places in a line: bit i is the place before word i.
type places uint64

// matches reports whether the pattern covers all words, of which there are at
// most maxLineWords. Every state is tried once, so no pattern and no line can
// make it slow.
func (s sequence) matches(words []word) bool {
	return s.reach(words, 1)>>len(words)&1 == 1
}

// reach turns the places where the pattern may begin into the places where it
// may have ended.
func (s sequence) reach(words []word, at places) places {
	for _, e := range s {
		if at == 0 {
			return 0
		}
		at = e.reach(words, at)
	}
	return at
}

func (e element) reach(words []word, at places) places {
	var out places
	if e.min == 0 {
		out = at
	}
	if e.max >= maxLineWords { // any words: every place from the first on
		return -(at & -at) & (1<<(len(words)+1) - 1)
	}
	for n := 1; n <= e.max && at != 0; n++ {
		if at = e.once(words, at); n >= e.min {
			out |= at
		}
	}
	return out
}

func (e element) once(words []word, at places) places {
	var out places
	for _, s := range e.any {
		out |= s.reach(words, at)
	}
	if e.any != nil {
		return out
	}
	for rest := at; rest != 0; rest &= rest - 1 {
		if i := bits.TrailingZeros64(uint64(rest)); i < len(words) && e.takes(words[i]) {
			out |= 1 << (i + 1)
		}
	}
	return out
}

func (e element) takes(w word) bool {
	switch e.class {
	case "":
		return e.words[w.lower]
	case "WORD":
		return true
	case "NAME":
		return w.upper || nameParticles[w.lower]
	case "MONTH":
		return months[w.lower] > 0
	default: // NUMBER
		return w.lower != "" && unicode.IsDigit(rune(w.lower[0])) || numberWords[w.lower]
	}
}

var (
	nameParticles = wordSet("al bin da de del der di du el ibn la le ter van von y")
	numberWords   = wordSet("one two three four five six seven eight nine ten")
)
