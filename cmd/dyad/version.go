package main

import (
	"fmt"
)

type versionCmd struct{}

func (versionCmd) Run(r *run) error {
	p, err := load()
	if err != nil {
		return err
	}
	entries, names := p.Actors.Len()
	fmt.Fprintf(r.out, "dyad %s\nmodel    %s\nlexicon  %d actors, %d names\nscheme   PLOVER 2.0 draft of 2024-02-04, %d types\npatterns %d\n",
		version, p.Parser.Version(), entries, names, len(p.Events.Scheme().Types), p.Events.Patterns())
	return nil
}
