package actors

import (
	"slices"
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

// cutRuns cuts the line at punctuation, function words and verbs.
func (p *phraser) cutRuns() {
	p.runs = p.runs[:0]
	cur := run{from: -1}
	end := func(i int) {
		if cur.from >= 0 && i > cur.from {
			cur.to = i
			p.runs = append(p.runs, cur)
		}
		cur = run{from: -1}
	}
	for i := 0; i < len(p.ln.words); i++ {
		if u := p.ln.unitAt[i]; u >= 0 {
			if cur.from < 0 {
				cur.from = i
			}
			i = p.ln.units[u].to - 1
			if p.endsName(i + 1) {
				end(i + 1)
			}
			continue
		}
		w := &p.ln.words[i]
		switch k := p.lex.small(w.id); {
		case w.punct != 0:
			end(i)
		case k == smallThe || k == smallA || k == smallHis:
			end(i)
			cur = run{from: i, det: k}
		case k == smallAnti || k == smallName || k == smallForeign || k == smallFix && w.joined:
			if cur.from < 0 {
				cur.from = i
			}
		case k != 0 || !p.filler(i):
			end(i)
		case cur.from < 0:
			cur.from = i
		}
	}
	end(len(p.ln.words))
}

// endsName reports whether a person's name ends before word i and no noun
// phrase goes on: what follows is small and unknown ("Obama withdrew troops").
func (p *phraser) endsName(i int) bool {
	if i >= len(p.ln.words) || p.ln.unitAt[i] >= 0 || p.ln.words[i-1].poss {
		return false
	}
	u := p.ln.units[p.ln.unitAt[i-1]]
	w := &p.ln.words[i]
	return p.lex.entries[p.lex.senses[u.sense].entry].class == classPerson && w.punct == 0 && !w.upper && !w.joined
}

// filler reports whether an unknown word can stand inside a noun phrase.
func (p *phraser) filler(i int) bool {
	w := &p.ln.words[i]
	if w.tok < 0 {
		return true
	}
	t := &p.ln.s.Tokens[w.tok]
	switch t.UPOS {
	case dyad.ADJ, dyad.NOUN, dyad.PROPN, dyad.NUM, dyad.X, dyad.SYM:
		return true
	case dyad.VERB:
		return w.joined || (t.XPOS == dyad.VBN || t.XPOS == dyad.VBG) && t.Rel == dyad.Amod
	case dyad.ADV:
		return t.Rel == dyad.Advmod && t.Head > w.tok && p.ln.s.Tokens[t.Head].UPOS == dyad.ADJ
	}
	return w.joined
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
			p.build(ri, lo, i, p.parts[i].to, owner)
		}
	}
	if core < 0 {
		return p.unknownName(ri, lo, hi)
	}
	to := p.parts[core].to
	nameEnd := p.nameAfter(core, hi)
	m := p.build(ri, lo, core, max(to, nameEnd), owner)
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
		return i < core || core < 0
	case classAgent, classOffice:
		return i > core
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
		if !w.upper || w.punct != 0 || w.digits || k != 0 || p.ln.allCaps || w.tok >= 0 && !properNoun(&p.ln.s.Tokens[w.tok]) {
			return 0
		}
		unknown = unknown || p.ln.unitAt[i] < 0
	}
	if !unknown {
		return 0
	}
	return hi
}

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

// joinAdjectives gives "Iranian and Russian officials" both codes: a run that
// is a lone adjective, then "and" or a comma, then a run with a common noun.
func (p *phraser) joinAdjectives() {
	for i := len(p.mentions) - 1; i > 0; i-- {
		m := &p.mentions[i]
		if !m.class.common() || m.code == "" || !m.final {
			continue
		}
		for r := m.run - 1; r >= 0 && p.listed(p.runs[r], p.runs[r+1]); r-- {
			c := p.loneAdjective(r)
			if c == nil {
				break
			}
			if c.code != m.code && !slices.Contains(m.more, c.code) {
				m.more = append(m.more, c.code)
			}
		}
	}
}

// listed reports whether only a comma or "and" stands between two runs.
func (p *phraser) listed(a, b run) bool {
	for i := a.to; i < b.from; i++ {
		if w := &p.ln.words[i]; w.punct != ',' && p.lex.small(w.id) != smallAnd {
			return false
		}
	}
	return b.from > a.to && b.from-a.to <= 2
}

// loneAdjective gives the mention of a run that is one country's adjective
// and nothing else but an article.
func (p *phraser) loneAdjective(ri int) *mention {
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.run != ri {
			continue
		}
		r := p.runs[ri]
		if m.class == classCountry && m.kind == formAdjective && m.coreTo == r.to &&
			(m.coreFrom == r.from || m.coreFrom == r.from+1 && r.det != 0) {
			if tok := p.ln.words[m.coreFrom].tok; tok < 0 || p.ln.s.Tokens[tok].UPOS == dyad.ADJ || p.ln.s.Tokens[tok].UPOS == dyad.PROPN {
				return m
			}
		}
		return nil
	}
	return nil
}

// complement lets "of", "from" and "in" phrases after a mention complete it:
// "the head of Iran's Quds Force", "a court in Istanbul".
func (p *phraser) complement(i int) {
	m := &p.mentions[i]
	if !m.class.common() && m.class != classPeople || m.to >= len(p.ln.words) {
		p.settle(m)
		return
	}
	k := p.lex.small(p.ln.words[m.to].id)
	c := p.finalAt(m.to + 1)
	if c == nil || k != smallOf && (k != smallFrom && k != smallIn || m.code != "" || !p.attached(c, m)) {
		p.settle(m)
		return
	}
	sector := c.sector
	if c.class == classCountry || k != smallOf {
		sector = ""
	}
	p.lend(m, c.code, sector, c.reasons[0], c.class)
	m.to = c.to
	p.formerly(m)
	p.settle(m)
}

// settle gives a mention that nothing else placed the code of its own entry
// ("Congressman" is of the USA unless told otherwise).
func (p *phraser) settle(m *mention) {
	if m.code == "" {
		m.code = m.fallback
	}
}

// finalAt gives the mention that heads the run starting at word w.
func (p *phraser) finalAt(w int) *mention {
	for i := range p.mentions {
		if m := &p.mentions[i]; m.final && p.runs[m.run].from == w {
			return m
		}
	}
	return nil
}

// attached reports whether the tree hangs c under m; without a tree it does.
func (p *phraser) attached(c, m *mention) bool {
	if p.ln.s == nil {
		return true
	}
	ct, mt := p.ln.words[c.coreTo-1].tok, p.ln.words[m.coreTo-1].tok
	return ct >= 0 && mt >= 0 && p.ln.s.Below(ct, mt)
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
			w.tok >= 0 && !properNoun(&p.ln.s.Tokens[w.tok]) {
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
