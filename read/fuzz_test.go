package read

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dyad"
)

// check holds what is true of every article, whatever the input was.
func check(t *testing.T, a dyad.Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) || !utf8.ValidString(a.Title) {
		t.Errorf("not UTF-8: %q %q", a.Title, a.Text)
	}
	if a.Text != "" {
		for _, p := range strings.Split(a.Text, "\n\n") {
			if p == "" || p != tidy(p) {
				t.Errorf("paragraph %q is not tidy", p)
			}
		}
		if a.ID == "" {
			t.Error("no ID")
		}
	} else if len(a.Problems) == 0 {
		t.Error("no text and no problem")
	}
	if a.Title != tidy(a.Title) {
		t.Errorf("title %q is not tidy", a.Title)
	}
	if hasProblem(&a, dyad.ProblemPanic) {
		t.Errorf("panic: %+v", a.Problems)
	}
}

// fuzz reads every input twice: it must come out sound, and the same.
func fuzz(f *testing.F, prefix string) {
	rd := New(Options{MaxSize: 1 << 20})
	f.Fuzz(func(t *testing.T, input string) {
		read := func() (out []dyad.Article) {
			for a, err := range rd.Read(strings.NewReader(prefix+input), "in") {
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, a)
			}
			return out
		}
		first, second := read(), read()
		for i, a := range first {
			check(t, a)
			if b := second[i]; a.Text != b.Text || a.ID != b.ID || a.Title != b.Title || a.Published != b.Published {
				t.Errorf("read twice: %+v and %+v", a, b)
			}
		}
	})
}

func FuzzHTML(f *testing.F) {
	f.Add(fullPage)
	f.Add("<p>a<br><br>b<table><td>c<b>d</p>e")
	f.Add("<!-- x --><script>y</script><title>z</title>" + prose)
	fuzz(f, "<html>")
}

func FuzzJSON(f *testing.F) {
	f.Add(`"text":"` + prose + `","published":"2020-01-05"}`)
	f.Add(`"text":"<p>a</p><p>b</p>"}` + "\n{\n" + `"text":5}`)
	f.Add(`"id":[1],"authors":["a",2],"text":"\u0000\ud800"}`)
	fuzz(f, "{")
}

func FuzzText(f *testing.F) {
	f.Add(pasted)
	f.Add("  indented\nlines of\n  text  Reuter \x03")
	f.Add("[{\"text\":\"a\"},")
	f.Add("\xff\xfea\x00b\x00")
	fuzz(f, "")
}

func FuzzRules(f *testing.F) {
	f.Add("rule a\nline share [this|that] ... (b c|NAME)\ndrop share this", "Share this b c")
	f.Fuzz(func(t *testing.T, text, ln string) {
		rs, err := parseRules(text)
		if err != nil {
			return
		}
		rs.judge([]string{tidy(ln)})
	})
}
