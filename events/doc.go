// Package events says who did what to whom in an analysed article.
//
// It reads predicate patterns (patterns/*.txt) over the dependency tree. A
// pattern names a verb, noun or adjective, what must stand around it, and
// where the target is; the engine supplies what every predicate of English
// shares: passives, participles, relative clauses, coordination, control
// ("agreed to lift"), possessives and adjectives ("Turkey's condemnation",
// "the Turkish condemnation"). One sentence is read in four steps:
//
//  1. every token whose lemma heads a pattern is tried against the tree, and
//     the most specific pattern that fits gives a proposal (match.go);
//  2. verbs that act on other predicates (agree to, threaten to, refuse to,
//     urge X to, plan to, fail to: patterns/operators.txt) turn the proposal
//     they govern into the act they make of it, so that the thing threatened
//     or demanded is not an event (operators.go);
//  3. the roles are filled with the actors found in the noun phrases
//     (roles.go), and modality, condition, speaker, place and date are read
//     from the surroundings (modality.go, attribution.go);
//  4. doubles are dropped and confidence is given (code.go).
//
// Standings, the facts of state that a text tells (troops present, agreements
// in force, who decides), are read by their own rules (standing.go).
//
// The scheme (types, modes, quads, scores, and the choices made where the
// PLOVER manual leaves one) is scheme.txt; contexts are contexts.txt. All of
// these are text that a user can read and override.
//
// What it does not do: it does not resolve who an actor is (package actors),
// it does not read beyond the sentence except for dates and contexts, and it
// has no opinion on sentences whose predicates no pattern names.
package events
