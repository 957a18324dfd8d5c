package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

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
  pbpaste | dyad code --published 2020-01-07 -`
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
	out := bufio.NewWriter(r.out)
	defer out.Flush()
	write := tableOf(out)
	switch {
	case c.JSON:
		write = func(cd dyad.Coded) error { return writeJSON(out, cd, c.Text) }
	case c.CSV:
		write = csvOf(out)
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

// coded is the JSON of an article: docs/code.schema.json.
type coded struct {
	ID        string          `json:"id"`
	Published string          `json:"published"`
	Title     string          `json:"title"`
	Truncated bool            `json:"truncated"`
	Text      *string         `json:"text,omitempty"`
	Sentences []sentence      `json:"sentences"`
	Events    []dyad.Event    `json:"events"`
	Standings []dyad.Standing `json:"standings"`
	Problems  []dyad.Problem  `json:"problems"`
}

type sentence struct {
	N    int       `json:"n"`
	Span dyad.Span `json:"span"`
}

func writeJSON(w io.Writer, cd dyad.Coded, text bool) error {
	o := coded{ID: cd.Article.ID, Published: cd.Article.Published.String(), Title: cd.Article.Title,
		Truncated: cd.Article.Truncated, Sentences: []sentence{}, Events: cd.Events, Standings: cd.Standings,
		Problems: cd.Article.Problems}
	for _, s := range cd.Sentences {
		o.Sentences = append(o.Sentences, sentence{s.N, s.Span})
	}
	if text {
		o.Text = &cd.Article.Text
	}
	if o.Events == nil {
		o.Events = []dyad.Event{}
	}
	for i := range o.Events {
		o.Events[i].Target = filled(o.Events[i].Target)
	}
	if o.Standings == nil {
		o.Standings = []dyad.Standing{}
	}
	for i := range o.Standings {
		o.Standings[i].Counterpart = filled(o.Standings[i].Counterpart)
	}
	if o.Problems == nil {
		o.Problems = []dyad.Problem{}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(o)
}

func filled(as []dyad.Actor) []dyad.Actor {
	if as == nil {
		return []dyad.Actor{}
	}
	return as
}

func side(as []dyad.Actor) string {
	var ids []string
	for _, ac := range as {
		ids = append(ids, strings.TrimSpace(ac.Code+" "+ac.Sector))
	}
	return strings.Join(ids, ", ")
}

func tableOf(w io.Writer) func(dyad.Coded) error {
	return func(cd dyad.Coded) error {
		title := cd.Article.Title
		if title == "" {
			title = cd.Article.Source
		}
		fmt.Fprintf(w, "%s  %s\n", cd.Article.Published, title)
		if len(cd.Events)+len(cd.Standings) == 0 {
			fmt.Fprintln(w, "  no events")
		}
		for _, ev := range cd.Events {
			writeEvent(w, ev)
			fmt.Fprintf(w, "      %s\n", dyad.Words(cd.Sentences[ev.Sentence].Span.Of(cd.Article.Text)))
		}
		for _, st := range cd.Standings {
			n := ""
			if st.Number > 0 {
				n = " " + strconv.Itoa(st.Number)
			}
			fmt.Fprintf(w, "  standing: %s%s  %s / %s\n      %s\n", st.Kind, n, side(st.Holder), side(st.Counterpart), st.Text)
		}
		_, err := fmt.Fprintln(w)
		return err
	}
}

// writeEvent writes an event as one line of a table.
func writeEvent(w io.Writer, ev dyad.Event) {
	when := ev.Date
	if ev.Precision == dyad.PrecisionPublished {
		when += "*"
	}
	what := ev.Type
	if len(ev.Modes) > 0 {
		what += " " + strings.Join(ev.Modes, ",")
	}
	to := ""
	if len(ev.Target) > 0 {
		to = " > " + side(ev.Target)
	}
	fmt.Fprintf(w, "  %-11s %-24s %s%s", when, what, side(ev.Source), to)
	if ev.Modality != dyad.Actual {
		fmt.Fprintf(w, "  [%s]", ev.Modality)
	}
	if ev.Condition != "" {
		fmt.Fprintf(w, "  {%s}", ev.Condition)
	}
	if ev.SaidBy != "" {
		fmt.Fprintf(w, "  (said by %s)", ev.SaidBy)
	}
	fmt.Fprintf(w, "  %.2f\n", ev.Confidence)
}

var csvHead = []string{"id", "article", "published", "date", "precision", "event", "modes", "cameo", "quad", "score", "source",
	"target", "modality", "past", "condition", "said_by", "place", "confidence", "sentence", "text", "why"}

func csvRow(ev dyad.Event, article string, published dyad.Day, text string) []string {
	return []string{ev.ID, article, published.String(), ev.Date, string(ev.Precision), ev.Type, strings.Join(ev.Modes, ";"), ev.CAMEO,
		strconv.Itoa(ev.Quad), fmt.Sprint(ev.Score), side(ev.Source), side(ev.Target), string(ev.Modality),
		strconv.FormatBool(ev.Past), ev.Condition, ev.SaidBy, ev.Place, fmt.Sprint(ev.Confidence), strconv.Itoa(ev.Sentence),
		dyad.Words(text), ev.Why}
}

func csvOf(w io.Writer) func(dyad.Coded) error {
	cw := csv.NewWriter(w)
	head := true
	return func(cd dyad.Coded) error {
		if head {
			head = false
			if err := cw.Write(csvHead); err != nil {
				return err
			}
		}
		for _, ev := range cd.Events {
			cw.Write(csvRow(ev, cd.Article.ID, cd.Article.Published, cd.Sentences[ev.Sentence].Span.Of(cd.Article.Text)))
		}
		cw.Flush()
		return cw.Error()
	}
}
