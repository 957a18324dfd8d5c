package read

import (
	"slices"
	"strings"
)

// A line is a paragraph of an article under way, on one line.
type line struct {
	text string
	// gone is the rule that took the line out, nil while it stays.
	gone *rule
}

// edgeLines is how far from either end of an article "edge" reaches. A saved
// page has its bylines, dates and buttons there.
const edgeLines = 12

// judge applies the rules to the paragraphs of an article.
func (rs *rules) judge(paragraphs []string) []line {
	out := make([]line, 0, len(paragraphs))
	for i, p := range paragraphs {
		edge := i < edgeLines || i >= len(paragraphs)-edgeLines
		out = append(out, rs.judgeLine(p, edge)...)
	}
	for i := range out {
		if out[i].gone != nil && out[i].gone.effect == effectList {
			dropHeadlines(out[i+1:], out[i].gone)
		}
	}
	return out
}

// dateRule takes out a machine's date that stands alone: it has no word by
// which a rule of the file could find it.
var dateRule = &rule{name: "date", effect: effectDate}

// menuRule takes out a row of short words between bars ("Home | World | Sport
// | Weather"), whatever the words are.
var menuRule = &rule{name: "menu", effect: effectDrop}

// judgeLine judges one paragraph. Where it is several lines of a page set side
// by side ("By Jane Doe | 5 January 2020 | 6 min read") and rules take out all
// of them, it gives them one by one.
func (rs *rules) judgeLine(p string, edge bool) []line {
	words := wordsOf(p)
	if len(words) == 0 {
		return nil // only punctuation: a rule across the page, a bullet
	}
	if _, ok := dayOf(p); ok && edge {
		return []line{{p, dateRule}}
	}
	whole := line{p, rs.match(words, edge)}
	if whole.gone != nil || len(words) > defaultMaxWords || !strings.ContainsAny(p, "|•·") {
		return []line{whole}
	}
	fields := strings.FieldsFunc(p, func(r rune) bool { return r == '|' || r == '•' || r == '·' })
	if len(fields) >= 4 && !slices.ContainsFunc(fields, func(f string) bool { return len(strings.Fields(f)) > 3 }) {
		return []line{{p, menuRule}}
	}
	var parts []line
	for _, part := range fields {
		part = strings.TrimSpace(part)
		gone := rs.match(wordsOf(part), edge)
		if gone == nil && part != "" {
			return []line{whole}
		}
		parts = append(parts, line{part, gone})
	}
	return parts
}

// maxListed bounds how many headlines one heading may take with it.
const maxListed = 12

// dropHeadlines takes out the headlines that stand below a heading such as
// "Related stories", up to the first line that reads as a sentence. Without
// two of them in a row the heading stands alone: one headline may be the
// subhead of the next part.
func dropHeadlines(rest []line, by *rule) {
	n := 0
	for n < len(rest) && n < maxListed && rest[n].gone == nil && headlineLike(rest[n].text) {
		n++
	}
	if n < 2 && n < len(rest) {
		return
	}
	for i := range rest[:n] {
		rest[i].gone = by
	}
}

// headlineLike reports whether a line could be a headline: short, and without
// the full stop of a sentence.
func headlineLike(s string) bool {
	n := len(strings.Fields(s))
	if n == 0 || n > 20 || width(s) > 140 {
		return false
	}
	return !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, `."`) && !strings.HasSuffix(s, ".”") &&
		!strings.HasSuffix(s, ":") && !strings.HasSuffix(s, ",") && !strings.HasSuffix(s, ";")
}
