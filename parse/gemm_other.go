//go:build !amd64

package parse

func tile(n, j, k int, a []float32, lda int, b []float32, ldb int, c []float32, ldc int, add bool) int {
	portableTile(j, k, a, lda, b, ldb, c, ldc, add)
	return 16
}
