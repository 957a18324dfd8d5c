package actors_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dyad"
	"dyad/actors"
	"dyad/dates"
	"dyad/parse"
)

// A coder runs the stages up to actors, as package pipeline does.
type coder struct {
	parser *parse.Parser
	dates  *dates.Finder
	lex    *actors.Lexicon
}

func newCoder(t testing.TB) *coder {
	t.Helper()
	ps, err := parse.Load(parse.Embedded(), parse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dt, err := dates.Load(dates.Embedded(), dates.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lex, err := actors.Load(actors.Embedded(), actors.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &coder{ps, dt, lex}
}

func (c *coder) find(t testing.TB, text, published string) (dyad.Article, []dyad.Sentence, []dyad.Actor) {
	t.Helper()
	day, err := dyad.ParseDay(published)
	if err != nil {
		t.Fatal(err)
	}
	a := dyad.Article{Text: text, Published: day}
	ss := c.parser.Parse(text)
	return a, ss, c.lex.Find(a, ss, c.dates.Find(a, ss))
}

// TestFind reads whole texts. Each want is "words = CODE SECTOR" of a mention;
// "words = none" is no mention of just these words. The words may be prefixed
// with "2:" for the second mention of those words.
func TestFind(t *testing.T) {
	c := newCoder(t)
	for _, test := range []struct {
		name, published, text string
		want                  []string
	}{
		{"title and country", "2019-03-01", "Iraqi Prime Minister Adil Abdul-Mahdi met lawmakers from Denmark. Abdul-Mahdi thanked them.", []string{
			"Iraqi Prime Minister Adil Abdul-Mahdi = IRQ GOV", "Iraqi = IRQ", "lawmakers from Denmark = DNK LEG", "Abdul-Mahdi = IRQ GOV"}},
		{"later day", "2021-03-01", "Adil Abdul-Mahdi returned to Baghdad.", []string{"Adil Abdul-Mahdi = IRQ ELI", "Baghdad = IRQ"}},
		{"day in the sentence", "2021-03-01", "In 2011, President Barack Obama welcomed the troops home.", []string{"President Barack Obama = USA GOV"}},
		{"unknown under a title", "2019-03-01", "Iraqi Oil Minister Zaydun Hamzawi resigned. Hamzawi gave no reason.", []string{
			"Iraqi Oil Minister Zaydun Hamzawi = IRQ GOV", "Hamzawi = IRQ GOV"}},
		{"apposition", "2019-03-01", "Orsun Velakov, the head of Bulgaria's parliament, visited Turkey. Velakov praised the Turks.", []string{
			"Orsun Velakov = BGR LEG", "Velakov = BGR LEG"}},
		{"reverse apposition", "2019-03-01", "The commander of the Turkish navy, Orsun Velakoglu, visited Cyprus.", []string{"Orsun Velakoglu = TUR MIL"}},
		{"acronym", "2019-03-01", "Iraq's Popular Mobilization Forces (PMF) left the city. The PMF denied it.", []string{
			"Iraq's Popular Mobilization Forces = IRQ PRM", "PMF = IRQ PRM", "The PMF = IRQ PRM"}},
		{"capital acts", "2019-03-01", "Moscow condemned the attack.", []string{"Moscow = RUS GOV"}},
		{"capital is a place", "2019-03-01", "Thousands of people marched in Moscow.", []string{"Moscow = RUS"}},
		{"two adjectives", "2019-03-01", "Iranian and Russian officials met in Cairo.", []string{"Russian officials = RUS GOV", "2:Russian officials = IRN GOV"}},
		{"backed is not of", "2019-03-01", "Saudi-backed fighters attacked the port.", []string{"Saudi-backed fighters = REB"}},
		{"based is of", "2019-03-01", "A Nairobi-based company bought the port.", []string{"A Nairobi-based company = KEN BUS"}},
		{"embassy", "2019-03-01", "Protesters attacked the U.S. embassy in Baghdad.", []string{"the U.S. embassy = USA GOV", "Baghdad = IRQ"}},
		{"possessive chain", "2019-03-01", "Iran's Revolutionary Guards' commander spoke.", []string{
			"Iran's Revolutionary Guards' commander = IRN MIL", "Iran = IRN"}},
		{"deputy of a body", "2019-03-01", "A spokesman for the ministry met members of the Iraqi parliament.", []string{"members of the Iraqi parliament = IRQ LEG"}},
		{"killed in office", "2020-01-05", "The attack killed Qassem Soleimani on Friday.", []string{"Qassem Soleimani = IRN MIL"}},
		{"group in power", "2022-03-01", "The Taliban closed the schools.", []string{"The Taliban = AFG GOV"}},
		{"group out of power", "2008-03-01", "The Taliban attacked the convoy.", []string{"The Taliban = AFG REB"}},
		{"former", "2019-03-01", "Former Japanese officials criticised the treaty.", []string{"Former Japanese officials = JPN ELI"}},
		{"he and his", "2019-03-01", "French President Emmanuel Macron spoke on Monday. He said his ministers would resign.", []string{
			"He = FRA GOV", "his ministers = FRA GOV"}},
		{"she is not him", "2019-03-01", "Angela Merkel met Emmanuel Macron. She praised the plan.", []string{"She = DEU GOV"}},
		{"it", "2019-03-01", "Iran rejected the offer. It said its army was ready.", []string{"It = IRN", "its army = IRN MIL"}},
		{"it is raining", "2019-03-01", "Iran rejected the offer. It was raining.", nil},
		{"who", "2019-03-01", "Hassan Rouhani, who visited Baghdad, praised the deal.", []string{"who = IRN GOV"}},
		{"sends its own", "2019-03-01", "France withdrew troops from Mali.", []string{"troops = FRA MIL"}},
		{"has them there", "2019-03-01", "Denmark has 200 soldiers in Mali.", []string{"200 soldiers = DNK MIL"}},
		{"the same office again", "2019-03-01", "Iraqi Prime Minister Adil Abdul-Mahdi spoke to U.S. officials and U.S. diplomats. Critics blame the prime minister, not parliament.", []string{
			"the prime minister = IRQ GOV", "parliament = IRQ LEG"}},
		{"place of the deed", "2019-03-01", "Gunmen killed three policemen in Basra.", []string{"Gunmen = IRQ UAF", "three policemen = IRQ COP"}},
		{"foreign to the place", "2019-03-01", "The vote in Iraq would expel foreign troops.", []string{"foreign troops = MIL"}},

		{"Georgia, the country", "2019-03-01", "Georgia accused Russia of moving the border.", []string{"Georgia = GEO"}},
		{"Georgia, the state", "2019-03-01", "Voters in Atlanta, Georgia, queued with those of Florida and Texas.", []string{"Georgia = USA"}},
		{"Jordan, the country", "2019-03-01", "Jordan recalled its ambassador.", []string{"Jordan = JOR"}},
		{"Jordan, the man", "2019-03-01", "Michael Jordan sold his house.", []string{"Jordan = none", "Michael Jordan = none"}},
		{"Chad, the country", "2019-03-01", "Chad sent soldiers to Mali.", []string{"Chad = TCD", "soldiers = TCD MIL"}},
		{"Chad, the man", "2019-03-01", "Chad Wilkinson sold his house.", []string{"Chad = none"}},
		{"turkey, the bird", "2019-03-01", "He cooked a turkey for the guests.", []string{"turkey = none", "a turkey = none"}},
		{"china, the ware", "2019-03-01", "She sold the fine china.", []string{"china = none"}},
		{"us, the pronoun", "2019-03-01", "They told us nothing about Iran.", []string{"us = none"}},
		{"the other Congo", "2019-03-01", "Soldiers from Brazzaville crossed into Congo, where the Brazzaville government has friends.", []string{"Congo = COG"}},
		{"Congo", "2019-03-01", "Rebels near Goma fought the Congolese army. Congo blamed Rwanda.", []string{"the Congolese army = COD MIL", "Congo = COD"}},
		{"Guinea and its namesakes", "2019-03-01", "Guinea and Guinea-Bissau met Equatorial Guinea and Papua New Guinea.", []string{
			"Guinea = GIN", "Guinea-Bissau = GNB", "Equatorial Guinea = GNQ", "Papua New Guinea = PNG"}},
		{"Niger and Nigeria", "2019-03-01", "Niger thanked Nigeria.", []string{"Niger = NER", "Nigeria = NGA"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, ss, acs := c.find(t, test.text, test.published)
			for _, want := range test.want {
				words, code, _ := strings.Cut(want, " = ")
				if got := lookup(acs, words); got != code {
					t.Errorf("%q: got %q, want %q; all: %s", words, got, code, list(acs))
				}
			}
			for _, ac := range acs {
				check(t, test.text, ss, ac)
			}
			if test.want == nil && slices.ContainsFunc(acs, func(ac dyad.Actor) bool { return ac.Text == "It" }) {
				t.Errorf("a pronoun that means nothing was resolved: %s", list(acs))
			}
		})
	}
}

func lookup(acs []dyad.Actor, words string) string {
	nth := 1
	if n, rest, ok := strings.Cut(words, ":"); ok {
		fmt.Sscan(n, &nth)
		words = rest
	}
	for _, ac := range acs {
		if ac.Text == words {
			if nth--; nth == 0 {
				return strings.TrimSpace(ac.Code + " " + ac.Sector)
			}
		}
	}
	return "none"
}

func list(acs []dyad.Actor) string {
	var b strings.Builder
	for _, ac := range acs {
		fmt.Fprintf(&b, "%q=%s ", ac.Text, ac.ID())
	}
	return b.String()
}

// check tests what holds for every actor of every text.
func check(t testing.TB, text string, ss []dyad.Sentence, ac dyad.Actor) {
	t.Helper()
	s := &ss[ac.Sentence]
	switch {
	case ac.Span.Of(text) != ac.Text || ac.Text == "":
		t.Errorf("span %v does not hold %q", ac.Span, ac.Text)
	case !s.Span.Contains(ac.Span):
		t.Errorf("%q lies outside its sentence", ac.Text)
	case ac.Why == "":
		t.Errorf("%q has no reason", ac.Text)
	case ac.Code == "" && ac.Sector == "":
		t.Errorf("%q has neither code nor sector", ac.Text)
	case ac.FirstToken < 0 || ac.EndToken > len(s.Tokens) || ac.FirstToken >= ac.EndToken:
		t.Errorf("%q has tokens [%d,%d) of %d", ac.Text, ac.FirstToken, ac.EndToken, len(s.Tokens))
	case ac.Head < ac.FirstToken || ac.Head >= ac.EndToken:
		t.Errorf("head %d of %q lies outside [%d,%d)", ac.Head, ac.Text, ac.FirstToken, ac.EndToken)
	}
}

// FuzzFind feeds odd texts, and trees that do not belong to them.
func FuzzFind(f *testing.F) {
	c := newCoder(f)
	for _, s := range []string{"", "Iran's 's of the U.S. U.S. troops'", "He who, which their its it.", "IRAN SAYS US TO LEAVE IRAQ", "\xff Iraq\x00 officials",
		"The head of the head of the head of Iraq, Iran and Syria officials, police, army."} {
		f.Add(s, byte(0))
	}
	f.Fuzz(func(t *testing.T, text string, twist byte) {
		if len(text) > 4096 {
			return
		}
		text = strings.ToValidUTF8(text, "?")
		ss := c.parser.Parse(text)
		for i := range ss {
			for j := range ss[i].Tokens {
				if tok := &ss[i].Tokens[j]; twist > 0 {
					tok.Head = (tok.Head+int(twist)*j)%(len(ss[i].Tokens)+1) - 1
					tok.UPOS = dyad.UPOS((int(tok.UPOS) + int(twist)) % 17)
				}
			}
		}
		a := dyad.Article{Text: text, Published: 737000}
		for _, ac := range c.lex.Find(a, ss, nil) {
			check(t, text, ss, ac)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	c := newCoder(b)
	text := strings.Repeat("Iraqi Prime Minister Adil Abdul-Mahdi told lawmakers in Baghdad on Sunday that the U.S. troops had to "+
		"leave. The head of Iran's Revolutionary Guards, who met Turkish and Russian officials, praised the vote. Nobody at the "+
		"market said much about the price of bread, and the rain went on until the evening.\n\n", 30)
	a, ss, _ := c.find(b, text, "2020-01-07")
	ds := c.dates.Find(a, ss)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		c.lex.Find(a, ss, ds)
	}
}
