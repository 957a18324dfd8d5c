package brief

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed page.html
var pageSource string

// WriteHTML writes the brief as one page that needs nothing else: no script,
// no other file, light or dark as the reader's system is.
func (b *Brief) WriteHTML(w io.Writer) error {
	page, err := template.New("page").Funcs(template.FuncMap{
		"clean": clean, "link": link, "count": count, "chart": newChart, "add": func(x, y int) int { return x + y },
		"marked": func(r Reference) []piece { return r.pieces() },
	}).Parse(pageSource)
	if err != nil {
		return err
	}
	return page.Execute(w, htmlBrief{b})
}

// htmlBrief gives the page what encoders share.
type htmlBrief struct{ *Brief }

func (b htmlBrief) Head() []string        { return b.head() }
func (b htmlBrief) Rest(s Section) string { return b.rest(&s) }
func (r Row) Span() string                { return r.span() }
func (r Row) Gap() bool                   { return r.gap() }
func (r Row) ReportsAll() int             { return r.reports() }
func (r Row) BalanceText() string         { return figure(r.Balance, "%+.2f") }
func (r Row) MeanText() string            { return figure(r.MeanScore, "%+.1f") }
func (r Reference) Cite() string          { return r.cite() }

// A piece is a stretch of a reference's text, with the kind of its mark.
type piece struct{ Kind, Text string }

// pieces cuts the text of a reference at its marks.
func (r *Reference) pieces() []piece {
	var out []piece
	at := 0
	put := func(kind string, to int) {
		if to > at {
			out = append(out, piece{kind, harmless(r.Text[at:to])})
			at = to
		}
	}
	for _, m := range r.Marks {
		put("", m.Span.From)
		put(m.Kind, m.Span.To)
	}
	put("", len(r.Text))
	return out
}
