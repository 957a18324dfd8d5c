package parse

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
	"strings"
	"sync"

	"dyad"
)

const (
	vocabulary = 50000 // pretrained words kept
	buckets    = 24000 // rows for affixes and shapes
	width      = 160
	depth      = 3
	batchWords = 800
	shards     = 2 // parts of a batch, each with its own gradients
	peakRate   = 2e-3
	warmup     = 200
	vecCols    = 112 // vectorSize in whole kernels
)

// A lesson is a training sentence.
type lesson struct {
	forms []string
	want  gold
}

type trainer struct {
	net      *net
	rows     matrix // the word table while it learns
	vec      matrix // pretrained vectors by row of the table, zero for none
	proj     tensor // from those to the width of the table
	emb      *embedding
	words    []string
	tags     []tagPair
	lessons  []lesson
	rng      *rand.Rand
	step     int
	steps    int
	dense    []*adam
	m, v     []float32 // Adam's moments of the word table
	shard    [shards]*shard
	loss     [4]float64
	slot     map[int32]int
	touched  []int32
	rowGrads []float32
}

// A shard is what one goroutine works in.
type shard struct {
	a         activations
	gr        *gradients
	dproj     tensor
	pre, dpre matrix
	ids       [][features]int32
	known     []int32 // the row of each word's vector
	want      gold
	loss      [4]float64
	buf       []byte
	t1        matrix
	rng       *rand.Rand
}

// adam holds the moments of one tensor.
type adam struct{ m, v []float32 }

func newTrainer(blocks []Block, vec *vectors, opt TrainOptions) *trainer {
	t := &trainer{rng: rand.New(rand.NewPCG(11, 1)), slot: map[int32]int{}}
	t.tags = tagSet(blocks)
	t.read(blocks)
	t.words = vocabularyOf(t.lessons, vec.words)
	t.emb = &embedding{index: numbered(t.words), buckets: buckets, width: width}
	n := len(t.words) + 1
	t.rows, t.vec = newMatrix(n+buckets, width), newMatrix(n, vecCols)
	for i := n * width; i < len(t.rows.v); i++ {
		t.rows.v[i] = float32(t.rng.NormFloat64() * 0.1)
	}
	for i, w := range vec.words {
		copy(t.vec.row(int(t.emb.index[w])), vec.rows[i])
	}
	t.m, t.v = make([]float32, len(t.rows.v)), make([]float32, len(t.rows.v))
	t.net = newNet(sizes{width, depth, 64, 64, len(t.tags)})
	t.proj = tensor{"proj", newMatrix(vecCols, width)}
	for _, p := range t.tensors() {
		t.initialise(p)
		t.dense = append(t.dense, &adam{make([]float32, len(p.v)), make([]float32, len(p.v))})
	}
	total := 0
	for i := range t.lessons {
		total += len(t.lessons[i].forms)
	}
	t.steps = opt.Epochs * (total/batchWords + 1)
	for i := range t.shard {
		t.shard[i] = &shard{gr: newGradients(t.net.sizes), dproj: tensor{"proj", newMatrix(vecCols, width)}}
	}
	return t
}

func (t *trainer) tensors() []*tensor { return append(t.net.tensors(), &t.proj) }

func (s *shard) tensors() []*tensor { return append(s.gr.g.tensors(), &s.dproj) }

func (t *trainer) initialise(p *tensor) {
	switch {
	case strings.HasPrefix(p.name, "norm"):
		for i := range p.row(0) {
			p.v[i] = 1
		}
	case p.rows > 2 || p.name == "root":
		k := 1 / math.Sqrt(float64(p.rows))
		for i := range p.v[:p.rows*p.cols] {
			p.v[i] = float32(t.rng.NormFloat64() * k)
		}
	}
}

// tagSet gives the pairs of tags that occur, in a fixed order.
func tagSet(blocks []Block) (out []tagPair) {
	seen := map[tagPair]int{}
	for i := range blocks {
		for _, tok := range blocks[i].Sentence().Tokens {
			seen[tagPair{tok.UPOS, tok.XPOS}]++
		}
	}
	for p, n := range seen {
		if n >= 3 {
			out = append(out, p)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		return out[i].u < out[j].u || out[i].u == out[j].u && out[i].x < out[j].x
	})
	return out
}

func (t *trainer) read(blocks []Block) {
	index := map[tagPair]int{}
	for i, p := range t.tags {
		index[p] = i
	}
	for i := range blocks {
		l := lesson{forms: blocks[i].Forms()}
		for _, tok := range blocks[i].Sentence().Tokens {
			k, ok := index[tagPair{tok.UPOS, tok.XPOS}]
			if !ok {
				k = -1
			}
			l.want.tags = append(l.want.tags, k)
			l.want.heads = append(l.want.heads, tok.Head)
			l.want.rels = append(l.want.rels, int(tok.Rel))
			l.want.names = append(l.want.names, -1)
		}
		if blocks[i].hasEntities() {
			l.want.names = labelsOf(blocks[i].GoldNames(), len(l.forms))
		}
		t.lessons = append(t.lessons, l)
	}
}

// vocabularyOf gives the pretrained words, then those seen twice in training.
func vocabularyOf(lessons []lesson, pretrained []string) []string {
	have, seen := numbered(pretrained), map[string]int{}
	out := append([]string(nil), pretrained...)
	for i := range lessons {
		for _, f := range lessons[i].forms {
			w := string(normal(f, nil))
			if seen[w]++; seen[w] == 2 && have[w] == 0 && !strings.Contains(w, "\n") {
				out = append(out, w)
			}
		}
	}
	return out
}

// epoch goes once through the lessons in a new order.
func (t *trainer) epoch(ctx context.Context) error {
	t.loss = [4]float64{}
	var words float64
	order := t.rng.Perm(len(t.lessons))
	for len(order) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, k := 0, 0
		for k < len(order) && n < batchWords {
			n += len(t.lessons[order[k]].forms)
			k++
		}
		t.batch(order[:k], n)
		words += float64(n)
		order = order[k:]
	}
	for i := range t.loss {
		t.loss[i] /= words
	}
	return nil
}

func (t *trainer) batch(order []int, words int) {
	var wg sync.WaitGroup
	for i, s := range t.shard {
		s.rng = rand.New(rand.NewPCG(uint64(t.step), uint64(i)))
		wg.Go(func() {
			s.clear()
			for k := i; k < len(order); k += shards {
				t.add(s, &t.lessons[order[k]])
			}
			if s.a.words() > 0 {
				t.run(s, 1/float32(words))
			}
		})
	}
	wg.Wait()
	for _, s := range t.shard {
		for i, x := range s.loss {
			t.loss[i] += x * float64(words)
		}
	}
	t.step++
	t.update()
}

func (s *shard) clear() {
	for _, p := range s.tensors() {
		clear(p.v)
	}
	s.a.starts = append(s.a.starts[:0], 0)
	s.ids, s.known, s.loss = s.ids[:0], s.known[:0], [4]float64{}
	s.want = gold{s.want.tags[:0], s.want.names[:0], s.want.heads[:0], s.want.rels[:0]}
}

// add puts a sentence into a shard, now and then in other letters, so that
// headlines and careless writing are known; some words are hidden, so that
// affixes and vectors learn to do without.
func (t *trainer) add(s *shard, l *lesson) {
	letters := func(f string) string { return f }
	switch k := s.rng.IntN(100); {
	case k < 4:
		letters = strings.ToUpper
	case k < 8:
		letters = strings.ToLower
	case k < 12:
		letters = headline
	}
	for _, f := range l.forms {
		ids, buf := t.emb.rowsOf(letters(f), s.buf)
		s.buf = buf
		known := ids[0]
		if s.rng.IntN(100) < 15 {
			ids[0], ids[features-1] = 0, ids[features-2]
			if s.rng.IntN(3) == 0 {
				known = 0
			}
		}
		s.ids, s.known = append(s.ids, ids), append(s.known, known)
	}
	s.want.tags, s.want.names = append(s.want.tags, l.want.tags...), append(s.want.names, l.want.names...)
	s.want.heads, s.want.rels = append(s.want.heads, l.want.heads...), append(s.want.rels, l.want.rels...)
	s.a.starts = append(s.a.starts, len(s.ids))
}

// headline gives a word the capital that a headline would.
func headline(f string) string {
	if len(f) < 4 || f[0] < 'a' || f[0] > 'z' {
		return f
	}
	return strings.ToUpper(f[:1]) + f[1:]
}

func (t *trainer) run(s *shard, weight float32) {
	words := len(s.ids)
	s.pre.reshape(words, vecCols)
	s.a.x0.reshape(words, width)
	for i := range words {
		copy(s.pre.row(i), t.vec.row(int(s.known[i])))
		x := s.a.x0.row(i)
		clear(x)
		for _, r := range s.ids[i] {
			addTo(x, t.rows.row(int(r)))
		}
	}
	multiply(&s.a.x0, &s.pre, &t.proj.matrix, true)
	s.a.drop = &dropout{rng: s.rng, rate: 0.25}
	s.loss = t.net.learn(&s.a, s.gr, &s.want, weight)
	zeroPadding(&s.gr.dx0)
	transpose(&s.t1, &s.pre)
	gemm(vecCols, width, words, s.t1.v, s.t1.cols, s.gr.dx0.v, width, s.dproj.v, width, true)
}

// update sums the shards' gradients and takes a step of Adam.
func (t *trainer) update() {
	rate := peakRate * math.Min(float64(t.step)/warmup, 1) * math.Max(0.01, 1-float64(t.step)/float64(t.steps))
	const b1, b2 = 0.9, 0.98
	k := float32(rate * math.Sqrt(1-math.Pow(b2, float64(t.step))) / (1 - math.Pow(b1, float64(t.step))))
	one := func(w, g, m, v []float32) {
		for i, x := range g {
			m[i] = b1*m[i] + (1-b1)*x
			v[i] = b2*v[i] + (1-b2)*x*x
			w[i] -= k * m[i] / (float32(math.Sqrt(float64(v[i]))) + 1e-8)
		}
	}
	params, g0, g1 := t.tensors(), t.shard[0].tensors(), t.shard[1].tensors()
	var wg sync.WaitGroup
	wg.Go(func() {
		for i, p := range params {
			addTo(g0[i].v, g1[i].v)
			one(p.v, g0[i].v, t.dense[i].m, t.dense[i].v)
		}
	})
	wg.Go(func() {
		t.gatherRows()
		for i, r := range t.touched {
			from, to := int(r)*width, int(r+1)*width
			one(t.rows.v[from:to], t.rowGrads[i*width:(i+1)*width], t.m[from:to], t.v[from:to])
		}
	})
	wg.Wait()
}

// gatherRows sums the gradients of the word table's rows that were used.
func (t *trainer) gatherRows() {
	clear(t.slot)
	t.touched, t.rowGrads = t.touched[:0], t.rowGrads[:0]
	zero := make([]float32, width)
	for _, s := range t.shard {
		for i := range s.ids {
			for _, r := range s.ids[i] {
				k, ok := t.slot[r]
				if !ok {
					k = len(t.touched)
					t.slot[r] = k
					t.touched = append(t.touched, r)
					t.rowGrads = append(t.rowGrads, zero...)
				}
				addTo(t.rowGrads[k*width:(k+1)*width], s.gr.dx0.row(i))
			}
		}
	}
}

// bytes gives the model file: the vectors are projected into the word table
// for good, and the table is cut to bytes.
func (t *trainer) bytes(lex *lexicon) []byte {
	full := newMatrix(t.rows.rows, width)
	copy(full.v, t.rows.v)
	n := len(t.words) + 1
	gemm(n, width, vecCols, t.vec.v, vecCols, t.proj.v, width, full.v[:pad(n, 4)*width], width, true)
	copy(full.v[n*width:], t.rows.v[n*width:])
	e := quantise(t.words, buckets, &full)
	var s sections
	var tags strings.Builder
	for _, p := range t.tags {
		fmt.Fprintf(&tags, "%s/%s\n", p.u, p.x)
	}
	s.add("tags", []byte(tags.String()))
	s.add("lexicon", lex.text())
	s.add("sizes", fmt.Appendf(nil, "%d %d %d %d %d", t.net.width, t.net.layers, t.net.arc, t.net.rel, buckets))
	s.add("words", []byte(strings.Join(t.words, "\n")))
	table := make([]byte, len(e.q))
	for i, x := range e.q {
		table[i] = byte(x)
	}
	s.add("table", table)
	s.add("scale", floatBytes(e.scale))
	for i, p := range t.net.tensors() {
		s.add(fmt.Sprintf("%02d %s", i, p.name), floatBytes(p.v[:p.rows*p.cols]))
	}
	return s.bytes()
}

// tagPair is the universal and the Penn tag of a word, told in one.
type tagPair struct {
	u dyad.UPOS
	x dyad.XPOS
}

const relations = int(dyad.Xcomp) + 1
