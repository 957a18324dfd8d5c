package actors

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"dyad"
)

const samplePetrarch = `# a dictionary in the old format
!PERSON! = MAN, MEN, WOMAN
EXAMPLIA_  [XEX]
+EXAMPLIAN_
+REPUBLIC_OF_EXAMPLIA
JOAN_DOE_ ; a remark
+DOE_JOAN
	[XEXGOV 990101-20041231]
	[XEXLEG >20080601]
	[ELI]
WORLD_PEOPLES_COURT [IGOUNOJUD]
LAW!PERSON! [~COP]
OX_HERD {OX_HERDS_OF_OLD} [~AGR]
	[BROKEN
+
SAND_EATER [QQ]
LATE_RULER [XEXGOV 20051301]
`

func loadSample(t testing.TB, text string) *Lexicon {
	t.Helper()
	lex, err := Load(fstest.MapFS{}, Options{Extra: []fs.FS{fstest.MapFS{"sample.txt": {Data: []byte(text)}}}})
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

func TestPetrarch(t *testing.T) {
	lex := loadSample(t, samplePetrarch)
	for _, test := range []struct{ phrase, on, want string }{
		{"Examplia", "", "XEX"},
		{"Republic of Examplia", "2000-01-01", "XEX"},
		{"Joan Doe", "2003-05-05", "XEXGOV"},
		{"Joan Doe", "2006-05-05", "XEXELI"},
		{"Joan Doe", "2010-05-05", "XEXLEG"},
		{"World Peoples Court", "", "UNOJUD"},
		{"lawmen", "", "COP"},
		{"ox herds of old", "", "AGR"},
	} {
		on, err := dyad.ParseDay(test.on)
		if err != nil {
			t.Fatal(err)
		}
		if got := lex.Resolve(test.phrase, on); got.ID() != test.want {
			t.Errorf("%s on %q: got %s (%s), want %s", test.phrase, test.on, got.ID(), got.Why, test.want)
		}
	}
	var where []string
	for _, p := range lex.Problems() {
		where = append(where, strings.TrimPrefix(p.Where, "sample.txt:"))
	}
	if got := strings.Join(where, " "); got != "14 15 16 17 17 17" {
		t.Errorf("problems on lines %s: %v", got, lex.Problems())
	}
}

func TestFromCAMEO(t *testing.T) {
	for in, want := range map[string]string{
		"IGOUNO": "UNO ", "IGOEUREEC": "EUR ", "IGOWSTNAT": "NAT ", "USAGOVMED": "USA GOV", "USAMED": "USA JRN",
		"NGOHLHIRC": "NGO MED", "AFR": " ", "GOV": " GOV", "IRQMUS": "IRQ REL", "KSVGOV": "XKX GOV", "INTMUSALQ": "IMG REL",
	} {
		if code, sector := fromCAMEO(in); code+" "+sector != want {
			t.Errorf("%s: got %q %q, want %q", in, code, sector, want)
		}
	}
}

func FuzzPetrarch(f *testing.F) {
	f.Add(samplePetrarch)
	f.Add("A_ [~\n+\n[ELI]\n{}\n!A! = !A!\n!A!_B [USA 000000-999999]")
	f.Fuzz(func(t *testing.T, text string) {
		lex := &Lexicon{vocab: map[string]uint32{}, edges: map[uint64]uint32{}, heads: []int32{-1},
			countries: map[string]int32{}, codes: map[string]string{}, givens: map[uint32]bool{}}
		lex.internSmall()
		lex.readPetrarch("fuzz.txt", text)
		lex.index()
		for _, p := range lex.Problems() {
			if p.Where == "" || p.Message == "" {
				t.Errorf("empty problem %+v", p)
			}
		}
	})
}
