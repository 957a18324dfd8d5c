package store

import (
	"context"
	"database/sql"
)

// statements are the prepared statements of the writer.
type statements struct {
	find, article, sentence, event, eventActor, eventPair, standing, standingActor, standingPair, problem *sql.Stmt
}

// prepare makes the statements for the writer's one connection; they are
// closed with it.
func prepare(ctx context.Context, db *sql.DB) (st statements, err error) {
	for _, p := range []struct {
		to  **sql.Stmt
		sql string
	}{
		{&st.find, `SELECT hash = ?1 FROM article WHERE hash = ?1 OR id = ?2 ORDER BY hash = ?1 DESC LIMIT 1`},
		{&st.article, `INSERT INTO article (id, hash, coder, published, title, authors, outlet, url, language,
			file, truncated, text) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`},
		{&st.sentence, `INSERT INTO sentence (article, n, para, start, stop) VALUES (?,?,?,?,?)`},
		{&st.event, `INSERT INTO event (article, id, first, last, type, modality, past, quad, confidence, modes,
			contexts, cameo, score, symmetric, date, precision, condition, said_by, place, sentence, start, stop, why)
			VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`},
		{&st.eventActor, `INSERT INTO event_actor (event, side, n, code, sector, text, entity, sentence, start,
			stop, why) VALUES (?,?,?,?,?,?,?,?,?,?,?)`},
		{&st.eventPair, `INSERT INTO event_pair (a, b, first, event, a_id, b_id) VALUES (?,?,?,?,?,?)`},
		{&st.standing, `INSERT INTO standing (article, id, first, last, kind, modality, confidence, number, basis,
			text, date, precision, said_by, sentence, start, stop, why) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`},
		{&st.standingActor, `INSERT INTO standing_actor (standing, side, n, code, sector, text, entity, sentence,
			start, stop, why) VALUES (?,?,?,?,?,?,?,?,?,?,?)`},
		{&st.standingPair, `INSERT INTO standing_pair (a, b, first, standing, a_id, b_id) VALUES (?,?,?,?,?,?)`},
		{&st.problem, `INSERT INTO problem (article, code, message, place) VALUES (?,?,?,?) ON CONFLICT DO NOTHING`},
	} {
		if *p.to, err = db.PrepareContext(ctx, p.sql); err != nil {
			return st, err
		}
	}
	return st, nil
}

// in gives the statements as they run inside a transaction.
func (st statements) in(ctx context.Context, tx *sql.Tx) statements {
	for _, s := range []**sql.Stmt{&st.find, &st.article, &st.sentence, &st.event, &st.eventActor, &st.eventPair,
		&st.standing, &st.standingActor, &st.standingPair, &st.problem} {
		*s = tx.StmtContext(ctx, *s)
	}
	return st
}
