package read

import (
	"slices"
	"strings"
	"unicode"

	"dyad"
)

// plain reads a plain text: a note, wire copy, or what someone copied from a
// page. Its head may hold a headline, a byline and a date.
func (rd *Reader) plain(b []byte, a *dyad.Article) {
	text, _, note := decode(b, "")
	if note != "" {
		addProblem(a, dyad.ProblemEncoding, note)
	}
	rd.body(text, a)
}

// body makes the text of an article from running text.
func (rd *Reader) body(text string, a *dyad.Article) {
	rd.compose(paragraphs(text), a)
}

// paragraphs splits running text. In text whose lines were wrapped at some
// width, a line goes on where the next line's first word would not have fitted
// any more; otherwise every line is a paragraph.
func paragraphs(text string) []string {
	raw := lines(signOffs(text))
	wrap := wrapWidth(raw)
	var out []string
	var cur strings.Builder
	flush := func() {
		if cur.Len() > 0 {
			out = append(out, cur.String())
			cur.Reset()
		}
	}
	last := ""
	for _, r := range raw {
		ln := tidy(r)
		if ln == "" || !goesOn(last, r, ln, wrap) {
			flush()
		}
		if ln != "" {
			if cur.Len() > 0 && !brokenWord(last, ln) {
				cur.WriteByte(' ')
			}
			cur.WriteString(ln)
		}
		last = strings.TrimRightFunc(r, unicode.IsSpace)
	}
	flush()
	return out
}

// wrapWidth tells at what width the lines of a text were wrapped, 0 for none.
func wrapWidth(raw []string) int {
	const narrowest, widest = 40, 130
	var widths []int
	for _, r := range raw {
		if n := width(strings.TrimRightFunc(r, unicode.IsSpace)); n > 0 {
			widths = append(widths, n)
		}
	}
	slices.Sort(widths)
	if len(widths) < 3 || widths[len(widths)-1] > widest+20 {
		return 0
	}
	// The widest lines of wrapped text lie close together. The very widest may
	// be a headline.
	wide := widths[len(widths)*95/100]
	full := 0
	for _, n := range widths {
		if n > wide-15 {
			full++
		}
	}
	if wide < narrowest || wide > widest || full*3 < len(widths) {
		return 0
	}
	return wide
}

// goesOn reports whether the line cur, raw as it stood, continues the
// paragraph that the line last is in.
func goesOn(last, raw, cur string, wrap int) bool {
	if wrap == 0 || last == "" || indent(raw) > indent(last) || bullet(cur) {
		return false
	}
	first, _, _ := strings.Cut(cur, " ")
	return width(last)+1+width(first) > wrap-3 && !(sentenceEnd(last) && width(last) < wrap*2/3)
}

func indent(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case '\t':
			n += 4
		case ' ', '\u00a0', '\u3000':
			n++
		default:
			return n
		}
	}
	return n
}

func bullet(s string) bool {
	for _, p := range []string{"- ", "* ", "• ", "– ", "— ", "· "} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// brokenWord reports whether a line ends within a word with a hyphen of its
// own ("long-" "term"); a hyphen set for the wrapping alone cannot be told
// from that, and stays.
func brokenWord(last, next string) bool {
	last = strings.TrimRightFunc(last, unicode.IsSpace)
	if len(last) < 2 || !strings.HasSuffix(last, "-") || !unicode.IsLetter(rune(last[len(last)-2])) {
		return false
	}
	return unicode.IsLower([]rune(next)[0])
}

// signOffs puts the sign-off of a wire story on a line of its own, where the
// rules find it: one to three words at the very end behind a wide gap or, one
// word only, behind a full stop ("... he said.  Reuter").
func signOffs(text string) string {
	end := strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
	gap, most := strings.LastIndex(end, "  "), 3
	if one := strings.LastIndex(end, " "); one > 0 && one != gap+1 && sentenceEnd(end[:one]) {
		gap, most = one, 1
	}
	if gap < 0 || len(end)-gap > 40 || len(strings.Fields(end[gap:])) > most || sentenceEnd(end) {
		return text
	}
	return end[:gap] + "\n\n" + strings.TrimSpace(end[gap:])
}
