package events

import (
	"bufio"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// The pattern files hold blocks separated by blank lines; "#" starts a
// comment. A block opens with what its patterns mean,
//
//	event TYPE [MODE...] [cameo CODE] [symmetric|swap|both|real]
//	standing KIND [swap]
//	operator KIND
//	class NAME WORD|WORD...
//
// and goes on with one pattern a line,
//
//	verb LEMMA|LEMMA [SLOT...]
//	noun LEMMA|LEMMA [SLOT...]
//	adj  LEMMA|LEMMA [SLOT...]
//
// and with test lines ("test SENTENCE => TYPE SOURCE > TARGET"), which go
// test runs. The slots after the head say what must stand around it:
//
//	T              the object is the target
//	T's            (nouns) the possessor or compound is the target
//	with|to T      a phrase with one of the prepositions is the target
//	<talks|chat>   the object is one of these nouns, or a noun of a class of that name; an
//	               actor inside it is the target
//	on <talks>     a phrase with the preposition is one of these nouns
//	+out           a particle
//	*              the object is what the act is about (demand WITHDRAWAL)
//	to *, that *   an infinitive, clause or phrase is what the act is about
//	-word|word     neither the object nor what the act is about is one of these
//	S=<ties>       the subject is one of these nouns
//	S@CVL|LAB      the doer has one of these sectors
//
// A slot that ends in "?" may be missing. Flags of an event: symmetric, both
// sides do it and all are sources; swap, the grammatical subject is the
// target; both, no event unless both sides are actors; real, what the act is
// about has happened and is coded too.

type slotKind uint8

const (
	slotTarget  slotKind = iota // a target
	slotWords                   // a noun of a list
	slotContent                 // what the act is about
	slotParticle
	slotNot     // the object is none of the list
	slotSubject // the subject is one of the list
	slotSector  // the doer has one of the sectors
)

type slot struct {
	kind     slotKind
	preps    []string // nil: the object; "to" and "that" with slotContent: infinitive, clause
	poss     bool     // T's
	words    map[string]bool
	optional bool
}

type headKind uint8

const (
	headVerb headKind = iota
	headNoun
	headAdj
)

// meaning is what a block says of all its patterns.
type meaning struct {
	operator  string // "" for an event
	standing  string // "" for an event
	typ       string
	modes     []string
	cameo     string
	symmetric bool
	swap      bool
	both      bool
	real      bool
}

type pattern struct {
	*meaning
	head   headKind
	lemmas []string
	slots  []slot
	name   string // file:line and words, shown as the reason of an event
}

// A Test is a test line of a pattern file.
type Test struct {
	Where, Sentence, Want string
}

// patterns is the content of all pattern files.
type patterns struct {
	byLemma  [3]map[string][]*pattern // of events and operators, by kind of head
	standing [3]map[string][]*pattern
	classes  map[string]map[string]bool
	tests    []Test
	n        int
}

var prepositions = set("of to on upon against with for from by at in into over about between among toward towards " +
	"that behind under as after out off onto through across near alongside via than around before within without")

// set makes a set of the words of s.
func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

func loadPatterns(fsys fs.FS, sc *Scheme) (*patterns, error) {
	ps := &patterns{classes: map[string]map[string]bool{}}
	for i := range ps.byLemma {
		ps.byLemma[i], ps.standing[i] = map[string][]*pattern{}, map[string][]*pattern{}
	}
	files, err := fs.Glob(fsys, "patterns/*.txt")
	if err != nil {
		return nil, fmt.Errorf("list patterns: %w", err)
	}
	slices.Sort(files)
	// Classes first: a pattern may use a class of any file.
	for _, onlyClasses := range []bool{true, false} {
		for _, name := range files {
			if err := ps.file(fsys, name, sc, onlyClasses); err != nil {
				return nil, err
			}
		}
	}
	return ps, nil
}

func (ps *patterns) file(fsys fs.FS, name string, sc *Scheme, onlyClasses bool) error {
	f, err := fsys.Open(name)
	if err != nil {
		return fmt.Errorf("open patterns: %w", err)
	}
	defer f.Close()
	base := path.Base(name)
	var m *meaning
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" {
			m = nil
			continue
		}
		key, rest, _ := strings.Cut(line, " ")
		rest = strings.TrimSpace(rest)
		if key[0] == '#' || (key == "class") != onlyClasses {
			continue
		}
		where := fmt.Sprintf("%s:%d", base, n)
		var err error
		switch key {
		case "class":
			err = ps.class(rest)
		case "event":
			m, err = readEvent(rest, sc)
		case "operator":
			m, err = readOperator(rest)
		case "standing":
			m, err = readStanding(rest)
		case "verb", "noun", "adj":
			if m == nil {
				err = fmt.Errorf("pattern before its event or operator")
				break
			}
			err = ps.pattern(m, key, rest, where)
		case "test":
			s, want, ok := strings.Cut(rest, "=>")
			if !ok {
				err = fmt.Errorf("read test: want SENTENCE => TYPE SOURCE > TARGET")
			}
			ps.tests = append(ps.tests, Test{where, strings.TrimSpace(s), strings.TrimSpace(want)})
		default:
			err = fmt.Errorf("unknown word %q: want event, operator, class, verb, noun, adj or test", key)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", where, err)
		}
	}
	return lines.Err()
}

func (ps *patterns) class(rest string) error {
	name, words, ok := strings.Cut(rest, " ")
	if !ok {
		return fmt.Errorf("read class: want class NAME WORD|WORD")
	}
	if ps.classes[name] == nil {
		ps.classes[name] = map[string]bool{}
	}
	for _, w := range strings.Split(strings.ReplaceAll(words, " ", ""), "|") {
		ps.classes[name][w] = true
	}
	return nil
}

func readEvent(rest string, sc *Scheme) (*meaning, error) {
	w := strings.Fields(rest)
	if len(w) == 0 {
		return nil, fmt.Errorf("read event: no type")
	}
	t, ok := sc.Type(w[0])
	if !ok {
		return nil, fmt.Errorf("read event: unknown type %q", w[0])
	}
	m := &meaning{typ: t.Name}
	for i := 1; i < len(w); i++ {
		switch {
		case w[i] == "symmetric":
			m.symmetric = true
		case w[i] == "swap":
			m.swap = true
		case w[i] == "both":
			m.both = true
		case w[i] == "real":
			m.real = true
		case w[i] == "cameo" && i+1 < len(w):
			i++
			m.cameo = w[i]
		case t.hasMode(w[i]):
			m.modes = append(m.modes, w[i])
		default:
			return nil, fmt.Errorf("read event %s: unknown mode or flag %q", t.Name, w[i])
		}
	}
	return m, nil
}

func readOperator(rest string) (*meaning, error) {
	if _, ok := operators[rest]; !ok {
		return nil, fmt.Errorf("read operator: unknown kind %q", rest)
	}
	return &meaning{operator: rest}, nil
}

func readStanding(rest string) (*meaning, error) {
	kind, flag, _ := strings.Cut(rest, " ")
	if !slices.Contains(standingKinds, kind) || flag != "" && flag != "swap" {
		return nil, fmt.Errorf("read standing: unknown kind or flag in %q", rest)
	}
	return &meaning{standing: kind, swap: flag == "swap"}, nil
}

func (ps *patterns) pattern(m *meaning, key, rest, where string) error {
	w := strings.Fields(rest)
	if len(w) == 0 {
		return fmt.Errorf("read pattern: no word")
	}
	p := &pattern{meaning: m, lemmas: strings.Split(w[0], "|"), name: where + " " + rest}
	switch key {
	case "noun":
		p.head = headNoun
	case "adj":
		p.head = headAdj
	}
	for i := 1; i < len(w); i++ {
		var preps []string
		if first := strings.Split(w[i], "|"); prepositions[first[0]] {
			preps = first
			if i++; i == len(w) {
				return fmt.Errorf("read pattern: nothing after %q", w[i-1])
			}
		}
		s, err := ps.slot(w[i])
		if err != nil {
			return err
		}
		s.preps = preps
		p.slots = append(p.slots, s)
	}
	index := &ps.byLemma
	if m.standing != "" {
		index = &ps.standing
	}
	for _, l := range p.lemmas {
		index[p.head][l] = append(index[p.head][l], p)
	}
	ps.n++
	return nil
}

func (ps *patterns) slot(w string) (slot, error) {
	var s slot
	if strings.HasSuffix(w, "?") {
		s.optional = true
		w = strings.TrimSuffix(w, "?")
	}
	switch {
	case w == "T":
		s.kind = slotTarget
	case w == "T's":
		s.kind, s.poss = slotTarget, true
	case w == "*":
		s.kind = slotContent
	case strings.HasPrefix(w, "S="):
		s.kind = slotSubject
		w = w[2:]
	case strings.HasPrefix(w, "S@"):
		s.kind = slotSector
		w = w[2:]
	case strings.HasPrefix(w, "+"):
		s.kind = slotParticle
		w = w[1:]
	case strings.HasPrefix(w, "-"):
		s.kind = slotNot
		w = w[1:]
	default:
		s.kind = slotWords
	}
	if s.kind == slotTarget || s.kind == slotContent {
		return s, nil
	}
	s.words = map[string]bool{}
	w = strings.TrimSuffix(strings.TrimPrefix(w, "<"), ">")
	for _, x := range strings.Split(w, "|") {
		c, ok := ps.classes[x]
		if !ok {
			s.words[x] = true
		}
		for y := range c {
			s.words[y] = true
		}
	}
	return s, nil
}
