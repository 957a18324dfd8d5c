// Package actors finds who a text speaks of and says which state or body, in
// which role, it was on that day: "Iraqi Prime Minister Adil Abdul-Mahdi" in
// March 2019 is IRQ GOV, a year and a half later IRQ ELI.
//
// The lexicon (lexicon/*.txt) is text: blocks of countries, persons, groups,
// offices, institutions and common nouns, each with the days on which it holds
// and with tests beside it. Load builds a trie over the words of all names.
// Find cuts a sentence into words by the same rules as the names, takes the
// longest known runs, and reads noun phrases around them: a country from an
// adjective, possessor or "of" and "in" phrase, a sector from the head noun or,
// where that says little ("spokesman"), from what it belongs to, a person under
// a title, a name explained by an apposition. The word patterns come first; the
// parse tree chooses the head token and decides where patterns are unsure, so
// that a wrong parse costs little.
//
// What a phrase leaves open the document tells: surnames after full names,
// roles without a country ("the prime minister"), capitals as governments.
// Every actor says in Why which lexicon lines and rules made it.
//
// Choices. A person is CVL before the first listed office and ELI in gaps and
// after the last; without any day the latest office counts. Where listed times
// overlap the higher office counts (GOV, then any other, then LEG, OPP and PTY,
// then ELI), then the later one. Kosovo is XKX and NATO is NAT; dependent
// territories count as the state that controls them, entities that few states
// recognise are PRE of the state that claims them, both as PLOVER has it. The
// package knows no language but English and links no actor to outside
// identifiers.
package actors
