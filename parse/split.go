package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad"
)

// A sentence is first a run of words [from, to) in the word list of its text.
type sentenceRange struct {
	from, to int
	para     int
}

// split cuts text into words and sentences. A blank line ends a paragraph and
// with it a sentence; inside a paragraph a sentence ends at final punctuation
// that is not part of an abbreviation, and at a line end that closes a
// heading or stands before a list item.
func split(text string) (words []dyad.Span, sentences []sentenceRange) {
	para := 0
	for _, p := range paragraphs(text) {
		first := len(words)
		words = tokenise(text, p.From, p.To, words)
		if len(words) == first {
			continue
		}
		start := first
		for i := first; i < len(words)-1; i++ {
			if endsSentence(text, words, start, i) {
				sentences = append(sentences, sentenceRange{start, i + 1, para})
				start = i + 1
			}
		}
		sentences = append(sentences, sentenceRange{start, len(words), para})
		para++
	}
	return words, sentences
}

// paragraphs gives the spans between blank lines.
func paragraphs(text string) []dyad.Span {
	var out []dyad.Span
	start := 0
	for i := 0; i < len(text); {
		nl := strings.IndexByte(text[i:], '\n')
		if nl < 0 {
			break
		}
		end := i + nl
		next := end + 1
		for next < len(text) && strings.IndexByte(" \t\r", text[next]) >= 0 {
			next++
		}
		if next < len(text) && text[next] == '\n' {
			out = append(out, dyad.Span{From: start, To: end})
			start = next + 1
			i = start
			continue
		}
		i = next
	}
	return append(out, dyad.Span{From: start, To: len(text)})
}

// endsSentence reports whether the sentence that began at word start ends
// with word i. Word i+1 exists and is of the same paragraph.
func endsSentence(text string, words []dyad.Span, start, i int) bool {
	gap := text[words[i].To:words[i+1].From]
	w := words[i].Of(text)
	next := words[i+1].Of(text)
	if strings.IndexByte(gap, '\n') >= 0 && endsLine(text, words, start, i) {
		return true
	}
	if isCloser(w) && i > start { // the sentence ends with what closes after its mark
		j := i
		for j > start && i-j < maxMarks && isCloser(words[j].Of(text)) && words[j].From == words[j-1].To {
			j--
		}
		if j == i || !isFinal(words[j].Of(text)) || words[i+1].From == words[i].To {
			return false
		}
		return startsUpper(text, words, i+1) || words[j].Of(text) == "." && !startsLower(next)
	}
	if words[i+1].From == words[i].To && (isCloser(next) || isFinal(next)) {
		return false // wait for what closes
	}
	if strings.HasSuffix(w, ".") && len(w) > 1 && strings.Trim(w, ".") != "" {
		return abbreviationEnds(w, next)
	}
	if !isFinal(w) {
		return false
	}
	if w == "." {
		return !startsLower(next) || gap != "" && i-start > 2
	}
	if strings.HasPrefix(w, "..") || w == "…" {
		return startsUpper(text, words, i+1) && gap != ""
	}
	return !startsLower(next) && (gap != "" || startsUpper(text, words, i+1))
}

// abbreviationEnds reports whether a sentence ends with the abbreviation w.
func abbreviationEnds(w, next string) bool {
	body := strings.TrimSuffix(w, ".")
	kind := abbreviations[strings.ToLower(body)]
	switch {
	case kind&title != 0:
		return false
	case kind&measure != 0:
		return starters[next] && kind&capitalOnly != 0
	}
	return starters[next]
}

// isFinal reports punctuation that can end a sentence.
func isFinal(w string) bool {
	switch w {
	case ".", "?", "!", "…", "。", "！", "？", "؟", "۔":
		return true
	}
	return strings.Trim(w, "!?") == "" || len(w) > 1 && strings.Trim(w, ".") == ""
}

func isCloser(w string) bool {
	switch w {
	case `"`, "”", "’", "'", "''", ")", "]", "»", "’’", "”’":
		return true
	}
	return false
}

// startsUpper reports whether word i begins as a sentence does, looking past
// what opens it.
func startsUpper(text string, words []dyad.Span, i int) bool {
	for end := min(i+maxMarks, len(words)); i < end; i++ {
		r, _ := utf8.DecodeRuneInString(text[words[i].From:])
		if unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r) {
			return true
		}
		if !strings.ContainsRune(`"“‘'([<•*-—`+"`", r) {
			return false
		}
	}
	return false
}

func startsLower(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r) || r == ',' || r == ';' || r == ':' || r == '—' || r == '–' || r == '-'
}

// endsLine reports whether the line end after word i also ends the sentence:
// when the next line is a list item, or the line is a heading, a byline or an
// item without a full stop. Lines of a hard-wrapped paragraph go on.
func endsLine(text string, words []dyad.Span, start, i int) bool {
	from := strings.LastIndexByte(text[:words[i].To], '\n') + 1
	length := utf8.RuneCountInString(text[from:words[i].To])
	rest := text[words[i+1].From:]
	next, _, _ := strings.Cut(rest, "\n")
	if isItem(next) {
		return true
	}
	if isItem(strings.TrimLeft(text[from:words[i].To], " \t")) && startsUpper(text, words, i+1) {
		return true
	}
	last := words[i].Of(text)
	if !startsUpper(text, words, i+1) || isOpenEnded(last) {
		return false
	}
	// A wrapped line is about as long as the one that follows it.
	return length < 50 || length < utf8.RuneCountInString(next)*2/3
}

// isItem reports a line that begins as a list item does.
func isItem(line string) bool {
	r, n := utf8.DecodeRuneInString(line)
	switch {
	case strings.ContainsRune("•*·‣▪◦●-–—", r):
		return len(line) > n && (line[n] == ' ' || line[n] == '\t')
	case r >= '0' && r <= '9':
		i := 0
		for i < len(line) && i < 3 && line[i] >= '0' && line[i] <= '9' {
			i++
		}
		return i+1 < len(line) && (line[i] == '.' || line[i] == ')') && line[i+1] == ' '
	}
	return false
}

// isOpenEnded reports a word that a line can break after but a heading
// seldom ends with.
func isOpenEnded(w string) bool {
	return w == "," || w == "-" || openWords[strings.ToLower(w)]
}

var openWords = set(`the a an of to in on at by for with from and or but as that which who is are was were be been his her
	its their our my this these those than into over about between against`)
