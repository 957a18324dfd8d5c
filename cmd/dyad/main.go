// Command dyad reads the news and tells who did what to whom: see "dyad --help".
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"

	"dyad"
	"dyad/pipeline"
)

// version is the program's; the models and lexicons have their own.
const version = "0.1.0"

// Exit codes: see the README.
const (
	exitInput    = 1 // an input cannot be opened or read
	exitUsage    = 2 // a wrong flag, an unknown actor
	exitProblems = 3 // problems inside inputs; everything else is done
)

// exit is an error with the code to leave with.
type exit struct {
	code int
	err  error
}

func (e exit) Error() string { return e.err.Error() }

func usage(format string, args ...any) error { return exit{exitUsage, fmt.Errorf(format, args...)} }

type cli struct {
	Code    codeCmd    `cmd:"" help:"Code articles: events out, nothing stored."`
	Add     addCmd     `cmd:"" help:"Code articles and keep them in the store."`
	Events  eventsCmd  `cmd:"" help:"List the stored events between two actors, each with its sentence."`
	Brief   briefCmd   `cmd:"" help:"Brief on two actors from what is stored."`
	Actor   actorCmd   `cmd:"" help:"Say who a phrase names, on a day."`
	Dates   datesCmd   `cmd:"" help:"Find the time expressions of a text."`
	Parse   parseCmd   `cmd:"" help:"Analyse English text: words, tags, trees."`
	Eval    evalCmd    `cmd:"" help:"Score the stages on gold data."`
	Train   trainCmd   `cmd:"" help:"Train a model."`
	Version versionCmd `cmd:"" help:"Say the versions of program, model, lexicon and scheme."`
	Help    helpCmd    `cmd:"" help:"Help on a command, with examples."`
}

// run is what a command needs from the outside.
type run struct {
	ctx      context.Context
	in       io.Reader
	out, err io.Writer
}

func main() { os.Exit(Main()) }

// Main runs the command line and returns the exit code. An interrupt ends it
// where it stands: the store loses nothing that was reported as added.
func Main() int {
	return runCLI(run{context.Background(), os.Stdin, os.Stdout, os.Stderr}, os.Args[1:])
}

func runCLI(r run, args []string) (code int) {
	k, err := newParser(r)
	if err != nil {
		fmt.Fprintln(r.err, "dyad:", err)
		return exitUsage
	}
	defer func() {
		switch q := recover().(type) {
		case nil:
		case quit:
			code = int(q)
		default:
			panic(q)
		}
	}()
	kc, err := k.Parse(args)
	if err != nil {
		fmt.Fprintf(r.err, "dyad: %v\nTry: dyad --help\n", err)
		return exitUsage
	}
	err = kc.Run(&r)
	var e exit
	switch {
	case err == nil:
		return 0
	case errors.As(err, &e):
		if e.err != nil {
			fmt.Fprintln(r.err, "dyad:", e.err)
		}
		return e.code
	}
	fmt.Fprintln(r.err, "dyad:", err)
	return exitInput
}

// quit is how kong's own --help leaves.
type quit int

// write runs f over a buffer of the output; a full disk is an error.
func (r *run) write(f func(io.Writer) error) error {
	out := bufio.NewWriter(r.out)
	err := f(out)
	if e := out.Flush(); e != nil {
		return fmt.Errorf("write output: %w; give it room and run again", e)
	}
	return err
}

func newParser(r run) (*kong.Kong, error) {
	return kong.New(&cli{}, kong.Name("dyad"),
		kong.Description("dyad reads the news and keeps the state of the relation between two political actors. Every line leads to its sentence."),
		kong.Writers(r.out, r.err), kong.Exit(func(code int) { panic(quit(code)) }), kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
}

func load() (*pipeline.Pipeline, error) {
	p, err := pipeline.New(pipeline.Options{})
	if err != nil {
		return nil, fmt.Errorf("%w; the program's own files are damaged: install it again", err)
	}
	return p, nil
}

// coder names the versions that decide what an article gives.
func coder(p *pipeline.Pipeline) string {
	return "dyad " + version + ", model " + p.Parser.Version()
}

// serious tells problems that spoil an article from notes on it.
func serious(pr dyad.Problem) bool {
	return pr.Code != dyad.ProblemNoDate && pr.Code != dyad.ProblemTruncated
}
