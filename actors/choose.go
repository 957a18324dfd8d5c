package actors

import (
	"strings"

	"dyad"
)

// choose picks the sense of a unit by what stands around it and what the
// document has told; nil when no sense can be meant.
func (p *phraser) choose(u unit, owner int) *sense {
	var best *sense
	bestScore := 0
	for s := u.sense; s >= 0; s = p.lex.nextSense(&p.ln, u, s) {
		sn := &p.lex.senses[s]
		if score := p.score(u, sn, owner); score > bestScore {
			best, bestScore = sn, score
		}
	}
	return best
}

// score weighs a sense; 0 rules it out. Among senses of the same weight the
// one entered last wins, which is a user's own.
func (p *phraser) score(u unit, sn *sense, owner int) int {
	e := &p.lex.entries[sn.entry]
	switch e.class {
	case classThing:
		return 100
	case classModifier:
		return 20
	case classCountry:
		return p.scoreCountry(u, sn, e)
	case classPerson:
		return p.scorePerson(u, sn, e, owner)
	case classGroup, classPeople:
		return p.scoreGroup(u, sn, e, owner)
	}
	return 30
}

// scoreGroup weighs a named body: one of another country than the words say,
// or than the document is about, gives way to the common noun ("the Senate").
func (p *phraser) scoreGroup(u unit, sn *sense, e *entry, owner int) int {
	code, _, _ := e.at(p.when(u.from))
	explicit := p.contextCode(owner)
	if explicit == "" {
		explicit = p.codeAfter(u)
	}
	if sn.kind == formAcronym && p.strange(u, code) {
		return 0
	}
	switch {
	case code == "":
		return 40
	case explicit != "" && explicit == code:
		return 60
	case explicit != "":
		return 20
	case p.doc == nil:
		return 40
	case p.doc.codes[code] == 0 && p.doc.dominant() != "":
		return 25
	}
	return 40 + min(p.doc.codes[code], 9)
}

// strange reports whether a short acronym is one of a country that a text
// about others never names: "the RSA" in a report from Ukraine.
func (p *phraser) strange(u unit, code string) bool {
	const short = 3 // letters
	if p.doc == nil || code == "USA" || isInternational(code) || p.doc.codes[code] > 0 || p.doc.total < 3 {
		return false
	}
	return p.ln.words[u.to-1].to-p.ln.words[u.from].from <= short
}

// scoreCountry weighs a country, city or region: by kind, and by what else
// the document names of the same country.
func (p *phraser) scoreCountry(u unit, sn *sense, e *entry) int {
	if p.isGivenName(u, sn) {
		return 0
	}
	score := 60 - 2*int(sn.kind)
	if p.doc != nil {
		score += min(p.doc.codes[e.code], 9)*2 + min(p.doc.places[e.code], 5)*8
	}
	return score
}

// isGivenName reports whether a country's or city's name is here part of a
// person's: "Michael Jordan", "Chad Smith".
func (p *phraser) isGivenName(u unit, sn *sense) bool {
	if w := &p.ln.words[u.from]; w.joined && u.from > 0 && p.lex.small(p.ln.words[u.from-1].id) == smallName {
		return true // "al-Masri", "As-Sabah"
	}
	if sn.kind == formAdjective || sn.kind == formDemonym || sn.kind == formAcronym {
		return false
	}
	if s := p.ln.s; s != nil {
		tok := p.ln.words[u.from].tok
		for _, n := range s.Names {
			if n.Kind == "PER" && n.From <= tok && tok < n.To && n.To-n.From > u.to-u.from {
				return true
			}
		}
		if sn.alone && tok >= 0 && s.Tokens[tok].UPOS == dyad.NOUN {
			return true
		}
	}
	if u.from > 0 && u.to == u.from+1 {
		w := &p.ln.words[u.from-1]
		if w.upper && !w.poss && p.ln.unitAt[u.from-1] < 0 && p.lex.givens[w.id] && p.lex.small(w.id) == 0 {
			return true
		}
	}
	if !sn.alone || u.to >= len(p.ln.words) || p.ln.words[u.to-1].poss {
		return false
	}
	next := &p.ln.words[u.to]
	if !p.mayBeSurname(u.to) || !next.upper || next.caps || next.punct != 0 || p.lex.small(next.id) != 0 || p.ln.allCaps {
		return false
	}
	return next.tok < 0 || properNoun(&p.ln.s.Tokens[next.tok])
}

// mayBeSurname reports whether the word is unknown, or known as a person's
// short name only.
func (p *phraser) mayBeSurname(i int) bool {
	v := p.ln.unitAt[i]
	if v < 0 {
		return true
	}
	un := p.ln.units[v]
	for s := un.sense; s >= 0; s = p.lex.nextSense(&p.ln, un, s) {
		if p.lex.entries[p.lex.senses[s].entry].class != classPerson {
			return false
		}
	}
	return true
}

// contextCode gives the country that owner or the parts before name.
func (p *phraser) contextCode(owner int) string {
	for i := len(p.parts) - 1; i >= 0; i-- {
		if c := p.parts[i].e.class; (c == classCountry || c == classGroup) && !p.parts[i].off {
			code, _, _ := p.parts[i].e.at(p.when(p.parts[i].from))
			return code
		}
	}
	if owner >= 0 {
		return p.mentions[owner].code
	}
	return ""
}

// codeAfter gives the country of an "of" or "in" phrase right after a unit.
func (p *phraser) codeAfter(u unit) string {
	i := u.to
	if i >= len(p.ln.words) {
		return ""
	}
	if k := p.lex.small(p.ln.words[i].id); k != smallOf && k != smallIn {
		return ""
	}
	for i++; i < len(p.ln.words) && i < u.to+3; i++ {
		if v := p.ln.unitAt[i]; v >= 0 {
			e := &p.lex.entries[p.lex.senses[p.ln.units[v].sense].entry]
			if e.class == classCountry {
				return e.code
			}
			return ""
		}
	}
	return ""
}

// title gives the office or agent that stands right before word i, nil for
// none.
func (p *phraser) title(i int) *entry {
	if n := len(p.parts); n > 0 && p.parts[n-1].to == i {
		if c := p.parts[n-1].e.class; c == classOffice || c == classAgent && !p.parts[n-1].sn.plural {
			return p.parts[n-1].e
		}
	}
	return nil
}

// scorePerson weighs a person. A full name always counts; a short form needs
// the full name elsewhere in the document, a title before it, or no rival in
// office on the day.
func (p *phraser) scorePerson(u unit, sn *sense, e *entry, owner int) int {
	day := p.when(u.from)
	code, sector, _ := e.at(day)
	score := 10
	if sn.kind == formName {
		score = 70
	} else if p.otherPerson(u) || p.goesOn(u) {
		return 0
	}
	inOffice := sector != "ELI" && sector != "CVL"
	if inOffice {
		score += 5
	}
	if p.doc != nil && p.doc.introduced[sn.entry] {
		return score + 60
	}
	explicit := p.contextCode(owner)
	if t := p.title(u.from); t != nil {
		if explicit != "" && explicit != code && sn.kind != formName {
			return 0
		}
		held := e.held(t)
		if explicit == code || held {
			score += 20
		}
		if held && inOffice {
			score += 10
		}
		if sn.kind != formName && explicit != code && !held {
			return 0
		}
		return score
	}
	if explicit != "" && explicit == code {
		score += 10
	}
	switch {
	case sn.kind == formName:
	case sn.kind == formSurname, explicit != "" && explicit != code, !p.nameLike(u), !p.foremost(u, sn, day):
		return 0
	case sector == "CVL" || p.isWord(u) && e.prominence(day) < 4:
		return 0
	}
	if sn.kind == formShort && e.prominence(day) == 4 {
		score += 20 // before a title of the same letters: Major
	}
	return score
}

// goesOn reports whether an unknown word with a capital follows a short form,
// so that it is the first half of another name: "Hashim Someone".
func (p *phraser) goesOn(u unit) bool {
	if u.to >= len(p.ln.words) || p.ln.words[u.to-1].poss || p.ln.unitAt[u.to] >= 0 || p.ln.allCaps {
		return false
	}
	w := &p.ln.words[u.to]
	return w.punct == 0 && w.upper && !w.digits && p.lex.small(w.id) == 0 &&
		(w.tok < 0 || properNoun(&p.ln.s.Tokens[w.tok]))
}

// nameLike reports whether the tree takes the last word of a unit for a name.
func (p *phraser) nameLike(u unit) bool {
	tok := p.ln.words[u.to-1].tok
	return tok < 0 || properNoun(&p.ln.s.Tokens[tok])
}

// isWord reports whether a surname is an English word as well: "Rice", "Spring".
func (p *phraser) isWord(u unit) bool {
	if u.to != u.from+1 {
		return false
	}
	w := &p.ln.words[u.from]
	return p.lex.small(w.id) != 0 || strings.Contains(wordSurnames, " "+strings.ToLower(p.ln.text[w.from:w.to])+" ")
}

const wordSurnames = " spring rice major brown bush park may day long best hill young king price powers cook banks fields stone " +
	"woods house gates wolf fox bird snow rivers singer baker cash chase church cross hope bacon bell black white green gray grey moon " +
	"sun fine strong bolt wood field ford frost gray hunt hunter knight lane law little love marsh mason miller moss noble north east " +
	"west south page palace parish parker peace pierce pool pope post potter prince rich rose royal sage savage sharp short " +
	"small smart steel street summers swan sweet taylor temple thorn town walker wall ward waters wells winter wise wright " +
	"deal straw cable fallon gore hammond hurd kerry reid speaker turner mayor general marshal judge gay bishop abbot dean duke earl " +
	"english french german holland welsh ireland england london paris berlin lincoln jackson washington jordan israel chad " +
	"an so he li ma do no go to ban son han man pan tan tang van bin din gold mine mills drew ray mark grant bill will art pat rod " +
	"new old free green union home power force war state case line point order plan drill crane bloom "

// held reports whether a person is listed in the office, by the words of the
// role.
func (e *entry) held(office *entry) bool {
	for i := range e.spells {
		role := e.spells[i].role
		for _, f := range office.forms {
			if f.kind == formName && containsFold(role, f.text) {
				return true
			}
		}
	}
	return false
}

func containsFold(s, sub string) bool {
	for i := 0; i+len(sub) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(sub)], sub) {
			return true
		}
	}
	return false
}

// otherPerson reports whether a short form is the end of a longer name that
// the lexicon does not know: "John Bush".
func (p *phraser) otherPerson(u unit) bool {
	if u.from == 0 {
		return false
	}
	w := &p.ln.words[u.from-1]
	if n := len(p.parts); n > 0 && p.parts[n-1].to == u.from || w.poss || w.punct != 0 || !w.upper || w.digits || p.ln.allCaps {
		return false
	}
	if k := p.lex.small(w.id); k != 0 && k != smallName {
		return false
	}
	return w.tok < 0 || properNoun(&p.ln.s.Tokens[w.tok])
}

// foremost reports whether a short form is clear without its full name: of
// all who share it, sn alone holds the highest office on the day, and no place
// or body is called so.
func (p *phraser) foremost(u unit, sn *sense, day period) bool {
	mine := p.lex.entries[sn.entry].prominence(day)
	code, sector, _ := p.lex.entries[sn.entry].at(day)
	shared := false
	for s := u.sense; s >= 0; s = p.lex.nextSense(&p.ln, u, s) {
		other := &p.lex.senses[s]
		if other.entry == sn.entry || other.kind == formSurname {
			continue
		}
		e := &p.lex.entries[other.entry]
		if e.class == classPerson {
			if c, sec, _ := e.at(day); c == code && sec == sector {
				continue // either way the same actor
			}
		}
		if e.class != classPerson || e.prominence(day) >= mine {
			return false
		}
		shared = true
	}
	return !shared || mine > 1
}

// prominence ranks a person's office in a period: 4 for who leads a state, 3
// for who leads its foreign or defence policy or a movement, 2 for any other
// office, 1 for none.
func (e *entry) prominence(day period) int {
	sp := e.latest()
	if day.last != 0 {
		sp = e.during(day)
	}
	if sp == nil || sp.sector == "ELI" || sp.sector == "CVL" {
		return 1
	}
	role := strings.ToLower(sp.role)
	if strings.Contains(role, "vice") || strings.Contains(role, "deputy") {
		return 2
	}
	for _, top := range []string{"president", "prime minister", "king", "supreme leader", "chancellor", "emir", "premier"} {
		if strings.HasPrefix(role, top) {
			return 4
		}
	}
	for _, high := range []string{"foreign minister", "minister of foreign affairs", "secretary of", "defen", "minister of defen", "leader"} {
		if strings.HasPrefix(role, high) {
			return 3
		}
	}
	return 2
}
