package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dyad": func() { os.Exit(Main()) }})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata", Setup: func(env *testscript.Env) error {
		env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
		return nil
	}})
}

const lesson = `# sent_id = GUM_own
1	Ministers	minister	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	met	meet	VERB	VBD	Tense=Past	0	root	_	_
3	Norwegian	Norwegian	ADJ	JJ	_	4	amod	_	_
4	envoys	envoy	NOUN	NNS	Number=Plur	2	obj	_	_
5	.	.	PUNCT	.	_	2	punct	_	_

`

// TestTrain trains twice on a toy treebank: the same bytes come out.
func TestTrain(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "own-train.conllu"), []byte(strings.Repeat(lesson, 40)), 0o644); err != nil {
		t.Fatal(err)
	}
	var models [2][]byte
	for i := range models {
		path, log := filepath.Join(dir, "model"), bytes.Buffer{}
		if code := runCLI(run{context.Background(), nil, &log, &log}, []string{"train", "parse", "--data", dir, "-o", path}); code != 0 {
			t.Fatalf("exit code %d: %s", code, &log)
		}
		models[i], _ = os.ReadFile(path)
	}
	if len(models[0]) == 0 || !bytes.Equal(models[0], models[1]) {
		t.Errorf("two trainings give %d and %d bytes, or others", len(models[0]), len(models[1]))
	}
}

// TestExitCodes holds the exit codes and the last words of every kind of
// fault; the scripts tell only success from failure.
func TestExitCodes(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	const deed = "Norway imposed sanctions on Belarus, and the Norwegian prime minister met her Swedish counterpart in Oslo."
	good := file("good.txt", deed)
	st := filepath.Join(dir, "store")
	for _, tc := range []struct {
		name string
		args []string
		code int
		said string // on standard error
		out  string // on standard output
	}{
		{"a missing date is a note", []string{"code", "--csv", good}, 0, "no-date", "SANCTION"},
		{"a cut page is a note", []string{"code", "--json", "testdata/cut.html"}, 0, "truncated", `"truncated":true`},
		{"missing file, rest done", []string{"code", "--csv", file("x.txt", deed) + "-not", good}, 1, "check the path", "SANCTION"},
		{"a folder", []string{"code", dir}, 1, "dyad add", ""},
		{"unreadable beats problems", []string{"code", dir + "/none", file("e", "")}, 1, "empty", ""},
		{"empty", []string{"code", "--json", file("empty.txt", "")}, 3, "empty", `"events":[]`},
		{"binary", []string{"code", "--json", file("pic.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\xff\xfe"), good}, 3, "binary", "SANCTION"},
		{"broken UTF-8", []string{"code", "--json", file("broken.txt", "The caf\xc3 of Oslo. "+deed)}, 3, "encoding", "SANCTION"},
		{"bad line", []string{"code", "--json", file("bad.jsonl", "{\"text\":\"a\"}\n{oops\n{\"text\":\""+deed+"\"}\n")}, 3, "bad-json", "SANCTION"},
		{"wrong flag", []string{"code", "--jsn"}, 2, `did you mean one of "--json"`, ""},
		{"two forms", []string{"code", "--json", "--csv"}, 2, "--json and --csv", ""},
		{"wrong date", []string{"code", "--published", "7/1/2020"}, 2, "want YYYY-MM-DD", ""},
		{"wrong command", []string{"brif"}, 2, `did you mean "brief"`, ""},
		{"wrong help", []string{"help", "nothing"}, 2, "see dyad --help", ""},
		{"add", []string{"add", "--store", st, good}, 0, "", "1 articles read, 1 new"},
		{"add again", []string{"add", "--store", st, good}, 0, "", "Nothing was new"},
		{"add missing, rest done", []string{"add", "--store", st, dir + "/none", good}, 1, "check the path", "1 seen before"},
		{"add same id", []string{"add", "--store", st, file("same.jsonl",
			`{"id":"n1","text":"`+deed+` The talks were short."}`+"\n"+`{"id":"n1","text":"`+deed+` The talks were long."}`)}, 3, "", "same-id"},
		{"unknown actor", []string{"events", "Norwai", "BLR", "--store", st}, 2, `did you mean "Norway"`, ""},
		{"actor like nothing", []string{"brief", "Qqqqqqqq", "BLR", "--store", st}, 2, "ISO code", ""},
		{"no store", []string{"brief", "NOR", "BLR", "--store", dir + "/none"}, 1, "dyad add", ""},
		{"no folder for the brief", []string{"brief", "NOR", "BLR", "--store", st, "-o", dir + "/none/b"}, 1, "choose another file", ""},
		{"dates of bytes", []string{"dates", file("b", "on \xff Sunday")}, 3, "iconv", ""},
		{"bad CoNLL-U", []string{"parse", "--input", "conllu", file("b.conllu", "1\tone\n\n")}, 3, "mend that line", ""},
		{"nothing to train on", []string{"train", "parse", "--data", dir, "-o", dir + "/m"}, 1, "train", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var out, log bytes.Buffer
			code := runCLI(run{context.Background(), strings.NewReader(""), &out, &log}, tc.args)
			if code != tc.code || !strings.Contains(log.String(), tc.said) || !strings.Contains(out.String(), tc.out) {
				t.Errorf("dyad %s: exit code %d, want %d\nstderr (want %q): %s\nstdout (want %q): %s",
					strings.Join(tc.args, " "), code, tc.code, tc.said, &log, tc.out, &out)
			}
		})
	}
}

// codeExamples runs dyad code over the example collection.
func codeExamples(t *testing.T) string {
	files, errs := expand([]string{"../../examples/us-iraq"})
	if len(errs) > 0 || len(files) < 80 {
		t.Fatal(len(files), errs)
	}
	var out, log bytes.Buffer
	if code := runCLI(run{context.Background(), strings.NewReader(""), &out, &log}, append([]string{"code", "--json", "--text"}, files...)); code != 0 {
		t.Fatalf("exit code %d: %s", code, &log)
	}
	return out.String()
}

// TestSchema checks the JSON of the whole example collection against the
// published schema, and that it is the same bytes on any number of threads.
func TestSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/code.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	out := codeExamples(t)
	events := 0
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%.80s: %v", line, err)
		}
		events += len(v.(map[string]any)["events"].([]any))
	}
	if events < 300 {
		t.Errorf("%d events in the collection", events)
	}
	runtime.GOMAXPROCS(1)
	if codeExamples(t) != out {
		t.Error("one thread gives other bytes than four")
	}
}

// TestSchemaCatches holds that the schema is not so open that it lets wrong
// output through.
func TestSchemaCatches(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/code.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var out, log bytes.Buffer
	if code := runCLI(run{context.Background(), nil, &out, &log}, []string{"code", "--json", "testdata/cut.html"}); code != 0 {
		t.Fatalf("exit code %d: %s", code, &log)
	}
	for _, tc := range []struct{ from, to string }{
		{`"events":[{`, `"events":null,"old":[{`},
		{`"event":"SANCTION"`, `"event":"ATTACK"`},
		{`"modes":[`, `"kinds":[`},
		{`"published":"2019-06-12"`, `"published":"12 June"`},
		{`"code":"NOR"`, `"code":"Norway"`},
		{`"modality":"actual"`, `"modality":"real"`},
		{`"problems":[{"code":"truncated"`, `"problems":[{"code":"cut"`},
		{`"span":[0,`, `"span":[0,1,`},
	} {
		line := strings.Replace(out.String(), tc.from, tc.to, 1)
		if line == out.String() {
			t.Errorf("no %s in %s", tc.from, line)
		}
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(v) == nil {
			t.Errorf("%s passes for %s", tc.to, tc.from)
		}
	}
}
