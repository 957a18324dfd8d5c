package store

import (
	"context"
	"fmt"
	"iter"

	"dyad"
)

// eventsOfPair finds the keys of a dyad's events. Both arms walk event_pair in
// the order of the answer, so that a limit ends the work early.
const eventsOfPair = `
SELECT p.first, e.id, e.key FROM event_pair p JOIN event e ON e.key = p.event
WHERE p.a = :a AND p.b = :b AND (:a_id IS NULL OR p.a_id = :a_id) AND (:b_id IS NULL OR p.b_id = :b_id)
  AND p.first <= :to ` + eventFilter + `
UNION
SELECT p.first, e.id, e.key FROM event_pair p JOIN event e ON e.key = p.event
WHERE NOT :directed AND p.a = :b AND p.b = :a
  AND (:b_id IS NULL OR p.a_id = :b_id) AND (:a_id IS NULL OR p.b_id = :a_id)
  AND p.first <= :to ` + eventFilter + `
ORDER BY 1 DESC, 2, 3 LIMIT :limit`

const allEvents = `
SELECT e.first, e.id, e.key FROM event e WHERE e.first <= :to ` + eventFilter + `
ORDER BY 1 DESC, 2, 3 LIMIT :limit`

const eventFilter = `
  AND (:from IS NULL OR e.last >= :from)
  AND e.confidence >= :confidence
  AND (:past IS NULL OR e.past = :past)
  AND (:types IS NULL OR e.type IN (SELECT value FROM json_each(:types)))
  AND (:modalities IS NULL OR e.modality IN (SELECT value FROM json_each(:modalities)))
  AND (:sectors IS NULL OR EXISTS (SELECT 1 FROM event_actor x WHERE x.event = e.key
    AND x.sector IN (SELECT value FROM json_each(:sectors))))
  AND (:asof IS NULL OR EXISTS (SELECT 1 FROM article r WHERE r.key = e.article
    AND r.published BETWEEN 1 AND :asof))`

// Events returns the events that q asks for, newest first and then by
// identifier; those of unknown day come last.
func (st *Store) Events(ctx context.Context, q Query) ([]dyad.Kept, error) {
	var out []dyad.Kept
	for k, err := range st.EachEvent(ctx, q) {
		if err != nil {
			return nil, err
		}
		out = append(out, k)
	}
	return out, nil
}

// EachEvent is Events one by one, in little memory. It ends with the first
// error.
func (st *Store) EachEvent(ctx context.Context, q Query) iter.Seq2[dyad.Kept, error] {
	return func(yield func(dyad.Kept, error) bool) {
		statement := eventsOfPair
		if q.A == "" && q.B == "" {
			statement = allEvents
		}
		keys, err := st.keys(ctx, statement, q)
		for len(keys) > 0 && err == nil {
			n := min(len(keys), chunk)
			var ks []dyad.Kept
			ks, err = st.loadEvents(ctx, keys[:n])
			for _, k := range ks {
				if !yield(k, nil) {
					return
				}
			}
			keys = keys[n:]
		}
		if err != nil {
			yield(dyad.Kept{}, fmt.Errorf("find events: %w", explain(err)))
		}
	}
}

// keys runs one of the statements that find rows, and returns their keys.
func (st *Store) keys(ctx context.Context, statement string, q Query) ([]int64, error) {
	rows, err := st.read.QueryContext(ctx, statement, q.args()...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var first, key int64
		var id string
		if err := rows.Scan(&first, &id, &key); err != nil {
			return nil, err
		}
		out = append(out, key)
	}
	return out, rows.Err()
}

const eventRows = `
SELECT e.key, e.id, e.first, e.last, e.type, e.modality, e.past, e.quad, e.confidence, e.modes, e.contexts, e.cameo,
  e.score, e.symmetric, e.date, e.precision, e.condition, e.said_by, e.place, e.sentence, e.start, e.stop, e.why,
  e.article, s.start, s.stop
FROM event e JOIN sentence s ON s.article = e.article AND s.n = e.sentence
WHERE e.key IN (SELECT value FROM json_each(?))`

const eventActorRows = `
SELECT x.event, x.side, x.code, x.sector, x.text, x.entity, x.sentence, x.start, x.stop, x.why, s.start, s.stop
FROM event_actor x JOIN event e ON e.key = x.event JOIN sentence s ON s.article = e.article AND s.n = x.sentence
WHERE x.event IN (SELECT value FROM json_each(?)) ORDER BY x.event, x.side, x.n`

// loadEvents reads events with their actors and evidence, in the order of keys.
func (st *Store) loadEvents(ctx context.Context, keys []int64) ([]dyad.Kept, error) {
	ks := make([]dyad.Kept, len(keys))
	ld := newLoad(ctx, st.read, keys)
	err := ld.each(eventRows, func(r row) error {
		var key int64
		var modes, contexts string
		var ev dyad.Event
		var in place
		err := r.Scan(&key, &ev.ID, &ev.First, &ev.Last, &ev.Type, &ev.Modality, &ev.Past, &ev.Quad, &ev.Confidence,
			&modes, &contexts, &ev.CAMEO, &ev.Score, &ev.Symmetric, &ev.Date, &ev.Precision, &ev.Condition,
			&ev.SaidBy, &ev.Place, &ev.Sentence, &ev.Span.From, &ev.Span.To, &ev.Why,
			&in.article, &in.span.From, &in.span.To)
		if err != nil {
			return err
		}
		if ev.Modes, err = unlist(modes); err != nil {
			return err
		}
		if ev.Contexts, err = unlist(contexts); err != nil {
			return err
		}
		ev.Source, ev.Target = []dyad.Actor{}, []dyad.Actor{}
		i := ld.at[key]
		ks[i].Event = ev
		in.sentence = ev.Sentence
		ld.cite(&ks[i].Evidence, in)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = ld.actors(eventActorRows, func(i, side int, ac dyad.Actor) *dyad.Evidence {
		list := &ks[i].Source
		if side == 1 {
			list = &ks[i].Target
		}
		*list = append(*list, ac)
		return &ks[i].Evidence
	})
	if err != nil {
		return nil, err
	}
	return ks, ld.quote()
}
