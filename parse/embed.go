package parse

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word enters the network as the sum of rows of one table: one for the word
// itself, where it is known, and one for each of its affixes, its shape and
// its spelling, which hash to buckets. Words known from pretrained vectors only have their
// projected vector in the table, so they need no training example.

// embedding is the table, with each row in bytes and a scale.
type embedding struct {
	index   map[string]int32 // word to row; row 0 is every unknown word
	buckets int
	width   int
	q       []int8
	scale   []float32
}

// features is how many rows make up a word.
const features = 8

// rowsOf gives the rows of a word form. buf is memory to work in.
func (e *embedding) rowsOf(form string, buf []byte) (rows [features]int32, _ []byte) {
	buf = normal(form, buf[:0])
	row, ok := e.index[string(buf)]
	if !ok {
		for i, c := range buf {
			if c >= '0' && c <= '9' {
				buf[i] = '0'
			}
		}
		row = e.index[string(buf)]
	}
	n := len(buf)
	rows[0] = row
	base, k := uint32(len(e.index)+1), uint32(e.buckets)
	rows[1] = int32(base + hashBytes(1, buf[max(0, n-2):])%k)
	rows[2] = int32(base + hashBytes(2, buf[max(0, n-3):])%k)
	rows[3] = int32(base + hashBytes(3, buf[max(0, n-4):])%k)
	rows[4] = int32(base + hashBytes(4, buf[:min(n, 2)])%k)
	rows[5] = int32(base + hashBytes(5, buf[:min(n, 4)])%k)
	rows[6] = int32(base + shapeHash(form)%k)
	rows[7] = int32(base + hashBytes(7, append(buf[:0], form[:min(len(form), 40)]...))%k) // as written: May, US
	return rows, buf
}

// normal appends a form in lower case with plain quotes.
func normal(form string, buf []byte) []byte {
	for _, r := range form {
		switch {
		case r < utf8.RuneSelf:
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			buf = append(buf, byte(r))
		case r == '’' || r == '‘' || r == 'ʼ':
			buf = append(buf, '\'')
		case r == '“' || r == '”' || r == '«' || r == '»':
			buf = append(buf, '"')
		case r == '–' || r == '—':
			buf = append(buf, '-', '-')
		case r == '…':
			buf = append(buf, "..."...)
		default:
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
		if len(buf) > 100 {
			break
		}
	}
	return buf
}

// hashBytes is FNV-1a with a seed and a last mixing step.
func hashBytes(seed uint32, b []byte) uint32 {
	h := 2166136261 ^ seed*0x9e3779b1
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>13
}

// shapeHash hashes the pattern of capitals, digits and marks, runs cut to two.
func shapeHash(s string) uint32 {
	var b [10]byte
	n := 0
	for _, r := range s {
		c := byte('o')
		switch {
		case r >= 'a' && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r):
			c = 'x'
		case r >= 'A' && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r):
			c = 'X'
		case r >= '0' && r <= '9':
			c = 'd'
		case r < utf8.RuneSelf:
			c = byte(r)
		}
		if n >= 2 && b[n-1] == c && b[n-2] == c {
			continue
		}
		if n == len(b) {
			break
		}
		b[n] = c
		n++
	}
	return hashBytes(6, b[:n])
}

// sum sets x to the sum of some rows.
func (e *embedding) sum(x []float32, rows *[features]int32) {
	clear(x)
	for _, r := range rows {
		k := e.scale[r]
		q := e.q[int(r)*e.width : int(r+1)*e.width]
		for j := range x {
			x[j] += float32(k * float32(q[j]))
		}
	}
}

// quantise makes the table from full rows.
func quantise(words []string, buckets int, rows *matrix) *embedding {
	e := &embedding{index: numbered(words), buckets: buckets, width: rows.cols}
	for i := range rows.rows {
		var top float32
		for _, x := range rows.row(i) {
			top = max(top, x, -x)
		}
		k := top / 127
		e.scale = append(e.scale, k)
		for _, x := range rows.row(i) {
			if k > 0 {
				x = float32(math.Round(float64(x / k)))
			}
			e.q = append(e.q, int8(x))
		}
	}
	return e
}

// numbered numbers words from 1.
func numbered(words []string) map[string]int32 {
	m := make(map[string]int32, len(words))
	for i, w := range words {
		m[w] = int32(i + 1)
	}
	return m
}

func readEmbedding(words string, buckets, width int, scale []float32, table []byte) (*embedding, error) {
	list := strings.Split(words, "\n")
	e := &embedding{index: numbered(list), buckets: buckets, width: width, scale: scale}
	if n := len(e.index) + 1 + buckets; len(e.index) != len(list) || len(scale) != n || len(table) != n*width {
		return nil, fmt.Errorf("word table: %d words, %d scales and %d bytes do not fit", len(list), len(scale), len(table))
	}
	e.q = make([]int8, len(table))
	for i, b := range table {
		e.q[i] = int8(b)
	}
	return e, nil
}
