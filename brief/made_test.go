package brief

import (
	"strings"
	"testing"
	"time"

	"dyad"
)

var names = map[string]string{"USA": "United States", "IRQ": "Iraq", "IRN": "Iran", "FRA": "France"}

var question = Question{A: Party{"USA", "United States"}, B: Party{"IRQ", "Iraq"}, Names: names}

// paper makes articles for tests; their words are made up for the purpose.
type paper struct {
	t         testing.TB
	e         dyad.Evidence
	text      string
	events    []dyad.Kept
	standings []dyad.KeptStanding
}

func article(t testing.TB, id, title, outlet, url, published, text string) *paper {
	day, err := dyad.ParseDay(published)
	if err != nil {
		t.Fatal(err)
	}
	return &paper{t: t, text: text, e: dyad.Evidence{Article: id, Title: title, Outlet: outlet, URL: url,
		Source: id + ".html", Published: day}}
}

// in finds the sentence, one a line, that holds some words, and the words.
func (p *paper) in(words string) (n int, sentence, at dyad.Span) {
	i := strings.Index(p.text, words)
	if i < 0 {
		p.t.Fatalf("%q is not in the article", words)
	}
	from := strings.LastIndexByte(p.text[:i], '\n') + 1
	to := from + strings.IndexByte(p.text[from:]+"\n", '\n')
	return strings.Count(p.text[:i], "\n"), dyad.Span{From: from, To: to}, dyad.Span{From: i, To: i + len(words)}
}

// actor reads "IRQ LEG: Parliament" and "IRQ LEG: Parliament = entity".
func (p *paper) actor(s string) dyad.Actor {
	code, text, _ := strings.Cut(s, ": ")
	text, entity, _ := strings.Cut(text, " = ")
	ac := dyad.Actor{Text: text, Entity: entity}
	ac.Code, ac.Sector, _ = strings.Cut(code, " ")
	ac.Sentence, _, ac.Span = p.in(text)
	return ac
}

func (p *paper) actors(ss []string, e *dyad.Evidence) []dyad.Actor {
	out := []dyad.Actor{}
	for _, s := range ss {
		ac := p.actor(s)
		if n, sp, _ := p.in(ac.Text); n != e.Sentence {
			e.Also = append(e.Also, dyad.Passage{Sentence: n, Span: sp, Text: sp.Of(p.text)})
		}
		out = append(out, ac)
	}
	return out
}

func (p *paper) evidence(words string) (dyad.Evidence, dyad.Span) {
	e := p.e
	var at dyad.Span
	e.Sentence, e.Span, at = p.in(words)
	e.Text = e.Span.Of(p.text)
	return e, at
}

// event adds an event told by a predicate; typ is "REQUEST yield".
func (p *paper) event(typ string, quad int, predicate, date string, source, target []string, change ...func(*dyad.Event)) *paper {
	k := dyad.Kept{}
	k.Evidence, k.Event.Span = p.evidence(predicate)
	fields := strings.Fields(typ)
	k.Type, k.Modes, k.Quad, k.Modality, k.Confidence = fields[0], fields[1:], quad, dyad.Actual, 0.8
	k.Score = float64(5 - 2*quad)
	k.Sentence = k.Evidence.Sentence
	k.Source, k.Target = p.actors(source, &k.Evidence), p.actors(target, &k.Evidence)
	dated(p.t, date, p.e.Published, &k.Date, &k.Precision, &k.First, &k.Last)
	for _, f := range change {
		f(&k.Event)
	}
	k.ID = dyad.Hash(p.e.Article, typ, predicate, string(k.Modality))
	p.events = append(p.events, k)
	return p
}

func (p *paper) standing(kind, words string, number int, holder, counterpart []string, change ...func(*dyad.Standing)) *paper {
	k := dyad.KeptStanding{}
	k.Evidence, k.Standing.Span = p.evidence(words)
	k.Kind, k.Number, k.Modality, k.Confidence, k.Sentence = kind, number, dyad.Actual, 0.6, k.Evidence.Sentence
	k.Text = k.Evidence.Text
	k.Holder, k.Counterpart = p.actors(holder, &k.Evidence), p.actors(counterpart, &k.Evidence)
	k.Precision = dyad.PrecisionUnknown
	for _, f := range change {
		f(&k.Standing)
	}
	k.ID = dyad.Hash(p.e.Article, kind, words)
	p.standings = append(p.standings, k)
	return p
}

// dated reads a day, a month, a year, "published" or "".
func dated(t testing.TB, s string, published dyad.Day, date *string, p *dyad.Precision, first, last *dyad.Day) {
	*date, *p = s, dyad.PrecisionUnknown
	switch len(s) {
	case 4:
		d, err := time.Parse("2006", s)
		if err != nil {
			t.Fatal(err)
		}
		*p, *first, *last = dyad.PrecisionYear, dyad.DayOf(d.Year(), 1, 1), dyad.DayOf(d.Year(), 12, 31)
	case 7:
		d, err := time.Parse("2006-01", s)
		if err != nil {
			t.Fatal(err)
		}
		*p, *first, *last = dyad.PrecisionMonth, dyad.DayOf(d.Year(), d.Month(), 1), dyad.DayOf(d.Year(), d.Month()+1, 0)
	case 9:
		*date, *p, *first, *last = published.String(), dyad.PrecisionPublished, published, published
	case 10:
		d, err := dyad.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		*p, *first, *last = dyad.PrecisionDay, d, d
	}
}

func modality(m dyad.Modality) func(*dyad.Event) {
	return func(ev *dyad.Event) { ev.Modality = m }
}

func on(ss ...string) []string { return ss }

// january is a small collection with something for every section.
func january(t testing.TB) Facts {
	papers := []*paper{
		article(t, "vote", "Parliament votes on foreign troops", "The Courier", "https://courier.example/vote", "2020-01-06",
			"Lawmakers in Baghdad met on Sunday.\n"+
				"The Iraqi parliament called on the government to end the stay of American forces.\n"+
				"They gave Washington no deadline, a deputy said.").
			event("REQUEST yield", 3, "called on", "2020-01-05", on("IRQ LEG: The Iraqi parliament = Council of Representatives"),
				on("USA MIL: American forces")).
			event("THREATEN", 3, "gave", "2020-01-05", on("IRQ LEG: Lawmakers in Baghdad"), on("USA: Washington"),
				modality(dyad.Negated), func(ev *dyad.Event) { ev.SaidBy = "a deputy" }),
		article(t, "vote2", "Iraq's deputies want the Americans out", "Desk & Sons", "https://desk.example/1?a=b&c=d", "2020-01-05",
			"Iraqi deputies asked on Sunday that U.S. soldiers leave.").
			event("REQUEST yield", 3, "asked", "2020-01-05", on("IRQ LEG: Iraqi deputies"), on("USA MIL: U.S. soldiers")),
		article(t, "threat", "Sanctions loom", "The Courier", "", "2020-01-06",
			"The president said the United States would punish Iraq if it asked the troops to go.").
			event("THREATEN restrict", 3, "would punish", "published", on("USA GOV: The president = President of the United States"),
				on("IRQ: Iraq"), func(ev *dyad.Event) { ev.Condition = "if it asked the troops to go" }).
			event("SANCTION", 4, "punish", "", on("USA: the United States"), on("IRQ: Iraq"), modality(dyad.Conditional),
				func(ev *dyad.Event) { ev.Condition, ev.Confidence = "if it asked the troops to go", 0.3 }),
		article(t, "visit", "A visit", "The Courier", "ftp://courier.example/visit", "2019-10-12",
			"The secretary met Iraq's prime minister in Erbil on Friday.\nIn 2014 American jets struck a depot in Iraq.\n"+
				"Last week the two sides spoke by telephone.\nBoth sides are to meet again.").
			event("CONSULT visit", 1, "met", "2019-10-11", on("USA GOV: The secretary", "IRQ GOV: Iraq's prime minister"), nil,
				func(ev *dyad.Event) { ev.Symmetric = true }).
			event("ASSAULT aerial", 4, "struck", "2014", on("USA MIL: American jets"), on("IRQ: Iraq"),
				func(ev *dyad.Event) { ev.Past = true }).
			event("CONSULT phone", 1, "spoke", "", on("USA GOV: The secretary"), on("IRQ GOV: Iraq's prime minister"),
				func(ev *dyad.Event) { ev.Symmetric = true }).
			event("CONSULT", 1, "are to meet", "", on("USA GOV: The secretary"), on("IRQ GOV: Iraq's prime minister"),
				modality(dyad.Planned), func(ev *dyad.Event) { ev.Symmetric = true }),
		article(t, "piece", "It can be mended", "Foreign Letters", "https://letters.example/p", "2020-01-07",
			"About 5,200 American troops are in Iraq under an exchange of letters.\n"+
				"In Iraq the prime minister, not parliament, ends such a stay.\n"+
				"Washington should offer Iraq talks.\nThe bond between America and Iraq can be saved.").
			standing("troops", "are in", 5200, on("USA MIL: American troops"), on("IRQ: Iraq"),
				func(s *dyad.Standing) { s.Basis = "an exchange of letters" }).
			standing("authority", "ends", 0, on("IRQ GOV: the prime minister"), nil).
			event("CONSULT", 1, "should offer", "", on("USA: Washington"), on("IRQ: Iraq"), modality(dyad.Opinion),
				func(ev *dyad.Event) { ev.SaidBy = "Jo Writer" }).
			standing("claim", "can be saved", 0, on("USA: America", "IRQ: Iraq"), nil,
				func(s *dyad.Standing) { s.Modality, s.SaidBy = dyad.Opinion, "Jo Writer" }),
		article(t, "later", "Too late", "The Courier", "", "2020-01-09", "Iraq thanked America.").
			event("SUPPORT", 1, "thanked", "2020-01-07", on("IRQ: Iraq"), on("USA: America")),
	}
	var f Facts
	for _, p := range papers {
		f.Events = append(f.Events, p.events...)
		f.Standings = append(f.Standings, p.standings...)
	}
	f.Store = holdings()
	return f
}

func holdings() Holdings {
	return Holdings{Articles: 75, Sources: 9, Events: 410, First: dyad.DayOf(2003, 2, 6), Last: dyad.DayOf(2020, 1, 9),
		Dyads: []Pair{{Party{"IRN", "Iran"}, Party{"USA", "United States"}, 120}, {Party{"FRA", ""}, Party{"FRA", ""}, 3}}}
}
