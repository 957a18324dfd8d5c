package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tidy gives s on one line: runs of white space folded to a blank, invisible
// characters (zero-width, soft hyphens, direction marks, controls) gone.
func tidy(s string) string {
	if isTidy(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			gap = b.Len() > 0
		case invisible(r):
		default:
			if gap {
				b.WriteByte(' ')
				gap = false
			}
			b.WriteRune(r) // a broken byte comes out of range as U+FFFD
		}
	}
	return b.String()
}

// isTidy reports whether s is ASCII that tidy would not change.
func isTidy(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' ' || s == ""
}

func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r) || r == '\u034f' || r >= '\ufe00' && r <= '\ufe0f'
}

// lines splits text at every kind of line end. Blanks at the head of a line
// stay: they may mark a paragraph.
func lines(text string) []string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Split(strings.Map(func(r rune) rune {
		if isLineEnd(r) {
			return '\n'
		}
		return r
	}, text), "\n")
}

func isLineEnd(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// width counts the characters of s.
func width(s string) int { return utf8.RuneCountInString(s) }

// sentenceEnd reports whether s ends as a sentence does.
func sentenceEnd(s string) bool {
	s = strings.TrimRight(s, `"'”’»)] `)
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// fold gives s for comparing: lower case, with plain quotes and dashes.
func fold(s string) string { return strings.ToLower(plainMarks.Replace(s)) }

var plainMarks = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "…", "...", "–", "-", "—", "-")
