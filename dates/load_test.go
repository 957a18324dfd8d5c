package dates_test

import (
	"testing"

	"dyad/dates"
	"dyad/parse"
)

func loadAll(t testing.TB) (*dates.Finder, *parse.Parser) {
	t.Helper()
	f, err := dates.Load(dates.Embedded(), dates.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := parse.Load(parse.Embedded(), parse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return f, p
}
