package store

import (
	"database/sql"
	"encoding/json"

	"dyad"
)

// A Query says which events or standings are wanted; its zero value means all.
type Query struct {
	// A and B are actors' codes: "IRQ" stands for every actor of the country,
	// "IRQLEG" for that one. With one of them, everything it has a part in.
	A, B string
	// Directed wants only A acting upon B, not B upon A. Symmetric events go
	// both ways.
	Directed bool
	// From and To are the days between which an event can have happened; one
	// of unknown day is found without them only.
	From, To dyad.Day
	// AsOf leaves out what was published later, or on a day unknown.
	AsOf dyad.Day
	// Types, Modalities and Sectors: one of these; a sector of any actor of
	// the event. For standings, Types are kinds.
	Types, Modalities, Sectors []string
	// Past wants deeds earlier than their story's own news, or only others.
	// Standings are never past.
	Past *bool
	// MinConfidence leaves out what is less sure.
	MinConfidence float64
	// Limit is the largest number of answers; 0 is no limit.
	Limit int
}

// args gives the query as the named parameters of the statements in this
// package. A filter that is not set is NULL.
func (q Query) args() []any {
	limit := -1
	if q.Limit > 0 {
		limit = q.Limit
	}
	var from, past any
	to := dyad.Day(1<<31 - 1)
	if q.From > 0 || q.To > 0 {
		from = max(q.From, 1)
	}
	if q.To > 0 {
		to = q.To
	}
	if q.Past != nil {
		past = *q.Past
	}
	return []any{
		sql.Named("a", country(q.A)), sql.Named("a_id", whole(q.A)),
		sql.Named("b", country(q.B)), sql.Named("b_id", whole(q.B)),
		sql.Named("directed", q.Directed),
		sql.Named("from", from), sql.Named("to", to),
		sql.Named("asof", orNull(q.AsOf, q.AsOf > 0)),
		sql.Named("types", oneOf(q.Types)),
		sql.Named("modalities", oneOf(q.Modalities)),
		sql.Named("sectors", oneOf(q.Sectors)),
		sql.Named("past", past),
		sql.Named("confidence", q.MinConfidence),
		sql.Named("limit", limit),
	}
}

// whole is the code that an actor must have in full: NULL for a country.
func whole(id string) any { return orNull(id, len(id) > 3) }

// oneOf writes a list for json_each, NULL when there is none.
func oneOf(words []string) any { return orNull(list(words), len(words) > 0) }

func orNull(v any, set bool) any {
	if !set {
		return nil
	}
	return v
}

// keysOf writes row keys for json_each.
func keysOf(keys []int64) string {
	b, _ := json.Marshal(keys) // numbers always can be
	return string(b)
}
