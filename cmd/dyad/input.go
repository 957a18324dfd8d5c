package main

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"dyad"
	"dyad/pipeline"
	"dyad/read"
)

// result is one coded article, or an input that could not be read.
type result struct {
	dyad.Coded
	err error
}

// codeAll reads and codes the inputs on all CPUs and hands the results over
// in the order of the inputs. Memory holds a few articles a CPU.
func codeAll(r *run, p *pipeline.Pipeline, inputs []string, published dyad.Day, each func(result) error) error {
	type job struct {
		a    dyad.Article
		err  error
		done chan result
	}
	n, rd := runtime.GOMAXPROCS(0), read.New(read.Options{})
	todo, order := make(chan job), make(chan chan result, 8*n)
	stop := make(chan struct{})
	defer close(stop)
	for range n {
		go func() {
			for j := range todo {
				if j.err != nil {
					j.done <- result{err: j.err}
				} else {
					j.done <- result{Coded: p.Code(j.a)}
				}
			}
		}()
	}
	go func() {
		defer close(order)
		defer close(todo)
		for _, name := range inputs {
			for a, err := range readInput(r, rd, name) {
				if a.Published == 0 && published > 0 {
					a.Published = published
					a.Problems = slices.DeleteFunc(a.Problems, func(pr dyad.Problem) bool { return pr.Code == dyad.ProblemNoDate })
				}
				j := job{a, err, make(chan result, 1)}
				select {
				case order <- j.done:
				case <-stop:
					return
				}
				select {
				case todo <- j:
				case <-stop:
					return
				}
			}
		}
	}()
	for done := range order {
		if err := each(<-done); err != nil {
			return err
		}
	}
	return nil
}

func readInput(r *run, rd *read.Reader, name string) iter.Seq2[dyad.Article, error] {
	return func(yield func(dyad.Article, error) bool) {
		in := r.in
		if name != "-" {
			f, err := os.Open(name)
			if err != nil {
				yield(dyad.Article{}, fmt.Errorf("open input: %w; check the path", err))
				return
			}
			defer f.Close()
			if st, err := f.Stat(); err == nil && st.IsDir() {
				yield(dyad.Article{}, fmt.Errorf("open input: %s is a folder; name its files, or keep it with: dyad add %s", name, name))
				return
			}
			in = f
		} else {
			name = "stdin"
		}
		for a, err := range rd.Read(in, name) {
			if err != nil {
				err = fmt.Errorf("read input: %w; see whether it is whole", err)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// expand turns folders into the files in them that can be articles: pages,
// texts and JSON lines, not the README or gold files beside them.
func expand(sources []string) (files []string, errs []error) {
	for _, src := range sources {
		st, err := os.Stat(src)
		if src != "-" && err != nil {
			errs = append(errs, fmt.Errorf("open source: %w; check the path", err))
			continue
		}
		if src == "-" || !st.IsDir() {
			files = append(files, src)
			continue
		}
		filepath.WalkDir(src, func(path string, d fs.DirEntry, err error) error {
			if err != nil { // this folder cannot be read; the others can
				errs = append(errs, fmt.Errorf("read folder: %w; check who may read it", err))
			} else if d.Type().IsRegular() && isArticleFile(d.Name()) {
				files = append(files, path)
			}
			return nil
		})
	}
	return files, errs
}

func isArticleFile(name string) bool {
	low := strings.ToLower(name)
	if strings.HasPrefix(low, "readme") || strings.HasPrefix(low, "gold.") || strings.HasPrefix(low, ".") {
		return false
	}
	switch filepath.Ext(strings.TrimSuffix(low, ".gz")) {
	case ".html", ".htm", ".xhtml", ".txt", ".jsonl", ".json", ".ndjson":
		return true
	}
	return false
}

// slurp reads a text that must be held whole, up to a limit.
func slurp(r *run, name string) (string, error) {
	in := r.in
	if name == "" || name == "-" {
		name = "stdin"
	} else {
		f, err := os.Open(name)
		if err != nil {
			return "", fmt.Errorf("open input: %w; check the path", err)
		}
		defer f.Close()
		in = f
	}
	const most = 64 << 20
	b, err := io.ReadAll(io.LimitReader(in, most+1))
	if err == nil && len(b) > most {
		err = fmt.Errorf("%s is over %d MB", name, most>>20)
	}
	if err != nil {
		return "", fmt.Errorf("read input: %w; name a text file", err)
	}
	if !utf8.Valid(b) {
		return "", exit{exitProblems, fmt.Errorf("read input: %s is not UTF-8; convert it first, with iconv for instance", name)}
	}
	return string(b), nil
}
