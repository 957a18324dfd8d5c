package parse

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"dyad"
)

// The columns of a CoNLL-U row.
const (
	colID = iota
	colForm
	colLemma
	colUPOS
	colXPOS
	colFeats
	colHead
	colRel
	colDeps
	colMisc
	columns
)

// A Row is one line of a CoNLL-U sentence: a word, a range of words written
// as one ("1-2"), or an empty node ("1.1").
type Row [columns]string

// IsWord reports whether the row is a syntactic word.
func (r *Row) IsWord() bool { return !strings.ContainsAny(r[colID], "-.") }

// A Block is one sentence of a CoNLL-U file, kept whole.
type Block struct {
	Comments []string // with their "#"
	Rows     []Row
}

// maxLine bounds a line of a CoNLL-U file, maxRows a sentence.
const (
	maxLine = 1 << 20
	maxRows = 1 << 16
)

// ReadCoNLLU reads a CoNLL-U file. Errors name the line.
func ReadCoNLLU(r io.Reader) ([]Block, error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 64<<10), maxLine)
	var out []Block
	var b Block
	flush := func() error {
		if len(b.Rows) > 0 {
			if err := b.check(); err != nil {
				return err
			}
			out = append(out, b)
		}
		b = Block{}
		return nil
	}
	n := 0
	for sc.Scan() {
		n++
		line := strings.TrimSuffix(sc.Text(), "\r")
		switch {
		case strings.TrimSpace(line) == "":
			if err := flush(); err != nil {
				return nil, fmt.Errorf("read conllu, sentence before line %d: %w", n, err)
			}
		case line[0] == '#' && len(b.Rows) == 0:
			b.Comments = append(b.Comments, line)
		default:
			f := strings.Split(line, "\t")
			if len(f) != columns {
				return nil, fmt.Errorf("read conllu, line %d: %d columns, want %d", n, len(f), columns)
			}
			if len(b.Rows) == maxRows {
				return nil, fmt.Errorf("read conllu, line %d: sentence longer than %d rows", n, maxRows)
			}
			b.Rows = append(b.Rows, Row(f))
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("read conllu, line %d: %w", n+1, err)
	}
	if err := flush(); err != nil {
		return nil, fmt.Errorf("read conllu, last sentence: %w", err)
	}
	return out, nil
}

// check reports words that are not numbered 1, 2, 3.
func (b *Block) check() error {
	n := 0
	for i := range b.Rows {
		r := &b.Rows[i]
		if r[colForm] == "" {
			return fmt.Errorf("row %s has no form", r[colID])
		}
		if !r.IsWord() {
			continue
		}
		n++
		if r[colID] != strconv.Itoa(n) {
			return fmt.Errorf("word %d is numbered %q", n, r[colID])
		}
	}
	if n == 0 {
		return fmt.Errorf("sentence has no words")
	}
	return nil
}

// Forms gives the words of the sentence.
func (b *Block) Forms() []string {
	var out []string
	for i := range b.Rows {
		if b.Rows[i].IsWord() {
			out = append(out, b.Rows[i][colForm])
		}
	}
	return out
}

// Fill writes the analysis of s, which has the block's words, into columns 3
// to 8. The rows of ranges and empty nodes keep theirs.
func (b *Block) Fill(s *dyad.Sentence) {
	i := 0
	for j := range b.Rows {
		r := &b.Rows[j]
		if !r.IsWord() || i >= len(s.Tokens) {
			continue
		}
		r.fill(&s.Tokens[i])
		i++
	}
}

func (r *Row) fill(tok *dyad.Token) {
	r[colLemma] = orBlank(tok.Lemma)
	r[colUPOS] = tok.UPOS.String()
	r[colXPOS] = tok.XPOS.String()
	r[colFeats] = orBlank(tok.Feats)
	r[colHead] = strconv.Itoa(tok.Head + 1)
	r[colRel] = tok.Rel.String()
}

func orBlank(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

// NewBlock gives the CoNLL-U sentence of s, a sentence of text. Words that
// stand without a blank between them are marked so; names stand in MISC.
func NewBlock(text string, s *dyad.Sentence) Block {
	b := Block{Comments: []string{
		"# sent_id = " + strconv.Itoa(s.N+1),
		"# text = " + dyad.Words(s.Span.Of(text)),
	}}
	kind := make([]string, len(s.Tokens))
	for _, nm := range s.Names {
		for i := nm.From; i < nm.To; i++ {
			kind[i] = "Name=I-" + nm.Kind
		}
		kind[nm.From] = "Name=B-" + nm.Kind
	}
	for i := range s.Tokens {
		tok := &s.Tokens[i]
		r := Row{colID: strconv.Itoa(i + 1), colForm: tok.Span.Of(text), colDeps: "_"}
		r.fill(tok)
		misc := kind[i]
		if i+1 < len(s.Tokens) && s.Tokens[i+1].Span.From == tok.Span.To {
			misc = strings.TrimPrefix(misc+"|SpaceAfter=No", "|")
		}
		r[colMisc] = orBlank(misc)
		b.Rows = append(b.Rows, r)
	}
	return b
}

// WriteCoNLLU writes blocks as a CoNLL-U file.
func WriteCoNLLU(w io.Writer, blocks []Block) error {
	var buf bytes.Buffer
	for i := range blocks {
		buf.Reset()
		for _, c := range blocks[i].Comments {
			buf.WriteString(c)
			buf.WriteByte('\n')
		}
		for j := range blocks[i].Rows {
			buf.WriteString(strings.Join(blocks[i].Rows[j][:], "\t"))
			buf.WriteByte('\n')
		}
		buf.WriteByte('\n')
		if _, err := w.Write(buf.Bytes()); err != nil {
			return fmt.Errorf("write conllu: %w", err)
		}
	}
	return nil
}

// Sentence gives the analysis that the block itself holds, as tokens of its
// words joined by blanks. Unknown tags and relations become X, XX and dep.
func (b *Block) Sentence() dyad.Sentence {
	var s dyad.Sentence
	at := 0
	for i := range b.Rows {
		r := &b.Rows[i]
		if !r.IsWord() {
			continue
		}
		tok := dyad.Token{Span: dyad.Span{From: at, To: at + len(r[colForm])}, Lemma: r[colLemma]}
		at = tok.Span.To + 1
		tok.UPOS, _ = dyad.ParseUPOS(r[colUPOS])
		tok.XPOS, _ = dyad.ParseXPOS(r[colXPOS])
		tok.Rel, _ = dyad.ParseRel(r[colRel])
		if r[colFeats] != "_" {
			tok.Feats = r[colFeats]
		}
		h, err := strconv.Atoi(r[colHead])
		if err != nil || h < 0 {
			h = 0
		}
		tok.Head = h - 1
		s.Tokens = append(s.Tokens, tok)
	}
	s.Span.To = max(0, at-1)
	return s
}
