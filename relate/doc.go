// Package relate turns the events of a dyad into figures of their relation.
//
// # How it works
//
// [Fold] joins reports that tell of one deed: the same type, modality and
// condition, the same actors (by code, else by name; in any order when the
// event is symmetric) and the same days. Reports of no known day are not
// joined. [Monthly] counts the deeds that happened ([Happened]) by month and
// quad, with the reports of them and the distinct articles behind these, the
// sum of their PLOVER scores, and the balance
//
//	(cooperation - conflict) / (cooperation + conflict)
//
// of the deeds, from -1 to +1. A deed belongs to the month of its first day.
// One whose words name only a year, a quarter or a longer span is in no month
// and counted apart, as is one of no known day: putting "2019" into January
// would make a peak every January. Months without a deed are there, with zeros,
// so that a gap looks like a gap.
//
// A deed dated by its article's publication (no words date it) counts in that
// month, and the month says how many such there are; one that the text calls
// earlier than its own news is of no known day then.
//
// # What it does not do
//
// Two deeds of the same kind on one day between the same actors are taken for
// one, and one deed that two papers date or type differently for two. Counts
// are not set against the volume of news: more articles mean more events. An
// index of the relation, its breaks and look-alike episodes are yet to come.
// The mean of scores of a month with few deeds is noise: read it with the count
// beside it.
package relate
