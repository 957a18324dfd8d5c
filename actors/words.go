package actors

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A word is a run of letters and digits, or one punctuation mark, of a text.
// Lexicon names and articles are cut by the same rules, so that a match does
// not depend on how a tokeniser treats hyphens, periods and apostrophes:
// "Abdul-Mahdi" is two words, "U.S." is one ("us", all capitals), the "'s" of
// "Iran's" is a mark on the word before it.
type word struct {
	id       uint32 // number in the lexicon's vocabulary, 0 when not in it
	from, to int    // bytes of the text
	punct    byte   // the mark, 0 for a word; 'x' for any not in ASCII
	upper    bool   // starts with a capital
	caps     bool   // two or more letters, all capitals
	digits   bool   // a number
	joined   bool   // follows the word before it with a hyphen or slash only
	poss     bool   // ends in 's or s'
	tok      int    // token of the sentence, -1 when there is none
}

// A scanner cuts a text into words.
type scanner struct {
	text string
	i    int
	norm []byte // the folded form of the word just read
}

// next reads the next word; ok is false at the end.
func (sc *scanner) next() (w word, ok bool) {
	joined := false
	for sc.i < len(sc.text) {
		r, n := utf8.DecodeRuneInString(sc.text[sc.i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			w = sc.letters()
			w.joined = joined
			return w, true
		case isHyphen(r) && sc.i > 0 && sc.insideWord(n):
			joined = true
		case r == '/' && sc.i > 0 && sc.insideWord(n):
			joined = true
		case unicode.IsSpace(r) || unicode.IsMark(r) || r == utf8.RuneError:
			joined = false
		default:
			w = word{from: sc.i, to: sc.i + n, punct: 'x', tok: -1}
			if r < utf8.RuneSelf {
				w.punct = byte(r)
			}
			sc.i += n
			sc.norm = sc.norm[:0]
			return w, true
		}
		sc.i += n
	}
	return word{}, false
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' || r == '–' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' || r == '`' }

// insideWord reports whether the mark of n bytes at sc.i stands between two
// letters or digits.
func (sc *scanner) insideWord(n int) bool {
	before, _ := utf8.DecodeLastRuneInString(sc.text[:sc.i])
	after, _ := utf8.DecodeRuneInString(sc.text[sc.i+n:])
	return (unicode.IsLetter(before) || unicode.IsDigit(before) || before == '.' || isApostrophe(before)) &&
		(unicode.IsLetter(after) || unicode.IsDigit(after))
}

// letters reads a word that starts at sc.i and leaves its folded form in
// sc.norm: lower case, no accents, no periods, no apostrophes.
func (sc *scanner) letters() word {
	w := word{from: sc.i, tok: -1, caps: true, digits: true}
	sc.norm = sc.norm[:0]
	count, periods := 0, 0
	for sc.i < len(sc.text) {
		r, n := utf8.DecodeRuneInString(sc.text[sc.i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			up := unicode.IsUpper(r)
			if count == 0 {
				w.upper = up
			}
			if !up && unicode.IsLetter(r) {
				w.caps = false
			}
			w.digits = w.digits && unicode.IsDigit(r)
			sc.norm = fold(sc.norm, r)
			count++
			sc.i += n
			continue
		}
		if unicode.IsMark(r) {
			sc.i += n
			continue
		}
		if (r == ',' || r == '.') && w.digits && count > 0 && sc.digitNext(n) { // 5,200
			sc.i += n
			continue
		}
		if r == '.' && sc.period(w.from) {
			periods++
			sc.i += n
			continue
		}
		if isApostrophe(r) && sc.apostrophe(n, &w) {
			continue
		}
		break
	}
	if w.to == 0 {
		w.to = sc.i
	}
	w.caps = w.caps && count >= 2 && !w.digits
	return w
}

// digitNext reports whether a digit follows the mark of n bytes at sc.i.
func (sc *scanner) digitNext(n int) bool {
	return sc.i+n < len(sc.text) && '0' <= sc.text[sc.i+n] && sc.text[sc.i+n] <= '9'
}

// period reports whether the period at sc.i belongs to the word: it stands in
// or ends an abbreviation ("U.S.", "Gen. Suleimani"), but does not end the text.
func (sc *scanner) period(from int) bool {
	rest := sc.text[sc.i+1:]
	next, n := utf8.DecodeRuneInString(rest)
	if unicode.IsLetter(next) {
		// "U.S" but not "end.Next": single letters between periods only.
		after, _ := utf8.DecodeRuneInString(rest[n:])
		return after == '.' || !unicode.IsLetter(after) && strings.Contains(sc.text[from:sc.i], ".") || sc.i-from == 1
	}
	if strings.Contains(sc.text[from:sc.i], ".") {
		return true // the last period of "U.S."
	}
	return unicode.IsSpace(next) && strings.TrimSpace(rest) != "" && isAbbreviation(sc.text[from:sc.i])
}

// isAbbreviation reports whether s is a title or an initial that is written
// with a period.
func isAbbreviation(s string) bool {
	switch s {
	case "Gen", "Lt", "Col", "Maj", "Capt", "Cmdr", "Sgt", "Cpl", "Adm", "Brig", "Sen", "Rep", "Gov", "Pres", "Amb",
		"Mr", "Mrs", "Ms", "Dr", "St", "Prof", "Rev", "Fr", "Jr", "Sr", "Asst", "Dep", "Min", "Sec", "Hon", "Msgr",
		"gen", "lt", "col", "maj", "Atty":
		return true
	}
	return len(s) == 1 && 'A' <= s[0] && s[0] <= 'Z'
}

// apostrophe handles an apostrophe inside or at the end of a word and reports
// whether the scan of the word goes on after it.
func (sc *scanner) apostrophe(n int, w *word) bool {
	rest := sc.text[sc.i+n:]
	r, m := utf8.DecodeRuneInString(rest)
	if r == 's' || r == 'S' {
		if after, _ := utf8.DecodeRuneInString(rest[m:]); !unicode.IsLetter(after) {
			w.poss, w.to = true, sc.i
			sc.i += n + m
			return false
		}
	}
	if unicode.IsLetter(r) {
		sc.i += n
		return true
	}
	if strings.HasSuffix(sc.text[w.from:sc.i], "s") && unicode.IsSpace(r) {
		w.poss, w.to = true, sc.i
		sc.i += n
	}
	return false
}

// fold appends the lower-case, accent-free form of r.
func fold(b []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(b, byte(r))
	}
	switch r = unicode.ToLower(r); r {
	case 'ø', 'ö':
		return append(b, 'o')
	case 'ł':
		return append(b, 'l')
	case 'đ', 'ð':
		return append(b, 'd')
	case 'ı':
		return append(b, 'i')
	case 'ß':
		return append(b, "ss"...)
	case 'æ':
		return append(b, "ae"...)
	case 'œ':
		return append(b, "oe"...)
	case 'þ':
		return append(b, "th"...)
	case 'ə':
		return append(b, 'a')
	}
	var buf [utf8.UTFMax]byte
	d := norm.NFD.Bytes(buf[:utf8.EncodeRune(buf[:], r)])
	first, _ := utf8.DecodeRune(d)
	return utf8.AppendRune(b, first)
}

// foldString gives the folded words of s, joined by single blanks.
func foldString(s string) string {
	sc := scanner{text: s}
	var b []byte
	for {
		w, ok := sc.next()
		if !ok {
			return string(b)
		}
		if w.punct != 0 {
			continue
		}
		if len(b) > 0 {
			b = append(b, ' ')
		}
		b = append(b, sc.norm...)
	}
}
