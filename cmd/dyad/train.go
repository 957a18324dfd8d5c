package main

import (
	"fmt"
	"os"

	"dyad/parse"
)

type trainCmd struct {
	Parse trainParseCmd `cmd:"" help:"Train the English model from UD treebanks."`
}

type trainParseCmd struct {
	Data    string `required:"" help:"Folder with the *-train.conllu files." placeholder:"DIR"`
	Vectors string `help:"The word vectors as parse/vectors.sh fetches them." placeholder:"FILE"`
	Output  string `short:"o" required:"" help:"The model file to write." placeholder:"FILE"`
}

func (trainParseCmd) Help() string {
	return `Example:
  dyad train parse --data ud --vectors vectors.tgz -o en.model`
}

func (c *trainParseCmd) Run(r *run) error {
	b, err := parse.Train(r.ctx, c.Data, parse.TrainOptions{Vectors: c.Vectors, Log: func(format string, args ...any) {
		fmt.Fprintf(r.err, format+"\n", args...)
	}})
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.Output, b, 0o644); err != nil {
		return fmt.Errorf("write model: %w; choose another file with -o", err)
	}
	return nil
}
