package actors

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"dyad"
)

// A Test is a "test" line of a lexicon file: the phrase, read on the day,
// must get code and sector.
type Test struct {
	Phrase       string
	Day          dyad.Day
	Code, Sector string
	Where        string
}

// maxLine bounds a line of a lexicon file: no name is longer.
const maxLine = 2000

// A reader reads the blocks of one lexicon file.
type reader struct {
	lex     *Lexicon
	file    int32
	line    int32
	cur     *entry
	block   entry // what cur points to
	forms   []form
	spells  []spell
	errs    []error
	skipped bool // inside a block whose first line was not understood
}

// readFile adds the blocks of a file; the error holds every bad line.
func (lex *Lexicon) readFile(name, text string) error {
	lex.files = append(lex.files, name)
	r := reader{lex: lex, file: int32(len(lex.files) - 1)}
	text = strings.TrimPrefix(text, "\ufeff")
	for len(text) > 0 {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		r.line++
		r.readLine(strings.TrimSpace(line))
	}
	r.endBlock()
	return errors.Join(r.errs...)
}

func (r *reader) fail(format string, args ...any) {
	const most = 50
	if len(r.errs) == most {
		r.errs = append(r.errs, errors.New("and more"))
	}
	if len(r.errs) > most {
		return
	}
	r.errs = append(r.errs, fmt.Errorf(r.lex.where(reason{r.file, r.line})+": "+format, args...))
}

func (r *reader) readLine(line string) {
	switch {
	case line == "":
		r.endBlock()
		return
	case line[0] == '#':
		return
	case len(line) > maxLine:
		r.fail("line longer than %d bytes", maxLine)
		return
	}
	key, rest := cutField(line)
	switch {
	case r.cur == nil && !r.skipped:
		r.startBlock(key, rest)
	case r.cur != nil:
		r.readKey(key, rest)
	}
}

// cutField cuts the first word off s.
func cutField(s string) (first, rest string) {
	i := strings.IndexAny(s, " \t")
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimLeft(s[i:], " \t")
}

func (r *reader) startBlock(key, name string) {
	c := slices.Index(classNames, key)
	if c <= 0 || name == "" {
		r.fail("want a block to start with one of %s and a name, not %q", strings.Join(classNames[1:], ", "), key)
		r.skipped = true
		return
	}
	r.block = entry{class: class(c), name: name, file: r.file, line: r.line}
	r.cur, r.forms, r.spells = &r.block, r.forms[:0], r.spells[:0]
	if class(c) == classCountry {
		if !isCode(name) {
			r.fail("want a country code of three capitals, not %q", name)
		}
		r.cur.code = name
		return
	}
	r.addForm(name, formName)
}

func (r *reader) endBlock() {
	r.skipped = false
	e := r.cur
	if e == nil {
		return
	}
	r.cur = nil
	e.forms, e.spells = slices.Clone(r.forms), slices.Clone(r.spells)
	if e.class == classCountry {
		i := slices.IndexFunc(e.forms, func(f form) bool { return f.kind == formName })
		if i < 0 {
			r.fail("country %s has no name", e.code)
			return
		}
		e.name = e.forms[i].text
	} else if len(e.spells) == 0 && !e.weak && e.class != classPeople && e.class != classThing {
		r.fail("%s %s has no line that says what it is", e.class, e.name)
		return
	}
	r.lex.add(e)
}

var formKeys = map[string]formKind{
	"name": formName, "alias": formName, "short": formShort, "acronym": formAcronym, "plural": formPlural,
	"adjective": formAdjective, "demonym": formDemonym, "capital": formCapital, "city": formCity,
	"region": formRegion, "seat": formSeat, "prefix": formPrefix,
}

func (r *reader) readKey(key, rest string) {
	if kind, ok := formKeys[key]; ok {
		r.addForm(rest, kind)
		return
	}
	switch key {
	case "is":
		if sp, err := parseSpell(rest); err != nil {
			r.fail("%w", err)
		} else {
			sp.at = reason{r.file, r.line}
			r.spells = append(r.spells, sp)
		}
	case "see":
		r.cur.see = append(r.cur.see, rest)
	case "also":
		r.cur.given = append(r.cur.given, foldString(rest))
	case "weak":
		r.cur.weak = true
	case "test":
		if t, err := parseTest(rest); err != nil {
			r.fail("%w", err)
		} else {
			t.Where = r.lex.where(reason{r.file, r.line})
			r.lex.tests = append(r.lex.tests, t)
		}
	default:
		r.fail("unknown key %q", key)
	}
}

func (r *reader) addForm(text string, kind formKind) {
	if strings.IndexFunc(text, isWordRune) < 0 {
		r.fail("empty name")
		return
	}
	r.forms = append(r.forms, form{text, kind, r.line})
}

func isCode(s string) bool {
	return len(s) == 3 && isUpper(s[0]) && isUpper(s[1]) && isUpper(s[2])
}

func isUpper(b byte) bool { return 'A' <= b && b <= 'Z' }

// parseSpell reads "[CODE] [SECTOR] [FROM..TO] [role words]".
func parseSpell(s string) (sp spell, err error) {
	first, rest := cutField(s)
	if isCode(first) && sectorNames[first] == "" {
		sp.code = canonical(first)
		first, rest = cutField(rest)
	}
	if isCode(first) {
		if first == "NGO" { // as a sector after a country: civil society
			first = "SOC"
		}
		if sectorNames[first] == "" {
			return sp, fmt.Errorf("read sector %q: not a PLOVER sector", first)
		}
		sp.sector = first
		first, rest = cutField(rest)
	}
	if strings.Contains(first, "..") {
		if sp.from, sp.to, err = parseRange(first); err != nil {
			return sp, err
		}
		first, rest = cutField(rest)
	}
	sp.role = strings.TrimSpace(first + " " + rest)
	if sp.code == "" && sp.sector == "" {
		return sp, fmt.Errorf("read %q: want a country code, a sector, or both", s)
	}
	if strings.IndexFunc(sp.role, func(r rune) bool { return '0' <= r && r <= '9' }) == 0 {
		return sp, fmt.Errorf("read %q: want dates as FROM..TO", s)
	}
	return sp, nil
}

// canonical gives the one code of a country that has several in use.
func canonical(code string) string {
	switch code {
	case "KOS", "KSV":
		return "XKX"
	case "ZAR":
		return "COD"
	}
	return code
}

// parseRange reads FROM..TO, either of them possibly missing.
func parseRange(s string) (from, to dyad.Day, err error) {
	a, b, _ := strings.Cut(s, "..")
	if from, err = parseDate(a, false); err != nil {
		return 0, 0, err
	}
	if to, err = parseDate(b, true); err != nil {
		return 0, 0, err
	}
	if from != 0 && to != 0 && to < from {
		return 0, 0, fmt.Errorf("read range %q: ends before it starts", s)
	}
	return from, to, nil
}

// parseDate reads YYYY, YYYY-MM or YYYY-MM-DD as its first or last day.
func parseDate(s string, last bool) (dyad.Day, error) {
	if s == "" {
		return 0, nil
	}
	bad := fmt.Errorf("read date %q: want YYYY, YYYY-MM or YYYY-MM-DD", s)
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return 0, bad
	}
	year, err := strconv.Atoi(s[:4])
	month, day := 1, 1
	if err == nil && len(s) >= 7 {
		month, err = strconv.Atoi(s[5:7])
	}
	if err == nil && len(s) == 10 {
		day, err = strconv.Atoi(s[8:])
	}
	if err != nil || year < 1 || month < 1 || month > 12 || day < 1 || day > 31 ||
		len(s) >= 7 && s[4] != '-' || len(s) == 10 && s[7] != '-' {
		return 0, bad
	}
	d := dyad.DayOf(year, time.Month(month), day)
	if len(s) == 10 {
		if _, m, _ := d.Civil(); m != time.Month(month) {
			return 0, bad
		}
		return d, nil
	}
	if last && len(s) == 4 {
		return dyad.DayOf(year, 12, 31), nil
	}
	if last {
		return dyad.DayOf(year, time.Month(month+1), 0), nil
	}
	return d, nil
}

// parseTest reads "PHRASE | DATE | CODE SECTOR"; "-" is a code that cannot be
// told.
func parseTest(s string) (t Test, err error) {
	parts := strings.Split(s, "|")
	if len(parts) != 3 {
		return t, fmt.Errorf("read test %q: want PHRASE | DATE | CODE SECTOR", s)
	}
	t.Phrase = strings.TrimSpace(parts[0])
	if t.Day, err = parseDate(strings.TrimSpace(parts[1]), false); err != nil {
		return t, err
	}
	want := strings.Fields(parts[2])
	if len(want) > 0 && (want[0] == "-" || sectorNames[want[0]] == "") {
		t.Code = canonical(strings.Trim(want[0], "-"))
		want = want[1:]
	}
	if len(want) > 0 {
		t.Sector = want[0]
	}
	if len(want) > 1 || t.Phrase == "" || t.Sector != "" && sectorNames[t.Sector] == "" {
		return t, fmt.Errorf("read test %q: want PHRASE | DATE | CODE SECTOR", s)
	}
	return t, nil
}
