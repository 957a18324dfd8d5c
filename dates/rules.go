package dates

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// A rule says how a kind of time expression is written and what it means.
// In a rule file it is a block of lines:
//
//	rule  NAME
//	means MEANING [ARGUMENT...]      a function of meanings.go
//	match ELEMENT...                 how it is written; may stand several times
//	left  SET, right SET             the neighbour must be one of these
//	not-left SET, not-right SET      the neighbour must not be one of these
//	article                          "the" before it belongs to it
//	test  [DAY] TEXT                 expressions in TEXT are marked [words|TYPE value]
//
// An element is a word, a CLASS of words.txt or alternatives (a|b|CLASS). A
// question mark after it makes it optional; a tilde before it forbids white
// space before it. A SET is alternatives without brackets; START is the
// beginning of a sentence, END its end.
type rule struct {
	name     string
	op       meaning
	args     []string
	patterns []pattern
	sides    [4]side
	article  bool
	rank     int // place among all rules
	where    string
	tests    []Test
}

// The four neighbour conditions, in the order of rule.sides.
var sideNames = [4]string{"left", "right", "not-left", "not-right"}

const (
	sideLeft = iota
	sideRight
	sideNotLeft
	sideNotRight
)

// A side is a set of neighbours; edge stands for the sentence's end there.
type side struct {
	set  set
	edge bool
	used bool
}

// A Test is a test line of a rule file: Text with each expected expression
// marked as [words|TYPE value].
type Test struct {
	Where, Rule, Published, Text string
}

// A pattern is a sequence of elements.
type pattern []elem

type elem struct {
	set
	optional, glued bool
}

// A set is a set of words and classes.
type set struct {
	mask  uint64
	words []int32
	num   bool // a number of several tokens
}

func (s *set) has(t *tok) bool {
	return s.mask&t.classes != 0 || t.word >= 0 && slices.Contains(s.words, t.word)
}

// A widening is words to the left of an expression that belong to it:
// "early", "the end of", "more than". See rules/widen.txt.
type widening struct {
	mod   string
	words []int32
}

// readRules reads every rule file of the folder in the order of their names,
// and gives the rules and the widenings.
func readRules(fsys fs.FS, lx *lexicon) ([]rule, []widening, error) {
	names, err := fs.Glob(fsys, "*.txt")
	if err != nil {
		return nil, nil, fmt.Errorf("list rules: %w", err)
	}
	var rules []rule
	var wide []widening
	for _, name := range names {
		if name == "words.txt" {
			continue
		}
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, nil, fmt.Errorf("read rules: %w", err)
		}
		for n, line := range strings.Split(string(b), "\n") {
			key, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
			rest = strings.TrimSpace(rest)
			where := path.Base(name) + ":" + strconv.Itoa(n+1)
			switch {
			case key == "" || key[0] == '#':
			case key == "rule":
				rules = append(rules, rule{name: rest, where: where, rank: len(rules)})
			case key == "widen":
				wide, err = addWidening(wide, lx, rest)
			case len(rules) == 0:
				err = fmt.Errorf("%q before the first rule", key)
			default:
				err = rules[len(rules)-1].add(lx, key, rest, where)
			}
			if err != nil {
				return nil, nil, fmt.Errorf("%s: %w", where, err)
			}
		}
	}
	for _, r := range rules {
		if r.op == nil || len(r.patterns) == 0 {
			return nil, nil, fmt.Errorf("%s: rule %s lacks means or match", r.where, r.name)
		}
	}
	return rules, wide, nil
}

func (r *rule) add(lx *lexicon, key, rest, where string) error {
	switch key {
	case "means":
		f := strings.Fields(rest)
		if len(f) == 0 || meanings()[f[0]] == nil {
			return fmt.Errorf("there is no meaning %q", rest)
		}
		r.op, r.args = meanings()[f[0]], f[1:]
	case "match":
		p, err := readPattern(lx, rest)
		if err != nil {
			return err
		}
		r.patterns = append(r.patterns, p)
	case "article":
		r.article = true
	case "test":
		t := Test{Where: where, Rule: r.name, Text: rest}
		if len(rest) > 10 && rest[4] == '-' && rest[7] == '-' && rest[10] == ' ' {
			t.Published, t.Text = rest[:10], strings.TrimSpace(rest[11:])
		}
		r.tests = append(r.tests, t)
	default:
		i := slices.Index(sideNames[:], key)
		if i < 0 {
			return fmt.Errorf("there is no line %q in a rule", key)
		}
		return r.sides[i].read(lx, rest)
	}
	return nil
}

func (s *side) read(lx *lexicon, text string) error {
	s.used = true
	for _, w := range strings.Fields(strings.ReplaceAll(text, "|", " ")) {
		if w == "START" || w == "END" {
			s.edge = true
		} else if err := s.set.add(lx, w); err != nil {
			return err
		}
	}
	return nil
}

// maxElems bounds a pattern; a match keeps its captures in an array.
const maxElems = 12

func readPattern(lx *lexicon, text string) (pattern, error) {
	var p pattern
	for _, w := range strings.Fields(text) {
		var e elem
		w, e.optional = strings.CutSuffix(w, "?")
		if w == "" {
			w, e.optional = "?", false
		}
		if len(w) > 1 {
			w, e.glued = strings.CutPrefix(w, "~")
		}
		if strings.HasPrefix(w, "(") && strings.HasSuffix(w, ")") && len(w) > 2 {
			w = w[1 : len(w)-1]
		}
		for _, alt := range strings.Split(w, "|") {
			if err := e.set.add(lx, alt); err != nil {
				return nil, err
			}
		}
		p = append(p, e)
	}
	if len(p) == 0 || len(p) > maxElems || !slices.ContainsFunc(p, func(e elem) bool { return !e.optional }) {
		return nil, fmt.Errorf("read pattern %q: want 1 to %d elements, not all optional", text, maxElems)
	}
	return p, nil
}

func (s *set) add(lx *lexicon, w string) error {
	if w == "" {
		return fmt.Errorf("an empty alternative")
	}
	if w != strings.ToLower(w) {
		c := lx.class(w)
		if c < 0 {
			return fmt.Errorf("there is no class %s", w)
		}
		if c == classNum {
			s.num = true
		} else {
			s.mask |= bit(c)
		}
		return nil
	}
	s.words = append(s.words, lx.intern(w))
	return nil
}

// addWidening reads "MOD words | words".
func addWidening(wide []widening, lx *lexicon, text string) ([]widening, error) {
	mod, rest, _ := strings.Cut(text, " ")
	if mod == "" || strings.TrimSpace(rest) == "" {
		return nil, fmt.Errorf("read widen: want MOD words | words")
	}
	for _, alt := range strings.Split(rest, "|") {
		w := widening{mod: mod}
		for _, word := range strings.Fields(alt) {
			w.words = append(w.words, lx.intern(word))
		}
		if len(w.words) > 0 {
			wide = append(wide, w)
		}
	}
	// The longest first: "the end of" before "of".
	slices.SortStableFunc(wide, func(a, b widening) int { return len(b.words) - len(a.words) })
	return wide, nil
}

// arg gives the i-th argument of the meaning, "" for none.
func (r *rule) arg(i int) string {
	if i < len(r.args) {
		return r.args[i]
	}
	return ""
}
