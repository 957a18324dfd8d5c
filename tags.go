package dyad

// UPOS is a universal part-of-speech tag.
type UPOS uint8

// The universal tags; the zero value is X.
const (
	X UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

var uposNames = []string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART",
	"PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

// String gives the tag as CoNLL-U writes it.
func (p UPOS) String() string { return nameOf(uposNames, int(p)) }

// ParseUPOS reads a tag; unknown text gives X and false.
func ParseUPOS(s string) (UPOS, bool) { i, ok := indexOf(uposNames, s); return UPOS(i), ok }

// XPOS is a Penn Treebank tag as the English Web Treebank uses them.
type XPOS uint8

var xposNames = []string{"XX", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "``", "ADD", "AFX", "CC", "CD", "DT",
	"EX", "FW", "GW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS",
	"PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT",
	"WP", "WP$", "WRB"}

// The Penn tags that code asks about by name.
const (
	CD   XPOS = 12
	IN   XPOS = 18
	JJ   XPOS = 19
	MD   XPOS = 23
	NN   XPOS = 25
	NNP  XPOS = 26
	NNPS XPOS = 27
	NNS  XPOS = 28
	POS  XPOS = 30
	VB   XPOS = 40
	VBD  XPOS = 41
	VBG  XPOS = 42
	VBN  XPOS = 43
	VBP  XPOS = 44
	VBZ  XPOS = 45
)

// String gives the tag as CoNLL-U writes it.
func (p XPOS) String() string { return nameOf(xposNames, int(p)) }

// ParseXPOS reads a tag; unknown text gives XX and false.
func ParseXPOS(s string) (XPOS, bool) { i, ok := indexOf(xposNames, s); return XPOS(i), ok }

// Rel is a universal dependency relation, with the subtypes used for English.
type Rel uint8

// The relations; the zero value is dep.
const (
	Dep Rel = iota
	Root
	Acl
	AclRelcl
	Advcl
	AdvclRelcl
	Advmod
	Amod
	Appos
	Aux
	AuxPass
	Case
	Cc
	CcPreconj
	Ccomp
	Compound
	CompoundPrt
	Conj
	Cop
	Csubj
	CsubjOuter
	CsubjPass
	Det
	DetPredet
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	Goeswith
	Iobj
	List
	Mark
	Nmod
	NmodDesc
	NmodPoss
	NmodUnmarked
	Nsubj
	NsubjOuter
	NsubjPass
	Nummod
	Obj
	Obl
	OblAgent
	OblUnmarked
	Orphan
	Parataxis
	Punct
	Reparandum
	Vocative
	Xcomp
)

var relNames = []string{"dep", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux",
	"aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj",
	"csubj:outer", "csubj:pass", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat",
	"goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer",
	"nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum",
	"vocative", "xcomp"}

// String gives the relation as CoNLL-U writes it.
func (r Rel) String() string { return nameOf(relNames, int(r)) }

// ParseRel reads a relation. A subtype that English UD 2.15 does not have
// falls back to its main relation; unknown text gives Dep and false.
func ParseRel(s string) (Rel, bool) {
	if i, ok := indexOf(relNames, s); ok {
		return Rel(i), true
	}
	for i := range s {
		if s[i] == ':' {
			return ParseRel(s[:i])
		}
	}
	return Dep, false
}

func nameOf(names []string, i int) string {
	if i < len(names) {
		return names[i]
	}
	return "?"
}

func indexOf(names []string, s string) (int, bool) {
	for i, n := range names {
		if n == s {
			return i, true
		}
	}
	return 0, false
}
