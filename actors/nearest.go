package actors

import (
	"slices"
	"strings"
)

// Nearest gives the name of a country or body that Code knows which is most
// like a word that it does not, for "did you mean"; "" when none is near.
func (lex *Lexicon) Nearest(name string) string {
	want := foldString(name)
	if want == "" || len(want) > 60 {
		return ""
	}
	best, bestCost := "", 2+2*len(want)/3
	for folded := range lex.codes {
		if diff := 2 * (len(folded) - len(want)); diff > bestCost || -diff > bestCost {
			continue
		}
		cost := distance(want, folded)
		// Equal costs go to the name that comes first, not to map order.
		if cost < bestCost || cost == bestCost && (best == "" || folded < best) {
			best, bestCost = folded, cost
		}
	}
	return lex.display(best)
}

// display gives a folded name as the lexicon writes it, or as its code.
func (lex *Lexicon) display(folded string) string {
	if folded == "" {
		return ""
	}
	if upper := strings.ToUpper(folded); isCode(upper) && (codeNames[upper] != "" || lex.isCountry(upper)) {
		return upper
	}
	for i := range lex.entries {
		e := &lex.entries[i]
		if e.class != classCountry && e.class != classGroup {
			continue
		}
		if j := slices.IndexFunc(e.forms, func(f form) bool { return foldString(f.text) == folded }); j >= 0 {
			return e.forms[j].text
		}
	}
	return folded
}

func (lex *Lexicon) isCountry(code string) bool {
	_, ok := lex.countries[code]
	return ok
}

// distance counts the letters to insert, drop or change, and neighbours to
// swap, that turn a into b: two for each, one for a change of letters that
// sound alike.
func distance(a, b string) int {
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = 2 * j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = 2 * i
		for j := 1; j <= len(b); j++ {
			next[j] = min(row[j]+2, next[j-1]+2, row[j-1]+change(a[i-1], b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+2)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}

func change(a, b byte) int {
	if a == b {
		return 0
	}
	for _, alike := range []string{"ckq", "iy", "sz", "fv", "aeou"} {
		if strings.IndexByte(alike, a) >= 0 && strings.IndexByte(alike, b) >= 0 {
			return 1
		}
	}
	return 2
}
