package parse

import "strings"

// The closed word lists of the tokeniser and the sentence splitter.

// An abbrev says how an abbreviation behaves before a capital.
type abbrev uint8

const (
	title       abbrev = 1 << iota // stands before a name, never ends a sentence: Mr., Gen.
	measure                        // stands before a number or name: No., Jan., vs.
	ordinary                       // can end a sentence: Inc., etc.
	capitalOnly                    // an ordinary word when in lower case: Mass., Sat.
)

var abbreviations = abbreviationTable()

func abbreviationTable() map[string]abbrev {
	m := map[string]abbrev{}
	add := func(kind abbrev, words string) {
		for _, w := range strings.Fields(words) {
			m[w] = kind
		}
	}
	add(title, `mr mrs ms dr gen sen gov lt col sgt capt adm prof rev hon messrs mme mlle supt cmdr brig maj
		lieut cpl pvt ft st mt ald asst amb atty dep reps sens gens insp cllr`)
	add(title|capitalOnly, `rep pres det sec spec min`)
	add(measure, `vs v e.g i.e eg ie cf ca approx nos vol vols pp tel ext para art`)
	add(measure|capitalOnly, `jan feb mar apr jun jul aug sep sept oct nov dec fig p no`)
	add(ordinary, `inc corp co ltd bros jr sr etc al dept univ blvd ave rd assn intl govt natl
		calif ariz conn fla mich minn okla penn tenn wisc wyo yrs mins hrs lb lbs oz esp div plc est`)
	add(ordinary|capitalOnly, `ala ark colo del ga ill ind kan ky la mass md miss mo mont neb nev ore pa tex va vt wash
		wis mon tue tues wed thu thur thurs fri sat sun ed eds que ont`)
	return m
}

// boundPrefix lists what keeps its hyphen: "anti-war" is one word.
var boundPrefix = set(`non e re anti pre co pro mid cross post over multi sub counter semi mini inter
	neo socio psycho intra micro un ultra vice quasi extra trans bi tri uni de dis mis out under up hyper infra macro mega
	meta para proto pseudo super tele ex x`)

// fused lists words that hold a clitic without an apostrophe, with its length.
var fused = map[string]int{"cannot": 3, "gonna": 2, "wanna": 2, "gotta": 2, "gimme": 2, "lemme": 2, "outta": 2,
	"dont": 2, "didnt": 2, "doesnt": 2, "cant": 2, "wont": 2, "isnt": 2, "wasnt": 2, "couldnt": 2, "wouldnt": 2,
	"shouldnt": 2, "havent": 2, "hasnt": 2, "hadnt": 2, "arent": 2, "werent": 2, "aint": 2, "im": 1, "ive": 2,
	"youre": 2, "theyre": 2, "'tis": 2, "’tis": 2, "'twas": 3, "’twas": 3, "d'you": 3}

var units = set(`am pm a.m p.m mm cm km kg mg g m k lb lbs mph kph ft hrs hr min mins sec secs gb mb kb tb mw kw gw
	bn mn tn mln bln ml l oz hz mhz ghz khz yrs yr cents c f gbp usd eur mhz kwh mwh kt`)

var endings = set(`com org net gov edu mil int uk us ca de fr eu ru cn info io tv me co html htm php asp aspx pdf doc docx
	xls xlsx ppt txt jpg jpeg png gif zip exe csv xml au in ir iq il jp br za news`)

var emoticons = set(`:) :( ;) :-) :-( ;-) :D :-D :P :-P =) =( (: ): :/ :-/ :| :o :O XD xD ^_^ <3 :)) :(( :))) :'( :p ;P
	=D o_O [...]`)

// starters lists words that, capitalised after an abbreviation, show that a
// new sentence began there.
var starters = set(`The A An He She It They We I You This That These Those There In On At But And Or So If When While As
	For From By With After Before Since However Although Though His Her Its Their Our My What Who Why How Where Which
	Not No Yes Some Many Most All Both Each Every Another Other One Two Then Thus Meanwhile Moreover Instead Also Yet
	Still Now Once During Under Over Despite Because Until According To Last Earlier Later Even Only Just Here Please`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
