// Package dates finds the time expressions of a news text and says which days
// they mean: "January 5, 2020", "on Sunday", "last February", "three days
// after the vote", "the past two weeks".
//
// It works from a light scan of the text, so that it finds the same words
// whatever the parser made of the sentence. The rules are readable text
// (rules/*.txt): a pattern of words and word classes, the name of a meaning,
// and test lines that go test runs. The longest match at a place wins, the
// earlier rule when two are equally long. A meaning is a Go function of the
// matched values, the day of publication, the last date of the narrative and
// the tense of the clause: "on Sunday" with a past verb is the Sunday before,
// with "will" the one after. The analysed sentences, where there are any, only
// say the tense and what depends on what.
//
// Types and values are those of TIMEX3 (TimeML): DATE, TIME, DURATION, SET;
// 2020-01-05, 2020-W01, 1989-Q3, P2W, PAST_REF. First and Last are the days
// covered. Unknown stays unknown: without a day of publication a relative
// date keeps its words and has no value. A numeric date such as 5/1/2020 that
// can be read in two ways has no value either, unless Options says which
// order the source writes.
//
// Govern gives the date that governs a predicate, by syntax; Flow gives the
// date that a past-tense sentence without one inherits from the sentences
// before it; Event strings them together and ends with the day of publication,
// which its precision then says. ScoreTimex scores the finder on TimeML as
// TempEval-3 does.
//
// What it does not do: hijri, Persian or other calendars (Ramadan and the
// Eids are found, with no value, because they rest on the sight of the moon);
// dates of named events ("since the invasion") that the text itself does not
// date; time zones; the clock beyond hours and minutes.
package dates
