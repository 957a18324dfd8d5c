package dates

// A quantity is a number said in words or digits; vague ones ("several") have
// no value, halves count double.
type quantity struct {
	halves int // twice the number
	vague  bool
}

func whole(n int) quantity { return quantity{halves: 2 * n} }

// numbers are the classes and words of words.txt that numberAt speaks of.
type numbers struct {
	a, an, couple, few, half, and, of, one int32
	hyphen, slash, good                    int32
}

func (lx *lexicon) numberWords() numbers {
	var n numbers
	for _, w := range []struct {
		to   *int32
		word string
	}{{&n.a, "a"}, {&n.an, "an"}, {&n.couple, "couple"}, {&n.few, "few"}, {&n.half, "half"}, {&n.and, "and"},
		{&n.of, "of"}, {&n.one, "one"}, {&n.hyphen, "-"}, {&n.slash, "/"}, {&n.good, "good"}} {
		*w.to = lx.intern(w.word)
	}
	return n
}

// numberAt reads the number that begins at token i and the tokens it takes, 0
// for none: "5", "twenty-five", "two hundred", "5 1/2", "two and a half",
// "a couple of", "half a", "several", "a dozen".
func (lx *lexicon) numberAt(toks []tok, i int) (quantity, int) {
	w := &lx.num
	word := func(k int) int32 {
		if k < len(toks) && toks[k].sent == toks[i].sent {
			return toks[k].word
		}
		return -1
	}
	switch {
	case word(i) == w.a && word(i+1) == w.couple:
		if word(i+2) == w.of {
			return whole(2), 3
		}
		return whole(2), 2
	case word(i) == w.couple && word(i+1) == w.of:
		return whole(2), 2
	case word(i) == w.a && word(i+1) == w.few:
		return quantity{vague: true}, 2
	case word(i) == w.half && word(i+1) == w.a:
		if q, n := lx.numberAt(toks, i+2); n > 0 { // half a dozen
			return quantity{halves: q.halves / 2}, n + 2
		}
		return quantity{halves: 1}, 2
	case word(i) == w.half && word(i+1) == w.an:
		return quantity{halves: 1}, 2
	case word(i) == w.a && word(i+1) == w.half:
		return quantity{halves: 1}, 2
	}
	start := i
	if word(i) == w.a { // a dozen, a hundred
		i++
		if i >= len(toks) || lx.val(&toks[i], classScale) < 0 {
			return quantity{}, 0
		}
	}
	if i < len(toks) && toks[i].classes&bit(classVague) != 0 {
		n := 1
		if word(i+1) == w.of {
			n = 2
		}
		return quantity{vague: true}, n
	}
	val, n := lx.integerAt(toks, i)
	if n == 0 {
		return quantity{}, 0
	}
	i += n
	q := whole(val)
	q.halves += lx.halfAt(toks, &i)
	return q, i - start
}

// integerAt reads digits or number words.
func (lx *lexicon) integerAt(toks []tok, i int) (val, n int) {
	if t := &toks[i]; t.kind == kindNumber {
		if t.num >= 0 && t.classes&bit(classInt) != 0 {
			return int(t.num), 1
		}
		return 0, 0
	}
	start := i
	for i < len(toks) && i-start < 8 {
		t := &toks[i]
		if v := lx.val(t, classTens); v >= 0 {
			val += v
			i++
			if i+1 < len(toks) && toks[i].word == lx.num.hyphen && lx.val(&toks[i+1], classSmall) > 0 {
				i++
			}
			continue
		}
		if v := lx.val(t, classSmall); v >= 0 {
			val += v
			i++
			continue
		}
		if v := lx.val(t, classScale); v >= 0 && val < 1e5 {
			val = max(val, 1) * v
			i++
			continue
		}
		break
	}
	return val, i - start
}

// halfAt reads " 1/2", "-1/2" and "and a half" at *i and moves past it.
func (lx *lexicon) halfAt(toks []tok, i *int) int {
	k := *i
	hyphen := k < len(toks) && toks[k].word == lx.num.hyphen
	if hyphen {
		k++
	}
	is := func(j int, w int32) bool { return j < len(toks) && toks[j].word == w }
	if k+2 < len(toks) && toks[k].num == 1 && is(k+1, lx.num.slash) && toks[k+2].num == 2 {
		*i = k + 3
		return 1
	}
	if is(k, lx.num.and) {
		k++
		if is(k, lx.num.hyphen) {
			k++
		}
		if is(k, lx.num.a) {
			k++
			if is(k, lx.num.hyphen) {
				k++
			}
			if is(k, lx.num.half) {
				*i = k + 1
				return 1
			}
		}
	}
	return 0
}

// val gives the number that a word stands for in a class, or -1.
func (lx *lexicon) val(t *tok, class int) int {
	if t.classes&bit(class) == 0 {
		return -1
	}
	if v, ok := lx.value(t.word, class); ok {
		return v.n
	}
	return -1
}
