package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"dyad"
)

// A Listed article stands in a list: without its text, but with what was found
// in it.
type Listed struct {
	dyad.Article // without Text and Problems
	// Coder is the version of the program that coded it.
	Coder                                  string
	Sentences, Events, Standings, Problems int
}

// An ArticleQuery says which articles are wanted; its zero value means all.
type ArticleQuery struct {
	// From and To are days of publication; one unknown is found without them.
	From, To dyad.Day
	Outlet   string
	Limit    int
}

const articleRows = `
SELECT r.key, r.id, r.published, r.title, r.authors, r.outlet, r.url, r.language, r.file, r.truncated, c.version,
  (SELECT count(*) FROM sentence x WHERE x.article = r.key),
  (SELECT count(*) FROM event x WHERE x.article = r.key),
  (SELECT count(*) FROM standing x WHERE x.article = r.key),
  (SELECT count(*) FROM problem x WHERE x.article = r.key)
FROM article r JOIN coder c ON c.key = r.coder `

const articleList = articleRows + `
WHERE r.published BETWEEN :from AND :to AND (:outlet = '' OR r.outlet = :outlet)
ORDER BY r.published DESC, r.id LIMIT :limit`

// Articles returns the articles that q asks for, newest first and then by
// identifier.
func (st *Store) Articles(ctx context.Context, q ArticleQuery) ([]Listed, error) {
	limit, to := -1, dyad.Day(1<<31-1)
	if q.Limit > 0 {
		limit = q.Limit
	}
	if q.To > 0 {
		to, q.From = q.To, max(q.From, 1)
	}
	var out []Listed
	err := each(ctx, st.read, func(r row) error {
		_, l, err := scanArticle(r)
		out = append(out, l)
		return err
	}, articleList, sql.Named("from", q.From), sql.Named("to", to), sql.Named("outlet", q.Outlet),
		sql.Named("limit", limit))
	if err != nil {
		return nil, fmt.Errorf("list articles: %w", explain(err))
	}
	return out, nil
}

func scanArticle(r row) (key int64, l Listed, err error) {
	var authors string
	err = r.Scan(&key, &l.ID, &l.Published, &l.Title, &authors, &l.Outlet, &l.URL, &l.Language, &l.Source,
		&l.Truncated, &l.Coder, &l.Sentences, &l.Events, &l.Standings, &l.Problems)
	if err != nil {
		return 0, l, err
	}
	l.Authors, err = unlist(authors)
	return key, l, err
}

// Article returns all that is kept of one article, and the version of the
// program that coded it; ErrNotFound when there is none. Sentences come
// without tokens and names.
func (st *Store) Article(ctx context.Context, id string) (c dyad.Coded, coder string, err error) {
	c, coder, err = st.article(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return dyad.Coded{}, "", fmt.Errorf("read article %s: %w", id, explain(err))
	}
	return c, coder, nil
}

func (st *Store) article(ctx context.Context, id string) (c dyad.Coded, coder string, err error) {
	key, l, err := scanArticle(st.read.QueryRowContext(ctx, articleRows+`WHERE r.id = ?`, id))
	if err != nil {
		return c, "", err
	}
	c.Article = l.Article
	err = st.read.QueryRowContext(ctx, `SELECT text FROM article WHERE key = ?`, key).Scan(&c.Article.Text)
	if err != nil {
		return c, "", err
	}
	if err := st.parts(ctx, key, &c); err != nil {
		return c, "", err
	}
	events, err := numbers(ctx, st.read, `SELECT key FROM event WHERE article = ? ORDER BY key`, key)
	if err != nil {
		return c, "", err
	}
	ks, err := st.loadEvents(ctx, events)
	for _, k := range ks {
		c.Events = append(c.Events, k.Event)
	}
	if err != nil {
		return c, "", err
	}
	standings, err := numbers(ctx, st.read, `SELECT key FROM standing WHERE article = ? ORDER BY key`, key)
	if err != nil {
		return c, "", err
	}
	kss, err := st.loadStandings(ctx, standings)
	for _, k := range kss {
		c.Standings = append(c.Standings, k.Standing)
	}
	return c, l.Coder, err
}

// parts reads the sentences and problems of an article.
func (st *Store) parts(ctx context.Context, key int64, c *dyad.Coded) error {
	err := each(ctx, st.read, func(r row) error {
		var s dyad.Sentence
		err := r.Scan(&s.N, &s.Para, &s.Span.From, &s.Span.To)
		c.Sentences = append(c.Sentences, s)
		return err
	}, `SELECT n, para, start, stop FROM sentence WHERE article = ? ORDER BY n`, key)
	if err != nil {
		return err
	}
	return each(ctx, st.read, func(r row) error {
		var p dyad.Problem
		err := r.Scan(&p.Code, &p.Message, &p.Where)
		c.Article.Problems = append(c.Article.Problems, p)
		return err
	}, `SELECT code, message, place FROM problem WHERE article = ? ORDER BY key`, key)
}

func numbers(ctx context.Context, db *sql.DB, statement string, args ...any) (out []int64, err error) {
	err = each(ctx, db, func(r row) error {
		var n int64
		err := r.Scan(&n)
		out = append(out, n)
		return err
	}, statement, args...)
	return out, err
}

// A Problem is a kept problem; Article is "" when the input gave none.
type Problem struct {
	dyad.Problem
	Article string `json:"article,omitempty"`
}

// Problems returns the problems of all inputs in the order they were noticed;
// limit 0 is no limit.
func (st *Store) Problems(ctx context.Context, limit int) ([]Problem, error) {
	if limit <= 0 {
		limit = -1
	}
	var out []Problem
	err := each(ctx, st.read, func(r row) error {
		var p Problem
		err := r.Scan(&p.Code, &p.Message, &p.Where, &p.Article)
		out = append(out, p)
		return err
	}, `SELECT p.code, p.message, p.place, coalesce(r.id, '') FROM problem p LEFT JOIN article r ON r.key = p.article
		ORDER BY p.key LIMIT ?`, limit)
	if err != nil {
		return nil, fmt.Errorf("list problems: %w", explain(err))
	}
	return out, nil
}
