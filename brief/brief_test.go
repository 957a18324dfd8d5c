package brief

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dyad"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

var encoders = map[string]func(*Brief, io.Writer) error{
	"txt": (*Brief).WriteText, "md": (*Brief).WriteMarkdown, "html": (*Brief).WriteHTML, "json": (*Brief).WriteJSON,
}

func encode(t testing.TB, b *Brief, form string) string {
	t.Helper()
	var out bytes.Buffer
	if err := encoders[form](b, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	asOf := question
	asOf.AsOf = dyad.DayOf(2020, 1, 7)
	short := question
	short.Lines = 1
	other := asOf
	other.A, other.B = Party{Code: "FRA"}, Party{"IRN", "Iran"}
	for name, b := range map[string]Brief{
		"january": Make(asOf, january(t)),
		"short":   Make(short, january(t)),
		"empty":   Make(other, Facts{Store: holdings()}),
		"nothing": Make(other, Facts{}),
	} {
		for form := range encoders {
			got := encode(t, &b, form)
			file := filepath.Join("testdata", name+"."+form)
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		}
	}
}

// The order of the facts must not show.
func TestDeterministic(t *testing.T) {
	f := january(t)
	want := Make(question, f)
	for range 20 {
		rand.Shuffle(len(f.Events), func(i, j int) { f.Events[i], f.Events[j] = f.Events[j], f.Events[i] })
		rand.Shuffle(len(f.Standings), func(i, j int) { f.Standings[i], f.Standings[j] = f.Standings[j], f.Standings[i] })
		got := Make(question, f)
		for form := range encoders {
			if diff := cmp.Diff(encode(t, &want, form), encode(t, &got, form)); diff != "" {
				t.Fatalf("%s:\n%s", form, diff)
			}
		}
	}
}

func TestAsOf(t *testing.T) {
	q := question
	q.AsOf = dyad.DayOf(2020, 1, 5)
	f := january(t)
	undated := f.Events[0]
	undated.Evidence.Published = 0
	f.Events = append(f.Events, undated)
	b := Make(q, f)
	for _, r := range b.Evidence {
		if r.Published == 0 || r.Published > q.AsOf {
			t.Errorf("uses %q of %v", r.Title, r.Published)
		}
	}
	if b.Coverage.Reports != 5 || b.Coverage.Articles != 2 || b.Coverage.Last != dyad.DayOf(2020, 1, 5) {
		t.Errorf("%+v", b.Coverage)
	}
	if !strings.HasPrefix(b.Notes[0], "10 reports were not used") {
		t.Errorf("notes: %q", b.Notes)
	}
}

// A report whose sentence does not show its actors is told nowhere.
func TestUnsupported(t *testing.T) {
	spoil := map[string]func(*dyad.Kept){
		"no sentence":      func(k *dyad.Kept) { k.Evidence.Text = "" },
		"another sentence": func(k *dyad.Kept) { k.Evidence.Text = "Nobody did anything." },
		"part of a word":   func(k *dyad.Kept) { k.Source[0].Text = "parlia" },
		"no mention":       func(k *dyad.Kept) { k.Source[0].Text = "" },
		"nobody":           func(k *dyad.Kept) { k.Source, k.Target = nil, nil },
	}
	for name, f := range spoil {
		facts := january(t)
		k := facts.Events[0]
		k.Source = slices.Clone(k.Source)
		f(&k)
		b := Make(question, Facts{Events: []dyad.Kept{k}})
		if len(b.Evidence) != 0 || len(b.Balance) != 0 || b.Coverage.Reports != 0 ||
			!strings.HasPrefix(b.Notes[0], "One report was not used: no sentence") {
			t.Errorf("%s: %q, %+v", name, b.Notes, b.Evidence)
		}
	}
}

func TestHostile(t *testing.T) {
	evil := "<script>alert(1)</script>\x1b[31m\u202e| [x](javascript:alert(1)) `&amp;"
	p := article(t, "evil", evil, evil, "javascript:alert(1)", "2020-01-05", "America hit Iraq "+evil).
		event("ASSAULT", 4, "hit", "2020-01-05", on("USA: America = "+evil), on("IRQ: Iraq"), func(ev *dyad.Event) {
			ev.Condition, ev.SaidBy, ev.Date = evil, evil, evil
			ev.Modes = []string{evil}
			ev.Type = evil
			ev.Precision = dyad.PrecisionSeason
		}).
		standing(evil, "hit", 0, on("USA: America"), nil, func(s *dyad.Standing) { s.Basis = evil })
	p.e.URL = "https://ok.example/\"><script>alert(2)</script>?x=<y>"
	p.event("AID", 2, "America", "2020-01-05", on("USA: America"), on("IRQ: Iraq"))
	q := question
	q.A.Name, q.B.Code = evil, evil
	q.Lines = 1
	b := Make(q, Facts{Events: p.events, Standings: p.standings, Store: Holdings{Dyads: []Pair{{A: q.A, B: q.B}}}})
	none := Make(q, Facts{Store: b.Store})
	for form := range encoders {
		for _, b := range []*Brief{&b, &none} {
			got := encode(t, b, form)
			if form == "json" {
				if !json.Valid([]byte(got)) {
					t.Error("not JSON")
				}
				continue
			}
			for _, bad := range []string{"\x1b", "\u202e"} {
				if strings.Contains(got, bad) {
					t.Errorf("%s lets %q through", form, bad)
				}
			}
			if form == "txt" {
				continue
			}
			bad := []string{"<script", `href="javascript`, "href=javascript"}
			if form == "md" {
				got = strings.ReplaceAll(got, `\]`, "")
				bad = append(bad, "](javascript", "](<javascript")
			}
			for _, bad := range bad {
				if strings.Contains(strings.ToLower(got), bad) {
					t.Errorf("%s lets %q through:\n%s", form, bad, got)
				}
			}
		}
	}
}

func TestLink(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/b?c=d#e": "https://a.example/b?c=d#e", "http://a.example": "http://a.example",
		"javascript:alert(1)": "", " javascript:alert(1)": "", "JaVaScRiPt:alert(1)": "", "data:text/html,x": "",
		"//a.example/b": "", "/b": "", "": "", "ftp://a.example": "", "https:": "", "https://a\n.example": "",
		"HTTPS://a.example/<x>": "https://a.example/%3Cx%3E",
	} {
		if got := link(in); got != want {
			t.Errorf("link(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWhen(t *testing.T) {
	d := dyad.DayOf(2020, 1, 28)
	for _, tc := range []struct {
		p           dyad.Precision
		date        string
		first, last dyad.Day
		text, group string
	}{
		{dyad.PrecisionDay, "2020-01-28", d, d, "2020-01-28", "January 2020"},
		{dyad.PrecisionPublished, "2020-01-28", d, d, "reported 2020-01-28", "January 2020"},
		{dyad.PrecisionWeek, "2020-W05", d, d + 6, "week of 2020-01-28", "January 2020"},
		{dyad.PrecisionMonth, "2020-01", d, d, "2020-01", "January 2020"},
		{dyad.PrecisionSpan, "2020-01-28", d, d + 2, "2020-01-28 to 2020-01-30", "January 2020"},
		{dyad.PrecisionSpan, "2020-01-28", d, d + 9, "2020-01-28 to 2020-02-06", "Within 2020-01-28 to 2020-02-06"},
		{dyad.PrecisionYear, "2020", d, d + 300, "2020", "Within 2020"},
		{dyad.PrecisionQuarter, "", d, d + 80, "2020-01-28 to 2020-04-17", "Within 2020-01-28 to 2020-04-17"},
		{dyad.PrecisionUnknown, "", 0, 0, "", "Day not stated"},
	} {
		text, group := when(tc.date, tc.p, tc.first, tc.last)
		if text != tc.text || group != tc.group {
			t.Errorf("%s: %q in %q, want %q in %q", tc.p, text, group, tc.text, tc.group)
		}
	}
}

// "Has not been worse" is negated in grammar only: it claims, it denies nothing.
func TestNegatedClaim(t *testing.T) {
	p := article(t, "piece", "Never worse", "", "", "2020-01-07", "The bond of America and Iraq has not been worse.").
		standing("claim", "worse", 0, on("USA: America", "IRQ: Iraq"), nil,
			func(s *dyad.Standing) { s.Modality, s.SaidBy = dyad.Negated, "Jo Writer" })
	b := Make(question, Facts{Standings: p.standings})
	for _, s := range b.Sections {
		if (len(s.Groups) > 0) != (s.Key == Claims) {
			t.Errorf("%s: %+v", s.Key, s.Groups)
		} else if s.Key == Claims && s.Groups[0].Lines[0].Text != "claim on United States and Iraq; according to Jo Writer" {
			t.Errorf("%q", s.Groups[0].Lines[0].Text)
		}
	}
}

func TestShorten(t *testing.T) {
	text := "one two  three four five six seven"
	for _, tc := range []struct {
		at   string
		n    int
		want string
	}{
		{"one", 99, "one two three four five six seven"}, {"seven", 33, "one two three four five six seven"},
		{"one", 14, "one two three …"}, {"three", 14, "one two three …"}, {"four", 14, "… four five six …"}, {"five", 18, "… four five six …"},
		{"seven", 12, "… six seven"}, {"seven", 1, "… seven"}, {"one", 1, "one …"},
	} {
		i := strings.Index(text, tc.at) + 100
		e := dyad.Evidence{Text: text, Span: dyad.Span{From: 100, To: 100 + len(text)}}
		if got := shorten(&e, dyad.Span{From: i, To: i + 1}, tc.n); got != tc.want {
			t.Errorf("%d around %s: %q, want %q", tc.n, tc.at, got, tc.want)
		}
	}
}

// A brief of thousands of events stays short and quick.
func TestLong(t *testing.T) {
	b := Make(question, long(t, 5000))
	lines := 0
	for _, g := range b.Sections[0].Groups {
		lines += len(g.Lines)
	}
	if lines != 40 || b.Sections[0].More != b.Coverage.Events-40 || b.Coverage.Events < 1000 {
		t.Errorf("%d lines and %d more of %d events", lines, b.Sections[0].More, b.Coverage.Events)
	}
	text := encode(t, &b, "txt")
	want := fmt.Sprintf("and %s earlier: see dyad events USA IRQ", thousands(b.Sections[0].More))
	if n := strings.Count(text, "\n"); n > 400 || !strings.Contains(text, want) {
		t.Errorf("%d lines of text, want %q in them", n, want)
	}
	for _, line := range strings.Split(text, "\n") {
		if n := len([]rune(line)); n > width {
			t.Errorf("a line of %d: %s", n, line)
		}
	}
}

func long(t testing.TB, n int) Facts {
	rnd := rand.New(rand.NewPCG(1, 2))
	var f Facts
	for i := range n {
		day := dyad.DayOf(2003, 1, 1).Add(rnd.IntN(6000))
		p := article(t, fmt.Sprint("a", i%(n/3)), "News of the day", "The Courier", "https://courier.example/", day.String(),
			"On that day America and Iraq did something to each other that takes a sentence of usual length to tell.")
		quad := 1 + rnd.IntN(4)
		p.event([]string{"CONSULT", "AID", "REJECT", "ASSAULT"}[quad-1], quad, "did", day.String(), on("USA: America"), on("IRQ: Iraq"))
		f.Events = append(f.Events, p.events...)
	}
	return f
}

func BenchmarkMake(b *testing.B) {
	f := long(b, 5000)
	for b.Loop() {
		Make(question, f)
	}
}

func BenchmarkHTML(b *testing.B) {
	br := Make(question, long(b, 5000))
	for b.Loop() {
		if err := br.WriteHTML(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
