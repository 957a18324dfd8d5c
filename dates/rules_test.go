package dates

import (
	"strings"
	"testing"

	"dyad"
)

func load(t testing.TB) *Finder {
	t.Helper()
	f, err := Load(Embedded(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestRuleLines runs the test lines of the rule files.
func TestRuleLines(t *testing.T) {
	f := load(t)
	tests := f.Tests()
	if len(tests) < 90 {
		t.Errorf("only %d test lines", len(tests))
	}
	for _, tt := range tests {
		var pub dyad.Day
		if tt.Published != "" {
			var err error
			if pub, err = dyad.ParseDay(tt.Published); err != nil {
				t.Errorf("%s: %v", tt.Where, err)
			}
		}
		text := unmark(tt.Text)
		if got := markUp(text, f.Scan(text, pub)); got != tt.Text {
			t.Errorf("%s: rule %s:\n got %s\nwant %s", tt.Where, tt.Rule, got, tt.Text)
		}
	}
}

// markUp writes text with its dates as [words|TYPE value].
func markUp(text string, ds []dyad.Date) string {
	var b strings.Builder
	at := 0
	for _, d := range ds {
		b.WriteString(text[at:d.Span.From] + "[" + d.Text + "|" + strings.TrimSpace(d.Type+" "+d.Value) + "]")
		at = d.Span.To
	}
	return b.String() + text[at:]
}

// unmark takes the marks out again.
func unmark(s string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "[")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		words, rest, _ := strings.Cut(rest, "|")
		b.WriteString(words)
		_, s, _ = strings.Cut(rest, "]")
	}
}
