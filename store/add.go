package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"dyad"
)

// An Outcome says what became of an article given to AddAll.
type Outcome int

// The outcomes.
const (
	Added  Outcome = iota // it is in the store now
	Seen                  // it, or its text, was in the store before
	SameID                // another text is there under its identifier: a problem was noted
	NoText                // it has no text: only its problems were kept
)

// String names the outcome.
func (o Outcome) String() string {
	return [...]string{"added", "seen", "same id", "no text"}[o]
}

// Add puts one article into the store, with all that was found in it, and says
// whether it was new. When it returns, the disk has it.
func (st *Store) Add(ctx context.Context, c dyad.Coded) (added bool, err error) {
	out, err := st.AddAll(ctx, []dyad.Coded{c})
	return err == nil && out[0] == Added, err
}

// AddAll puts articles into the store in one transaction: all of them, or,
// with an error, none. When it returns, the disk has them.
func (st *Store) AddAll(ctx context.Context, cs []dyad.Coded) ([]Outcome, error) {
	for i := range cs {
		if err := check(&cs[i]); err != nil {
			return nil, fmt.Errorf("add article %s: %w", cs[i].Article.ID, err)
		}
	}
	tx, err := st.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("add articles: %w", explain(err))
	}
	defer tx.Rollback()
	ad := adder{ctx, tx, st.add.in(ctx, tx)}
	coder, err := ad.coder(st.coder)
	if err != nil {
		return nil, fmt.Errorf("add articles: %w", explain(err))
	}
	out := make([]Outcome, len(cs))
	for i := range cs {
		if out[i], err = ad.one(&cs[i], coder); err != nil {
			return nil, fmt.Errorf("add article %s: %w", cs[i].Article.ID, explain(err))
		}
	}
	if err := tx.Commit(); err != nil {
		return nil, fmt.Errorf("add articles: %w", explain(err))
	}
	return out, nil
}

// check sees that what was found lies in the text and in a sentence of it:
// evidence that leads nowhere must not get in.
func check(c *dyad.Coded) error {
	all := dyad.Span{To: len(c.Article.Text)}
	spans := make(map[int]dyad.Span, len(c.Sentences))
	for _, s := range c.Sentences {
		if !all.Contains(s.Span) || s.Span.Len() < 0 {
			return fmt.Errorf("sentence %d: span %v is not in the text", s.N, s.Span)
		}
		if _, twice := spans[s.N]; twice {
			return fmt.Errorf("sentence %d is there twice", s.N)
		}
		spans[s.N] = s.Span
	}
	in := func(what, id string, n int, sp dyad.Span) error {
		if s, ok := spans[n]; !ok || !s.Contains(sp) || sp.Len() < 0 {
			return fmt.Errorf("%s %s: span %v is not in its sentence, number %d", what, id, sp, n)
		}
		return nil
	}
	var errs []error
	for _, ev := range c.Events {
		errs = append(errs, in("event", ev.ID, ev.Sentence, ev.Span))
		for _, side := range [][]dyad.Actor{ev.Source, ev.Target} {
			for _, ac := range side {
				errs = append(errs, in("actor of event", ev.ID, ac.Sentence, ac.Span))
			}
		}
	}
	for _, sg := range c.Standings {
		errs = append(errs, in("standing", sg.ID, sg.Sentence, sg.Span))
		for _, side := range [][]dyad.Actor{sg.Holder, sg.Counterpart} {
			for _, ac := range side {
				errs = append(errs, in("actor of standing", sg.ID, ac.Sentence, ac.Span))
			}
		}
	}
	return errors.Join(errs...)
}

// An adder adds articles in one transaction.
type adder struct {
	ctx context.Context
	tx  *sql.Tx
	statements
}

// insert runs an INSERT and returns the key of the new row.
func (ad *adder) insert(st *sql.Stmt, args ...any) (int64, error) {
	res, err := st.ExecContext(ad.ctx, args...)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

func (ad *adder) coder(version string) (key int64, err error) {
	const insert = `INSERT INTO coder (version) VALUES (?) ON CONFLICT DO NOTHING`
	if _, err := ad.tx.ExecContext(ad.ctx, insert, version); err != nil {
		return 0, err
	}
	err = ad.tx.QueryRowContext(ad.ctx, `SELECT key FROM coder WHERE version = ?`, version).Scan(&key)
	return key, err
}

func (ad *adder) one(c *dyad.Coded, coder int64) (Outcome, error) {
	a := &c.Article
	if a.Text == "" {
		return NoText, ad.problems(nil, a)
	}
	hash := sha256.Sum256([]byte(a.Text))
	switch out, err := ad.seen(a.ID, hash[:16]); {
	case err != nil:
		return 0, err
	case out == SameID:
		p := dyad.Problem{Code: dyad.ProblemSameID, Where: a.Source,
			Message: fmt.Sprintf("another text is kept under the identifier %q; this one was not added", a.ID)}
		_, err := ad.insert(ad.problem, nil, p.Code, p.Message, p.Where)
		return SameID, err
	case out == Seen:
		return Seen, nil
	}
	key, err := ad.insert(ad.article, a.ID, hash[:16], coder, a.Published, a.Title, list(a.Authors), a.Outlet,
		a.URL, a.Language, a.Source, a.Truncated, a.Text)
	if err != nil {
		return 0, err
	}
	for _, s := range c.Sentences {
		if _, err := ad.insert(ad.sentence, key, s.N, s.Para, s.Span.From, s.Span.To); err != nil {
			return 0, err
		}
	}
	for i := range c.Events {
		if err := ad.addEvent(key, &c.Events[i]); err != nil {
			return 0, err
		}
	}
	for i := range c.Standings {
		if err := ad.addStanding(key, &c.Standings[i]); err != nil {
			return 0, err
		}
	}
	return Added, ad.problems(key, a)
}

// seen says whether the article is new (Added), or what it meets.
func (ad *adder) seen(id string, hash []byte) (Outcome, error) {
	var sameText bool
	err := ad.find.QueryRowContext(ad.ctx, hash, id).Scan(&sameText)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Added, nil
	case sameText:
		return Seen, err
	}
	return SameID, err
}

// problems keeps the problems of an article; key is nil when it is not kept.
func (ad *adder) problems(key any, a *dyad.Article) error {
	for _, p := range a.Problems {
		if p.Where == "" {
			p.Where = a.Source
		}
		if _, err := ad.insert(ad.problem, key, p.Code, p.Message, p.Where); err != nil {
			return err
		}
	}
	return nil
}

func (ad *adder) addEvent(article int64, ev *dyad.Event) error {
	key, err := ad.insert(ad.event, article, ev.ID, ev.First, ev.Last, ev.Type, ev.Modality, ev.Past, ev.Quad,
		ev.Confidence, list(ev.Modes), list(ev.Contexts), ev.CAMEO, ev.Score, ev.Symmetric, ev.Date, ev.Precision,
		ev.Condition, ev.SaidBy, ev.Place, ev.Sentence, ev.Span.From, ev.Span.To, ev.Why)
	if err != nil {
		return err
	}
	if err := ad.actors(ad.eventActor, key, ev.Source, ev.Target); err != nil {
		return err
	}
	return ad.pairs(ad.eventPair, key, ev.First, pairsOf(ev.Source, ev.Target, ev.Symmetric))
}

func (ad *adder) addStanding(article int64, sg *dyad.Standing) error {
	key, err := ad.insert(ad.standing, article, sg.ID, sg.First, sg.Last, sg.Kind, sg.Modality, sg.Confidence,
		sg.Number, sg.Basis, sg.Text, sg.Date, sg.Precision, sg.SaidBy, sg.Sentence, sg.Span.From, sg.Span.To, sg.Why)
	if err != nil {
		return err
	}
	if err := ad.actors(ad.standingActor, key, sg.Holder, sg.Counterpart); err != nil {
		return err
	}
	// Two parties to one agreement can both be its holders.
	return ad.pairs(ad.standingPair, key, sg.First, pairsOf(sg.Holder, sg.Counterpart, len(sg.Counterpart) == 0))
}

func (ad *adder) actors(st *sql.Stmt, key int64, sides ...[]dyad.Actor) error {
	for side, actors := range sides {
		for n, ac := range actors {
			if _, err := st.ExecContext(ad.ctx, key, side, n, ac.Code, ac.Sector, ac.Text, ac.Entity, ac.Sentence,
				ac.Span.From, ac.Span.To, ac.Why); err != nil {
				return err
			}
		}
	}
	return nil
}

func (ad *adder) pairs(st *sql.Stmt, key int64, first dyad.Day, ps []pair) error {
	for _, p := range ps {
		if _, err := st.ExecContext(ad.ctx, country(p.a), country(p.b), first, key, p.a, p.b); err != nil {
			return err
		}
	}
	return nil
}

// list writes a list of words as JSON, never null.
func list(words []string) string {
	if len(words) == 0 {
		return "[]"
	}
	b, _ := json.Marshal(words) // strings always can be
	return string(b)
}
