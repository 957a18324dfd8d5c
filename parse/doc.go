// Package parse turns a clean English text into analysed sentences: it splits
// the text into sentences and words, tags and lemmatises the words, parses
// them into a dependency tree, and marks names. It also trains its own model.
//
// Words, tags and relations are those of Universal Dependencies as the English
// Web Treebank has them. Every word is an exact span of the text: nothing is
// normalised, so offsets hold from the article to the page that shows it.
//
// It does not resolve pronouns, does not say who a name is (package actors
// does), and reads no language but English: words of another script are kept
// and tagged as foreign or proper.
package parse
