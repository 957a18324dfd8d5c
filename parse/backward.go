package parse

import (
	"math"
	"math/rand/v2"
)

// dropout zeroes columns of a layer for a whole sentence, so that no layer
// leans on one of them.
type dropout struct {
	rng   *rand.Rand
	rate  float32
	masks [][]float32 // by layer: sentences × width
}

func (d *dropout) apply(layer int, a *activations, m *matrix) {
	if d == nil {
		return
	}
	for len(d.masks) <= layer {
		d.masks = append(d.masks, nil)
	}
	mask := d.masks[layer][:0]
	for range (len(a.starts) - 1) * m.cols {
		k := float32(0)
		if d.rng.Float32() >= d.rate {
			k = 1 / (1 - d.rate)
		}
		mask = append(mask, k)
	}
	d.masks[layer] = mask
	d.again(layer, a, m)
}

// again applies the masks of the forward pass, to a layer or its gradient.
func (d *dropout) again(layer int, a *activations, m *matrix) {
	if d == nil {
		return
	}
	for s := 1; s < len(a.starts); s++ {
		mask := d.masks[layer][(s-1)*m.cols : s*m.cols]
		for i := a.starts[s-1]; i < a.starts[s]; i++ {
			row := m.row(i)
			for j := range row {
				row[j] *= mask[j]
			}
		}
	}
}

// gradients are those of one shard of a batch: g has the shape of the net.
type gradients struct {
	g                     *net
	dx0, dwindow, dy, dh1 matrix
	dh                    []matrix
	du, dup, drI          matrix
	dsT, ddep, dhead      matrix
	t1, t2                matrix // transposed factors
}

func newGradients(sz sizes) *gradients { return &gradients{g: newNet(sz)} }

func zeroed(m *matrix, rows, cols int) {
	m.reshape(rows, cols)
	clear(m.v)
}

// zeroPadding clears the rows of m that only fill it up.
func zeroPadding(m *matrix) { clear(m.v[m.rows*m.cols:]) }

// backAffine adds the gradients of affine: dw += inᵀ·dout, db += Σ dout, and
// din = dout·wᵀ (or plus that).
func (gr *gradients) backAffine(din, in, dout *matrix, w, dw, db *tensor, add bool) {
	zeroPadding(dout)
	bias := db.row(0)
	for i := range dout.rows {
		for j, x := range dout.row(i) {
			bias[j] += x
		}
	}
	transpose(&gr.t1, in)
	gemm(gr.t1.rows, dw.cols, dout.rows, gr.t1.v, gr.t1.cols, dout.v, dout.cols, dw.v, dw.cols, true)
	transpose(&gr.t2, &w.matrix)
	gemm(din.rows, din.cols, dout.cols, dout.v, dout.cols, gr.t2.v, gr.t2.cols, din.v, din.cols, add)
}

// softmaxLoss turns the first n scores of row into the gradient of the cross
// entropy with gold and gives its value; the rest of row becomes zero.
func softmaxLoss(row []float32, n, gold int, weight float32) float64 {
	top := row[0]
	for _, x := range row[:n] {
		top = max(top, x)
	}
	var sum float64
	for i, x := range row[:n] {
		e := math.Exp(float64(x - top))
		sum += e
		row[i] = float32(e)
	}
	loss := math.Log(sum) - math.Log(float64(row[gold])+1e-30)
	k := float32(1/sum) * weight
	for i := range row[:n] {
		row[i] *= k
	}
	row[gold] -= weight
	clear(row[n:])
	return loss * float64(weight)
}

// gold is what a batch should come to; -1 where it is not known.
type gold struct {
	tags, names, heads, rels []int
}

// learn runs the batch whose x0 is set forwards and backwards. It adds to the
// gradients, leaves the gradient of x0 in gr.dx0 and gives the losses of
// tags, names, heads and relations.
func (n *net) learn(a *activations, gr *gradients, want *gold, weight float32) (loss [4]float64) {
	n.encode(a)
	words, d := a.words(), n.width
	for len(gr.dh) < n.layers+1 {
		gr.dh = append(gr.dh, matrix{})
	}
	for i := range gr.dh {
		zeroed(&gr.dh[i], words, d)
	}
	rowLoss := func(m *matrix, cols int, want []int, k float32) (sum float64) {
		for i := range words {
			if want[i] < 0 {
				clear(m.row(i))
				continue
			}
			sum += softmaxLoss(m.row(i), cols, want[i], k)
		}
		return sum
	}
	zeroed(&gr.dup, words, n.up.cols)
	loss[2] = n.learnArcs(a, gr, want.heads, weight)
	a.heads = append(a.heads[:0], want.heads...)
	n.scoreRels(a)
	loss[3] = rowLoss(&a.rels, relations, want.rels, weight)
	n.backRels(a, gr)
	gr.backAffine(&gr.dh[n.layers], &a.h[n.layers], &gr.dup, &n.up, &gr.g.up, &gr.g.upBias, false)

	low := n.layers - 1
	loss[0] = rowLoss(&a.tags, n.tags, want.tags, weight)
	loss[1] = rowLoss(&a.names, len(nameKinds)*2+1, want.names, weight)
	gr.backAffine(&gr.dh[low], &a.h[low], &a.tags, &n.tag, &gr.g.tag, &gr.g.tagBias, true)
	gr.backAffine(&gr.dh[low], &a.h[low], &a.names, &n.name, &gr.g.name, &gr.g.nameBias, true)

	a.drop.again(1+n.layers, a, &gr.dh[n.layers])
	for l := n.layers - 1; l >= 0; l-- {
		n.backRecur(l, a, gr)
		a.drop.again(1+l, a, &gr.dh[l])
	}
	n.backConvolve(a, gr)
	return loss
}

func swishSlope(x float32) float32 {
	k := 1 / (1 + float32(math.Abs(float64(x))))
	return 0.5 + 0.5*x*k + 0.5*x*k*k
}

func gateSlope(x float32) float32 {
	k := 1 / (1 + float32(math.Abs(float64(x))))
	return 0.5 * k * k
}

// learnArcs adds the loss of the heads, sentence by sentence.
func (n *net) learnArcs(a *activations, gr *gradients, heads []int, weight float32) (loss float64) {
	for s := range len(a.starts) - 1 {
		from, to := a.starts[s], a.starts[s+1]
		n.scoreArcs(a, s)
		sc := &a.arc
		known := false
		for i := range sc.n {
			row := sc.s.row(i)
			if h := heads[from+i]; h < -1 {
				clear(row)
				continue
			}
			known = true
			loss += softmaxLoss(row, sc.n+1, heads[from+i]+1, weight)
		}
		if !known {
			continue
		}
		ds := &sc.s
		zeroPadding(ds)
		dist := gr.g.dist.row(0)
		for i := range sc.n {
			row := ds.row(i)
			for j := 1; j <= sc.n; j++ {
				dist[distance(j-1-i)] += row[j]
			}
		}
		gr.ddep.reshape(sc.n, n.arc)
		gemm(sc.n, n.arc, sc.n+1, ds.v, ds.cols, sc.head.v, n.arc, gr.ddep.v, n.arc, false)
		transpose(&gr.dsT, ds)
		gr.dhead.reshape(gr.dsT.rows, n.arc)
		gemm(gr.dsT.rows, n.arc, sc.n, gr.dsT.v, gr.dsT.cols, sc.dep.v, n.arc, gr.dhead.v, n.arc, false)
		n.backArcs(a, gr, from, to)
	}
	return loss
}

// backArcs takes ddep and dhead of the sentence back to the up vectors.
func (n *net) backArcs(a *activations, gr *gradients, from, to int) {
	query, root := gr.g.query.row(0), gr.g.root.row(0)
	for j, x := range gr.dhead.row(0) {
		root[j] += x
	}
	for i := from; i < to; i++ {
		up, dup := a.up.row(i), gr.dup.row(i)
		ddep, dhead := gr.ddep.row(i-from), gr.dhead.row(i-from+1)
		for j := range ddep {
			query[j] += ddep[j]
			dup[j] += ddep[j] * swishSlope(up[j])
			dup[n.arc+j] += dhead[j] * swishSlope(up[n.arc+j])
		}
	}
}

// backRels takes the gradient in a.rels back to the up vectors.
func (n *net) backRels(a *activations, gr *gradients) {
	words, r := a.words(), n.rel
	gr.drI.reshape(words, 2*r)
	gr.backAffine(&gr.drI, &a.relIn, &a.rels, &n.out, &gr.g.out, &gr.g.outBias, false)
	for s := 1; s < len(a.starts); s++ {
		from, to := a.starts[s-1], a.starts[s]
		for i := from; i < to; i++ {
			dep, ddep := a.up.row(i)[2*n.arc:2*n.arc+r], gr.dup.row(i)[2*n.arc:2*n.arc+r]
			head, dhead := n.root.row(0)[n.arc:], gr.g.root.row(0)[n.arc:]
			if h := a.heads[i]; h >= 0 {
				head, dhead = a.up.row(from + h)[2*n.arc+r:], gr.dup.row(from + h)[2*n.arc+r:]
			} else if h < -1 {
				continue
			}
			in := gr.drI.row(i)
			for j := range dep {
				ds := in[j] * swishSlope(dep[j]+head[j])
				ddep[j] += ds + in[r+j]*head[j]
				dhead[j] += ds + in[r+j]*dep[j]
			}
		}
	}
}

// backRecur takes dh[l+1] back to dh[l].
func (n *net) backRecur(l int, a *activations, gr *gradients) {
	words, d := a.words(), n.width
	half := d / 2
	gr.du.reshape(words, 3*d)
	zero := make([]float32, d)
	dc := make([]float32, d) // from the word after in the direction of reading
	for s := 1; s < len(a.starts); s++ {
		from, to := a.starts[s-1], a.starts[s]
		clear(dc)
		for i := to - 1; i >= from; i-- {
			prev := zero
			if i > from {
				prev = a.c[l].row(i - 1)
			}
			n.backStep(l, a, gr, i, 0, half, prev, dc)
		}
		for i := from; i < to; i++ {
			prev := zero
			if i+1 < to {
				prev = a.c[l].row(i + 1)
			}
			n.backStep(l, a, gr, i, half, d, prev, dc)
		}
	}
	r, g := &n.rec[l], &gr.g.rec[l]
	gr.backAffine(&gr.dh[l], &a.h[l], &gr.du, &r.w, &g.w, &g.b, true)
}

func (n *net) backStep(l int, a *activations, gr *gradients, i, from, to int, prev, dcAll []float32) {
	d := n.width
	u, du := a.u[l].row(i), gr.du.row(i)
	v, dv := &n.rec[l].v, &gr.g.rec[l].v
	x, c := a.h[l].row(i), a.c[l].row(i)
	dx, dh := gr.dh[l].row(i), gr.dh[l+1].row(i)
	vf, vr, dvf, dvr := v.row(0), v.row(1), dv.row(0), dv.row(1)
	for j := from; j < to; j++ {
		p, z := prev[j], u[j]
		fp, rp := u[d+j]+vf[j]*p, u[2*d+j]+vr[j]*p
		f, r := gate(fp), gate(rp)
		dr := dh[j] * (c[j] - x[j]) * gateSlope(rp)
		dx[j] += dh[j] * (1 - r)
		dc := dcAll[j] + dh[j]*r
		df := dc * (p - z) * gateSlope(fp)
		du[j] = dc * (1 - f)
		du[d+j], du[2*d+j] = df, dr
		dvf[j] += df * p
		dvr[j] += dr * p
		dcAll[j] = dc*f + df*vf[j] + dr*vr[j]
	}
}

// backConvolve takes dh[0] back to dx0.
func (n *net) backConvolve(a *activations, gr *gradients) {
	words, d := a.words(), n.width
	gr.dh1.reshape(words, d)
	backNormalise(&gr.dh1, &gr.dh[0], &a.h1, &n.norm1, &gr.g.norm1, a.inv1)
	gr.dy.reshape(words, d)
	for i := range words {
		y, dy, dh := a.y.row(i), gr.dy.row(i), gr.dh1.row(i)
		for j := range dy {
			dy[j] = dh[j] * swishSlope(y[j])
		}
	}
	gr.dwindow.reshape(words, 3*d)
	gr.backAffine(&gr.dwindow, &a.window, &gr.dy, &n.conv, &gr.g.conv, &gr.g.convBias, false)
	dx := &gr.dh1 // what goes around the convolution
	for s := 1; s < len(a.starts); s++ {
		from, to := a.starts[s-1], a.starts[s]
		for i := from; i < to; i++ {
			w := gr.dwindow.row(i)
			addTo(dx.row(i), w[d:2*d])
			if i > from {
				addTo(dx.row(i-1), w[:d])
			}
			if i+1 < to {
				addTo(dx.row(i+1), w[2*d:])
			}
		}
	}
	a.drop.again(0, a, dx)
	gr.dx0.reshape(words, d)
	backNormalise(&gr.dx0, dx, &a.x0, &n.norm0, &gr.g.norm0, a.inv0)
}

func addTo(dst, src []float32) {
	for j, x := range src {
		dst[j] += x
	}
}

func backNormalise(din, dout, in *matrix, t, dt *tensor, inv []float32) {
	gain, dgain, dbias := t.row(0), dt.row(0), dt.row(1)
	scale := 1 / float32(in.cols)
	for i := range in.rows {
		src, g, dst := in.row(i), dout.row(i), din.row(i)
		var mean float32
		for _, x := range src {
			mean += x
		}
		mean *= scale
		var sum, dot float32
		for j, x := range src {
			xh := (x - mean) * inv[i]
			dgain[j] += g[j] * xh
			dbias[j] += g[j]
			k := g[j] * gain[j]
			sum += k
			dot += k * xh
		}
		sum, dot = sum*scale, dot*scale
		for j, x := range src {
			xh := (x - mean) * inv[i]
			dst[j] = inv[i] * (g[j]*gain[j] - sum - xh*dot)
		}
	}
}
