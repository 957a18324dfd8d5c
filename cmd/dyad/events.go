package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"dyad"
	"dyad/actors"
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
	Limit    int      `help:"At most so many, newest first; 0 is all." default:"0"`
	JSON     bool     `help:"One JSON object per event and line." xor:"form"`
	CSV      bool     `help:"One row per event." xor:"form"`
}

func (eventsCmd) Help() string {
	return `Examples:
  dyad events USA IRQ --from 2019-12-01
  dyad events Iran "United States" --type ASSAULT,THREATEN --json`
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
	var types []string
	for _, t := range coder.Scheme().Types {
		types = append(types, t.Name)
	}
	for _, t := range c.Type {
		t = strings.ToUpper(t)
		if !slices.Contains(types, t) {
			return q, usage("unknown type %q; one of %s", t, strings.Join(types, ", "))
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
	return r.write(func(w io.Writer) error { return c.list(w, st.EachEvent(r.ctx, q)) })
}

func (c *eventsCmd) list(w io.Writer, ks iter.Seq2[dyad.Kept, error]) error {
	cw := csv.NewWriter(w)
	if c.CSV {
		cw.Write(csvHead)
	}
	n := 0
	for k, err := range ks {
		if err != nil {
			return err
		}
		n++
		switch {
		case c.JSON:
			if err := encode(w, k); err != nil {
				return err
			}
		case c.CSV:
			cw.Write(csvRow(k.Event, k.Evidence.Article, k.Evidence.Published, k.Evidence.Text))
		default:
			writeEvent(w, k.Event)
			fmt.Fprintf(w, "      %s\n      %s\n", dyad.Words(k.Evidence.Text), where(k.Evidence))
		}
	}
	if !c.JSON && !c.CSV {
		fmt.Fprintf(w, "%d events\n", n)
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
