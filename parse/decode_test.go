package parse

import (
	"testing"

	"pgregory.net/rapid"
)

// TestHeadsProperty compares the decoder with all trees of a few words.
func TestHeadsProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "n")
		sc := &arcScores{n: n, s: newMatrix(n, 16)}
		for i := range n {
			for j := range n + 1 {
				sc.s.row(i)[j] = float32(rapid.IntRange(-50, 50).Draw(t, "score"))
			}
			sc.s.row(i)[i+1] = -1e9
		}
		value := func(heads []int) (sum float32) {
			for i, h := range heads {
				sum += sc.s.row(i)[h+1]
			}
			return sum
		}
		got := make([]int, n)
		headsOf(sc, got)
		if !isTree(got) {
			t.Fatalf("%v is no tree", got)
		}
		var try func(heads []int)
		try = func(heads []int) {
			if len(heads) == n {
				if isTree(heads) && value(heads) > value(got) {
					t.Fatalf("%v has %v, %v has %v", got, value(got), heads, value(heads))
				}
				return
			}
			for h := -1; h < n; h++ {
				if h != len(heads) {
					try(append(heads[:len(heads):len(heads)], h))
				}
			}
		}
		try(nil)
	})
}

// TestBestLabelsProperty checks that names are whole and that no label could
// be changed alone for a likelier legal run.
func TestBestLabelsProperty(t *testing.T) {
	legal := func(labels []int) bool {
		prev := 0
		for _, b := range labels {
			if b > 0 && b%2 == 0 && prev != b && prev != b-1 {
				return false
			}
			prev = b
		}
		return true
	}
	rapid.Check(t, func(t *rapid.T) {
		m := newMatrix(rapid.IntRange(1, 6).Draw(t, "words"), nameCols)
		for i := range m.rows {
			for j := range 9 {
				m.row(i)[j] = float32(rapid.IntRange(-9, 9).Draw(t, "score"))
			}
		}
		got := bestLabels(&m, nil)
		if !legal(got) {
			t.Fatalf("%v", got)
		}
		for i, b := range got {
			for j := range 9 {
				got[i] = j
				if legal(got) && m.row(i)[j] > m.row(i)[b] {
					t.Fatalf("%v is likelier", got)
				}
			}
			got[i] = b
		}
	})
}
