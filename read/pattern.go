package read

import (
	"fmt"
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

// matches reports whether the pattern covers all words. The work is bounded:
// a line has at most maxLineWords words, and each state is tried once.
func (s sequence) matches(words []word) bool {
	at := make([]bool, len(words)+1)
	at[0] = true
	return s.reach(words, at)[len(words)]
}

// reach turns the set of places where the pattern may begin into the set of
// places where it may have ended. at[i] means: before word i.
func (s sequence) reach(words []word, at []bool) []bool {
	for _, e := range s {
		at = e.reach(words, at)
	}
	return at
}

func (e element) reach(words []word, at []bool) []bool {
	out := make([]bool, len(at))
	if e.min == 0 {
		copy(out, at)
	}
	for n := 1; n <= e.max; n++ {
		at = e.once(words, at)
		some := false
		for i, ok := range at {
			if ok {
				some = true
				if n >= e.min {
					out[i] = true
				}
			}
		}
		if !some {
			break
		}
	}
	return out
}

func (e element) once(words []word, at []bool) []bool {
	out := make([]bool, len(at))
	for _, s := range e.any {
		for i, ok := range s.reach(words, at) {
			out[i] = out[i] || ok
		}
	}
	if e.any != nil {
		return out
	}
	for i, w := range words {
		if at[i] && e.takes(w) {
			out[i+1] = true
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
