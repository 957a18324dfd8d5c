package read

import (
	"strings"
	"testing"
)

// TestRules runs the test lines of clean.txt.
func TestRules(t *testing.T) {
	rs := New(Options{}).rules
	tests := 0
	for _, r := range rs.all {
		own := false
		for _, tt := range r.tests {
			tests++
			got := rs.match(wordsOf(tidy(tt.text)), true)
			switch {
			case tt.drop && got == nil:
				t.Errorf("clean.txt:%d: rule %s: no rule drops %q", tt.line, r.name, tt.text)
			case !tt.drop && got != nil:
				t.Errorf("clean.txt:%d: rule %s: rule %s drops %q", tt.line, r.name, got.name, tt.text)
			}
			own = own || got == r
		}
		if !own {
			t.Errorf("rule %s has no test that it decides itself", r.name)
		}
	}
	if tests < 50 {
		t.Errorf("only %d tests were found in clean.txt", tests)
	}
}

func TestRulesRefuse(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"line share this", "before the first rule"},
		{"rule a\nlien share this", "unknown word"},
		{"rule a\nline ...", "without a word that must be there"},
		{"rule a\nline [share] NAME", "without a word that must be there"},
		{"rule a\nline share (this", "no closing )"},
		{"rule a\nline share ] this", "without its opening"},
		{"rule a\ndoes harm\nline share", "want drop"},
		{"rule a\nmax 900 words\nline share", "up to 63"},
		{"rule a\nat noon\nline share", "want edge"},
		{"rule a", "has no line"},
	} {
		if _, err := parseRules(tt.text); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("parseRules(%q) = %v, want an error with %q", tt.text, err, tt.want)
		}
	}
}

func TestPattern(t *testing.T) {
	for _, tt := range []struct {
		pattern string
		yes, no []string
	}{
		{"share this (article|news story)", []string{"Share this article", "SHARE THIS NEWS STORY:"}, []string{"Share this", "Share this article now"}},
		{"share [it] now", []string{"share now", "share it now"}, []string{"share it it now"}},
		{"share ... friends ... today", []string{"Share with friends today", "share a b friends c d today"}, []string{"share friends", "today share friends"}},
		{"by NAME", []string{"By Jane van der Doe", "BY JANE DOE"}, []string{"By the time", "By A B C D E F"}},
		{"MONTH NUMBER NUMBER", []string{"Jan. 5, 2020"}, []string{"Monday 5 2020"}},
		{`\( photo : ... \)`, []string{"(Photo: Jane)"}, []string{"Photo: Jane"}},
		{"dont go", []string{"Don't go", "Don’t go!"}, []string{"do not go"}},
	} {
		seq, err := parsePattern(tt.pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range tt.yes {
			if !seq.matches(wordsOf(s)) {
				t.Errorf("%q does not match %q", tt.pattern, s)
			}
		}
		for _, s := range tt.no {
			if seq.matches(wordsOf(s)) {
				t.Errorf("%q matches %q", tt.pattern, s)
			}
		}
	}
}
