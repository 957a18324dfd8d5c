package main

import (
	"bytes"
	"os"

	"dyad/eval"
)

type evalCmd struct {
	Set      string `arg:"" default:"all" help:"all, ud, pages, phrases, reign, timex, gsr, plv, gold or reuters."`
	Data     string `required:"" help:"The folder with the gold data (see package eval)." placeholder:"DIR"`
	Examples string `default:"examples/us-iraq" help:"The example collection, with its gold.jsonl." placeholder:"DIR"`
	Losses   bool   `help:"List what is wrong, but nothing of the halves set aside."`
	Timing   bool   `help:"Say how fast it went."`
	Output   string `short:"o" help:"Write to a file." placeholder:"FILE"`
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
	if err := eval.Run(&b, p, eval.Options{Data: c.Data, Examples: c.Examples, Losses: c.Losses, Timing: c.Timing}, c.Set); err != nil {
		return usage("%w", err)
	}
	if c.Output != "" {
		return os.WriteFile(c.Output, b.Bytes(), 0o644)
	}
	_, err = r.out.Write(b.Bytes())
	return err
}
