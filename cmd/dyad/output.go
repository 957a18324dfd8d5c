package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"dyad"
)

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
	o.Events, o.Standings, o.Problems = filled(o.Events), filled(o.Standings), filled(o.Problems)
	for i := range o.Events {
		ev := &o.Events[i]
		ev.Modes, ev.Contexts = filled(ev.Modes), filled(ev.Contexts)
		ev.Source, ev.Target = filled(ev.Source), filled(ev.Target)
	}
	for i := range o.Standings {
		sg := &o.Standings[i]
		sg.Holder, sg.Counterpart = filled(sg.Holder), filled(sg.Counterpart)
	}
	return encode(w, o)
}

// filled keeps null out of the JSON.
func filled[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
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
		for _, ev := range cd.Events { // cw keeps its first error
			cw.Write(csvRow(ev, cd.Article.ID, cd.Article.Published, cd.Sentences[ev.Sentence].Span.Of(cd.Article.Text)))
		}
		cw.Flush()
		return cw.Error()
	}
}

func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
