// Package brief answers a question about a dyad from what a store keeps of it:
// what happened, how cooperation and conflict balance month by month, what is
// threatened or planned and under which condition, what stands, what the
// sources claim, what is denied, and the sentences all this rests on.
//
// # How it works
//
// [Make] is a pure function: a [Question] and [Facts] give a [Brief], the same
// ones the same bytes. It leaves out what was published after the as-of day,
// joins reports of one deed (relate.Fold), sorts the deeds into sections by
// their modality, and writes a line for each by rules from the event's fields.
//
// A brief never says what no sentence says. A line is made only from reports
// whose every actor's mention stands in the quoted sentence, or in another
// sentence of the article that is quoted beside it; other reports are counted
// in the notes and in no figure. Every line has the numbers of its references;
// every reference has its article, its sentence and the marks of who, whom and
// what in it.
//
// # The JSON form
//
// [Brief.WriteJSON] writes the Brief's fields by their json names; later
// versions may add fields and never rename one. Days are "YYYY-MM-DD" or "".
//
//	title, a, b {code, name}, as_of
//	coverage   of the dyad: articles, sources, first, last, reports, events
//	store      in all: the same figures as far as known, dyads [{a, b, events}]
//	sections   in order happened, pending, standing, claims, denied:
//	           {key, title, groups [{label, lines}], more}; more counts the
//	           lines left out for length or, when pending, for age
//	line       when, text, quote, refs (numbers of evidence), reports, ids; and
//	           the fields told: type, modes, modality, date, precision, source
//	           and target [{id, name}], condition, said_by [], confidence;
//	           standings have kind, number, basis, and holder and counterpart
//	           as source and target
//	balance    newest first: {month, until, events [4], reports [4],
//	           articles [4], all_articles, balance, mean_score, by_publication,
//	           ids}; the four figures are verbal cooperation, material
//	           cooperation, verbal conflict, material conflict; a row with
//	           "until" stands for the months from month to until, all without
//	           an event; month "" rows come last, with label "longer" (known to
//	           more than a month only) or "undated"
//	evidence   {n, article, title, url, outlet, file, published, sentence, span,
//	           text, marks [{kind, span}], also [{sentence, text, span}]}; the
//	           spans of marks are in text, the others in the article
//	notes      what the reader must know of the limits, in sentences
//
// # What it does not do
//
// It makes no judgement: it does not say whether a threat was carried out or a
// relation is at a turn. It does not choose among contradicting reports, and
// does not see that two deeds are one when the reports date or type them
// differently. Prose is by rule, plain, and English.
package brief
