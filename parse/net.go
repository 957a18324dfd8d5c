package parse

import "math"

// The network reads a sentence as vectors of its words and gives scores for
// tags, names, heads and relations:
//
//	words, affixes, shapes -> sum, norm -> convolution over three words
//	  -> recurrent layers both ways -> tags, names
//	     -> one more -> heads (bilinear) and relations
//
// The recurrence is that of a simple recurrent unit (Lei et al. 2018): the
// matrix products do not depend on the previous word, so they are made for
// all words at once, and only element-wise steps go word by word. Gates use
// x/(1+|x|) in place of a sigmoid, which is exact on every machine.

// sizes are the size of a network.
type sizes struct {
	width  int // of the vectors between layers
	layers int // recurrent layers
	arc    int // of the vectors that score heads
	rel    int // of the vectors that score relations
	tags   int
}

// A tensor is one block of parameters, or of their gradients.
type tensor struct {
	name string
	matrix
}

// A recurrent layer's weights: width × 3·width for candidate, forget gate and
// reset gate; the left half of each reads forwards, the right backwards.
type recurrent struct{ w, b, v tensor }

// A net is the parameters after the embedding.
type net struct {
	sizes
	norm0, norm1   tensor // two rows: gain, bias
	conv, convBias tensor
	rec            []recurrent
	tag, tagBias   tensor
	name, nameBias tensor
	up, upBias     tensor // to head and relation vectors
	root           tensor // row 0: the root as head, for arcs and relations
	query          tensor // row 0: added to every dependant's arc vector
	dist           tensor // row 0: score of a signed distance
	out, outBias   tensor // relations
}

const (
	nameCols  = 16
	relCols   = 64
	distances = 32
)

func newNet(sz sizes) *net {
	n := &net{sizes: sz}
	t := func(name string, rows, cols int) tensor { return tensor{name, newMatrix(rows, cols)} }
	d := sz.width
	n.norm0, n.norm1 = t("norm0", 2, d), t("norm1", 2, d)
	n.conv, n.convBias = t("conv", 3*d, d), t("conv.bias", 1, d)
	for range sz.layers {
		n.rec = append(n.rec, recurrent{t("rec", d, 3*d), t("rec.bias", 1, 3*d), t("rec.peep", 2, d)})
	}
	tags := pad(sz.tags, 16)
	n.tag, n.tagBias = t("tag", d, tags), t("tag.bias", 1, tags)
	n.name, n.nameBias = t("name", d, nameCols), t("name.bias", 1, nameCols)
	n.up, n.upBias = t("up", d, 2*sz.arc+2*sz.rel), t("up.bias", 1, 2*sz.arc+2*sz.rel)
	n.root, n.query, n.dist = t("root", 1, sz.arc+sz.rel), t("query", 1, sz.arc), t("dist", 1, distances)
	n.out, n.outBias = t("out", 2*sz.rel, relCols), t("out.bias", 1, relCols)
	return n
}

// tensors lists the parameters in the order of the model file.
func (n *net) tensors() []*tensor {
	out := []*tensor{&n.norm0, &n.norm1, &n.conv, &n.convBias}
	for i := range n.rec {
		out = append(out, &n.rec[i].w, &n.rec[i].b, &n.rec[i].v)
	}
	return append(out, &n.tag, &n.tagBias, &n.name, &n.nameBias, &n.up, &n.upBias, &n.root, &n.query, &n.dist, &n.out, &n.outBias)
}

// activations hold what a forward pass computes for a batch of sentences, one
// row a word, in memory that is used again.
type activations struct {
	starts  []int // of the sentences in the batch, and the end of the last
	x0, x   matrix
	inv0    []float32 // 1/deviation of each row of x0
	window  matrix    // three words side by side
	y       matrix    // convolution before its activation
	h1      matrix    // convolution with what it goes around, before the norm
	inv1    []float32
	h       []matrix // input of each recurrent layer, and the output of the last
	u, c    []matrix // products and cells of each recurrent layer
	tags    matrix
	names   matrix
	up, act matrix // head and relation vectors, and the arc part activated
	relIn   matrix
	rels    matrix
	heads   []int // the head of each word by its row in the sentence, -1 for the root

	arc  arcScores
	drop *dropout // nil outside training
}

// words gives the number of words in the batch.
func (a *activations) words() int { return a.starts[len(a.starts)-1] }

// softsign gives x/(1+|x|).
func softsign(x float32) float32 {
	return x / (1 + float32(math.Abs(float64(x))))
}

// gate squeezes x between 0 and 1.
func gate(x float32) float32 { return 0.5 + float32(0.5*softsign(x)) }

// swish is the activation of the dense layers: x·gate(x).
func swish(x float32) float32 { return float32(x * gate(x)) }

// encode computes everything up to the tag and name scores and the head and
// relation vectors, from a.x0 and a.starts.
func (n *net) encode(a *activations) {
	words, d := a.words(), n.width
	a.x.reshape(words, d)
	a.inv0 = normalise(&a.x, &a.x0, &n.norm0, a.inv0)
	a.drop.apply(0, a, &a.x)
	n.convolve(a)
	for len(a.h) < n.layers+1 {
		a.h, a.u, a.c = append(a.h, matrix{}), append(a.u, matrix{}), append(a.c, matrix{})
	}
	a.h[0].reshape(words, d)
	a.inv1 = normalise(&a.h[0], &a.h1, &n.norm1, a.inv1)
	for l := range n.rec {
		a.drop.apply(1+l, a, &a.h[l])
		n.recur(l, a)
	}
	a.drop.apply(1+n.layers, a, &a.h[n.layers])
	low := &a.h[n.layers-1]
	affine(&a.tags, low, &n.tag, &n.tagBias)
	affine(&a.names, low, &n.name, &n.nameBias)
	affine(&a.up, &a.h[n.layers], &n.up, &n.upBias)
	a.act.reshape(words, 2*n.arc)
	for i := range words {
		up, act := a.up.row(i), a.act.row(i)
		for j := range act {
			act[j] = swish(up[j])
		}
	}
}

// affine sets out to in·w + b.
func affine(out, in *matrix, w, b *tensor) {
	out.reshape(in.rows, w.cols)
	for i := range in.rows {
		copy(out.row(i), b.row(0))
	}
	multiply(out, in, &w.matrix, true)
}

// normalise sets out to the rows of in with mean 0 and deviation 1, times
// gain plus bias.
func normalise(out, in *matrix, t *tensor, inv []float32) []float32 {
	inv = inv[:0]
	gain, bias := t.row(0), t.row(1)
	scale := 1 / float32(in.cols)
	for i := range in.rows {
		src, dst := in.row(i), out.row(i)
		var s0, s1, s2, s3 float32
		for j := 0; j < len(src); j += 4 {
			s0, s1, s2, s3 = s0+src[j], s1+src[j+1], s2+src[j+2], s3+src[j+3]
		}
		mean := ((s0 + s1) + (s2 + s3)) * scale
		s0, s1, s2, s3 = 0, 0, 0, 0
		for j := 0; j < len(src); j += 4 {
			a, b, c, d := src[j]-mean, src[j+1]-mean, src[j+2]-mean, src[j+3]-mean
			s0, s1, s2, s3 = s0+float32(a*a), s1+float32(b*b), s2+float32(c*c), s3+float32(d*d)
		}
		k := float32(1 / math.Sqrt(float64(((s0+s1)+(s2+s3))*scale)+1e-5))
		for j, x := range src {
			dst[j] = float32(float32((x-mean)*k)*gain[j]) + bias[j]
		}
		inv = append(inv, k)
	}
	return inv
}

// convolve sets h1 to x plus the activated convolution of x.
func (n *net) convolve(a *activations) {
	words, d := a.words(), n.width
	a.window.reshape(words, 3*d)
	for s := 1; s < len(a.starts); s++ {
		from, to := a.starts[s-1], a.starts[s]
		for i := from; i < to; i++ {
			w := a.window.row(i)
			copy(w[d:2*d], a.x.row(i))
			if i > from {
				copy(w[:d], a.x.row(i-1))
			} else {
				clear(w[:d])
			}
			if i+1 < to {
				copy(w[2*d:], a.x.row(i+1))
			} else {
				clear(w[2*d:])
			}
		}
	}
	affine(&a.y, &a.window, &n.conv, &n.convBias)
	a.h1.reshape(words, d)
	for i := range words {
		x, y, h := a.x.row(i), a.y.row(i), a.h1.row(i)
		for j := range h {
			h[j] = x[j] + swish(y[j])
		}
	}
}

// recur runs recurrent layer l from h[l] to h[l+1].
func (n *net) recur(l int, a *activations) {
	words, d := a.words(), n.width
	r := &n.rec[l]
	affine(&a.u[l], &a.h[l], &r.w, &r.b)
	a.c[l].reshape(words, d)
	a.h[l+1].reshape(words, d)
	half := d / 2
	zero := make([]float32, d)
	for s := 1; s < len(a.starts); s++ {
		from, to := a.starts[s-1], a.starts[s]
		prev := zero
		for i := from; i < to; i++ {
			n.step(l, a, i, 0, half, prev)
			prev = a.c[l].row(i)
		}
		prev = zero
		for i := to - 1; i >= from; i-- {
			n.step(l, a, i, half, d, prev)
			prev = a.c[l].row(i)
		}
	}
}

// step computes columns [from, to) of word i of a recurrent layer, from the
// cell of the word before.
func (n *net) step(l int, a *activations, i, from, to int, prev []float32) {
	d := n.width
	v := &n.rec[l].v
	u := a.u[l].row(i)
	z, fu, ru := u[from:to], u[d+from:d+to], u[2*d+from:2*d+to]
	vf, vr := v.row(0)[from:to], v.row(1)[from:to]
	x, c, h := a.h[l].row(i)[from:to], a.c[l].row(i)[from:to], a.h[l+1].row(i)[from:to]
	p := prev[from:to]
	for j := range z {
		f := gate(fu[j] + float32(vf[j]*p[j]))
		r := gate(ru[j] + float32(vr[j]*p[j]))
		cj := z[j] + float32(f*(p[j]-z[j]))
		c[j] = cj
		h[j] = x[j] + float32(r*(cj-x[j]))
	}
}

// arcScores are the head scores of one sentence: a row a dependant, column 0
// for the root, column j+1 for word j.
type arcScores struct {
	n         int
	dep, head matrix // n × arc, and (n+1) × arc
	turned    matrix // head transposed
	s         matrix
}

// scoreArcs fills a.arc for sentence s of the batch.
func (n *net) scoreArcs(a *activations, s int) {
	from, to := a.starts[s], a.starts[s+1]
	k := to - from
	sc := &a.arc
	sc.n = k
	sc.dep.reshape(k, n.arc)
	sc.head.reshape(k+1, n.arc)
	copy(sc.head.row(0), n.root.row(0)[:n.arc])
	query := n.query.row(0)
	for i := range k {
		act := a.act.row(from + i)
		dep := sc.dep.row(i)
		for j := range dep {
			dep[j] = act[j] + query[j]
		}
		copy(sc.head.row(i+1), act[n.arc:])
	}
	transpose(&sc.turned, &sc.head)
	sc.s.reshape(k, sc.turned.cols)
	multiply(&sc.s, &sc.dep, &sc.turned, false)
	dist := n.dist.row(0)
	for i := range k {
		row := sc.s.row(i)
		for j := 1; j <= k; j++ {
			row[j] += dist[distance(j-1-i)]
		}
		row[i+1] = float32(math.Inf(-1))
	}
}

// distance puts a signed distance into a bucket.
func distance(d int) int {
	side := 0
	if d < 0 {
		side, d = distances/2, -d
	}
	switch {
	case d <= 8:
		return side + d
	case d <= 10:
		return side + 9
	case d <= 13:
		return side + 10
	case d <= 17:
		return side + 11
	case d <= 24:
		return side + 12
	case d <= 34:
		return side + 13
	case d <= 60:
		return side + 14
	}
	return side + 15
}

// scoreRels fills a.rels for all words, by their heads.
func (n *net) scoreRels(a *activations) {
	words, r := a.words(), n.rel
	a.relIn.reshape(words, 2*r)
	for s := 1; s < len(a.starts); s++ {
		from, to := a.starts[s-1], a.starts[s]
		for i := from; i < to; i++ {
			dep := a.up.row(i)[2*n.arc : 2*n.arc+r]
			head := n.root.row(0)[n.arc:]
			if h := a.heads[i]; h >= 0 {
				head = a.up.row(from + h)[2*n.arc+r:]
			}
			in := a.relIn.row(i)
			sum, prod := in[:r], in[r:2*r]
			for j := range sum {
				sum[j] = swish(dep[j] + head[j])
				prod[j] = float32(dep[j] * head[j])
			}
		}
	}
	affine(&a.rels, &a.relIn, &n.out, &n.outBias)
}
