package read

import (
	"regexp"
	"slices"
	"strings"

	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dyad"
)

// page reads an HTML page.
func (rd *Reader) page(b []byte, a *dyad.Article) {
	text, _, note := decode(b, declaredCharset(b))
	if note != "" {
		addProblem(a, dyad.ProblemEncoding, note)
	}
	tamed, err := tame(text, rd.opt.MaxElements)
	if err != nil {
		addProblem(a, dyad.ProblemTooLarge, err.Error())
		return
	}
	doc, err := html.Parse(strings.NewReader(tamed))
	if err != nil {
		// The parser refuses pages nested more than 512 deep, and nothing else.
		addProblem(a, dyad.ProblemTooLarge, "the page cannot be parsed: "+err.Error())
		return
	}
	all := blocks(doc)
	prune(doc)
	res, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled, // it goes by the clock; see published
		Config:          extraction,
	})
	if err != nil { // it fails for reasons that extraction below rules out
		addProblem(a, dyad.ProblemNoText, "no article was found: "+err.Error())
		return
	}
	describe(doc, res.Metadata, a)
	paras := blocks(res.ContentNode)
	a.Title = title(doc, tidy(res.Metadata.Sitename), headingsAbove(doc, all, paras))
	a.Outlet = outlet(doc, tidy(res.Metadata.Sitename), a.Title)
	rd.compose(paras, a)
	if len(a.Text) < shortText {
		rd.rescue(doc, a)
	}
	first, end := extent(all, a.Text)
	a.Truncated = a.Truncated || rd.cutOff(all[first:min(len(all), end+belowText)])
	if a.Published == 0 {
		a.Published = dayAbove(all[:first])
	}
	if day, ok := guessedDay(doc, a.URL); a.Published == 0 && ok && plausible(day) {
		a.Published = day
	}
}

// extraction is go-trafilatura's own setting but for two sizes. Below
// MinExtractedSize it falls back to a method that runs paragraphs together;
// rescue does that better. Below MinOutputSize it gives nothing, not even the
// metadata.
var extraction = func() *trafilatura.Config {
	c := trafilatura.DefaultConfig()
	c.MinExtractedSize, c.MinOutputSize = 0, 0
	return c
}()

// shortText is the length of a text below which a page gets a second look.
const shortText = 250

// rescue reads a page that is too short for go-trafilatura's statistics.
func (rd *Reader) rescue(doc *html.Node, a *dyad.Article) {
	again := *a
	rd.compose(mainBlocks(doc), &again)
	if len(again.Text) > len(a.Text) {
		*a = again
	}
}

// mainBlocks gives the paragraphs of the element that a page marks as its
// article, or else all that are paragraphs by their tag.
func mainBlocks(doc *html.Node) (paras []string) {
	for _, is := range []func(*html.Node) bool{
		func(n *html.Node) bool { return attr(n, "itemprop") == "articleBody" },
		func(n *html.Node) bool { return n.DataAtom == atom.Article },
		func(n *html.Node) bool { return n.DataAtom == atom.Main || attr(n, "role") == "main" },
	} {
		if n := find(doc, is); n != nil {
			return blocks(n)
		}
	}
	each(doc, func(n *html.Node) {
		if n.DataAtom == atom.P {
			paras = append(paras, blocks(n)...)
		}
	})
	return paras
}

// extent tells where the text of an article lies among the blocks of its
// page: from the first to the end of the last paragraph; 0, 0 when it is lost.
func extent(all []string, text string) (first, end int) {
	paras := strings.Split(text, "\n\n")
	first = slices.Index(all, paras[0])
	for i, b := range all {
		if b == paras[len(paras)-1] {
			end = i + 1
		}
	}
	if first < 0 || end <= first {
		return 0, 0
	}
	return first, end
}

const (
	belowText = 5  // blocks below a text where a notice of its going on may stand
	aboveText = 12 // blocks above a text where its headline and date may stand
)

// cutOff reports whether one of the blocks says that the article goes on.
func (rd *Reader) cutOff(bs []string) bool {
	return slices.ContainsFunc(bs, func(b string) bool {
		r := rd.rules.match(wordsOf(b), true)
		return r != nil && r.effect == effectTruncated
	})
}

// dayAbove finds a date among the short lines above a text. The nearest is the
// article's; one far above may be the day on which the page was saved.
func dayAbove(above []string) dyad.Day {
	above = above[max(0, len(above)-aboveText):]
	for _, b := range slices.Backward(above) {
		if day, ok := dayIn(b); ok && words(b) <= defaultMaxWords && !updated.MatchString(b) {
			return day
		}
	}
	return 0
}

var updated = regexp.MustCompile(`(?i)\b(updated|modified|©|copyright)\b|©`)

// headingsAbove gives the headings over the first paragraph, nearest first.
func headingsAbove(doc *html.Node, all, paras []string) (above []string) {
	if len(paras) == 0 {
		return nil
	}
	at := slices.IndexFunc(all, func(b string) bool { return b == paras[0] })
	var hs []string
	for _, level := range []atom.Atom{atom.H1, atom.H2, atom.H3} {
		hs = append(hs, headings(doc, level, 10)...)
	}
	for i := at; i >= max(0, at-aboveText); i-- {
		if slices.Contains(hs, all[i]) {
			above = append(above, all[i])
		}
	}
	return above
}

// blocks gives the text of a node as paragraphs, in the order of the page.
func blocks(n *html.Node) []string {
	var w blockWriter
	if n == nil {
		return nil
	}
	w.walk(n)
	w.flush()
	return w.out
}

type blockWriter struct {
	out []string
	buf strings.Builder
}

func (w *blockWriter) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		// A line end in the source is a blank; only <br> breaks a line.
		w.buf.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		return
	case html.ElementNode:
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Head, atom.Iframe, atom.Textarea, atom.Select, atom.Button:
			return
		case atom.Br:
			w.buf.WriteByte('\n')
			return
		}
	}
	block := n.Type == html.ElementNode && !inline[n.DataAtom]
	if block {
		w.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
	if block {
		w.flush()
	}
}

// flush ends a paragraph. One <br> inside it breaks it only behind the end of
// a sentence; addresses and verses stay together.
func (w *blockWriter) flush() {
	cur := ""
	emit := func() {
		if cur != "" {
			w.out = append(w.out, cur)
		}
		cur = ""
	}
	for _, ln := range strings.Split(w.buf.String(), "\n") {
		ln = tidy(ln)
		switch {
		case ln == "" || sentenceEnd(cur):
			emit()
			cur = ln
		case cur == "":
			cur = ln
		default:
			cur += " " + ln
		}
	}
	emit()
	w.buf.Reset()
}

// inline are the elements that do not break a paragraph. Cells of a table row
// stay on one line.
var inline = func() map[atom.Atom]bool {
	set := map[atom.Atom]bool{}
	for _, a := range []atom.Atom{atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code,
		atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark,
		atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup,
		atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr} {
		set[a] = true
	}
	return set
}()

func attr(n *html.Node, key string) string {
	for _, at := range n.Attr {
		if at.Key == key {
			return at.Val
		}
	}
	return ""
}

// find returns the first element in the order of the page that is wanted.
func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && is(n) {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if f := find(c, is); f != nil {
			return f
		}
	}
	return nil
}

// each calls f for every element in the order of the page.
func each(n *html.Node, f func(*html.Node)) {
	find(n, func(n *html.Node) bool { f(n); return false })
}
