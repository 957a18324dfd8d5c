package parse

import (
	"strings"
	"testing"
	"time"

	"dyad"

	"pgregory.net/rapid"
)

func words(text string) string {
	var out []string
	spans, sents := split(text)
	for _, s := range sents {
		for _, sp := range spans[s.from:s.to] {
			out = append(out, sp.Of(text))
		}
		out = append(out, "|")
	}
	return strings.TrimSuffix(strings.Join(out, " "), " |")
}

func TestSplit(t *testing.T) {
	for text, want := range map[string]string{
		"The minister doesn't know.":                              "The minister does n't know .",
		"They cannot stay; it’s over.":                            "They can not stay ; it ’s over .",
		"Iran-backed militias":                                    "Iran - backed militias",
		"an anti-war rally":                                       "an anti-war rally",
		"Iraq's parliament":                                       "Iraq 's parliament",
		"the ministers' talks":                                    "the ministers ' talks",
		"He paid $5,000 (about 20%).":                             "He paid $ 5,000 ( about 20 % ) .",
		"At 7:30PM on 9/11 he left.":                              "At 7:30 PM on 9/11 he left .",
		"See https://example.org/a,b. Then go.":                   "See https://example.org/a,b . | Then go .",
		"Mr. Haddad met Gen. Brown. They spoke.":                  "Mr. Haddad met Gen. Brown . | They spoke .",
		"J. R. Smith of the U.S. Navy spoke.":                     "J. R. Smith of the U.S. Navy spoke .",
		"He left the U.S. The talks failed.":                      "He left the U.S. | The talks failed .",
		"\"We will go.\" He left.":                                "\" We will go . \" | He left .",
		"\"Will you go?\" he asked.":                              "\" Will you go ? \" he asked .",
		"BAGHDAD, Jan. 5 (Agency) - Talks began.":                 "BAGHDAD , Jan. 5 ( Agency ) - Talks began .",
		"He waited... then left.":                                 "He waited ... then left .",
		"Talks fail\n\nThe talks failed.":                         "Talks fail | The talks failed .",
		"By A. Writer\nThe talks failed, they said, after a day.": "By A. Writer | The talks failed , they said , after a day .",
		"Demands:\n- Leave now\n- Pay all":                        "Demands : | - Leave now | - Pay all",
		"the talks.Iran said no":                                  "the talks . | Iran said no",
		"":                                                        "",
		"他说 no 🙂!":                                                "他说 no 🙂 !",
	} {
		if got := words(text); got != want {
			t.Errorf("split(%q)\n got %q\nwant %q", text, got, want)
		}
	}
}

// checkSpans fails when the words of text are not in order, overlap, hold
// white space at an end, or leave out anything but blanks.
func checkSpans(t interface{ Fatalf(string, ...any) }, text string) {
	spans, sents := split(text)
	at := 0
	for _, sp := range spans {
		if sp.From < at || sp.To <= sp.From || sp.To > len(text) {
			t.Fatalf("word %v after %d in %q", sp, at, text)
		}
		for _, r := range text[at:sp.From] {
			if !isBlank(r) {
				t.Fatalf("left out %q of %q", text[at:sp.From], text)
			}
		}
		at = sp.To
	}
	for _, r := range text[at:] {
		if !isBlank(r) {
			t.Fatalf("left out %q of %q", text[at:], text)
		}
	}
	n := 0
	for _, s := range sents {
		if s.from != n || s.to <= s.from {
			t.Fatalf("sentence %v after word %d", s, n)
		}
		n = s.to
	}
	if n != len(spans) {
		t.Fatalf("sentences end at word %d of %d", n, len(spans))
	}
}

func TestSpansProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{" ", "\n", "\n\n", ".", "...", "'", "’", "\"", "n't", "'s", "-", "--", "/", "Mr.", "U.S.",
			"the", "Iran", "5", "$", "%", "(", ")", ",", ":", "http://a.b/c", "a@b.c", "é", "北京", "🙂", "\u200b", "!?", "¿", "\xff"})).Draw(t, "parts")
		checkSpans(t, strings.Join(parts, ""))
	})
}

// TestSplitIsLinear would not end in its time if some text made the splitter
// look at it again and again.
func TestSplitIsLinear(t *testing.T) {
	const n = 300000
	start := time.Now()
	for _, unit := range []string{"(", ")", "\"", "'", "-", "re-", ".", "a.A", "'s", "?(", "\n", ". (", "1.", "!?", "*", "a\n"} {
		split("a." + strings.Repeat(unit, n/len(unit)))
		split(strings.Repeat("a", n/2) + strings.Repeat(unit, n/2/len(unit)))
	}
	if d := time.Since(start); d > 30*time.Second {
		t.Errorf("took %v", d)
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("Mr. O'Neil's anti-war e-mail (5%).")
	f.Fuzz(func(t *testing.T, text string) { checkSpans(t, text) })
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add("# a\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		blocks, err := ReadCoNLLU(strings.NewReader(text))
		if err != nil {
			return
		}
		for i := range blocks {
			blocks[i].Sentence()
			blocks[i].GoldNames()
		}
		RawText(blocks)
	})
}

func load(t testing.TB) *Parser {
	t.Helper()
	p, err := Load(Embedded(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// form names words of an analysis for a readable failure.
func tree(text string, s *dyad.Sentence) string {
	var out []string
	for i := range s.Tokens {
		tok := &s.Tokens[i]
		head := "-"
		if tok.Head >= 0 {
			head = s.Form(text, tok.Head)
		}
		out = append(out, s.Form(text, i)+"<"+tok.Rel.String()+"-"+head)
	}
	return strings.Join(out, " ")
}

func TestParse(t *testing.T) {
	p := load(t)
	text := "The parliament approved the law. Officials criticised the decision."
	ss := p.Parse(text)
	if len(ss) != 2 {
		t.Fatalf("%d sentences, want 2", len(ss))
	}
	want := []string{
		"The<det-parliament parliament<nsubj-approved approved<root-- the<det-law law<obj-approved .<punct-approved",
		"Officials<nsubj-criticised criticised<root-- the<det-decision decision<obj-criticised .<punct-criticised",
	}
	for i := range ss {
		if got := tree(text, &ss[i]); got != want[i] {
			t.Errorf("got  %s\nwant %s", got, want[i])
		}
	}
}
