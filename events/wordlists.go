package events

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"dyad"
)

// wordLists maps lemmas, alone or two to four in a row, to the names of the
// lists they stand in.
type wordLists map[string][]string

// loadWordLists reads lines of the form "name: lemma, lemma lemma, ...".
func loadWordLists(fsys fs.FS, name string) (wordLists, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open word lists: %w", err)
	}
	defer f.Close()
	wl := wordLists{}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		list, words, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("%s:%d: read list: want NAME: WORD, WORD", name, n)
		}
		for _, w := range strings.Split(words, ",") {
			if w = dyad.Words(w); w != "" {
				wl[w] = append(wl[w], strings.TrimSpace(list))
			}
		}
	}
	return wl, lines.Err()
}

// find calls yield with each list that has a word among tokens [from, to) of
// s, and the index of the token it starts at.
func (wl wordLists) find(t []string, from, to int, yield func(list string, at int)) {
	for i := from; i < to; i++ {
		key := t[i]
		for n := i; ; {
			for _, l := range wl[key] {
				yield(l, i)
			}
			if n++; n >= to || n-i >= 4 {
				break
			}
			key += " " + t[n]
		}
	}
}

func lemmas(s *dyad.Sentence) []string {
	out := make([]string, len(s.Tokens))
	for i := range s.Tokens {
		out[i] = strings.ToLower(s.Tokens[i].Lemma)
	}
	return out
}

// contextsOf gives the contexts of sentence i: those it names itself, and
// those that two or more words of its paragraph name.
func (c *Coder) contextsOf(text string, ss []dyad.Sentence, i int) []string {
	count := map[string]int{}
	lo, hi := i, i
	for lo > 0 && ss[lo-1].Para == ss[i].Para && i-lo < 8 {
		lo--
	}
	for hi+1 < len(ss) && ss[hi+1].Para == ss[i].Para && hi-i < 8 {
		hi++
	}
	for j := lo; j <= hi; j++ {
		ls := lemmas(&ss[j])
		c.contexts.find(ls, 0, len(ls), func(list string, _ int) {
			if count[list]++; j == i {
				count[list]++
			}
		})
	}
	out := []string{}
	for list, n := range count {
		if n >= 2 {
			out = append(out, list)
		}
	}
	slices.Sort(out)
	return out
}

// modesOf adds to a pattern's modes those that words of the predicate's own
// clause give.
func (c *Coder) modesOf(t *tree, r *reading, typ string, modes []string) []string {
	if modes == nil {
		modes = []string{}
	}
	ls := lemmas(t.s)
	et, _ := c.scheme.Type(typ)
	c.modes.find(ls, 0, len(ls), func(list string, at int) {
		ty, mode, _ := strings.Cut(list, " ")
		if ty != typ || slices.Contains(modes, mode) || !et.hasMode(mode) || !t.clauseOf(at, r.head) {
			return
		}
		// A suicide bombing is not also "explosives"; a pattern's own mode of a protest stays alone.
		if typ == "PROTEST" && len(r.p.modes) > 0 || mode == "explosives" && slices.Contains(modes, "suicide-attack") {
			return
		}
		modes = append(modes, mode)
	})
	return modes
}

// clauseOf reports whether token i stands in the clause of predicate head,
// not in a clause of its own.
func (t *tree) clauseOf(i, head int) bool {
	top := t.clause(head)
	for n := 0; i >= 0 && n <= len(t.s.Tokens); n++ {
		if i == head || i == top {
			return true
		}
		switch t.s.Tokens[i].Rel {
		case dyad.AclRelcl, dyad.Ccomp, dyad.Advcl, dyad.Parataxis, dyad.Acl:
			return false
		}
		i = t.s.Tokens[i].Head
	}
	return false
}
