package parse

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"dyad"
)

// maxTreeWords bounds the sentences that are drawn; longer ones would be
// wider than any terminal.
const maxTreeWords = 500

// WriteTree draws the tree of a sentence of text for a person to read: one
// line a word, in the order of the text, indented below its head.
//
//	    ┌─ The            det         the
//	 ┌─ parliament        nsubj       parliament   ORG
//	approved              root        approve
//	 └─ law               obj         law
func WriteTree(w io.Writer, text string, s *dyad.Sentence) error {
	kind := make([]string, len(s.Tokens))
	for _, nm := range s.Names {
		for i := nm.From; i < nm.To; i++ {
			kind[i] = nm.Kind
		}
	}
	stems := stems(s)
	wide := 0
	for i, st := range stems {
		wide = max(wide, utf8.RuneCountInString(st)+utf8.RuneCountInString(s.Form(text, i)))
	}
	for i := range s.Tokens {
		tok := &s.Tokens[i]
		left := stems[i] + s.Form(text, i)
		pad := strings.Repeat(" ", max(0, wide-utf8.RuneCountInString(left)))
		line := fmt.Sprintf("%s%s  %-12s %-5s %-4s  %-14s %s", left, pad, tok.Rel, tok.UPOS, tok.XPOS, tok.Lemma, kind[i])
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " ")); err != nil {
			return fmt.Errorf("write tree: %w", err)
		}
	}
	_, err := fmt.Fprintln(w)
	return err
}

// stems draws, for each word, the lines that lead to it from its head.
func stems(s *dyad.Sentence) []string {
	n := len(s.Tokens)
	out := make([]string, n)
	if n > maxTreeWords {
		return out
	}
	depth := make([]int, n)
	for i := range s.Tokens {
		for h := s.Tokens[i].Head; h >= 0 && depth[i] < n; h = s.Tokens[h].Head {
			depth[i]++
		}
	}
	grid := make([][]rune, n)
	for i := range grid {
		grid[i] = []rune(strings.Repeat(" ", 3*depth[i]))
	}
	for i := range s.Tokens {
		h := s.Tokens[i].Head
		if h < 0 {
			continue
		}
		col := 3 * depth[h]
		corner, step := '┌', 1
		if i > h {
			corner, step = '└', -1
		}
		mark(grid[i], col, corner)
		mark(grid[i], col+1, '─')
		for j := i + step; j != h; j += step {
			mark(grid[j], col, '│')
		}
	}
	for i := range grid {
		out[i] = string(grid[i])
	}
	return out
}

// mark draws one mark; where two lines meet they become a branch.
func mark(row []rune, col int, r rune) {
	if col >= len(row) {
		return
	}
	switch {
	case row[col] == ' ':
		row[col] = r
	case row[col] != r && row[col] != '─':
		row[col] = '├'
	}
}
