package read

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An effect is what a rule does to the line it matches.
type effect string

const (
	effectDrop      effect = "drop"      // the line goes
	effectList      effect = "list"      // it goes, with the headlines listed below it
	effectTruncated effect = "truncated" // it goes, and marks the article as cut off
	effectByline    effect = "byline"    // it goes; its name is an author's
	effectDate      effect = "date"      // it goes; near the head it dates the article
)

// rule is one block of clean.txt; clean.txt describes the form.
type rule struct {
	name     string
	effect   effect
	edge     bool // only among the first or last lines of an article
	maxWords int
	patterns []sequence
	tests    []ruleTest
}

type ruleTest struct {
	line int
	drop bool
	text string
}

// rules are the parsed clean.txt. byWord leads from a word that a pattern
// cannot do without to the patterns worth trying, in file order.
type rules struct {
	all    []*rule
	byWord map[string][]candidate
}

type candidate struct {
	order int
	rule  *rule
	seq   sequence
}

const defaultMaxWords = 25

func parseRules(text string) (*rules, error) {
	rs := &rules{byWord: map[string][]candidate{}}
	var cur *rule
	for i, raw := range strings.Split(text, "\n") {
		if c := strings.Index(raw, "# "); c >= 0 || strings.TrimSpace(raw) == "#" {
			raw = raw[:max(c, 0)]
		}
		ln := strings.TrimSpace(raw)
		if ln == "" {
			continue
		}
		if name, ok := strings.CutPrefix(ln, "rule "); ok {
			cur = &rule{name: name, effect: effectDrop, maxWords: defaultMaxWords}
			rs.all = append(rs.all, cur)
			continue
		}
		if cur == nil {
			return nil, fmt.Errorf("line %d: %q stands before the first rule", i+1, ln)
		}
		if err := cur.take(ln, i+1); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
	}
	return rs, rs.index()
}

// take reads one line of the rule's block.
func (r *rule) take(ln string, n int) error {
	key, rest, _ := strings.Cut(ln, " ")
	rest = strings.TrimSpace(rest)
	switch key {
	case "does":
		switch e := effect(rest); e {
		case effectDrop, effectList, effectTruncated, effectByline, effectDate:
			r.effect = e
		default:
			return fmt.Errorf("rule %s does %q: want drop, list, truncated, byline or date", r.name, rest)
		}
	case "at":
		if rest != "edge" {
			return fmt.Errorf("rule %s at %q: want edge", r.name, rest)
		}
		r.edge = true
	case "max":
		if _, err := fmt.Sscanf(rest, "%d words", &r.maxWords); err != nil || r.maxWords > maxLineWords {
			return fmt.Errorf("rule %s max %q: want a number of words up to %d", r.name, rest, maxLineWords)
		}
	case "drop", "keep":
		r.tests = append(r.tests, ruleTest{line: n, drop: key == "drop", text: rest})
	case "line":
		seq, err := parsePattern(rest)
		if err != nil {
			return fmt.Errorf("rule %s: %w", r.name, err)
		}
		r.patterns = append(r.patterns, seq)
	default:
		return fmt.Errorf("rule %s: unknown word %q", r.name, key)
	}
	return nil
}

func (rs *rules) index() error {
	order := 0
	for _, r := range rs.all {
		if len(r.patterns) == 0 {
			return fmt.Errorf("rule %s has no line", r.name)
		}
		for _, seq := range r.patterns {
			keys := seq.keys()
			if len(keys) == 0 {
				return fmt.Errorf("rule %s has a line without a word that must be there", r.name)
			}
			order++
			for _, k := range keys {
				rs.byWord[k] = append(rs.byWord[k], candidate{order, r, seq})
			}
		}
	}
	return nil
}

// match returns the first rule of the file that the line falls under, or nil.
func (rs *rules) match(words []word, edge bool) *rule {
	if len(words) > maxLineWords {
		return nil
	}
	var best *rule
	bestOrder := 0
	for _, w := range words {
		for _, c := range rs.byWord[w.lower] {
			if best != nil && c.order >= bestOrder {
				break
			}
			if len(words) <= c.rule.maxWords && (edge || !c.rule.edge) && c.seq.matches(words) {
				best, bestOrder = c.rule, c.order
			}
		}
	}
	return best
}

// A word of a line: letters and digits, or one of the marks that rules speak
// of. Apostrophes are left out of words, other punctuation is left out.
type word struct {
	lower string
	upper bool // begins with a capital
}

// maxLineWords is the length from which a line is an article's, whatever it
// says. It lets the places in a line fit the bits of a word.
const maxLineWords = 63

// marks are the signs that rules may name.
const marks = ":()©|/@>$"

// wordsOf splits a line; it stops soon after maxLineWords.
func wordsOf(line string) []word {
	words := make([]word, 0, 32)
	start := -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		first, _ := utf8.DecodeRuneInString(line[start:])
		w := strings.ToLower(line[start:end])
		if strings.ContainsAny(w, "'’") {
			w = strings.NewReplacer("'", "", "’", "").Replace(w)
		}
		words = append(words, word{w, unicode.IsUpper(first)})
		start = -1
	}
	for i, r := range line {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || start >= 0 && (r == '\'' || r == '’'):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			if strings.ContainsRune(marks, r) {
				words = append(words, word{lower: string(r)})
			}
		}
		if len(words) > maxLineWords {
			return words
		}
	}
	flush(len(line))
	// A mark that only closes the line says nothing.
	for len(words) > 1 && words[len(words)-1].lower == ":" {
		words = words[:len(words)-1]
	}
	return words
}
