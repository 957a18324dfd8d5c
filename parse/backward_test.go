package parse

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestGradients compares the gradients with finite differences.
func TestGradients(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	n := newNet(sizes{width: 16, layers: 2, arc: 16, rel: 16, tags: 5})
	for _, p := range n.tensors() {
		for i := range p.v {
			p.v[i] = float32(rng.NormFloat64() * 0.4)
		}
	}
	starts := []int{0, 5, 6, 13}
	want := &gold{
		tags:  []int{0, 1, 2, 3, 4, 0, -1, 1, 1, 2, 0, 0, 3},
		names: []int{0, 1, 2, 0, 0, 8, -1, -1, -1, -1, -1, -1, -1},
		heads: []int{1, -1, 1, 4, 2, -1, 2, 0, -1, 2, 2, 4, 5},
		rels:  []int{3, 1, 7, 9, 2, 1, 5, 6, 1, 30, 31, 33, 8},
	}
	x0 := randomMatrix(rng, 13, 16)
	run := func(gr *gradients) float64 {
		a := &activations{starts: starts, x0: matrix{13, 16, append([]float32(nil), x0.v...)}}
		a.drop = &dropout{rng: rand.New(rand.NewPCG(5, 5)), rate: 0.2}
		var sum float64
		for _, l := range n.learn(a, gr, want, 1) {
			sum += l
		}
		return sum
	}
	gr := newGradients(n.sizes)
	run(gr)
	check := func(name string, v []float32, g []float32) {
		for range 6 {
			i := rng.IntN(len(g))
			old, h := v[i], float32(2e-3)
			v[i] = old + h
			up := run(newGradients(n.sizes))
			v[i] = old - h
			down := run(newGradients(n.sizes))
			v[i] = old
			num := (up - down) / float64(2*h)
			if d := math.Abs(num - float64(g[i])); d > 0.01+0.03*math.Abs(num) {
				t.Errorf("%s[%d]: gradient %.4f, finite difference %.4f", name, i, g[i], num)
			}
		}
	}
	grads := gr.g.tensors()
	for k, p := range n.tensors() {
		check(p.name, p.v[:p.rows*p.cols], grads[k].v[:p.rows*p.cols])
	}
	check("x0", x0.v[:13*16], gr.dx0.v[:13*16])
}
