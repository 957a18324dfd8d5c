package store

import (
	"context"
	"database/sql"
	"fmt"

	"dyad"
)

// Stats are the contents of a store in figures.
type Stats struct {
	Articles  int `json:"articles"`
	Sentences int `json:"sentences"`
	Events    int `json:"events"`
	Standings int `json:"standings"`
	Problems  int `json:"problems"`
	// Outlets is the number of publishers named; Unnamed that of articles
	// that name none, Undated that of articles of unknown day.
	Outlets int `json:"outlets"`
	Unnamed int `json:"unnamed"`
	Undated int `json:"undated"`
	// First and Last are the days of the oldest and newest article.
	First dyad.Day `json:"first"`
	Last  dyad.Day `json:"last"`
	// Coders are the versions of the program that coded the articles, in the
	// order in which they came.
	Coders []string `json:"coders"`
}

const stats = `
WITH r AS MATERIALIZED (SELECT key, outlet, published FROM article
  WHERE :asof IS NULL OR published BETWEEN 1 AND :asof)
SELECT count(*), count(DISTINCT nullif(outlet, '')), coalesce(sum(outlet = ''), 0), coalesce(sum(published = 0), 0),
  coalesce(min(nullif(published, 0)), 0), coalesce(max(published), 0),
  (SELECT count(*) FROM sentence WHERE :asof IS NULL OR article IN (SELECT key FROM r)),
  (SELECT count(*) FROM event WHERE :asof IS NULL OR article IN (SELECT key FROM r)),
  (SELECT count(*) FROM standing WHERE :asof IS NULL OR article IN (SELECT key FROM r)),
  (SELECT count(*) FROM problem WHERE :asof IS NULL OR article IN (SELECT key FROM r))
FROM r`

// Stats counts what is in the store, or, with a day, what was published until
// then; Coders are always all.
func (st *Store) Stats(ctx context.Context, asOf dyad.Day) (Stats, error) {
	s := Stats{Coders: []string{}}
	err := st.read.QueryRowContext(ctx, stats, sql.Named("asof", orNull(asOf, asOf > 0))).
		Scan(&s.Articles, &s.Outlets, &s.Unnamed, &s.Undated, &s.First, &s.Last, &s.Sentences, &s.Events,
			&s.Standings, &s.Problems)
	if err == nil {
		err = each(ctx, st.read, func(r row) error {
			var v string
			err := r.Scan(&v)
			s.Coders = append(s.Coders, v)
			return err
		}, `SELECT version FROM coder ORDER BY key`)
	}
	if err != nil {
		return Stats{}, fmt.Errorf("count: %w", explain(err))
	}
	return s, nil
}

// A Dyad is a pair of countries (or other actors without one) that events join.
type Dyad struct {
	A        string   `json:"a"` // A <= B
	B        string   `json:"b"`
	Events   int      `json:"events"`
	Articles int      `json:"articles"`
	First    dyad.Day `json:"first"` // of the events whose day is known
	Last     dyad.Day `json:"last"`
}

const dyads = `
SELECT min(p.a, p.b) x, max(p.a, p.b) y, count(DISTINCT p.event) n, count(DISTINCT e.article),
  coalesce(min(nullif(p.first, 0)), 0), max(p.first)
FROM event_pair p JOIN event e ON e.key = p.event
WHERE p.a <> '' AND p.b <> '' AND (:a = '' OR :a IN (p.a, p.b))
GROUP BY x, y ORDER BY n DESC, x, y LIMIT :limit`

// Dyads counts the events of every pair of countries, or of every pair with
// the country a, most events first; limit 0 is no limit. Events inside one
// country make a pair of it with itself.
func (st *Store) Dyads(ctx context.Context, a string, limit int) ([]Dyad, error) {
	if limit <= 0 {
		limit = -1
	}
	var out []Dyad
	err := each(ctx, st.read, func(r row) error {
		var d Dyad
		err := r.Scan(&d.A, &d.B, &d.Events, &d.Articles, &d.First, &d.Last)
		out = append(out, d)
		return err
	}, dyads, sql.Named("a", country(a)), sql.Named("limit", limit))
	if err != nil {
		return nil, fmt.Errorf("count dyads: %w", explain(err))
	}
	return out, nil
}
