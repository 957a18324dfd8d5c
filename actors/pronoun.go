package actors

import (
	"slices"
	"strings"

	"dyad"
)

// A figure is a mention that a pronoun may mean. Names without a code are
// figures too, so that "he" after an unknown man is not the president.
type figure struct {
	sentence, tok int
	rel           dyad.Rel
	verb          int // token that governs it
	mention       mention
	text          string
	person        bool // one human being
	plural        bool
	female        bool
}

// A pronoun is what the form tells: whom it can mean.
type pronoun struct{ person, plural, female, relative bool }

func pronounOf(form string) (pr pronoun, ok bool) {
	switch strings.ToLower(form) {
	case "he", "him", "his":
		return pronoun{person: true}, true
	case "she", "her", "hers":
		return pronoun{person: true, female: true}, true
	case "they", "them", "their", "theirs":
		return pronoun{plural: true}, true
	case "it", "its":
		return pronoun{}, true
	case "who", "which", "whose", "whom", "that":
		return pronoun{relative: true}, true
	}
	return pr, false
}

// pronouns adds a mention for each pronoun of sentence n that can be told.
//
// Relative pronouns mean what their clause hangs from. The others are weighed
// in the manner of Lappin and Leass (1994): subjects before objects before the
// rest, a near sentence before a far one, the same role again before another.
// "It" and "they" mean so many things that are no actors that only the subject
// of the clause or sentence before is believed.
func (p *phraser) pronouns(n int) {
	s := p.ln.s
	if s == nil {
		return
	}
	p.addFigures(n)
	for i := range p.ln.words {
		w := &p.ln.words[i]
		if w.tok < 0 || w.punct != 0 || s.Tokens[w.tok].UPOS != dyad.PRON {
			continue
		}
		pr, ok := pronounOf(p.ln.text[w.from:w.to])
		if !ok || p.expletive(w.tok) {
			continue
		}
		var f *figure
		if pr.relative {
			f = p.relativeOf(n, w.tok)
		} else {
			f = p.antecedent(n, w.tok, pr)
		}
		if f == nil {
			continue
		}
		m := f.mention
		m.from, m.to, m.coreFrom, m.coreTo = i, i+1, i, i+1
		m.det, m.place, m.final, m.more = 0, false, false, nil
		m.rule = "for " + f.text
		if m.code != "" || m.sector != "" {
			p.mentions = append(p.mentions, m)
		}
		g := *f
		g.sentence, g.tok, g.rel, g.verb = n, w.tok, s.Tokens[w.tok].Rel, s.Tokens[w.tok].Head
		p.doc.figures = append(p.doc.figures, g)
	}
}

// expletive reports whether "it" means nothing: "it rained", "it is clear that".
func (p *phraser) expletive(tok int) bool {
	s := p.ln.s
	t := &s.Tokens[tok]
	if t.Rel == dyad.Expl {
		return true
	}
	if t.Head < 0 || t.Lemma != "it" || !isSubject(t.Rel) {
		return false
	}
	switch s.Tokens[t.Head].Lemma {
	case "rain", "snow", "seem", "appear", "turn", "happen", "matter", "emerge":
		return true
	}
	for i := tok + 1; i < len(s.Tokens); i++ {
		c := &s.Tokens[i]
		clause := c.Rel == dyad.Ccomp || c.Rel == dyad.Csubj || c.Rel == dyad.Xcomp || c.Rel == dyad.Advcl
		if c.Head == t.Head && clause && s.Tokens[t.Head].UPOS != dyad.VERB {
			return true
		}
	}
	return false
}

// addFigures notes the mentions of the sentence, in the order of their heads,
// and forgets those too far back to be meant.
func (p *phraser) addFigures(n int) {
	const reach = 3 // sentences
	p.doc.figures = slices.DeleteFunc(p.doc.figures, func(f figure) bool { return f.sentence < n-reach })
	first := len(p.doc.figures)
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.kind == formAdjective || m.det == smallHis && m.code == "" {
			continue
		}
		tok := p.head(m, p.ln.words[m.from].tok, p.ln.words[m.to-1].tok+1)
		t := &p.ln.s.Tokens[tok]
		p.doc.figures = append(p.doc.figures, figure{sentence: n, tok: tok, rel: t.Rel, verb: t.Head, mention: *m,
			text: p.textOf(m.from, m.to), person: isPerson(m), plural: m.plural, female: p.isFemale(m)})
	}
	slices.SortStableFunc(p.doc.figures[first:], func(a, b figure) int { return a.tok - b.tok })
}

// isPerson reports whether a mention is one human being.
func isPerson(m *mention) bool {
	return m.class == classPerson || (m.class == classOffice || m.class == classAgent) && !m.plural
}

// isFemale reports whether the name or the title of a mention is a woman's.
func (p *phraser) isFemale(m *mention) bool {
	for _, text := range []string{m.entity, p.textOf(m.from, m.to)} {
		for w := range strings.FieldsSeq(strings.ToLower(text)) {
			if strings.HasSuffix(w, "woman") || w == "queen" || w == "mrs." || w == "ms." || w == "mrs" || w == "ms" ||
				w == "princess" || w == "empress" || w == "actress" || w == "nun" || w == "mother" || w == "wife" {
				return true
			}
		}
	}
	first, _, _ := strings.Cut(foldString(m.entity), " ")
	return m.class == classPerson && first != "" && strings.Contains(femaleNames, " "+first+" ")
}

// relativeOf gives the figure that the relative clause of a pronoun hangs from.
func (p *phraser) relativeOf(n, tok int) *figure {
	s := p.ln.s
	for i, steps := tok, 0; i >= 0 && steps < 6; i, steps = s.Tokens[i].Head, steps+1 {
		if s.Tokens[i].Rel != dyad.AclRelcl && s.Tokens[i].Rel != dyad.Acl {
			continue
		}
		for j := len(p.doc.figures) - 1; j >= 0; j-- {
			if f := &p.doc.figures[j]; f.sentence == n && f.tok == s.Tokens[i].Head && f.tok < tok {
				return f
			}
		}
		return nil
	}
	return nil
}

// antecedent gives the figure that a personal or possessive pronoun means.
func (p *phraser) antecedent(n, tok int, pr pronoun) (best *figure) {
	t := &p.ln.s.Tokens[tok]
	top := 0
	for i := range p.doc.figures {
		f := &p.doc.figures[i]
		if f.sentence == n && f.tok >= tok || !agree(pr, f) {
			continue
		}
		if f.sentence == n && f.verb == t.Head && t.Rel != dyad.NmodPoss {
			continue // "he met him": two people
		}
		score := salience(f.rel) >> (n - f.sentence)
		if same(f.rel, t.Rel) {
			score += 10
		}
		if !pr.person && (!isSubject(f.rel) || !isSubject(t.Rel) && t.Rel != dyad.NmodPoss) {
			continue
		}
		if score >= top {
			best, top = f, score
		}
	}
	if best != nil && !pr.person && best.sentence < n-1 {
		return nil
	}
	return best
}

func agree(pr pronoun, f *figure) bool {
	switch {
	case pr.person:
		return f.person && f.female == pr.female
	case pr.plural:
		return f.plural || f.mention.class == classGroup || f.mention.class == classInstitution
	}
	return !f.person && !f.plural && f.mention.class != classAgent
}

// salience ranks the relations by how often a pronoun takes them up.
func salience(r dyad.Rel) int {
	switch {
	case isSubject(r):
		return 80
	case r == dyad.Root:
		return 70
	case r == dyad.Obj || r == dyad.Iobj:
		return 50
	case r == dyad.Obl || r == dyad.OblAgent:
		return 40
	}
	return 30
}

func isSubject(r dyad.Rel) bool {
	return r == dyad.Nsubj || r == dyad.NsubjPass || r == dyad.NsubjOuter
}

func same(a, b dyad.Rel) bool { return a == b || isSubject(a) && isSubject(b) }

// owners gives "its parliament" and "his spokesman" the country, and where
// theirs is weak the sector, of whom the pronoun means.
func (p *phraser) owners() {
	for i := range p.mentions {
		m := &p.mentions[i]
		if m.det != smallHis || m.code != "" || !m.class.common() {
			continue
		}
		for j := range p.mentions {
			if o := &p.mentions[j]; o.from == p.runs[m.run].from && o.to == o.from+1 && o.rule != "" && i != j {
				sector := o.sector
				if o.class == classCountry {
					sector = ""
				}
				p.lend(m, o.code, sector, o.reasons[0], o.class)
				m.rule = o.rule
			}
		}
		if m.code == "" && m.sector != "" && !m.foreign {
			m.code = p.context(m)
		}
	}
}

// femaleNames are first names of women that the press names often; a name that
// is not here is taken for a man's, as nine in ten of its actors are.
const femaleNames = " abigail agatha agnes aisha alexandra alice alicia aline amal amanda amina amy ana andrea angela " +
	"angelina anita ann anna anne annalena annegret antonia arlene asma aung aurora barbara beata beatriz begum benazir bernadette " +
	"beth betty bridget brigitte camilla carla carly carmen carol caroline carrie catherine cecile cecilia chandrika charlotte " +
	"chen christiane christina christine chrystia cindy claire clare claudia condoleezza corazon cristina cynthia dalia daniela " +
	"deborah delcy denise diana diane dilma dina dominique dora doris edith ekaterina elena eleanor elisabeth elizabeth ellen " +
	"elise emily emma erna esther eugenia eva evelyn fatima fatou federica florence frances frederica gabriela geraldine " +
	"gina giorgia gita gladys gloria golda grace gro hanan hanna hannah heather heidi helen helena helle hillary hina inaam ingrid irina " +
	"isabel ivana ivanka jacinda jacqueline jane janet janine jean jeanine jen jenin jennifer jessica jill joan joanna jody johanna josefina " +
	"joyce julia julie juliette kaja kamala karen karin karine karoline katalin kate katerina katherine kathleen kathy katrin " +
	"kay keiko kellyanne kelly khaleda kimberly kirsten kirstjen kolinda kristalina kristi kyrsten laila lakshmi laura leila lena leni liana lidia " +
	"linda lindiwe lisa liz liza lois loretta louise lucia lucy lynne madeleine magdalena mahbooba maia malala margaret margot " +
	"margrethe maria mariam marie marielle marina marine marjorie martha mary maryam mary maud maya megawati melania mette mia michele michelle " +
	"mireille miriam mitra mona monica muna nadia nancy natalia navi nawal neelie nicky nicola nikki nina noor nora nouri olga " +
	"olivia paetongtarn pamela park patricia patty paula pauline penny petra portia pratibha priti priyanka rachel rania rebecca rita " +
	"rosa rose rosemary roza ruby ruth sabine sally samantha samia sandra sanna sara sarah saskia sharon sheikha sheila shirin shirley " +
	"simone sirimavo sonia sonja sophia sophie stacey stella stephanie sue susan susana suu svetlana sviatlana sylvia sylvie tamara tansu tatiana " +
	"teresa theresa tulsi tzipi ursula valentina valerie vera veronica victoria viktoria viola violeta virginia vjosa wendy winnie " +
	"xiomara yingluck yuko yulia yuliya yvette yvonne zainab zinaida zoe zuzana "
