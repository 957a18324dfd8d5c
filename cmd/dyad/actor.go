package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"dyad"
)

type actorCmd struct {
	Phrase string `arg:"" help:"A phrase, or - for lines PHRASE<TAB>DATE from standard input."`
	On     string `help:"The day on which it is meant." placeholder:"DATE"`
	JSON   bool   `help:"JSON, one object a line."`
}

func (actorCmd) Help() string {
	return `Examples:
  dyad actor "Iraqi prime minister" --on 2019-03-01
  printf 'Taliban\t2005-01-01\n' | dyad actor - --json`
}

type resolved struct {
	Phrase string `json:"phrase"`
	Date   string `json:"date"`
	Code   string `json:"code"`
	Sector string `json:"sector"`
	Entity string `json:"entity"`
	Why    string `json:"why"`
}

func (c *actorCmd) Run(r *run) error {
	on, err := dyad.ParseDay(c.On)
	if err != nil {
		return usage("%w", err)
	}
	lex, err := lexicon()
	if err != nil {
		return err
	}
	return r.write(func(w io.Writer) error {
		say := func(phrase string, on dyad.Day) error {
			ac := lex.Resolve(phrase, on)
			if c.JSON {
				return encode(w, resolved{phrase, on.String(), ac.Code, ac.Sector, ac.Entity, ac.Why})
			}
			_, err := fmt.Fprintf(w, "%-8s %-4s %s  (%s)\n", ac.Code, ac.Sector, ac.Entity, ac.Why)
			return err
		}
		if c.Phrase != "-" {
			return say(c.Phrase, on)
		}
		return eachPhrase(r, on, say)
	})
}

// eachPhrase reads lines PHRASE<TAB>DATE; on stands for a date that is
// missing or cannot be read.
func eachPhrase(r *run, on dyad.Day, say func(string, dyad.Day) error) error {
	lines := bufio.NewScanner(r.in)
	lines.Buffer(nil, 1<<20)
	var problems error
	for n := 1; lines.Scan(); n++ {
		phrase, date, _ := strings.Cut(lines.Text(), "\t")
		day, err := dyad.ParseDay(strings.TrimSpace(date))
		if err != nil {
			problems = exit{exitProblems, nil}
			fmt.Fprintf(r.err, "dyad: stdin:%d: %s: %v\n", n, dyad.ProblemBadDate, err)
		}
		if day == 0 {
			day = on
		}
		if err := say(phrase, day); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read phrases: %w; give one phrase a line", err)
	}
	return problems
}
