package actors

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad"
)

//go:embed lexicon/*.txt
var embedded embed.FS

// Embedded gives the lexicon that comes with the program.
func Embedded() fs.FS {
	sub, err := fs.Sub(embedded, "lexicon")
	if err != nil {
		panic(err) // the path is fixed above
	}
	return sub
}

// Options change what Load loads.
type Options struct {
	// Extra are folders of a user's own entries, in this package's format or
	// as PETRARCH dictionaries. Where they and the lexicon differ, they win,
	// and a later one wins over an earlier one.
	Extra []fs.FS
}

// A Lexicon knows actors by name. It does not change after Load and may be
// used by many goroutines.
type Lexicon struct {
	files    []string
	entries  []entry
	tests    []Test
	problems []dyad.Problem

	vocab     map[string]uint32 // folded word to number, from 1
	smalls    []smallWord       // kinds of the first words
	edges     map[uint64]uint32 // trie: node<<32 | word to node; node 0 is the root
	heads     []int32           // node to its first sense, -1 for none
	senses    []sense
	skip      [3]uint32 // words that may stand unmatched inside a name: the, al, el
	to        uint32    // the word "to"
	countries map[string]int32
	codes     map[string]string // folded name to code
	givens    map[uint32]bool   // first words of the names of persons
}

// A sense is one reading of a run of words.
type sense struct {
	entry       int32
	next        int32 // next sense of the same words, -1 at the end
	form        int16 // index in the entry's forms
	kind        formKind
	plural      bool
	first, last bool // the first and the last word must have a capital
	alone       bool // a given name or word as well: see "also"
}

const maxFile = 16 << 20

// Load reads the *.txt files of fsys, and those of the extra folders over
// them. The error names file and line of everything not understood.
func Load(fsys fs.FS, opt Options) (*Lexicon, error) {
	lex := &Lexicon{
		vocab: make(map[string]uint32, 1<<15), edges: make(map[uint64]uint32, 1<<17), heads: []int32{-1},
		countries: map[string]int32{}, codes: map[string]string{}, givens: map[uint32]bool{},
	}
	lex.internSmall()
	lex.to = lex.intern([]byte("to"))
	for i, w := range []string{"the", "al", "el"} {
		lex.skip[i] = lex.intern([]byte(w))
	}
	var errs []error
	for _, folder := range append([]fs.FS{fsys}, opt.Extra...) {
		if err := lex.readFolder(folder); err != nil {
			errs = append(errs, err)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load actors: %w", err)
	}
	lex.index()
	return lex, nil
}

func (lex *Lexicon) readFolder(folder fs.FS) error {
	names, err := fs.Glob(folder, "*.txt")
	if err != nil {
		return err
	}
	var errs []error
	first := len(lex.entries)
	for _, name := range names {
		b, err := fs.ReadFile(folder, name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if len(b) > maxFile {
			errs = append(errs, fmt.Errorf("read %s: larger than %d bytes", name, maxFile))
			continue
		}
		if text := string(b); isPetrarch(text) {
			lex.readPetrarch(path.Base(name), text)
		} else if err := lex.readFile(path.Base(name), text); err != nil {
			errs = append(errs, err)
		}
	}
	lex.mergePersons(first)
	return errors.Join(errs...)
}

// mergePersons makes one entry of a person that two files of a folder list,
// an envoy of the UN and once minister at home: names and times add up. Two
// blocks in one file are two people of the same name.
func (lex *Lexicon) mergePersons(first int) {
	seen := map[string]int{}
	kept := lex.entries[:first]
	for _, e := range lex.entries[first:] {
		if e.class == classPerson {
			if i, ok := seen[e.name]; ok && kept[i].file != e.file {
				kept[i].spells = append(kept[i].spells, e.spells...)
				kept[i].forms = append(kept[i].forms, e.forms...)
				kept[i].see = append(kept[i].see, e.see...)
				continue
			}
			seen[e.name] = len(kept)
		}
		kept = append(kept, e)
	}
	lex.entries = kept
}

// Problems lists the lines of PETRARCH dictionaries that were not understood.
func (lex *Lexicon) Problems() []dyad.Problem { return slices.Clone(lex.problems) }

// Tests gives the test lines of the files.
func (lex *Lexicon) Tests() []Test { return slices.Clone(lex.tests) }

// Len gives the numbers of entries and of the names they have.
func (lex *Lexicon) Len() (entries, names int) {
	for i := range lex.entries {
		names += len(lex.entries[i].forms)
	}
	return len(lex.entries), names
}

func (lex *Lexicon) add(e *entry) { lex.entries = append(lex.entries, *e) }

// intern gives the number of a folded word.
func (lex *Lexicon) intern(b []byte) uint32 {
	if id, ok := lex.vocab[string(b)]; ok {
		return id
	}
	id := uint32(len(lex.vocab) + 1)
	lex.vocab[string(b)] = id
	return id
}

func (lex *Lexicon) mayDrop(id uint32) bool {
	return id == lex.skip[0] || id == lex.skip[1] || id == lex.skip[2]
}

// index builds the trie, the codes of names and the set of given names.
func (lex *Lexicon) index() {
	var ids []uint32
	for i := range lex.entries {
		e := &lex.entries[i]
		if e.class == classCountry {
			lex.countries[e.code] = int32(i)
		}
		for j := range e.forms {
			ids = lex.indexForm(int32(i), j, ids[:0])
		}
		lex.indexSurname(int32(i), ids[:0])
	}
	lex.indexCodes()
}

// indexForm enters form j of entry i, and its plural when it is a common noun.
func (lex *Lexicon) indexForm(i int32, j int, ids []uint32) []uint32 {
	e := &lex.entries[i]
	f := &e.forms[j]
	ids, first, last := lex.cut(f.text, ids)
	if len(ids) == 0 {
		return ids
	}
	sn := sense{entry: i, form: int16(j), kind: f.kind, plural: f.kind == formPlural, first: first, last: last}
	if e.class == classCountry || e.class == classGroup {
		sn.alone = slices.Contains(e.given, foldString(f.text))
	}
	if e.class == classPerson && f.kind == formName && len(ids) > 1 {
		lex.givens[ids[0]] = true
	}
	lex.enter(ids, sn)
	if lex.mayDrop(ids[0]) && len(ids) > 1 && e.class == classPerson {
		lex.enter(ids[1:], sn) // Assad for al-Assad
	}
	if e.class.common() && e.class != classModifier && f.kind == formName && !hasPlural(e) {
		sn.plural = true
		words := strings.Fields(f.text)
		words[len(words)-1] = pluralOf(words[len(words)-1])
		ids, _, _ = lex.cut(strings.Join(words, " "), ids[:0])
		lex.enter(ids, sn)
	}
	return ids
}

func hasPlural(e *entry) bool {
	return slices.ContainsFunc(e.forms, func(f form) bool { return f.kind == formPlural })
}

// pluralOf makes the regular plural of a noun.
func pluralOf(s string) string {
	switch {
	case strings.HasSuffix(s, "man") && len(s) >= 3:
		return s[:len(s)-3] + "men"
	case strings.HasSuffix(s, "y") && len(s) > 1 && !strings.ContainsRune("aeiou", rune(s[len(s)-2])):
		return s[:len(s)-1] + "ies"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "x"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"):
		return s + "es"
	}
	return s + "s"
}

// indexSurname enters the last word of a person's name, when no short form is
// listed, so that it is known after the full name.
func (lex *Lexicon) indexSurname(i int32, ids []uint32) {
	e := &lex.entries[i]
	if e.class != classPerson || slices.ContainsFunc(e.forms, func(f form) bool { return f.kind == formShort }) {
		return
	}
	ids, first, last := lex.cut(e.name, ids)
	if len(ids) > 1 {
		lex.enter(ids[len(ids)-1:], sense{entry: i, kind: formSurname, first: first, last: last})
	}
}

// cut gives the numbers of the words of a name, less those that may be
// dropped, and whether its first and last word have a capital.
func (lex *Lexicon) cut(name string, ids []uint32) (out []uint32, first, last bool) {
	sc := scanner{text: name}
	for {
		w, ok := sc.next()
		if !ok {
			break
		}
		if w.punct == '&' {
			sc.norm = append(sc.norm[:0], "and"...)
		} else if w.punct != 0 {
			continue
		}
		id := lex.intern(sc.norm)
		if id == lex.skip[0] || len(ids) > 0 && lex.mayDrop(id) {
			continue
		}
		if len(ids) == 0 {
			first = w.upper
		}
		last = w.upper
		ids = append(ids, id)
	}
	return ids, first, last
}

// enter adds a sense to the node that the words lead to. Senses of one node
// stand last entered first, so that a user's entries come before ours.
func (lex *Lexicon) enter(ids []uint32, sn sense) {
	node := uint32(0)
	for _, id := range ids {
		key := uint64(node)<<32 | uint64(id)
		next, ok := lex.edges[key]
		if !ok {
			next = uint32(len(lex.heads))
			lex.heads = append(lex.heads, -1)
			lex.edges[key] = next
		}
		node = next
	}
	for s := lex.heads[node]; s >= 0; s = lex.senses[s].next {
		if old := &lex.senses[s]; old.entry == sn.entry && old.kind == sn.kind {
			return
		}
	}
	sn.next = lex.heads[node]
	lex.heads[node] = int32(len(lex.senses))
	lex.senses = append(lex.senses, sn)
}

// indexCodes notes which code each name of a country or of an international
// body stands for.
func (lex *Lexicon) indexCodes() {
	for i := range lex.entries {
		e := &lex.entries[i]
		code := e.code
		if e.class == classCountry {
			if sp := e.latest(); sp != nil {
				code = sp.code
			}
		} else if e.class == classGroup {
			if sp := e.latest(); sp != nil && isInternational(sp.code) && isHead(e, sp.code) {
				code = sp.code
			}
		}
		if code == "" {
			continue
		}
		if e.class == classCountry {
			lex.codes[strings.ToLower(e.code)] = code
		}
		for _, f := range e.forms {
			if f.kind == formName || f.kind == formAcronym {
				lex.codes[strings.TrimPrefix(foldString(f.text), "the ")] = code
			}
		}
	}
	lex.codes["kos"] = canonical("KOS")
	for code := range codeNames {
		lex.codes[strings.ToLower(code)] = code
	}
}

// codeNames are the international codes with their names.
var codeNames = map[string]string{
	"IGO": "an intergovernmental organisation", "UNO": "the United Nations", "EUR": "the European Union",
	"NGO": "a non-governmental organisation", "ISM": "an international social movement",
	"IMG": "an international militant group", "MNC": "a multinational corporation", "NAT": "NATO",
}

// isHead reports whether the group is what the code as such stands for.
func isHead(e *entry, code string) bool {
	return strings.HasSuffix(codeNames[code], e.name)
}

// Code gives the code that a name ("Iraq", "United States", "UN") or a code
// stands for.
func (lex *Lexicon) Code(name string) (code string, ok bool) {
	code, ok = lex.codes[strings.TrimPrefix(foldString(name), "the ")]
	return code, ok
}

// Name gives the name of a code, or the code itself when it has none.
func (lex *Lexicon) Name(code string) string {
	if i, ok := lex.countries[code]; ok {
		return lex.entries[i].name
	}
	if name, ok := codeNames[code]; ok {
		return strings.TrimPrefix(name, "the ")
	}
	return code
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) && r != utf8.RuneError }
