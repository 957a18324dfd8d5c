package brief

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad"
)

// mostRefs is how many references a line shows; the rest are in its IDs.
const mostRefs = 6

// cites numbers the references in the order in which they are first made.
type cites struct {
	refs []Reference
	at   map[place]int
}

// A place is a sentence of an article; its words are part of it, so that a
// reference never shows others than its report's.
type place struct {
	article  string
	sentence int
	text     string
}

// add makes a reference to evidence, with marks for the predicate and the
// mentions of the two sides, and returns its number.
func (c *cites) add(e dyad.Evidence, predicate dyad.Span, source, target []dyad.Actor) int {
	p := place{e.Article, e.Sentence, e.Text}
	n, ok := c.at[p]
	if !ok {
		n = len(c.refs)
		c.at[p] = n
		c.refs = append(c.refs, Reference{N: n + 1, Article: e.Article, Title: e.Title, URL: e.URL, Outlet: e.Outlet,
			File: e.Source, Published: e.Published, Sentence: e.Sentence, Span: e.Span, Text: e.Text, Marks: []Mark{}})
	}
	r := &c.refs[n]
	mark := func(kind string, sp dyad.Span) {
		if e.Span.Contains(sp) && sp.Len() > 0 && sp.To-e.Span.From <= len(e.Text) {
			r.Marks = append(r.Marks, Mark{kind, dyad.Span{From: sp.From - e.Span.From, To: sp.To - e.Span.From}})
		}
	}
	for _, ac := range source {
		mark("source", ac.Span)
	}
	for _, ac := range target {
		mark("target", ac.Span)
	}
	mark("predicate", predicate)
	for _, also := range e.Also {
		if !slices.Contains(r.Also, also) {
			r.Also = append(r.Also, also)
		}
	}
	return n + 1
}

// done returns the references, their marks in order and without overlap: of
// two that overlap the one that starts first stays, then the longer.
func (c *cites) done() []Reference {
	out := make([]Reference, len(c.refs))
	for i, r := range c.refs {
		slices.SortFunc(r.Marks, func(x, y Mark) int {
			return cmp.Or(cmp.Compare(x.Span.From, y.Span.From), cmp.Compare(y.Span.To, x.Span.To), cmp.Compare(x.Kind, y.Kind))
		})
		kept := []Mark{}
		for _, m := range r.Marks {
			if len(kept) == 0 || m.Span.From >= kept[len(kept)-1].Span.To {
				kept = append(kept, m)
			}
		}
		r.Marks = kept
		slices.SortFunc(r.Also, func(x, y dyad.Passage) int { return cmp.Compare(x.Sentence, y.Sentence) })
		out[i] = r
	}
	return out
}

// supported reports whether evidence shows the actors: it has a sentence, and
// every mention stands in it or in another sentence quoted with it.
func supported(e *dyad.Evidence, sides ...[]dyad.Actor) bool {
	if strings.TrimSpace(e.Text) == "" {
		return false
	}
	n := 0
	for _, side := range sides {
		for _, ac := range side {
			if !quoted(e, ac.Text) {
				return false
			}
			n++
		}
	}
	return n > 0
}

// quoted reports whether some words stand in the evidence, however they are
// spaced.
func quoted(e *dyad.Evidence, words string) bool {
	words = dyad.Words(words)
	if words == "" {
		return false
	}
	in := func(text string) bool { return hasWords(text, words) || hasWords(dyad.Words(text), words) }
	return in(e.Text) || slices.ContainsFunc(e.Also, func(p dyad.Passage) bool { return in(p.Text) })
}

// hasWords reports whether words stand in text, not as part of longer words.
func hasWords(text, words string) bool {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(words):])
		first, size := utf8.DecodeRuneInString(words)
		last, _ := utf8.DecodeLastRuneInString(words)
		if !(letter(before) && letter(first)) && !(letter(last) && letter(after)) {
			return true
		}
		from = i + size
	}
}

// shorten quotes about n runes of a sentence, cut between words, so that the
// predicate is among them.
func shorten(e *dyad.Evidence, predicate dyad.Span, n int) string {
	words := strings.Fields(e.Text)
	if length(words) <= n {
		return strings.Join(words, " ")
	}
	at := 0 // the predicate's first word
	if off := predicate.From - e.Span.From; off > 0 && off < len(e.Text) {
		at = min(len(strings.Fields(e.Text[:off])), len(words)-1)
	}
	from := 0
	if length(words[:at+1]) > n {
		for from = at; from > 0 && length(words[from-1:at]) < n/3; {
			from--
		}
	}
	to := from + 1
	for to < len(words) && length(words[from:to+1]) <= n {
		to++
	}
	out := strings.Join(words[from:to], " ")
	if from > 0 {
		out = "… " + out
	}
	if to < len(words) {
		out = strings.TrimRight(out, ",;:") + " …"
	}
	return out
}

// length is the number of runes of words with blanks between them.
func length(words []string) int {
	n := max(0, len(words)-1)
	for _, w := range words {
		n += utf8.RuneCountInString(w)
	}
	return n
}
