package dates_test

import (
	"os"
	"strings"
	"testing"

	"dyad"
	"dyad/dates"
)

// eventDateFloor is the least share of testdata/eventdates.tsv that must come
// out right to the day, month or year.
const eventDateFloor = 0.95

func TestEventDates(t *testing.T) {
	b, err := os.ReadFile("testdata/eventdates.tsv")
	if err != nil {
		t.Fatal(err)
	}
	f, p := loadAll(t)
	right, total := 0, 0
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 4 {
			t.Fatalf("want 4 columns: %q", line)
		}
		before, rest, _ := strings.Cut(c[1], "{")
		word, after, ok := strings.Cut(rest, "}")
		if !ok {
			t.Fatalf("no predicate in %q", line)
		}
		var pub dyad.Day
		if c[0] != "-" {
			if pub, err = dyad.ParseDay(c[0]); err != nil {
				t.Fatal(err)
			}
		}
		a := dyad.Article{Text: before + word + after, Published: pub}
		ss := p.Parse(a.Text)
		n, pred := predicate(ss, len(before)+len(word)-1)
		d := dates.Event(ss, n, pred, f.Find(a, ss), pub)
		total++
		if got := shown(d); got == c[2] && (d.Precision == dyad.PrecisionPublished) == (c[3] == "published") {
			right++
		} else {
			t.Logf("%s %s: got %s (%s), want %s", c[0], c[1], got, d.Precision, c[2])
		}
	}
	t.Logf("%d of %d right", right, total)
	if total < 200 || float64(right) < eventDateFloor*float64(total) {
		t.Errorf("%d of %d right, want %.0f %% of 200 or more", right, total, 100*eventDateFloor)
	}
}

// predicate gives the sentence and token that hold the byte.
func predicate(ss []dyad.Sentence, at int) (n, pred int) {
	for k := range ss {
		for i, tok := range ss[k].Tokens {
			if tok.Span.From <= at && at < tok.Span.To {
				return k, i
			}
		}
	}
	return -1, -1
}

// shown writes a date as the table does.
func shown(d dyad.Date) string {
	switch {
	case d.First <= 0:
		return "-"
	case d.Precision == dyad.PrecisionDay, d.Precision == dyad.PrecisionPublished:
		return d.First.String()
	case d.Precision == dyad.PrecisionMonth, d.Precision == dyad.PrecisionYear:
		return d.Value
	}
	return d.First.String() + "/" + d.Last.String()
}
