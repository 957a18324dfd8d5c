package dates

import (
	"embed"
	"fmt"
	"io/fs"
	"sort"

	"dyad"
)

//go:embed rules/*.txt
var embedded embed.FS

// Embedded gives the rule files that are built in.
func Embedded() fs.FS {
	sub, err := fs.Sub(embedded, "rules")
	if err != nil {
		panic(err) // the folder is named in the embed line above
	}
	return sub
}

// Options say how to read what a text leaves open.
type Options struct {
	// NumericOrder is how the source writes 5/1/2020: "mdy" (USA) or "dmy"
	// (most others). When empty, a date that can be read in two ways is
	// found and left without a value.
	NumericOrder string
}

// A Finder finds time expressions. It is immutable and safe for many
// goroutines.
type Finder struct {
	opt   Options
	lex   *lexicon
	rules []rule
	wide  []widening
	index *index
	words known
}

// Load reads words.txt and the rule files (*.txt) of a folder.
func Load(fsys fs.FS, opt Options) (*Finder, error) {
	switch opt.NumericOrder {
	case "", "mdy", "dmy":
	default:
		return nil, fmt.Errorf("load date rules: numeric order %q: want mdy or dmy", opt.NumericOrder)
	}
	f := &Finder{opt: opt, lex: newLexicon()}
	if err := f.lex.readWords(fsys, "words.txt"); err != nil {
		return nil, fmt.Errorf("load date rules: %w", err)
	}
	var err error
	if f.rules, f.wide, err = readRules(fsys, f.lex); err != nil {
		return nil, fmt.Errorf("load date rules: %w", err)
	}
	f.lex.num = f.lex.numberWords()
	f.words = f.lex.knownWords()
	f.index = newIndex(f.lex, f.rules)
	return f, nil
}

// Tests gives the test lines of the rule files, in their order.
func (f *Finder) Tests() []Test {
	var ts []Test
	for i := range f.rules {
		ts = append(ts, f.rules[i].tests...)
	}
	return ts
}

// Scan finds the time expressions of a text that has not been parsed. Spans
// are byte offsets into text as it is; Sentence counts sentences by their
// stops; FirstToken and EndToken are not set.
func (f *Finder) Scan(text string, published dyad.Day) []dyad.Date {
	r := &reading{f: f, text: text, toks: f.lex.scan(text), published: published}
	return r.dates()
}

// Find finds the time expressions of the article's sentences. The parse says
// the tense; the words are found as Scan finds them.
func (f *Finder) Find(a dyad.Article, ss []dyad.Sentence) []dyad.Date {
	r := &reading{f: f, text: a.Text, toks: f.lex.scan(a.Text), published: a.Published, parsed: ss}
	r.countSentences(ss)
	ds := r.dates()
	out := ds[:0]
	for _, d := range ds {
		k := sentenceAt(ss, d.Span.From)
		if k < 0 {
			continue // outside every sentence: nothing can use it
		}
		s := &ss[k]
		d.Sentence = s.N
		d.FirstToken = sort.Search(len(s.Tokens), func(i int) bool { return s.Tokens[i].Span.To > d.Span.From })
		d.EndToken = d.FirstToken
		for d.EndToken < len(s.Tokens) && s.Tokens[d.EndToken].Span.From < d.Span.To {
			d.EndToken++
		}
		out = append(out, d)
	}
	return out
}

// sentenceAt gives the index of the sentence that holds the byte, or -1.
func sentenceAt(ss []dyad.Sentence, at int) int {
	k := sort.Search(len(ss), func(i int) bool { return ss[i].Span.To > at })
	if k == len(ss) || ss[k].Span.From > at {
		return -1
	}
	return k
}
