package read

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"dyad"
)

// Each of these inputs is read in bounded time and memory, and gives one
// article, with a problem or without.
func TestHostile(t *testing.T) {
	fill := func(s string) string { return strings.Repeat(s, 4_000_000/len(s)) }
	many := func(s string, n int) string { return strings.Repeat(s, n) }
	var distinct strings.Builder
	for i := range 400 {
		fmt.Fprintf(&distinct, "<b id=%d>", i)
	}
	start := "<html><body><article>"
	for _, tt := range []struct{ name, input string }{
		{"deep divs", start + fill("<div>")},
		{"deep, in bounds", start + many("<div>", 480) + prose},
		{"deep lists", start + many("<ul><li>", 20_000)},
		{"deep tables", start + many("<table><tr><td>", 15_000)},
		{"unclosed formatting", start + distinct.String() + many("<p>a", 20_000)},
		{"unclosed links", start + many("<a href=x>", 45_000)},
		{"misnested", start + many("<b><p></b><i></p>", 12_000)},
		{"foster parents", start + many("<table>a<b>", 20_000)},
		{"body after body", fill("<body a=b c=d>")},
		{"body with ever new attributes", func() string {
			var b strings.Builder
			for i := range 45_000 {
				fmt.Fprintf(&b, "<body a%d=1>", i)
			}
			return b.String()
		}()},
		{"gigantic attribute", start + `<p class="` + fill("x") + `">` + prose},
		{"a million attributes", start + "<p " + fill("a=b ") + ">" + prose},
		{"a million distinct attributes", start + "<p " + func() string {
			var b strings.Builder
			for i := range 300_000 {
				fmt.Fprintf(&b, "a%d ", i)
			}
			return b.String()
		}() + ">" + prose},
		{"open tag to the end", start + "<p " + fill("x")},
		{"open comment", start + "<!--" + fill("-")},
		{"comments", start + fill("<!---->")},
		{"angle brackets", fill("<")},
		{"end tags", start + fill("</p>")},
		{"entities", start + "<p>" + fill("&amp")},
		{"paragraphs in bounds", start + many("<p>a", 20_000)},
		{"spans in bounds", start + many("<span>a</span>", 45_000)},
		{"text links in bounds", start + many("<p><a href=/x>story of the day</a></p>", 20_000)},
		{"line breaks", start + many("a<br>", 20_000)},
		{"sentences", start + many("<p>"+prose+"</p>", 4_000)},
		{"many sentences", start + many("<p>"+prose+"</p>", 45_000)},
		{"words", start + many("<p>eighteen letters.", 12_000)},
		{"one paragraph", start + "<p>" + fill(prose)},
		{"long JSON-LD", "<script type=application/ld+json>" + fill(`{"a":`) + "</script>" + prose},
		{"deep JSON", `{"text":` + fill("[")},
		{"open string", `{"text":"` + fill("a")},
		{"short lines", many("a\n", 200_000)},
		{"related headings", many("Related stories\n", 100_000)},
		{"long line", fill("by Jane | ")},
		{"blank lines", "a" + fill(" \n")},
		{"dates", fill("5 January 2020 ")},
		{"brackets", fill("(photo: ")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			begin := time.Now()
			got := readAll(t, Options{}, tt.input)
			if len(got) != 1 {
				t.Errorf("%d articles", len(got))
			}
			for _, p := range got[0].Problems {
				if p.Code == dyad.ProblemPanic {
					t.Errorf("internal: %s", p.Message)
				}
			}
			if d := time.Since(begin); d > 10*time.Second {
				t.Errorf("took %v", d)
			} else {
				t.Logf("%v %v", d.Round(time.Millisecond), codes(got[0]))
			}
		})
	}
}

// endless gives the same bytes for ever, and counts them.
type endless struct {
	s string
	n int
}

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e.s[(e.n+i)%len(e.s)]
	}
	e.n += len(p)
	return len(p), nil
}

// Inputs that never end are left soon, without keeping them.
func TestEndless(t *testing.T) {
	for _, s := range []string{"<p>a page without an end\n", "text without an end\n"} {
		in := &endless{s: s}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		n := 0
		for a, err := range New(Options{}).Read(in, "in") {
			if n++; err != nil || !hasProblem(&a, dyad.ProblemTooLarge) {
				t.Errorf("%q: %+v, %v", s, a, err)
			}
		}
		runtime.ReadMemStats(&after)
		if n != 1 || in.n > 2*defaultMaxSize || after.TotalAlloc-before.TotalAlloc > 100<<20 {
			t.Errorf("%q: %d articles, %d bytes read, %d allocated", s, n, in.n, after.TotalAlloc-before.TotalAlloc)
		}
	}
}

// A small packed input that unpacks to gigabytes is given up.
func TestBomb(t *testing.T) {
	for _, s := range []string{"<p>", `{"text":"`, "a line\n", `{"text":"` + prose + `"}` + "\n"} {
		pr, pw := io.Pipe()
		go func() {
			z := gzip.NewWriter(pw)
			line := bytes.Repeat([]byte(s), 1<<10)
			for range 100 << 20 / len(line) {
				if _, err := z.Write(line); err != nil {
					return
				}
			}
			z.Close()
			pw.Close()
		}()
		last := dyad.Article{}
		for a, err := range New(Options{}).Read(pr, "in") {
			if last = a; err != nil {
				t.Error(err)
			}
		}
		pr.Close()
		if !hasProblem(&last, dyad.ProblemTooLarge) {
			t.Errorf("%q: %+v, want too-large", s, last.Problems)
		}
	}
}
