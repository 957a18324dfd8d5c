package main

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"dyad"
	"dyad/actors"
	"dyad/brief"
	"dyad/store"
)

type briefCmd struct {
	A      string `arg:"" help:"A code (USA, IRQ) or a name."`
	B      string `arg:"" help:"The other actor."`
	Store  string `help:"Folder of the store." placeholder:"DIR"`
	AsOf   string `help:"Use nothing published after this day (default: the newest article)." placeholder:"DATE"`
	Format string `help:"text, md, html or json." enum:"text,md,html,json" default:"text"`
	Output string `short:"o" help:"Write to a file." placeholder:"FILE"`
}

func (briefCmd) Help() string {
	return `Examples:
  dyad brief USA IRQ --as-of 2020-01-07
  dyad brief Russia Ukraine --format html -o brief.html`
}

func (c *briefCmd) Run(r *run) error {
	lex, err := lexicon()
	if err != nil {
		return err
	}
	ab, err := parties(lex, c.A, c.B)
	if err != nil {
		return err
	}
	asOf, err := dyad.ParseDay(c.AsOf)
	if err != nil {
		return usage("%w", err)
	}
	st, err := openStore(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	b, err := makeBrief(r, st, lex, ab[0], ab[1], asOf)
	if err != nil {
		return err
	}
	write := map[string]func(io.Writer) error{"text": b.WriteText, "md": b.WriteMarkdown, "html": b.WriteHTML, "json": b.WriteJSON}[c.Format]
	if c.Output == "" {
		return r.write(write)
	}
	var page bytes.Buffer
	if err := write(&page); err != nil {
		return err
	}
	if err := os.WriteFile(c.Output, page.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write brief: %w; choose another file with -o", err)
	}
	return nil
}

func makeBrief(r *run, st *store.Store, lex *actors.Lexicon, a, b string, asOf dyad.Day) (*brief.Brief, error) {
	stats, err := st.Stats(r.ctx, asOf)
	if err != nil {
		return nil, err
	}
	if asOf == 0 {
		asOf = stats.Last
	}
	q := store.Query{A: a, B: b, AsOf: asOf}
	facts := brief.Facts{Store: brief.Holdings{Articles: stats.Articles, Sources: stats.Outlets, Events: stats.Events,
		First: stats.First, Last: stats.Last}}
	if facts.Events, err = st.Events(r.ctx, q); err != nil {
		return nil, err
	}
	if facts.Standings, err = st.Standings(r.ctx, q); err != nil {
		return nil, err
	}
	named := func(id string) brief.Party {
		if len(id) > 3 {
			return brief.Party{Code: id, Name: lex.Name(id[:3]) + " (" + id[3:] + ")"}
		}
		return brief.Party{Code: id, Name: lex.Name(id)}
	}
	if len(facts.Events)+len(facts.Standings) == 0 {
		ds, err := st.Dyads(r.ctx, "", 10)
		if err != nil {
			return nil, err
		}
		for _, d := range ds {
			facts.Store.Dyads = append(facts.Store.Dyads, brief.Pair{A: named(d.A), B: named(d.B), Events: d.Events})
		}
	}
	names := map[string]string{}
	name := func(code string) {
		if len(code) >= 3 {
			names[code[:3]] = lex.Name(code[:3])
		}
	}
	for _, k := range facts.Events {
		for _, ac := range append(k.Source[:len(k.Source):len(k.Source)], k.Target...) {
			name(ac.Code)
		}
	}
	for _, k := range facts.Standings {
		for _, ac := range append(k.Holder[:len(k.Holder):len(k.Holder)], k.Counterpart...) {
			name(ac.Code)
		}
	}
	out := brief.Make(brief.Question{A: named(a), B: named(b), AsOf: asOf, Names: names}, facts)
	return &out, nil
}
