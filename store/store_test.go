package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dyad"

	"github.com/google/go-cmp/cmp"
)

func TestRoundTrip(t *testing.T) {
	st := open(t, Options{Coder: "dyad 1"})
	ctx := context.Background()
	for n := range 60 {
		want := made(n)
		if ok, err := st.Add(ctx, want); !ok || err != nil {
			t.Fatalf("Add(%d) = %v, %v", n, ok, err)
		}
		got, coder, err := st.Article(ctx, want.Article.ID)
		if err != nil || coder != "dyad 1" {
			t.Fatalf("Article: coder %q, %v", coder, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("article %d came back other (-in +out):\n%s", n, diff)
		}
	}
	if _, _, err := st.Article(ctx, "nobody"); !errors.Is(err, ErrNotFound) {
		t.Errorf("Article(nobody): %v, want ErrNotFound", err)
	}
}

func TestOddText(t *testing.T) {
	st := open(t, Options{})
	for i, s := range []string{"a\x00b", "'; DROP TABLE article; --", "naïve \U0001F600 \u202e", strings.Repeat("x", 1<<20)} {
		c := dyad.Coded{Article: dyad.Article{ID: s, Text: s, Title: s, Authors: []string{s}, Source: s, Outlet: s}}
		if out := add(t, st, c); out[0] != Added {
			t.Fatalf("%d: %v", i, out)
		}
		got, _, err := st.Article(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestOutcomes(t *testing.T) {
	st := open(t, Options{})
	ctx := context.Background()
	c := made(3)
	twin := c // the same text under another name
	twin.Article.ID = "twin"
	other := made(4)
	other.Article.ID = c.Article.ID
	none := dyad.Coded{Article: dyad.Article{ID: "none", Source: "empty.txt",
		Problems: []dyad.Problem{{Code: dyad.ProblemEmpty, Message: "no bytes"}}}}
	batch := []dyad.Coded{c, c, twin, other, none, none}
	want := []Outcome{Added, Seen, Seen, SameID, NoText, NoText}
	if diff := cmp.Diff(want, add(t, st, batch...)); diff != "" {
		t.Error(diff)
	}
	want[0] = Seen
	if diff := cmp.Diff(want, add(t, st, batch...)); diff != "" {
		t.Errorf("a second time: %s", diff)
	}
	s, err := st.Stats(ctx, 0)
	if err != nil || s.Articles != 1 || s.Events != len(c.Events) || s.Sentences != len(c.Sentences) {
		t.Errorf("Stats = %+v, %v", s, err)
	}
	ps, err := st.Problems(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	ps = ps[len(c.Article.Problems):]
	if len(ps) != 2 || ps[0].Code != dyad.ProblemSameID || ps[0].Where != other.Article.Source ||
		ps[1].Code != dyad.ProblemEmpty || ps[1].Where != "empty.txt" || ps[1].Article != "" {
		t.Errorf("Problems = %+v", ps)
	}
}

// A batch goes in whole or not at all.
func TestBadEvidence(t *testing.T) {
	spoil := func(f func(*dyad.Coded)) dyad.Coded {
		n := 2
		c := made(n)
		for len(c.Standings) == 0 || len(c.Events[0].Source) == 0 {
			n++
			c = made(n)
		}
		f(&c)
		return c
	}
	for name, bad := range map[string]dyad.Coded{
		"sentence out of text":  spoil(func(c *dyad.Coded) { c.Sentences[0].Span.To = 1 << 20 }),
		"sentence turned":       spoil(func(c *dyad.Coded) { c.Sentences[0].Span = dyad.Span{From: 5, To: 2} }),
		"sentence twice":        spoil(func(c *dyad.Coded) { c.Sentences = append(c.Sentences, c.Sentences[0]) }),
		"event of no sentence":  spoil(func(c *dyad.Coded) { c.Events[0].Sentence = 77 }),
		"event out of sentence": spoil(func(c *dyad.Coded) { c.Events[0].Span.To = len(c.Article.Text) }),
		"actor out of sentence": spoil(func(c *dyad.Coded) { c.Events[0].Source[0].Span.To = len(c.Article.Text) }),
		"standing of none":      spoil(func(c *dyad.Coded) { c.Standings[0].Sentence = -1 }),
	} {
		st := open(t, Options{})
		_, err := st.AddAll(context.Background(), []dyad.Coded{made(1), bad})
		if err == nil || !strings.Contains(err.Error(), bad.Article.ID) {
			t.Errorf("%s: error %v", name, err)
		}
		if s, err := st.Stats(context.Background(), 0); err != nil || s.Articles != 0 {
			t.Errorf("%s: %d articles, %v", name, s.Articles, err)
		}
	}
}

func TestCanceled(t *testing.T) {
	st := open(t, Options{})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := st.Add(ctx, made(1)); !errors.Is(err, context.Canceled) {
		t.Errorf("Add: %v", err)
	}
	if _, err := st.Events(ctx, Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Events: %v", err)
	}
	// The store is none the worse.
	if out := add(t, st, made(1)); out[0] != Added {
		t.Error(out)
	}
}

func TestOpenOdd(t *testing.T) {
	if _, err := Open(filepath.Join(t.TempDir(), "no"), Options{MustExist: true}); !errors.Is(err, ErrNotFound) {
		t.Errorf("MustExist: %v", err)
	}
	for _, name := range []string{"a b", "50%25?x=1&y#z", "naïve;ü"} {
		dir := filepath.Join(t.TempDir(), name)
		st, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		add(t, st, made(1))
		st.Close()
		if _, err := os.Stat(filepath.Join(dir, File)); err != nil {
			t.Error(err)
		}
		if st, err = Open(dir, Options{MustExist: true}); err != nil {
			t.Fatal(err)
		}
		if out := add(t, st, made(1)); out[0] != Seen {
			t.Error(out)
		}
		st.Close()
	}
}

func TestOpenRefuses(t *testing.T) {
	execute := func(statement string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			db, err := sql.Open("sqlite", filepath.Join(dir, File))
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err := db.Exec(statement); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, tc := range map[string]struct {
		spoil func(*testing.T, string)
		want  string
	}{
		"newer":   {execute(`PRAGMA application_id = 0x64796164; PRAGMA user_version = 99`), "newer dyad (schema 99"},
		"foreign": {execute(`CREATE TABLE song (title TEXT)`), "not a dyad store"},
		"text": {func(t *testing.T, dir string) {
			if err := os.WriteFile(filepath.Join(dir, File), []byte(strings.Repeat("no database ", 99)), 0o600); err != nil {
				t.Fatal(err)
			}
		}, "not a dyad store"},
	} {
		dir := t.TempDir()
		tc.spoil(t, dir)
		before, _ := os.ReadFile(filepath.Join(dir, File))
		st, err := Open(dir, Options{})
		if err == nil {
			st.Close()
		}
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: error %v, want %q", name, err, tc.want)
		}
		if after, _ := os.ReadFile(filepath.Join(dir, File)); string(before) != string(after) {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

// A damaged store gives an error that says so, and no panic.
func TestDamaged(t *testing.T) {
	dir := t.TempDir()
	st, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 40 {
		add(t, st, made(n))
	}
	st.Close()
	path := filepath.Join(dir, File)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 8192; i < len(b); i++ { // all pages but the first two
		b[i] ^= 0x5a
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if st, err = Open(dir, Options{}); err == nil {
		defer st.Close()
		_, err = st.Events(context.Background(), Query{A: "USA"})
	}
	if err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("error %v", err)
	}
}

// What Open promises of the disk.
func TestPragmas(t *testing.T) {
	st := open(t, Options{})
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"} {
		var got string
		if err := st.write.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s = %q, %v; want %q", pragma, got, err, want)
		}
	}
	if _, err := st.read.Exec(`DELETE FROM article`); err == nil {
		t.Error("the readers' connections can write")
	}
}
