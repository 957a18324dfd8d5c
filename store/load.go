package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"dyad"
)

// chunk is how many events are read at once: few enough to hold, enough to
// share the cost of the statements.
const chunk = 512

// A load reads a chunk of events or standings with their evidence. Sentences
// are cut out of the texts at the end, each text being read once and let go.
type load struct {
	ctx   context.Context
	db    *sql.DB
	keys  string
	at    map[int64]int              // key to place in the answer
	cites map[int64][]*dyad.Evidence // article to what is quoted from it
}

// A place is where a sentence lies.
type place struct {
	article  int64
	sentence int
	span     dyad.Span
}

type row interface{ Scan(...any) error }

func newLoad(ctx context.Context, db *sql.DB, keys []int64) *load {
	ld := &load{ctx: ctx, db: db, keys: keysOf(keys), at: make(map[int64]int, len(keys)), cites: map[int64][]*dyad.Evidence{}}
	for i, k := range keys {
		ld.at[k] = i
	}
	return ld
}

// each calls f for every row of a statement over the chunk's keys.
func (ld *load) each(statement string, f func(row) error) error {
	return each(ld.ctx, ld.db, f, statement, ld.keys)
}

func each(ctx context.Context, db *sql.DB, f func(row) error, statement string, args ...any) error {
	rows, err := db.QueryContext(ctx, statement, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// cite notes that ev is to be filled with the sentence in p.
func (ld *load) cite(ev *dyad.Evidence, p place) {
	ev.Sentence, ev.Span = p.sentence, p.span
	ld.cites[p.article] = append(ld.cites[p.article], ev)
}

// actors reads the actors of the chunk. f keeps one and returns the evidence
// of its event, which also quotes the actor's sentence when it is another.
func (ld *load) actors(statement string, f func(i, side int, ac dyad.Actor) *dyad.Evidence) error {
	return ld.each(statement, func(r row) error {
		var key int64
		var side int
		var ac dyad.Actor
		var in dyad.Span
		if err := r.Scan(&key, &side, &ac.Code, &ac.Sector, &ac.Text, &ac.Entity, &ac.Sentence,
			&ac.Span.From, &ac.Span.To, &ac.Why, &in.From, &in.To); err != nil {
			return err
		}
		ev := f(ld.at[key], side, ac)
		same := func(p dyad.Passage) bool { return p.Sentence == ac.Sentence }
		if ac.Sentence != ev.Sentence && !slices.ContainsFunc(ev.Also, same) {
			ev.Also = append(ev.Also, dyad.Passage{Sentence: ac.Sentence, Span: in})
		}
		return nil
	})
}

const cited = `
SELECT key, id, title, url, outlet, file, published, text FROM article
WHERE key IN (SELECT value FROM json_each(?))`

// quote fills in the evidence.
func (ld *load) quote() error {
	articles := make([]int64, 0, len(ld.cites))
	for key := range ld.cites {
		articles = append(articles, key)
	}
	return each(ld.ctx, ld.db, func(r row) error {
		var key int64
		var from dyad.Evidence
		var text string
		if err := r.Scan(&key, &from.Article, &from.Title, &from.URL, &from.Outlet, &from.Source, &from.Published,
			&text); err != nil {
			return err
		}
		for _, ev := range ld.cites[key] {
			// Cloned, so that a quoted sentence does not hold the whole text.
			from.Sentence, from.Span, from.Also = ev.Sentence, ev.Span, ev.Also
			from.Text = strings.Clone(from.Span.Of(text))
			for i := range from.Also {
				from.Also[i].Text = strings.Clone(from.Also[i].Span.Of(text))
			}
			*ev = from
		}
		return nil
	}, cited, keysOf(articles))
}

func unlist(s string) ([]string, error) {
	out := []string{}
	err := json.Unmarshal([]byte(s), &out)
	return out, err
}
