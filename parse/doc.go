// Package parse turns a clean English text into analysed sentences: it splits
// the text into sentences and words, tags and lemmatises the words, parses
// them into a dependency tree, and marks names. It also trains its own model.
//
// Words, tags and relations are those of Universal Dependencies as the English
// Web Treebank has them. Every word is an exact span of the text: nothing is
// normalised, so offsets hold from the article to the page that shows it.
// Sentences and words come from rules (split.go, tokenise.go). Tags, heads,
// relations and names come from one small network (net.go): word vectors and
// hashed affixes, a convolution, simple recurrent layers, a bilinear score for
// every head, and the best tree over those scores (decode.go). Lemmas and
// features come from a lexicon and rewriting rules learned from the treebanks
// (lexicon.go).
//
// The dense products run in AVX-512 or AVX2 where the machine has them and in
// plain Go elsewhere. All sum in the same order and round alike, so the same
// text gives the same analysis, and the same files the same trained model, on
// every machine.
//
// A Parser is immutable and safe for many goroutines. A "sentence" of more
// than 256 words is analysed in pieces, so time and memory stay in step with
// the text whatever it is.
//
// The package does not resolve pronouns, does not say who a name is (package
// actors does), and reads no language but English: words of another script
// are kept and tagged as foreign or proper.
package parse
