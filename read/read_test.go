package read

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"dyad"
)

// readAll gives all articles of an input.
func readAll(t testing.TB, opt Options, input string) []dyad.Article {
	t.Helper()
	var out []dyad.Article
	for a, err := range New(opt).Read(strings.NewReader(input), "in") {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

func codes(a dyad.Article) []string {
	var out []string
	for _, p := range a.Problems {
		out = append(out, p.Code)
	}
	return out
}

func zipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

const prose = "The two ministers met in the capital on Monday and agreed to reopen the border before the end of the month."

func TestProblems(t *testing.T) {
	for _, tt := range []struct {
		name, input string
		want        []string
	}{
		{"nothing", "", []string{"empty"}},
		{"blanks", " \n\t\n", []string{"empty"}},
		{"mark only", "\xef\xbb\xbf", []string{"empty"}},
		{"NUL", "abc\x00def and more text", []string{"binary"}},
		{"NUL far down", strings.Repeat(prose+"\n\n", 1000) + "\x00", []string{"binary"}},
		{"PDF", "%PDF-1.7 and so on", []string{"binary"}},
		{"PNG", "\x89PNG\r\n\x1a\n....", []string{"binary"}},
		{"ZIP", "PK\x03\x04rest of it", []string{"binary"}},
		{"feed", `<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>`, []string{"no-text"}},
		{"archive", "WARC/1.0\r\nWARC-Type: warcinfo\r\n", []string{"no-text"}},
		{"text", prose, []string{"no-date"}},
		{"bad UTF-8", strings.Repeat(prose+" Łódź, Poznań, Gdańsk. ", 3) + "\xff", []string{"encoding", "no-date"}},
		{"French", "Le gouvernement a décidé lundi de rouvrir la frontière avec son voisin. Les deux ministres se sont réunis dans la capitale et ont signé un accord qui prévoit le retour des troupes avant la fin du mois de janvier.", []string{"language", "no-date"}},
		{"page without text", "<html><head><title>x</title></head><body><nav><a href=/>Home</a></nav></body></html>", []string{"no-text"}},
		{"damaged gzip", zipped(prose)[:40], []string{"unread"}},
		{"gzip header only", "\x1f\x8b", []string{"unread"}},
		{"gzip in gzip", zipped(zipped(prose)), []string{"binary"}},
		{"packed text", zipped(prose), []string{"no-date"}},
	} {
		got := readAll(t, Options{}, tt.input)
		if len(got) != 1 || !slices.Equal(codes(got[0]), tt.want) {
			t.Errorf("%s: %+v, want one article with the problems %v", tt.name, got, tt.want)
		}
	}
}

func TestTooLarge(t *testing.T) {
	opt := Options{MaxSize: 1000}
	for _, input := range []string{
		strings.Repeat(prose+"\n\n", 20),
		"<html><body><p>" + strings.Repeat(prose, 20),
		zipped(strings.Repeat(prose+"\n\n", 20)),
	} {
		got := readAll(t, opt, input)
		if len(got) != 1 || !slices.Equal(codes(got[0]), []string{"too-large"}) {
			t.Errorf("got %+v, want too-large", got)
		}
	}
	long := `{"id":"long","text":"` + strings.Repeat(prose, 20) + `"}`
	short := `{"id":"short","text":"` + prose + `"}`
	for _, input := range []string{short + "\n" + long + "\n" + short, "[" + short + "," + long + "," + short + "]"} {
		got := readAll(t, opt, input)
		if len(got) != 3 || got[0].ID != "short" || !slices.Equal(codes(got[1]), []string{"too-large"}) || got[2].ID != "short" {
			t.Errorf("got %+v, want short, too-large, short", got)
		}
	}
}

// The input's own error comes out as an error, after what could be read.
func TestInputError(t *testing.T) {
	broken := errors.New("disk on fire")
	for _, tt := range []struct {
		head     string
		articles int
	}{{"", 0}, {prose, 0}, {"<html><body>", 0}, {`{"text":"one"}` + "\n" + `{"te`, 1}, {zipped(prose)[:30], 0}} {
		in := io.MultiReader(strings.NewReader(tt.head), iotest.ErrReader(broken))
		n, last := 0, error(nil)
		for _, err := range New(Options{}).Read(in, "in") {
			if last = err; err == nil {
				n++
			}
		}
		if n != tt.articles || !errors.Is(last, broken) {
			t.Errorf("%q: %d articles and error %v, want %d and the input's error", tt.head, n, last, tt.articles)
		}
	}
}

func TestStop(t *testing.T) {
	n := 0
	for range New(Options{}).Read(strings.NewReader(strings.Repeat(`{"text":"a"}`+"\n", 10)), "in") {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("read on after the caller stopped: %d", n)
	}
}

func TestCharsets(t *testing.T) {
	const want = "Prime Minister Müller said “no”."
	utf16 := func(order string) string {
		var b strings.Builder
		for i, r := range "\ufeff" + want {
			_ = i
			lo, hi := byte(r), byte(r>>8)
			if order == "be" {
				lo, hi = hi, lo
			}
			b.WriteByte(lo)
			b.WriteByte(hi)
		}
		return b.String()
	}
	page := func(meta, body string) string {
		return "<html><head>" + meta + "<title>T</title></head><body><article><p>" + body + "</p></article></body></html>"
	}
	const latin = "Prime Minister M\xfcller said \x93no\x94."
	for _, tt := range []struct {
		name, input string
		noted       bool
	}{
		{"utf-8", want, false},
		{"byte order mark", "\ufeff" + want, false},
		{"utf-16le", utf16("le"), false},
		{"utf-16be", utf16("be"), false},
		{"windows-1252 text", latin, true},
		{"declared page", page(`<meta charset="windows-1252">`, latin), false},
		{"latin1 means windows-1252", page(`<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">`, latin), false},
		{"undeclared page", page("", latin), true},
		{"page that lies", page(`<meta charset="iso-8859-1">`, want), false},
		{"page that lies the other way", page(`<meta charset="utf-8">`, latin), true},
	} {
		got := readAll(t, Options{}, tt.input)
		if len(got) != 1 || got[0].Text != want || hasProblem(&got[0], dyad.ProblemEncoding) != tt.noted {
			t.Errorf("%s: %+v, want %q, encoding problem %v", tt.name, got, want, tt.noted)
		}
	}
}

func TestStories(t *testing.T) {
	const input = "\ufeff" + `{"id":"a1","published":"2020-01-05T23:30:00-05:00","title":"A &amp; B","text":"` + prose + `","author":"Jane Doe and John Smith","outlet":"The Review","url":"http://x.example/1","language":"en"}

{"text": "Only a text."}
not json
{"id": 17, "published": "next week", "text": "Third."}
{"text": "<p>First paragraph of it.</p><p>Second &ndash; paragraph.</p><script>no()</script>", "published": "2020-01-06"}
{"text": ""}
{"title": "no text at all"}
{"text": ["a list"]}
`
	got := readAll(t, Options{}, input)
	if len(got) != 8 {
		t.Fatalf("got %d articles, want 8: %+v", len(got), got)
	}
	a := got[0]
	if a.ID != "a1" || a.Published != dyad.DayOf(2020, 1, 5) || a.Title != "A & B" || a.Text != prose || a.Outlet != "The Review" ||
		!slices.Equal(a.Authors, []string{"Jane Doe", "John Smith"}) || a.Language != "en" || a.Source != "in:1" || len(a.Problems) > 0 {
		t.Errorf("first story: %+v", a)
	}
	if got[1].ID != dyad.Hash("", "Only a text.") || got[1].Source != "in:3" {
		t.Errorf("second story: %+v", got[1])
	}
	if got[4].Text != "First paragraph of it.\n\nSecond – paragraph." {
		t.Errorf("HTML in a story: %q", got[4].Text)
	}
	for i, want := range [][]string{nil, {"no-date"}, {"bad-json"}, {"bad-date"}, nil, {"empty"}, {"empty"}, {"bad-json"}} {
		if !slices.Equal(codes(got[i]), want) {
			t.Errorf("story %d: problems %v, want %v", i, codes(got[i]), want)
		}
	}
	if got[3].ID != "17" || got[2].Problems[0].Where != "in:4" {
		t.Errorf("stories 3 and 2: %+v %+v", got[3], got[2])
	}
}

func TestValues(t *testing.T) {
	for _, input := range []string{
		"[\n {\"id\": \"a\", \"text\": \"One }{ \\\" two.\"},\n {\"id\": \"b\", \"text\": 5, \"x\": {\"y\": []}},\n {\"id\": bad},\n{\"id\": \"c\", \"text\": \"t.\"}]",
		"{\n\"id\": \"a\",\n\"text\": \"One }{ \\\" two.\"}\n{\"id\": \"b\", \"text\": 5}\n{\"id\": bad}{\"id\": \"c\", \"text\": \"t.\"}",
	} {
		got := readAll(t, Options{}, input)
		if len(got) != 4 || got[0].Text != `One }{ " two.` || got[1].Text != "5" || !hasProblem(&got[2], "bad-json") || got[3].ID != "c" {
			t.Errorf("%q: %+v", input, got)
		}
	}
	if got := readAll(t, Options{}, `[{"text":"a."},{"text":"b`); len(got) != 2 || !hasProblem(&got[1], "bad-json") {
		t.Errorf("half an array: %+v", got)
	}
}
