package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad"
)

// The tokeniser follows the English Web Treebank: clitics are words ("do"
// "n't", "Iraq" "'s"), hyphens split except after a bound prefix
// ("Iran" "-" "backed" but "anti-war"), and web addresses, telephone numbers,
// dates and abbreviations stay whole. Every word is a span of the text, so
// nothing is spelt anew.

// tokenise appends the words of text[from:to] to out. White space never lies
// inside a word.
func tokenise(text string, from, to int, out []dyad.Span) []dyad.Span {
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:to])
		if isBlank(r) {
			i += n
			continue
		}
		j := i + n
		for j < to {
			r, n := utf8.DecodeRuneInString(text[j:to])
			if isBlank(r) {
				break
			}
			j += n
		}
		out = chunk(text, i, j, out)
		i = j
	}
	return out
}

// isBlank reports white space, and the invisible marks that pages scatter
// between words.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == '\u00ad' || r < ' ' || r == 0x7f
}

// maxMarks bounds the marks taken one by one from an end of a chunk, so that
// a million brackets cost no more than a million letters.
const maxMarks = 16

// chunk splits a run without white space: first what opens and closes it,
// then its inside.
func chunk(text string, from, to int, out []dyad.Span) []dyad.Span {
	for range maxMarks {
		if from >= to {
			break
		}
		n := opening(text[from:to])
		if n == 0 {
			break
		}
		out = append(out, dyad.Span{From: from, To: from + n})
		from += n
	}
	var tail [maxMarks]dyad.Span // what closes the chunk, last first
	closers := tail[:0]
	for from < to && len(closers) < cap(tail) {
		n := closing(text[from:to])
		if n == 0 {
			break
		}
		closers = append(closers, dyad.Span{From: to - n, To: to})
		to -= n
	}
	out = inside(text, from, to, out)
	for i := len(closers) - 1; i >= 0; i-- {
		out = append(out, closers[i])
	}
	return out
}

// opening gives the length of a mark that stands before a word in s, 0 for
// none. A chunk of nothing but marks is left to inside.
func opening(s string) int {
	if isWhole(s) {
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case n == len(s):
		return 0
	case strings.ContainsRune("([{<", r):
		return run(s, r)
	case strings.ContainsRune(`"“”„«‹`, r), unicode.Is(unicode.Sc, r):
		return n
	case r == '\'' || r == '‘' || r == '`' || r == '’':
		if clitic(s) == len(s) || elided(s) {
			return 0
		}
		return run(s, r)
	case r == '.' && run(s, r) >= 2, r == '-' && run(s, r) >= 2, r == '*', r == '_', r == '•', r == '·', r == '¿', r == '¡':
		return run(s, r)
	case r == '#':
		if next := s[n]; next >= '0' && next <= '9' {
			return n
		}
	case r == '…' || r == '—' || r == '–':
		return n
	case r == '-' || r == '~' || r == '+':
		if next, _ := utf8.DecodeRuneInString(s[n:]); r == '-' && unicode.IsLetter(next) {
			return n
		}
	}
	return 0
}

// closing gives the length of a mark that stands after a word in s.
func closing(s string) int {
	r, n := utf8.DecodeLastRuneInString(s)
	if n == len(s) || isWhole(s) {
		return 0
	}
	switch {
	case strings.ContainsRune(`"”“»›,;:%)]}>…—–`, r):
		if r == ')' && isSmiley(s) {
			return 0
		}
		return lastRun(s, r, `>`)
	case r == '!' || r == '?':
		return lastOf(s, "!?")
	case r == '\'' || r == '’' || r == '`' || r == '‘':
		return lastRun(s, r, "'’`")
	case r == '*' || r == '_' || r == '|':
		return lastRun(s, r, "*_|")
	case r == '.':
		if k := lastRun(s, '.', "."); k > 1 {
			return k
		}
		if keepsPeriod(s) {
			return 0
		}
		return 1
	case r == '-':
		return lastRun(s, r, "-")
	}
	return 0
}

// run counts the bytes of the runs of r at the start of s.
func run(s string, r rune) int {
	i := 0
	for i < len(s) {
		q, n := utf8.DecodeRuneInString(s[i:])
		if q != r {
			break
		}
		i += n
		if strings.ContainsRune("([{", r) {
			break
		}
	}
	return i
}

// lastRun counts the bytes of r at the end of s: all of them when r is one of
// those that cluster, else one. It leaves at least one byte of s.
func lastRun(s string, r rune, clusters string) int {
	n := utf8.RuneLen(r)
	if !strings.ContainsRune(clusters, r) {
		return n
	}
	return lastOf(s, string(r))
}

// lastOf counts the bytes at the end of s that are runes of set, or 0 when
// that is all of s.
func lastOf(s, set string) int {
	t := strings.TrimRight(s, set)
	if t == "" {
		return 0
	}
	return len(s) - len(t)
}

// keepsPeriod reports whether the final period of s belongs to the word.
func keepsPeriod(s string) bool {
	w := s[:len(s)-1]
	if i := strings.LastIndexAny(w, "-/(,[\"“"); i >= 0 {
		w = w[i+1:]
	}
	if w == "" {
		return false
	}
	return isInitials(w) || abbreviations[strings.ToLower(w)] != 0 && !isPlainWord(w)
}

// isPlainWord reports abbreviations that are ordinary words in lower case:
// "Mar." but "mar.", "No." is left to the sentence.
func isPlainWord(w string) bool {
	return abbreviations[strings.ToLower(w)]&capitalOnly != 0 && !isUpper(w)
}

// isInitials reports a single letter, or letters with periods between: "U.S".
func isInitials(w string) bool {
	letters, wasLetter := 0, false
	for _, r := range w {
		switch {
		case unicode.IsLetter(r):
			if wasLetter {
				return strings.EqualFold(w, "ph.d") || strings.EqualFold(w, "m.sc")
			}
			letters, wasLetter = letters+1, true
		case r == '.' && wasLetter:
			wasLetter = false
		default:
			return false
		}
	}
	return letters > 1 || letters == 1 && isUpper(w) && w != "I"
}

func isUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// isWhole reports chunks that are one word whatever marks they hold.
func isWhole(s string) bool {
	if emoticons[s] {
		return true
	}
	r, n := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) && len(s) > n && strings.Trim(s, s[:n]) == "" {
		return !strings.ContainsRune(`()[]{}"“”'‘’$`, r) // a run of one mark: ..., ----, !!!
	}
	return false
}

func isSmiley(s string) bool {
	for i := max(0, len(s)-4); i < len(s); i++ {
		if emoticons[s[i:]] {
			return true
		}
	}
	return false
}

// inside splits what stands between the outer marks.
func inside(text string, from, to int, out []dyad.Span) []dyad.Span {
	if from >= to {
		return out
	}
	s := text[from:to]
	if isWhole(s) || isAddress(s) || isNumberGroup(s) {
		return append(out, dyad.Span{From: from, To: to})
	}
	start := 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if k := breakAt(s, start, i, r, n); k > 0 {
			out = word(text, from+start, from+i, out)
			out = append(out, dyad.Span{From: from + i, To: from + i + k})
			i += k
			start = i
			continue
		}
		i += n
	}
	return word(text, from+start, to, out)
}

// breakAt gives the length of the mark at s[i:] when it is a word of its own
// inside a chunk, 0 when it belongs to the word that started at s[start:].
func breakAt(s string, start, i int, r rune, n int) int {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	if i == 0 {
		before = 0
	}
	if i+n == len(s) {
		after = 0
	}
	digits := unicode.IsDigit(before) && unicode.IsDigit(after)
	switch r {
	case '-', '‐', '‑':
		if k := run(s[i:], r); k > n {
			return k
		}
		if i == start || after == 0 || boundPrefix[strings.ToLower(s[start:i])] {
			return 0
		}
		return n
	case '—', '–', '…', '"', '“', '”', '«', '»', '(', ')', '[', ']', '{', '}', '<', '>', '%', ';', '|', '€', '£', '$', '•':
		return n
	case '.':
		if k := run(s[i:], r); k > 1 {
			return k
		}
		if runsOn(s, start, i) {
			return n
		}
	case ',', ':', '/':
		if digits || after == 0 {
			return 0
		}
		return n
	case '!', '?':
		return n
	}
	return 0
}

// runsOn reports a period at s[i] that ends a sentence though no blank
// follows ("...the talks.Iran said"), as on pages that lost their markup.
func runsOn(s string, start, i int) bool {
	left, right := s[start:i], s[i+1:]
	if len(left) < 3 || len(left) > 40 || len(right) < 2 || !isUpper(right) {
		return false
	}
	for _, r := range left {
		if unicode.IsUpper(r) && len(left) < 5 || !unicode.IsLetter(r) {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(right[1:])
	return unicode.IsLower(r) || unicode.IsSpace(r)
}

// word appends text[from:to], which holds no separating mark, after parting
// clitics and units from it.
func word(text string, from, to int, out []dyad.Span) []dyad.Span {
	if from >= to {
		return out
	}
	s := text[from:to]
	k := len(s) - clitic(s)
	if k == len(s) {
		k = unit(s)
	}
	if k == 0 || k == len(s) {
		return append(out, dyad.Span{From: from, To: to})
	}
	return append(word(text, from, from+k, out), dyad.Span{From: from + k, To: to})
}

// clitic gives the length of the clitic that ends s, 0 for none.
func clitic(s string) int {
	if len(s) > 40 {
		return 0
	}
	low := strings.ToLower(s)
	if k, ok := fused[low]; ok {
		return k
	}
	for _, ap := range [...]string{"'", "’", "`", "ʼ"} {
		i := strings.LastIndex(low, ap)
		if i < 0 {
			continue
		}
		switch low[i+len(ap):] {
		case "t":
			if i > 1 && low[i-1] == 'n' {
				return len(low) - i + 1
			}
		case "s", "m", "d", "ll", "ve", "re":
			return len(low) - i
		}
	}
	return 0
}

// elided reports words that begin with an apostrophe: 'em, '90s.
func elided(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	rest := s[n:]
	return len(rest) >= 2 && rest[0] >= '0' && rest[0] <= '9' || strings.EqualFold(rest, "em") ||
		strings.EqualFold(rest, "n") || strings.EqualFold(rest, "til") || strings.EqualFold(rest, "cause")
}

// unit gives where a unit begins in a number written without a blank: 35mm,
// 7:30PM. It gives len(s) when there is none.
func unit(s string) int {
	if s[0] < '0' || s[0] > '9' {
		return len(s)
	}
	i := 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '.' || s[i] == ',' || s[i] == ':') {
		i++
	}
	if units[strings.ToLower(strings.TrimSuffix(s[i:], "."))] {
		return i
	}
	return len(s)
}

// isAddress reports web and mail addresses and file names.
func isAddress(s string) bool {
	if len(s) < 4 {
		return false
	}
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") {
		return true
	}
	if i := strings.IndexByte(s, '@'); i > 0 && i < len(s)-1 || s[0] == '@' && isWordly(s[1:]) {
		return true
	}
	i := strings.LastIndexByte(s, '.')
	if i <= 0 || len(s)-i > 6 {
		return strings.ContainsAny(s, "_") && isWordly(s)
	}
	return endings[strings.ToLower(s[i+1:])] && !strings.ContainsAny(s, "()[]\",;!?'’“”—–")
}

func isWordly(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-' && r != '.' {
			return false
		}
	}
	return s != ""
}

// isNumberGroup reports telephone numbers and dates, whose hyphens stay.
func isNumberGroup(s string) bool {
	groups, digits, hyphens := 1, 0, 0
	first := -1
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '-' || r == '/' || r == '.':
			if r == '-' {
				hyphens++
			}
			if first < 0 {
				first = digits
			}
			groups++
		default:
			return false
		}
	}
	if hyphens == 0 || digits == 0 {
		return false
	}
	return groups >= 3 || groups == 2 && first == 3 && digits == 7
}
