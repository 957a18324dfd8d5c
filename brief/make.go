package brief

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"dyad"
	"dyad/relate"
)

// pendingDays is how long a threat, demand or plan is shown as pending.
const pendingDays = 365

// Make answers a question from facts.
func Make(q Question, facts Facts) Brief {
	q.Lines = cmp.Or(max(q.Lines, 0), 40)
	b := Brief{Title: q.A.String() + " and " + q.B.String(), A: q.A, B: q.B, AsOf: q.AsOf, Store: facts.Store,
		Notes: []string{}, Balance: []Row{}}
	if b.Store.Dyads == nil {
		b.Store.Dyads = []Pair{}
	}
	u := use(q.AsOf, facts)
	deeds := relate.Fold(u.events)
	b.Coverage = u.cover(len(deeds))
	m := maker{q: q, now: cmp.Or(q.AsOf, b.Coverage.Last), cites: cites{at: map[place]int{}}}
	b.Sections = m.sections(deeds, u.standings)
	b.Balance = rows(relate.Monthly(happened(deeds), 0, 0))
	b.Evidence = m.cites.done()
	b.Notes = u.notes(&b)
	return b
}

// used are the facts that a brief may use, and how many it may not.
type used struct {
	events            []dyad.Kept
	standings         []dyad.KeptStanding
	late, unsupported int
	asOf              dyad.Day
	sources           map[string]bool
}

// use takes what was published in time and has its sentence.
func use(asOf dyad.Day, facts Facts) *used {
	u := &used{asOf: asOf, sources: map[string]bool{}}
	take := func(e *dyad.Evidence, sides ...[]dyad.Actor) bool {
		switch {
		case asOf > 0 && (e.Published == 0 || e.Published > asOf):
			u.late++
		case !supported(e, sides...):
			u.unsupported++
		default:
			return true
		}
		return false
	}
	for i := range facts.Events {
		if k := &facts.Events[i]; take(&k.Evidence, k.Source, k.Target) {
			u.events = append(u.events, *k)
		}
	}
	for i := range facts.Standings {
		if k := &facts.Standings[i]; take(&k.Evidence, k.Holder, k.Counterpart) {
			u.standings = append(u.standings, *k)
		}
	}
	return u
}

func (u *used) cover(deeds int) Coverage {
	c := Coverage{Reports: len(u.events), Events: deeds}
	articles := map[string]bool{}
	see := func(e *dyad.Evidence) {
		articles[e.Article] = true
		u.sources[source(e)] = true
		if d := e.Published; d > 0 {
			if c.Last = max(c.Last, d); c.First == 0 || d < c.First {
				c.First = d
			}
		}
	}
	for i := range u.events {
		see(&u.events[i].Evidence)
	}
	for i := range u.standings {
		see(&u.standings[i].Evidence)
	}
	delete(u.sources, "")
	c.Articles, c.Sources = len(articles), len(u.sources)
	return c
}

// source names the publisher of an article: the outlet, else its site.
func source(e *dyad.Evidence) string {
	if e.Outlet != "" {
		return e.Outlet
	}
	at, err := url.Parse(e.URL)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(at.Hostname(), "www.")
}

func (u *used) notes(b *Brief) []string {
	out := []string{}
	note := func(n int, one, many string) {
		if n == 1 {
			out = append(out, "One "+one+".")
		} else if n > 1 {
			out = append(out, fmt.Sprintf("%d %s.", n, many))
		}
	}
	note(u.late, "report was not used: it was published after the as-of day, or on a day unknown",
		"reports were not used: they were published after the as-of day, or on a day unknown")
	note(u.unsupported, "report was not used: no sentence kept shows the actors it names",
		"reports were not used: no sentence kept shows the actors they name")
	if len(u.events)+len(u.standings) > 0 {
		switch len(u.sources) {
		case 0:
			out = append(out, "No article names its publisher, so how many sources this rests on is unknown.")
		case 1:
			for s := range u.sources {
				out = append(out, "Where the publisher is named, all of this rests on one: "+dyad.Words(s)+".")
			}
		}
	}
	published := 0
	for _, r := range b.Balance {
		published += r.ByPublication
	}
	note(published, "event in the table is dated by its article's publication only, no words date it",
		"events in the table are dated by their article's publication only, no words date them")
	return out
}

// A maker makes the lines of one brief.
type maker struct {
	q     Question
	now   dyad.Day
	cites cites
}

// sections sorts deeds and standings into the parts of the brief.
func (m *maker) sections(deeds []relate.Deed, standings []dyad.KeptStanding) []Section {
	of := map[string][]relate.Deed{}
	for _, d := range deeds {
		for _, key := range places(&d) {
			of[key] = append(of[key], d)
		}
	}
	for _, key := range []string{Pending, Claims, Denied} {
		// Here the day of the report counts for want of another.
		slices.SortStableFunc(of[key], func(x, y relate.Deed) int { return cmp.Compare(dayOf(&y), dayOf(&x)) })
	}
	pending, old := m.recent(of[Pending])
	stands := m.standings(standings)
	return []Section{
		m.section(Happened, "What happened", of[Happened], nil, 0),
		m.section(Pending, "Threats, demands, plans and conditions", pending, nil, old),
		m.section(Standing, "What stands", nil, stands[Standing], 0),
		m.section(Claims, "What sources claim or advise", of[Claims], stands[Claims], 0),
		m.section(Denied, "Denied, or said not to have happened", of[Denied], stands[Denied], 0),
	}
}

// dayOf is a deed's first day, else the day of its report.
func dayOf(d *relate.Deed) dyad.Day { return cmp.Or(d.Best().First, d.Best().Evidence.Published) }

// places says to which sections a deed belongs. A threat or a demand that was
// made is in two: it happened, and it is pending.
func places(d *relate.Deed) []string {
	ev := &d.Best().Event
	switch {
	case ev.Modality == dyad.Opinion:
		return []string{Claims}
	case ev.Modality == dyad.Negated:
		return []string{Denied}
	case !relate.Happened(ev) || announced(d.Best()):
		return []string{Pending}
	case ev.Type == "THREATEN" || ev.Type == "REQUEST":
		return []string{Happened, Pending}
	}
	return []string{Happened}
}

// announced is a deed dated after its report: the day may be wrong or the deed
// yet to come, but it had not happened.
func announced(k *dyad.Kept) bool {
	return k.Evidence.Published > 0 && k.First > k.Evidence.Published
}

// happened takes the deeds of that section, for the balance.
func happened(deeds []relate.Deed) []relate.Deed {
	var out []relate.Deed
	for i := range deeds {
		if slices.Contains(places(&deeds[i]), Happened) {
			out = append(out, deeds[i])
		}
	}
	return out
}

// recent takes from pending deeds, newest first, those that are not too old.
func (m *maker) recent(deeds []relate.Deed) (recent []relate.Deed, old int) {
	for _, d := range deeds {
		if day := cmp.Or(d.Best().Last, d.Best().Evidence.Published); day > 0 && day < m.now.Add(-pendingDays) {
			old++
		} else {
			recent = append(recent, d)
		}
	}
	return recent, old
}

// A draft is a line still without its references: only what is shown is cited.
type draft struct {
	Line
	day   dyad.Day // its own, else that of its report
	group string
	cite  []func(*cites) int
}

// section writes the lines of a section, newest first; more are known to be
// left out.
func (m *maker) section(key, title string, deeds []relate.Deed, standings []draft, more int) Section {
	s := Section{Key: key, Title: title, Groups: []Group{}, More: more + len(deeds) + len(standings)}
	var drafts []draft
	for i := range deeds[:min(len(deeds), m.q.Lines)] {
		drafts = append(drafts, m.deed(&deeds[i]))
	}
	if len(standings) > 0 {
		drafts = append(drafts, standings...)
		slices.SortStableFunc(drafts, func(x, y draft) int { return cmp.Compare(y.day, x.day) })
	}
	drafts = drafts[:min(len(drafts), m.q.Lines)]
	s.More -= len(drafts)
	for _, d := range drafts {
		if key != Happened {
			d.group = ""
		}
		if n := len(s.Groups); n == 0 || s.Groups[n-1].Label != d.group {
			s.Groups = append(s.Groups, Group{Label: d.group})
		}
		for _, cite := range d.cite {
			if n := cite(&m.cites); !slices.Contains(d.Refs, n) {
				d.Refs = append(d.Refs, n)
			}
		}
		g := &s.Groups[len(s.Groups)-1]
		g.Lines = append(g.Lines, d.Line)
	}
	return s
}
