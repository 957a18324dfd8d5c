package parse

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func randomMatrix(rng *rand.Rand, rows, cols int) matrix {
	m := newMatrix(rows, cols)
	for i := range m.v {
		m.v[i] = float32(rng.NormFloat64())
	}
	return m
}

func TestKernelsAgreeToTheBit(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for _, d := range [][3]int{{1, 16, 1}, {4, 32, 3}, {27, 384, 128}, {9, 48, 65}, {5, 112, 300}} {
		a, b := randomMatrix(rng, d[0], d[2]), randomMatrix(rng, d[2], d[1])
		got, want := randomMatrix(rng, d[0], d[1]), newMatrix(d[0], d[1])
		for _, add := range []bool{false, true} {
			copy(want.v, got.v)
			multiply(&got, &a, &b, add)
			for j := 0; j < d[1]; j += 16 {
				for i := 0; i < d[0]; i += 4 {
					portableTile(j, d[2], a.v[i*d[2]:], d[2], b.v, d[1], want.v[i*d[1]:], d[1], add)
				}
			}
			if !slices.Equal(got.v, want.v) {
				t.Errorf("%v add=%v: the kernel and the portable loop differ", d, add)
			}
		}
	}
}

func BenchmarkMultiply(b *testing.B) {
	rng := rand.New(rand.NewPCG(7, 7))
	x, w, y := randomMatrix(rng, 28, 128), randomMatrix(rng, 128, 384), newMatrix(28, 384)
	for b.Loop() {
		multiply(&y, &x, &w, false)
	}
	b.ReportMetric(28*128*384*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkMultiplyLong(b *testing.B) {
	rng := rand.New(rand.NewPCG(7, 7))
	x, w, y := randomMatrix(rng, 128, 800), randomMatrix(rng, 800, 384), newMatrix(128, 384)
	for b.Loop() {
		multiply(&y, &x, &w, false)
	}
	b.ReportMetric(128*800*384*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
