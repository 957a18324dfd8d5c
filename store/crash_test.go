package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"dyad"

	"github.com/google/go-cmp/cmp"
)

// Environment of a child: this test binary run again to do one thing.
const childEnv = "DYAD_STORE_TEST_CHILD"

func TestMain(m *testing.M) {
	job, dir, ok := strings.Cut(os.Getenv(childEnv), ":")
	if !ok {
		os.Exit(m.Run())
	}
	if err := children[job](dir); err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
}

var children = map[string]func(dir string) error{
	"endless": func(dir string) error { return addBatches(dir, 1<<30) },
	"share":   func(dir string) error { return addBatches(dir, 200) },
	"lock":    holdLock,
}

// addBatches adds made articles from the start, in batches of odd sizes, and
// reports each on its standard output once it was added.
func addBatches(dir string, total int) error {
	st, err := Open(dir, Options{Coder: "child"})
	if err != nil {
		return err
	}
	defer st.Close()
	for n := 0; n < total; {
		var batch []dyad.Coded
		for range 1 + n%7 {
			batch = append(batch, made(n+len(batch)))
		}
		out, err := st.AddAll(context.Background(), batch)
		if err != nil {
			return err
		}
		for i, o := range out {
			fmt.Println(o, n+i)
		}
		n += len(batch)
	}
	return nil
}

// holdLock begins to write and does not end.
func holdLock(dir string) error {
	st, err := Open(dir, Options{})
	if err != nil {
		return err
	}
	tx, err := st.write.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	fmt.Println("locked")
	time.Sleep(time.Minute)
	return nil
}

type child struct {
	*exec.Cmd
	out *bufio.Reader
}

func start(t *testing.T, job, dir string) child {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childEnv+"="+job+":"+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return child{cmd, bufio.NewReader(out)}
}

// Killed at any moment, the store has every article that was reported as
// added, and each article it has is whole.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	reported := 0
	for round := range 12 {
		ch := start(t, "endless", dir)
		var lines []string
		done := make(chan error, 1)
		go func() {
			b, err := io.ReadAll(ch.out)
			lines = strings.Split(string(b), "\n")
			done <- err
		}()
		time.Sleep(time.Duration(5+rand.IntN(30*(1+round%4))) * time.Millisecond)
		if err := ch.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		var killed *exec.ExitError
		if err := ch.Wait(); !errors.As(err, &killed) || killed.Exited() {
			t.Fatalf("the child ended by itself: %v, %q", err, lines)
		}
		for _, line := range lines[:len(lines)-1] { // the last may be half written
			_, n, _ := strings.Cut(line, " ")
			i, err := strconv.Atoi(n)
			if err != nil {
				t.Fatalf("child: %q", line)
			}
			reported = max(reported, i+1)
		}
		checkWhole(t, dir, reported, max(0, reported-30))
	}
	if reported == 0 {
		t.Error("no child lived long enough to add anything")
	}
	checkWhole(t, dir, reported, 0)
	t.Logf("%d articles reported", reported)
}

// checkWhole sees that articles 0 to n-1 are in the store, that those after
// from are as they were made, and that there is nothing beside whole articles.
func checkWhole(t *testing.T, dir string, n, from int) {
	t.Helper()
	st, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	ctx := context.Background()
	s, err := st.Stats(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	if s.Articles < n {
		t.Fatalf("%d articles were reported as added, %d are there", n, s.Articles)
	}
	var want Stats
	for i := range s.Articles {
		c := made(i)
		if i >= from {
			got, _, err := st.Article(ctx, c.Article.ID)
			if err != nil {
				t.Fatalf("article %d of %d: %v", i, s.Articles, err)
			}
			if diff := cmp.Diff(c, got); diff != "" {
				t.Fatalf("article %d is not whole:\n%s", i, diff)
			}
		}
		want.Sentences += len(c.Sentences)
		want.Events += len(c.Events)
		want.Standings += len(c.Standings)
		want.Problems += len(c.Article.Problems)
	}
	if s.Sentences != want.Sentences || s.Events != want.Events || s.Standings != want.Standings ||
		s.Problems != want.Problems {
		t.Fatalf("%+v, but the articles have %+v", s, want)
	}
	var ok string
	if err := st.read.QueryRow(`PRAGMA integrity_check`).Scan(&ok); err != nil || ok != "ok" {
		t.Fatalf("integrity: %q, %v", ok, err)
	}
	if rows, err := numbers(ctx, st.read, `SELECT rowid FROM pragma_foreign_key_check`); err != nil || len(rows) > 0 {
		t.Fatalf("rows without what they belong to: %v, %v", rows, err)
	}
}

// Processes that make and fill one store at the same time each get all in,
// once.
func TestTwoProcesses(t *testing.T) {
	dir := t.TempDir()
	added := 0
	var chs []child
	for range 3 {
		chs = append(chs, start(t, "share", dir))
	}
	for _, ch := range chs {
		b, err := io.ReadAll(ch.out)
		if err := errors.Join(err, ch.Wait()); err != nil {
			t.Fatalf("%v: %s", err, b)
		}
		added += strings.Count(string(b), "added")
	}
	checkWhole(t, dir, added, 0)
	if st, err := Open(dir, Options{MustExist: true}); err != nil {
		t.Error(err)
	} else {
		defer st.Close()
		if s, err := st.Stats(context.Background(), 0); err != nil || s.Articles != added {
			t.Errorf("%d were added, %d are there; %v", added, s.Articles, err)
		}
	}
}

func TestLocked(t *testing.T) {
	dir := t.TempDir()
	ch := start(t, "lock", dir)
	defer func() {
		ch.Process.Kill()
		ch.Wait()
	}()
	if line, err := ch.out.ReadString('\n'); line != "locked\n" {
		t.Fatalf("child: %q, %v", line, err)
	}
	st, err := Open(dir, Options{Wait: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if _, err := st.Add(context.Background(), made(1)); !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), "wait") {
		t.Errorf("Add: %v, want ErrBusy", err)
	}
	if _, err := st.Events(context.Background(), Query{}); err != nil {
		t.Errorf("a reader must not mind: %v", err)
	}
}
