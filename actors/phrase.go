package actors

import (
	"strings"

	"dyad"
)

// A mention is a noun phrase for an actor while it is being read.
type mention struct {
	from, to         int // words of the whole phrase
	coreFrom, coreTo int // words that head it
	run              int
	class            class
	kind             formKind
	entry            int32 // -1 for none
	title            int32 // office of a person, -1 for none
	code, sector     string
	entity           string
	more             []string // further codes: "Iranian and Russian officials"
	det              smallWord
	weak             bool // the sector gives way to a complement's
	plural           bool
	former           bool
	foreign          bool // said to be of another country than the document's
	place            bool
	final            bool // heads its run
	fallback         string
	reasons          [4]reason
	rule             string
}

func (m *mention) because(r reason) {
	for i := range m.reasons {
		if m.reasons[i].line == 0 {
			m.reasons[i] = r
			return
		}
		if m.reasons[i] == r {
			return
		}
	}
}

// A part is a unit with the sense chosen for it.
type part struct {
	from, to int
	e        *entry
	sn       *sense
	off      bool // bound by a hyphen: no code of the head ("Iran-backed")
}

// A run is a stretch of words that can be one noun phrase, possessors
// included.
type run struct {
	from, to int
	det      smallWord
}

// A phraser reads the noun phrases of one line.
type phraser struct {
	lex      *Lexicon
	doc      *document // what the article has told so far
	ln       line
	runs     []run
	parts    []part
	mentions []mention
	when     func(word int) period // the days on which a mention acts
}

// read finds the mentions of the line, in the order they are built.
func (p *phraser) read() {
	p.cutRuns()
	p.mentions = p.mentions[:0]
	for i := range p.runs {
		p.readRun(i)
	}
	p.joinAdjectives()
	for i := len(p.mentions) - 1; i >= 0; i-- {
		if p.mentions[i].final {
			p.complement(i)
		}
	}
}

// readRun reads the possessors of a run and its head, each a mention.
func (p *phraser) readRun(ri int) {
	r := p.runs[ri]
	owner := -1
	lo := r.from
	for i := r.from; i < r.to; i++ {
		last := i == r.to-1
		if !last && !p.ln.words[i].poss {
			continue
		}
		first := len(p.mentions)
		if m := p.readSegment(ri, lo, i+1, owner); m >= 0 {
			owner = m
			p.mentions[m].final = last
		} else if len(p.mentions) == first {
			owner = -1
		}
		lo = i + 1
	}
}

// readSegment reads words [lo, hi) of run ri, which belong to mention owner
// when that is not -1, and returns the number of the mention at their end, or
// -1 when they end in no actor.
func (p *phraser) readSegment(ri, lo, hi, owner int) int {
	p.cutParts(lo, hi, owner)
	core := p.coreOf(hi)
	for i := range p.parts {
		if i != core && p.standsAlone(i, core) {
			from := lo
			if p.parts[i].e.class == classPerson {
				from = p.parts[i].from // "Reagan" of "a Reagan official"
			}
			p.build(ri, from, i, p.parts[i].to, owner)
		}
	}
	if core < 0 {
		return p.unknownName(ri, lo, hi)
	}
	to := p.parts[core].to
	nameEnd := p.nameAfter(core, hi)
	if c := p.parts[core].e.class; (c == classAgent || c == classOffice) && max(to, nameEnd) < hi {
		return -1 // "an executive order": another noun heads the phrase
	}
	m := p.build(ri, lo, core, max(to, nameEnd), owner)
	if last := &p.mentions[m]; last.class == classInstitution && last.code == "" && last.to < hi {
		p.mentions = p.mentions[:m] // "military equipment"
		return -1
	}
	if p.mentions[m].to < hi {
		return -1
	}
	return m
}

// cutParts chooses a sense for every unit of words [lo, hi).
func (p *phraser) cutParts(lo, hi, owner int) {
	p.parts = p.parts[:0]
	for i := lo; i < hi; i++ {
		u := p.ln.unitAt[i]
		if u < 0 || p.ln.units[u].from != i {
			continue
		}
		un := p.ln.units[u]
		if sn := p.choose(un, owner); sn != nil {
			p.parts = append(p.parts, part{un.from, un.to, &p.lex.entries[sn.entry], sn, p.hyphenBound(un)})
		}
		i = un.to - 1
	}
}

// hyphenBound reports whether a hyphen takes the unit away from the noun that
// follows: "Iran-backed", "anti-Iranian", but not "Baghdad-based".
func (p *phraser) hyphenBound(u unit) bool {
	if p.ln.words[u.from].joined && u.from > 0 && p.lex.small(p.ln.words[u.from-1].id) == smallAnti {
		return true
	}
	if u.to < len(p.ln.words) && p.ln.words[u.to].joined && p.ln.unitAt[u.to] < 0 {
		return p.lex.small(p.ln.words[u.to].id) != smallFix
	}
	return false
}

// coreOf gives the part that heads the segment: the last one that is more
// than a place or a modifier, else the last place.
func (p *phraser) coreOf(hi int) int {
	for i := len(p.parts) - 1; i >= 0; i-- {
		switch p.parts[i].e.class {
		case classModifier, classCountry, classThing:
		case classPeople:
			if p.parts[i].to == hi && !p.parts[i].off {
				return i
			}
		default:
			if !p.parts[i].off {
				return i
			}
		}
	}
	for i := len(p.parts) - 1; i >= 0; i-- {
		if p.parts[i].e.class == classCountry {
			return i
		}
	}
	return -1
}

// standsAlone reports whether part i, which is not the core, is a mention of
// its own inside the phrase.
func (p *phraser) standsAlone(i, core int) bool {
	switch p.parts[i].e.class {
	case classCountry, classGroup, classPerson:
		return true
	case classInstitution:
		return i < core
	}
	return false
}

// nameAfter gives the end of the name of an unknown person that follows a
// title: "Iraqi oil minister Thamir Ghadhban"; 0 when there is none.
func (p *phraser) nameAfter(core, hi int) int {
	pt := &p.parts[core]
	if pt.e.class != classOffice && pt.e.class != classAgent && pt.e.class != classInstitution || pt.sn.plural {
		return 0
	}
	if pt.e.class == classInstitution || p.ln.words[pt.to-1].poss {
		return 0
	}
	unknown := false
	for i := pt.to; i < hi; i++ {
		w := &p.ln.words[i]
		k := p.lex.small(w.id)
		if k == smallName && i+1 < hi {
			continue
		}
		if !w.upper || w.punct != 0 || w.digits || k != 0 || p.ln.allCaps || w.tok >= 0 && !nameTag(&p.ln.s.Tokens[w.tok]) {
			return 0
		}
		unknown = unknown || p.ln.unitAt[i] < 0
	}
	if !unknown {
		return 0
	}
	return hi
}

// nameTag reports whether a word with a capital may be of a name: taggers take
// rare names for common nouns and adjectives.
func nameTag(t *dyad.Token) bool { return properNoun(t) || t.UPOS == dyad.NOUN || t.UPOS == dyad.ADJ }

func properNoun(t *dyad.Token) bool { return t.UPOS == dyad.PROPN || t.UPOS == dyad.X }

// build makes the mention that part i heads, reaching to word `to`, and
// returns its number.
func (p *phraser) build(ri, lo, i, to, owner int) int {
	pt := p.parts[i]
	m := mention{from: lo, to: to, coreFrom: pt.from, coreTo: to, run: ri, class: pt.e.class, kind: pt.sn.kind,
		entry: pt.sn.entry, title: -1, plural: pt.sn.plural || pt.sn.kind == formDemonym, det: p.runs[ri].det}
	if owner >= 0 {
		m.from = p.mentions[owner].from
		m.det = smallThe
	}
	for j := lo; j < pt.from; j++ {
		m.foreign = m.foreign || p.lex.small(p.ln.words[j].id) == smallForeign
	}
	p.fill(&m, pt.e, p.when(pt.from))
	if to > pt.to { // an unknown person under a title
		m.class, m.title, m.entry = classPerson, pt.sn.entry, -1
		m.coreFrom = pt.to
		m.entity = p.textOf(pt.to, to)
		m.rule = "name after title"
	}
	if m.class == classCountry {
		m.from = pt.from
		p.mentions = append(p.mentions, m)
		return len(p.mentions) - 1
	}
	p.modify(&m, i, owner)
	if m.class == classGroup || m.class == classPerson {
		m.weak = false
	}
	p.mentions = append(p.mentions, m)
	return len(p.mentions) - 1
}

// fill gives the mention what its own entry says on the day.
func (p *phraser) fill(m *mention, e *entry, day period) {
	code, sector, why := e.at(day)
	m.code, m.sector, m.weak = code, sector, e.weak
	m.because(why)
	switch {
	case e.class == classCountry:
		m.place = m.kind == formName || m.kind == formCapital || m.kind == formCity || m.kind == formRegion || m.kind == formSeat
		m.entity = e.name
		if m.kind >= formCapital {
			m.entity = e.forms[p.formOf(m)].text
		}
	case e.class.common() || e.class == classPeople:
		m.fallback, m.code = m.code, ""
		if e.class == classPeople {
			m.code = m.fallback
		}
	default:
		m.entity = e.name
	}
}

// formOf gives the form of its entry that a mention was matched by.
func (p *phraser) formOf(m *mention) int {
	u := p.ln.units[p.ln.unitAt[m.coreFrom]]
	for s := u.sense; s >= 0; s = p.lex.senses[s].next {
		if sn := &p.lex.senses[s]; sn.entry == m.entry && sn.kind == m.kind {
			return int(sn.form)
		}
	}
	return 0
}

// modify lets the parts before the head of a mention, nearest first, and its
// owner give it a country and, where its own is weak, a sector.
func (p *phraser) modify(m *mention, core, owner int) {
	own := m.class == classGroup || m.class == classPerson && m.title < 0
	for i := core - 1; i >= 0; i-- {
		pt := p.parts[i]
		if pt.off {
			continue
		}
		code, sector, why := pt.e.at(p.when(pt.from))
		switch pt.e.class {
		case classCountry:
			sector = ""
			if own && m.code != "" {
				code = ""
			}
		case classModifier:
			if sector == "ELI" {
				m.former = true
				m.because(why)
				continue
			}
			code = ""
		case classAgent, classOffice, classInstitution:
			if pt.e.class == classOffice && m.class == classPerson && m.title < 0 {
				m.title = pt.sn.entry
			}
			code = ""
			if pt.e.class == classOffice && m.title >= 0 && m.class == classPerson && sector == "GOV" && m.sector == "MIL" {
				m.sector = sector // "Deputy Defense Minister General X" is a minister
				m.because(why)
			}
		}
		if own {
			sector = ""
		}
		p.lend(m, code, sector, why, pt.e.class)
	}
	if owner >= 0 {
		o := &p.mentions[owner]
		if !own || m.code == "" {
			sector := o.sector
			if own || o.class == classCountry {
				sector = ""
			}
			p.lend(m, o.code, sector, o.reasons[0], o.class)
		}
	}
	p.formerly(m)
}

// lend gives m a code, when it has none, and a sector, when its own is weak
// or gives way to that of an armed group.
func (p *phraser) lend(m *mention, code, sector string, why reason, from class) {
	took := false
	if m.code == "" && code != "" {
		m.code = code
		took = true
	}
	if sector != "" && (m.weak || m.sector == "" || from == classGroup && overrules(sector, m.sector)) {
		if m.sector != sector || m.weak {
			m.sector, m.weak = sector, false
			took = true
		}
	}
	if took {
		m.because(why)
	}
}

// overrules reports whether the sector of a group counts before that of its
// people: Hezbollah's soldiers are no state's army.
func overrules(group, own string) bool {
	if group != "REB" && group != "PRM" && group != "CRM" {
		return false
	}
	switch own {
	case "MIL", "UAF", "GOV", "PRM", "CRM", "SPY", "UNK":
		return true
	}
	return false
}

// formerly makes former holders of public office ELI.
func (p *phraser) formerly(m *mention) {
	if !m.former {
		return
	}
	switch m.sector {
	case "GOV", "LEG", "MIL", "JUD", "SPY", "COP", "":
		m.sector, m.weak = "ELI", false
	}
}

// unknownName makes a mention, as yet without code, of a run of capitalised
// words that the lexicon does not know.
func (p *phraser) unknownName(ri, lo, hi int) int {
	if p.doc == nil {
		return -1
	}
	n := 0
	for i := lo; i < hi; i++ {
		w := &p.ln.words[i]
		if w.punct != 0 || w.digits || !w.upper && p.lex.small(w.id) != smallName ||
			w.tok >= 0 && !nameTag(&p.ln.s.Tokens[w.tok]) || p.lex.small(w.id) == smallTime {
			return -1
		}
		n++
	}
	if n == 0 || n > 5 || p.ln.allCaps {
		return -1
	}
	m := mention{from: lo, to: hi, coreFrom: lo, coreTo: hi, run: ri, class: classPerson, entry: -1, title: -1,
		entity: p.textOf(lo, hi)}
	p.mentions = append(p.mentions, m)
	return len(p.mentions) - 1
}

func (p *phraser) textOf(from, to int) string {
	return dyad.Words(p.ln.text[p.ln.words[from].from:p.ln.words[to-1].to])
}

// why lists the lexicon lines and the rule behind a mention.
func (p *phraser) why(m *mention) string {
	var b strings.Builder
	for _, r := range m.reasons {
		if r.line == 0 {
			break
		}
		if b.Len() > 0 {
			b.WriteString(" + ")
		}
		b.WriteString(p.lex.where(r))
	}
	if m.rule != "" {
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		b.WriteString(m.rule)
	}
	return b.String()
}
