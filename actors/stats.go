package actors

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// Stats counts what a lexicon covers.
type Stats struct {
	Entries, Names int
	Kinds          []KindCount   // by class of entry
	Regions        []RegionCount // persons, by the file that lists them
}

// A KindCount counts the entries and names of one class.
type KindCount struct {
	Kind           string
	Entries, Names int
}

// A RegionCount counts the persons of one region: all, their names, and how
// many of them hold some office in each decade from Decades[0] on.
type RegionCount struct {
	Region         string
	Persons, Names int
	Decades        [len(Decades)]int
}

// Decades are the first years of the decades that Stats tells apart.
var Decades = [...]int{1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020}

// Stats counts the entries and names of the lexicon, by kind, region and
// decade. The region of a person is the file's name: people-REGION.txt.
func (lex *Lexicon) Stats() Stats {
	var st Stats
	st.Entries, st.Names = lex.Len()
	kinds := make([]KindCount, len(classNames))
	regions := map[string]*RegionCount{}
	for i := range lex.entries {
		e := &lex.entries[i]
		kinds[e.class].Entries++
		kinds[e.class].Names += len(e.forms)
		if e.class != classPerson {
			continue
		}
		name := regionOf(lex.files[e.file])
		r := regions[name]
		if r == nil {
			r = &RegionCount{Region: name}
			regions[name] = r
		}
		r.Persons++
		r.Names += len(e.forms)
		for d, year := range Decades {
			if e.holdsIn(year, year+9) {
				r.Decades[d]++
			}
		}
	}
	for c, k := range kinds {
		if k.Kind = classNames[c]; k.Entries > 0 {
			st.Kinds = append(st.Kinds, k)
		}
	}
	for _, r := range regions {
		st.Regions = append(st.Regions, *r)
	}
	slices.SortFunc(st.Regions, func(a, b RegionCount) int { return cmp.Compare(a.Region, b.Region) })
	return st
}

func regionOf(file string) string {
	return strings.TrimPrefix(strings.TrimSuffix(path.Base(file), ".txt"), "people-")
}

// holdsIn reports whether a spell other than ELI touches the years.
func (e *entry) holdsIn(from, to int) bool {
	for i := range e.spells {
		sp := &e.spells[i]
		first, last := 1, 9999
		if sp.from != 0 {
			first, _, _ = sp.from.Civil()
		}
		if sp.to != 0 {
			last, _, _ = sp.to.Civil()
		}
		if sp.sector != "ELI" && first <= to && from <= last {
			return true
		}
	}
	return false
}
