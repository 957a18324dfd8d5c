package dates

import (
	"strings"
	"testing"

	"dyad"
)

// newsText is a made-up story with the mix of words and dates of a wire.
const newsText = `The foreign minister said on Sunday that his government would not accept the terms
that were put to it two weeks ago, and that talks in the capital could resume next month if the
other side withdrew the troops it had sent across the river in late March. Nearly 2,000 people
have fled the border towns since the shelling began on January 5, according to the agency that
runs the camps there; in 2015 it had counted three times as many. A spokesman for the army, which
has ruled since the coup, denied that its planes had struck a market on Friday morning. Witnesses
told reporters that they saw smoke over the district and heard two explosions, a day after the
governor was wounded by a roadside bomb on the way to his office.

`

func BenchmarkScan(b *testing.B) {
	f := load(b)
	text := strings.Repeat(newsText, 20)
	day, _ := dyad.ParseDay("2020-01-07")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f.Scan(text, day)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}
