package actors

import (
	"strconv"

	"dyad"
)

// A class is the kind of a lexicon block.
type class uint8

const (
	classCountry     class = iota + 1 // a state, its adjectives, cities and seats
	classPerson                       // one person
	classGroup                        // one named organisation
	classPeople                       // an ethnic or religious people
	classAgent                        // a common noun for people: lawmaker, soldier
	classOffice                       // a title that stands before a name: prime minister
	classInstitution                  // a common noun for a body: parliament, foreign ministry
	classModifier                     // a word that only colours another: former, military
	classThing                        // a name that looks like an actor's and is none: Air Force One
)

var classNames = []string{"", "country", "person", "group", "people", "agent", "office", "institution", "modifier", "thing"}

func (c class) String() string { return classNames[c] }

// common reports whether names of the class are common nouns, written small.
func (c class) common() bool { return c >= classAgent && c <= classModifier }

// A formKind says what a form of an entry is to it.
type formKind uint8

const (
	formName      formKind = iota // the name or an alias
	formShort                     // a part that counts alone
	formSurname                   // the last word of a name: counts after the name only
	formAcronym                   // case-sensitive
	formAdjective                 // Iraqi
	formDemonym                   // Iraqis
	formCapital                   // a capital: the government, unless a place
	formCity                      // any other city
	formRegion                    // a province, state or region
	formSeat                      // a seat of power: the Kremlin
	formPlural                    // of a common noun; made by rule when none is listed
	formPrefix                    // counts before a hyphen only: Sino-
)

// A form is one way to write an entry.
type form struct {
	text string
	kind formKind
	line int32
}

// A spell is a time in which an entry is something.
type spell struct {
	code, sector, role string
	from, to           dyad.Day // inclusive; zero is open
	at                 reason
}

func (sp *spell) covers(d dyad.Day) bool {
	return (sp.from == 0 || sp.from <= d) && (sp.to == 0 || d <= sp.to)
}

// An entry is one block of a lexicon file.
type entry struct {
	class  class
	weak   bool // the sector gives way to that of a modifier or complement
	name   string
	code   string // of a country
	file   int32  // index in Lexicon.files
	line   int32
	spells []spell
	forms  []form
	see    []string
	// given holds country names that are people's names as well ("Jordan").
	given []string
}

// A period is the stretch of days on which a mention acts; both zero when
// nothing is known.
type period struct{ first, last dyad.Day }

// rank orders the sectors of spells that hold at the same time: the higher
// one is what the press means by the person.
func rank(sector string) int {
	switch sector {
	case "GOV":
		return 4
	case "LEG", "OPP", "PTY":
		return 2
	case "ELI", "CVL":
		return 1
	}
	return 3
}

// better reports whether spell a counts before spell b when both hold.
func better(a, b *spell) bool {
	if ra, rb := rank(a.sector), rank(b.sector); ra != rb {
		return ra > rb
	}
	return a.from > b.from
}

// on gives the spell of e that counts on one day, nil when none does.
func (e *entry) on(d dyad.Day) (best *spell) {
	for i := range e.spells {
		if sp := &e.spells[i]; sp.covers(d) && (best == nil || better(sp, best)) {
			best = sp
		}
	}
	return best
}

// during gives the spell that counts in a period: on its last day, else on
// its first, else any that touches it.
func (e *entry) during(p period) *spell {
	if sp := e.on(p.last); sp != nil && sp.sector != "ELI" {
		return sp
	}
	if sp := e.on(p.first); sp != nil && sp.sector != "ELI" {
		return sp
	}
	for i := range e.spells {
		if sp := &e.spells[i]; (sp.from == 0 || sp.from <= p.last) && (sp.to == 0 || p.first <= sp.to) && sp.sector != "ELI" {
			return sp
		}
	}
	return e.on(p.last)
}

// latest gives the last spell that is not ELI, for a mention of unknown day.
func (e *entry) latest() (best *spell) {
	for i := range e.spells {
		sp := &e.spells[i]
		if sp.sector == "ELI" || best != nil && !later(sp, best) {
			continue
		}
		best = sp
	}
	if best == nil && len(e.spells) > 0 {
		best = &e.spells[len(e.spells)-1]
	}
	return best
}

func later(a, b *spell) bool {
	endA, endB := a.to, b.to
	if endA == 0 {
		endA = 1 << 30
	}
	if endB == 0 {
		endB = 1 << 30
	}
	if endA != endB {
		return endA > endB
	}
	return better(a, b)
}

// at says what the entry is in a period: code, sector and the line that
// decides. A person is CVL before the first listed office (the lexicon does
// not say what else) and ELI in a gap and after the last, of the country of
// the last office that was one of a country. A group outside its
// listed times is what it was last, or what it first became.
func (e *entry) at(p period) (code, sector string, why reason) {
	if len(e.spells) == 0 {
		return e.code, "", reason{e.file, e.line}
	}
	if p.last == 0 {
		sp := e.latest()
		return sp.code, sp.sector, sp.at
	}
	if sp := e.during(p); sp != nil {
		return sp.code, sp.sector, sp.at
	}
	var before, after *spell
	for i := range e.spells {
		sp := &e.spells[i]
		switch {
		case sp.to != 0 && sp.to < p.last && (before == nil || sp.to > before.to && !isInternational(sp.code) ||
			isInternational(before.code) && !isInternational(sp.code)):
			before = sp
		case sp.from > p.last && (after == nil || sp.from < after.from):
			after = sp
		}
	}
	nearest := before
	if nearest == nil {
		nearest = after
	}
	if nearest == nil {
		nearest = &e.spells[0]
	}
	if e.class != classPerson {
		return nearest.code, nearest.sector, nearest.at
	}
	if before == nil {
		return nearest.code, "CVL", nearest.at
	}
	return nearest.code, "ELI", nearest.at
}

// isInternational reports whether a code stands for no single country.
func isInternational(code string) bool {
	switch code {
	case "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "NAT":
		return true
	}
	return false
}

// sectorNames are the PLOVER sectors with what they stand for.
var sectorNames = map[string]string{
	"COP": "police", "GOV": "government", "JUD": "judiciary", "LEG": "legislature", "MIL": "military",
	"PRM": "paramilitary", "PTY": "party", "REB": "rebels", "SPY": "intelligence", "UAF": "unidentified armed force",
	"UNK": "unidentified", "AGR": "agriculture", "BUS": "business", "CRM": "criminals", "CVL": "civilians",
	"EDU": "education", "ELI": "former officials", "JRN": "journalists", "LAB": "labour", "MED": "health",
	"REF": "refugees", "OPP": "opposition", "PRE": "partially recognised", "REL": "religion", "SOC": "civil society",
}

// A reason is a line of a lexicon file that took part in a decision.
type reason struct{ file, line int32 }

func (lex *Lexicon) where(r reason) string {
	return lex.files[r.file] + ":" + strconv.Itoa(int(r.line))
}
