package main

import (
	"bytes"
	"os"

	"dyad/eval"
)

type evalCmd struct {
	Set    string `arg:"" default:"all" help:"all, ud, pages, phrases, reign, timex, gsr or reuters."`
	Data   string `required:"" help:"The folder with the gold data (see package eval)." placeholder:"DIR"`
	Output string `short:"o" help:"Write to a file." placeholder:"FILE"`
}

func (evalCmd) Help() string {
	return `Example:
  dyad eval all --data gold -o eval/SCORES.txt`
}

func (c *evalCmd) Run(r *run) error {
	p, err := load()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := eval.Run(&b, p, c.Data, c.Set); err != nil {
		return usage("%w", err)
	}
	if c.Output != "" {
		return os.WriteFile(c.Output, b.Bytes(), 0o644)
	}
	_, err = r.out.Write(b.Bytes())
	return err
}
