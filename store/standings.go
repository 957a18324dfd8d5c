package store

import (
	"context"
	"fmt"

	"dyad"
)

const standingsOfPair = `
SELECT p.first, e.id, e.key FROM standing_pair p JOIN standing e ON e.key = p.standing
WHERE p.a = :a AND p.b = :b AND (:a_id IS NULL OR p.a_id = :a_id) AND (:b_id IS NULL OR p.b_id = :b_id)
  AND p.first <= :to ` + standingFilter + `
UNION
SELECT p.first, e.id, e.key FROM standing_pair p JOIN standing e ON e.key = p.standing
WHERE NOT :directed AND p.a = :b AND p.b = :a
  AND (:b_id IS NULL OR p.a_id = :b_id) AND (:a_id IS NULL OR p.b_id = :a_id)
  AND p.first <= :to ` + standingFilter + `
ORDER BY 1 DESC, 2, 3 LIMIT :limit`

const allStandings = `
SELECT e.first, e.id, e.key FROM standing e WHERE e.first <= :to ` + standingFilter + `
ORDER BY 1 DESC, 2, 3 LIMIT :limit`

const standingFilter = `
  AND (:from IS NULL OR e.last >= :from)
  AND e.confidence >= :confidence
  AND (:past IS NULL OR NOT :past)
  AND (:types IS NULL OR e.kind IN (SELECT value FROM json_each(:types)))
  AND (:modalities IS NULL OR e.modality IN (SELECT value FROM json_each(:modalities)))
  AND (:sectors IS NULL OR EXISTS (SELECT 1 FROM standing_actor x WHERE x.standing = e.key
    AND x.sector IN (SELECT value FROM json_each(:sectors))))
  AND (:asof IS NULL OR EXISTS (SELECT 1 FROM article r WHERE r.key = e.article
    AND r.published BETWEEN 1 AND :asof))`

// Standings returns the facts of state that q asks for, newest first and then
// by identifier; those of unknown day come last. A and B are one of the
// holders and one of the counterparts, or, where no counterpart is known, both
// holders.
func (st *Store) Standings(ctx context.Context, q Query) ([]dyad.KeptStanding, error) {
	statement := standingsOfPair
	if q.A == "" && q.B == "" {
		statement = allStandings
	}
	keys, err := st.keys(ctx, statement, q)
	var out []dyad.KeptStanding
	for len(keys) > 0 && err == nil {
		n := min(len(keys), chunk)
		var ks []dyad.KeptStanding
		ks, err = st.loadStandings(ctx, keys[:n])
		out = append(out, ks...)
		keys = keys[n:]
	}
	if err != nil {
		return nil, fmt.Errorf("find standings: %w", explain(err))
	}
	return out, nil
}

const standingRows = `
SELECT e.key, e.id, e.first, e.last, e.kind, e.modality, e.confidence, e.number, e.basis, e.text, e.date, e.precision,
  e.said_by, e.sentence, e.start, e.stop, e.why, e.article, s.start, s.stop
FROM standing e JOIN sentence s ON s.article = e.article AND s.n = e.sentence
WHERE e.key IN (SELECT value FROM json_each(?))`

const standingActorRows = `
SELECT x.standing, x.side, x.code, x.sector, x.text, x.entity, x.sentence, x.start, x.stop, x.why, s.start, s.stop
FROM standing_actor x JOIN standing e ON e.key = x.standing
  JOIN sentence s ON s.article = e.article AND s.n = x.sentence
WHERE x.standing IN (SELECT value FROM json_each(?)) ORDER BY x.standing, x.side, x.n`

// loadStandings is loadEvents for standings.
func (st *Store) loadStandings(ctx context.Context, keys []int64) ([]dyad.KeptStanding, error) {
	ks := make([]dyad.KeptStanding, len(keys))
	ld := newLoad(ctx, st.read, keys)
	err := ld.each(standingRows, func(r row) error {
		var key int64
		var sg dyad.Standing
		var in place
		err := r.Scan(&key, &sg.ID, &sg.First, &sg.Last, &sg.Kind, &sg.Modality, &sg.Confidence, &sg.Number, &sg.Basis,
			&sg.Text, &sg.Date, &sg.Precision, &sg.SaidBy, &sg.Sentence, &sg.Span.From, &sg.Span.To, &sg.Why,
			&in.article, &in.span.From, &in.span.To)
		if err != nil {
			return err
		}
		sg.Holder, sg.Counterpart = []dyad.Actor{}, []dyad.Actor{}
		i := ld.at[key]
		ks[i].Standing = sg
		in.sentence = sg.Sentence
		ld.cite(&ks[i].Evidence, in)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = ld.actors(standingActorRows, func(i, side int, ac dyad.Actor) *dyad.Evidence {
		list := &ks[i].Holder
		if side == 1 {
			list = &ks[i].Counterpart
		}
		*list = append(*list, ac)
		return &ks[i].Evidence
	})
	if err != nil {
		return nil, err
	}
	return ks, ld.quote()
}
