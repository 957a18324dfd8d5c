package main

import (
	"fmt"
	"io"

	"dyad"
	"dyad/dates"
)

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
	return r.write(func(w io.Writer) error {
		if c.JSON {
			return encode(w, list)
		}
		for _, t := range list {
			fmt.Fprintf(w, "%-8s %-14s %-9s %s\n", t.Type, t.Value, t.Precision, dyad.Words(t.Text))
		}
		return nil
	})
}
