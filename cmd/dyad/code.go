package main

import (
	"fmt"
	"io"

	"dyad"
)

type codeCmd struct {
	File      []string `arg:"" optional:"" help:"Pages, texts or JSONL files; - is standard input (default)."`
	JSON      bool     `help:"One JSON object per article and line (docs/code.schema.json)." xor:"form"`
	CSV       bool     `help:"One row per event." xor:"form"`
	Text      bool     `help:"Add the clean text to the JSON."`
	Published string   `help:"Day of publication of articles that have none (YYYY-MM-DD)." placeholder:"DATE"`
}

// Help is shown by "dyad help code".
func (codeCmd) Help() string {
	return `Examples:
  dyad code page.html
  dyad code --json stories.jsonl > coded.jsonl
  dyad code --published 2020-01-07 - < story.txt`
}

func (c *codeCmd) Run(r *run) error {
	published, err := dyad.ParseDay(c.Published)
	if err != nil {
		return usage("%w", err)
	}
	p, err := load()
	if err != nil {
		return err
	}
	if len(c.File) == 0 {
		c.File = []string{"-"}
	}
	return r.write(func(w io.Writer) error {
		write := tableOf(w)
		switch {
		case c.JSON:
			write = func(cd dyad.Coded) error { return writeJSON(w, cd, c.Text) }
		case c.CSV:
			write = csvOf(w)
		}
		var t tally
		if err := codeAll(r, p, c.File, published, func(res result) error {
			t.count(r.err, res)
			if res.err != nil {
				return nil
			}
			return write(res.Coded)
		}); err != nil {
			return err
		}
		return t.exit()
	})
}

// tally counts what went wrong, and says it as it comes.
type tally struct{ articles, unread, problems int }

func (t *tally) count(w io.Writer, res result) {
	if res.err != nil {
		t.unread++
		fmt.Fprintln(w, "dyad:", res.err)
		return
	}
	t.articles++
	for _, pr := range res.Article.Problems {
		if serious(pr) {
			t.problems++
		}
		where := pr.Where
		if where == "" {
			where = res.Article.Source
		}
		fmt.Fprintf(w, "dyad: %s: %s: %s\n", where, pr.Code, pr.Message)
	}
}

func (t *tally) exit() error {
	switch {
	case t.unread > 0:
		return exit{exitInput, nil}
	case t.problems > 0:
		return exit{exitProblems, nil}
	}
	return nil
}
