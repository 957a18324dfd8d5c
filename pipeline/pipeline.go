package pipeline

import (
	"fmt"
	"io/fs"

	"dyad"
	"dyad/actors"
	"dyad/dates"
	"dyad/events"
	"dyad/parse"
)

// Options name what replaces or adds to what is built in.
type Options struct {
	// Actors are folders of a user's own actor entries, read after the built-in ones.
	Actors []fs.FS
}

// A Pipeline holds the loaded stages. It is immutable and safe for many goroutines.
type Pipeline struct {
	Parser *parse.Parser
	Dates  *dates.Finder
	Actors *actors.Lexicon
	Events *events.Coder
}

// New loads the stages.
func New(opt Options) (*Pipeline, error) {
	var p Pipeline
	var err error
	if p.Parser, err = parse.Load(parse.Embedded(), parse.Options{}); err != nil {
		return nil, fmt.Errorf("load parser: %w", err)
	}
	if p.Dates, err = dates.Load(dates.Embedded(), dates.Options{}); err != nil {
		return nil, fmt.Errorf("load dates: %w", err)
	}
	if p.Actors, err = actors.Load(actors.Embedded(), actors.Options{Extra: opt.Actors}); err != nil {
		return nil, fmt.Errorf("load actors: %w", err)
	}
	if p.Events, err = events.Load(events.Embedded(), events.Options{When: dates.Event}); err != nil {
		return nil, fmt.Errorf("load events: %w", err)
	}
	return &p, nil
}

// Code analyses an article. An article without text, or in another language
// than English, comes back as it is: its problems say why. A fault in a stage
// is a problem of the article, not the end of the run.
func (p *Pipeline) Code(a dyad.Article) (c dyad.Coded) {
	defer func() {
		if r := recover(); r != nil {
			a.Problems = append(a.Problems[:len(a.Problems):len(a.Problems)], dyad.Problem{Code: dyad.ProblemPanic, Where: a.Source,
				Message: fmt.Sprintf("a stage failed on this article (%v): please report it with the text", r)})
			c = dyad.Coded{Article: a}
		}
	}()
	if a.Text == "" || a.Language != "" && a.Language != "en" {
		return dyad.Coded{Article: a}
	}
	ss := p.Parser.Parse(a.Text)
	ds := p.Dates.Find(a, ss)
	as := p.Actors.Find(a, ss, ds)
	evs, sts := p.Events.Code(a, ss, ds, as)
	return dyad.Coded{Article: a, Sentences: ss, Events: evs, Standings: sts}
}
