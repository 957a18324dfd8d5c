package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"dyad"
	"dyad/pipeline"
	"dyad/read"
)

// storyKinds are kinds of wire stories with topics of Reuters-21578. States
// seldom act upon each other in the first two: an event between two states
// there is most often a false alarm. All stories stand beside for comparison.
var storyKinds = []struct {
	name   string
	topics []string // every topic of the story is among them; nil: any story
}{
	{"companies (earn, acq)", []string{"earn", "acq"}},
	{"commodities and rates", []string{"grain", "wheat", "corn", "sugar", "coffee", "cocoa", "gold", "copper", "cotton", "livestock", "oilseed",
		"veg-oil", "soybean", "crude", "nat-gas", "ship", "interest", "money-supply", "cpi", "gnp", "reserves", "iron-steel", "rubber", "alum"}},
	{"any topic", nil},
}

// mostStories is how many stories of each kind are read.
const mostStories = 1000

// scoreReuters counts events between two states in wire stories of 1987.
func scoreReuters(w io.Writer, p *pipeline.Pipeline, opt Options) error {
	lines, err := readStories(filepath.Join(opt.Data, "streams", "reuters1987-feb-apr.jsonl.gz"))
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "streams/reuters1987-feb-apr.jsonl.gz, the first %d stories of each kind\n", mostStories)
	stories, start := 0, time.Now()
	for i, k := range storyKinds {
		alarms, events := 0, 0
		for _, evs := range codeAll(p, lines[i]) {
			events += len(evs)
			if slices.ContainsFunc(evs, betweenStates) {
				alarms++
			}
		}
		stories += len(lines[i])
		fmt.Fprintf(w, "%-22s %4d stories, %5d events; %.4f of the stories give an event between two states\n", k.name, len(lines[i]), events, share(alarms, len(lines[i])))
	}
	if opt.Timing {
		fmt.Fprintf(w, "machine-dependent: %.0f stories a second, %d threads, %s\n", float64(stories)/time.Since(start).Seconds(), runtime.GOMAXPROCS(0), cpu())
	}
	return nil
}

// readStories gives the first stories of each kind, as lines of JSON.
func readStories(file string) ([][][]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("unpack stories: %w", err)
	}
	out := make([][][]byte, len(storyKinds))
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var story struct {
			Topics []string `json:"topics"`
		}
		if err := json.Unmarshal(lines.Bytes(), &story); err != nil {
			return nil, fmt.Errorf("read story: %w", err)
		}
		for i, k := range storyKinds {
			other := func(t string) bool { return !slices.Contains(k.topics, t) }
			if len(out[i]) < mostStories && (k.topics == nil || len(story.Topics) > 0 && !slices.ContainsFunc(story.Topics, other)) {
				out[i] = append(out[i], bytes.Clone(lines.Bytes()))
			}
		}
	}
	return out, lines.Err()
}

// codeAll codes stories on all processors and gives their events in order.
func codeAll(p *pipeline.Pipeline, lines [][]byte) [][]dyad.Event {
	out := make([][]dyad.Event, len(lines))
	rd := read.New(read.Options{})
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				for a := range rd.Read(bytes.NewReader(lines[i]), "story") {
					out[i] = append(out[i], p.Code(a).Events...)
				}
			}
		})
	}
	for i := range lines {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

// betweenStates reports whether the event has one state on one side and
// another on the other.
func betweenStates(ev dyad.Event) bool {
	target := ev.Target
	if ev.Symmetric {
		target = append(slices.Clone(ev.Source), ev.Target...)
	}
	for _, s := range ev.Source {
		for _, t := range target {
			if isState(s) && isState(t) && s.Code != t.Code {
				return true
			}
		}
	}
	return false
}

func isState(ac dyad.Actor) bool { return ac.Code != "" && codeNow(ac.Code) != "IGO" }

// cpu names the processor, as Linux tells it.
func cpu() string {
	b, _ := os.ReadFile("/proc/cpuinfo")
	for _, line := range strings.Split(string(b), "\n") {
		if name, ok := strings.CutPrefix(line, "model name"); ok {
			return strings.TrimLeft(name, "\t :")
		}
	}
	return runtime.GOARCH
}
