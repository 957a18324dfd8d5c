package actors

import "strings"

// A smallWord is the kind of a word that binds others and names no actor.
type smallWord uint8

const (
	_            smallWord = iota
	smallThe               // the, this: something known
	smallA                 // a, some: something new
	smallHis               // its, their: something of one just named
	smallPronoun           // he, they, who
	smallOf                // of
	smallFrom              // from
	smallIn                // in, at: a place follows
	smallPrep              // any other preposition
	smallAnd               // and, or
	smallWeb               // auxiliaries, conjunctions, common verbs of report
	smallTime              // weekdays and months
	smallAnti              // anti-, pro-: not of the country that follows
	smallFix               // -based, -led: of the country before the hyphen
	smallName              // bin, van: inside a name
	smallForeign           // foreign, international: not of the document's country
)

// smallWords come first in the vocabulary, so that a word's number tells its
// kind.
var smallWords = [...]struct {
	kind  smallWord
	words string
}{
	{smallThe, "the this that these those"},
	{smallA, "a an some any no each every another several many few most all both"},
	{smallHis, "its his her their our my your whose"},
	{smallPronoun, "he she it they we i you us him them me who whom which what where when why how there here one"},
	{smallOf, "of"},
	{smallFrom, "from"},
	{smallIn, "in at inside outside near across within throughout around"},
	{smallPrep, "on by for to with without against into over under between among amid after before since until " +
		"during through about toward towards upon along behind beyond despite than as like per via"},
	{smallAnd, "and or"},
	{smallWeb, "but nor so yet if because while although though whether unless not also only just then is are was " +
		"were be been being am has have had having do does did will would can could may might must shall should " +
		"said says say saying told tells asked called warned vowed announced out up off down"},
	{smallTime, "monday tuesday wednesday thursday friday saturday sunday january february april june july " +
		"august september october november december jan feb aug sept oct nov dec week night morning evening " +
		"afternoon yesterday today tomorrow"},
	{smallAnti, "anti pro non"},
	{smallFix, "based led run ruled born owned controlled"},
	{smallForeign, "foreign international multinational global overseas joint rival neighboring neighbouring"},
	{smallName, "bin bint ibn al el ad as van von der de da di du ben abu abd ul la le"},
}

// internSmall enters the small words and notes their kinds.
func (lex *Lexicon) internSmall() {
	lex.smalls = []smallWord{0}
	for _, group := range smallWords {
		for w := range strings.FieldsSeq(group.words) {
			if id := lex.intern([]byte(w)); int(id) == len(lex.smalls) {
				lex.smalls = append(lex.smalls, group.kind)
			}
		}
	}
}

// small gives the kind of a word, 0 for one that is not small.
func (lex *Lexicon) small(id uint32) smallWord {
	if int(id) < len(lex.smalls) {
		return lex.smalls[id]
	}
	return 0
}
