package parse

import (
	"bufio"
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad"
)

// A lexicon gives lemmas and features of tagged words. It holds what was
// seen in training where the rules would say otherwise; rules, learned from
// the same words, rewrite the longest known ending.
type lexicon struct {
	lemma map[string]string // form \t tags
	rules map[string]string // ending \t tags: "cut add"
	feats map[string]string // form \t tags, and \t tags for the default
}

// maxEnding is the longest ending that a rule looks at, in bytes.
const maxEnding = 6

func tagKey(u dyad.UPOS, x dyad.XPOS) string { return "\t" + u.String() + " " + x.String() }

// lemmaOf gives the lemma of a word.
func (l *lexicon) lemmaOf(form string, u dyad.UPOS, x dyad.XPOS) string {
	key := tagKey(u, x)
	if lm, ok := l.lemma[form+key]; ok {
		return lm
	}
	low := form
	if u != dyad.PROPN || isShouted(form) {
		low = strings.ToLower(form)
		if lm, ok := l.lemma[low+key]; ok {
			return lm
		}
	}
	return l.rewrite(low, key)
}

// isShouted reports a word of more than four letters all in capitals; shorter
// ones are taken for acronyms.
func isShouted(form string) bool {
	return len(form) > 4 && strings.ToUpper(form) == form && strings.ToLower(form) != form
}

func (l *lexicon) rewrite(low, key string) string {
	if strings.HasSuffix(low, ".") { // an abbreviation has no ending to rewrite
		return low
	}
	for n := min(maxEnding, len(low)); n >= 0; n-- {
		end := low[len(low)-n:]
		if rule, ok := l.rules[end+key]; ok {
			return applyRule(low, rule)
		}
	}
	return low
}

// A rule is the number of bytes to cut from the end, then what to add.
func applyRule(w, rule string) string {
	cut := int(rule[0] - '0')
	if cut >= len(w) {
		return w
	}
	return w[:len(w)-cut] + rule[1:]
}

// ruleFor gives the rule that makes lemma of w, "" when none does.
func ruleFor(w, lemma string) string {
	n := 0
	for n < len(w) && n < len(lemma) && w[n] == lemma[n] {
		n++
	}
	for n > 0 && !utf8.RuneStart(w[min(n, len(w)-1)]) {
		n--
	}
	if n == 0 || len(w)-n > 9 {
		return ""
	}
	return string(rune('0'+len(w)-n)) + lemma[n:]
}

// featsOf gives the UD features of a word.
func (l *lexicon) featsOf(form string, u dyad.UPOS, x dyad.XPOS) string {
	key := tagKey(u, x)
	if f, ok := l.feats[strings.ToLower(form)+key]; ok {
		return f
	}
	return l.feats[key]
}

// counts counts values by key.
type counts map[string]map[string]int

func (c counts) add(key, val string) {
	m := c[key]
	if m == nil {
		m = map[string]int{}
		c[key] = m
	}
	m[val]++
}

// best gives the commonest value of key, the least of equals, with its count
// and the count of all.
func (c counts) best(key string) (val string, n, all int) {
	for v, k := range c[key] {
		all += k
		if k > n || k == n && v < val {
			val, n = v, k
		}
	}
	return val, n, all
}

func (c counts) keys() []string {
	out := make([]string, 0, len(c))
	for k := range c {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// trainLexicon learns the lexicon of some sentences.
func trainLexicon(blocks []Block) *lexicon {
	lemmas, rules, feats := counts{}, counts{}, counts{}
	for i := range blocks {
		for j := range blocks[i].Rows {
			r := &blocks[i].Rows[j]
			if !r.IsWord() {
				continue
			}
			key := "\t" + r[colUPOS] + " " + r[colXPOS]
			f := strings.TrimPrefix(r[colFeats], "_")
			feats.add(key, f)
			feats.add(strings.ToLower(r[colForm])+key, f)
			countLemma(lemmas, rules, r, key)
		}
	}
	l := &lexicon{lemma: map[string]string{}, rules: map[string]string{}, feats: map[string]string{}}
	for _, k := range rules.keys() {
		val, n, all := rules.best(k)
		short := strings.HasPrefix(k, "\t")
		if n*2 > all && (n > 1 || short) {
			l.rules[k] = val
		}
	}
	dropImplied(l.rules)
	for _, k := range lemmas.keys() {
		val, n, all := lemmas.best(k)
		form, key, _ := strings.Cut(k, "\t")
		if n*2 <= all || l.rewrite(form, "\t"+key) == val {
			continue
		}
		l.lemma[k] = val
	}
	for _, k := range feats.keys() {
		val, n, _ := feats.best(k)
		form, key, _ := strings.Cut(k, "\t")
		def, _, _ := feats.best("\t" + key)
		if form == "" || val != def && n > 1 {
			l.feats[k] = val
		}
	}
	return l
}

func countLemma(lemmas, rules counts, r *Row, key string) {
	form, lemma := r[colForm], r[colLemma]
	if lemma == "_" && form != "_" {
		return
	}
	low := form
	if r[colUPOS] != "PROPN" || isShouted(form) {
		low = strings.ToLower(form)
	}
	lemmas.add(low+key, lemma)
	rule := ruleFor(low, lemma)
	if rule == "" {
		return
	}
	for n := 0; n <= min(maxEnding, len(low)); n++ {
		rules.add(low[len(low)-n:]+key, rule)
	}
}

// dropImplied deletes rules that the next shorter ending gives as well.
func dropImplied(rules map[string]string) {
	keys := make([]string, 0, len(rules))
	for k := range rules {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		return len(keys[i]) > len(keys[j]) || len(keys[i]) == len(keys[j]) && keys[i] < keys[j]
	})
	for _, k := range keys {
		end, tags, _ := strings.Cut(k, "\t")
		for n := 1; n <= len(end); n++ {
			if shorter, ok := rules[end[n:]+"\t"+tags]; ok {
				if shorter == rules[k] {
					delete(rules, k)
				}
				break
			}
		}
	}
}

// text writes the lexicon, one entry a line, sorted.
func (l *lexicon) text() []byte {
	var sb strings.Builder
	for _, part := range []struct {
		name string
		m    map[string]string
	}{{"l", l.lemma}, {"r", l.rules}, {"f", l.feats}} {
		keys := make([]string, 0, len(part.m))
		for k := range part.m {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for _, k := range keys {
			fmt.Fprintf(&sb, "%s\t%s\t%s\n", part.name, k, part.m[k])
		}
	}
	return []byte(sb.String())
}

func readLexicon(text string) (*lexicon, error) {
	l := &lexicon{lemma: map[string]string{}, rules: map[string]string{}, feats: map[string]string{}}
	sc := bufio.NewScanner(strings.NewReader(text))
	for n := 1; sc.Scan(); n++ {
		f := strings.Split(sc.Text(), "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("read lexicon, line %d: %d fields, want 4", n, len(f))
		}
		key := f[1] + "\t" + f[2]
		switch f[0] {
		case "l":
			l.lemma[key] = f[3]
		case "r":
			if f[3] == "" || !unicode.IsDigit(rune(f[3][0])) {
				return nil, fmt.Errorf("read lexicon, line %d: bad rule %q", n, f[3])
			}
			l.rules[key] = f[3]
		case "f":
			l.feats[key] = f[3]
		default:
			return nil, fmt.Errorf("read lexicon, line %d: unknown kind %q", n, f[0])
		}
	}
	return l, sc.Err()
}
