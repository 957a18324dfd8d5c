package actors

import (
	"strings"
	"testing"

	"dyad"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(Embedded(), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// benchText is the project's own words, long enough to be measured.
var benchText = strings.Repeat("Iraqi Prime Minister Adil Abdul-Mahdi told lawmakers in Baghdad on Sunday that the U.S. "+
	"troops had to leave. The head of Iran's Revolutionary Guards, who met Turkish and Russian officials, praised "+
	"the vote. Nobody at the market said much about the price of bread, and the rain went on until the evening. ", 100)

// BenchmarkMatch measures the search for names alone, in bytes of text.
func BenchmarkMatch(b *testing.B) {
	lex := load(b)
	var ln line
	b.SetBytes(int64(len(benchText)))
	for b.Loop() {
		lex.cutLine(&ln, benchText, dyad.Span{From: 0, To: len(benchText)}, nil)
	}
}

// BenchmarkResolve measures a whole phrase.
func BenchmarkResolve(b *testing.B) {
	lex := load(b)
	for b.Loop() {
		lex.Resolve("the head of Iran's elite Quds Force", 737000)
	}
}
