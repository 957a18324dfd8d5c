package read

import (
	"fmt"
	"strings"

	"github.com/abadojack/whatlanggo"

	"dyad"
)

// English running text has one of these words in five to eight; the word
// lists of its neighbours share hardly any of them.
var englishWords = wordSet("the and to that with for from by said which were are been have this they their not but would will who")

const (
	languageSample  = 2000 // bytes looked at
	languageLetters = 120  // fewer say nothing
	languageDigits  = 0.04 // share of digits above which it is a table
	englishShare    = 0.08 // from here on a text is English
	foreignShare    = 0.02 // below, another language is believed
)

// judgeLanguage sets the language of an article and notes one that is clearly
// not English. Counting common words comes first: it is a hundred times
// quicker than trigrams, and is not misled by tables and names.
func judgeLanguage(a *dyad.Article) {
	sample := a.Text[:min(len(a.Text), languageSample)]
	words := strings.FieldsFunc(strings.ToLower(sample), func(r rune) bool { return r < 0x80 && (r < 'a' || r > 'z') && r != '\'' })
	english := 0
	for _, w := range words {
		if englishWords[w] {
			english++
		}
	}
	share := float64(english) / float64(max(len(words), 1))
	if share >= englishShare {
		a.Language = "en"
		return
	}
	if share < foreignShare && len(strings.Join(words, "")) >= languageLetters && digits(sample) < languageDigits {
		if info := whatlanggo.Detect(sample); info.IsReliable() && info.Lang != whatlanggo.Eng {
			a.Language = info.Lang.Iso6391()
			addProblem(a, dyad.ProblemLanguage, fmt.Sprintf("the text is in %s, not in English", info.Lang))
			return
		}
	}
	a.Language, _, _ = strings.Cut(strings.ToLower(a.Language), "-") // en-GB
	if a.Language != "" && a.Language != "en" && english == 0 {
		addProblem(a, dyad.ProblemLanguage, fmt.Sprintf("the source calls its language %q, and the text does not say otherwise", a.Language))
	}
}

func digits(s string) float64 {
	n := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return float64(n) / float64(len(s))
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
