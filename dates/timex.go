package dates

import (
	"encoding/xml"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dyad"
)

// A TimexDoc is a TimeML document: its text and the time expressions that an
// annotator marked in it.
type TimexDoc struct {
	Name      string
	Published dyad.Day // the day of the document creation time, 0 for none
	Text      string   // the content of TEXT, without marks
	Gold      []Timex
}

// A Timex is one marked time expression.
type Timex struct {
	Span        dyad.Span
	Type, Value string
}

// maxTimeML bounds a document; news stories take some thousand bytes.
const maxTimeML = 8 << 20

// ReadTimeML reads a TimeML document. Only the TEXT element and the creation
// time are taken; events and links are skipped.
func ReadTimeML(in io.Reader) (*TimexDoc, error) {
	dec := xml.NewDecoder(io.LimitReader(in, maxTimeML))
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	doc := &TimexDoc{}
	var text strings.Builder
	inText, open := 0, -1 // depth inside TEXT; the marked expression that is open
	for {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read TimeML: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if inText > 0 || t.Name.Local == "TEXT" {
				inText++
			}
			if t.Name.Local == "TIMEX3" {
				open = doc.addTimex(t, inText > 0, text.Len(), open)
			}
		case xml.EndElement:
			if t.Name.Local == "TIMEX3" && open >= 0 {
				doc.Gold[open].Span.To = text.Len()
				open = -1
			}
			if inText > 0 {
				inText--
			}
		case xml.CharData:
			if inText > 0 {
				text.Write(t)
			}
		}
	}
	doc.Text = text.String()
	return doc, nil
}

// addTimex takes in the start of an expression and gives the index of the one
// that is now open; one inside another is not counted.
func (doc *TimexDoc) addTimex(t xml.StartElement, inText bool, at, open int) int {
	a := map[string]string{}
	for _, attr := range t.Attr {
		a[attr.Name.Local] = attr.Value
	}
	if a["functionInDocument"] == "CREATION_TIME" && doc.Published == 0 && len(a["value"]) >= 10 {
		if d, err := dyad.ParseDay(a["value"][:10]); err == nil {
			doc.Published = d
		}
	}
	if !inText || open >= 0 {
		return open
	}
	doc.Gold = append(doc.Gold, Timex{Span: dyad.Span{From: at, To: at}, Type: a["type"], Value: a["value"]})
	return len(doc.Gold) - 1
}

// SetAside reports whether a TimeML document belongs to the half that rules
// are never tuned on: the FNV-1a hash of its base name is odd.
func SetAside(name string) bool {
	h := fnv.New32a()
	h.Write([]byte(path.Base(name)))
	return h.Sum32()%2 == 1
}

// A TimexScore counts as TempEval-3 does: strict and relaxed matches of spans,
// and relaxed matches whose type or value is right too.
type TimexScore struct {
	Docs, Gold, System           int
	Strict, Relaxed, Type, Value int
}

// F1 is the harmonic mean of precision and recall for a count of hits.
func (s TimexScore) F1(hits int) float64 {
	if s.Gold+s.System == 0 {
		return 0
	}
	return 2 * float64(hits) / float64(s.Gold+s.System)
}

// String gives the four F1 figures on one line.
func (s TimexScore) String() string {
	return fmt.Sprintf("docs %d gold %d system %d strict %.3f relaxed %.3f type %.3f value %.3f", s.Docs, s.Gold,
		s.System, s.F1(s.Strict), s.F1(s.Relaxed), s.F1(s.Type), s.F1(s.Value))
}

// ScoreTimex finds the dates of every TimeML document (*.tml) below fsys whose
// name keep accepts (nil for all), and scores them against the marks. parse
// gives the sentences of an article; nil scores Scan instead of Find.
func (f *Finder) ScoreTimex(fsys fs.FS, parse func(dyad.Article) []dyad.Sentence, keep func(name string) bool) (TimexScore, error) {
	var s TimexScore
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".tml" || keep != nil && !keep(name) {
			return err
		}
		in, err := fsys.Open(name)
		if err != nil {
			return err
		}
		defer in.Close()
		doc, err := ReadTimeML(in)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		s.add(doc, f.datesOf(doc, parse))
		return nil
	})
	if err != nil {
		return s, fmt.Errorf("score dates: %w", err)
	}
	return s, nil
}

func (f *Finder) datesOf(doc *TimexDoc, parse func(dyad.Article) []dyad.Sentence) []dyad.Date {
	if parse == nil {
		return f.Scan(doc.Text, doc.Published)
	}
	a := dyad.Article{ID: doc.Name, Published: doc.Published, Text: doc.Text}
	return f.Find(a, parse(a))
}

// add counts one document: each marked expression pairs with at most one that
// was found, the same span before any that overlaps.
func (s *TimexScore) add(doc *TimexDoc, ds []dyad.Date) {
	s.Docs++
	s.Gold += len(doc.Gold)
	s.System += len(ds)
	for _, p := range pairTimexes(doc.Gold, ds) {
		g, d := doc.Gold[p[0]], ds[p[1]]
		s.Relaxed++
		if g.Span == d.Span {
			s.Strict++
		}
		if g.Type == d.Type {
			s.Type++
		}
		if g.Value == d.Value {
			s.Value++
		}
	}
}

// pairTimexes gives pairs of indexes into gold and found.
func pairTimexes(gold []Timex, ds []dyad.Date) [][2]int {
	var pairs [][2]int
	used := make([]bool, len(ds))
	for i, g := range gold {
		best := -1
		for j := range ds {
			if used[j] || !g.Span.Overlaps(ds[j].Span) {
				continue
			}
			if best < 0 || ds[j].Span == g.Span {
				best = j
			}
		}
		if best >= 0 {
			used[best] = true
			pairs = append(pairs, [2]int{i, best})
		}
	}
	return slices.Clip(pairs)
}
