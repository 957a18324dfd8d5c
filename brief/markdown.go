package brief

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// markdown escapes what Markdown or the HTML in it would take for a sign.
var markdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;",
	">", "&gt;", "&", "&amp;", "#", `\#`, "|", `\|`, "~", `\~`, "!", `\!`)

func md(s string) string { return markdown.Replace(clean(s)) }

// WriteMarkdown writes the brief as Markdown with a GitHub table.
func (b *Brief) WriteMarkdown(w io.Writer) error {
	out := &printer{w: bufio.NewWriter(w)}
	out.whole("# " + md(b.Title))
	for _, s := range b.head() {
		out.whole("\n" + md(s))
	}
	for i := range b.Sections {
		b.markdownSection(out, &b.Sections[i])
		if b.Sections[i].Key == Happened {
			b.markdownBalance(out)
		}
	}
	if len(b.Evidence) > 0 {
		out.whole("\n## Evidence\n")
	}
	for _, r := range b.Evidence {
		// A list of our own, so that the numbers are those of the text.
		title := md(r.cite())
		if at := link(r.URL); at != "" {
			title = "[" + title + "](<" + at + ">)"
		} else if at := cmp.Or(r.URL, r.File); at != "" {
			title += " (" + md(at) + ")"
		}
		out.whole(fmt.Sprintf("- \\[%d\\] %s: “%s”", r.N, title, md(r.Text)))
		for _, also := range r.Also {
			out.whole(fmt.Sprintf("  Sentence %d: “%s”", also.Sentence+1, md(also.Text)))
		}
	}
	if len(b.Notes) > 0 {
		out.whole("\n## Notes\n")
	}
	for _, n := range b.Notes {
		out.whole("- " + md(n))
	}
	if out.err != nil {
		return out.err
	}
	return out.w.Flush()
}

func (b *Brief) markdownSection(out *printer, s *Section) {
	if len(s.Groups) == 0 && s.More == 0 {
		return
	}
	out.whole("\n## " + md(s.Title))
	for _, g := range s.Groups {
		if g.Label != "" {
			out.whole("\n### " + md(g.Label))
		}
		out.whole("")
		for _, l := range g.Lines {
			out.whole(fmt.Sprintf("- **%s** %s %s\\", md(l.When), md(l.Text), md(refs(l.Refs))))
			out.whole("  “" + md(l.Quote) + "”")
		}
	}
	if rest := b.rest(s); rest != "" {
		out.whole("\n" + md(rest))
	}
}

func (b *Brief) markdownBalance(out *printer) {
	if len(b.Balance) == 0 {
		return
	}
	out.whole("\n## Cooperation and conflict by month\n")
	out.whole("| month | verbal cooperation | material cooperation | verbal conflict | material conflict | reports | articles | balance | mean score |")
	out.whole("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
	for i, r := range b.Balance {
		if i == tableRows {
			out.whole(fmt.Sprintf("\nand %d earlier rows", len(b.Balance)-i))
			break
		}
		if r.gap() {
			out.whole("| " + r.span() + " | no events | | | | | | | |")
			continue
		}
		out.whole(fmt.Sprintf("| %s | %d | %d | %d | %d | %d | %d | %s | %s |", r.span(), r.Events[0], r.Events[1], r.Events[2],
			r.Events[3], r.reports(), r.AllArticles, figure(r.Balance, "%+.2f"), figure(r.MeanScore, "%+.1f")))
	}
}

// link returns an address that is safe to follow, "" when it is not one: only
// http and https are.
func link(address string) string {
	at, err := url.Parse(address)
	if err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Host == "" {
		return ""
	}
	return strings.NewReplacer("<", "%3C", ">", "%3E").Replace(at.String())
}
