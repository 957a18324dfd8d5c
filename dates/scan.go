package dates

import (
	"unicode"
	"unicode/utf8"
)

// A tok is a word, number or sign of the light scan. Unlike a parser's token
// it knows nothing of syntax: only which word of the lexicon it is.
type tok struct {
	from, to int32
	word     int32 // index in the lexicon, -1 for a word not in it
	sent     int32 // number of the sentence by a light count, from 0
	num      int32 // value of a whole number, -1 for none
	kind     kind
	capital  bool   // begins with a capital letter
	classes  uint64 // the classes of the lexicon and of digits that it is in
}

type kind uint8

const (
	kindWord kind = iota
	kindNumber
	kindPunct
)

// scan cuts text into tokens. Letters make words, digits make numbers (with
// inner commas and points), every other sign stands alone; white space parts
// them. "p.m." and "U.S." are one word, "1980s" and "5th" one number.
func (lx *lexicon) scan(text string) []tok {
	toks := make([]tok, 0, len(text)/5+8)
	s := scanner{lx: lx, text: text}
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == '\n' && blankLine(text, i):
			s.newSentence()
			i++
		case c <= ' ':
			i++
		case isDigit(c):
			t, next := s.number(i, toks)
			toks = append(toks, t)
			i = next
		case isLetter(c):
			t, next := s.letters(i)
			toks = append(toks, t)
			i = next
		default:
			t, next := s.sign(i)
			toks = append(toks, t)
			i = next
		}
	}
	return toks
}

type scanner struct {
	lx      *lexicon
	text    string
	sent    int32
	pending bool // a full stop was seen: a capital begins a new sentence
	buf     [24]byte
}

func (s *scanner) newSentence() { s.sent++; s.pending = false }

// letters reads the word at i: ASCII letters and all bytes above ASCII that
// belong to letters.
func (s *scanner) letters(i int) (tok, int) {
	text, j := s.text, i
	for j < len(text) && (isLetter(text[j]) || text[j] >= utf8.RuneSelf && letterAt(text, j)) {
		if text[j] < utf8.RuneSelf {
			j++
		} else {
			_, n := utf8.DecodeRuneInString(text[j:])
			j += n
		}
	}
	for j-i <= 24 && j+1 < len(text) && text[j] == '.' && isLetter(text[j+1]) && dotted(text[i:j]) &&
		(j+2 == len(text) || !isLetter(text[j+2])) {
		j += 2 // U.S., p.m.
	}
	if j < len(text) && text[j] == '.' && j-i > 1 && text[j-2] == '.' {
		j++
	}
	return s.word(i, j), j
}

// dotted reports whether w is a letter, or letters parted by points.
func dotted(w string) bool { return len(w) == 1 || len(w) > 2 && w[len(w)-2] == '.' }

func (s *scanner) word(i, j int) tok {
	c := s.text[i]
	t := tok{from: int32(i), to: int32(j), word: -1, num: -1, capital: c >= 'A' && c <= 'Z'}
	if c >= utf8.RuneSelf {
		r, _ := utf8.DecodeRuneInString(s.text[i:])
		t.capital = unicode.IsUpper(r)
	}
	if s.pending {
		s.pending = false
		if t.capital {
			s.sent++
		}
	}
	t.sent = s.sent
	if n := j - i; n <= len(s.buf) {
		for k := range n {
			b := s.text[i+k]
			if b >= 'A' && b <= 'Z' {
				b += 'a' - 'A'
			}
			s.buf[k] = b
		}
		if id, ok := s.lx.ids[string(s.buf[:n])]; ok {
			t.word = id
			t.classes = s.lx.words[id].classes
			if !t.capital {
				t.classes &^= s.lx.capitalOnly
			}
		}
	}
	if t.capital && t.word < 0 {
		t.classes |= bit(classCap)
	}
	return t
}

// number reads digits with what belongs to them and gives the classes that
// the value allows.
func (s *scanner) number(i int, before []tok) (tok, int) {
	text, j, digits, val := s.text, i, 0, 0
	plain := true
	for j < len(text) {
		c := text[j]
		if isDigit(c) {
			if digits++; digits < 10 {
				val = val*10 + int(c-'0')
			}
			j++
			continue
		}
		if (c == ',' || c == '.') && j+1 < len(text) && isDigit(text[j+1]) {
			plain = false
			j++
			continue
		}
		break
	}
	t := tok{from: int32(i), word: -1, num: -1, kind: kindNumber, sent: s.sent}
	s.pending = false // "Jan. 5" goes on
	suffix := suffixLen(text, j)
	if plain && digits < 10 {
		t.num = int32(val)
		t.classes = numberClasses(val, digits, text[j:j+suffix])
		if len(before) > 0 && joined(text, before, i) {
			t.classes &= bit(classInt) | bit(classMonthNum) | bit(classDayNum) | bit(classYY)
		}
	}
	j += suffix
	t.to = int32(j)
	return t, j
}

// joined reports whether the number at i is glued to a sign or word that says
// it is no year: "$1990", "F-1990", "3.1990", "x1990".
func joined(text string, before []tok, i int) bool {
	last := before[len(before)-1]
	if int(last.to) != i {
		return false
	}
	switch text[i-1] {
	case '\'', '`', '(', '[', '"', '/', '_':
		return false
	case '-':
		// "mid-1990" and "June-1990" keep their year; "B-1990" does not.
		if len(before) < 2 {
			return false
		}
		p := before[len(before)-2]
		return p.kind == kindWord && p.to-p.from == 1
	}
	return text[i-1] < utf8.RuneSelf
}

func numberClasses(val, digits int, suffix string) uint64 {
	switch suffix {
	case "s":
		if digits == 4 && val%10 == 0 && val >= 1000 && val < 2200 || digits == 2 && val%10 == 0 && val >= 10 {
			return bit(classDecade)
		}
		return 0
	case "st", "nd", "rd", "th":
		c := bit(classOrdNum)
		if val >= 1 && val <= 31 {
			c |= bit(classDayNum)
		}
		return c
	}
	c := bit(classInt)
	if digits <= 2 {
		if val >= 1 && val <= 31 {
			c |= bit(classDayNum)
		}
		if val >= 1 && val <= 12 {
			c |= bit(classMonthNum)
		}
		if digits == 2 {
			c |= bit(classYY)
		}
	}
	if digits == 4 && val >= 1000 && val < 2200 {
		c |= bit(classYear)
	}
	return c
}

// suffixLen is the length of an ending that belongs to the number at [..j).
func suffixLen(text string, j int) int {
	if j+1 < len(text) && text[j] == '\'' && text[j+1] == 's' {
		return 0
	}
	n := 0
	for j+n < len(text) && n < 3 && isLetter(text[j+n]) {
		n++
	}
	switch text[j : j+n] {
	case "s", "st", "nd", "rd", "th":
		return n
	}
	return 0
}

// sign reads one sign; "'s" and the like are words.
func (s *scanner) sign(i int) (tok, int) {
	text := s.text
	r, n := rune(text[i]), 1
	if r >= utf8.RuneSelf {
		r, n = utf8.DecodeRuneInString(text[i:])
		if unicode.IsLetter(r) {
			return s.letters(i)
		}
	}
	if apostrophe(r) && i > 0 && text[i-1] > ' ' {
		for _, end := range [...]string{"s", "ll", "re", "ve", "d"} {
			j := i + n + len(end)
			if j <= len(text) && text[i+n:j] == end && (j == len(text) || !isLetter(text[j])) {
				t := tok{from: int32(i), to: int32(j), word: -1, num: -1, sent: s.sent}
				if id, ok := s.lx.ids["'"+end]; ok {
					t.word, t.classes = id, s.lx.words[id].classes
				}
				return t, j
			}
		}
	}
	switch r {
	case '.', '!', '?':
		s.pending = true
	case '"', '\'', ')', ']', '`', '”', '’', '_':
	default:
		s.pending = false
	}
	t := tok{from: int32(i), to: int32(i + n), word: -1, num: -1, kind: kindPunct, sent: s.sent}
	if apostrophe(r) {
		r = '\''
	} else if r == '–' || r == '—' || r == '‑' {
		r = '-'
	}
	if r < utf8.RuneSelf {
		t.word = s.lx.signs[r]
	}
	return t, i + n
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' }

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

// blankLine reports whether the line after the newline at i is empty.
func blankLine(text string, i int) bool {
	for i++; i < len(text) && text[i] <= ' '; i++ {
		if text[i] == '\n' {
			return true
		}
	}
	return false
}
