package events

import (
	"slices"

	"dyad"
)

// repair mends one mistake that costs whole events: in a short sentence
// without articles ("Norway imposed sanctions on Belarus") the parser can take
// the verb for a participle before its object. When the sentence has no other
// verb on top, an actor stands right before such a participle, and its noun
// right after, the participle is the verb. The sentence comes back as it is
// when that is not so.
func repair(s *dyad.Sentence, as []dyad.Actor) *dyad.Sentence {
	root := s.Root()
	if root < 0 || s.Tokens[root].UPOS == dyad.VERB || s.Tokens[root].UPOS == dyad.AUX {
		return s
	}
	for i := 1; i < len(s.Tokens); i++ {
		tok := s.Tokens[i]
		if tok.UPOS != dyad.VERB || tok.XPOS != dyad.VBN && tok.XPOS != dyad.VBD || tok.Rel != dyad.Amod || tok.Head <= i {
			continue
		}
		k := slices.IndexFunc(as, func(ac dyad.Actor) bool { return ac.EndToken == i })
		if k < 0 {
			continue
		}
		return asVerb(s, i, as[k].Head, root)
	}
	return s
}

// asVerb makes participle v the root, with subject and its noun as object.
func asVerb(s *dyad.Sentence, v, subject, root int) *dyad.Sentence {
	fixed := *s
	fixed.Tokens = slices.Clone(s.Tokens)
	object := s.Tokens[v].Head
	for i := range fixed.Tokens {
		tok := &fixed.Tokens[i]
		if tok.Head == root && i != v && i > object { // what hung on the false root after its object
			tok.Head = v
			if tok.Rel == dyad.Nmod {
				tok.Rel = dyad.Obl
			}
		}
	}
	set := func(i, head int, rel dyad.Rel) { fixed.Tokens[i].Head, fixed.Tokens[i].Rel = head, rel }
	set(object, v, dyad.Obj)
	set(subject, v, dyad.Nsubj)
	set(v, -1, dyad.Root)
	if root != object && root != subject {
		set(root, v, dyad.Dep)
	}
	fixed.Tokens[v].XPOS = dyad.VBD
	return &fixed
}
