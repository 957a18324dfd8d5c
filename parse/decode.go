package parse

import "math"

// headsOf finds the best tree with one root over the scores of a sentence:
// row i, column 0 for the root and column j+1 for head j. heads gets -1 for
// the root. When every word's best head makes a tree, which is usual, that is
// it; otherwise Chu, Liu and Edmonds decide.
func headsOf(sc *arcScores, heads []int) {
	for i := range sc.n {
		row := sc.s.row(i)[:sc.n+1]
		best := 0
		for j, x := range row {
			if x > row[best] {
				best = j
			}
		}
		heads[i] = best - 1
	}
	if isTree(heads) {
		return
	}
	// A root edge costs so much that the best tree has one only.
	const many = 1e5
	n := sc.n + 1
	score := make([]float64, n*n) // head × dependant
	for i := range sc.n {
		row := sc.s.row(i)[:n]
		for j, x := range row {
			score[j*n+i+1] = float64(x)
		}
		score[i+1] -= many
	}
	for i, h := range maximumTree(score, n)[1:] {
		heads[i] = h - 1
	}
}

// isTree reports whether heads has one root and no cycle.
func isTree(heads []int) bool {
	roots := 0
	for i := range heads {
		if heads[i] < 0 {
			roots++
		}
		steps := 0
		for j := i; j >= 0; j = heads[j] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}

// maximumTree gives the heads of the maximum spanning tree from node 0.
func maximumTree(score []float64, n int) []int {
	heads := make([]int, n)
	heads[0] = -1
	for d := 1; d < n; d++ {
		best := -1
		for h := range n {
			if h != d && (best < 0 || score[h*n+d] > score[best*n+d]) {
				best = h
			}
		}
		heads[d] = best
	}
	cycle := findCycle(heads)
	if cycle == nil {
		return heads
	}
	return contract(score, n, heads, cycle)
}

// findCycle marks the nodes of one cycle, nil when there is none.
func findCycle(heads []int) []bool {
	state := make([]int, len(heads))
	for i := range heads {
		j := i
		for j >= 0 && state[j] == 0 {
			state[j] = i + 1
			j = heads[j]
		}
		if j < 0 || state[j] != i+1 {
			continue
		}
		in := make([]bool, len(heads))
		for k := j; !in[k]; k = heads[k] {
			in[k] = true
		}
		return in
	}
	return nil
}

// contract solves the problem with the cycle as one node, and opens it again.
func contract(score []float64, n int, heads []int, in []bool) []int {
	var outside []int
	var sum float64
	for i := range n {
		if !in[i] {
			outside = append(outside, i)
		} else {
			sum += score[heads[i]*n+i]
		}
	}
	m := len(outside) + 1
	c := m - 1 // the cycle
	small := make([]float64, m*m)
	enter, leave := make([]int, m), make([]int, m)
	for a, u := range outside {
		for b, v := range outside {
			small[a*m+b] = score[u*n+v]
		}
		bestIn, bestOut := math.Inf(-1), math.Inf(-1)
		for k := range n {
			if !in[k] {
				continue
			}
			if x := sum - score[heads[k]*n+k] + score[u*n+k]; x > bestIn {
				bestIn, enter[a] = x, k
			}
			if x := score[k*n+u]; x > bestOut {
				bestOut, leave[a] = x, k
			}
		}
		small[a*m+c], small[c*m+a] = bestIn, bestOut
	}
	sub := maximumTree(small, m)
	out := make([]int, n)
	copy(out, heads)
	out[0] = -1
	for a, u := range outside {
		switch h := sub[a]; {
		case h == c:
			out[u] = leave[a]
		case h >= 0:
			out[u] = outside[h]
		}
	}
	from := sub[c]
	out[enter[from]] = outside[from]
	return out
}
