// Package store keeps coded articles in a folder and finds events, standings
// and articles in it again.
//
// # How it works
//
// A store is one SQLite database, DIR/dyad.sqlite, with its write-ahead log
// beside it (dyad.sqlite-wal, dyad.sqlite-shm, both gone when the last process
// closes the store). migrations/*.sql is the schema and its commentary; its
// version is PRAGMA user_version, and PRAGMA application_id ("dyad") tells a
// store from other databases. Open brings an older store up to date, in one
// transaction, and refuses a newer one. The tables:
//
//	article         one row a text, with the version of the program that coded it
//	sentence        the sentences' spans; their words stand in article.text only
//	event           one row an event, with event_actor (its sources and targets)
//	event_pair      the index of dyads: (acting country, country acted upon, day)
//	standing        facts of state, with standing_actor and standing_pair
//	problem         what was noticed in the inputs, with or without an article
//
// An article goes in whole or not at all, with all that was found in it, and
// once: by its identifier and by the hash of its text. [Store.AddAll] puts many
// articles into one transaction, and says what was added only after the commit.
// The log runs with synchronous=FULL, so that a commit waits for the disk: what
// was reported as added outlives kill -9 (for which NORMAL would do) and also a
// loss of power (for which it would not, in WAL mode). The price is one fsync a
// transaction, which a batch shares among its articles.
//
// Any number of processes may read while one writes; a second writer waits for
// the first ([Options.Wait]) and then gets [ErrBusy]. An iteration over events
// sees those that were there when it began.
//
// # Asking
//
// A [Query] names a dyad and filters. The code of a country ("IRQ") stands for
// all its actors, a code with a sector ("IRQLEG") for that one only. An event
// belongs to the dyad A, B when one is among its sources and the other among
// its targets, or, when it is symmetric, both among its sources. Every query is
// one fixed statement with bound parameters: a filter that is not set is a NULL.
//
// Measured with BenchmarkAdd and BenchmarkQuery (-events 1000000) on two cores
// of a shared server, news articles of 20 sentences and 5 events: 1,000 articles
// a second added one by one, 2,400 in batches of 16, 3,200 in batches of 256.
// Among a million events, the newest 100 of a dyad of 20,000 take 3.5 ms, all 187
// of a small dyad 7 ms, a year (1,488 events) of the large one 93 ms: 40 to 60 µs
// an event with its actors and its sentence. Dyads counts the million in 4.7 s.
//
// # What it does not do
//
// It keeps no tokens: the words' analysis is made again from the text when it
// is needed. It does not judge, fold or count events beyond [Store.Dyads] and
// [Store.Stats] (package relate does), does not recode an article it has, and
// forgets nothing. A text that arrives under the identifier of another is not
// added and becomes a problem (same-id).
package store
