package parse

// A matrix is dense and in rows. Rows are padded to a multiple of four and
// columns to one of sixteen, which is what the kernels work on; what stands
// in the padding of a product means nothing unless both factors have zeros.
type matrix struct {
	rows, cols int
	v          []float32
}

func pad(n, to int) int { return (n + to - 1) / to * to }

func newMatrix(rows, cols int) matrix {
	return matrix{rows, cols, make([]float32, pad(rows, 4)*cols)}
}

func (m *matrix) row(i int) []float32 { return m.v[i*m.cols : (i+1)*m.cols : (i+1)*m.cols] }

// reshape makes m a matrix of rows rows in the memory it has, or more.
func (m *matrix) reshape(rows, cols int) {
	m.rows, m.cols = rows, cols
	n := pad(rows, 4) * cols
	if cap(m.v) < n {
		m.v = make([]float32, n+n/2)
	}
	m.v = m.v[:n]
}

// multiply sets c to a·b, or adds that to c. The columns of c are a multiple
// of sixteen, its memory of four rows.
func multiply(c, a, b *matrix, add bool) {
	gemm(a.rows, c.cols, a.cols, a.v, a.cols, b.v, b.cols, c.v, c.cols, add)
}

func gemm(m, n, k int, a []float32, lda int, b []float32, ldb int, c []float32, ldc int, add bool) {
	if m == 0 || k == 0 {
		return
	}
	_, _, _ = a[(pad(m, 4)-1)*lda+k-1], b[(k-1)*ldb+n-1], c[(pad(m, 4)-1)*ldc+n-1]
	for j := 0; j < n; {
		width := 0
		for i := 0; i < m; i += 4 {
			width = tile(n, j, k, a[i*lda:], lda, b, ldb, c[i*ldc:], ldc, add)
		}
		j += width
	}
}

// portableTile is what the kernels do, in Go.
func portableTile(j, k int, a []float32, lda int, b []float32, ldb int, c []float32, ldc int, add bool) {
	for i := range 4 {
		row := c[i*ldc+j : i*ldc+j+16]
		if !add {
			clear(row)
		}
		for l := range k {
			x := a[i*lda+l]
			y := b[l*ldb+j : l*ldb+j+16]
			for q := range row {
				row[q] += float32(x * y[q])
			}
		}
	}
}

// transpose sets t to the transpose of the rows×cols matrix m, with zeros in
// the padding of its columns.
func transpose(t, m *matrix) {
	t.reshape(m.cols, pad(m.rows, 16))
	clear(t.v)
	for i := range m.rows {
		row := m.row(i)
		for j, x := range row {
			t.v[j*t.cols+i] = x
		}
	}
}
