package main

import (
	"errors"
	"fmt"
	"strings"

	"dyad/actors"
	"dyad/store"
)

// parties turns two words of the user into actor codes.
func parties(lex *actors.Lexicon, words ...string) ([]string, error) {
	var out []string
	for _, w := range words {
		code, err := party(lex, w)
		if err != nil {
			return nil, err
		}
		out = append(out, code)
	}
	return out, nil
}

// sectors are the PLOVER sector codes that may follow a country's.
const sectors = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"

func party(lex *actors.Lexicon, w string) (string, error) {
	if code, ok := lex.Code(w); ok {
		return code, nil
	}
	if len(w) == 6 && strings.Contains(sectors, strings.ToUpper(w[3:])) { // a code with a sector
		if code, ok := lex.Code(w[:3]); ok && strings.EqualFold(code, w[:3]) {
			return strings.ToUpper(w), nil
		}
	}
	if near := lex.Nearest(w); near != "" {
		return "", usage("unknown actor %q; did you mean %q?", w, near)
	}
	return "", usage("unknown actor %q; give a country's name or its ISO code, such as IRQ", w)
}

func lexicon() (*actors.Lexicon, error) {
	return actors.Load(actors.Embedded(), actors.Options{})
}

func openStore(dir string) (*store.Store, error) {
	dir, err := storeDir(dir)
	if err != nil {
		return nil, err
	}
	st, err := store.Open(dir, store.Options{MustExist: true})
	if errors.Is(err, store.ErrNotFound) {
		return nil, exit{exitInput, fmt.Errorf("open store: nothing in %s; fill it with: dyad add FILE", dir)}
	}
	return st, err
}
