package parse

import (
	"math"
	"sort"
	"strings"

	"dyad"
)

// The kinds of names, and the labels that mark them word by word.
var nameKinds = []string{"PER", "ORG", "LOC", "NORP"}

// labelsOf writes names as label numbers: 0 outside, then one that begins and
// one that continues each kind.
func labelsOf(names []dyad.Name, n int) []int {
	out := make([]int, n)
	for _, nm := range names {
		for k, kind := range nameKinds {
			if kind != nm.Kind {
				continue
			}
			for i := nm.From; i < nm.To; i++ {
				out[i] = 2*k + 2
			}
			out[nm.From] = 2*k + 1
		}
	}
	return out
}

// namesOf reads names from label numbers; an inside label that continues
// nothing of its kind begins a name.
func namesOf(labels []int) []dyad.Name {
	var out []dyad.Name
	for i := 0; i < len(labels); i++ {
		if labels[i] == 0 {
			continue
		}
		k := (labels[i] - 1) / 2
		j := i + 1
		for j < len(labels) && labels[j] == 2*k+2 {
			j++
		}
		out = append(out, dyad.Name{Kind: nameKinds[k], From: i, To: j})
		i = j - 1
	}
	return out
}

// bestLabels finds the likeliest run of labels in which no name is continued
// that was not begun (Viterbi), and appends it to labels.
func bestLabels(scores *matrix, labels []int) []int {
	const n = 9 // outside, and two for each kind
	legal := func(a, b int) bool { return b == 0 || b%2 == 1 || a == b || a == b-1 }
	back := make([][n]uint8, scores.rows)
	var sum [n]float32
	for i := range scores.rows {
		var next [n]float32
		row := scores.row(i)
		for b := range n {
			best := 0 // a begun name is legal after anything, and so is none
			for a := 1; a < n; a++ {
				if legal(a, b) && (!legal(best, b) || sum[a] > sum[best]) {
					best = a
				}
			}
			if i == 0 {
				best = 0
			}
			next[b] = sum[best] + row[b]
			if i == 0 && !legal(0, b) {
				next[b] = float32(math.Inf(-1))
			}
			back[i][b] = uint8(best)
		}
		sum = next
	}
	at := len(labels)
	labels = append(labels, make([]int, scores.rows)...)
	best := argmax(sum[:])
	for i := scores.rows - 1; i >= 0; i-- {
		labels[at+i] = best
		best = int(back[i][best])
	}
	return labels
}

// GoldNames reads the names of a sentence from the Entity annotation of GUM
// in MISC. GUM marks every mention of a thing ("the former president of
// Peru"); a name is the part of a mention around a proper noun that heads
// it. Persons named in the plural by nation, party or faith are NORP, and so
// are adjectives of that kind ("Iraqi"), which GUM does not mark. Of names
// that overlap the longest counts. A block without entities has no names.
func (b *Block) GoldNames() []dyad.Name {
	s := b.Sentence()
	forms := b.Forms()
	var out []dyad.Name
	for _, m := range b.mentions() {
		if nm, ok := nameIn(&s, forms, m); ok {
			out = append(out, nm)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].To-out[i].From > out[j].To-out[j].From })
	taken := make([]bool, len(forms))
	kept := out[:0]
	for _, nm := range out {
		free := true
		for i := nm.From; i < nm.To; i++ {
			free = free && !taken[i]
		}
		if !free {
			continue
		}
		for i := nm.From; i < nm.To; i++ {
			taken[i] = true
		}
		kept = append(kept, nm)
	}
	for i := range s.Tokens {
		if !taken[i] && isNationAdjective(&s.Tokens[i], i) {
			kept = append(kept, dyad.Name{Kind: "NORP", From: i, To: i + 1})
		}
	}
	sort.Slice(kept, func(i, j int) bool { return kept[i].From < kept[j].From })
	return kept
}

// isNationAdjective reports adjectives that English writes with a capital.
// They are marked JJ; an adjective inside a name is marked NNP.
func isNationAdjective(tok *dyad.Token, i int) bool {
	return tok.UPOS == dyad.ADJ && tok.XPOS == dyad.JJ && isUpper(tok.Lemma) && len(tok.Lemma) > 3 &&
		strings.ToUpper(tok.Lemma) != tok.Lemma && !strings.ContainsAny(tok.Lemma, "-.0123456789")
}

// A mention is one entity annotation: words [from, to).
type mention struct {
	kind     string
	from, to int
}

// mentions reads the Entity values of MISC: "(7-person-...(8-place-..." opens,
// "8)" closes the last that was opened with that number.
func (b *Block) mentions() []mention {
	var out []mention
	open := map[string][]mention{}
	w := -1
	for i := range b.Rows {
		r := &b.Rows[i]
		if !r.IsWord() {
			continue
		}
		w++
		_, v, ok := strings.Cut("|"+r[colMisc], "|Entity=")
		if !ok {
			continue
		}
		v, _, _ = strings.Cut(v, "|")
		for len(v) > 0 {
			if v[0] == '(' {
				end := strings.IndexAny(v[1:], "()") + 1
				body := v[1:]
				if end > 0 {
					body = v[1:end]
				}
				f := strings.SplitN(body, "-", 3)
				m := mention{from: w}
				if len(f) > 1 {
					m.kind = f[1]
				}
				v = v[1+len(body):]
				if strings.HasPrefix(v, ")") {
					v = v[1:]
					m.to = w + 1
					out = append(out, m)
				} else {
					open[f[0]] = append(open[f[0]], m)
				}
				continue
			}
			id, rest, ok := strings.Cut(v, ")")
			if k := len(open[id]); ok && k > 0 {
				m := open[id][k-1]
				open[id] = open[id][:k-1]
				m.to = w + 1
				out = append(out, m)
			}
			v = rest
			if !ok {
				break
			}
		}
	}
	return out
}

// nameIn gives the name that heads a mention.
func nameIn(s *dyad.Sentence, forms []string, m mention) (dyad.Name, bool) {
	kind := map[string]string{"person": "PER", "organization": "ORG", "place": "LOC"}[m.kind]
	if kind == "" {
		return dyad.Name{}, false
	}
	h := m.from // the head: the first word whose head lies outside
	for h < m.to-1 && s.Tokens[h].Head >= m.from && s.Tokens[h].Head < m.to {
		h++
	}
	if s.Tokens[h].UPOS != dyad.PROPN {
		return dyad.Name{}, false
	}
	if kind == "PER" && s.Tokens[h].XPOS == dyad.NNPS && (h == 0 || s.Tokens[h-1].UPOS != dyad.PROPN) {
		return dyad.Name{Kind: "NORP", From: h, To: h + 1}, true
	}
	from, to := h, h+1
	for from > m.from && belongsLeft(s, forms, from-1, h, kind) {
		from--
	}
	for to < m.to {
		k := belongsRight(s, to, m.to, h, kind)
		if k == 0 {
			break
		}
		to += k
	}
	return dyad.Name{Kind: kind, From: from, To: to}, true
}

func isProper(tok *dyad.Token) bool { return tok.XPOS == dyad.NNP || tok.XPOS == dyad.NNPS }

// belongsLeft reports whether word i, before the name so far, is part of it.
func belongsLeft(s *dyad.Sentence, forms []string, i, h int, kind string) bool {
	tok := &s.Tokens[i]
	if kind == "PER" {
		return isProper(tok) && tok.Rel != dyad.NmodDesc && s.Below(i, h)
	}
	return s.Below(i, h) && (isProper(tok) || isUpper(forms[i]) && tok.UPOS != dyad.DET && tok.UPOS != dyad.PRON ||
		tok.XPOS.String() == "HYPH")
}

// belongsRight gives how many words from i on continue the name: one proper
// noun, or the words that join it to another ("of the United States").
func belongsRight(s *dyad.Sentence, i, end, h int, kind string) int {
	for j := i; j < end && j < i+4; j++ {
		tok := &s.Tokens[j]
		if !s.Below(j, h) {
			return 0
		}
		if isProper(tok) && (kind != "PER" || tok.Rel == dyad.Flat || j == i) && tok.Rel != dyad.Appos {
			return j - i + 1
		}
		joins := tok.UPOS == dyad.ADP || tok.UPOS == dyad.DET || tok.UPOS == dyad.CCONJ || tok.XPOS.String() == "HYPH"
		if kind == "PER" {
			joins = tok.XPOS.String() == "HYPH" || tok.XPOS.String() == "``" || tok.XPOS.String() == "''"
		}
		if !joins {
			return 0
		}
	}
	return 0
}

// hasEntities reports a sentence from a treebank that marks entities. GUM
// names its sentences so.
func (b *Block) hasEntities() bool {
	for _, c := range b.Comments {
		if strings.HasPrefix(c, "# sent_id = GUM_") {
			return true
		}
	}
	return false
}
