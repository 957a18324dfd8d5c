package actors

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"dyad"
)

// A Score counts what was right of what was asked.
type Score struct{ Right, All int }

// Rate gives the share that was right.
func (s Score) Rate() float64 {
	if s.All == 0 {
		return 0
	}
	return float64(s.Right) / float64(s.All)
}

func (s *Score) count(right bool) {
	s.All++
	if right {
		s.Right++
	}
}

// A Loss is one question with the wrong answer.
type Loss struct {
	Where     string // line of the file
	Asked     string
	Want, Got string
	Why       string
}

func (l Loss) String() string {
	return fmt.Sprintf("%s: %s: got %s, want %s (%s)", l.Where, l.Asked, l.Got, l.Want, l.Why)
}

// A PhraseScore is the result of ScorePhrases. The lines of even number may be
// tuned on; those of odd number are set aside.
type PhraseScore struct {
	Tuned, Held Score
	Losses      []Loss
}

// ScorePhrases resolves the phrases of a table with the columns phrase, date,
// country and sector, tab separated after a header; "?" takes any answer, an
// empty country wants none. Line 1 is the header.
func ScorePhrases(lex *Lexicon, r io.Reader) (PhraseScore, error) {
	var out PhraseScore
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		f := strings.Split(sc.Text(), "\t")
		if n == 1 || len(f) < 4 {
			continue
		}
		on, err := dyad.ParseDay(f[1])
		if err != nil {
			return out, fmt.Errorf("read phrases, line %d: %w", n, err)
		}
		got := lex.Resolve(f[0], on)
		right := agrees(f[2], got.Code) && agrees(f[3], got.Sector)
		if n%2 == 0 {
			out.Tuned.count(right)
		} else {
			out.Held.count(right)
		}
		if !right {
			out.Losses = append(out.Losses, Loss{strconv.Itoa(n), f[0] + " " + f[1], f[2] + " " + f[3],
				got.Code + " " + got.Sector, got.Why})
		}
	}
	return out, sc.Err()
}

func agrees(want, got string) bool { return want == "?" || want == got }

// A ReignScore is the result of ScoreReign: leaders at mid-spell, who must be
// GOV of their country, and a year after they left for good, when they must
// not be GOV. Each is asked by the name as the file has it and, Titled, with
// the country before it ("Haiti's Aristide"), and counted apart for the spells
// that end in 1990 or later.
type ReignScore struct {
	Mid, MidTitled, MidSince1990, After Score
	Losses                              []Loss
}

// ScoreReign checks the lexicon against REIGN's table of effective leaders:
// CSV with the columns stateabb, ccode, leader, sdate, smonth, syear, emonth,
// eyear.
func ScoreReign(lex *Lexicon, r io.Reader) (ReignScore, error) {
	var out ReignScore
	spells, err := readReign(r)
	if err != nil {
		return out, err
	}
	for i, sp := range spells {
		lex.scoreSpell(&out, sp, rules(spells, i))
	}
	return out, nil
}

// A reign is one row of REIGN.
type reign struct {
	line          int
	state, leader string
	from, to      dyad.Day
}

func readReign(r io.Reader) ([]reign, error) {
	cr := csv.NewReader(r)
	cr.FieldsPerRecord = 8
	var out []reign
	for n := 1; ; n++ {
		f, err := cr.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read REIGN: %w", err)
		}
		if n == 1 {
			continue
		}
		var v [5]int
		for i := range v {
			if v[i], err = strconv.Atoi(f[3+i]); err != nil {
				return nil, fmt.Errorf("read REIGN, line %d: %w", n, err)
			}
		}
		out = append(out, reign{n, f[0], reignName(f[2]), dyad.DayOf(v[2], time.Month(v[1]), v[0]),
			dyad.DayOf(v[4], time.Month(v[3])+1, 0)})
	}
}

// reignName undoes the ways in which REIGN writes names: "Gandhi, I.",
// "Eyskens  G.", "Michele Righi (2nd time)".
func reignName(s string) string {
	s, _, _ = strings.Cut(s, "(")
	if last, first, ok := strings.Cut(s, ","); ok {
		s = first + " " + last
	}
	words := strings.Fields(s)
	for len(words) > 1 && len(words[len(words)-1]) <= 2 {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && strings.HasSuffix(words[0], ".") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// rules reports whether the leader of spell i leads again, or still, a year
// after its end.
func rules(spells []reign, i int) bool {
	day := spells[i].to.Add(365)
	for _, sp := range spells {
		if sp.state == spells[i].state && sp.leader == spells[i].leader && sp.from <= day && day <= sp.to {
			return true
		}
	}
	return false
}

func (lex *Lexicon) scoreSpell(out *ReignScore, sp reign, again bool) {
	codes := reignCodes(sp.state)
	mid := sp.from + (sp.to-sp.from)/2
	got := lex.Resolve(sp.leader, mid)
	right := got.Sector == "GOV" && contains(codes, got.Code)
	out.Mid.count(right)
	if sp.to >= dyad.DayOf(1990, 1, 1) {
		out.MidSince1990.count(right)
	}
	titled := lex.Resolve(lex.Name(codes[0])+"'s "+sp.leader, mid)
	out.MidTitled.count(titled.Sector == "GOV" && contains(codes, titled.Code) && titled.Entity != "")
	if !right {
		out.Losses = append(out.Losses, Loss{strconv.Itoa(sp.line), sp.leader + " " + mid.String(),
			codes[0] + " GOV", got.Code + " " + got.Sector, got.Why})
	}
	if again || sp.to.Add(365) > dyad.DayOf(2009, 12, 31) {
		return
	}
	after := lex.Resolve(sp.leader, sp.to.Add(365))
	still := after.Sector == "GOV" && contains(codes, after.Code)
	out.After.count(!still)
	if still {
		out.Losses = append(out.Losses, Loss{strconv.Itoa(sp.line), sp.leader + " " + sp.to.Add(365).String(),
			"not GOV", after.Code + " " + after.Sector, after.Why})
	}
}

func contains(codes []string, code string) bool {
	for _, c := range codes {
		if c == code {
			return true
		}
	}
	return false
}

// reignCodes gives the codes that stand for a state of REIGN, which uses the
// letters of the Correlates of War.
func reignCodes(state string) []string {
	switch state {
	case "RUS":
		return []string{"RUS", "SUN"}
	case "YUG":
		return []string{"YUG", "SCG", "SRB"}
	case "CZE":
		return []string{"CSK", "CZE"}
	}
	for pair := range strings.FieldsSeq(cowLetters) {
		if cow, iso, _ := strings.Cut(pair, "="); cow == state {
			return []string{iso}
		}
	}
	return []string{state}
}

const cowLetters = `
AAB=ATG ALG=DZA ANG=AGO AUL=AUS AUS=AUT BAH=BHR BAR=BRB BFO=BFA BHM=BHS BHU=BTN BNG=BGD BOS=BIH BOT=BWA BUI=BDI
BUL=BGR CAM=KHM CAO=CMR CAP=CPV CDI=CIV CEN=CAF CHA=TCD CON=COG COS=CRI CRO=HRV CZR=CZE DEN=DNK DRC=COD DRV=VNM
EQG=GNQ ETM=TLS FIJ=FJI FRN=FRA GAM=GMB GDR=DDR GFR=DEU GMY=DEU GRG=GEO GRN=GRD GUA=GTM GUI=GIN HAI=HTI HON=HND
ICE=ISL INS=IDN IRE=IRL KUW=KWT KYR=KGZ LAT=LVA LEB=LBN LES=LSO LIB=LBY LIT=LTU MAA=MRT MAC=MKD MAD=MDV MAG=MDG
MAL=MYS MAS=MUS MAW=MWI MLD=MDA MNC=MCO MNG=MNE MON=MNG MOR=MAR MSI=MHL MYA=MMR MZM=MOZ NAU=NRU NEP=NPL NEW=NZL
NIG=NGA NIR=NER NTH=NLD PAL=PLW PAR=PRY PHI=PHL POR=PRT ROK=KOR ROM=ROU SAF=ZAF SAL=SLV SEY=SYC SIE=SLE SIN=SGP
SKN=KNA SLO=SVK SLU=LCA SLV=SVN SNM=SMR SOL=SLB SPN=ESP SRI=LKA SUD=SDN SVG=VCT SWA=SWZ SWD=SWE SWZ=CHE TAJ=TJK
TAZ=TZA THI=THA TOG=TGO TRI=TTO UAE=ARE UKG=GBR URU=URY VAN=VUT YAR=YEM YPR=YMD ZAM=ZMB ZIM=ZWE`
