package events

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// A Scheme is the list of event types with their quads, scores and modes, as
// scheme.txt gives it.
type Scheme struct {
	Types []EventType
	index map[string]int
}

// An EventType is one PLOVER type.
type EventType struct {
	Name           string
	Quad           int
	Score          float64
	CAMEO          string
	NeedsRecipient bool
	Modes          []Mode
	of             map[string]string // type of the content -> mode or type
}

// A Mode is one PLOVER mode of a type.
type Mode struct {
	Name  string
	Score float64
	CAMEO string
}

// Type returns the type of that name.
func (sc *Scheme) Type(name string) (EventType, bool) {
	i, ok := sc.index[name]
	if !ok {
		return EventType{}, false
	}
	return sc.Types[i], true
}

func (sc *Scheme) quad(name string) int { t, _ := sc.Type(name); return t.Quad }

// Score is the score of a type with these modes: that of the mode farthest
// from zero, or of the type when it has none.
func (sc *Scheme) Score(name string, modes []string) float64 {
	t, _ := sc.Type(name)
	best, found := t.Score, false
	for _, m := range t.Modes {
		if slices.Contains(modes, m.Name) && (!found || abs(m.Score) > abs(best)) {
			best, found = m.Score, true
		}
	}
	return best
}

// Code is the CAMEO code of a type with these modes, for an event whose
// pattern gives none.
func (sc *Scheme) Code(name string, modes []string) string {
	t, _ := sc.Type(name)
	for _, m := range t.Modes {
		if slices.Contains(modes, m.Name) && m.CAMEO != "-" {
			return m.CAMEO
		}
	}
	return t.CAMEO
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

func loadScheme(fsys fs.FS) (*Scheme, error) {
	f, err := fsys.Open("scheme.txt")
	if err != nil {
		return nil, fmt.Errorf("open event scheme: %w", err)
	}
	defer f.Close()
	sc := &Scheme{index: map[string]int{}}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		w := strings.Fields(lines.Text())
		if len(w) == 0 || strings.HasPrefix(w[0], "#") {
			continue
		}
		if err := sc.line(w); err != nil {
			return nil, fmt.Errorf("scheme.txt:%d: %w", n, err)
		}
	}
	return sc, lines.Err()
}

func (sc *Scheme) line(w []string) error {
	last := len(sc.Types) - 1
	switch {
	case w[0] == "type" && len(w) >= 5:
		quad, err1 := strconv.Atoi(w[2])
		score, err2 := strconv.ParseFloat(w[3], 64)
		if err1 != nil || err2 != nil || quad < 1 || quad > 4 {
			return fmt.Errorf("read type %s: want type NAME QUAD SCORE CAMEO", w[1])
		}
		sc.index[w[1]] = len(sc.Types)
		sc.Types = append(sc.Types, EventType{Name: w[1], Quad: quad, Score: score, CAMEO: w[4],
			NeedsRecipient: slices.Contains(w[5:], "recipient"), of: map[string]string{}})
	case w[0] == "mode" && len(w) == 4 && last >= 0:
		score, err := strconv.ParseFloat(w[2], 64)
		if err != nil {
			return fmt.Errorf("read mode %s: %w", w[1], err)
		}
		sc.Types[last].Modes = append(sc.Types[last].Modes, Mode{w[1], score, w[3]})
	case w[0] == "of" && len(w) >= 4 && last >= 0 && w[len(w)-2] == "->":
		for _, t := range w[1 : len(w)-2] {
			sc.Types[last].of[t] = w[len(w)-1]
		}
	default:
		return fmt.Errorf("cannot read %q", strings.Join(w, " "))
	}
	return nil
}

func (t EventType) hasMode(name string) bool {
	return slices.ContainsFunc(t.Modes, func(m Mode) bool { return m.Name == name })
}
