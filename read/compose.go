package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad"
)

// compose judges paragraphs by the rules and makes the article's text of
// those that stay. Title, authors and day are taken from the head of the text
// where nothing better gave them before.
func (rd *Reader) compose(paras []string, a *dyad.Article) {
	judged := rd.rules.judge(paras)
	if a.Title == "" {
		takeTitle(judged, a)
	} else {
		dropTitle(judged, a.Title)
	}
	var text strings.Builder
	for i, ln := range judged {
		if ln.gone == nil {
			if text.Len() > 0 {
				text.WriteString("\n\n")
			}
			text.WriteString(ln.text)
			continue
		}
		switch ln.gone.effect {
		case effectTruncated:
			a.Truncated = true
		case effectByline:
			if i < edgeLines && len(a.Authors) == 0 {
				a.Authors = splitAuthors(bylineName(ln.text))
			}
		case effectDate:
			if day, ok := dayIn(ln.text); ok && i < edgeLines && a.Published == 0 {
				a.Published = day
			}
		}
	}
	a.Text = text.String()
}

// titleRule marks a line that became the title.
var titleRule = &rule{name: "title", effect: effectDrop}

// takeTitle finds the headline of a text: a headline-like line above the first
// sentence. When rules took out lines of a page around it, the lines above it
// (the names of the site and the section) go too.
func takeTitle(judged []line, a *dyad.Article) {
	best, clutter := -1, false
	prose := slices.IndexFunc(judged, func(ln line) bool { return ln.gone == nil && !headlineLike(ln.text) })
	if prose < 0 || prose > edgeLines {
		return // all verse and lists, or no head that ends
	}
	for i, ln := range judged[:prose] {
		n := words(ln.text)
		switch {
		case ln.gone != nil:
			clutter = true
		case startsLower(ln.text) || n < 3 || slug(ln.text):
		case siteName(judged, i):
			a.Outlet = ln.text
		case best < 0 || n >= 4 && words(judged[best].text) < 4:
			best = i
		}
	}
	if best < 0 {
		return
	}
	a.Title = judged[best].text
	judged[best].gone = titleRule
	for i := range judged[:best] {
		if clutter && judged[i].gone == nil {
			judged[i].gone = titleRule
		}
	}
}

// siteName reports whether line i is named in a line that the rules took out,
// as a page's copyright line names the site.
func siteName(judged []line, i int) bool {
	return slices.ContainsFunc(judged, func(ln line) bool {
		return ln.gone != nil && strings.Contains(ln.text, judged[i].text)
	})
}

// slug reports whether a line is the routing line of a wire story
// ("XY0117 3 POL 310 BAGHDAD"): several words of it hold digits.
func slug(s string) bool {
	n := 0
	for _, w := range strings.Fields(s) {
		if strings.ContainsAny(w, "0123456789") {
			n++
		}
	}
	return n >= 3
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// dropTitle takes out the title where the text repeats it at its head.
func dropTitle(judged []line, title string) {
	for i := range judged[:min(len(judged), edgeLines)] {
		if fold(judged[i].text) == fold(title) {
			judged[i].gone = titleRule
		}
	}
}

// bylineName gives the names of a byline without what stands around them.
func bylineName(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if lw := strings.ToLower(strings.Trim(w, ":")); lw == "by" || strings.HasSuffix(lw, "author") || strings.HasSuffix(lw, "authors") {
			words = words[i+1:]
			break
		}
	}
	s = strings.Join(words, " ")
	if i := strings.IndexAny(s, "|/,"); i >= 0 {
		s = s[:i]
	}
	return s
}

// splitAuthors splits "A, B and C".
func splitAuthors(s string) []string {
	s = strings.NewReplacer(";", ",", " and ", ",", " AND ", ",", " & ", ",", " | ", ",").Replace(tidy(s))
	var out []string
	for _, name := range strings.Split(s, ",") {
		name = strings.TrimSpace(name)
		for _, by := range []string{"By ", "by ", "BY "} {
			name = strings.TrimPrefix(name, by)
		}
		// "Jane Doe | Published: 5 January" loses its bar and date on the way.
		name = strings.TrimSpace(strings.TrimSuffix(name, "Published"))
		if name != "" && !strings.Contains(name, "://") {
			out = append(out, name)
		}
	}
	return out
}
