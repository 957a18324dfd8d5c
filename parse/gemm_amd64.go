package parse

//go:noescape
func kernel16(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int, add bool)

//go:noescape
func kernel32(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int, add bool)

func cpuid(leaf, sub uint32) (a, b, c, d uint32)

func xgetbv() uint32

// lanes is the widest kernel that this processor and system have: 32 columns
// with AVX-512, 16 with AVX2, 0 for the portable loop. All give the same bits.
var lanes = detectLanes()

func detectLanes() int {
	top, _, _, _ := cpuid(0, 0)
	if top < 7 {
		return 0
	}
	_, _, c, _ := cpuid(1, 0)
	const osxsave, avx = 1 << 27, 1 << 28
	if c&osxsave == 0 || c&avx == 0 || xgetbv()&6 != 6 {
		return 0
	}
	_, b, _, _ := cpuid(7, 0)
	const avx2, avx512f = 1 << 5, 1 << 16
	switch {
	case b&avx512f != 0 && xgetbv()&0xe6 == 0xe6:
		return 32
	case b&avx2 != 0:
		return 16
	}
	return 0
}

// tile computes the four rows of c at columns [j, j+width) and gives width.
func tile(n, j, k int, a []float32, lda int, b []float32, ldb int, c []float32, ldc int, add bool) int {
	switch {
	case lanes >= 32 && n-j >= 32:
		kernel32(k, &a[0], lda, &b[j], ldb, &c[j], ldc, add)
		return 32
	case lanes >= 16:
		kernel16(k, &a[0], lda, &b[j], ldb, &c[j], ldc, add)
		return 16
	}
	portableTile(j, k, a, lda, b, ldb, c, ldc, add)
	return 16
}
