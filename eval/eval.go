package eval

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"dyad"
	"dyad/actors"
	"dyad/dates"
	"dyad/parse"
	"dyad/pipeline"
	"dyad/read"
)

// A job scores one set of data.
type job struct {
	name string
	run  func(w io.Writer, p *pipeline.Pipeline, opt Options) error
}

// Options say where the gold data is and what to write.
type Options struct {
	Data     string // the folder of the public gold data
	Examples string // the folder of the example collection, with its gold.jsonl
	Losses   bool   // list what is wrong, but nothing of the halves set aside
	Timing   bool   // say how fast it went, on which machine
}

// list writes the losses where they are wanted.
func (opt Options) list(w io.Writer, losses []string) error {
	if !opt.Losses {
		return nil
	}
	for _, l := range losses {
		fmt.Fprintf(w, "  loss %s\n", l)
	}
	return nil
}

// half tells the half that rules may be tuned on, 0, from the one set aside, 1.
func half(id string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32() % 2
}

func printHalves(w io.Writer, tuned, aside fmt.Stringer) {
	fmt.Fprintf(w, "%-10s %s\n%-10s %s\n", "tuned on", tuned, "set aside", aside)
}

var jobs = []job{
	{"ud", scoreUD}, {"pages", scorePages}, {"phrases", scorePhrases}, {"reign", scoreReign},
	{"timex", scoreTimex}, {"gsr", scoreGSR}, {"plv", scorePLV}, {"gold", scoreGold}, {"reuters", scoreReuters},
}

// Names are the sets that Run knows, in order.
func Names() []string {
	var out []string
	for _, j := range jobs {
		out = append(out, j.name)
	}
	return out
}

// Run scores the set of that name, or all of them for "all". A set that is not
// in its folder is said to be absent.
func Run(w io.Writer, p *pipeline.Pipeline, opt Options, name string) error {
	entries, names := p.Actors.Len()
	fmt.Fprintf(w, "model %s, %d actors with %d names, %d patterns\n\n", p.Parser.Version(), entries, names, p.Events.Patterns())
	found := false
	for _, j := range jobs {
		if name != "all" && name != j.name {
			continue
		}
		found = true
		fmt.Fprintf(w, "## %s   (dyad eval %s --data DIR)\n", j.name, j.name)
		err := j.run(w, p, opt)
		var absent *fs.PathError
		if errors.As(err, &absent) && errors.Is(err, fs.ErrNotExist) {
			fmt.Fprintf(w, "not measured: there is no %s\n", filepath.Base(absent.Path))
		} else if err != nil {
			return fmt.Errorf("score %s: %w", j.name, err)
		}
		fmt.Fprintln(w)
	}
	if !found {
		return fmt.Errorf("no such set %q; one of all, %v", name, Names())
	}
	return nil
}

func scoreUD(w io.Writer, p *pipeline.Pipeline, opt Options) error {
	for _, name := range []string{"en_ewt-dev.conllu", "en_gum-dev.conllu"} {
		f, err := os.Open(filepath.Join(opt.Data, "ud", name))
		if err != nil {
			return err
		}
		blocks, err := parse.ReadCoNLLU(f)
		f.Close()
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s (tuned on: the published test files are not used)\n", name)
		parse.Evaluate(p.Parser, blocks).Print(w)
	}
	return nil
}

func scorePages(w io.Writer, _ *pipeline.Pipeline, opt Options) error {
	_, even, odd, err := read.ScorePages(filepath.Join(opt.Data, "web", "news-pages"))
	if err != nil {
		return err
	}
	for _, h := range []struct {
		name string
		s    read.Scores
	}{{"tuned on", even}, {"set aside", odd}} {
		fmt.Fprintf(w, "%-10s %d pages: text F1 %.3f (P %.3f R %.3f, runs of 4 words), title %.3f, date %.3f, gold sentences dropped by rules %.4f\n",
			h.name, h.s.Pages, h.s.F1, h.s.Precision, h.s.Recall, h.s.Title, h.s.Date, h.s.GoldShare)
	}
	return nil
}

func scorePhrases(w io.Writer, p *pipeline.Pipeline, opt Options) error {
	f, err := os.Open(filepath.Join(opt.Data, "actors", "phrases.tsv"))
	if err != nil {
		return err
	}
	defer f.Close()
	s, err := actors.ScorePhrases(p.Actors, f)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "country and sector right: tuned on %s, set aside %s\n", rate(s.Tuned), rate(s.Held))
	return err
}

func scoreReign(w io.Writer, p *pipeline.Pipeline, opt Options) error {
	f, err := os.Open(filepath.Join(opt.Data, "actors", "reign-leaders-to-2009.csv"))
	if err != nil {
		return err
	}
	defer f.Close()
	s, err := actors.ScoreReign(p.Actors, f)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "GOV of the right country at mid-spell %s (with the country named %s; spells ending since 1990 %s), not GOV a year after %s\n",
		rate(s.Mid), rate(s.MidTitled), rate(s.MidSince1990), rate(s.After))
	return err
}

func rate(s actors.Score) string { return fmt.Sprintf("%.3f (%d of %d)", s.Rate(), s.Right, s.All) }

func scoreTimex(w io.Writer, p *pipeline.Pipeline, opt Options) error {
	sub := filepath.Join(opt.Data, "timex")
	if _, err := os.Stat(sub); err != nil {
		return err
	}
	parse := func(a dyad.Article) []dyad.Sentence { return p.Parser.Parse(a.Text) }
	for _, h := range []struct {
		name string
		keep func(string) bool
	}{{"tuned on", func(n string) bool { return !dates.SetAside(n) }}, {"set aside", dates.SetAside}} {
		s, err := p.Dates.ScoreTimex(os.DirFS(sub), parse, h.keep)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%-10s %s\n", h.name, s)
	}
	return nil
}
