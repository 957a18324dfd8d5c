package parse

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
)

func TestStrangeTexts(t *testing.T) {
	p := load(t)
	for name, text := range map[string]string{
		"long":     strings.Repeat("the envoy of a small country left and ", 250),
		"one word": strings.Repeat("a", 100000),
		"marks":    strings.Repeat("(", 5000),
		"emoji":    "Talks 🙂🙂 failed 👩‍👩‍👧.",
		"scripts":  "The paper 人民日报 and الجزيرة reported it.",
		"capitals": "MINISTER SAYS TALKS FAILED",
		"lower":    "the minister says talks failed",
		"broken":   "a\xff\xfeb \x00 c",
		"empty":    "",
		"blanks":   " \n\n \t",
	} {
		for _, s := range p.Parse(text) {
			roots := 0
			for i, tok := range s.Tokens {
				if tok.Head < 0 {
					roots++
				} else if !s.Below(i, s.Root()) {
					t.Errorf("%s: word %d is not under the root", name, i)
				}
			}
			if roots != 1 {
				t.Errorf("%s: %d roots", name, roots)
			}
			for _, nm := range s.Names {
				if nm.From < 0 || nm.To > len(s.Tokens) || nm.From >= nm.To {
					t.Errorf("%s: name %v", name, nm)
				}
			}
		}
	}
}

func TestHeadlinesKeepTheirSubject(t *testing.T) {
	p := load(t)
	for _, text := range []string{"MINISTER REJECTS OFFER", "Minister Rejects Offer", "minister rejects offer"} {
		s := p.Parse(text)[0]
		if got, want := tree(text, &s), "<nsubj-"; !strings.Contains(got, want) {
			t.Errorf("%s: %s", text, got)
		}
	}
}

func TestManyGoroutinesGiveOneAnswer(t *testing.T) {
	p := load(t)
	text := "The president met his guest. They signed a treaty in Geneva on Monday."
	want := p.Parse(text)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := p.Parse(text); !reflect.DeepEqual(got, want) {
				t.Error("two goroutines differ")
			}
		})
	}
	wg.Wait()
}

func TestAnnotateKeepsTheRest(t *testing.T) {
	p := load(t)
	in := "# note = mine\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tA=b\n1\tdo\tx\tX\tXX\t_\t0\tdep\t_\t_\n2\tn't\tx\tX\tXX\t_\t1\tdep\td\te\n\n"
	blocks, err := ReadCoNLLU(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	p.Annotate(&blocks[0])
	var sb strings.Builder
	if err := WriteCoNLLU(&sb, blocks); err != nil {
		t.Fatal(err)
	}
	got := strings.Split(sb.String(), "\n")
	if got[0] != "# note = mine" || got[1] != "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tA=b" || !strings.HasSuffix(got[3], "\td\te") {
		t.Errorf("got %q", got)
	}
	if !strings.HasPrefix(got[3], "2\tn't\tnot\tPART\tRB\t") {
		t.Errorf("n't: %q", got[3])
	}
}

// TestLockNamesTheModel fails when the model was replaced without its record.
func TestLockNamesTheModel(t *testing.T) {
	lock, err := fs.ReadFile(Embedded(), "models.lock")
	if err != nil {
		t.Fatal(err)
	}
	model, err := fs.ReadFile(Embedded(), ModelFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{fmt.Sprintf("%x", sha256.Sum256(model)), load(t).Version()} {
		if !strings.Contains(string(lock), want) {
			t.Errorf("models.lock does not hold %s", want)
		}
	}
}

const lessons = `# sent_id = GUM_a
1	Talks	talk	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	failed	fail	VERB	VBD	Tense=Past	0	root	_	_
3	.	.	PUNCT	.	_	2	punct	_	_

1	She	she	PRON	PRP	_	2	nsubj	_	_
2	left	leave	VERB	VBD	Tense=Past	0	root	_	_
3	Peru	Peru	PROPN	NNP	_	2	obj	_	_
4	.	.	PUNCT	.	_	2	punct	_	_

`

func TestTrainingRepeats(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a-train.conllu"), []byte(strings.Repeat(lessons, 20)), 0o644); err != nil {
		t.Fatal(err)
	}
	var first []byte
	for range 2 {
		b, err := Train(context.Background(), dir, TrainOptions{Epochs: 2})
		if err != nil {
			t.Fatal(err)
		}
		if first != nil && string(first) != string(b) {
			t.Fatal("two trainings give different models")
		}
		first = b
	}
	if _, err := LoadBytes(first); err != nil {
		t.Fatal(err)
	}
}

func FuzzLoadBytes(f *testing.F) {
	var s sections
	s.add("tags", []byte("NOUN/NN\n"))
	s.add("sizes", []byte("16 1 16 16 1"))
	f.Add(s.bytes())
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, err := LoadBytes(b); err == nil {
			p.Parse("Talks failed.")
		}
	})
}

// The text of the benchmarks: 12 sentences of 27 words, as news has.
var benchText = strings.Repeat("The foreign minister of the small island state said on Tuesday that his government had "+
	"not yet decided whether to accept the offer made by Norway.\n\n", 12)

func BenchmarkSplit(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		split(benchText)
	}
	b.ReportMetric(12*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}

func BenchmarkParse(b *testing.B) {
	p := load(b)
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(benchText)
	}
	b.ReportMetric(12*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load(b)
	}
}
