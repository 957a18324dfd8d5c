package events

import "dyad"

func (c *Coder) standings(a *dyad.Article, t *tree, ds []dyad.Date, fl *flow) []dyad.Standing { return nil }
