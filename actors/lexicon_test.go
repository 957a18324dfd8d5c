package actors

import (
	"testing"
)

func load(t testing.TB) *Lexicon {
	t.Helper()
	lex, err := Load(Embedded(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// TestLexicon runs the test lines of the lexicon's own files.
func TestLexicon(t *testing.T) {
	lex := load(t)
	if n := len(lex.Tests()); n < 200 {
		t.Errorf("only %d test lines", n)
	}
	for i := range lex.entries {
		for _, sp := range lex.entries[i].spells {
			if _, known := lex.countries[sp.code]; sp.code != "" && !known && codeNames[sp.code] == "" {
				t.Errorf("%s: %s is no code", lex.where(sp.at), sp.code)
			}
		}
	}
	for _, test := range lex.Tests() {
		got := lex.Resolve(test.Phrase, test.Day)
		if got.Code != test.Code || got.Sector != test.Sector {
			t.Errorf("%s: %q on %s: got %q %q (%s), want %q %q", test.Where, test.Phrase, test.Day, got.Code, got.Sector, got.Why, test.Code, test.Sector)
		}
	}
}
