package parse

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
)

// TrainOptions steer Train. The zero value is how the shipped model is made.
type TrainOptions struct {
	Epochs int
	// Log, when set, is told how training goes on.
	Log func(format string, args ...any)
}

// Train learns a model from the files *train*.conllu of a folder. The same
// files and options give the same bytes.
func Train(ctx context.Context, dir string, opt TrainOptions) ([]byte, error) {
	if opt.Epochs == 0 {
		opt.Epochs = 10
	}
	if opt.Log == nil {
		opt.Log = func(string, ...any) {}
	}
	blocks, err := readTrain(dir)
	if err != nil {
		return nil, fmt.Errorf("train parser: %w", err)
	}
	t := newTrainer(blocks)
	rng := rand.New(rand.NewPCG(1, 2))
	t.jackknife(rng)
	for e := range opt.Epochs {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("train parser: %w", err)
		}
		right, all := t.epoch(rng, e)
		opt.Log("epoch %d: tags %.2f%% moves %.2f%%", e+1, right*100, all*100)
	}
	return t.bytes(trainLexicon(blocks)), nil
}

// readTrain reads the training files in the order of their names.
func readTrain(dir string) ([]Block, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*train*.conllu"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no *train*.conllu in %s", dir)
	}
	sort.Strings(files)
	var out []Block
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		blocks, err := ReadCoNLLU(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(name), err)
		}
		out = append(out, blocks...)
	}
	return out, nil
}

type trainer struct {
	m        *linear
	sents    []*state
	goldTag  [][]int
	seenTag  [][]int // by a tagger that did not see the sentence
	goldHead [][]int
	goldRel  [][]int
	goldName [][]int // nil when the sentence is not marked for names
}

func newTrainer(blocks []Block) *trainer {
	t := &trainer{m: &linear{names: nameLabels()}}
	index := map[tagPair]int{}
	seen := map[tagPair]int{}
	for i := range blocks {
		for _, tok := range blocks[i].Sentence().Tokens {
			seen[tagPair{tok.UPOS, tok.XPOS}]++
		}
	}
	for p, n := range seen {
		if n >= 3 {
			t.m.tags = append(t.m.tags, p)
		}
	}
	sort.Slice(t.m.tags, func(i, j int) bool {
		a, b := t.m.tags[i], t.m.tags[j]
		return a.u < b.u || a.u == b.u && a.x < b.x
	})
	for i, p := range t.m.tags {
		index[p] = i
	}
	marked := map[int]bool{}
	for i := range blocks {
		b := &blocks[i]
		s := b.Sentence()
		st := newState(b.Forms())
		tags, heads, rels := make([]int, st.n), make([]int, st.n), make([]int, st.n)
		for j, tok := range s.Tokens {
			k, ok := index[tagPair{tok.UPOS, tok.XPOS}]
			if !ok {
				k = -1
			}
			tags[j], heads[j], rels[j] = k, tok.Head, int(tok.Rel)
		}
		t.sents = append(t.sents, st)
		t.goldTag = append(t.goldTag, tags)
		t.goldHead = append(t.goldHead, heads)
		t.goldRel = append(t.goldRel, rels)
		var names []int
		if b.hasEntities() {
			marked[i] = true
			names = labelsOf(b.GoldNames(), st.n)
		}
		t.goldName = append(t.goldName, names)
	}
	t.m.tag = newPerceptron(len(t.m.tags))
	t.m.arc = newPerceptron(moves)
	t.m.rel = newPerceptron(relations)
	t.m.name = newPerceptron(len(t.m.names))
	return t
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

func (t *trainer) epoch(rng *rand.Rand, e int) (tagRight, moveRight float64) {
	order := rng.Perm(len(t.sents))
	var tr, ta, mr, ma float64
	for _, k := range order {
		st := t.sents[k]
		r, n := t.learnTags(t.m.tag, st, t.goldTag[k])
		tr, ta = tr+r, ta+n
		copy(st.tag, t.seenTag[k])
		r, n = t.learnArcs(st, t.goldHead[k], rng, e)
		mr, ma = mr+r, ma+n
		t.learnRels(st, t.goldHead[k], t.goldRel[k])
		if t.goldName[k] != nil {
			t.learnNames(st, t.goldName[k])
		}
	}
	return tr / ta, mr / ma
}

// jackknife tags each part of the data by a tagger trained on the others, so
// that the parser learns from tags as wrong as those it will meet.
func (t *trainer) jackknife(rng *rand.Rand) {
	const parts, epochs = 4, 4
	t.seenTag = make([][]int, len(t.sents))
	full := t.m.tag
	for part := range parts {
		t.m.tag = newPerceptron(len(t.m.tags))
		for range epochs {
			for _, k := range rng.Perm(len(t.sents)) {
				if k%parts != part {
					t.learnTags(t.m.tag, t.sents[k], t.goldTag[k])
				}
			}
		}
		t.m.tag.average()
		for k := part; k < len(t.sents); k += parts {
			t.m.tagAll(t.sents[k])
			t.seenTag[k] = slices.Clone(t.sents[k].tag)
		}
	}
	t.m.tag = full
}

// learnTags leaves the predicted tags in st, for the parser to learn from.
func (t *trainer) learnTags(tagger *perceptron, st *state, gold []int) (right, all float64) {
	var f []uint32
	out := make([]float32, len(t.m.tags))
	for i := range st.n {
		f = st.tagFeats(i, f)
		tagger.scores(f, out)
		st.tag[i] = argmax(out)
		all++
		if st.tag[i] == gold[i] {
			right++
		}
		if gold[i] >= 0 {
			tagger.update(f, gold[i], st.tag[i])
		}
	}
	return right, all
}

func (t *trainer) learnArcs(st *state, gold []int, rng *rand.Rand, e int) (right, all float64) {
	st.resetArcs()
	var f []uint32
	var stack []int
	var out [moves]float32
	for b := 0; b < st.n || len(stack) > 1; {
		f = st.arcFeats(stack, b, f)
		t.m.arc.scores(f, out[:])
		m := bestMove(out[:], len(stack), b, st.n)
		ok := oracle(gold, stack, b, st.n)
		good := -1
		for k := range moves {
			if ok[k] && (good < 0 || out[k] > out[good]) {
				good = k
			}
		}
		all++
		if ok[m] {
			right++
			good = m
		}
		t.m.arc.update(f, good, m)
		if e == 0 || rng.IntN(10) == 0 {
			m = good
		}
		stack, b = st.move(m, stack, b)
	}
	return right, all
}

func (t *trainer) learnRels(st *state, heads, rels []int) {
	st.resetArcs()
	for i := range st.n {
		st.attach(i, heads[i])
	}
	var f []uint32
	out := make([]float32, relations)
	for i := range st.n {
		if heads[i] < 0 {
			continue
		}
		f = st.relFeats(i, f)
		t.m.rel.scores(f, out)
		t.m.rel.update(f, rels[i], argmax(out))
	}
}

func (t *trainer) learnNames(st *state, gold []int) {
	var f []uint32
	out := make([]float32, len(t.m.names))
	prev := 0
	for i := range st.n {
		f = st.nameFeats(i, prev, f)
		t.m.name.scores(f, out)
		prev = argmax(out)
		t.m.name.update(f, gold[i], prev)
	}
}

func (t *trainer) bytes(lex *lexicon) []byte {
	var s sections
	var tags strings.Builder
	for _, p := range t.m.tags {
		fmt.Fprintf(&tags, "%s/%s\n", p.u, p.x)
	}
	s.add("tags", []byte(tags.String()))
	s.add("lexicon", lex.text())
	for _, part := range []struct {
		name string
		p    *perceptron
	}{{"tag", t.m.tag}, {"arc", t.m.arc}, {"rel", t.m.rel}, {"name", t.m.name}} {
		part.p.average()
		s.add(part.name, part.p.bytes())
	}
	return s.bytes()
}
