package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"dyad"
	"dyad/actors"
	"dyad/brief"
	"dyad/events"
	"dyad/store"
)

type eventsCmd struct {
	A        string   `arg:"" help:"A code (USA, IRQ, IRQLEG) or a name."`
	B        string   `arg:"" help:"The other actor."`
	Store    string   `help:"Folder of the store." placeholder:"DIR"`
	From     string   `help:"Earliest day." placeholder:"DATE"`
	To       string   `help:"Latest day." placeholder:"DATE"`
	Type     []string `help:"PLOVER types, separated by commas."`
	Modality []string `help:"actual, planned, conditional, hypothetical, negated, opinion."`
	Limit    int      `help:"At most so many, newest first." default:"0"`
	JSON     bool     `help:"One JSON object per event and line." xor:"form"`
	CSV      bool     `help:"One row per event." xor:"form"`
}

func (eventsCmd) Help() string {
	return `Examples:
  dyad events USA IRQ --from 2019-12-01
  dyad events Iran "United States" --type ASSAULT,THREATEN --json`
}

// parties turns two words of the user into actor codes.
func parties(lex *actors.Lexicon, words ...string) ([]string, error) {
	var out []string
	for _, w := range words {
		code, err := party(lex, w)
		if err != nil {
			return nil, err
		}
		out = append(out, code)
	}
	return out, nil
}

// sectors are the PLOVER sector codes that may follow a country's.
const sectors = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"

func party(lex *actors.Lexicon, w string) (string, error) {
	if code, ok := lex.Code(w); ok {
		return code, nil
	}
	if len(w) == 6 && strings.Contains(sectors, strings.ToUpper(w[3:])) { // a code with a sector
		if code, ok := lex.Code(w[:3]); ok && strings.EqualFold(code, w[:3]) {
			return strings.ToUpper(w), nil
		}
	}
	if near := lex.Nearest(w); near != "" {
		return "", usage("unknown actor %q; did you mean %q?", w, near)
	}
	return "", usage("unknown actor %q; give a country's name or its ISO code, such as IRQ", w)
}

func (c *eventsCmd) query(lex *actors.Lexicon) (store.Query, error) {
	q := store.Query{Limit: c.Limit}
	ab, err := parties(lex, c.A, c.B)
	if err != nil {
		return q, err
	}
	q.A, q.B = ab[0], ab[1]
	if q.From, err = dyad.ParseDay(c.From); err != nil {
		return q, usage("%w", err)
	}
	if q.To, err = dyad.ParseDay(c.To); err != nil {
		return q, usage("%w", err)
	}
	coder, err := events.Load(events.Embedded(), events.Options{})
	if err != nil {
		return q, err
	}
	for _, t := range c.Type {
		t = strings.ToUpper(t)
		if _, ok := coder.Scheme().Type(t); !ok {
			return q, usage("unknown type %q; the types are those of PLOVER: ACCUSE, AGREE, AID, ASSAULT, ... (events/scheme.txt)", t)
		}
		q.Types = append(q.Types, t)
	}
	for _, m := range c.Modality {
		switch dyad.Modality(m) {
		case dyad.Actual, dyad.Planned, dyad.Conditional, dyad.Hypothetical, dyad.Negated, dyad.Opinion:
			q.Modalities = append(q.Modalities, m)
		default:
			return q, usage("unknown modality %q; one of actual, planned, conditional, hypothetical, negated, opinion", m)
		}
	}
	return q, nil
}

func (c *eventsCmd) Run(r *run) error {
	lex, err := lexicon()
	if err != nil {
		return err
	}
	q, err := c.query(lex)
	if err != nil {
		return err
	}
	st, err := openStore(c.Store)
	if err != nil {
		return err
	}
	defer st.Close()
	ks, err := st.Events(r.ctx, q)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(r.out)
	defer out.Flush()
	return writeKept(out, ks, c.JSON, c.CSV)
}

func writeKept(w io.Writer, ks []dyad.Kept, asJSON, asCSV bool) error {
	cw, enc := csv.NewWriter(w), json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if asCSV {
		cw.Write(csvHead)
	}
	for _, k := range ks {
		switch {
		case asJSON:
			if err := enc.Encode(k); err != nil {
				return err
			}
		case asCSV:
			cw.Write(csvRow(k.Event, k.Evidence.Article, k.Evidence.Published, k.Evidence.Text))
		default:
			writeEvent(w, k.Event)
			fmt.Fprintf(w, "      %s\n      %s\n", dyad.Words(k.Evidence.Text), where(k.Evidence))
		}
	}
	if !asJSON && !asCSV {
		fmt.Fprintf(w, "%d events\n", len(ks))
	}
	cw.Flush()
	return cw.Error()
}

func where(e dyad.Evidence) string {
	parts := []string{e.Published.String(), e.Outlet, e.Title, e.URL}
	if e.URL == "" {
		parts[3] = e.Source
	}
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return "[" + strings.Join(out, "; ") + "]"
}

func lexicon() (*actors.Lexicon, error) {
	return actors.Load(actors.Embedded(), actors.Options{})
}

func openStore(dir string) (*store.Store, error) {
	dir, err := storeDir(dir)
	if err != nil {
		return nil, err
	}
	st, err := store.Open(dir, store.Options{MustExist: true})
	if errors.Is(err, store.ErrNotFound) {
		return nil, exit{exitInput, fmt.Errorf("open store: nothing in %s; fill it with: dyad add FILE", dir)}
	}
	return st, err
}

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
	w, done := r.out, func() error { return nil }
	if c.Output != "" {
		f, err := os.Create(c.Output)
		if err != nil {
			return fmt.Errorf("write brief: %w; choose another file with -o", err)
		}
		w, done = f, f.Close
	}
	write := map[string]func(io.Writer) error{"text": b.WriteText, "md": b.WriteMarkdown, "html": b.WriteHTML, "json": b.WriteJSON}
	return errors.Join(write[c.Format](w), done())
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
