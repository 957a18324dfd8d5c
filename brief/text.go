package brief

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad"
)

const (
	width     = 100 // of a line of text
	tableRows = 36  // most rows of the balance in text and Markdown
)

// clean makes foreign words safe to print, on one line.
func clean(s string) string { return dyad.Words(harmless(s)) }

// harmless takes out characters that could drive a terminal or turn the
// direction of writing.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
}

// WriteText writes the brief for a terminal or a mail.
func (b *Brief) WriteText(w io.Writer) error {
	out := &printer{w: bufio.NewWriter(w)}
	out.line("", clean(strings.ToUpper(b.Title)))
	for _, s := range b.head() {
		out.line("", s)
	}
	quoted := map[string]bool{} // sentences shown in full
	for i := range b.Sections {
		b.textSection(out, &b.Sections[i], quoted)
		if b.Sections[i].Key == Happened {
			b.textBalance(out)
		}
	}
	if len(b.Evidence) > 0 {
		out.heading("Evidence")
	}
	for _, r := range b.Evidence {
		mark := fmt.Sprintf("%5s ", fmt.Sprintf("[%d]", r.N))
		out.line(mark, clean(r.cite()))
		if at := clean(cmp.Or(r.URL, r.File)); at != "" {
			out.whole(strings.Repeat(" ", len(mark)) + at)
		}
		if !quoted[dyad.Words(r.Text)] {
			out.line(strings.Repeat(" ", len(mark)), "“"+clean(r.Text)+"”")
		}
		for _, also := range r.Also {
			out.line(strings.Repeat(" ", len(mark)), fmt.Sprintf("and sentence %d: “%s”", also.Sentence+1, clean(also.Text)))
		}
	}
	if len(b.Notes) > 0 {
		out.heading("Notes")
	}
	for _, n := range b.Notes {
		out.line("  - ", clean(n))
	}
	if out.err != nil {
		return out.err
	}
	return out.w.Flush()
}

// head says what the brief rests on and, when that is nothing, what else there is.
func (b *Brief) head() []string {
	var out []string
	asOf := "All that is kept"
	if b.AsOf > 0 {
		asOf = "As of " + b.AsOf.String()
	}
	c := b.Coverage
	if c.Reports+c.Articles > 0 {
		out = append(out, fmt.Sprintf("%s: %s of %s in %s from %s%s.", asOf, count(c.Reports, "report"),
			count(c.Events, "event"), count(c.Articles, "article"), count(c.Sources, "source"), period(c.First, c.Last)))
		return out
	}
	out = append(out, asOf+": nothing is kept on this pair.")
	s := b.Store
	out = append(out, fmt.Sprintf("The store holds %s and %s from %s%s.", count(s.Events, "event"),
		count(s.Articles, "article"), count(s.Sources, "source"), period(s.First, s.Last)))
	var pairs []string
	for _, p := range s.Dyads {
		pairs = append(pairs, fmt.Sprintf("%s and %s (%d)", clean(p.A.String()), clean(p.B.String()), p.Events))
	}
	if len(pairs) > 0 {
		out = append(out, "Pairs with most events: "+strings.Join(pairs, ", ")+".")
	}
	return out
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%s %ss", thousands(n), what)
}

func period(first, last dyad.Day) string {
	switch {
	case first == 0:
		return ""
	case first == last:
		return ", published " + first.String()
	}
	return fmt.Sprintf(", published %s to %s", first, last)
}

// cite names a reference's article.
func (r *Reference) cite() string {
	parts := []string{cmp.Or(r.Title, "(no title)")}
	if r.Outlet != "" {
		parts = append(parts, r.Outlet)
	}
	day := "no date"
	if r.Published > 0 {
		day = r.Published.String()
	}
	return strings.Join(append(parts, day, fmt.Sprintf("sentence %d", r.Sentence+1)), ", ")
}

// rest says how many lines a section leaves out, "" when none.
func (b *Brief) rest(s *Section) string {
	if s.More == 0 {
		return ""
	}
	return fmt.Sprintf("and %s earlier: see dyad events %s %s", thousands(s.More), clean(b.A.Code), clean(b.B.Code))
}

func (b *Brief) textSection(out *printer, s *Section, quoted map[string]bool) {
	if len(s.Groups) == 0 && s.More == 0 {
		return
	}
	out.heading(s.Title)
	const indent = "              " // as wide as a day and what is around it
	for _, g := range s.Groups {
		if g.Label != "" {
			out.line("", g.Label)
		}
		for _, l := range g.Lines {
			out.hang(fmt.Sprintf("  %-10s  ", clean(l.When)), indent, clean(l.Text)+" "+refs(l.Refs))
			out.line(indent, "“"+clean(l.Quote)+"”")
			quoted[l.Quote] = true
		}
	}
	if rest := b.rest(s); rest != "" {
		out.line("  ", rest)
	}
}

// refs writes [1, 2].
func refs(ns []int) string { return strings.ReplaceAll(fmt.Sprint(ns), " ", ", ") }

func (b *Brief) textBalance(out *printer) {
	if len(b.Balance) == 0 {
		return
	}
	out.heading("Cooperation and conflict by month")
	out.whole("                      cooperation       conflict")
	out.whole("  month             verbal material  verbal material  reports articles  balance  mean score")
	for i, r := range b.Balance {
		if i == tableRows {
			out.whole(fmt.Sprintf("  and %d earlier rows: see --format json", len(b.Balance)-i))
			break
		}
		if r.gap() {
			out.whole("  " + r.span() + ": no events")
			continue
		}
		out.whole(fmt.Sprintf("  %-19s %4d %8d %7d %8d %8d %8d %8s %11s", r.span(), r.Events[0], r.Events[1], r.Events[2],
			r.Events[3], r.reports(), r.AllArticles, figure(r.Balance, "%+.2f"), figure(r.MeanScore, "%+.1f")))
	}
}

func (r *Row) reports() int { return r.Reports[0] + r.Reports[1] + r.Reports[2] + r.Reports[3] }

// A printer writes wrapped lines and keeps the first error.
type printer struct {
	w   *bufio.Writer
	err error
}

func (p *printer) whole(s string) {
	if _, err := p.w.WriteString(strings.TrimRight(s, " ") + "\n"); p.err == nil {
		p.err = err
	}
}

func (p *printer) heading(title string) {
	p.whole("")
	p.whole(strings.ToUpper(title))
}

// line writes words behind a mark, wrapped under the first word.
func (p *printer) line(mark, text string) {
	p.hang(mark, strings.Repeat(" ", utf8.RuneCountInString(mark)), text)
}

// hang writes words behind a mark, wrapped under an indent.
func (p *printer) hang(mark, indent, text string) {
	line, used := mark, utf8.RuneCountInString(mark)
	space := ""
	for _, w := range strings.Fields(text) {
		n := utf8.RuneCountInString(w)
		if space != "" && used+1+n > width {
			p.whole(line)
			line, used, space = indent, len(indent), ""
		}
		line += space + w
		used += len(space) + n
		space = " "
	}
	p.whole(line)
}
