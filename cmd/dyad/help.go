package main

import (
	"fmt"
	"strings"
)

type helpCmd struct {
	Command []string `arg:"" optional:"" help:"The command to explain."`
}

func (c *helpCmd) Run(r *run) error {
	if code := runCLI(*r, append(c.Command, "--help")); code != 0 {
		return exit{code, fmt.Errorf("no command %q; see dyad --help", strings.Join(c.Command, " "))}
	}
	return nil
}
