package main

import (
	"fmt"
	"io"
	"strings"

	"dyad"
	"dyad/parse"
)

type parseCmd struct {
	File   string `arg:"" optional:"" help:"A text or CoNLL-U file; - is standard input (default)."`
	Input  string `help:"text or conllu." enum:"text,conllu" default:"text"`
	Output string `help:"conllu, json or tree." enum:"conllu,json,tree" default:"tree"`
}

func (parseCmd) Help() string {
	return `Examples:
  echo "Iraq's parliament voted on Sunday." | dyad parse
  dyad parse --input conllu --output conllu gold.conllu   # fills columns 3 to 8 anew`
}

func (c *parseCmd) Run(r *run) error {
	text, err := slurp(r, c.File)
	if err != nil {
		return err
	}
	p, err := parse.Load(parse.Embedded(), parse.Options{})
	if err != nil {
		return err
	}
	var blocks []parse.Block
	var ss []dyad.Sentence
	if c.Input == "conllu" {
		if blocks, err = parse.ReadCoNLLU(strings.NewReader(text)); err != nil {
			return exit{exitProblems, fmt.Errorf("read CoNLL-U: %w; mend that line and run again", err)}
		}
		for i := range blocks {
			p.Annotate(&blocks[i])
		}
		text, ss = parse.RawText(blocks)
	} else {
		ss = p.Parse(text)
		for i := range ss {
			blocks = append(blocks, parse.NewBlock(text, &ss[i]))
		}
	}
	return r.write(func(w io.Writer) error {
		switch c.Output {
		case "conllu":
			return parse.WriteCoNLLU(w, blocks)
		case "json":
			return writeTokens(w, text, ss)
		}
		for i := range ss {
			if err := parse.WriteTree(w, text, &ss[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

type token struct {
	Form  string    `json:"form"`
	Lemma string    `json:"lemma"`
	UPOS  string    `json:"upos"`
	XPOS  string    `json:"xpos"`
	Feats string    `json:"feats"`
	Head  int       `json:"head"` // 1 is the first token, 0 the root
	Rel   string    `json:"deprel"`
	Span  dyad.Span `json:"span"`
}

// writeTokens writes one object per sentence and line.
func writeTokens(w io.Writer, text string, ss []dyad.Sentence) error {
	for i := range ss {
		s := &ss[i]
		o := struct {
			N      int         `json:"n"`
			Span   dyad.Span   `json:"span"`
			Tokens []token     `json:"tokens"`
			Names  []dyad.Name `json:"names"`
		}{s.N, s.Span, []token{}, s.Names}
		for k, t := range s.Tokens {
			o.Tokens = append(o.Tokens, token{s.Form(text, k), t.Lemma, t.UPOS.String(), t.XPOS.String(), t.Feats, t.Head + 1,
				t.Rel.String(), t.Span})
		}
		if err := encode(w, o); err != nil {
			return err
		}
	}
	return nil
}
