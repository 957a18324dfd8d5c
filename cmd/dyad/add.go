package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"dyad"
	"dyad/store"
)

type addCmd struct {
	Source []string `arg:"" help:"Files or folders; - is standard input."`
	Store  string   `help:"Folder of the store (default: the user's data folder)." placeholder:"DIR"`
}

func (addCmd) Help() string {
	return `Examples:
  dyad add page.html
  dyad add --store news ~/articles

In a folder and the folders below it, files named *.html, *.htm, *.xhtml, *.txt,
*.json, *.jsonl and *.ndjson (also with .gz) are taken, but not README* and gold.*.
A file named on the command line is always taken. The same article twice adds nothing.`
}

// storeDir is the folder given, or dyad's in the user's data folder.
func storeDir(dir string) (string, error) {
	if dir != "" {
		return dir, nil
	}
	if base := os.Getenv("XDG_DATA_HOME"); base != "" {
		return filepath.Join(base, "dyad"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", usage("find the data folder: %w; name one with --store DIR", err)
	}
	return filepath.Join(home, ".local", "share", "dyad"), nil
}

func (c *addCmd) Run(r *run) error {
	dir, err := storeDir(c.Store)
	if err != nil {
		return err
	}
	p, err := load()
	if err != nil {
		return err
	}
	st, err := store.Open(dir, store.Options{Coder: coder(p)})
	if err != nil {
		return err
	}
	defer st.Close()
	files, errs := expand(c.Source)
	a := adding{run: r, st: st, bar: progress(r.err, len(files))}
	for _, err := range errs {
		a.tally.unread++
		fmt.Fprintln(r.err, "dyad:", err)
	}
	if err := codeAll(r, p, files, 0, a.take); err != nil {
		return err
	}
	if err := a.flush(); err != nil {
		return err
	}
	if a.bar != nil {
		a.bar.Finish()
	}
	a.summary(r.out, dir)
	return a.tally.exit()
}

// adding collects results into batches: one commit, and one wait for the
// disk, for many articles.
type adding struct {
	run   *run
	st    *store.Store
	bar   *progressbar.ProgressBar
	last  string // the source last counted in the bar
	batch []dyad.Coded
	tally tally
	notes []dyad.Problem // the first maxNotes
	noted int            // all of them
	count [4]int         // by store.Outcome
}

const (
	batchSize = 64
	maxNotes  = 1000 // what a person may still read; memory stays flat
)

func (a *adding) note(pr dyad.Problem) {
	if a.noted++; a.noted <= maxNotes {
		a.notes = append(a.notes, pr)
	}
}

func (a *adding) take(res result) error {
	if res.err != nil {
		a.tally.unread++
		fmt.Fprintln(a.run.err, "dyad:", res.err)
		return nil
	}
	a.tally.articles++
	for _, pr := range res.Article.Problems {
		if serious(pr) {
			a.tally.problems++
		}
		if pr.Where == "" {
			pr.Where = res.Article.Source
		}
		a.note(pr)
	}
	if a.bar != nil && res.Article.Source != a.last {
		a.last = res.Article.Source
		a.bar.Add(1)
	}
	if a.batch = append(a.batch, res.Coded); len(a.batch) >= batchSize {
		return a.flush()
	}
	return nil
}

func (a *adding) flush() error {
	if len(a.batch) == 0 {
		return nil
	}
	outcomes, err := a.st.AddAll(a.run.ctx, a.batch)
	if err != nil {
		return err
	}
	for i, o := range outcomes {
		a.count[o]++
		if o == store.SameID {
			ar := a.batch[i].Article
			a.tally.problems++
			a.note(dyad.Problem{Code: dyad.ProblemSameID, Where: ar.Source,
				Message: fmt.Sprintf("the store has another text under the identifier %q; this one was not added: give it its own", ar.ID)})
		}
	}
	a.batch = a.batch[:0]
	return nil
}

func (a *adding) summary(w io.Writer, dir string) {
	fmt.Fprintf(w, "%d articles read, %d new, %d seen before, %d problems; the store is %s\n",
		a.tally.articles, a.count[store.Added], a.count[store.Seen], a.noted+a.tally.unread, dir)
	if a.count[store.Added] == 0 {
		fmt.Fprintln(w, "Nothing was new.")
	}
	for _, pr := range a.notes {
		fmt.Fprintf(w, "  %s: %s: %s\n", pr.Where, pr.Code, pr.Message)
	}
	if more := a.noted - len(a.notes); more > 0 {
		fmt.Fprintf(w, "  and %d more, kept in the store\n", more)
	}
}

// progress returns a bar when somebody looks at it.
func progress(w io.Writer, n int) *progressbar.ProgressBar {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return progressbar.NewOptions(n, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription("coding"),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
}
