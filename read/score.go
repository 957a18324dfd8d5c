package read

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Scores says how well pages are read, against pages read by people. F1,
// precision and recall are over shingles: runs of four words, lower-cased,
// each counted as often as it occurs, averaged over pages; the bag figures are
// the same over single words.
type Scores struct {
	Pages                   int
	Precision, Recall, F1   float64
	BagF1                   float64
	Title                   float64 // share of pages with the very title, but for case and quotes
	Date                    float64 // share of pages with the very day
	NoDate                  int     // pages that were given none
	Truncated               int     // pages flagged as cut off
	GoldLines, GoldDropped  int     // paragraphs of the gold texts, and those the rules would drop
	GoldShare               float64 // share of the gold texts' sentences that the rules would drop
	goldSentences, goldLost int
}

// goldPage is an entry of gold.json.
type goldPage struct {
	Title, Date, URL string
	ArticleBody      string `json:"articleBody"`
}

// ScorePages scores the Reader on a folder of pages, ID.html.gz each, beside a
// gold.json that maps the ids to title, date and articleBody. The pages are
// taken in the order of their ids; odd and even are the halves by that order,
// counted from 0, and every rule was made with the even half in view only.
func ScorePages(dir string) (all, even, odd Scores, err error) {
	gold, err := readGold(dir)
	if err != nil {
		return all, even, odd, err
	}
	ids := make([]string, 0, len(gold))
	for id := range gold {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	rd := New(Options{})
	for i, id := range ids {
		b, err := os.ReadFile(filepath.Join(dir, id+".html.gz"))
		if err != nil {
			return all, even, odd, fmt.Errorf("score pages: %w", err)
		}
		half := &even
		if i%2 == 1 {
			half = &odd
		}
		for a, err := range rd.Read(bytes.NewReader(b), id) {
			if err != nil {
				return all, even, odd, fmt.Errorf("score pages: %w", err)
			}
			g := gold[id]
			for _, s := range []*Scores{half, &all} {
				s.add(g, a.Title, a.Published.String(), a.Text, a.Truncated)
				s.addGold(rd.rules, g)
			}
		}
	}
	for _, s := range []*Scores{&all, &even, &odd} {
		s.average()
	}
	return all, even, odd, nil
}

func readGold(dir string) (map[string]goldPage, error) {
	b, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		return nil, fmt.Errorf("score pages: %w", err)
	}
	var gold map[string]goldPage
	if err := json.Unmarshal(b, &gold); err != nil {
		return nil, fmt.Errorf("score pages: read gold.json: %w", err)
	}
	return gold, nil
}

func (s *Scores) add(g goldPage, title, date, text string, truncated bool) {
	s.Pages++
	p, r, f := overlap(shingles(text, 4), shingles(g.ArticleBody, 4))
	s.Precision += p
	s.Recall += r
	s.F1 += f
	_, _, f = overlap(shingles(text, 1), shingles(g.ArticleBody, 1))
	s.BagF1 += f
	if sameTitle(title, g.Title) {
		s.Title++
	}
	if date == g.Date {
		s.Date++
	}
	if date == "" {
		s.NoDate++
	}
	if truncated {
		s.Truncated++
	}
}

// addGold counts what the rules would take out of a text that people wrote
// down as the article.
func (s *Scores) addGold(rs *rules, g goldPage) {
	for _, ln := range rs.judge(paragraphs(g.ArticleBody)) {
		n := max(1, strings.Count(ln.text, ". ")+strings.Count(ln.text, "? ")+strings.Count(ln.text, "! "))
		s.GoldLines++
		s.goldSentences += n
		if ln.gone != nil {
			s.GoldDropped++
			s.goldLost += n
		}
	}
}

func (s *Scores) average() {
	n := float64(max(s.Pages, 1))
	for _, x := range []*float64{&s.Precision, &s.Recall, &s.F1, &s.BagF1, &s.Title, &s.Date} {
		*x /= n
	}
	s.GoldShare = float64(s.goldLost) / float64(max(s.goldSentences, 1))
}

func sameTitle(a, b string) bool { return fold(tidy(a)) == fold(tidy(b)) }

// shingles counts the runs of n words in a text.
func shingles(text string, n int) map[string]int {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWordRune(r) })
	bag := map[string]int{}
	for i := 0; i+n <= len(words); i++ {
		bag[strings.Join(words[i:i+n], " ")]++
	}
	return bag
}

func overlap(got, want map[string]int) (precision, recall, f1 float64) {
	both, g, w := 0, 0, 0
	for k, n := range got {
		g += n
		both += min(n, want[k])
	}
	for _, n := range want {
		w += n
	}
	if both == 0 {
		return 0, 0, 0
	}
	precision, recall = float64(both)/float64(g), float64(both)/float64(w)
	return precision, recall, 2 * precision * recall / (precision + recall)
}
