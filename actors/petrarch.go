package actors

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"dyad"
)

// The PETRARCH dictionary format: a name with "_" for blanks, synonyms on
// lines of their own with "+", codes in brackets after a name or on lines of
// their own, with days as YYMMDD or YYYYMMDD; "#" starts a comment.
//
//	KOFI_ANNAN_
//	+K._ANNAN_
//		[IGOUNO 970101-061231]
//		[ELI]
//	!PERSON! = MAN, MEN, WOMAN
//	LAWMAN {LAWMEN} [~COP]
//	POLICE!PERSON! [~COP]
//
// Codes are CAMEO's: groups of three letters, country or international body
// first, then roles. They become a PLOVER code and the sector of the first
// role that PLOVER has.

// isPetrarch reports whether a file is a PETRARCH dictionary: its first line
// that is no comment opens no block of this package's own format.
func isPetrarch(text string) bool {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if line == "" || line[0] == '#' || line[0] == ';' {
			continue
		}
		key, _ := cutField(line)
		return !slices.Contains(classNames[1:], key) && strings.ContainsAny(line, "_[+!")
	}
	return false
}

// A petrarch reads one PETRARCH dictionary.
type petrarch struct {
	lex  *Lexicon
	file int32
	line int32
	cur  *entry
	sets []wordSet
}

// A wordSet is a name such as "!PERSON!" and the words it stands for.
type wordSet struct {
	name  string
	words []string
}

func (lex *Lexicon) readPetrarch(name, text string) {
	lex.files = append(lex.files, name)
	p := petrarch{lex: lex, file: int32(len(lex.files) - 1)}
	for line := range strings.Lines(text) {
		p.line++
		if !utf8.ValidString(line) {
			line = strings.ToValidUTF8(line, "?")
		}
		if i := strings.IndexAny(line, "#;"); i >= 0 {
			line = line[:i]
		}
		if line = strings.TrimSpace(line); line != "" && len(line) <= maxLine {
			p.readLine(line)
		} else if len(line) > maxLine {
			p.problem("line longer than %d bytes", maxLine)
		}
	}
	p.end()
}

func (p *petrarch) problem(format string, args ...any) {
	p.lex.problems = append(p.lex.problems, dyad.Problem{Code: dyad.ProblemBadEntry,
		Message: fmt.Sprintf(format, args...), Where: p.lex.where(reason{p.file, p.line})})
}

func (p *petrarch) readLine(line string) {
	switch line[0] {
	case '!':
		if name, words, ok := strings.Cut(line, "="); ok {
			p.addSet(strings.TrimSpace(name), strings.Split(words, ","))
			return
		}
	case '[':
		if p.cur == nil {
			p.problem("a code before any name")
			return
		}
		p.readCodes(line)
		return
	case '+':
		if p.cur == nil {
			p.problem("a synonym before any name")
			return
		}
		p.readName(line[1:])
		return
	}
	p.end()
	p.cur = &entry{class: classGroup, file: p.file, line: p.line}
	p.readName(line)
}

// addSet notes a substitution set. A word may not hold the mark of a set, so
// that substitution ends.
func (p *petrarch) addSet(name string, words []string) {
	set := wordSet{name: name}
	for _, w := range words {
		if w = strings.TrimSpace(w); w != "" && !strings.Contains(w, "!") {
			set.words = append(set.words, w)
		}
	}
	if len(name) < 3 || len(set.words) == 0 || len(set.words) > 50 {
		p.problem("set %q: want !NAME! = WORD, WORD", name)
		return
	}
	p.sets = append(p.sets, set)
}

// readName adds the name that a line starts with and any codes after it.
func (p *petrarch) readName(line string) {
	name, codes := line, ""
	if i := strings.IndexAny(line, "[{"); i >= 0 {
		name, codes = line[:i], line[i:]
	}
	if strings.HasPrefix(codes, "{") {
		plurals, rest, ok := strings.Cut(codes[1:], "}")
		if !ok {
			p.problem("a plural without its closing brace")
			return
		}
		p.addForms(plurals, formPlural)
		if strings.TrimSpace(plurals) == "" {
			p.addForms(name, formPlural) // "{}": the name is its own plural
		}
		codes = rest
	}
	p.addForms(name, formName)
	if codes = strings.TrimSpace(codes); codes != "" {
		p.readCodes(codes)
	}
}

// addForms adds a name, once for each word of the first substitution set in
// it; a name with two sets is reported for what is left of it.
func (p *petrarch) addForms(name string, kind formKind) {
	for _, set := range p.sets {
		if strings.Contains(name, set.name) {
			for _, w := range set.words {
				p.addForm(strings.ReplaceAll(name, set.name, w), kind)
			}
			return
		}
	}
	p.addForm(name, kind)
}

func (p *petrarch) addForm(name string, kind formKind) {
	if strings.Contains(name, "!") {
		p.problem("%q names a set that is not defined", name)
		return
	}
	text := dyad.Words(strings.ReplaceAll(name, "_", " "))
	if strings.IndexFunc(text, isWordRune) < 0 {
		if kind == formName {
			p.problem("a line without a name")
		}
		return
	}
	if words := strings.Fields(text); len(words) == 1 && p.lex.small(p.lex.vocab[foldString(text)]) != 0 {
		p.problem("%q is too common a word for a name", text)
		return
	}
	p.cur.forms = append(p.cur.forms, form{capitals(text), kind, p.line})
}

// capitals writes "KOFI ANNAN" as "Kofi Annan".
func capitals(s string) string {
	b := []byte(strings.ToLower(s))
	for i := range b {
		if (i == 0 || b[i-1] == ' ' || b[i-1] == '-') && 'a' <= b[i] && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}

// readCodes reads "[CODE DATES] [CODE] ..."; what stands between is a remark.
func (p *petrarch) readCodes(s string) {
	for {
		_, rest, ok := strings.Cut(s, "[")
		if !ok {
			return
		}
		inside, after, ok := strings.Cut(rest, "]")
		if !ok {
			p.problem("a code without its closing bracket")
			return
		}
		s = after
		sp, err := petrarchSpell(inside)
		if err != nil {
			p.problem("%v", err)
			continue
		}
		sp.at = reason{p.file, p.line}
		if strings.Contains(inside, "~") {
			p.cur.class = classAgent
		}
		p.cur.spells = append(p.cur.spells, sp)
	}
}

// end closes an entry. One with dated codes is a person: its bare ELI code
// only says what the days outside them say anyhow.
func (p *petrarch) end() {
	e := p.cur
	p.cur = nil
	if e == nil {
		return
	}
	e.forms = slices.DeleteFunc(e.forms, func(f form) bool { return f.text == "" })
	if len(e.forms) == 0 || len(e.spells) == 0 {
		if len(e.forms) > 0 {
			p.problem("%s has no code that was understood", e.forms[0].text)
		}
		return
	}
	if e.class == classGroup && slices.ContainsFunc(e.spells, func(sp spell) bool { return sp.from != 0 || sp.to != 0 }) {
		e.class = classPerson
		if rest := slices.DeleteFunc(slices.Clone(e.spells), bareELI); len(rest) > 0 {
			e.spells = rest
		}
	}
	if e.class == classAgent {
		for i := range e.forms {
			e.forms[i].text = strings.ToLower(e.forms[i].text)
		}
	}
	e.name = e.forms[0].text
	p.lex.add(e)
}

func bareELI(sp spell) bool { return sp.code == "" && sp.sector == "ELI" && sp.from == 0 && sp.to == 0 }

// petrarchSpell reads the inside of a bracket: "IGOUNO 970101-061231".
func petrarchSpell(s string) (sp spell, err error) {
	code, days := cutField(strings.TrimSpace(s))
	if sp.code, sp.sector = fromCAMEO(strings.Trim(code, "~")); sp.code == "" && sp.sector == "" {
		return sp, fmt.Errorf("read code %q: no country, body or role that PLOVER has", s)
	}
	days = strings.ReplaceAll(days, " ", "")
	switch {
	case days == "":
	case days[0] == '<':
		sp.to, err = petrarchDay(days[1:])
	case days[0] == '>':
		sp.from, err = petrarchDay(days[1:])
	default:
		from, to, ok := strings.Cut(days, "-")
		if sp.from, err = petrarchDay(from); err == nil && ok {
			sp.to, err = petrarchDay(to)
		}
		if err == nil && sp.to != 0 && sp.to < sp.from {
			err = fmt.Errorf("read days %q: end before they start", days)
		}
	}
	return sp, err
}

// petrarchDay reads YYMMDD, years up to 30 being 20YY, or YYYYMMDD.
func petrarchDay(s string) (dyad.Day, error) {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, fmt.Errorf("read day %q: want YYMMDD or YYYYMMDD", s)
		}
		n = n*10 + int(r-'0')
		if n > 1<<28 {
			break
		}
	}
	year, month, day := n/10000, n/100%100, n%100
	switch {
	case len(s) == 6 && year <= 30:
		year += 2000
	case len(s) == 6:
		year += 1900
	case len(s) != 8:
		return 0, fmt.Errorf("read day %q: want YYMMDD or YYYYMMDD", s)
	}
	if year < 1 || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0, fmt.Errorf("read day %q: no such day", s)
	}
	return dyad.DayOf(year, time.Month(month), day), nil
}

// fromCAMEO turns a CAMEO actor code into a code and a sector. Regions and
// parts that PLOVER lacks are passed over.
func fromCAMEO(s string) (code, sector string) {
	for i := 0; i+3 <= len(s); i += 3 {
		g := s[i : i+3]
		if i == 0 {
			if c := cameoCode(s); c != "" {
				code = c
				continue
			}
		}
		if strings.HasPrefix("UNO EUR WST NAT", g) || sector != "" {
			continue
		}
		sector = cameoSector(g)
	}
	return code, sector
}

// cameoCode gives the code of the first group of a CAMEO code, "" when it is
// a role or a region.
func cameoCode(s string) string {
	switch first := s[:3]; first {
	case "IGO":
		switch {
		case strings.Contains(s, "UNO"):
			return "UNO"
		case strings.Contains(s, "EUREEC"):
			return "EUR"
		case strings.Contains(s, "WSTNAT"):
			return "NAT"
		}
		return "IGO"
	case "INT":
		return "IMG"
	case "NGM":
		return "NGO"
	case "TMP":
		return "TLS"
	case "ROM":
		return "ROU"
	case "FRY", "YGV":
		return "YUG"
	case "AFR", "ASA", "BLK", "CRB", "CAU", "CFR", "CAS", "CEU", "EIN", "EAF", "EEU", "EUR", "LAM", "MEA", "MDT", "NAF",
		"NMR", "PGS", "SCN", "SAM", "SAS", "SEA", "SAF", "WAF", "WST":
		return ""
	default:
		if !isCode(first) || !isInternational(first) && cameoSector(first) != "" {
			return ""
		}
		return canonical(first)
	}
}

// cameoSector gives the PLOVER sector of a CAMEO role, "" when it has none.
func cameoSector(s string) string {
	switch s {
	case "HLH":
		return "MED"
	case "MED":
		return "JRN"
	case "INS", "SEP", "RAD":
		return "REB"
	case "DEV", "ENV", "HRI", "NGO":
		return "SOC"
	case "MUS", "CHR", "BUD", "HIN", "JEW", "CTH":
		return "REL"
	case "PPL":
		return "CVL"
	}
	if sectorNames[s] != "" {
		return s
	}
	return ""
}
