package store

import (
	"cmp"
	"slices"

	"dyad"
)

// A pair says that a acts upon b; "" is anyone.
type pair struct{ a, b string }

// pairsOf gives the rows of the search index for the two sides of an event:
// each with each, each with anyone, and for a symmetric event all of them the
// other way round too and the sources among themselves.
func pairsOf(source, target []dyad.Actor, symmetric bool) []pair {
	var out []pair
	put := func(a, b string) {
		out = append(out, pair{a, b})
		if symmetric {
			out = append(out, pair{b, a})
		}
	}
	from, to := identified(source), identified(target)
	for i, a := range from {
		put(a, "")
		for _, b := range to {
			put(a, b)
		}
		if symmetric {
			for _, b := range from[:i] {
				put(a, b)
			}
		}
	}
	for _, b := range to {
		put("", b)
	}
	slices.SortFunc(out, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return slices.Compact(out)
}

// identified gives the codes of the actors that have one.
func identified(actors []dyad.Actor) []string {
	var out []string
	for _, ac := range actors {
		if id := ac.ID(); id != "" {
			out = append(out, id)
		}
	}
	return out
}

// country is the part of an actor's code that a query by country matches: its
// first three letters, which for an actor of no known country are a sector.
func country(id string) string { return id[:min(3, len(id))] }
