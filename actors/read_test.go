package actors

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"dyad"

	"pgregory.net/rapid"
)

func TestReadErrors(t *testing.T) {
	text := "person\n\nhorse Nowhere\nis USA\n\nperson Jane Roe\nis USA GOV 2001-13..\nis USA XYZ\nis USA GOV 2005..2001\nhat blue\n" +
		"test a | b\nis GOV\n\ncountry Usa\nname X\nis USA\n\ngroup Empty\n\ncountry ABC\nis ABC\n"
	_, err := Load(fstest.MapFS{"bad.txt": {Data: []byte(text)}}, Options{})
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"bad.txt:1:", "bad.txt:3:", "bad.txt:7: read date \"2001-13\"", "bad.txt:8: read sector \"XYZ\"",
		"bad.txt:9: read range", "bad.txt:10: unknown key \"hat\"", "bad.txt:11: read test", "bad.txt:14: want a country code",
		"group Empty has no line", "country ABC has no name"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q:\n%v", want, err)
		}
	}
}

func TestSpells(t *testing.T) {
	lex := loadSample(t, `person Jane Roe
short Roe
is USA LEG 2001..2009 Senator
is USA GOV 2005-03..2006-02-10 Secretary of State
is UNO GOV 2010..2011 envoy

group Red Front
is ABC REB ..1999-05
is ABC GOV 2003..
`)
	for _, test := range []struct{ phrase, on, want string }{
		{"Jane Roe", "2000-12-31", "USACVL"}, // before the first office
		{"Jane Roe", "2001-01-01", "USALEG"},
		{"Jane Roe", "2005-03-01", "USAGOV"}, // the higher of two
		{"Jane Roe", "2006-02-11", "USALEG"},
		{"Jane Roe", "2011-12-31", "UNOGOV"},
		{"Jane Roe", "2012-01-01", "USAELI"}, // of the country of the last national office
		{"Jane Roe", "", "UNOGOV"},           // the latest office
		{"Roe", "2001-01-01", "USALEG"},
		{"former senator Roe", "2007-01-01", "USALEG"}, // the lexicon knows better
		{"Red Front", "1980-01-01", "ABCREB"},
		{"Red Front", "2001-01-01", "ABCREB"}, // what it was last
		{"Red Front", "2010-01-01", "ABCGOV"},
	} {
		on, err := dyad.ParseDay(test.on)
		if err != nil {
			t.Fatal(err)
		}
		if got := lex.Resolve(test.phrase, on); got.ID() != test.want {
			t.Errorf("%s on %q: got %s (%s), want %s", test.phrase, test.on, got.ID(), got.Why, test.want)
		}
	}
}

func TestExtraWins(t *testing.T) {
	extra := fstest.MapFS{"mine.txt": {Data: []byte("group Kremlin Watchers\nalias the Kremlin\nis ABC SOC\n\nperson Donald Trump\nis ABC GOV\n")}}
	lex, err := Load(Embedded(), Options{Extra: []fs.FS{extra}})
	if err != nil {
		t.Fatal(err)
	}
	if got := lex.Resolve("Donald Trump", 0); got.ID() != "ABCGOV" {
		t.Errorf("got %s (%s)", got.ID(), got.Why)
	}
}

func TestCode(t *testing.T) {
	lex := load(t)
	for name, want := range map[string]string{"USA": "USA", "usa": "USA", "United States": "USA", "the United States": "USA",
		"U.S.": "USA", "Iraq": "IRQ", "UN": "UNO", "United Nations": "UNO", "EU": "EUR", "NATO": "NAT", "Kosovo": "XKX",
		"Burma": "MMR", "Zaire": "COD", "Soviet Union": "SUN", "Greenland": "DNK", "Côte d'Ivoire": "CIV"} {
		if got, ok := lex.Code(name); !ok || got != want {
			t.Errorf("Code(%q) = %q, %v, want %q", name, got, ok, want)
		}
	}
	if got, ok := lex.Code("Nowhereland"); ok {
		t.Errorf("Code of no country: %q", got)
	}
	for word, want := range map[string]string{"Irak": "Iraq", "Untied States": "United States", "Germny": "Germany", "Brasil": "Brazil", "qqqqqqqqqq": ""} {
		if got := lex.Nearest(word); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
	if got := lex.Name("IRQ"); got != "Iraq" {
		t.Errorf("Name(IRQ) = %q", got)
	}
}

func TestStats(t *testing.T) {
	st := load(t).Stats()
	sum := 0
	for _, k := range st.Kinds {
		sum += k.Entries
	}
	if sum != st.Entries || st.Names < 12000 || len(st.Regions) == 0 {
		t.Errorf("entries %d, by kind %d, names %d, regions %d", st.Entries, sum, st.Names, len(st.Regions))
	}
}

// TestFolding: a name is found however its letters are accented and joined.
func TestFolding(t *testing.T) {
	for _, group := range [][]string{
		{"Abdul-Mahdi", "Abdul Mahdi", "ABDUL–MAHDI"}, {"U.S.", "US", "U.S"}, {"Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"},
		{"Sana'a", "Sanaa", "Sana’a"}, {"N’Djamena", "N'Djamena"}, {"Gen. X", "Gen X"},
	} {
		for _, s := range group {
			if foldString(s) != foldString(group[0]) {
				t.Errorf("%q folds to %q, %q to %q", group[0], foldString(group[0]), s, foldString(s))
			}
		}
	}
}

// TestWordSpans: words lie in the text, in order, and cover every letter.
func TestWordSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		sc := scanner{text: text}
		end := 0
		for {
			w, ok := sc.next()
			if !ok {
				break
			}
			if w.from < end || w.to <= w.from || w.to > len(text) {
				t.Fatalf("word [%d,%d) after %d in %q", w.from, w.to, end, text)
			}
			end = w.to
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add("person A B\nis USA GOV 2001..\ntest A B | 2001 | USA GOV\n")
	f.Add("country USA\nname X\nalso X\ncapital Y\n\nagent a\nweak yes\n\nthing z")
	f.Fuzz(func(t *testing.T, text string) {
		if lex, err := Load(fstest.MapFS{"f.txt": {Data: []byte(text)}}, Options{}); err == nil {
			for _, test := range lex.Tests() {
				lex.Resolve(test.Phrase, test.Day)
			}
			lex.Resolve(text, 0)
			lex.Stats()
			lex.Nearest(text)
		}
	})
}

func FuzzResolve(f *testing.F) {
	lex := load(f)
	for _, s := range []string{"", "the head of Iran's elite Quds Force", "U.S.-Iraqi forces", "'s of of in the", "Prime Minister of of",
		"anti-Iran-backed's Trump's", "\xff\xfe's", "the the the", "Gen. Gen. Gen. Iraq's Iraq's"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := lex.Resolve(s, 737000); !isASCIICode(got.Code) {
			t.Errorf("%q: code %q", s, got.Code)
		}
	})
}

func isASCIICode(s string) bool { return s == "" || isCode(s) }
