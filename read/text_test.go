package read

import (
	"slices"
	"strings"
	"testing"

	"dyad"
)

// A text copied from a page, with all that comes along.
const pasted = `Skip to content
The Harbour Review
World
Why the ferry treaty may yet hold
By Jane van Doe, Contributing Editor
January 7, 2020 | 6 min read
Share this article
Facebook Twitter Email
We use cookies to improve your experience. By continuing you accept our cookie policy.

Relations between the two island states have not been worse in forty years, and yet the treaty stands.

Passengers wait at the north quay on Friday. (Photo: Jo Bloggs/Example Pictures)

Parliament voted on January 5 to end the ferry treaty.` + "\u00a0" + ` The prime minister "sup` + "\u00ad" + `ports" the vote.

Advertisement

Read more: The quay that divided a town

"We will not be threatened," the foreign minister told reporters. He left by Sunday.

Related stories
Ten ferries that changed the sea
What the quay means for trade
A captain remembers

The islands can still be friends, if they want to be.

Loading, please wait...

Subscribe to continue reading
45 comments
© 2020 The Harbour Review. All rights reserved.
`

func TestPasted(t *testing.T) {
	got := readAll(t, Options{}, pasted)
	if len(got) != 1 {
		t.Fatalf("%d articles", len(got))
	}
	a := got[0]
	want := strings.Join([]string{
		"Relations between the two island states have not been worse in forty years, and yet the treaty stands.",
		`Parliament voted on January 5 to end the ferry treaty. The prime minister "supports" the vote.`,
		`"We will not be threatened," the foreign minister told reporters. He left by Sunday.`,
		"The islands can still be friends, if they want to be.",
	}, "\n\n")
	if a.Text != want {
		t.Errorf("text:\n%s\n\nwant:\n%s", a.Text, want)
	}
	if a.Title != "Why the ferry treaty may yet hold" || a.Published != dyad.DayOf(2020, 1, 7) ||
		!slices.Equal(a.Authors, []string{"Jane van Doe"}) || !a.Truncated || !slices.Equal(codes(a), []string{"truncated"}) {
		t.Errorf("head: %+v", a)
	}
}

func TestWrapped(t *testing.T) {
	const one = "The two governments said on Monday that they would reopen the border before the end of the month and let the farmers of the valley cross it again with their cattle."
	const two = "No date was given. The talks, which began in the spring, had been broken off twice over the question of water."
	wrap := func(s, first string) string {
		var b strings.Builder
		n := 0
		for i, w := range strings.Fields(s) {
			switch {
			case i == 0:
				b.WriteString(first + w)
				n = len(first) + len(w)
			case n+1+len(w) > 64:
				b.WriteString("\n" + w)
				n = len(w)
			default:
				b.WriteString(" " + w)
				n += 1 + len(w)
			}
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"blank lines":   wrap(one, "") + "\n\n" + wrap(two, ""),
		"indents":       wrap(one, "    ") + "\n" + wrap(two, "    "),
		"short lines":   wrap(one, "") + "\n" + wrap(two, ""),
		"windows":       strings.ReplaceAll(wrap(one, "")+"\n\n"+wrap(two, ""), "\n", "\r\n"),
		"not wrapped":   one + "\n" + two,
		"wire sign-off": wrap(one, "") + "\n\n" + wrap(two, "") + "  Reuter \x03",
	} {
		got := readAll(t, Options{}, text)
		if want := one + "\n\n" + two; len(got) != 1 || got[0].Text != want {
			t.Errorf("%s: %q, want %q", name, got[0].Text, want)
		}
	}
}

func TestHeads(t *testing.T) {
	for _, tt := range []struct {
		name, text, title, date string
	}{
		{"headline", "Border to reopen this month\n\n" + prose, "Border to reopen this month", ""},
		{"headline and date", "Border to reopen this month\nPublished: 5 January 2020\n\n" + prose, "Border to reopen this month", "2020-01-05"},
		{"date first", "January 5, 2020\n\n" + prose, "", "2020-01-05"},
		{"ISO date", "Border to reopen this month\n2020-01-05\n\n" + prose, "Border to reopen this month", "2020-01-05"},
		{"date that could be two", "Border to reopen this month\n5/1/2020\n\n" + prose, "Border to reopen this month", ""},
		{"no headline", prose + "\n\n" + prose, "", ""},
		{"a sentence is no headline", "The border will reopen.\n\n" + prose, "", ""},
		{"a headline alone is a text", "Border to reopen this month", "", ""},
		{"verse", "a line of verse\nand another one\nand a third of them", "", ""},
	} {
		a := readAll(t, Options{}, tt.text)[0]
		if a.Title != tt.title || a.Published.String() != tt.date {
			t.Errorf("%s: title %q, date %q, want %q and %q", tt.name, a.Title, a.Published, tt.title, tt.date)
		}
		if tt.title != "" && strings.Contains(a.Text, tt.title) {
			t.Errorf("%s: the title is still in the text %q", tt.name, a.Text)
		}
		if a.Text == "" {
			t.Errorf("%s: no text", tt.name)
		}
	}
}

func TestDayIn(t *testing.T) {
	for s, want := range map[string]string{
		"January 5, 2020":                   "2020-01-05",
		"Jan. 5th 2020, 10:30":              "2020-01-05",
		"Sunday 5 January 2020":             "2020-01-05",
		"05-Jan-2020":                       "2020-01-05",
		"2020/1/5 10:30":                    "2020-01-05",
		"5.1.2020":                          "",
		"February 30, 2020":                 "",
		"12020-01-05":                       "",
		"the fifth of January":              "",
		"Wed, 22 Dec 2010 10:00:00 +0100":   "2010-12-22",
		"Tue Dec 21 2010 22:00:00 GMT+0000": "2010-12-21",
	} {
		if day, _ := dayIn(s); day.String() != want {
			t.Errorf("dayIn(%q) = %q, want %q", s, day, want)
		}
	}
}

func TestTidy(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                        "plain",
		" a \t b\n":                    "a b",
		"a\u00a0\u2009b":               "a b",
		"zero\u200bwidth \ufeffand so": "zerowidth and so",
		"co\u00adoperate":              "cooperate",
		"“quotes” stay":                "“quotes” stay",
		"bell\x07 gone":                "bell gone",
		"":                             "",
		"broken \xff":                  "broken \ufffd",
	} {
		if got := tidy(in); got != want {
			t.Errorf("tidy(%q) = %q, want %q", in, got, want)
		}
	}
}
