package parse

import "dyad"

// A perceptron is a multi-class linear model over hashed features. A feature
// owns a run of weights, one a class, at its hash; runs may overlap.
type perceptron struct {
	classes int
	w       []float32
	// While training: the sums that give the average, and the step.
	acc  []float32
	step float32
}

const perceptronBits = 22

func newPerceptron(classes int) *perceptron {
	n := 1<<perceptronBits + classes
	return &perceptron{classes: classes, w: make([]float32, n), acc: make([]float32, n), step: 1}
}

func (p *perceptron) scores(feats []uint32, out []float32) {
	clear(out)
	for _, f := range feats {
		w := p.w[f>>(32-perceptronBits):][:len(out)]
		for c := range out {
			out[c] += w[c]
		}
	}
}

func (p *perceptron) update(feats []uint32, right, wrong int) {
	p.step++
	if right == wrong {
		return
	}
	for _, f := range feats {
		i := int(f >> (32 - perceptronBits))
		p.w[i+right]++
		p.acc[i+right] += p.step
		p.w[i+wrong]--
		p.acc[i+wrong] -= p.step
	}
}

func (p *perceptron) average() {
	for i := range p.w {
		p.w[i] -= p.acc[i] / p.step
	}
	p.acc = nil
}

// bytes gives the weights as bytes.
func (p *perceptron) bytes() []byte {
	var top float32
	for _, v := range p.w {
		top = max(top, v, -v)
	}
	top = min(top, 40)
	out := make([]byte, len(p.w))
	for i, v := range p.w {
		q := int(v/top*127 + 127.5)
		out[i] = byte(max(0, min(254, q)))
	}
	return out
}

func readPerceptron(classes int, b []byte) *perceptron {
	p := &perceptron{classes: classes, w: make([]float32, 1<<perceptronBits+classes)}
	for i := range p.w {
		if i < len(b) {
			p.w[i] = float32(b[i]) - 127
		}
	}
	return p
}

func argmax(v []float32) int {
	best := 0
	for i := range v {
		if v[i] > v[best] {
			best = i
		}
	}
	return best
}

// hash mixes a template number with values.
func hash(t uint32, vs ...uint32) uint32 {
	h := t*0x9e3779b1 + 0x85ebca6b
	for _, v := range vs {
		h ^= v
		h *= 0x01000193
		h ^= h >> 15
		h *= 0x2c1b3c6d
	}
	h ^= h >> 13
	h *= 0x297a2d39
	return h ^ h>>16
}

// state is one sentence under analysis.
type state struct {
	n                            int
	lower, suf2, suf3, suf4      []uint32
	pre2, pre3, shape            []uint32
	tag                          []int
	head, rel                    []int
	left1, left2, right1, right2 []int
	nl, nr                       []int
}

func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h ^= uint32(s[i])
		h *= 16777619
	}
	return h
}

func newState(forms []string) *state {
	n := len(forms)
	st := &state{n: n}
	for _, f := range forms {
		low := lower(f)
		st.lower = append(st.lower, hashString(low))
		st.suf2 = append(st.suf2, hashString(low[max(0, len(low)-2):]))
		st.suf3 = append(st.suf3, hashString(low[max(0, len(low)-3):]))
		st.suf4 = append(st.suf4, hashString(low[max(0, len(low)-4):]))
		st.pre2 = append(st.pre2, hashString(low[:min(len(low), 2)]))
		st.pre3 = append(st.pre3, hashString(low[:min(len(low), 3)]))
		st.shape = append(st.shape, hashString(shape(f)))
	}
	st.tag = make([]int, n)
	st.head = make([]int, n)
	st.rel = make([]int, n)
	return st
}

func at(v []uint32, i int) uint32 {
	if i < 0 {
		return 1
	}
	if i >= len(v) {
		return 2
	}
	return v[i]
}

func tagAt(v []int, i int) uint32 {
	if i < 0 || i >= len(v) {
		return 999
	}
	return uint32(v[i])
}

func (st *state) tagFeats(i int, f []uint32) []uint32 {
	w, p1, p2 := st.lower, tagAt(st.tag, i-1), tagAt(st.tag, i-2)
	f = f[:0]
	return append(f, hash(0), hash(1, at(w, i)), hash(2, at(st.suf2, i)), hash(3, at(st.suf3, i)), hash(4, at(st.suf4, i)),
		hash(5, at(st.pre2, i)), hash(6, at(st.pre3, i)), hash(7, at(st.shape, i)), hash(8, p1), hash(9, p1, p2),
		hash(10, p1, at(w, i)), hash(11, at(w, i-1)), hash(12, at(w, i-2)), hash(13, at(w, i+1)), hash(14, at(w, i+2)),
		hash(15, at(st.suf3, i+1)), hash(16, at(st.suf3, i-1)), hash(17, at(w, i), at(w, i+1)), hash(18, at(w, i-1), at(w, i)),
		hash(19, at(st.shape, i), at(st.shape, i+1)), hash(20, at(st.shape, i), at(st.shape, i-1)), hash(21, p1, at(st.suf3, i)),
		hash(22, p1, at(w, i+1)), hash(23, at(st.suf3, i), at(st.suf3, i+1)), hash(24, at(st.shape, i), at(st.suf3, i)))
}

func (st *state) nameFeats(i, prev int, f []uint32) []uint32 {
	w, p := st.lower, uint32(prev)
	t, t1, t2 := tagAt(st.tag, i), tagAt(st.tag, i+1), tagAt(st.tag, i-1)
	f = f[:0]
	return append(f, hash(100, p), hash(101, at(w, i)), hash(102, at(st.suf3, i)), hash(103, at(st.suf4, i)), hash(104, at(st.shape, i)),
		hash(105, at(w, i-1)), hash(106, at(w, i+1)), hash(107, at(w, i-2)), hash(108, at(w, i+2)), hash(109, t), hash(110, t, p),
		hash(111, t, t1), hash(112, t, t2), hash(113, at(w, i), p), hash(114, at(w, i-1), t), hash(115, at(w, i+1), t),
		hash(116, at(st.shape, i), p), hash(117, at(st.pre3, i)), hash(118, t, t1, t2), hash(119, at(w, i), at(w, i+1)),
		hash(120, at(w, i-1), at(w, i)))
}

// The moves of the arc-hybrid system.
const (
	shift = iota
	leftArc
	rightArc
	moves
)

func (st *state) resetArcs() {
	n := st.n
	st.left1, st.left2 = make([]int, n), make([]int, n)
	st.right1, st.right2 = make([]int, n), make([]int, n)
	st.nl, st.nr = make([]int, n), make([]int, n)
	for i := range n {
		st.head[i] = -1
		st.left1[i], st.left2[i], st.right1[i], st.right2[i] = -1, -1, -1, -1
	}
}

func (st *state) attach(dep, head int) {
	st.head[dep] = head
	if head < 0 {
		return
	}
	if dep < head {
		st.left2[head], st.left1[head] = st.left1[head], dep
		st.nl[head]++
	} else {
		st.right2[head], st.right1[head] = st.right1[head], dep
		st.nr[head]++
	}
}

func (st *state) arcFeats(stack []int, b int, f []uint32) []uint32 {
	s0, s1, s2 := -1, -1, -1
	if k := len(stack); k > 0 {
		s0 = stack[k-1]
		if k > 1 {
			s1 = stack[k-2]
		}
		if k > 2 {
			s2 = stack[k-3]
		}
	}
	kid := func(v []int, i int) int {
		if i < 0 || i >= st.n {
			return -1
		}
		return v[i]
	}
	T := func(i int) uint32 { return tagAt(st.tag, i) }
	W := func(i int) uint32 { return at(st.lower, i) }
	cnt := func(v []int, i int) uint32 {
		if i < 0 || i >= st.n {
			return 9
		}
		return uint32(min(v[i], 3))
	}
	d := uint32(0)
	if s0 >= 0 {
		d = uint32(min(b-s0, 6))
	}
	b0, b1, b2 := b, b+1, b+2
	s0l, s0r, b0l, s1r, s1l := kid(st.left1, s0), kid(st.right1, s0), kid(st.left1, b0), kid(st.right1, s1), kid(st.left1, s1)
	s0l2, s0r2, b0l2 := kid(st.left2, s0), kid(st.right2, s0), kid(st.left2, b0)
	f = f[:0]
	return append(f, hash(200, W(s0)), hash(201, T(s0)), hash(202, W(s0), T(s0)), hash(203, W(b0)), hash(204, T(b0)),
		hash(205, W(b0), T(b0)), hash(206, W(b1)), hash(207, T(b1)), hash(208, T(b2)), hash(209, W(s1)), hash(210, T(s1)),
		hash(211, T(s0), T(b0)), hash(212, W(s0), T(b0)), hash(213, T(s0), W(b0)), hash(214, W(s0), W(b0)), hash(215, T(s1), T(s0)),
		hash(216, T(s1), T(s0), T(b0)), hash(217, T(s0), T(b0), T(b1)), hash(218, T(b0), T(b1), T(b2)), hash(219, T(s2), T(s1), T(s0)),
		hash(220, T(s0), T(s0l), T(b0)), hash(221, T(s0), T(s0r), T(b0)), hash(222, T(s0), T(b0), T(b0l)), hash(223, T(s1), T(s1r), T(s0)),
		hash(224, T(s0), T(s0r), T(s0r2)), hash(225, T(s0), T(s0l), T(s0l2)), hash(226, T(b0), T(b0l), T(b0l2)),
		hash(227, d, T(s0), T(b0)), hash(228, d, W(s0)), hash(229, d, W(b0)), hash(230, cnt(st.nl, s0), T(s0)), hash(231, cnt(st.nr, s0), T(s0)),
		hash(232, cnt(st.nl, b0), T(b0)), hash(233, W(s1), T(s0)), hash(234, T(s1), W(s0)), hash(235, W(s0l)), hash(236, W(s0r)), hash(237, W(b0l)),
		hash(238, W(s0), W(s0r)), hash(239, W(s1), W(s0), T(b0)), hash(240, T(s1), T(s1l), T(s0)), hash(241, W(s1), T(b0)), hash(242, T(s1), T(s0), T(b0), T(b1)),
		hash(243, W(s0), T(b0), T(b1)), hash(244, cnt(st.nr, s0), W(s0), T(b0)), hash(245, d, T(s0), T(b0), T(s1)))
}

func (st *state) relFeats(i int, f []uint32) []uint32 {
	h := st.head[i]
	g := -1
	if h >= 0 {
		g = st.head[h]
	}
	T := func(i int) uint32 { return tagAt(st.tag, i) }
	W := func(i int) uint32 { return at(st.lower, i) }
	dir := uint32(0)
	d := h - i
	if d < 0 {
		dir, d = 1, -d
	}
	if h < 0 {
		dir, d = 2, 0
	}
	dist := dir*10 + uint32(min(d, 5))
	kid := func(v []int, i int) int {
		if i < 0 {
			return -1
		}
		return v[i]
	}
	l, r := st.left1[i], st.right1[i]
	ord := uint32(0) // how many siblings stand between i and its head, with their tags
	sib := -1
	if h >= 0 {
		step := 1
		if i > h {
			step = -1
		}
		for j := i + step; j != h; j += step {
			if st.head[j] == h {
				if sib < 0 {
					sib = j
				}
				ord++
			}
		}
	}
	first := -1 // the first child of i
	for j := 0; j < i; j++ {
		if st.head[j] == i {
			first = j
			break
		}
	}
	hl, hr := kid(st.left1, h), kid(st.right1, h)
	f = f[:0]
	return append(f, hash(300, W(i), dir), hash(301, T(i), dist), hash(302, W(h), dir), hash(303, T(h), dist), hash(304, T(i), T(h), dist),
		hash(305, W(i), T(h), dir), hash(306, T(i), W(h), dir), hash(307, W(i), W(h), dir), hash(308, T(i), T(h), T(g), dir), hash(309, T(i-1), T(i), T(i+1), dir),
		hash(310, T(h), T(i), T(l), dir), hash(311, T(h), T(i), T(r), dir), hash(312, W(l), T(i), T(h)), hash(313, W(r), T(i), T(h)), hash(314, W(l), W(h)),
		hash(315, T(sib), T(i), T(h), dir), hash(316, min(ord, 3), T(i), T(h), dir), hash(317, W(first), T(i), T(h), dir), hash(318, at(st.suf3, i), T(h), dir),
		hash(319, T(h), T(hl), T(i), dir), hash(320, T(h), T(hr), T(i), dir), hash(321, W(first), W(h), dir), hash(322, W(i-1), T(i), dir), hash(323, W(i+1), T(i), dir),
		hash(324, W(sib), T(i), W(h)), hash(325, T(g), W(i), dir), hash(326, W(first), W(i), dir), hash(327, T(first), T(i), W(h), dir))
}

func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		switch {
		case c >= 'A' && c <= 'Z':
			b[i] = c + 32
		case c >= '0' && c <= '9':
			b[i] = '0'
		}
	}
	return string(b)
}

func shape(s string) string {
	var b []byte
	for _, r := range s {
		c := byte('o')
		switch {
		case r >= 'A' && r <= 'Z':
			c = 'X'
		case r >= 'a' && r <= 'z':
			c = 'x'
		case r >= '0' && r <= '9':
			c = 'd'
		case r < 128:
			c = byte(r)
		}
		if len(b) < 2 || b[len(b)-1] != c || b[len(b)-2] != c {
			b = append(b, c)
		}
		if len(b) > 8 {
			break
		}
	}
	return string(b)
}

// A linear is the whole perceptron model.
type linear struct {
	tags  []tagPair
	tag   *perceptron
	arc   *perceptron
	rel   *perceptron
	name  *perceptron
	names []string // BIO labels
}

type tagPair struct {
	u dyad.UPOS
	x dyad.XPOS
}

const relations = int(dyad.Xcomp) + 1

func (m *linear) tagAll(st *state) {
	var f []uint32
	out := make([]float32, len(m.tags))
	for i := range st.n {
		f = st.tagFeats(i, f)
		m.tag.scores(f, out)
		st.tag[i] = argmax(out)
	}
}

func (m *linear) parseAll(st *state) {
	st.resetArcs()
	var f []uint32
	var stack []int
	var out [moves]float32
	for b := 0; b < st.n || len(stack) > 1; {
		f = st.arcFeats(stack, b, f)
		m.arc.scores(f, out[:])
		stack, b = st.move(bestMove(out[:], len(stack), b, st.n), stack, b)
	}
	rels := make([]float32, relations)
	for i := range st.n {
		if st.head[i] < 0 {
			st.rel[i] = int(dyad.Root)
			continue
		}
		f = st.relFeats(i, f)
		m.rel.scores(f, rels)
		rels[dyad.Root] = -1e9
		st.rel[i] = argmax(rels)
	}
}

func legal(move, stack, b, n int) bool {
	switch move {
	case shift:
		return b < n
	case leftArc:
		return stack > 0 && b < n
	}
	return stack > 1
}

func bestMove(out []float32, stack, b, n int) int {
	best := -1
	for m := range moves {
		if legal(m, stack, b, n) && (best < 0 || out[m] > out[best]) {
			best = m
		}
	}
	return best
}

func (st *state) move(m int, stack []int, b int) ([]int, int) {
	k := len(stack)
	switch m {
	case shift:
		return append(stack, b), b + 1
	case leftArc:
		st.attach(stack[k-1], b)
	case rightArc:
		st.attach(stack[k-1], stack[k-2])
	}
	return stack[:k-1], b
}

// oracle gives which moves lose no reachable gold arc (Goldberg and Nivre 2013).
// The gold root has head -1, which only the last word of the stack gets.
func oracle(gold []int, stack []int, b, n int) (ok [moves]bool) {
	k := len(stack)
	var cost [moves]int
	if b < n {
		for i, s := range stack {
			if gold[s] == b && i < k-1 || gold[b] == s && i < k-1 {
				cost[shift]++
			}
		}
		if gold[b] == -1 && k > 0 {
			cost[shift]++ // the root must be the last on the stack
		}
		if k > 0 && gold[stack[k-1]] == b {
			cost[shift]++
		}
	}
	if k > 0 {
		s0 := stack[k-1]
		s1 := -2
		if k > 1 {
			s1 = stack[k-2]
		}
		for j := b; j < n; j++ {
			if gold[j] == s0 {
				cost[leftArc]++
				cost[rightArc]++
			}
			if gold[s0] == j {
				cost[rightArc]++
				if j > b {
					cost[leftArc]++
				}
			}
		}
		if gold[s0] == s1 {
			cost[leftArc]++
		}
		if gold[s0] == -1 && k > 1 {
			cost[rightArc]++
		}
		if gold[s0] == -1 {
			cost[leftArc]++
		}
	}
	best := 1 << 30
	for m := range moves {
		if legal(m, k, b, n) {
			best = min(best, cost[m])
		}
	}
	for m := range moves {
		ok[m] = legal(m, k, b, n) && cost[m] == best
	}
	return ok
}
