package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"dyad"
	"dyad/dates"
	"dyad/parse"
)

type actorCmd struct {
	Phrase string `arg:"" help:"A phrase, or - for lines PHRASE<TAB>DATE from standard input."`
	On     string `help:"The day on which it is meant." placeholder:"DATE"`
	JSON   bool   `help:"JSON, one object a line."`
}

func (actorCmd) Help() string {
	return `Examples:
  dyad actor "Iraqi prime minister" --on 2019-03-01
  printf 'Taliban\t2005-01-01\n' | dyad actor - --json`
}

type resolved struct {
	Phrase string `json:"phrase"`
	Date   string `json:"date"`
	Code   string `json:"code"`
	Sector string `json:"sector"`
	Entity string `json:"entity"`
	Why    string `json:"why"`
}

func (c *actorCmd) Run(r *run) error {
	on, err := dyad.ParseDay(c.On)
	if err != nil {
		return usage("%w", err)
	}
	lex, err := lexicon()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(r.out)
	defer out.Flush()
	say := func(phrase string, on dyad.Day) error {
		ac := lex.Resolve(phrase, on)
		if c.JSON {
			return encode(out, resolved{phrase, on.String(), ac.Code, ac.Sector, ac.Entity, ac.Why})
		}
		_, err := fmt.Fprintf(out, "%-8s %-4s %s  (%s)\n", ac.Code, ac.Sector, ac.Entity, ac.Why)
		return err
	}
	if c.Phrase != "-" {
		return say(c.Phrase, on)
	}
	lines := bufio.NewScanner(r.in)
	lines.Buffer(nil, 1<<20)
	bad := 0
	for lines.Scan() {
		phrase, date, _ := strings.Cut(lines.Text(), "\t")
		day, err := dyad.ParseDay(strings.TrimSpace(date))
		if err != nil {
			bad++
			fmt.Fprintln(r.err, "dyad:", err)
		}
		if day == 0 {
			day = on
		}
		if err := say(phrase, day); err != nil {
			return err
		}
	}
	if bad > 0 {
		return exit{exitProblems, nil}
	}
	return lines.Err()
}

func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// slurp reads a text that must be held whole, up to a limit.
func slurp(r *run, name string) (string, error) {
	in := r.in
	if name != "-" && name != "" {
		f, err := os.Open(name)
		if err != nil {
			return "", fmt.Errorf("open input: %w; check the path", err)
		}
		defer f.Close()
		in = f
	}
	const most = 64 << 20
	b, err := io.ReadAll(io.LimitReader(in, most+1))
	if err == nil && len(b) > most {
		err = fmt.Errorf("input is over %d MB; split it", most>>20)
	}
	return string(b), err
}

type datesCmd struct {
	File      string `arg:"" optional:"" help:"A text; - is standard input (default)."`
	Published string `help:"The day the text was published, for words such as 'yesterday'." placeholder:"DATE"`
	JSON      bool   `help:"One JSON list."`
}

func (datesCmd) Help() string {
	return `Example:
  echo "They met last Friday." | dyad dates --published 2020-01-07 --json`
}

type timex struct {
	Text      string         `json:"text"`
	Span      dyad.Span      `json:"span"`
	Type      string         `json:"type"`
	Value     string         `json:"value"`
	Precision dyad.Precision `json:"precision"`
}

func (c *datesCmd) Run(r *run) error {
	day, err := dyad.ParseDay(c.Published)
	if err != nil {
		return usage("%w", err)
	}
	text, err := slurp(r, c.File)
	if err != nil {
		return err
	}
	f, err := dates.Load(dates.Embedded(), dates.Options{})
	if err != nil {
		return err
	}
	list := []timex{}
	for _, d := range f.Scan(text, day) {
		list = append(list, timex{d.Text, d.Span, d.Type, d.Value, d.Precision})
	}
	if c.JSON {
		return encode(r.out, list)
	}
	for _, t := range list {
		fmt.Fprintf(r.out, "%-8s %-14s %-9s %s\n", t.Type, t.Value, t.Precision, dyad.Words(t.Text))
	}
	return nil
}

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
			return exit{exitProblems, err}
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
	out := bufio.NewWriter(r.out)
	defer out.Flush()
	switch c.Output {
	case "conllu":
		return parse.WriteCoNLLU(out, blocks)
	case "json":
		return writeTokens(out, text, ss)
	}
	for i := range ss {
		if err := parse.WriteTree(out, text, &ss[i]); err != nil {
			return err
		}
	}
	return nil
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

type trainCmd struct {
	Parse trainParseCmd `cmd:"" help:"Train the English model from UD treebanks."`
}

type trainParseCmd struct {
	Data    string `required:"" help:"Folder with the *-train.conllu files." placeholder:"DIR"`
	Vectors string `help:"The word vectors as parse/vectors.sh fetches them." placeholder:"FILE"`
	Output  string `short:"o" required:"" help:"The model file to write." placeholder:"FILE"`
}

func (c *trainParseCmd) Run(r *run) error {
	b, err := parse.Train(r.ctx, c.Data, parse.TrainOptions{Vectors: c.Vectors, Log: func(format string, args ...any) {
		fmt.Fprintf(r.err, format+"\n", args...)
	}})
	if err != nil {
		return err
	}
	return os.WriteFile(c.Output, b, 0o644)
}

type versionCmd struct{}

func (versionCmd) Run(r *run) error {
	p, err := load()
	if err != nil {
		return err
	}
	entries, names := p.Actors.Len()
	fmt.Fprintf(r.out, "dyad %s\nmodel    %s\nlexicon  %d actors, %d names\nscheme   PLOVER 2.0 draft of 2024-02-04, %d types\npatterns %d\n",
		version, p.Parser.Version(), entries, names, len(p.Events.Scheme().Types), p.Events.Patterns())
	return nil
}

type helpCmd struct {
	Command []string `arg:"" optional:"" help:"The command to explain."`
}

func (c *helpCmd) Run(r *run) error {
	if code := runCLI(*r, append(c.Command, "--help")); code != 0 {
		return exit{code, fmt.Errorf("no command %q; see dyad --help", strings.Join(c.Command, " "))}
	}
	return nil
}
